"""A case folder becomes a journal: what goes to everybody, and what stays with the team."""

import hashlib
from collections import Counter
from pathlib import Path

import pytest
from tests.small_talks import NOON, salt, speaker

from paraph.desk.opening import Opened, found
from paraph.desk.reading import Reading
from paraph.desk.submitting import Stamp
from paraph.desk.viewing import entries_of
from paraph.files.case.loading import load_case
from paraph.record.chain import first_bad
from paraph.record.channels import MEDIATORS, PLENARY
from paraph.record.digests import digest
from paraph.record.entries import Entry
from paraph.record.events.enquiries import FolderKept, KeptFile
from paraph.record.events.event import Event
from paraph.record.evolve import fold
from paraph.record.refusals import Unknown
from paraph.store.memory import MemoryJournal
from paraph.terms.ids import MEDIATOR, Seat
from paraph.terms.sources import Citation

STAMP = Stamp(speaker("mediator"), NOON, NOON)
FILES = {"case.yaml": b"title: T", "a.txt": b"A"}
FOR_ALL = {
    "talks-opened",
    "report-filed",
    "party-seated",
    "outsider-named",
    "level-set",
    "track-opened",
    "issue-opened",
    "rule-set",
    "position-stated",
}


@pytest.fixture(scope="module")
def events(example: Path) -> tuple[Event, ...]:
    """What the reference case is founded on."""
    return tuple(load_case(example).events)


def opened(events: tuple[Event, ...], *, is_shared: bool = False) -> MemoryJournal:
    journal = MemoryJournal("example", "t")
    found(journal, Opened(events, FILES, is_shared=is_shared), STAMP, salt)
    return journal


def entries(journal: MemoryJournal, seat: str) -> list[Entry]:
    told = entries_of(journal, Seat(seat))
    assert not isinstance(told, Unknown)
    return told


def test_everybody_is_told_the_frame_and_the_cited_positions(events: tuple[Event, ...]) -> None:
    plenary = [each.event for each in entries(opened(events), "syria")]
    assert {event.TAG for event in plenary} <= FOR_ALL
    positions = fold(events).positions
    cited = tuple(each for each in positions if isinstance(each.source, Citation))
    assert fold(plenary).positions == cited
    for part in ("reports", "parties", "outsiders", "ladder", "tracks", "issues", "rules"):
        assert getattr(fold(plenary), part) == getattr(fold(events), part)


def test_what_the_team_supposes_or_works_out_stays_with_it(events: tuple[Event, ...]) -> None:
    private = [
        each.event for each in entries(opened(events), MEDIATOR) if each.channel == MEDIATORS
    ]
    kinds = Counter(event.TAG for event in events)
    left = {tag: kinds[tag] for tag in kinds if tag not in FOR_ALL}
    found_kinds = Counter(event.TAG for event in private)
    assert left
    assert {tag: found_kinds[tag] for tag in left} == left
    talks = fold(each.event for each in entries(opened(events), "turkey"))
    for part in ("weights", "values", "reservations", "interests", "steps", "red_lines"):
        assert getattr(talks, part) == ()
    assert talks.kept is None


def test_the_team_has_the_events_of_the_folder_and_its_state(events: tuple[Event, ...]) -> None:
    told = [each.event for each in entries(opened(events), MEDIATOR)]
    *folder, kept = told
    assert folder == list(events)
    listed = tuple(
        KeptFile(name, hashlib.sha256(raw).hexdigest()) for name, raw in sorted(FILES.items())
    )
    assert kept == FolderKept(listed, digest(events))
    assert digest(folder) == digest(events)


def test_a_party_that_mediates_reads_as_the_team(events: tuple[Event, ...]) -> None:
    journal = opened(events)
    assert entries(journal, "russia") == entries(journal, MEDIATOR)


def test_a_shared_folder_is_for_everybody_but_for_the_list_of_its_files(
    events: tuple[Event, ...],
) -> None:
    journal = opened(events, is_shared=True)
    assert [each.event for each in entries(journal, "iran")] == list(events)
    assert len(entries(journal, MEDIATOR)) == len(events) + 1


def test_files_are_kept_as_they_were(events: tuple[Event, ...]) -> None:
    journal = opened(events)
    assert dict(journal.documents()) == {
        hashlib.sha256(raw).hexdigest(): raw for raw in FILES.values()
    }


def test_the_chain_of_a_new_journal_holds(events: tuple[Event, ...]) -> None:
    journal = opened(events)
    assert first_bad("t", journal.read(journal.channels(), {})) is None
    assert Reading(journal).of(PLENARY).talks.title == fold(events).title


def test_somebody_without_a_seat_is_shown_nothing(events: tuple[Event, ...]) -> None:
    told = entries_of(opened(events), Seat("norway"))
    assert isinstance(told, Unknown)
    assert (told.kind, told.id) == ("seat", "norway")
