"""The reference of the commands that talks are made of, read off the commands themselves."""

import inspect
import re
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum, IntEnum
from fractions import Fraction
from types import NoneType
from typing import Any, NewType, get_args, get_origin

from paraph.files.talks_file import FILE_REPORT, FileReport
from paraph.record.codec import bare, hints, members, word_of
from paraph.record.commands.command import COMMANDS
from paraph.record.references import KINDS
from paraph.terms.agenda import Package
from paraph.terms.numbers import Range

HEAD = """\
# Commands of the talks

Generated from the commands by `docs/generate.py`; do not edit.

`paraph play JOURNAL FILE` enters the commands of a file, one JSON object on a line:

```json
{"do": "act-on-draft", "by": "mekdad", "for": "syria", "at": "2023-05-10T16:00+03:00", \
"draft": "roadmap", "number": 1, "kind": "accept"}
```

| key | value |
|---|---|
| `do` | the command, one of those below |
| `by` | the person whose act it is |
| `for` | for whom that person speaks: a party's id, or `mediator` for the mediator's team |
| `at` | when it was; now, if not given; never before the last entry that the author can see |
| `seen` | the last number of each channel that the person had seen, \
`{"plenary": 120}`; refused, and told, if anything came since |

Empty lines and lines that begin with `#` are passed over. All commands of a file are entered, or
none. Where a command's outcome is entered, and who reads that, stands in
[who sees what](../explanation/who-sees-what.md); why one is refused, in [refusals](refusals.md)."""

SIMPLE = {
    str: "text",
    int: "a whole number",
    bool: "`true` or `false`",
    date: "a date, `YYYY-MM-DD`",
    time: "an hour, `12:00`",
    Fraction: "a number, `50000`, `0.5` or `1/3`",
    datetime: "a moment with its zone, `2023-05-15T18:00+03:00`",
    Range: "a number or range from 0 to 1: `0.3`, `1/3`, `0.3 to 0.5`",
    Package: "an object of issue to option, for every issue",
}
FILLED_BY_DESK = {"citation", "tally"}


def talks_file() -> Iterator[str]:
    """Give the lines of the reference."""
    yield from HEAD.splitlines()
    used: dict[type, None] = {}
    for tag, kind in sorted(COMMANDS.items()):
        yield from ("", f"## `{tag}`", "", _first_lines(kind), "")
        yield f"By {kind.BY}; entered in: {kind.WHERE}."
        yield from ("", *_keys(_unfolded(kind), used))
    yield from ("", f"## `{FILE_REPORT}`", "", "File a report; its bytes are kept.", "")
    yield from ("By the mediator's team; entered in: plenary.", "", *_keys(FileReport, used))
    done: set[type] = set()
    while set(used) - done:
        for each in [kind for kind in used if kind not in done]:
            done.add(each)
            yield from ("", f"## {_name(each)}", "", _first_lines(each), "", *_keys(each, used))


def _unfolded(kind: type) -> type:
    """Return the thing whose keys a command takes, where it is about one thing."""
    [first, *others] = fields(kind)
    hint = hints(kind)[first.name]
    return hint if not others and is_dataclass(hint) else kind


def _first_lines(kind: type) -> str:
    return str(inspect.getdoc(kind)).split("\n\nAttributes:")[0]


def _name(kind: type) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", kind.__name__).lower().capitalize()


def _keys(kind: type, used: dict[type, None]) -> Iterator[str]:
    meanings = _meanings(kind)
    yield from ("| key | value | needed | meaning |", "|---|---|---|---|")
    for field in fields(kind):
        if field.name in FILLED_BY_DESK:
            continue
        is_bare = field.default is MISSING and field.default_factory is MISSING
        needed = "yes" if is_bare and NoneType not in members(hints(kind)[field.name]) else ""
        form = _form(hints(kind)[field.name], used)
        yield f"| `{field.name}` | {form} | {needed} | {meanings.get(field.name, '')} |"


def _meanings(kind: type) -> dict[str, str]:
    """Return what the docstring says of each attribute."""
    text = str(inspect.getdoc(kind)).partition("Attributes:\n")[2]
    found = re.findall(r"^    (\w+): (.*(?:\n {8}.*)*)", text, re.MULTILINE)
    return {name: " ".join(words.split()) for name, words in found}


def _form(hint: Any, used: dict[type, None]) -> str:  # noqa: ANN401, PLR0911 - a type of any form
    if hint in KINDS:
        word = KINDS[hint]
        return "a seat" if word == "seat" else f"the id of a{'n' * (word[0] in 'aei')} {word}"
    if isinstance(hint, NewType):
        return "an id"
    if members(hint):
        forms = dict.fromkeys(_form(each, used) for each in members(hint) if each is not NoneType)
        return " or ".join(forms)
    if get_origin(hint) is tuple:
        return f"a list: {_form(get_args(hint)[0], used)}"
    if get_origin(hint) is Mapping:
        key, value = get_args(hint)
        return f"an object: {_form(key, used)} to {_form(value, used)}"
    plain = bare(hint)
    if plain in SIMPLE:
        return SIMPLE[plain]
    if issubclass(plain, IntEnum):
        return ", ".join(f"{each.value} ({each.name.lower().replace('_', ' ')})" for each in plain)
    if issubclass(plain, Enum):
        return ", ".join(f"`{each.value}`" for each in plain)
    used.setdefault(plain)
    word = word_of(plain)
    link = f"[{_name(plain).lower()}](#{_name(plain).lower().replace(' ', '-')})"
    return f'{link} with `"is": "{word}"`' if word else link
