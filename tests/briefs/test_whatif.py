"""What was asked to be otherwise, in words."""

import datetime as dt
from fractions import Fraction

from tests.strategies import issue, party

from paraph.briefs.tree import Bullets, Paragraph
from paraph.briefs.whatif import whatif_blocks
from paraph.packages.whatif import Changes
from paraph.record.negotiation import Negotiation
from paraph.terms.ids import ActorId, IssueId, OptionId

TALKS = Negotiation(
    title="Ties",
    as_of=dt.date(2023, 5, 31),
    parties=(party("ada"), party("ben")),
    issues=(issue("pace", ["none", "slow"]), issue("place", ["geneva", "vienna"])),
)
ADA, BEN = ActorId("ada"), ActorId("ben")


def told(changes: Changes) -> list[str]:
    intro, bullets = whatif_blocks(TALKS, changes)
    assert isinstance(intro, Paragraph)
    assert isinstance(bullets, Bullets)
    return ["".join(phrase.text for phrase in item) for item in bullets.items]


def test_where_nothing_is_otherwise_nothing_is_said() -> None:
    assert whatif_blocks(TALKS, Changes()) == ()


def test_every_change_is_told() -> None:
    changes = Changes(
        fixed={IssueId("pace"): OptionId("slow")},
        without=(BEN,),
        dropped=("line-1",),
        reservations={ADA: Fraction(1, 2)},
        weights={(ADA, IssueId("place")): Fraction(1, 4)},
        party_weights={ADA: 2},
    )
    assert told(changes) == [
        "Pace is settled: Slow.",
        "The acceptance of Ben is not asked.",
        "The rule or red line ‘line-1’ is dropped.",
        "Walking away is worth 0.50 to Ada.",
        "Place has the weight 0.25 to Ada.",
        "Ada counts 2 in the weighted solutions, others 1.",
    ]


def test_a_coalition_is_named() -> None:
    assert told(Changes(only=(ADA, BEN))) == ["Only the acceptance of Ada and Ben is asked."]
