"""A journal becomes a case folder again: the folder it was opened from, where nothing was added."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from paraph.files.case.writing import case_files
from paraph.record.digests import digest
from paraph.record.events.enquiries import FolderKept
from paraph.record.events.event import Event
from paraph.record.events.founding import FoundingEvent, PositionStated
from paraph.record.evolve import fold
from paraph.record.founding import founding_events
from paraph.terms.ids import PositionId

AS_OPENED = "as-opened"


def folder_of(events: Iterable[Event], documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the files of a case folder, by name.

    Where the case is what was opened, these are the very files that were opened, comments and
    all. Where something came since, the case is written anew, and those files lie in a folder of
    their own beside it.

    Args:
        events: As the reader sees them, in order.
        documents: What they name, by SHA-256 in hex.

    Raises:
        Malformed: The case cannot be written as a folder.
    """
    every = list(events)
    founding = [each for each in every if isinstance(each, FoundingEvent)]
    kept = next((each for each in every if isinstance(each, FolderKept)), None)
    originals = {each.name: documents[each.digest] for each in kept.files} if kept else {}
    if kept is not None and digest(founding) == kept.digest:
        return originals
    written = case_files(numbered(founding_events(fold(founding))), documents)
    return {**written, **{f"{AS_OPENED}/{name}": raw for name, raw in originals.items()}}


def numbered(events: Iterable[FoundingEvent]) -> Iterator[FoundingEvent]:
    """Give events with every position called by its place in its cell, as a folder calls it."""
    counts: Counter[str] = Counter()
    for event in events:
        if isinstance(event, PositionStated):
            cell = f"{event.position.party}/{event.position.issue}"
            counts[cell] += 1
            position = replace(event.position, id=PositionId(f"{cell}/{counts[cell]}"))
            yield PositionStated(position)
        else:
            yield event
