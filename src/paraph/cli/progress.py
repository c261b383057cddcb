"""Progress on the error stream: a bar for a person, plain lines for a log, nothing when quiet."""

import signal
import sys
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

from paraph.packages.space import EnoughError


@dataclass(slots=True)
class Telling:
    """Tells how far the work is."""

    bar: Progress | None
    task: TaskID | None
    quiet: bool
    told: str = ""
    wants_no_more: bool = False

    def packages(self, done: int, of: int) -> None:
        """Tell how far the work on packages is, as far as anyone can say.

        Raises:
            EnoughError: A person wants what there is so far.
        """
        if self.wants_no_more:
            raise EnoughError
        if self.bar is not None and self.task is not None:
            self.bar.update(self.task, description="on packages", completed=done, total=of)
        elif self.told != "packages":
            self.doing("working on packages")
            self.told = "packages"

    def orders(self, done: int, of: int) -> None:
        """Tell how many orders of the steps were found."""
        self._counted("orders", done, of)

    def date_draws(self, done: int, of: int) -> None:
        """Tell how many draws of dates are done."""
        self._counted("draws", done, of)

    def _counted(self, what: str, done: int, of: int) -> None:
        if self.wants_no_more:
            raise KeyboardInterrupt
        if self.bar is not None and self.task is not None:
            self.bar.update(self.task, description=f"on {what}", completed=done, total=of or None)
        elif self.told != what:
            self.doing(f"working on {what}")
            self.told = what

    def stop(self, number: int, frame: FrameType | None) -> None:
        """Ask for what there is so far; asked again, leave at once."""
        del number, frame
        if self.wants_no_more:
            raise KeyboardInterrupt
        self.wants_no_more = True
        self.doing("ending with what is found so far; once more to leave at once")

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
    with _told(quiet=quiet) as tell:
        before = signal.signal(signal.SIGINT, tell.stop)
        try:
            yield tell
        finally:
            signal.signal(signal.SIGINT, before)


@contextmanager
def _told(*, quiet: bool) -> Generator[Telling]:
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
