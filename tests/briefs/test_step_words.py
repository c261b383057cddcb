"""Times, lengths and amounts of steps in words, and what of a step is altered."""

from dataclasses import fields, replace
from fractions import Fraction

import pytest
from tests.ladder_talks import at, draft, step, talks

from paraph.briefs.alterations import FIELDS, alteration_items
from paraph.briefs.step_words import (
    deadline_words,
    duration_words,
    happening_words,
    period_words,
    precondition_words,
    quantity_words,
    renewal_words,
)
from paraph.files.case.happenings import read_deadline, read_precondition
from paraph.files.case.scalars import read_duration
from paraph.terms.drafts import RoadmapContent
from paraph.terms.ids import ActorId, LevelId, StepId, TrackId
from paraph.terms.periods import Period, PeriodUnit
from paraph.terms.preconditions import Approved, Launched, Outside, Point, Reached
from paraph.terms.sources import Assumption
from paraph.terms.steps import (
    Approval,
    ApprovalKind,
    Consequence,
    Escrow,
    LeftOpen,
    Quantity,
    Renewal,
    RenewalKind,
    Step,
    StepPart,
    Tranches,
)

TALKS = talks()
KNOWN = {StepId(name): step(name) for name in ("shut-down", "pay")}
SIXTY = Period(60, PeriodUnit.DAYS)


@pytest.mark.parametrize(
    ("happening", "words"),
    [
        (Launched(), "the roadmap begins"),
        (Reached(StepId("shut-down")), "‘Shut down’ is complete"),
        (Reached(StepId("shut-down"), Point.START), "‘Shut down’ starts"),
        (Reached(StepId("pay"), Point.VERIFICATION, 2), "tranche 2 of ‘Pay’ is verified"),
        (Reached(StepId("gone")), "‘gone’ is complete"),
        (Approved(LevelId("leaders")), "the level ‘Leaders’ approves"),
        (Outside("IAEA reports"), "the event ‘IAEA reports’ comes about"),
    ],
)
def test_what_happens_is_a_clause(happening: Launched, words: str) -> None:
    assert happening_words(TALKS, happening, KNOWN) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("pay", "‘Pay’ is complete"),
        ("pay and start of shut-down", "‘Pay’ is complete and ‘Shut down’ starts"),
        (
            'pay or (start and "they meet")',
            "‘Pay’ is complete or (the roadmap begins and the event ‘they meet’ comes about)",
        ),
        (
            "2 of (pay, shut-down, start)",
            "at least 2 of these 3: ‘Pay’ is complete; ‘Shut down’ is complete; the roadmap begins",
        ),
    ],
)
def test_what_has_to_happen_is_said_with_brackets_where_it_needs_them(
    text: str, words: str
) -> None:
    assert precondition_words(TALKS, read_precondition(text), KNOWN) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2023-10-18", "18 October 2023"),
        ("2023-10-18 12:00", "18 October 2023, 12:00"),
        ("2023-10-18 00:00 Asia/Seoul", "18 October 2023, 00:00 Asia/Seoul"),
        ("2023-10-18 24:00 Asia/Seoul", "18 October 2023, end of the day Asia/Seoul"),
        ("60 days after shut-down", "60 days after ‘Shut down’ is complete"),
        ("1 week before start", "1 week before the roadmap begins"),
        ("upon start of pay", "the day on which ‘Pay’ starts"),
        ("first day of the month after pay", "the first day of the month after ‘Pay’ is complete"),
        (
            "first day of the second month after pay",
            "the first day of the second month after ‘Pay’ is complete",
        ),
        (
            "first day of the 12th month after start",
            "the first day of the 12th month after the roadmap begins",
        ),
        (
            "first day of the 22nd month after start",
            "the first day of the 22nd month after the roadmap begins",
        ),
        (
            'earlier of 2023-10-18 and "IAEA reports"',
            (
                "the earlier of 18 October 2023 and the day on which the event ‘IAEA reports’ "
                "comes about"
            ),
        ),
        (
            "later of 2 weeks after pay or start, 2023-10-18, (earlier of pay, 2023-11-18)",
            (
                "the latest of 2 weeks after (‘Pay’ is complete or the roadmap begins), "
                "18 October 2023 and (the earlier of the day on which ‘Pay’ is complete and "
                "18 November 2023)"
            ),
        ),
    ],
)
def test_when_a_step_is_due_is_said_as_agreements_say_it(text: str, words: str) -> None:
    found = deadline_words(TALKS, read_deadline(text), KNOWN)
    assert found.replace("\N{NO-BREAK SPACE}", " ") == words


def test_lengths_and_amounts_agree_with_their_numbers() -> None:
    assert period_words(Period(1, PeriodUnit.WORKING_DAYS)) == "1 working day"
    assert period_words(Period(1200, PeriodUnit.HOURS)) == "1,200 hours"
    for text in ("6 weeks", "2 to 4 months", "6 weeks to 2 months"):
        assert duration_words(read_duration(text)) == text
    amounts = {Fraction(50_000): "50,000", Fraction(2501, 2): "1,250.5", Fraction(1, 3): "1/3"}
    for amount, words in amounts.items():
        assert quantity_words(Quantity(amount, "t")) == f"{words}\N{NO-BREAK SPACE}t"
    consent, silent = RenewalKind.CONSENT, RenewalKind.UNLESS_OBJECTED
    assert renewal_words(Renewal(consent, SIXTY)) == "by consent for 60 days"
    assert renewal_words(Renewal(consent, None)) == "by consent"
    assert renewal_words(Renewal(silent, SIXTY)) == "for 60 days unless somebody objects"
    assert renewal_words(Renewal(silent, None)) == "unless somebody objects"


IRAN = (ActorId("iran"),)
PAY = (StepId("pay"),)
ALTERED: dict[str, tuple[object, str]] = {
    "name": ("Shut all", "name from ‘Shut down’ to ‘Shut all’"),
    "deliverable": ("Seals", "deliverable from nothing to ‘Seals’"),
    "actors": (IRAN, "who acts from Turkey to Iran"),
    "after": (
        Reached(StepId("pay")),
        "what it waits for from nothing to ‘Pay’ is complete",
    ),
    "duration": (
        read_duration("2 to 4 weeks"),
        "duration from an unknown time to 2 to 4 weeks",
    ),
    "deadline": (
        read_deadline("2023-10-18"),
        "deadline from 30 days after the roadmap begins to 18 October 2023",
    ),
    "verifiers": ((), "who verifies it from Iran to nobody"),
    "source": (Assumption("another"), "where it comes from"),
    "recipients": (IRAN, "to whom it is delivered from nobody to Iran"),
    "quantity": (Quantity(Fraction(5), "t"), "quantity from nothing to 5 t"),
    "place": ("Yongbyon", "place from nowhere named to ‘Yongbyon’"),
    "track": (TrackId("peace"), "track from that of its options to ‘peace’"),
    "clause": ("3 (2)", "clause from none to ‘3 (2)’"),
    "guarantors": (IRAN, "who guarantees it from nobody to Iran"),
    "consequence": (
        Consequence("It lapses.", PAY, IRAN),
        (
            "what follows if it is not done from nothing to ‘It lapses.’; ‘Pay’ may be suspended "
            "by Iran"
        ),
    ),
    "start_by": (
        read_deadline("2023-10-18"),
        "when it must have started from no day to 18 October 2023",
    ),
    "not_before": (
        read_deadline("2023-10-18"),
        "when it may start from any day to 18 October 2023",
    ),
    "renewal": (
        Renewal(RenewalKind.CONSENT, SIXTY),
        "how its deadline is renewed from not at all to by consent for 60 days",
    ),
    "gate": (
        Reached(StepId("pay"), Point.VERIFICATION),
        "what releases it from nothing to ‘Pay’ is verified",
    ),
    "escrow": (
        Escrow(Reached(StepId("pay")), IRAN),
        "when it takes effect from at once to once ‘Pay’ is complete, held until then by Iran",
    ),
    "simultaneous": (PAY, "what starts with it from nothing to ‘Pay’"),
    "parallel": (PAY, "what it overlaps from nothing to ‘Pay’"),
    "tranches": (
        Tranches(2, SIXTY, StepId("pay")),
        "tranches from none to 2 tranches, 60 days apart at the least, released against ‘Pay’",
    ),
    "approval": (
        Approval(ApprovalKind.SIGNATURE, LevelId("leaders")),
        "what kind of approval it is from none to signature at the level ‘Leaders’",
    ),
    "verification": (
        read_duration("36 hours"),
        "how long verifying it takes from an unknown time to 36 hours",
    ),
    "in_return_for": (PAY, "what it answers from nothing to ‘Pay’"),
    "left_open": (
        (
            LeftOpen(StepPart.VERIFIER, "the two", read_deadline("2023-10-18")),
            LeftOpen(StepPart.ACTOR, "", None),
        ),
        (
            "what is left open from nothing to verifier, settled by the two, by 18 October 2023; "
            "actor"
        ),
    ),
}


def test_every_field_of_a_step_has_its_words() -> None:
    names = {field.name for field in fields(Step)} - {"id"}
    assert set(FIELDS) == names
    assert set(ALTERED) == names - {"carries_out"}


@pytest.mark.parametrize("name", ALTERED)
def test_what_of_a_step_is_altered_is_told_with_its_value_before_and_after(name: str) -> None:
    value, words = ALTERED[name]
    before = (step("shut-down"), step("pay"))
    after = (replace(before[0], **{name: value}), before[1])  # type: ignore[arg-type]
    drafts = [
        draft("d", "D", RoadmapContent(None, steps), at(1)).draft for steps in (before, after)
    ]
    [item] = alteration_items(TALKS, *drafts)
    text = "".join(phrase.text for phrase in item).replace("\N{NO-BREAK SPACE}", " ")
    called = "Shut all" if name == "name" else "Shut down"
    assert text == f"Step ‘{called}’ was changed: {words}."
