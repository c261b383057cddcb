"""Circular preconditions: steps that wait for one another."""

from collections import deque
from collections.abc import Mapping

from paraph.terms.ids import StepId

Waits = Mapping[StepId, tuple[StepId, ...]]
"""For each step those it waits for, each of them a key too."""


def circles(waits: Waits) -> tuple[tuple[StepId, ...], ...]:
    """Return one circle for each group of steps that wait for one another.

    1. Set aside, again and again, every step that waits for none of the steps left: it is in no
       circle. What stays waits, directly or not, for a circle.
    2. Of the steps that stay, take the first that can be reached from itself; give the shortest
       way back to it, in waiting order; set aside everything in its group, that is, what it
       waits for and what waits for it. Repeat.

    Source:
        kahn1962 for the setting aside; shortest ways by breadth-first search.
    """
    left = _unsettled(waits)
    found: list[tuple[StepId, ...]] = []
    grouped: set[StepId] = set()
    for step in left:
        if step not in grouped:
            circle = _shortest_circle(left, step)
            if circle:
                found.append(circle)
                grouped |= _reached(left, step) & _reached(_turned(left), step)
    return tuple(found)


def settled_order(waits: Waits) -> tuple[StepId, ...]:
    """Return the steps that wait for no circle, each after all that it waits for.

    Source:
        kahn1962.
    """
    counts = {step: len(set(needed)) for step, needed in waits.items()}
    waiting = _turned(waits)
    ready = deque(step for step, count in counts.items() if not count)
    order: list[StepId] = []
    while ready:
        step = ready.popleft()
        order.append(step)
        for follower in waiting[step]:
            counts[follower] -= 1
            if not counts[follower]:
                ready.append(follower)
    return tuple(order)


def _unsettled(waits: Waits) -> dict[StepId, tuple[StepId, ...]]:
    """Return the steps that wait for a circle or stand in one, and what they wait for there."""
    settled = set(settled_order(waits))
    return {
        step: tuple(each for each in needed if each not in settled)
        for step, needed in waits.items()
        if step not in settled
    }


def _turned(waits: Waits) -> dict[StepId, tuple[StepId, ...]]:
    """Return for each step those that wait for it."""
    turned: dict[StepId, list[StepId]] = {step: [] for step in waits}
    for step, needed in waits.items():
        for each in dict.fromkeys(needed):
            turned[each].append(step)
    return {step: tuple(followers) for step, followers in turned.items()}


def _reached(waits: Waits, first: StepId) -> set[StepId]:
    """Return every step on some way from a step, the step itself only if a way leads back."""
    reached: set[StepId] = set()
    queue = [first]
    while queue:
        for each in waits[queue.pop()]:
            if each not in reached:
                reached.add(each)
                queue.append(each)
    return reached


def _shortest_circle(waits: Waits, first: StepId) -> tuple[StepId, ...]:
    """Return the shortest way from a step back to itself; nothing where none leads back."""
    came_from: dict[StepId, StepId] = {}
    queue = deque([first])
    while queue:
        step = queue.popleft()
        for each in waits[step]:
            if each == first:
                return _way(came_from, first, step)
            if each not in came_from:
                came_from[each] = step
                queue.append(each)
    return ()


def _way(came_from: Mapping[StepId, StepId], first: StepId, last: StepId) -> tuple[StepId, ...]:
    way = [last]
    while way[-1] != first:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
