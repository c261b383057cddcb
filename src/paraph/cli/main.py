"""The command line: every command, and what happens when a person or a pipe stops one.

Exit codes: 0 done, 1 findings, 2 usage, 3 bad data (docs/reference/commands.md).
"""

import os
import sys

from paraph.cli import case_commands, journal_commands, keeping_commands, roadmap_commands
from paraph.cli.app import app
from paraph.cli.exits import DONE, INTERRUPTED

COMMANDS = (case_commands, roadmap_commands, keeping_commands, journal_commands)
"""The modules whose commands the app has; importing them is what adds them."""


def main() -> None:
    """Run the command line."""
    try:
        app()
    except KeyboardInterrupt:
        sys.stderr.write("paraph: stopped; nothing was written\n")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader went away, as `head` does; the rest of the output is nobody's loss.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)
