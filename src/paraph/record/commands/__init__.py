"""What a person can ask to happen, in the imperative, one file a subject."""
