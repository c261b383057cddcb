"""Circular preconditions: steps that wait for one another."""

from collections import deque
from collections.abc import Hashable, Iterator, Mapping
from typing import TypeVar

Waiting = TypeVar("Waiting", bound=Hashable)
"""What stands for a step, or for a part of one."""

Waits = Mapping[Waiting, tuple[Waiting, ...]]
"""For each step those it waits for, each of them a key too."""


def circles(waits: Waits[Waiting]) -> tuple[tuple[Waiting, ...], ...]:
    """Return one circle for each group of steps that wait for one another.

    1. Set aside, again and again, every step that waits for none of the steps left: it is in no
       circle. What stays waits, directly or not, for a circle.
    2. Sort what stays into groups in which every step waits, directly or not, for every other.
    3. Of each group take the first step; give the shortest way from it back to it, in waiting
       order. Other circles of the same group show when that one is broken.

    Returns:
        The circles in the order of their first steps.

    Source:
        kahn1962 for the setting aside; tarjan1972 for the groups, by two searches, the second
        against the arrows; the shortest way by a search in breadth.
    """
    left = _unsettled(waits)
    place = {step: at for at, step in enumerate(left)}
    found: list[tuple[Waiting, ...]] = []
    for group in _groups(left):
        first = min(group, key=place.__getitem__)
        inside = {step: tuple(each for each in left[step] if each in group) for step in group}
        circle = _shortest_circle(inside, first)
        if circle:
            found.append(circle)
    return tuple(sorted(found, key=lambda circle: place[circle[0]]))


def settled_order(waits: Waits[Waiting]) -> tuple[Waiting, ...]:
    """Return the steps that wait for no circle, each after all that it waits for.

    Source:
        kahn1962.
    """
    counts = {step: len(set(needed)) for step, needed in waits.items()}
    waiting = _turned(waits)
    ready = deque(step for step, count in counts.items() if not count)
    order: list[Waiting] = []
    while ready:
        step = ready.popleft()
        order.append(step)
        for follower in waiting[step]:
            counts[follower] -= 1
            if not counts[follower]:
                ready.append(follower)
    return tuple(order)


def _unsettled(waits: Waits[Waiting]) -> dict[Waiting, tuple[Waiting, ...]]:
    """Return the steps that wait for a circle or stand in one, and what they wait for there."""
    settled = set(settled_order(waits))
    return {
        step: tuple(each for each in needed if each not in settled)
        for step, needed in waits.items()
        if step not in settled
    }


def _turned(waits: Waits[Waiting]) -> dict[Waiting, tuple[Waiting, ...]]:
    """Return for each step those that wait for it."""
    turned: dict[Waiting, list[Waiting]] = {step: [] for step in waits}
    for step, needed in waits.items():
        for each in dict.fromkeys(needed):
            turned[each].append(step)
    return {step: tuple(followers) for step, followers in turned.items()}


def _groups(waits: Waits[Waiting]) -> Iterator[set[Waiting]]:
    """Give the groups of steps that wait for one another; a step in no circle is its own."""
    grouped: set[Waiting] = set()
    turned = _turned(waits)
    for step in reversed(_finished(waits)):
        if step not in grouped:
            group = {step}
            queue = [step]
            while queue:
                new = [each for each in turned[queue.pop()] if each not in grouped]
                queue += [each for each in new if each not in group]
                group.update(new)
            grouped |= group
            yield group


def _finished(waits: Waits[Waiting]) -> list[Waiting]:
    """Return all steps in the order in which a search in depth leaves them for good."""
    seen: set[Waiting] = set()
    finished: list[Waiting] = []
    for first in waits:
        if first in seen:
            continue
        seen.add(first)
        path = [(first, iter(waits[first]))]
        while path:
            step, rest = path[-1]
            new = next((each for each in rest if each not in seen), None)
            if new is None:
                finished.append(step)
                path.pop()
            else:
                seen.add(new)
                path.append((new, iter(waits[new])))
    return finished


def _shortest_circle(waits: Waits[Waiting], first: Waiting) -> tuple[Waiting, ...]:
    """Return the shortest way from a step back to itself; nothing where none leads back."""
    came_from: dict[Waiting, Waiting] = {}
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


def _way(
    came_from: Mapping[Waiting, Waiting], first: Waiting, last: Waiting
) -> tuple[Waiting, ...]:
    way = [last]
    while way[-1] != first:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
