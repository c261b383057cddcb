"""Use cases: what a person can ask of the talks."""
