"""The checker believes nothing: every change that matters is caught."""

import hashlib
import json
from collections.abc import Callable
from copy import deepcopy
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from tests.arenas import listing_of, random_arena, space_from
from tests.oracles import certified
from tests.strategies import chosen, issue

from paraph.packages.arena import Arena
from paraph.packages.certificate import plain
from paraph.packages.certifying import certify
from paraph.packages.checker import check
from paraph.packages.optimum import Optimiser
from paraph.packages.solutions import PLAIN, SolutionName
from paraph.terms.conditions import AnyOf, Not

Told = Any
"""A certificate in JSON's own kinds, to be spoilt."""


def arena_with_rules(seed: int, issues: int = 7) -> Arena:
    """Three opposed parties, rules, and a search that has to branch."""
    random = Random(seed)
    listed = [issue(f"i{at}", [f"o{place}" for place in range(4)]) for at in range(issues)]
    worths = [[[random.randint(0, 99) for _ in range(3)] for _ in range(4)] for _ in listed]
    rules = tuple(
        AnyOf((Not(chosen(f"i{at}", "o0", "o1")), chosen(f"i{at + 1}", "o2", "o3")))
        for at in range(issues - 1)
    )
    return Arena(space_from(listed, worths, [40 * issues] * 3, 99 * issues), (0, 1, 2), rules)


def certificate(name: SolutionName, seed: int = 4) -> Told:
    arena = arena_with_rules(seed)
    optimum = Optimiser(arena.field, arena.reservations).solution(name, (1, 1, 1))
    assert optimum is not None
    numbers = [arena.number(lines) for lines in optimum.packages]
    return json.loads(json.dumps(plain(certify(arena, name, (1, 1, 1), numbers))))


@pytest.fixture(scope="module", params=PLAIN)
def told(request: pytest.FixtureRequest) -> Told:
    found = certificate(request.param)
    assert check(found) == []
    assert found["is_proven"]
    return found


@pytest.fixture(scope="module")
def nash() -> Told:
    return certificate(SolutionName.NASH)


def largest(told: Told) -> Told:
    """The proof of most boxes."""
    return max(told["proofs"], key=lambda each: len(each["tree"]))


def leaf(told: Told) -> Told:
    """A node that multipliers close."""
    return next(each for each in largest(told)["tree"] if each["by"] and each["split"] is None)


def resealed(told: Told) -> None:
    text = json.dumps(told["problem"], sort_keys=True, separators=(",", ":"))
    told["digest"] = hashlib.sha256(text.encode()).hexdigest()


def spoilt(told: Told, change: Callable[[Told], object]) -> list[str]:
    other = deepcopy(told)
    change(other)
    return check(other)


def with_value(told: Told) -> None:
    told["packages"][0]["values"][1] += 1


def with_contribution(told: Told) -> None:
    told["problem"]["contributions"][0][0][0] += 1


def with_other_option(told: Told) -> None:
    choices = told["packages"][0]["choices"]
    choices["i0"] = next(each for each in ("o0", "o1", "o2", "o3") if each != choices["i0"])


def without_an_issue(told: Told) -> None:
    del told["packages"][0]["choices"]["i0"]


def with_less_to_walk_away_to(told: Told) -> None:
    told["problem"]["reservations"][0] -= 1


def with_lower_bounds(told: Told) -> None:
    told["bound"] = told["value"] = "0/1"
    for each in told["proofs"]:
        each["bound"] = "0/1"


def with_the_bound_one_lower(told: Told) -> None:
    told["proofs"][0]["bound"] = str(Fraction(told["proofs"][0]["bound"]) - 1)


def with_higher_value(told: Told) -> None:
    told["value"] = str(Fraction(told["value"]) + 1)


def without_a_clause(told: Told) -> None:
    told["problem"]["clauses"].pop()


def with_other_digest(told: Told) -> None:
    told["digest"] = "0" * 64


def without_proofs(told: Told) -> None:
    told["proofs"] = []


def without_packages(told: Told) -> None:
    told["packages"] = []


def without_the_last_box(told: Told) -> None:
    for each in told["proofs"]:
        each["tree"].pop()


def with_a_box_too_many(told: Told) -> None:
    told["proofs"][0]["tree"].append({"by": [], "split": None})


def with_other_solution(told: Told) -> None:
    names = [each.value for each in PLAIN]
    told["solution"] = names[names.index(told["solution"]) - 1]


def with_unknown_solution(told: Told) -> None:
    told["solution"] = "best"


def with_weights_that_do_not_count(told: Told) -> None:
    told["weights"] = [2, 2, 2]


def with_other_form(told: Told) -> None:
    told["form"] = "paraph-certificate-0"


def with_a_float(told: Told) -> None:
    told["problem"]["contributions"][0][0][0] += 0.5
    resealed(told)


def with_nan(told: Told) -> None:
    told["problem"]["denominator"] = float("nan")


def with_an_issue_twice(told: Told) -> None:
    told["problem"]["issues"][1]["name"] = told["problem"]["issues"][0]["name"]
    resealed(told)


def with_an_option_of_no_worth(told: Told) -> None:
    told["problem"]["issues"][0]["options"].append("o4")
    resealed(told)


@pytest.mark.parametrize(
    "change",
    [
        with_value,
        with_contribution,
        with_other_option,
        without_an_issue,
        with_less_to_walk_away_to,
        with_lower_bounds,
        with_the_bound_one_lower,
        with_higher_value,
        without_a_clause,
        with_other_digest,
        without_proofs,
        without_packages,
        without_the_last_box,
        with_a_box_too_many,
        with_other_solution,
        with_unknown_solution,
        with_weights_that_do_not_count,
        with_other_form,
        with_a_float,
        with_nan,
        with_an_issue_twice,
        with_an_option_of_no_worth,
    ],
)
def test_a_change_that_matters_is_caught(told: Told, change: Callable[[Told], object]) -> None:
    assert spoilt(told, change) != []


def test_a_worse_package_is_caught_even_with_its_own_value(nash: Told) -> None:
    arena = arena_with_rules(4)
    inside = listing_of(arena).zone
    number = next(each for each, gains in inside.items() if min(gains) > 0)
    worse = json.loads(json.dumps(plain(certify(arena, SolutionName.NASH, (1, 1, 1), [number]))))
    assert check(worse) == []
    assert not worse["is_proven"]
    other = deepcopy(nash)
    other["packages"] = worse["packages"]
    assert check(other) != []
    other["value"] = worse["value"]
    assert check(other) == ["Not everything is proven that the solution asks for."]
    other["bound"] = worse["value"]
    assert check(other) != []
    worse["is_proven"] = True
    assert check(worse) == ["Not everything is proven that the solution asks for."]
    worse["packages"] += nash["packages"]
    assert "The packages are not as good as each other." in check(worse)


def test_packages_outside_the_zone_or_the_rules_are_caught() -> None:
    issues = [issue("a", ["x", "y", "z"])]
    space = space_from(issues, [[[9, 0], [8, 8], [2, 2]]], [1, 1], 9)
    arena = Arena(space, (0, 1), (Not(chosen("a", "y")),))
    found = json.loads(json.dumps(plain(certify(arena, SolutionName.UTILITARIAN, (1, 1), [2]))))
    assert check(found) == []
    for option, values in (("x", [9, 0]), ("y", [8, 8])):
        other = deepcopy(found)
        other["packages"] = [{"choices": {"a": option}, "values": values}]
        assert any("misses a clause or a walk-away worth" in fault for fault in check(other))


def test_rows_that_do_not_follow_are_caught(nash: Told) -> None:
    for step in (-1, 1, 100):
        for at in range(len(nash["proofs"][0]["rows"])):
            other = deepcopy(nash)
            other["proofs"][0]["rows"][at]["least"] += step
            assert any("does not follow" in fault for fault in check(other))


def test_a_row_of_weights_below_0_or_of_too_few_is_caught(nash: Told) -> None:
    for weights in ([-1, 1, 1], [1, 1], [0, 0, 0]):
        other = deepcopy(nash)
        other["proofs"][0]["rows"][0] = {"weights": weights, "least": 10**9}
        assert check(other) != []


def test_a_tangent_that_leaves_out_a_party_is_caught(nash: Told) -> None:
    rows = nash["proofs"][0]["rows"]
    at = next(at for at, row in enumerate(rows) if sum(map(bool, row["weights"])) == 3)
    other = deepcopy(nash)
    other["proofs"][0]["rows"][at]["weights"][0] = 0
    assert any("does not follow" in fault for fault in check(other))


def test_multipliers_below_0_are_caught(told: Told) -> None:
    def turned(other: Told) -> None:
        place, times = leaf(other)["by"][0][0]
        leaf(other)["by"][0][0] = [place, -times]

    assert spoilt(told, turned) != []


def test_multipliers_that_no_longer_close_are_caught(nash: Told) -> None:
    def emptied(other: Told) -> None:
        leaf(other)["by"] = []

    assert any("is not closed" in fault for fault in spoilt(nash, emptied))


def test_a_split_that_loses_an_option_is_caught(nash: Told) -> None:
    at = next(at for at, node in enumerate(nash["proofs"][0]["tree"]) if node["split"])

    def beyond(other: Told) -> None:
        other["proofs"][0]["tree"][at]["split"][1] = 99

    def elsewhere(other: Told) -> None:
        other["proofs"][0]["tree"][at]["split"][0] = 99

    def unsplit(other: Told) -> None:
        other["proofs"][0]["tree"][at]["split"] = None

    for change in (beyond, elsewhere, unsplit):
        assert spoilt(nash, change) != []


def test_claims_that_are_none_are_caught(nash: Told) -> None:
    for claim in (
        {"powers": [1, 1, -1]},
        {"scales": ["-1/1", "1/1", "1/1"], "powers": []},
        {"scales": ["1/0", "1/1", "1/1"]},
        {"given": [10**6]},
        {"powers": []},
    ):
        other = deepcopy(nash)
        other["proofs"][0]["claim"] |= claim
        assert check(other) != []


def test_a_product_below_0_is_no_bound() -> None:
    space = space_from([issue("a", ["x", "y"])], [[[1, 0], [0, 1]]], [0, 0])
    found = json.loads(
        json.dumps(plain(certify(Arena(space, (0, 1), ()), SolutionName.NASH, (1, 1), [0])))
    )
    assert check(found) == []
    found["proofs"][1]["bound"] = "-1/1"
    assert any("is below 0" in fault for fault in check(found))


def test_ideals_must_be_the_best_there_are() -> None:
    found = certificate(SolutionName.KALAI_SMORODINSKY)
    other = deepcopy(found)
    other["ideals"][0] = found["packages"][0]
    assert check(other) != []
    other = deepcopy(found)
    del other["ideals"][2]
    assert check(other) != []
    other = deepcopy(found)
    del other["proofs"][1]
    assert check(other) == ["Not everything is proven that the solution asks for."]


def test_leximin_needs_every_stage() -> None:
    found = certificate(SolutionName.EGALITARIAN)
    del found["proofs"][-1]
    assert check(found) == ["Not everything is proven that the solution asks for."]
    found["is_proven"] = False
    assert check(found) == []


@pytest.mark.parametrize("wrong", [{}, {"problem": 1}, {"problem": {}, "proofs": []}])
def test_what_is_no_certificate_is_told(wrong: Told) -> None:
    assert "has not the form" in check(wrong)[0]


def places(tree: Told, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The paths of all numbers, fractions, words and lists of a tree."""
    inner = (
        tree.items()
        if isinstance(tree, dict)
        else enumerate(tree)
        if isinstance(tree, list)
        else ()
    )
    return [path, *(each for key, value in inner for each in places(value, (*path, key)))]


def changed_at_random(told: Told, random: Random) -> None:
    """Change one thing anywhere, of any kind."""
    *path, last = random.choice([each for each in places(told) if each and each[0] != "method"])
    holder = told
    for key in path:
        holder = holder[key]
    match holder[last]:
        case bool():
            holder[last] = not holder[last]
        case int():
            holder[last] += random.choice([-100, -2, -1, 1, 2, 100, -2 * holder[last]])
        case str() if "/" in holder[last]:
            holder[last] = str(
                Fraction(holder[last]) * random.choice([0, 1, 2, -1]) - random.choice([0, 1])
            )
        case list() if holder[last] and random.random() < 0.7:
            other = random.choice(holder[last])
            random.choice([holder[last].remove, holder[last].append])(deepcopy(other))
        case list():
            random.shuffle(holder[last])
        case _ if (
            isinstance(holder, dict) and isinstance(holder[last], str) and "/" not in holder[last]
        ):
            holder[last] = random.choice(["o0", "o1", "nash", "utilitarian", "egalitarian"])
        case _:
            holder[last] = None


@pytest.mark.parametrize("seed", range(30))
def test_whatever_is_changed_what_is_verified_is_true(seed: int) -> None:
    random = Random(seed)
    arena = random_arena(random, most_issues=4)
    inside = list(listing_of(arena).zone)
    name = random.choice(list(SolutionName))
    if not inside:
        return
    parts = [random.choice([1, 2]) if name.is_weighted else 1 for _ in arena.seats]
    optimum = Optimiser(arena.field, arena.reservations).solution(name, parts)
    assert optimum is not None
    numbers = [arena.number(lines) for lines in optimum.packages][:3]
    found = json.loads(json.dumps(plain(certify(arena, name, parts, numbers))))
    for _ in range(60):
        other = deepcopy(found)
        for _ in range(random.choice([1, 1, 2])):
            changed_at_random(other, random)
        resealed(other)
        if check(other) == []:
            assert certified.is_true(other)
