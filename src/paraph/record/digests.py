"""The digest of what a finding was computed from."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from functools import cache
from typing import Any, cast

from paraph.record.events.event import Event


def digest(events: Iterable[Event]) -> str:
    """Return the SHA-256 over all events in order, in hex; equal cases have equal digests."""
    taken = hashlib.sha256()
    written = json.JSONEncoder(ensure_ascii=False, sort_keys=True).encode
    for event in events:
        line = written([event.TAG, plain(event)])
        taken.update(line.encode("utf-8", errors="surrogatepass") + b"\n")
    return taken.hexdigest()


def plain(value: object) -> Any:  # noqa: ANN401 - JSON is a tree of anything
    """Return a value as a tree that JSON can hold; a term keeps its class name."""
    if type(value) in _AS_IT_IS:
        return value
    names = _field_names(type(value))
    if names is not None:
        parts = {name: plain(getattr(value, name)) for name in names}
        return {"is": type(value).__name__, **parts}
    if isinstance(value, tuple):
        return [plain(each) for each in cast("tuple[object, ...]", value)]
    match value:
        case Enum():
            return value.value
        case Fraction() | dt.date() | dt.time():
            return str(value)
        case _:
            return value


_AS_IT_IS = frozenset({str, int, bool, type(None)})


@cache
def _field_names(kind: type) -> tuple[str, ...] | None:
    """Return the fields of a dataclass, in their order; None for any other class."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None
