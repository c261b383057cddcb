"""Whether what was asked happens, and what happens then; one file a subject."""
