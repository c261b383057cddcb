"""Rules as clauses: of each, at least one part must come true, a part being options of one issue.

Every condition on a package comes down to such clauses, since "not this option" is "one of the
others". A decision diagram only has to remember which clauses are met so far, and a linear
programme takes each as one row.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from math import prod
from typing import assert_never

from paraph.terms.conditions import All, AnyOf, Chosen, Condition, Not
from paraph.terms.ids import IssueId, OptionId

Clause = Mapping[int, int]
"""By the place of an issue, some of its options as the bits of a number; no number is 0."""

MOST_PRODUCT = 64
"""An "or" of "and"s is multiplied out to at most so many clauses; beyond, parts get names."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """What must come true, over the issues and perhaps some truths that were given names.

    Attributes:
        sizes: Number of options of each issue, then 2 for each named truth: false and true. The
            options chosen settle every named truth, so that there is still one for each package.
        issues: How many of those are issues.
        listed: All must be met. An empty one cannot be.
    """

    sizes: tuple[int, ...]
    issues: int
    listed: tuple[Clause, ...]


def clauses_of(
    conditions: Iterable[Condition], options: Mapping[IssueId, Sequence[OptionId]]
) -> Clauses:
    """Return the clauses that say the same as all of some conditions together.

    Args:
        options: Of every issue, in order.

    Source:
        tseitin1983, for the truths that get names.
    """
    writer = _Writer(options)
    for condition in conditions:
        writer.demand(writer.plain(condition, wanted=True))
    return Clauses(tuple(writer.sizes), len(options), _shortest(writer.listed))


@dataclass(frozen=True, slots=True)
class _Literal:
    """One of some options of an issue is chosen."""

    issue: int
    options: int


@dataclass(frozen=True, slots=True)
class _Join:
    """Parts joined by "and" or by "or", with no "not" left inside."""

    is_and: bool
    parts: tuple["_Join | _Literal", ...]


_Plain = _Join | _Literal


class _Writer:
    """Writes conditions as clauses, and names truths where clauses would become too many."""

    def __init__(self, options: Mapping[IssueId, Sequence[OptionId]]) -> None:
        self.place = {issue: at for at, issue in enumerate(options)}
        self.options = [list(listed) for listed in options.values()]
        self.sizes = [len(listed) for listed in self.options]
        self.listed: list[dict[int, int]] = []
        self.names: dict[_Plain, int] = {}

    def plain(self, condition: Condition, *, wanted: bool) -> _Plain:
        """Return a condition, or where it is not wanted its opposite, without any "not"."""
        match condition:
            case Chosen(issue, options):
                at = self.place[issue]
                held = sum(
                    1 << place for place, each in enumerate(self.options[at]) if each in options
                )
                return self._opposed(_Literal(at, held), is_opposed=not wanted)
            case Not(inner):
                return self.plain(inner, wanted=not wanted)
            case All(parts) | AnyOf(parts):
                is_and = isinstance(condition, All) is wanted
                return _Join(is_and, tuple(self.plain(part, wanted=wanted) for part in parts))
            case _ as never:
                assert_never(never)

    def demand(self, plain: _Plain) -> None:
        """Add the clauses of what must come true."""
        self.listed += self._written(plain)

    def _opposed(self, plain: _Plain, *, is_opposed: bool = True) -> _Plain:
        if not is_opposed:
            return plain
        if isinstance(plain, _Literal):
            return _Literal(plain.issue, self._every(plain.issue) & ~plain.options)
        return _Join(not plain.is_and, tuple(self._opposed(part) for part in plain.parts))

    def _every(self, issue: int) -> int:
        return (1 << self.sizes[issue]) - 1

    def _written(self, plain: _Plain) -> list[dict[int, int]]:
        """Return the clauses of one condition; none where it always holds."""
        if isinstance(plain, _Literal):
            return [] if plain.options == self._every(plain.issue) else [_literals(plain)]
        if plain.is_and:
            return [clause for part in plain.parts for clause in self._written(part)]
        written = [self._written(part) for part in plain.parts]
        while prod(map(len, written)) > MOST_PRODUCT:
            longest = max(range(len(written)), key=lambda at: len(written[at]))
            written[longest] = [{self._named(plain.parts[longest]): 0b10}]
        joined = (self._joined(chosen) for chosen in product(*written))
        return [clause for clause in joined if clause is not None]

    def _joined(self, clauses: Iterable[Mapping[int, int]]) -> dict[int, int] | None:
        """Return the "or" of some clauses; None where it always holds."""
        joined: dict[int, int] = {}
        for clause in clauses:
            for issue, options in clause.items():
                joined[issue] = joined.get(issue, 0) | options
        is_idle = any(options == self._every(issue) for issue, options in joined.items())
        return None if is_idle else joined

    def _named(self, plain: _Plain) -> int:
        """Return the place of a truth that is true just where a condition holds."""
        if plain in self.names:
            return self.names[plain]
        name = self.names[plain] = len(self.sizes)
        self.sizes.append(2)
        for told, bit in ((plain, 0b01), (self._opposed(plain), 0b10)):
            self.listed += [{**clause, name: bit} for clause in self._written(told)]
        return name


def _literals(plain: _Literal) -> dict[int, int]:
    return {plain.issue: plain.options} if plain.options else {}


def _shortest(clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Leave out clauses that another one, saying at least as much, makes idle."""
    kept: list[Clause] = []
    for clause in sorted(clauses, key=len):
        if not any(_says(other, clause) for other in kept):
            kept.append(clause)
    return tuple(kept)


def _says(one: Clause, other: Clause) -> bool:
    """Tell whether meeting one clause is enough to meet the other."""
    return all(options & ~other.get(issue, 0) == 0 for issue, options in one.items())
