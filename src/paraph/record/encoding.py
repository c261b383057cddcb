"""Events and commands as trees that JSON can hold; `codec` says how, and reads them back."""

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import is_dataclass
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, cast, get_args, get_origin

from paraph.record.codec import WHICH, Tree, bare, hints, members, word_of
from paraph.terms.agenda import Package
from paraph.terms.numbers import Range

Encoder = Callable[[Any], Tree]


def encode(value: object) -> Tree:
    """Return a dataclass as a tree."""
    return _encoder(type(value))(value)


@cache
def _encoder(kind: Any) -> Encoder:  # noqa: ANN401, PLR0911 - one way for each form of type
    kind = bare(kind)
    if kind is Package:
        return dict
    if kind is Range:
        return _range_text
    if kind in {Fraction, dt.date}:
        return str
    if kind is dt.time:
        return dt.time.isoformat
    if kind is dt.datetime:
        return dt.datetime.isoformat
    if members(kind):
        return _encode_member
    if get_origin(kind) is tuple:
        return _tuple_encoder(get_args(kind))
    if get_origin(kind) is Mapping:
        return _mapping_encoder(get_args(kind))
    if is_dataclass(kind):
        return _dataclass_encoder(cast("type", kind))
    return _enum_value if issubclass(cast("type", kind), Enum) else _same


def _same(value: Any) -> Tree:  # noqa: ANN401 - text, whole numbers, yes and no
    return value


def _enum_value(value: Enum) -> Tree:
    return value.value


def _range_text(value: Range) -> str:
    return str(value.low) if value.is_exact else f"{value.low} to {value.high}"


def _encode_member(value: Any) -> Tree:  # noqa: ANN401 - any member of a union
    if value is None:
        return None
    kind: type = value.__class__
    tree = _encoder(kind)(value)
    word = word_of(kind)
    return tree if word is None else {WHICH: word, **tree}


def _tuple_encoder(args: tuple[Any, ...]) -> Encoder:
    if len(args) == 2 and args[1] is Ellipsis:  # noqa: PLR2004 - tuple[X, ...]
        each = _encoder(args[0])
        return lambda values: [each(value) for value in values]
    parts = [_encoder(arg) for arg in args]
    return lambda values: [part(value) for part, value in zip(parts, values, strict=True)]


def _mapping_encoder(args: tuple[Any, ...]) -> Encoder:
    each = _encoder(args[1])
    return lambda values: {key: each(value) for key, value in values.items()}


def _dataclass_encoder(kind: type) -> Encoder:
    ways: list[tuple[str, Encoder]] = []

    def encoded(value: object) -> Tree:
        if not ways:
            # Not before: a type may hold itself.
            ways.extend((name, _encoder(hint)) for name, hint in hints(kind).items())
        return {name: way(getattr(value, name)) for name, way in ways}

    return encoded
