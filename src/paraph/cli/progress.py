"""Progress on the error stream: a bar for a person, plain lines for a log, nothing when quiet."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn


@dataclass(slots=True)
class Telling:
    """Tells how far the work is."""

    bar: Progress | None
    task: TaskID | None
    quiet: bool
    told: str = ""

    def packages(self, done: int, of: int) -> None:
        """Tell how many packages are walked."""
        if self.bar is not None and self.task is not None:
            self.bar.update(self.task, description="walking packages", completed=done, total=of)
        elif self.told != "packages":
            self.doing(f"walking {of:,} packages")
            self.told = "packages"

    def doing(self, what: str) -> None:
        """Tell what is being done now."""
        if self.quiet:
            return
        if self.bar is not None:
            self.bar.console.print(what)
        else:
            sys.stderr.write(f"{what}\n")


@contextmanager
def telling(*, quiet: bool) -> Generator[Telling]:
    """Tell of progress while the work inside goes on."""
    if quiet or not sys.stderr.isatty():
        yield Telling(None, None, quiet)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.completed:,.0f} of {task.total:,.0f}"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield Telling(bar, bar.add_task("reading", total=1), quiet)
