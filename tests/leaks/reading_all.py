"""Everything that a seat can read of a journal, each under the name of where it would read it."""

import datetime as dt
from collections.abc import Iterator
from random import Random

from tests.leaks.histories import SUBJECTS, Given, outcome
from tests.small_talks import NOON

from paraph.briefs.brief import positions_brief, whole_brief
from paraph.briefs.due import due_brief
from paraph.briefs.log import log_brief
from paraph.briefs.refusals import refusal_words
from paraph.briefs.tree import Brief
from paraph.briefs.verifying import verified_words
from paraph.briefs.view import View
from paraph.desk.consult import Question, consult_packages
from paraph.desk.journal import Journal, Stale
from paraph.desk.keeping import heads_for, seen_by
from paraph.desk.reading import Reading, channel_of_reader, entries_for
from paraph.desk.roadmaps import consult_roadmap
from paraph.desk.submitting import Accepted
from paraph.desk.viewing import entries_of, view_of
from paraph.files.answering import positions_answer
from paraph.files.brief_json import brief_json
from paraph.files.html import html
from paraph.files.packages_answering import packages_answer
from paraph.files.roadmap_answering import roadmap_answer
from paraph.files.terminal import text
from paraph.packages.solutions import SolutionName
from paraph.record.chain import first_bad
from paraph.record.due import due
from paraph.record.evolve import fold
from paraph.record.refusals import Unknown
from paraph.record.verifying import verified
from paraph.terms.ids import Seat

Read = tuple[str, object]
MOMENTS = [NOON + dt.timedelta(hours=hours) for hours in (0, 60, 400)]
FEW = Question(draws=2_000, names=(SolutionName.NASH,))


def everything(journal: Journal, seat: str) -> Iterator[Read]:
    """Give all that costs little: entries, state, what is due, logs, checks."""
    reader = Seat(seat)
    channel = channel_of_reader(reader)
    entries = entries_for(journal, channel, {})
    yield "entries", entries
    yield "bytes", b"".join(each.salt + each.body + each.link for each in entries)
    copy = seen_by(journal, reader)
    yield "copy", copy
    heads = heads_for(journal, reader)
    yield "heads", heads
    yield "chain", first_bad(journal.talks, entries)
    checked = verified(journal.talks, entries, copy[1].items(), [heads])
    yield "verification", (checked, list(verified_words(checked, 1)))
    view, told = view_of(journal, reader, "0"), entries_of(journal, reader)
    assert not isinstance(view, Unknown)
    assert not isinstance(told, Unknown)
    yield "view", repr(view)
    yield "state", repr(fold(each.event for each in told))
    for talks in (view.talks, Reading(journal).of(channel).talks):
        yield "state again", repr(talks)
        yield "due", [due(talks, moment, reader) for moment in MOMENTS]
    yield "log", brief_json(log_brief(view, told))
    yield "due in words", brief_json(due_brief(view, due(view.talks, NOON, reader), NOON))
    yield "positions", positions_answer(view).model_dump_json()


def probes(journal: Journal, seat: str, seed: int) -> Iterator[Read]:
    """Give what becomes of commands by a seat; those that are done go into the journal."""
    random = Random(seed)
    reading = Reading(journal)
    for _ in range(12):
        given = Given(seat, random.choice(SUBJECTS)(random, seat), 40, is_hidden=False)
        yield given.command.TAG, known_of(outcome(reading, given), reading, seat)
    stale = Given(seat, random.choice(SUBJECTS)(random, seat), 40, is_hidden=False, seen=3)
    yield "stale", known_of(outcome(reading, stale), reading, seat)


def known_of(done: object, reading: Reading, seat: str) -> object:
    """Return all that an author learns of what became of a command."""
    match done:
        case Accepted(entries):
            return entries
        case Stale() as stale:
            return stale.meanwhile
        case refusal:
            talks = reading.of(channel_of_reader(Seat(seat))).talks
            return refusal, refusal_words(talks, refusal)


def answers(view: View) -> Iterator[Read]:
    """Give what is computed of a view, as JSON."""
    packages = consult_packages(view.talks, FEW)
    yield "packages", packages_answer(view, packages).model_dump_json()
    roadmap = consult_roadmap(view.talks, packages)
    yield "roadmap", roadmap_answer(view, roadmap).model_dump_json()


def briefs(view: View) -> Iterator[Read]:
    """Give the whole brief in every form, and the positions alone."""
    packages = consult_packages(view.talks, FEW)
    whole = whole_brief(view, packages, consult_roadmap(view.talks, packages))
    for name, brief in (("brief", whole), ("positions brief", positions_brief(view))):
        yield from _drawn(name, brief)


def _drawn(name: str, brief: Brief) -> Iterator[Read]:
    yield f"{name}, JSON", brief_json(brief)
    yield f"{name}, text", text(brief)
    yield f"{name}, HTML", html(brief)
