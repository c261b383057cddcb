"""The order in which nobody is far ahead of what it gets, and what would help."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from tests.oracles import orders
from tests.oracles.sequences import undominated
from tests.roadmap.made import (
    START,
    begun,
    by,
    calendar,
    done,
    ids,
    lasting,
    months,
    road,
    some_of,
    step,
    steps_called,
    value,
    verified,
    within,
)

from paraph.roadmap.clock import MINUTES_A_DAY
from paraph.roadmap.exposure import course, effects
from paraph.roadmap.finding import RoadmapFinding
from paraph.roadmap.ordering import Order, OrderFinding, order_finding
from paraph.roadmap.proposals import Proposal, ProposalKind
from paraph.roadmap.sequence import SequenceStatus
from paraph.terms.ids import StepId
from paraph.terms.steps import Escrow, Step, StepValue, Tranches

PARTIES = ("ada", "ben", "cyd")
MOST = 11


def ordered(*steps: Step, **keys: Any) -> OrderFinding:  # noqa: ANN401
    return order_finding(road(*steps, **keys), seed=1, effort=10.0)


def best(found: OrderFinding) -> Order:
    assert found.best is not None
    return found.best


def starts(order: Order) -> dict[str, int]:
    return {each.step.id: (each.start - START).days for each in order.scheduled}


def point(order: Order) -> tuple[Fraction, int]:
    begin = order.timed.network.begin
    return order.exposure, (order.timed.end - begin) // MINUTES_A_DAY


def random_step(random: Random, name: str, before: list[str], names: list[str]) -> Step:
    def is_drawn(share: float) -> bool:
        return random.random() < share

    waits = [random.choice([done, begun, verified])(each) for each in before if is_drawn(0.4)]
    other = random.choice(names)
    deadline = random.choice([by(random.randint(3, 9)), within(random.randint(0, 3), done(other))])
    mate = steps_called(before[0]) if before and is_drawn(0.15) else ()
    return step(
        name,
        some_of(random.randint(1, len(waits)), *waits) if waits else None,
        random.randint(0, 2),
        deadline=deadline if is_drawn(0.4) else None,
        start_by=by(random.randint(2, 6)) if is_drawn(0.15) else None,
        verification=lasting(1) if is_drawn(0.2) else None,
        escrow=Escrow(done(other)) if is_drawn(0.2) else None,
        gate=verified(before[-1]) if before and not mate and is_drawn(0.15) else None,
        simultaneous=mate,
    )


def random_road(random: Random) -> tuple[list[Step], list[StepValue]]:
    names = [f"s{at}" for at in range(3)]
    steps = [random_step(random, name, names[:at], names) for at, name in enumerate(names)]
    values = [
        value(name, party, random.choice([0, 0.1, 0.2, 0.4]), random.choice([0, 0.1, 0.3]))
        for name in names
        for party in PARTIES
    ]
    return steps, values


def worths(found: RoadmapFinding) -> dict[StepId, list[Fraction]]:
    return {step: [worth.point for worth in row] for step, row in found.values.items()}


@pytest.mark.parametrize("part", range(4))
def test_no_order_is_less_exposed_or_as_exposed_and_shorter_by_trying_every_start(
    part: int,
) -> None:
    compared = 0
    for seed in range(part, 104, 4):
        steps, values = random_road(Random(seed))
        plan = road(*steps, values=values)
        earliest = {each.step.id: (each.start - START).days for each in plan.scheduled}
        has_held_gate = any(fault.kind == "gate-held" for fault in plan.faults)
        if len(earliest) < len(steps) or has_held_gate:
            continue
        every = set(orders.orders(steps, START, worths(plan), earliest, MOST))
        found = order_finding(plan, seed=part, effort=10.0)
        if found.is_narrowed:
            assert all(point(each) in every for each in found.choices)
            continue
        assert bool(every) == (found.best is not None), seed
        if every:
            assert point(best(found)) == min(every), seed
            assert best(found).status is SequenceStatus.OPTIMAL
            assert best(found).bound == best(found).exposure
            assert [point(each) for each in found.choices] == undominated(every), seed
            assert found.has_all_choices
            compared += 1
    assert compared > 10


def test_who_gives_waits_for_what_it_gets() -> None:
    values = [value("gift", "ada", 0.4), value("answer", "ada", 0, 0.5)]
    found = ordered(step("gift", lasts=1), step("answer", lasts=5, actors="ben"), values=values)
    assert best(found).exposure == 0
    assert starts(best(found)) == {"gift": 4, "answer": 0}
    assert found.enforces_itself
    forced = step("gift", "answer", 1), step("answer", lasts=5, actors="ben")
    assert not ordered(*forced, values=values).enforces_itself


def test_deadlines_are_kept_even_where_that_exposes() -> None:
    values = [value("gift", "ada", 0.4), value("answer", "ada", 0, 0.5)]
    found = ordered(
        step("gift", lasts=1, deadline=by(3)), step("answer", lasts=5, actors="ben"), values=values
    )
    assert best(found).exposure == Fraction(2, 5)
    assert not any(each.is_late for each in best(found).scheduled)


def test_a_deadline_that_moves_with_a_step_is_kept_wherever_that_goes() -> None:
    steps = [
        step("sign", lasts=0, start_by=by(6)),
        step("gift", "sign", 1, deadline=within(2, done("sign"))),
        step("answer", lasts=9, actors="ben"),
    ]
    values = [value("gift", "ada", 0.4), value("answer", "ada", 0, 0.5)]
    found = ordered(*steps, values=values)
    assert best(found).exposure == Fraction(2, 5)
    assert not any(each.is_late for each in best(found).scheduled)
    later = [step("sign", lasts=0, start_by=by(7)), *steps[1:]]
    assert best(ordered(*later, values=values)).exposure == 0
    assert starts(best(ordered(*later, values=values))) == {"sign": 7, "gift": 8, "answer": 0}


def test_a_deadline_that_is_missed_anyhow_does_not_stand_in_the_way() -> None:
    found = ordered(step("a", lasts=5, deadline=by(2)), step("b", "a", 1))
    assert starts(best(found)) == {"a": 0, "b": 5}


def test_less_exposure_takes_longer_and_people_can_choose() -> None:
    steps = [
        step("gift", lasts=3),
        step("work", "gift", 4),
        step("answer", lasts=4, actors="ben"),
    ]
    values = [value("gift", "ada", 0.4), value("answer", "ada", 0, 0.5)]
    found = ordered(*steps, values=values)
    assert [point(each) for each in found.choices] == [(Fraction(0), 8), (Fraction(2, 5), 7)]


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "America/Sao_Paulo"])
@pytest.mark.parametrize("start", ["2018-10-20", "2023-03-01", "2023-10-20"])
def test_days_stay_days_through_changes_of_the_clock(zone: str, start: str) -> None:
    steps = [step("gift", lasts=2), step("answer", lasts=30, actors="ben")]
    values = [value("gift", "ada", 0.4), value("answer", "ada", 0, 0.5)]
    first = dt.date.fromisoformat(start)
    plan = road(*steps, values=values, start=first, counted=calendar(zone))
    order = best(order_finding(plan, seed=1, effort=5.0))
    assert order.status is SequenceStatus.OPTIMAL
    told = {each.step.id: (each.start - plan.start).days for each in order.scheduled}
    assert told == {"gift": 28, "answer": 0}
    assert (order.end - plan.start).days == (order.shortest - plan.start).days == 30


def test_lengths_that_hang_on_their_beginning_are_told() -> None:
    assert ordered(step("a", lasts=months(1))).is_narrowed
    assert not ordered(step("a", lasts=30)).is_narrowed


def test_the_search_that_finds_nothing_in_time_leaves_no_order() -> None:
    steps = [step(f"s{at}", lasts=1) for at in range(12)]
    values = [
        value(f"s{at}", party, 0.1 * (at % 3 == place), 0.05)
        for at in range(12)
        for place, party in enumerate(PARTIES)
    ]
    plan = road(*steps, values=values)
    found = order_finding(plan, seed=1, effort=0.0, with_choices=False)
    assert found.best is None or found.best.status is not SequenceStatus.IMPOSSIBLE


def test_one_answer_does_not_claim_all_choices() -> None:
    plan = road(step("a"), values=[value("a", "ada", 0.1)])
    assert not order_finding(plan, seed=1, effort=1.0, with_choices=False).has_all_choices


def gift_and_answer(**keys: Any) -> OrderFinding:  # noqa: ANN401
    """Two gifts on the way to an answer, and what they leave one party with."""
    steps = [
        step("border", lasts=1, verifiers="un", guarantors=ids("cyd")),
        step("aid", "border", 1, verifiers="un"),
        step("answer", "aid", 3, actors="ben", verifiers="un", **keys),
    ]
    values = [
        value("border", "ada", 0.3),
        value("border", "ben", 0, 0.2),
        value("aid", "ada", 0.12),
        value("aid", "ben", 0, 0.1),
        value("answer", "ada", 0, 0.5),
        value("answer", "ben", 0.2),
    ]
    return ordered(*steps, values=values)


def of_kind(found: OrderFinding, kind: ProposalKind) -> list[Proposal]:
    return [each for each in found.proposals if each.kind is kind]


def test_escrow_cuts_exposure_from_what_it_was_to_what_is_left() -> None:
    escrows = of_kind(gift_and_answer(), ProposalKind.ESCROW)
    told = [(each.given[0], each.received[0], each.before, each.after) for each in escrows]
    assert told == [
        ("border", "answer", Fraction(42, 100), Fraction(12, 100)),
        ("aid", "answer", Fraction(42, 100), Fraction(30, 100)),
    ]
    assert escrows[0].holders == ids("un cyd")
    assert {each.party for each in escrows} == {0}
    assert escrows[0].largest_after == Fraction(12, 100)


def test_escrow_that_would_leave_another_more_exposed_is_not_proposed() -> None:
    steps = [
        step("gift", lasts=1),
        step("work", "gift", 1, actors="ben"),
        step("answer", "work", 1, actors="ben"),
    ]
    values = [
        value("gift", "ada", 0.4),
        value("gift", "ben", 0, 0.3),
        value("work", "ben", 0.25),
        value("answer", "ada", 0, 0.5),
    ]
    assert of_kind(ordered(*steps, values=values), ProposalKind.ESCROW) == []
    others = [each for each in values if each.step != "work"]
    assert len(of_kind(ordered(*steps, values=others), ProposalKind.ESCROW)) == 1


def test_what_escrow_promises_is_what_a_roadmap_with_it_has() -> None:
    found = gift_and_answer()
    [first, _] = of_kind(found, ProposalKind.ESCROW)
    steps = [
        step("border", lasts=1, escrow=Escrow(done("answer"))),
        step("aid", "border", 1),
        step("answer", "aid", 3, actors="ben"),
    ]
    assert road(*steps, values=values_of(found)).course.peaks[0] == first.after


def values_of(found: OrderFinding) -> list[StepValue]:
    return [
        value(step, party, max(0, -float(worth.point)), max(0, float(worth.point)))
        for step, row in found.roadmap.values.items()
        for party, worth in zip(PARTIES, row, strict=True)
    ]


def test_a_gate_cuts_what_others_freedom_to_wait_exposes_to() -> None:
    steps = [
        step("gift", lasts=2, verification=lasting(1), deadline=by(20)),
        step("answer", lasts=2, actors="ben", deadline=by(30)),
        step("more", "gift", 2, not_before=by(10), deadline=by(25)),
    ]
    values = [
        value("gift", "ada", 0.3),
        value("gift", "ben", 0, 0.4),
        value("answer", "ada", 0, 0.5),
        value("answer", "ben", 0.1),
        value("more", "ada", 0.2),
        value("more", "ben", 0, 0.2),
    ]
    gates = of_kind(ordered(*steps, values=values), ProposalKind.GATE)
    told = [(each.given[0], each.received[0], each.before, each.after) for each in gates]
    # Left alone, ben may answer on day 30, after both gifts; with the gate he does on day 5.
    assert told == [("gift", "answer", Fraction(1, 2), Fraction(3, 10))]


def test_nobody_else_s_largest_exposure_rises() -> None:
    seen = 0
    for seed in range(120):
        random = Random(seed)
        steps, values = random_road(random)
        given = [replace(each, actors=ids(random.choice(PARTIES)), gate=None) for each in steps]
        plan = road(*given, values=values)
        found = order_finding(plan, seed=1, effort=2.0, with_choices=False)
        if found.best is None:
            continue
        for each in of_kind(found, ProposalKind.ESCROW):
            when = dict(effects(best(found).timed))
            when[each.given] = when[each.received]
            parts = best(found).timed.network.parts
            peaks = course(parts, when, found.roadmap.values, len(PARTIES)).peaks
            assert peaks[each.party] == each.after < each.before
            others = zip(peaks, best(found).course.peaks, strict=True)
            assert all(now <= was for now, was in others)
            seen += 1
    assert seen > 2


def test_tranche_by_tranche_nobody_is_far_ahead() -> None:
    whole = ordered(
        step("oil", lasts=10, actors="ben"),
        step("shut", lasts=10),
        values=[
            value("oil", "ben", 0.4),
            value("oil", "ada", 0, 0.5),
            value("shut", "ada", 0.4),
            value("shut", "ben", 0, 0.5),
        ],
    )
    parted = ordered(
        step("oil", lasts=2, actors="ben", tranches=Tranches(4, None, steps_called("shut")[0])),
        step("shut", "gate", 2, tranches=Tranches(4, None, steps_called("oil")[0])),
        step("gate", lasts=1),
        values=[
            value("oil", "ben", 0.4),
            value("oil", "ada", 0, 0.5),
            value("shut", "ada", 0.4),
            value("shut", "ben", 0, 0.5),
        ],
    )
    assert best(whole).exposure == 0
    assert best(parted).exposure == Fraction(1, 10)
