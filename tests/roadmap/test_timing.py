"""Earliest moments, what binds them, and steps that have to overlap."""

from collections.abc import Sequence
from itertools import product
from random import Random

import pytest
from tests.oracles import schedules
from tests.roadmap.made import (
    LAUNCH,
    START,
    all_done,
    begun,
    dates,
    day_after,
    days,
    done,
    expected,
    road,
    some_of,
    step,
    steps_called,
    timed,
    verified,
    weeks,
    within,
)
from tests.roadmap.wild import NOTHING_HAPPENS_AFTER, calm

from paraph.roadmap.clock import MINUTES_A_DAY
from paraph.roadmap.timing import Timing
from paraph.terms.deadlines import Fixed, MonthAfter
from paraph.terms.ids import LevelId, StepId
from paraph.terms.preconditions import Approved, Outside
from paraph.terms.steps import Approval, ApprovalKind, Escrow, OutsideEvent, Step, Tranches

NOTES = Approval(ApprovalKind.EXCHANGE_OF_NOTES, LevelId("ministers"))


def in_days(found: Timing) -> dict[schedules.Turn, tuple[int | None, ...]]:
    """The days of the four moments of every part that starts."""

    def day(moment: int) -> int | None:
        at = found.at(moment)
        return None if at is None else (at - found.network.begin) // MINUTES_A_DAY

    return {
        (part.step.id, part.tranche or 1): tuple(
            map(day, (part.start, part.completion, part.verification, part.effect))
        )
        for part in found.network.parts
        if day(part.start) is not None
    }


def lived(
    steps: Sequence[Step],
    outside: Sequence[OutsideEvent] = (),
    not_sooner: dict[schedules.Turn, int] | None = None,
    length: int = NOTHING_HAPPENS_AFTER,
) -> dict[schedules.Turn, tuple[int | None, ...]]:
    came = {each.words: each.earliest for each in outside}
    found = schedules.live(steps, START, came, not_sooner, days=length)
    return {
        turn: (each.start, each.completion, each.verification, each.effect)
        for turn, each in found.items()
    }


@pytest.mark.parametrize("part", range(6))
def test_every_moment_is_that_of_living_through_every_day(part: int) -> None:
    for seed in range(part, 1500, 6):
        wild = calm(Random(seed))
        steps, outside = wild.steps(), wild.outside()
        assert in_days(timed(*steps, outside=outside)) == lived(steps, outside), seed


def test_any_and_so_many_of_several_come_with_those_that_are_first() -> None:
    lengths = [step("a", lasts=3), step("b", lasts=5), step("c", lasts=9)]
    waiting = [
        step("one", some_of(1, done("a"), done("b"), done("c")), 0),
        step("two", some_of(2, done("a"), done("b"), done("c")), 0),
        step("all", some_of(3, done("a"), done("b"), done("c")), 0),
        step("mix", some_of(2, begun("c"), some_of(1, done("c"), done("b"))), 0),
    ]
    found = in_days(timed(*lengths, *waiting))
    assert [found[StepId(name), 1][0] for name in ("one", "two", "all", "mix")] == [3, 5, 9, 5]


def test_verification_comes_after_completion_and_releases_what_waits_for_it() -> None:
    first = step("a", lasts=3, verification=step("x", lasts=4).duration)
    found = timed(first, step("b", done("a"), 0), step("c", verified("a"), 0))
    assert [row[0] for row in in_days(found).values()] == [0, 3, 7]


def test_a_way_round_a_circle_dates_it_and_a_circle_that_holds_itself_up_stays_undated() -> None:
    either = some_of(1, done("b"), done("c"))
    round_about = timed(step("a", either, 2), step("b", "a", 2), step("c", lasts=9))
    assert [row[0] for row in in_days(round_about).values()] == [9, 11, 0]
    closed = timed(step("a", either, 0), step("b", "a", 0), step("c", "c", 0))
    assert in_days(closed) == {}
    held_up = some_of(1, begun("a"), begun("b"))
    assert in_days(timed(step("a", held_up, 0), step("b", begun("a"), 0))) == {}


def test_what_is_named_nowhere_holds_nothing_up() -> None:
    waits = all_done("gone")
    found = timed(step("a", waits, 1), step("b", Approved(LevelId("gone")), 1))
    assert [row[0] for row in in_days(found).values()] == [0, 0]
    assert in_days(timed(step("a", Outside("rain"), 1)))[StepId("a"), 1][0] == 0


def test_an_outside_event_holds_up_until_it_is_expected_and_never_before_the_start() -> None:
    waiting = step("a", Outside("rain"), 1)
    assert in_days(timed(waiting, outside=[expected("rain", 12, 40)]))[StepId("a"), 1][0] == 12
    assert in_days(timed(waiting, outside=[expected("rain", -9)]))[StepId("a"), 1][0] == 0


def test_a_level_has_approved_when_all_its_approvals_are_complete() -> None:
    level = Approved(LevelId("ministers"))
    found = timed(
        step("a", lasts=3, approval=NOTES), step("b", lasts=8, approval=NOTES), step("c", level)
    )
    assert in_days(found)[StepId("c"), 1][0] == 8


def test_a_level_that_waits_for_what_waits_for_it_never_approves() -> None:
    level = Approved(LevelId("ministers"))
    assert in_days(timed(step("a", "b", approval=NOTES), step("b", level))) == {}


def test_simultaneous_steps_start_with_the_last_that_is_free_and_take_effect_together() -> None:
    found = timed(
        step("x", lasts=4),
        step("a", "x", 2),
        step("b", lasts=7, simultaneous=steps_called("a")),
        step("c", lasts=1, simultaneous=steps_called("b")),
    )
    rows = in_days(found)
    assert [rows[StepId(name), 1] for name in "abc"] == [
        (4, 6, 6, 11),
        (4, 11, 11, 11),
        (4, 5, 5, 11),
    ]


def test_a_step_in_tranches_starts_its_first_with_a_simultaneous_one_that_has_none() -> None:
    parted = step("a", lasts=2, tranches=Tranches(3), simultaneous=steps_called("b"))
    found = in_days(timed(parted, step("b", lasts=5, not_before=Fixed(day_after(7)))))
    assert found[StepId("a"), 1] == (7, 9, 9, 12)
    assert found[StepId("b"), 1] == (7, 12, 12, 12)
    assert found[StepId("a"), 2] == (9, 11, 11, 11)


def test_tranches_come_one_after_another_and_no_faster_than_they_may() -> None:
    rows = in_days(timed(step("a", lasts=2, tranches=Tranches(3, days(5)))))
    assert [row[:2] for row in rows.values()] == [(0, 2), (5, 7), (10, 12)]
    slow = in_days(timed(step("a", lasts=6, tranches=Tranches(3, days(5)))))
    assert [row[:2] for row in slow.values()] == [(0, 6), (6, 12), (12, 18)]


def test_the_leader_of_two_in_tranches_gives_one_before_it_is_answered() -> None:
    here = step("a", lasts=2, tranches=Tranches(2, None, StepId("b")))
    there = step("b", lasts=1, tranches=Tranches(2, None, StepId("a")))
    rows = in_days(timed(here, there))
    assert [row[:2] for row in rows.values()] == [(0, 2), (3, 5), (2, 3), (5, 6)]


@pytest.mark.parametrize(("here", "there"), list(product((1, 2, 3, 4, 7), (1, 2, 3, 5))))
def test_two_in_tranches_never_wait_for_each_other_for_good(here: int, there: int) -> None:
    found = in_days(
        timed(
            step("a", lasts=1, tranches=Tranches(here, None, StepId("b"))),
            step("b", lasts=1, tranches=Tranches(there, None, StepId("a"))),
        )
    )
    assert len(found) == here + there


def test_tranches_against_others_wait_for_as_large_a_share() -> None:
    source = step("a", lasts=1, tranches=Tranches(6))
    answer = step("b", lasts=0, tranches=Tranches(4, None, StepId("a")))
    rows = in_days(timed(source, answer))
    assert [rows[StepId("b"), at][0] for at in (1, 2, 3, 4)] == [2, 3, 5, 6]


def test_a_hundred_tranches_against_a_hundred_take_turns() -> None:
    found = in_days(
        timed(
            step("a", lasts=1, tranches=Tranches(100, None, StepId("b"))),
            step("b", lasts=1, tranches=Tranches(100, None, StepId("a"))),
        )
    )
    assert found[StepId("b"), 100][1] == 200


def test_what_is_in_escrow_takes_effect_when_its_gate_opens_or_when_it_is_done() -> None:
    gate = Escrow(done("x"))
    rows = in_days(
        timed(step("x", lasts=9), step("a", lasts=2, escrow=gate), step("b", "x", 2, escrow=gate))
    )
    assert [rows[StepId(name), 1][3] for name in "ab"] == [9, 11]
    own = in_days(timed(step("a", lasts=2, escrow=Escrow(done("a")))))
    assert own[StepId("a"), 1] == (0, 2, 2, 2)


def test_a_gate_on_its_own_verification_never_opens() -> None:
    assert in_days(timed(step("a", gate=verified("a")))) == {}


def test_a_step_starts_no_sooner_than_it_may() -> None:
    bound = [
        (Fixed(day_after(20)), 20),
        (within(weeks(2), done("x")), 18),
        (MonthAfter(done("x")), 16),
        (MonthAfter(done("x"), 2), 47),
        (within(3, LAUNCH), 3),
    ]
    steps = [step(f"a{at}", not_before=each) for at, (each, _) in enumerate(bound)]
    rows = in_days(timed(step("x", lasts=4), *steps))
    assert [rows[each.id, 1][0] for each in steps] == [day for _, day in bound]


def ways_to_overlap(steps: Sequence[Step], most: int) -> set[tuple[int, ...]]:
    """All delays of steps with which those that have to overlap do, by trying each."""
    return {
        delays
        for delays in product(range(most + 1), repeat=len(steps))
        if do_overlap(steps, lived(steps, (), starting_no_sooner(steps, delays), 25))
    }


def starting_no_sooner(steps: Sequence[Step], delays: tuple[int, ...]) -> dict[schedules.Turn, int]:
    return {(each.id, 1): delay for each, delay in zip(steps, delays, strict=True)}


def do_overlap(steps: Sequence[Step], rows: dict[schedules.Turn, tuple[int | None, ...]]) -> bool:
    pairs = [
        (rows[each.id, 1], rows[other, 1])
        for each in steps
        for other in each.parallel
        if (each.id, 1) in rows and (other, 1) in rows
    ]
    return all(
        (here[1] or 0) >= (there[0] or 0) and (there[1] or 0) >= (here[0] or 0)
        for here, there in pairs
    )


@pytest.mark.parametrize("part", range(3))
def test_steps_that_have_to_overlap_do_so_as_early_as_they_can(part: int) -> None:
    for seed in range(part, 30, 3):
        random = Random(seed)
        names = ["a", "b", "c"]
        steps = [
            step(
                name,
                random.choice(["", "", random.choice(names)]),
                random.randint(0, 3),
                not_before=Fixed(day_after(random.choice([0, 2, 5]))),
                parallel=steps_called(random.choice(["", random.choice(names)])),
            )
            for name in names
        ]
        found = timed(*steps)
        ways = ways_to_overlap(steps, 8)
        assert bool(found.unmet) == (not ways), seed
        if ways:
            least = tuple(min(column) for column in zip(*ways, strict=True))
            assert in_days(found) == lived(steps, (), starting_no_sooner(steps, least)), seed


def test_steps_that_cannot_overlap_are_told_and_keep_their_own_dates() -> None:
    apart = [
        step("a", lasts=2, parallel=steps_called("c")),
        step("b", "a", 3),
        step("c", "b", 2),
        step("d", lasts=1, parallel=steps_called("e")),
        step("e", lasts=1, not_before=Fixed(day_after(7))),
    ]
    found = timed(*apart)
    parts = found.network.parts
    assert [tuple(parts[each].step.id for each in pair) for pair in found.unmet] == [("a", "c")]
    assert [row[:2] for row in in_days(found).values()] == [(0, 2), (2, 5), (5, 7), (6, 7), (7, 8)]


def test_a_step_in_parallel_with_itself_or_with_none_is_where_it_was() -> None:
    found = timed(step("a", lasts=2, parallel=steps_called("a gone")))
    assert (in_days(found)[StepId("a"), 1][0], found.unmet) == (0, ())


def test_what_binds_a_step_moves_it() -> None:
    checked = 0
    for seed in range(400):
        wild = calm(Random(seed))
        steps, outside = wild.steps(), wild.outside()
        found = timed(*steps, outside=outside)
        for part in found.network.parts:
            begin = found.at(part.start)
            for number in found.binding(part):
                before = found.network.parts[number]
                assert begin is not None
                assert found.found.place[before.start] < found.found.place[part.start]
                assert (found.at(before.start) or 0) <= begin
                checked += 1
    assert checked > 100


def test_shortening_all_that_binds_a_step_brings_it_forward() -> None:
    for seed in range(200):
        random = Random(seed)
        names = [f"s{at}" for at in range(5)]
        steps = [
            step(name, " ".join(random.sample(names[:at], min(at, 2))), random.randint(2, 9))
            for at, name in enumerate(names)
        ]
        found = road(*steps)
        for each in found.scheduled:
            if each.binding:
                shorter = [
                    step(
                        one.id,
                        one.after,
                        in_whole_days(one) - (one.id in each.binding),
                    )
                    for one in steps
                ]
                starts = {name: start for name, start, _ in dates(road(*shorter))}
                assert starts[each.step.id] == (each.start - START).days - 1


def in_whole_days(one: Step) -> int:
    return schedules.length(one.duration)


def test_the_first_of_several_binds_and_not_what_waits_for_the_step_itself() -> None:
    either = some_of(1, done("z"), done("b"))
    found = road(step("z", "a", 0), step("a", either, 0), step("b", lasts=4))
    binding = {each.step.id: each.binding for each in found.scheduled}
    assert binding == {"a": ("b",), "z": ("a",), "b": ()}
