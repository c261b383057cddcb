"""The nouns of the field and their units."""
