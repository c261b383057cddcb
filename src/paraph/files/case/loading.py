"""A case folder, loaded: its founding events, or every fault at once."""

import gc
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from paraph.files.case.checking import check
from paraph.files.case.form import Sourced
from paraph.files.case.forming import Placed
from paraph.files.case.founding import founding_events
from paraph.files.case.naming import with_names_known
from paraph.files.case.quoting import Filed, read_reports, read_sources, unlisted
from paraph.files.case.reading import Folder, read_folder
from paraph.files.faults import Malformed
from paraph.record.events.founding import FoundingEvent
from paraph.terms.sources import Source


@dataclass(frozen=True, slots=True)
class LoadedCase:
    """A case without faults.

    Attributes:
        unread: Files under `reports/` that no entry names.
    """

    events: tuple[FoundingEvent, ...]
    unread: tuple[str, ...]


def load_case(root: Path) -> LoadedCase:
    """Load a case folder whole.

    Raises:
        Malformed: With every fault of all files; nothing is loaded then.
    """
    with _uncollected():
        folder = read_folder(root)
        return LoadedCase(events_of(folder, read_reports(folder)), unlisted(folder))


@contextmanager
def _uncollected() -> Generator[None]:
    """Look for no rubbish meanwhile.

    A case is a great many small things that all stay; going through them again and again to find
    the circles among them, of which there are none, takes a fifth of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def events_of(folder: Folder, reports: dict[str, Filed]) -> tuple[FoundingEvent, ...]:
    """Return the founding events of a folder that was read.

    Raises:
        Malformed: With every fault of all files.
    """
    sources = read_sources(folder, reports)
    faults = [*with_names_known(folder), *check(folder)]
    if faults or folder.head is None:
        raise Malformed(faults)

    def source_of(placed: Placed[Sourced]) -> Source:
        return sources[placed.file.name, placed.path]

    return tuple(founding_events(folder, folder.head.entry, reports, source_of))
