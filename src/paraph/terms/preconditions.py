"""What a step may wait for: happenings on the roadmap and outside it, and any number of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from paraph.terms.ids import LevelId, StepId


class Point(StrEnum):
    """A point in the life of a step."""

    START = "start"
    COMPLETION = "completion"
    VERIFICATION = "verification"


@dataclass(frozen=True, slots=True)
class Launched:
    """The first day of the roadmap."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A step reached a point.

    Attributes:
        tranche: Of a step in tranches, which one, from 1; None means the last to reach the
            point (the first, where the point is the start).
    """

    step: StepId
    point: Point = Point.COMPLETION
    tranche: int | None = None


@dataclass(frozen=True, slots=True)
class Approved:
    """A level of the ladder approved: a step of the roadmap that is an approval at this level."""

    level: LevelId


@dataclass(frozen=True, slots=True)
class Outside:
    """Something happened that no step of the roadmap brings about, in words."""

    words: str


Happening = Launched | Reached | Approved | Outside


@dataclass(frozen=True, slots=True)
class Several:
    """At least so many of several: all of them for `and`, one for `or`, k for `k of`."""

    needed: int
    parts: tuple["Precondition", ...]

    @property
    def is_every(self) -> bool:
        """Whether none may be missing."""
        return self.needed == len(self.parts)


Precondition = Happening | Several


def every(parts: tuple[Precondition, ...]) -> Precondition | None:
    """Return the precondition that all parts hold; nothing for no parts, a single part itself."""
    if len(parts) > 1:
        return Several(len(parts), parts)
    return parts[0] if parts else None


def happenings(precondition: Precondition | None) -> Iterator[Happening]:
    """Give every happening that a precondition names, left to right."""
    match precondition:
        case None:
            return
        case Several(parts=parts):
            for part in parts:
                yield from happenings(part)
        case Launched() | Reached() | Approved() | Outside():
            yield precondition
        case _ as never:
            assert_never(never)


def steps_named(precondition: Precondition | None) -> Iterator[StepId]:
    """Give every step that a precondition names, left to right."""
    for happening in happenings(precondition):
        if isinstance(happening, Reached):
            yield happening.step
