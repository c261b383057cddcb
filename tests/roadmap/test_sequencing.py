"""The order that leaves nobody further ahead than need be."""

from dataclasses import replace
from random import Random

import pytest
from tests.oracles import sequences

from paraph.roadmap.sequence import (
    Change,
    Enough,
    Gap,
    Last,
    Sequence,
    Sequenced,
    SequenceStatus,
)
from paraph.roadmap.sequencing import exposures, frontier, joined, judged, sequenced

ENOUGH = 60.0
"""More than any search of a small problem takes."""

SWAP = Sequence(
    bounds=((2, None), (3, None), (1, None), (6, 9)),
    gaps=(Gap(1, 0, 2),),
    enough=(),
    lasts=(),
    changes=(
        Change(0, (5, -2)),
        Change(1, (-5, 4)),
        Change(2, (-3, 3)),
        Change(3, (2, -5)),
    ),
    parties=2,
)
"""The first gives 5 at moment 0 and gets them back at 1, two later; 2 and 3 go the other way.

Whoever begins with 0 is 5 ahead. With 2 first, the second party is 3 ahead, then 1 at moment 0,
when the first is 2 ahead; 3 at the time of 1 keeps the second at 0. So 3 it is, and 6 the first
time for moment 3. With 0 and 2 at the same time, the second is 1 ahead and the first 2; moment 1
with moment 3 brings the second to 0. So 2, and over at 6.
"""


def random_problem(random: Random, moments: int) -> Sequence:
    """A problem of every kind of constraint, some of them impossible."""

    def some(least: int) -> tuple[int, ...]:
        return tuple(random.sample(range(moments), random.randint(least, moments - 1)))

    def gap() -> Gap:
        later, earlier = random.sample(range(moments), 2)
        return Gap(later, earlier, random.choice([-2, 0, 1, 1, 2]), random.random() < 0.2)

    def bound() -> tuple[int, int | None]:
        first = random.randint(0, 1)
        return first, random.choice([None, None, first + random.randint(0, 4)])

    def change() -> Change:
        return Change(random.randrange(moments), (number(), number(), number()))

    def number() -> int:
        return random.choice([0, random.randint(-9, 9)])

    enough = [(random.randrange(moments), some(0)) for _ in range(random.randint(0, 2))]
    return Sequence(
        bounds=tuple(bound() for _ in range(moments)),
        gaps=tuple(gap() for _ in range(random.randint(0, moments))),
        enough=tuple(
            Enough(later, earlier, random.randint(0, len(earlier))) for later, earlier in enough
        ),
        lasts=tuple(
            Last(random.randrange(moments), some(1)) for _ in range(random.choice([0, 0, 1]))
        ),
        changes=tuple(change() for _ in range(random.randint(1, 2 * moments))),
        parties=3,
    )


def exchanges(random: Random) -> Sequence:
    """Three steps that cost somebody when they begin and bring others something when they end."""
    lengths = [random.randint(1, 2) for _ in range(3)]
    changes: list[Change] = []
    for at in range(3):
        actor = random.randrange(3)
        cost = tuple(random.randint(3, 9) * (each == actor) for each in range(3))
        brings = tuple(-random.randint(0, 9) * (each != actor) for each in range(3))
        changes += [Change(2 * at, cost), Change(2 * at + 1, brings)]
    return Sequence(
        bounds=((0, 6),) * 6,
        gaps=tuple(
            Gap(2 * at + 1, 2 * at, length, is_exact=True) for at, length in enumerate(lengths)
        ),
        enough=random.choice([(), (Enough(4, (1, 3), 1),)]),
        lasts=(),
        changes=tuple(changes),
        parties=3,
    )


PROBLEMS = [
    *(exchanges(Random(seed)) for seed in range(16)),
    *(random_problem(Random(seed), 2 + seed % 3) for seed in range(160)),
    *(random_problem(Random(seed), 5) for seed in range(1000, 1006)),
]


@pytest.mark.parametrize("part", range(4))
def test_no_order_is_less_exposed_nor_as_exposed_and_shorter(part: int) -> None:
    for problem in PROBLEMS[part::4]:
        found = sequenced(problem, effort=ENOUGH, seed=part)
        points = sequences.points(problem)
        if not points:
            assert found.status is SequenceStatus.IMPOSSIBLE
            assert found.times == ()
            continue
        assert found.status is SequenceStatus.OPTIMAL
        assert (found.exposure, found.length) == min(points)
        assert (found.exposure_bound, found.length_bound) == min(points)
        assert sequences.violations(problem, found.times) == []
        by_party = tuple(sequences.exposure(problem, found.times, party) for party in range(3))
        assert exposures(problem, found.times) == by_party
        assert (max(by_party), max(found.times)) == min(points)


@pytest.mark.parametrize("part", range(4))
def test_the_frontier_is_all_that_trying_every_order_leaves_undominated(part: int) -> None:
    for problem in PROBLEMS[part::4]:
        told: list[tuple[int, int]] = []
        found = frontier(
            problem, effort=ENOUGH, seed=part, progress=lambda *done, told=told: told.append(done)
        )
        assert found.is_complete
        assert [(point.exposure, point.length) for point in found.points] == sequences.undominated(
            sequences.points(problem)
        )
        assert told == [(count + 1, 0) for count in range(len(found.points))]
        for point in found.points:
            assert point.status is SequenceStatus.OPTIMAL
            assert sequences.violations(problem, point.times) == []
            assert max(exposures(problem, point.times)) == point.exposure
            assert max(point.times) == point.length


def test_random_problems_are_of_every_kind() -> None:
    fronts = [sequences.undominated(sequences.points(problem)) for problem in PROBLEMS]
    assert 40 < sum(len(each) == 0 for each in fronts) < 100
    assert sum(len(each) >= 2 for each in fronts) >= 8
    assert max(len(each) for each in fronts) >= 3


def test_who_is_ahead_is_found_by_hand_as_well() -> None:
    found = sequenced(SWAP, seed=0)
    assert (found.status, found.exposure, found.length) == (SequenceStatus.OPTIMAL, 2, 6)
    assert found.times[0] == found.times[2]
    assert found.times[3] == 6


def test_changes_at_the_same_time_count_together() -> None:
    assert exposures(SWAP, (2, 4, 2, 6)) == (2, 5)
    assert exposures(SWAP, (2, 6, 2, 6)) == (2, 1)
    assert exposures(SWAP, (2, 6, 3, 6)) == (5, 1)
    assert exposures(replace(SWAP, changes=()), (2, 6, 3, 6)) == (0, 0)


def test_an_order_that_must_be_over_sooner_is_more_exposed() -> None:
    early = replace(SWAP, bounds=(*SWAP.bounds[:3], (3, 9)))
    assert [sequenced(early, seed=0, longest=each).length for each in (9, 4)] == [4, 4]
    assert sequenced(early, seed=0, longest=3).status is SequenceStatus.IMPOSSIBLE
    assert sequenced(early, seed=0, longest=1000) == sequenced(early, seed=0)


def test_without_moments_nothing_is_ahead_of_anything() -> None:
    nothing = Sequence((), (), (), (), (), 2)
    found = sequenced(nothing, seed=0)
    assert (found.status, found.times, found.exposure) == (SequenceStatus.OPTIMAL, (), 0)
    assert frontier(nothing, effort=1.0, seed=0, progress=lambda *_: None).is_complete


@pytest.mark.parametrize(
    "wrong",
    [
        replace(SWAP, gaps=(Gap(1, 0, 2), Gap(0, 1, -1))),
        replace(SWAP, gaps=(Gap(1, 0, 2), Gap(2, 1, 0), Gap(0, 2, 0))),
        replace(SWAP, gaps=(Gap(1, 1, 1),)),
        replace(SWAP, gaps=(Gap(3, 0, 8),)),
        replace(SWAP, enough=(Enough(0, (1, 2), 3),)),
        replace(SWAP, enough=(Enough(0, (1,), 1),)),
        replace(SWAP, enough=(Enough(2, (1, 3), 1),), bounds=(*SWAP.bounds[:2], (1, 3), (6, 9))),
    ],
)
def test_what_contradicts_itself_is_impossible(wrong: Sequence) -> None:
    assert sequenced(wrong, seed=0).status is SequenceStatus.IMPOSSIBLE
    found = frontier(wrong, effort=1.0, seed=0, progress=lambda *_: None)
    assert (found.points, found.is_complete) == ((), True)


def sixty(seed: int, share: float = 0.3) -> Sequence:
    """A problem too large to try, a share of its steps with deadlines."""
    random = Random(seed)
    gaps = tuple(
        Gap(later, earlier, random.randint(1, 30))
        for later in range(1, 60)
        for earlier in random.sample(range(later), min(later, random.randint(0, 3)))
    )
    earliest = [0] * 60
    for gap in gaps:
        earliest[gap.later] = max(earliest[gap.later], earliest[gap.earlier] + gap.length)
    bounds = tuple((0, 2 * each if random.random() < share else None) for each in earliest)
    changes = tuple(
        Change(at, tuple(random.choice([0, 0, 1, -1]) * random.randint(1, 999) for _ in range(5)))
        for at in range(60)
    )
    return Sequence(bounds, gaps, (), (), changes, 5)


def test_sixty_steps_are_proven_and_come_out_the_same_each_time() -> None:
    problem = sixty(1)
    found = sequenced(problem, effort=ENOUGH, seed=1)
    assert found.status is SequenceStatus.OPTIMAL
    assert sequences.violations(problem, found.times) == []
    assert max(sequences.exposure(problem, found.times, party) for party in range(5)) == (
        found.exposure
    )
    assert found == sequenced(problem, effort=ENOUGH, seed=1)


def test_little_effort_gives_an_order_with_true_bounds_and_the_same_each_time() -> None:
    problem = sixty(1)
    best = sequenced(problem, effort=ENOUGH, seed=1)
    quick = sequenced(problem, effort=0.01, seed=1)
    assert quick == sequenced(problem, effort=0.01, seed=1)
    assert quick.status is SequenceStatus.BEST_FOUND
    assert sequences.violations(problem, quick.times) == []
    assert quick.exposure_bound <= best.exposure <= quick.exposure
    assert quick.length_bound <= quick.length


def test_without_effort_nothing_is_found_and_nothing_claimed() -> None:
    problem = sixty(1)
    found = sequenced(problem, effort=0.0, seed=1)
    assert (found.status, found.times) == (SequenceStatus.NONE_FOUND, ())
    for effort in (0.0, 1e-9):
        left = frontier(problem, effort=effort, seed=1, progress=lambda *_: None)
        assert (left.points, left.is_complete) == ((), False)


def test_a_frontier_that_ends_early_says_so() -> None:
    found = frontier(sixty(1), effort=0.01, seed=1, progress=lambda *_: None)
    assert not found.is_complete
    assert sequences.violations(sixty(1), found.points[0].times) == []


def test_an_order_that_is_proven_later_takes_the_place_of_the_best_found_before() -> None:
    problem = exchanges(Random(9))
    exact = frontier(problem, effort=ENOUGH, seed=1, progress=lambda *_: None).points
    [first, second] = exact[:2]
    poor = replace(first, times=second.times, exposure=first.exposure + 1, length=first.length + 1)
    assert joined([judged(poor)], first) == [first]
    loose = judged(replace(first, length_bound=0))
    assert loose.status is SequenceStatus.BEST_FOUND
    assert joined([loose], second) == [first, second]
    impossible = Sequenced(SequenceStatus.IMPOSSIBLE, (), 0, 0, 0, 0)
    assert joined([loose], impossible) == [first]
    assert joined([loose], replace(impossible, status=SequenceStatus.NONE_FOUND)) == [loose]


def test_numbers_too_large_for_the_solver_are_refused() -> None:
    vast = replace(SWAP, changes=tuple(Change(at, (2**62, -(2**62))) for at in range(4)))
    with pytest.raises(ValueError, match="a larger unit"):
        sequenced(vast, seed=0)
