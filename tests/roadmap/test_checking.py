"""Every kind of fault: found where it is, and not where it is not."""

from fractions import Fraction
from typing import Any

import pytest
from tests.roadmap.made import (
    LAUNCH,
    approval,
    by,
    done,
    expected,
    ids,
    road,
    some_of,
    step,
    steps_called,
    value,
    verified,
    within,
)
from tests.strategies import chosen

from paraph.roadmap.faults import OPENS, FaultKind, Severity, StepFault
from paraph.terms.agenda import Package
from paraph.terms.ids import ActorId, IssueId, LevelId, OptionId
from paraph.terms.periods import Period, PeriodUnit
from paraph.terms.preconditions import Approved, Outside
from paraph.terms.steps import (
    Consequence,
    Escrow,
    LeftOpen,
    Renewal,
    RenewalKind,
    Step,
    StepPart,
    Tranches,
)

YEAR = Period(1, PeriodUnit.YEARS)
IF_NOT = Consequence("then nothing is owed")
PACKAGE = Package.of([("pace", "slow"), ("cost", "low")])
SLOW = chosen("pace", "slow")
LOW = chosen("cost", "low")


def faults(*steps: Step, **keys: Any) -> tuple[StepFault, ...]:  # noqa: ANN401
    return road(*steps, **keys).faults


def told(*steps: Step, **keys: Any) -> list[tuple[FaultKind, Severity, tuple[str, ...]]]:  # noqa: ANN401
    return [(each.kind, each.severity, each.steps) for each in faults(*steps, **keys)]


SINGLE: list[tuple[dict[str, Any], FaultKind | None, Severity | None]] = [
    ({"actors": ""}, FaultKind.NO_ACTOR, Severity.SEVERE),
    ({"actors": "ada"}, None, None),
    ({"actors": "all"}, FaultKind.COLLECTIVE_ACTOR, Severity.SERIOUS),
    ({"actors": "ada ben cyd", "verifiers": "dee"}, FaultKind.COLLECTIVE_ACTOR, Severity.MINOR),
    ({"actors": "ada ben"}, None, None),
    ({"deadline": None}, FaultKind.NO_DEADLINE, Severity.SERIOUS),
    ({"deadline": None, "start_by": by(9)}, None, None),
    ({"verifiers": ""}, FaultKind.NO_VERIFIER, Severity.SERIOUS),
    ({"verifiers": "ada"}, FaultKind.OWN_VERIFIER, Severity.SERIOUS),
    ({"verifiers": "ada ben"}, None, None),
    ({"deliverable": ""}, FaultKind.VAGUE_DELIVERABLE, Severity.SERIOUS),
    ({"deliverable": "best efforts"}, FaultKind.VAGUE_DELIVERABLE, Severity.SERIOUS),
    ({"deliverable": "", "place": "Yongbyon"}, None, None),
    ({"approval": approval()}, FaultKind.APPROVAL_NO_IF_NOT, Severity.SERIOUS),
    (
        {"approval": approval(), "consequence": IF_NOT, "deadline": None},
        FaultKind.APPROVAL_UNDATED,
        Severity.SEVERE,
    ),
    ({"approval": approval(), "consequence": IF_NOT, "verifiers": ""}, None, None),
    (
        {"renewal": Renewal(RenewalKind.CONSENT, None)},
        FaultKind.RENEWAL_NO_TERM,
        Severity.SERIOUS,
    ),
    ({"renewal": Renewal(RenewalKind.CONSENT, YEAR)}, None, None),
    ({"deadline": by(6)}, FaultKind.TOO_LATE, Severity.SEVERE),
    ({"deadline": by(7)}, None, None),
    ({"after": Outside("rain")}, FaultKind.NAMES_NOTHING, Severity.SEVERE),
    ({"after": Approved(LevelId("gone"))}, FaultKind.NAMES_NOTHING, Severity.SEVERE),
    ({"after": LAUNCH}, None, None),
    ({"after": "gone"}, FaultKind.ABSENT_STEP, Severity.SEVERE),
    ({"gate": done("gone")}, FaultKind.ABSENT_STEP, Severity.SEVERE),
    ({"escrow": Escrow(done("gone"))}, FaultKind.ABSENT_STEP, Severity.SEVERE),
    ({"not_before": within(3, done("gone"))}, FaultKind.ABSENT_STEP, Severity.SEVERE),
    ({"simultaneous": steps_called("gone")}, FaultKind.ABSENT_STEP, Severity.SEVERE),
    ({"parallel": steps_called("gone")}, FaultKind.ABSENT_STEP, Severity.SEVERE),
    (
        {"tranches": Tranches(2, None, steps_called("gone")[0])},
        FaultKind.ABSENT_STEP,
        Severity.SEVERE,
    ),
    ({"deadline": within(3, done("gone"))}, FaultKind.ABSENT_ANCHOR, Severity.SERIOUS),
    ({"start_by": within(3, Approved(LevelId("gone")))}, FaultKind.ABSENT_ANCHOR, Severity.SERIOUS),
    ({"after": "a"}, FaultKind.CIRCULAR, Severity.SEVERE),
    ({"gate": verified("a")}, FaultKind.CIRCULAR, Severity.SEVERE),
    ({"escrow": Escrow(done("a"))}, None, None),
]


@pytest.mark.parametrize(("wrong", "kind", "severity"), SINGLE)
def test_a_step_by_itself(
    wrong: dict[str, Any], kind: FaultKind | None, severity: Severity | None
) -> None:
    names = {each: each.title() for each in ids("ada ben cyd dee")} | {
        ActorId("all"): "The Parties"
    }
    found = [(fault.kind, fault.severity) for fault in faults(step("a", **wrong), names=names)]
    assert found == ([] if kind is None else [(kind, severity)])


def test_a_step_on_which_another_party_s_hangs_must_be_verified_by_others() -> None:
    hanging = step("b", "a", actors="ben")
    assert told(step("a", verifiers=""), hanging) == [
        (FaultKind.NO_VERIFIER, Severity.SEVERE, ("a",))
    ]
    assert told(step("a", verifiers="ada"), step("c", actors="ben", gate=done("a"))) == [
        (FaultKind.OWN_VERIFIER, Severity.SEVERE, ("a",))
    ]
    assert told(step("a", verifiers=""), step("b", "a")) == [
        (FaultKind.NO_VERIFIER, Severity.SERIOUS, ("a",))
    ]


def test_an_event_that_is_expected_is_serious_and_one_that_is_not_severe() -> None:
    waiting = step("a", Outside("rain"))
    [fault] = faults(waiting, outside=[expected("rain", 3)])
    assert (fault.kind, fault.severity) == (FaultKind.NAMES_NOTHING, Severity.SERIOUS)
    assert fault.words == ("rain",)


def test_a_circle_is_named_whole_and_in_waiting_order() -> None:
    ring = [step("a", "c"), step("b", "a"), step("c", "b"), step("d", "a")]
    assert told(*ring) == [
        (FaultKind.CIRCULAR, Severity.SEVERE, ("a", "c", "b")),
        (FaultKind.UNDATED, Severity.SEVERE, ("d",)),
    ]


def test_a_circle_leads_through_approvals_gates_tranches_and_what_starts_together() -> None:
    level = Approved(LevelId("ministers"))
    through_level = [
        step("a", level),
        step("b", "a", approval=approval("ministers"), consequence=IF_NOT),
    ]
    assert [fault.steps for fault in faults(*through_level)] == [("a", "b")]
    through_gate = [step("a", gate=verified("b")), step("b", "a")]
    assert [fault.steps for fault in faults(*through_gate)] == [("a", "b")]
    first = step("a", "b", tranches=Tranches(3))
    through_tranche = [first, step("b", done("a", 1))]
    assert [fault.steps for fault in faults(*through_tranche)] == [("a", "b")]
    together = [step("a", "x", simultaneous=steps_called("b")), step("b"), step("x", "b")]
    assert {fault.kind for fault in faults(*together)} == {FaultKind.CIRCULAR, FaultKind.UNDATED}


def test_tranches_that_take_turns_are_no_circle_even_where_they_wait_for_one() -> None:
    turns = [
        step("c", "d"),
        step("d", "c"),
        step("a", "c", tranches=Tranches(2, None, steps_called("b")[0])),
        step("b", tranches=Tranches(2, None, steps_called("a")[0])),
    ]
    assert [each.steps for each in faults(*turns) if each.kind is FaultKind.CIRCULAR] == [
        ("c", "d")
    ]


def test_a_way_round_is_no_circle() -> None:
    either = some_of(1, done("b"), done("c"))
    assert faults(step("a", either), step("b", "a"), step("c")) == ()


def test_a_late_step_tells_by_how_many_days_and_what_forces_it() -> None:
    [fault] = faults(step("a", lasts=5), step("b", "a", 3, deadline=by(6)))
    assert (fault.kind, fault.steps, fault.days) == (FaultKind.TOO_LATE, ("b", "a"), 2)
    [fault] = faults(step("a", lasts=5), step("b", "a", 3, start_by=by(4)))
    assert (fault.kind, fault.steps, fault.days) == (FaultKind.START_TOO_LATE, ("b", "a"), 1)


def test_the_chain_of_a_late_step_ends_at_the_nearest_late_one() -> None:
    chain = [
        step("a", deadline=by(3)),
        step("b", "a"),
        step("c", "b", tranches=Tranches(2)),
        step("d", "c", deadline=by(20)),
    ]
    assert [each.steps for each in faults(*chain)] == [("a",), ("d", "c", "b", "a")]


def test_a_gate_that_something_else_holds_shut_is_told() -> None:
    held = step("b", "x", gate=done("a"))
    [fault] = faults(step("a", lasts=2), step("x", lasts=5), held)
    assert (fault.kind, fault.severity, fault.steps, fault.days) == (
        FaultKind.GATE_HELD,
        Severity.SERIOUS,
        ("b", "x"),
        3,
    )
    assert faults(step("a", lasts=6), step("x", lasts=5), held) == ()


def test_steps_that_cannot_overlap_are_told_in_both_names() -> None:
    apart = [step("a", lasts=1, parallel=steps_called("c")), step("b", "a"), step("c", "b")]
    assert told(*apart) == [(FaultKind.NO_OVERLAP, Severity.SEVERE, ("a", "c"))]
    assert faults(step("a", lasts=1, parallel=steps_called("c")), step("c")) == ()


def test_a_step_that_carries_no_option_and_an_option_that_no_step_carries_are_told() -> None:
    assert told(step("a", carries_out=SLOW), step("b", carries_out=LOW), package=PACKAGE) == []
    assert told(step("a", carries_out=SLOW), step("b"), package=PACKAGE) == [
        (FaultKind.CARRIES_NOTHING, Severity.MINOR, ("b",)),
        (FaultKind.OPTION_NOT_CARRIED, Severity.SERIOUS, ()),
    ]
    [fault] = faults(step("a", carries_out=SLOW), package=PACKAGE)
    assert fault.options == ((IssueId("cost"), OptionId("low")),)
    held = {IssueId("cost"): OptionId("low")}
    assert faults(step("a", carries_out=SLOW), package=PACKAGE, status_quo=held) == ()


def exchange(**keys: Any) -> tuple[StepFault, ...]:  # noqa: ANN401
    """One gives in two steps and receives in a third."""
    gifts = [step("a", lasts=1), step("b", "a", 1)]
    values = [value("a", "ada", 0.2), value("b", "ada", 0.3), value("c", "ada", 0, 0.6)]
    return faults(*gifts, step("c", "b", 1, actors="ben", **keys), values=values)


def test_a_party_that_gives_all_before_it_gets_anything_is_told() -> None:
    first, second = exchange()
    assert (first.kind, first.severity, first.steps) == (
        FaultKind.EXPOSED,
        Severity.SERIOUS,
        ("b",),
    )
    assert (first.party, first.share) == ("ada", Fraction(1, 2))
    assert (second.kind, second.severity, second.steps) == (
        FaultKind.GIVES_FIRST,
        Severity.SEVERE,
        ("a", "b"),
    )


def test_a_gate_that_releases_what_it_gets_makes_giving_first_bearable() -> None:
    assert [fault.kind for fault in exchange(gate=verified("b"))] == [FaultKind.EXPOSED]


def test_a_party_that_receives_between_is_not_told() -> None:
    steps = [step("a", lasts=1), step("c", "a", 1, actors="ben"), step("b", "c", 1)]
    values = [value("a", "ada", 0.2), value("b", "ada", 0.3), value("c", "ada", 0, 0.6)]
    assert faults(*steps, values=values) == ()


WRONG: dict[FaultKind, dict[str, Any]] = {
    FaultKind.NO_ACTOR: {"actors": ""},
    FaultKind.COLLECTIVE_ACTOR: {"actors": "ada ben cyd", "verifiers": "dee"},
    FaultKind.VAGUE_DELIVERABLE: {"deliverable": "goodwill"},
    FaultKind.NO_DEADLINE: {"deadline": None},
    FaultKind.APPROVAL_UNDATED: {
        "deadline": None,
        "approval": approval(),
        "consequence": IF_NOT,
    },
    FaultKind.NO_VERIFIER: {"verifiers": ""},
    FaultKind.OWN_VERIFIER: {"verifiers": "ada"},
    FaultKind.NAMES_NOTHING: {"after": Outside("rain")},
    FaultKind.RENEWAL_NO_TERM: {"renewal": Renewal(RenewalKind.CONSENT, None)},
}


SEVERE = (FaultKind.NO_ACTOR, FaultKind.APPROVAL_UNDATED, FaultKind.NAMES_NOTHING)


@pytest.mark.parametrize("kind", OPENS)
def test_what_is_left_open_on_purpose_is_told_as_such_if_somebody_settles_it_in_time(
    kind: FaultKind,
) -> None:
    part, severity = OPENS[kind], Severity.SEVERE if kind in SEVERE else Severity.SERIOUS
    settled = LeftOpen(part, "the commission", by(30))
    [fault] = faults(step("a", **WRONG[kind], left_open=(settled,)))
    assert (fault.kind, fault.severity, fault.left_open) == (kind, Severity.OPEN, settled)
    other = next(each for each in StepPart if each is not part)
    [fault] = faults(step("a", **WRONG[kind], left_open=(LeftOpen(other, "x", by(30)),)))
    assert (fault.kind, fault.left_open) == (kind, None)
    for unsettled in (LeftOpen(part, "", by(30)), LeftOpen(part, "the commission", None)):
        [fault] = faults(step("a", **WRONG[kind], left_open=(unsettled,)))
        assert (fault.kind, fault.severity) == (FaultKind.OPEN_UNSETTLED, severity)
        assert (fault.words, fault.left_open) == ((part.value,), unsettled)


def test_every_kind_of_fault_is_in_these_tests() -> None:
    listed = {kind for _, kind, _ in SINGLE if kind} | set(WRONG)
    elsewhere = {
        FaultKind.START_TOO_LATE,
        FaultKind.UNDATED,
        FaultKind.GATE_HELD,
        FaultKind.NO_OVERLAP,
        FaultKind.EXPOSED,
        FaultKind.GIVES_FIRST,
        FaultKind.CARRIES_NOTHING,
        FaultKind.OPTION_NOT_CARRIED,
        FaultKind.OPEN_UNSETTLED,
    }
    assert listed | elsewhere == set(FaultKind)
