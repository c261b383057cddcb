"""What happened, what state that makes, and who may see it."""
