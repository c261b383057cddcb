"""What can have happened, in the past tense, one file a subject."""
