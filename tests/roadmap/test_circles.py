"""Circular preconditions."""

from random import Random

from hypothesis import given, settings
from tests.oracles import schedules
from tests.strategies import waits

from paraph.roadmap.circles import circles, settled_order
from paraph.terms.ids import StepId

Waits = dict[StepId, tuple[StepId, ...]]


def waiting(**needed: str) -> Waits:
    """Who waits for whom, by letters."""
    return {
        StepId(step): tuple(StepId(each) for each in words.split())
        for step, words in needed.items()
    }


@given(waits())
@settings(max_examples=400, derandomize=True, deadline=None)
def test_every_group_of_steps_in_a_circle_is_named_once_by_a_shortest_circle(found: Waits) -> None:
    named = circles(found)
    groups = schedules.groups(found)
    assert len(named) == len(groups)
    for circle in named:
        [group] = [each for each in groups if circle[0] in each]
        assert set(circle) <= group
        assert circle[0] == next(step for step in found if step in group)
        assert len(circle) == len(set(circle)) == schedules.shortest_circle(found, circle[0])
        for step, needed in zip(circle, (*circle[1:], circle[0]), strict=True):
            assert needed in found[step]


@given(waits())
@settings(max_examples=200, derandomize=True, deadline=None)
def test_the_settled_order_respects_every_precondition_and_leaves_out_what_waits_for_a_circle(
    found: Waits,
) -> None:
    order = settled_order(found)
    in_circle = {step for group in schedules.groups(found) for step in group}
    stuck = in_circle | {
        step for step in found if any(schedules.reaches(found, step, each) for each in in_circle)
    }
    assert set(order) == set(found) - stuck
    assert len(order) == len(set(order))
    for at, step in enumerate(order):
        assert set(found[step]) <= set(order[:at])


def test_a_circle_through_several_steps_is_named_whole_in_waiting_order() -> None:
    assert circles(waiting(a="c", b="a", c="b", d="a")) == (("a", "c", "b"),)


def test_a_step_that_waits_for_itself_is_a_circle() -> None:
    assert circles(waiting(a="", b="b a")) == (("b",),)


def test_two_circles_apart_are_both_named_though_one_waits_for_the_other() -> None:
    assert circles(waiting(a="b c", b="a", c="d", d="c", e="")) == (("a", "b"), ("c", "d"))


def test_of_a_figure_of_eight_the_circle_of_its_first_step_is_named() -> None:
    # a - b and b - c share b. Once a and b are apart, the other shows.
    assert circles(waiting(a="b", b="a c", c="b")) == (("a", "b"),)
    assert circles(waiting(a="b", b="c", c="b")) == (("b", "c"),)


def test_between_two_circles_a_chain_is_in_neither() -> None:
    assert circles(waiting(a="b", b="a m", m="n", n="c", c="d", d="c")) == (("a", "b"), ("c", "d"))


def test_ten_thousand_steps_between_two_circles_are_soon_done() -> None:
    chain = {StepId(f"s{at}"): (StepId(f"s{at + 1}"),) for at in range(10_000)}
    found = {
        StepId("first"): (StepId("second"), StepId("s0")),
        StepId("second"): (StepId("first"),),
        **chain,
        StepId("s10000"): (StepId("s10000"),),
    }
    assert circles(found) == (("first", "second"), ("s10000",))


def test_five_thousand_circles_are_soon_named() -> None:
    found = {
        StepId(f"{side}{at}"): (StepId(f"{other}{at}"),)
        for at in range(5_000)
        for side, other in (("a", "b"), ("b", "a"))
    }
    assert len(circles(found)) == 5_000


def test_one_circle_of_ten_thousand_steps_is_named_whole() -> None:
    found = {StepId(f"s{at}"): (StepId(f"s{(at + 1) % 10_000}"),) for at in range(10_000)}
    [circle] = circles(found)
    assert circle == tuple(found)


def test_a_dense_knot_is_soon_untied() -> None:
    random = Random(1)
    names = [StepId(f"s{at}") for at in range(2_000)]
    found = {step: tuple(random.sample(names, 50)) for step in names}
    [circle] = circles(found)
    assert circle[0] == "s0"
