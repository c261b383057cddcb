"""The case without its history: one event for each thing, and the same state again."""

import datetime as dt
from random import Random

import pytest
from tests.event_samples import SAMPLES
from tests.strategies import random_matter

from paraph.record.events.founding import (
    ComplianceReported,
    OutsideEventExpected,
    StepProposed,
    StepValueGiven,
    TalksOpened,
)
from paraph.record.evolve import fold
from paraph.record.founding import founding_events
from paraph.record.growing import value_key
from paraph.record.negotiation import Negotiation
from paraph.terms.calendars import Calendar
from paraph.terms.ids import MEDIATOR
from paraph.terms.wording import Wording

DAY = dt.date(2024, 3, 1)


@pytest.mark.parametrize("seed", range(20))
def test_the_founding_events_of_talks_found_them_again(seed: int) -> None:
    matter = random_matter(Random(seed))
    talks = Negotiation(
        title="Talks",
        parties=matter.parties,
        issues=matter.issues,
        rules=matter.rules,
        weights=matter.weights,
        values=matter.values,
        reservations=matter.reservations,
    )
    said_once = fold(founding_events(talks))  # a random matter may give one number twice
    assert fold(founding_events(said_once)) == said_once
    assert {value_key(each) for each in said_once.values} == set(map(value_key, talks.values))
    assert said_once.rules == talks.rules
    assert said_once.issues == talks.issues


def test_the_roadmap_of_talks_is_founded_again_with_what_was_told_last() -> None:
    kinds = (TalksOpened, StepProposed, OutsideEventExpected, StepValueGiven, ComplianceReported)
    opened = TalksOpened("T", "", DAY, DAY, Calendar(MEDIATOR, "Asia/Seoul", (5,)), Wording(("t",)))
    events = [opened, *(each for each in SAMPLES if isinstance(each, kinds[1:]))]
    talks = fold([*events, *events[2:]])
    again = list(founding_events(talks))
    assert [type(each) for each in again] == [*kinds, ComplianceReported]
    assert again == [*events, events[-1]]
    assert fold(again) == talks
