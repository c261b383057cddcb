"""Options as lines, and proofs in whole numbers: nothing that a package may have is left out."""

from random import Random

import numpy as np
import pytest
from tests.arenas import listing_of, noted, random_arena

from paraph.packages.arena import Arena
from paraph.packages.field import Field, Lines, Multipliers, Row, narrowed


def every_choice(field: Field) -> Lines:
    """All choices on issues and named truths, as lines."""
    sizes = np.diff(field.starts)
    grid = np.indices(sizes.tolist()).reshape(len(sizes), -1).T
    return grid + field.starts[:-1]


def arena_and_rows(random: Random) -> tuple[Arena, list[Row]]:
    arena = random_arena(random, most_issues=4)
    values = list(listing_of(arena).values.values()) or [(0,) * len(arena.seats)]
    rows = []
    for _ in range(random.randint(0, 3)):
        weights = np.array([random.randint(0, 3) for _ in arena.seats])
        rows.append(Row(weights, int(weights @ np.array(random.choice(values)))))
    return arena, rows


def test_values_and_clauses_are_those_of_the_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    for seed in range(150):
        with noted(seed) as random:
            monkeypatch.setattr("paraph.packages.clauses.MOST_PRODUCT", random.choice([2, 64]))
            arena = random_arena(random, most_issues=4)
            field, truth = arena.field, listing_of(arena)
            if field.issues > len(arena.space.sizes) + 4:
                continue
            chosen = every_choice(field)
            met = chosen[field.are_met(chosen)]
            values = field.values(met).tolist()
            found = {
                arena.number(lines): tuple(each) for lines, each in zip(met, values, strict=True)
            }
            assert found == truth.values
            assert len(met) == len(truth.within)


def test_no_option_of_a_package_in_question_is_ever_left_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    closed = 0
    for seed in range(600):
        with noted(seed) as random:
            monkeypatch.setattr("paraph.packages.clauses.MOST_PRODUCT", 64)
            arena, rows = arena_and_rows(random)
            field = arena.field
            if field.issues > len(arena.space.sizes) + 4:
                continue
            box = np.array([random.random() < 0.8 for _ in range(field.lines)])
            by = Multipliers(
                np.array([random.randint(0, 5) for _ in rows], np.int64),
                np.array([random.choice([0, 1, 9]) for _ in field.clauses], np.int64),
            )
            scores = np.array([field.worths @ row.weights for row in rows], np.int64)
            scores = scores.reshape(len(rows), field.lines)
            left = narrowed(field, scores, [row.least for row in rows], by, box)
            chosen = every_choice(field)
            stands = field.are_met(chosen) & box[chosen].all(axis=1)
            for row in rows:
                stands &= field.values(chosen) @ row.weights >= row.least
            closed += left is None
            if left is None:
                assert not stands.any()
            else:
                assert not (left & ~box).any()
                assert left[chosen[stands]].all()
    assert closed > 50


def test_lines_are_found_by_issue_and_issues_by_line() -> None:
    arena = random_arena(Random(4), has_rules=False)
    field = arena.field
    for issue in range(field.issues):
        lines = range(field.lines)[field.lines_of(issue)]
        assert [field.issue_of(line) for line in lines] == [issue] * arena.space.sizes[issue]


def test_the_lowest_is_what_the_worst_package_is_worth() -> None:
    for seed in range(50):
        with noted(seed) as random:
            arena = random_arena(random, has_rules=False)
            weights = [random.randint(-3, 3) for _ in arena.seats]
            sums = [
                sum(part * weight for part, weight in zip(values, weights, strict=True))
                for values in listing_of(arena).values.values()
            ]
            assert arena.field.lowest(np.array(weights)) == min(sums)
