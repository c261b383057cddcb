"""Events and commands as trees that JSON can hold, and back, by the types of their fields.

A dataclass is a mapping of its fields; a field that was added later takes its default where an old
record lacks it. Where a field may hold one of several classes, `is` says which, by a word of the
table below and never by the name of a class, so that renaming one breaks no old record. Numbers
are exact: `3/10`, and a range `3/10 to 1/2`. A package is a mapping of issues to options.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache, lru_cache
from types import NoneType, UnionType
from typing import Any, NewType, Union, cast, get_args, get_origin, get_type_hints

from paraph.record.upgrading import UPGRADES
from paraph.terms.agenda import Package
from paraph.terms.conditions import All, AnyOf, Chosen, Not
from paraph.terms.deadlines import Counted, EarlierOf, Fixed, LaterOf, MonthAfter, Upon
from paraph.terms.drafts import PackageContent, RoadmapContent, TextContent
from paraph.terms.ids import IssueId, OptionId
from paraph.terms.numbers import Range
from paraph.terms.preconditions import Approved, Launched, Outside, Reached, Several
from paraph.terms.sources import Assumption, Citation, Told

WORDS: dict[type, str] = {
    Citation: "citation",
    Assumption: "assumption",
    Told: "told",
    Chosen: "chosen",
    Not: "not",
    All: "all",
    AnyOf: "any",
    TextContent: "text",
    PackageContent: "package",
    RoadmapContent: "roadmap",
    Launched: "launched",
    Reached: "reached",
    Approved: "approved",
    Outside: "outside",
    Several: "several",
    Fixed: "fixed",
    Counted: "counted",
    Upon: "upon",
    MonthAfter: "month-after",
    EarlierOf: "earlier",
    LaterOf: "later",
}
"""How each class is called where a field may hold one of several."""

WHICH = "is"
"""The key of that word."""

Tree = Any
Decoder = Callable[[Tree], Any]


class Misfit(Exception):  # noqa: N818 - a noun, as the other errors are
    """Raised when a tree is not what its type asks for; facts, worded where a person reads them.

    Attributes:
        path: The keys and places that lead to the trouble, outermost first.
        known: What would have been understood there; empty where that is no list of words.
    """

    def __init__(self, found: str, expected: str, known: tuple[str, ...] = ()) -> None:
        """Keep the facts."""
        super().__init__(f"found {found}, expected {expected}")
        self.found, self.expected, self.known = found, expected, known
        self.path: tuple[str, ...] = ()

    def under(self, key: str) -> "Misfit":
        """Return the same, found under a key."""
        self.path = (key, *self.path)
        return self


def decode(kinds: Mapping[str, type], tag: str, tree: Tree) -> Any:  # noqa: ANN401 - one of many
    """Return the value of a tree, by its tag.

    Raises:
        Misfit: The tag is unknown, or the tree is not what the type asks for.
    """
    kind = kinds.get(tag)
    if kind is None:
        raise Misfit(told(tag), "a known word", tuple(kinds))
    return _decoder(kind)(tree)


@cache
def hints(kind: type) -> dict[str, Any]:
    """Return the types of a dataclass's fields, in their order."""
    types = get_type_hints(kind)
    return {field.name: types[field.name] for field in fields(kind)}


def bare(kind: Any) -> Any:  # noqa: ANN401 - a type of any form
    """Return the type under a name given to it."""
    while isinstance(kind, NewType):
        kind = kind.__supertype__
    return kind


def members(kind: Any) -> tuple[Any, ...]:  # noqa: ANN401 - likewise
    """Return the types of a union; none for any other type."""
    return get_args(kind) if get_origin(kind) in {Union, UnionType} else ()


def word_of(kind: Any) -> str | None:  # noqa: ANN401 - likewise
    """Return what a class is called where a field may hold one of several; None if nothing."""
    return WORDS.get(kind) or getattr(kind, "TAG", None)


def _late(make: Callable[[Any], Callable[[Any], Any]], kind: Any) -> Callable[[Any], Any]:  # noqa: ANN401
    """Return a coder that is made when it is first used, since a type may hold itself."""
    found: list[Callable[[Any], Any]] = []

    def first(value: Any) -> Any:  # noqa: ANN401 - whatever the coder takes
        if not found:
            found.append(make(kind))
        return found[0](value)

    return first


@cache
def _decoder(kind: Any) -> Decoder:  # noqa: ANN401, PLR0911 - one way for each form of type
    kind = bare(kind)
    if kind is Package:
        return _package
    if kind is Range:
        return _range
    if kind in _READERS:
        return _READERS[kind]
    if members(kind):
        return _union_decoder(members(kind))
    if get_origin(kind) is tuple:
        return _tuple_decoder(get_args(kind))
    if get_origin(kind) is Mapping:
        return _mapping_decoder(get_args(kind))
    if issubclass(kind, Enum):
        return _enum_decoder(kind)
    return _dataclass_decoder(kind)


def _reader(kind: type, expected: str) -> Decoder:
    def read(tree: Tree) -> Any:  # noqa: ANN401 - of the kind
        if type(tree) is not kind:
            raise Misfit(told(tree), expected)
        return tree

    return read


def _parser(parse: Callable[[str], Any], expected: str) -> Decoder:
    def read(tree: Tree) -> Any:  # noqa: ANN401 - what the parser gives
        if not isinstance(tree, str):
            raise Misfit(told(tree), expected)
        try:
            return parse(tree)
        except (ValueError, ArithmeticError) as error:
            raise Misfit(told(tree), expected) from error

    return read


def told(tree: Tree) -> str:
    """Return what stands in a tree, in a few words."""
    match tree:
        case None:
            return "nothing"
        case bool():
            return "true" if tree else "false"
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case _:
            return f"'{tree}'"


@lru_cache(maxsize=4096)
def moment(text: str) -> dt.datetime:
    """Return a moment, UTC; an error of value where it has no zone."""
    found = dt.datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError(text)
    return found.astimezone(dt.UTC)


LONGEST_NUMBER = 80
"""Signs of a number; one with an exponent would be short to write and endless to work out."""


@lru_cache(maxsize=4096)
def _fraction(text: str) -> Fraction:
    if len(text) > LONGEST_NUMBER or "e" in text.lower():
        raise ValueError(text)
    return Fraction(text)


def _as_text(tree: Tree) -> Tree:
    is_number = isinstance(tree, int | float) and not isinstance(tree, bool)
    return f"{Decimal(str(tree)):f}" if is_number else tree


def _number(tree: Tree) -> Fraction:
    return _parser(_fraction, "a number such as 0.3 or 1/3")(_as_text(tree))


_day = lru_cache(maxsize=4096)(dt.date.fromisoformat)

_READERS: dict[Any, Decoder] = {
    str: _reader(str, "text"),
    int: _reader(int, "a whole number"),
    bool: _reader(bool, "true or false"),
    Fraction: _number,
    dt.date: _parser(_day, "a date, YYYY-MM-DD"),
    dt.time: _parser(dt.time.fromisoformat, "an hour, HH:MM"),
    dt.datetime: _parser(moment, "a date, an hour and a time zone: 2023-05-15T18:00+03:00"),
}


@lru_cache(maxsize=4096)
def _range_of(text: str) -> Range:
    low, _, high = text.partition(" to ")
    found = Range(_fraction(low.strip()), _fraction((high or low).strip()))
    if not 0 <= found.low <= found.high <= 1:
        raise ValueError(text)
    return found


def _range(tree: Tree) -> Range:
    expected = "a number or range from 0 to 1, such as 0.3 or 0.3 to 0.5"
    return _parser(_range_of, expected)(_as_text(tree))


def _package(tree: Tree) -> Package:
    if not isinstance(tree, dict):
        raise Misfit(told(tree), "a mapping of issues to options")
    choices = cast("dict[str, object]", tree)
    for issue, option in choices.items():
        if not isinstance(option, str):
            raise Misfit(told(option), "the id of an option").under(issue)
    return Package.of((IssueId(issue), OptionId(str(option))) for issue, option in choices.items())


def _union_decoder(kinds: tuple[Any, ...]) -> Decoder:
    named = {kind: word_of(kind) for kind in kinds}
    words = {word: _late(_decoder, kind) for kind, word in named.items() if word is not None}
    plain = [_late(_decoder, each) for each in kinds if not named[each] and each is not NoneType]
    may_lack = NoneType in kinds

    def decoded(tree: Tree) -> Any:  # noqa: ANN401 - of one of the kinds
        if tree is None and may_lack:
            return None
        if isinstance(tree, dict) and words:
            inner = cast("dict[str, Tree]", tree)
            word = inner.get(WHICH)
            if word not in words:
                raise Misfit(told(word), "what it is", tuple(words)).under(WHICH)
            return words[word](inner)
        return _first_that_fits(plain, tree, tuple(words))

    return decoded


def _first_that_fits(ways: list[Decoder], tree: Tree, words: tuple[str, ...]) -> Any:  # noqa: ANN401
    """Return what the first of several ways makes of a tree."""
    troubles: list[Misfit] = []
    for way in ways:
        try:
            return way(tree)
        except Misfit as trouble:
            troubles.append(trouble)
    if len(troubles) == 1:
        raise troubles[0]
    known = tuple(each for trouble in troubles for each in trouble.known)
    expected = " or ".join(trouble.expected for trouble in troubles) or "a mapping"
    raise Misfit(told(tree), expected, words or known)


def _tuple_decoder(args: tuple[Any, ...]) -> Decoder:
    is_long = len(args) == 2 and args[1] is Ellipsis  # noqa: PLR2004 - tuple[X, ...]
    each = _late(_decoder, args[0])
    parts = [_late(_decoder, arg) for arg in args if arg is not Ellipsis]

    def decoded(tree: Tree) -> tuple[Any, ...]:
        if not isinstance(tree, list):
            raise Misfit(told(tree), "a list")
        items = cast("list[Tree]", tree)
        if not is_long and len(items) != len(parts):
            raise Misfit(_long(items), _long(parts))
        ways = [each] * len(items) if is_long else parts
        return tuple(_at(str(at + 1), ways[at], item) for at, item in enumerate(items))

    return decoded


def _mapping_decoder(args: tuple[Any, ...]) -> Decoder:
    way = _late(_decoder, args[1])

    def decoded(tree: Tree) -> dict[str, Any]:
        if not isinstance(tree, dict):
            raise Misfit(told(tree), "a mapping")
        parts = cast("dict[str, Tree]", tree)
        return {key: _at(key, way, value) for key, value in parts.items()}

    return decoded


def _at(key: str, way: Decoder, tree: Tree) -> Any:  # noqa: ANN401 - what the way gives
    try:
        return way(tree)
    except Misfit as trouble:
        raise trouble.under(key) from trouble.__cause__


def _long(items: Sequence[object]) -> str:
    return f"a list of {len(items)}"


def _enum_decoder(kind: type[Enum]) -> Decoder:
    values = {each.value: each for each in kind}
    words = tuple(str(value) for value in values)

    def decoded(tree: Tree) -> Enum:
        found = values.get(tree) if type(tree) in {str, int} else None
        if found is None:
            raise Misfit(told(tree), f"one of {', '.join(words)}", words)
        return found

    return decoded


def _dataclass_decoder(kind: type) -> Decoder:
    ways: list[tuple[str, Decoder, Any]] = []
    names = frozenset(hints(kind)) | {WHICH}

    def decoded(tree: Tree) -> Any:  # noqa: ANN401 - of the kind
        if kind in UPGRADES:
            tree = UPGRADES[kind](tree)
        if not isinstance(tree, dict):
            raise Misfit(told(tree), f"a mapping with {', '.join(hints(kind))}")
        parts = cast("dict[str, Tree]", tree)
        if not ways:
            # Not before: a type may hold itself.
            ways.extend(_ways(kind))
        if not names.issuperset(parts):
            odd = next(key for key in parts if key not in names)
            raise Misfit(told(odd), "a known key", tuple(hints(kind)))
        return kind(*_values(ways, parts))

    return decoded


def _values(ways: list[tuple[str, Decoder, Any]], parts: dict[str, Tree]) -> list[Any]:
    """Return the values of a dataclass's fields, in their order."""
    values: list[Any] = []
    name = ""
    try:
        for name, way, default in ways:
            if name in parts:
                values.append(way(parts[name]))
            elif default is _NEEDED:
                break
            else:
                values.append(default)
    except Misfit as trouble:
        raise trouble.under(name) from trouble.__cause__
    if len(values) < len(ways):
        raise Misfit(_without(name), "it")
    return values


def _without(name: str) -> str:
    return f"no '{name}'"


_NEEDED = object()


def _ways(kind: type) -> list[tuple[str, Decoder, Any]]:
    return [
        (field.name, _decoder(hint), _default(field, hint))
        for field, hint in zip(fields(kind), hints(kind).values(), strict=True)
    ]


def _default(field: Any, hint: Any) -> Any:  # noqa: ANN401 - a field of a dataclass, its type
    """Return what a field holds where nothing is written; one that may be nothing is nothing."""
    if field.default is not MISSING:
        return field.default
    if field.default_factory is not MISSING:
        return field.default_factory()
    return None if NoneType in members(hint) else _NEEDED
