"""Strategies for every event and command, put together from strategies for what they hold."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from paraph.record.commands.command import COMMANDS, Command
from paraph.record.events.event import KINDS, Event
from paraph.terms.agenda import Package
from paraph.terms.conditions import All, AnyOf, Chosen, Condition, Not
from paraph.terms.deadlines import (
    Counted,
    Deadline,
    EarlierOf,
    Fixed,
    LaterOf,
    MonthAfter,
    Upon,
)
from paraph.terms.numbers import Range
from paraph.terms.periods import Period, PeriodUnit
from paraph.terms.preconditions import (
    Approved,
    Happening,
    Launched,
    Outside,
    Point,
    Precondition,
    Reached,
    Several,
)

TEXTS = st.text(st.characters(), max_size=8)
"""Any text, with quotation marks, line ends, letters of every script, and lone surrogates."""

WORDS = st.sampled_from(["ada", "water", "half", "d-1", "é", "is", "a b"])
MOMENTS = st.datetimes(timezones=st.just(dt.UTC))
SHARES = st.fractions(0, 1, max_denominator=10**9)
RANGES = st.tuples(SHARES, SHARES).map(lambda ends: Range(min(ends), max(ends)))
PACKAGES = st.dictionaries(WORDS, WORDS, max_size=4).map(lambda found: Package.of(found.items()))
CHOSEN = st.builds(Chosen, WORDS, st.lists(WORDS, max_size=3).map(tuple))
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    CHOSEN,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, max_size=3).map(lambda parts: AnyOf(tuple(parts))),
    ),
    max_leaves=4,
)
REACHED = st.builds(
    Reached, WORDS, st.sampled_from(list(Point)), st.none() | st.integers(1, 10**12)
)
HAPPENINGS: st.SearchStrategy[Happening] = st.one_of(
    st.just(Launched()), REACHED, st.builds(Approved, WORDS), st.builds(Outside, TEXTS)
)
PRECONDITIONS: st.SearchStrategy[Precondition] = st.recursive(
    HAPPENINGS,
    lambda inner: st.builds(Several, st.integers(0, 4), st.lists(inner, max_size=3).map(tuple)),
    max_leaves=4,
)
SEVERAL = st.builds(Several, st.integers(0, 4), st.lists(PRECONDITIONS, max_size=2).map(tuple))
PERIODS = st.builds(Period, st.integers(0, 10**12), st.sampled_from(list(PeriodUnit)))
DUE: st.SearchStrategy[Deadline] = st.one_of(
    st.builds(Fixed, st.dates(), st.none() | st.times(), st.none() | WORDS),
    st.builds(Counted, PERIODS, PRECONDITIONS, st.booleans()),
    st.builds(Upon, PRECONDITIONS),
    st.builds(MonthAfter, PRECONDITIONS, st.integers(0, 99)),
)
DEADLINES = st.recursive(
    DUE,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda parts: EarlierOf(tuple(parts))),
        st.lists(inner, max_size=3).map(lambda parts: LaterOf(tuple(parts))),
    ),
    max_leaves=4,
)
BY_TYPE: dict[Any, st.SearchStrategy[Any]] = {
    Several: SEVERAL,
    EarlierOf: st.lists(DEADLINES, max_size=2).map(lambda parts: EarlierOf(tuple(parts))),
    LaterOf: st.lists(DEADLINES, max_size=2).map(lambda parts: LaterOf(tuple(parts))),
    dt.time: st.times(),
    str: TEXTS,
    int: st.integers(-(10**12), 10**12),
    bool: st.booleans(),
    Fraction: SHARES,
    dt.date: st.dates(),
    dt.datetime: MOMENTS,
    Range: RANGES,
    Package: PACKAGES,
    Condition: CONDITIONS,
    Chosen: CHOSEN,
    NoneType: st.none(),
}


@cache
def values(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401, PLR0911 - one way for each form of type
    """Anything of a type, by the types of its fields."""
    if isinstance(kind, NewType):
        return WORDS
    if kind in BY_TYPE:
        return BY_TYPE[kind]
    if get_origin(kind) in {Union, UnionType}:
        return st.one_of(*map(values, get_args(kind)))
    if get_origin(kind) is tuple:
        args = get_args(kind)
        if args[-1] is Ellipsis:
            return st.lists(values(args[0]), max_size=3).map(tuple)
        return st.tuples(*map(values, args))
    if get_origin(kind) is Mapping:
        return st.dictionaries(WORDS, values(get_args(kind)[1]), max_size=3)
    if is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, *[values(hints[field.name]) for field in fields(kind)])
    assert issubclass(kind, Enum)
    return st.sampled_from(list(kind))


def events() -> st.SearchStrategy[Event]:
    """An event of any kind."""
    return st.one_of(*map(values, KINDS.values()))


def commands() -> st.SearchStrategy[Command]:
    """A command of any kind."""
    return st.one_of(*map(values, COMMANDS.values()))
