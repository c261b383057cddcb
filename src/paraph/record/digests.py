"""The digest of what a finding was computed from."""

import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from enum import Enum
from fractions import Fraction
from typing import Any, cast

from paraph.record.events.event import Event


def digest(events: Iterable[Event]) -> str:
    """Return the SHA-256 over all events in order, in hex; equal cases have equal digests."""
    taken = hashlib.sha256()
    for event in events:
        line = json.dumps([event.TAG, plain(event)], ensure_ascii=False, sort_keys=True)
        taken.update(line.encode("utf-8", errors="surrogatepass") + b"\n")
    return taken.hexdigest()


def plain(value: object) -> Any:  # noqa: ANN401 - JSON is a tree of anything
    """Return a value as a tree that JSON can hold; a term keeps its class name."""
    if is_dataclass(value):
        parts = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return {"is": type(value).__name__, **parts}
    if isinstance(value, tuple):
        return [plain(each) for each in cast("tuple[object, ...]", value)]
    match value:
        case Enum():
            return value.value
        case Fraction() | dt.date():
            return str(value)
        case _:
            return value
