"""The exit codes, documented in docs/reference/commands.md."""

DONE = 0
FINDINGS = 1
USAGE = 2
BAD_DATA = 3
INTERRUPTED = 130
"""What shells expect of a program stopped from the keyboard."""
