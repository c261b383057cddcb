"""What may be agreed under some rules and red lines, in every form that an analysis needs.

The same packages as clauses, as a decision diagram where that can be held, and as a field for
searches. Parts are made when they are first asked for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from paraph.packages.clauses import Clauses, clauses_of
from paraph.packages.diagram import Diagram, TooWideError, diagram_of
from paraph.packages.field import Field, Lines, Row
from paraph.packages.goals import Anything, Goal
from paraph.packages.search import MOST_BOXES, Search, search
from paraph.packages.space import Progress, Space, Whole, no_progress
from paraph.terms.conditions import Condition, RedLine, Rule


@dataclass(frozen=True, slots=True)
class Demands:
    """What a package must meet.

    Attributes:
        seats: Places of the parties whose acceptance is needed, in the columns of the worths.
        rules: One condition for each rule.
        red_lines: The red lines of those parties; each must not hold.
    """

    seats: tuple[int, ...]
    rules: tuple[Condition, ...]
    red_lines: tuple[RedLine, ...]

    @classmethod
    def of(
        cls, seats: Sequence[int], rules: Sequence[Rule], red_lines: Sequence[RedLine]
    ) -> "Demands":
        """Gather what a package must meet."""
        return cls(tuple(seats), tuple(rule.must_hold for rule in rules), tuple(red_lines))


class UndecidedError(Exception):
    """A search was given up before it could tell."""


@dataclass(frozen=True)
class Arena:
    """Packages that meet some conditions, as some parties value them.

    Attributes:
        seats: Columns of the worths that count.
        conditions: All must hold.
    """

    space: Space
    seats: tuple[int, ...]
    conditions: tuple[Condition, ...]

    @cached_property
    def clauses(self) -> Clauses:
        """The conditions as clauses."""
        return clauses_of(self.conditions, self.space.options)

    @cached_property
    def diagram(self) -> Diagram | None:
        """The decision diagram; None where it would be too wide."""
        try:
            return diagram_of(self.clauses)
        except TooWideError:
            return None

    @cached_property
    def field(self) -> Field:
        """All options, for searches."""
        columns = list(self.seats)
        worths = [each[:, columns] for each in self.space.worths.contributions]
        return Field.of(self.clauses.sizes, worths, self.clauses.listed)

    @cached_property
    def reservations(self) -> Whole:
        """Walk-away worth at each seat; shape (seats,), in parts."""
        return self.space.worths.reservations[list(self.seats)]

    @property
    def own(self) -> tuple[Whole, ...]:
        """For each seat the weights that pick out its own value; each of shape (seats,)."""
        return tuple(np.eye(len(self.seats), dtype=np.int64))

    def floors(self, seats: Iterable[int] | None = None, under: int = 0) -> tuple[Row, ...]:
        """Return that parties must reach their walk-away worths.

        Args:
            seats: Places among the seats; all if not given.
            under: How far under they may stay, in parts.
        """
        who = range(len(self.seats)) if seats is None else seats
        return tuple(Row(self.own[at], int(self.reservations[at]) - under) for at in who)

    def seek(  # noqa: PLR0913 - as of a search
        self,
        goal: Goal,
        floors: Sequence[Row],
        *,
        start: Lines | None = None,
        most_tied: int = 1,
        most_boxes: int = MOST_BOXES,
        progress: Progress = no_progress,
    ) -> Search:
        """Return the packages best by a goal among those that meet some floors."""
        return search(
            self.field,
            floors,
            goal,
            start=start,
            most_tied=most_tied,
            most_boxes=most_boxes,
            progress=progress,
        )

    def any_within(self, floors: Sequence[Row], progress: Progress = no_progress) -> Lines | None:
        """Return the lines of some package that meets some floors; None where there is none.

        Raises:
            UndecidedError: The search was given up.
        """
        found = self.seek(Anything(), floors, progress=progress)
        if found.best is not None:
            return found.packages[0]
        if not found.is_proven:
            raise UndecidedError
        return None

    def number(self, lines: Lines) -> int:
        """Return the number of the package that takes some lines; shape (issues,)."""
        places = (lines - self.field.starts[:-1]).tolist()
        return sum(
            place * stride for place, stride in zip(places, self.space.strides, strict=False)
        )

    def lines(self, number: int) -> Lines:
        """Return the lines of a package by its number; needs no named truths."""
        return np.array(self.space.places(number), np.intp) + self.field.starts[:-1]
