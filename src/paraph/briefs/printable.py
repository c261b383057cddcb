"""A brief without the characters that a terminal would obey and that XML forbids."""

import dataclasses
import re
from typing import cast

from paraph.briefs.tree import Brief

UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)
"""Controls, direction overrides, lone surrogates: what was said never needs them, and a report
that holds one could otherwise colour a terminal, turn a line round, or spoil a document."""

LINE_END = re.compile(r"\r\n?")
REPLACEMENT = "\ufffd"


def printable(brief: Brief) -> Brief:
    """Return the brief with every unprintable character shown as the replacement sign."""
    return cast("Brief", _clean(brief))


def _clean(value: object) -> object:
    """Return the value with clean strings at every depth."""
    if type(value) is str:
        return UNPRINTABLE.sub(REPLACEMENT, LINE_END.sub("\n", value))
    if isinstance(value, tuple):
        return tuple(_clean(item) for item in cast("tuple[object, ...]", value))
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = dataclasses.fields(value)
        return dataclasses.replace(
            value, **{field.name: _clean(getattr(value, field.name)) for field in fields}
        )
    return value
