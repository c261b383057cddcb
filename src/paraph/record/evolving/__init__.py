"""What each kind of event makes of the state, one file a subject."""
