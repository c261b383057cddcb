"""A report -> what it says, each piece with its span in the raw text."""
