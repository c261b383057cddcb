"""What counts as agreed, and that nothing does by itself."""

import pytest
from tests.ladder_talks import (
    AMIR,
    CHAIR,
    EXPERTS,
    FIDAN,
    LEADERS,
    MEKDAD,
    act,
    at,
    draft,
    talks,
    whole,
)

from paraph.record.agreed import Agreement, agreement, is_adopted_at_top, outstanding
from paraph.record.events import drafts
from paraph.record.events.event import Event
from paraph.terms.drafts import ActKind, TextContent
from paraph.terms.ids import DraftId, LevelId

ONE, OTHER = DraftId("one"), DraftId("other")


def submitted(*names: str) -> list[Event]:
    return [draft(name, name.title(), TextContent("Peace."), at(1)) for name in names]


def adopted(name: DraftId, level: LevelId) -> drafts.DraftAdopted:
    return drafts.DraftAdopted(name, 1, level, CHAIR, at(2))


def referred(name: DraftId) -> list[Event]:
    return [adopted(name, EXPERTS), drafts.DraftReferred(name, LEADERS, CHAIR, at(2, 10))]


def at_top(name: DraftId) -> list[Event]:
    return [*referred(name), adopted(name, LEADERS)]


def single(*early: DraftId) -> drafts.WholeAgreed:
    return drafts.WholeAgreed(is_single=True, early_harvest=early)


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ([*submitted("one")], Agreement.NOT),
        ([*submitted("one"), *referred(ONE)], Agreement.NOT),
        ([*submitted("one"), *at_top(ONE)], Agreement.AGREED),
        ([*submitted("one", "other"), *at_top(ONE)], Agreement.AGREED),
        ([*submitted("one", "other"), *at_top(ONE), single()], Agreement.PROVISIONAL),
        ([*submitted("one", "other"), *at_top(ONE), single(ONE)], Agreement.AGREED),
        ([*submitted("one", "other"), *at_top(ONE), single(OTHER)], Agreement.PROVISIONAL),
        (
            [*submitted("one", "other"), *at_top(ONE), *at_top(OTHER), single()],
            Agreement.AGREED,
        ),
        (
            [
                *submitted("one", "other"),
                *at_top(ONE),
                drafts.DraftWithdrawn(OTHER, "no use", CHAIR, at(3)),
                single(),
            ],
            Agreement.AGREED,
        ),
        (
            [*submitted("one"), *at_top(ONE), drafts.DraftReopened(ONE, "why", CHAIR, at(4))],
            Agreement.NOT,
        ),
    ],
)
def test_a_draft_is_agreed_as_the_rule_says(events: list[Event], expected: Agreement) -> None:
    known = talks(*events)
    assert agreement(known, known.draft[ONE]) is expected


def test_acceptance_of_all_adopts_nothing() -> None:
    joined = [
        drafts.PartyActed(act("one", who, ActKind.ACCEPT, at(2))) for who in (MEKDAD, FIDAN, AMIR)
    ]
    known = talks(*submitted("one"), *joined)
    assert not is_adopted_at_top(known, known.draft[ONE])
    assert agreement(known, known.draft[ONE]) is Agreement.NOT


def test_what_the_top_has_not_adopted_is_outstanding() -> None:
    assert [each.id for each in outstanding(whole())] == ["guidelines", "roadmap", "communique"]
