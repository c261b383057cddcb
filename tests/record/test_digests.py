"""The digest of a case: equal for equal cases, another for any other."""

import datetime as dt
import json
from fractions import Fraction

from paraph.record.digests import digest, plain
from paraph.record.events.founding import TalksOpened, TrackOpened
from paraph.terms.agenda import Track
from paraph.terms.ids import TrackId
from paraph.terms.numbers import Range
from paraph.terms.parties import Role

OPENED = TalksOpened("T", "", dt.date(2024, 3, 1), dt.date(2024, 4, 1))
WATER = TrackOpened(Track(TrackId("water"), "Water"))
TRUST = TrackOpened(Track(TrackId("trust"), "Trust"))


def test_no_events_have_the_digest_of_nothing() -> None:
    assert digest(()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_equal_events_have_equal_digests() -> None:
    assert digest((OPENED, WATER)) == digest(
        (OPENED, TrackOpened(Track(TrackId("water"), "Water")))
    )


def test_the_order_of_events_is_part_of_the_digest() -> None:
    assert digest((WATER, TRUST)) != digest((TRUST, WATER))


def test_a_word_changed_changes_the_digest() -> None:
    assert digest((WATER,)) != digest((TrackOpened(Track(TrackId("water"), "water")),))


def test_terms_become_trees_that_json_can_hold() -> None:
    tree = plain(
        (
            Range(Fraction(1, 3), Fraction(1)),
            dt.date(2024, 3, 1),
            dt.time(12, 30),
            Role.PARTY,
            None,
            True,
            2,
        )
    )
    assert json.loads(json.dumps(tree)) == [
        {"is": "Range", "low": "1/3", "high": "1"},
        "2024-03-01",
        "12:30:00",
        "party",
        None,
        True,
        2,
    ]
