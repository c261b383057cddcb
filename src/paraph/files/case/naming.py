"""The words by which entries name one another, and those that name nothing."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from paraph.files.case.conditions import word_at
from paraph.files.case.documents import RankingEntry, RedLineEntry, RuleEntry
from paraph.files.case.form import Form, Names
from paraph.files.case.forming import Placed, fields_by_key
from paraph.files.case.reading import SECTIONS, Folder
from paraph.files.case.scalars import ID_FORM, START
from paraph.files.case.step_entries import StepEntry
from paraph.files.case.yaml_file import Path, written
from paraph.files.faults import Fault, did_you_mean, nearest_word, quoted
from paraph.terms.conditions import Condition, atoms
from paraph.terms.deadlines import deadline_happenings
from paraph.terms.preconditions import Approved, Happening, Reached, happenings

KINDS = {
    "actor": ("parties", "others"),
    "party": ("parties",),
    "issue": ("issues",),
    "track": ("tracks",),
    "report": ("reports",),
    "step": ("steps",),
    "level": ("ladder",),
    "rule": ("rules",),
    "red line": ("red_lines",),
}
"""In which sections the ids of each kind of thing are given."""

HAPPENINGS = ("gate", "escrow_until")
DEADLINES = ("not_before", "start_by", "deadline")
TIMES = frozenset({"after", *HAPPENINGS, *DEADLINES, "left_open"})
"""Keys that may name the first day of the roadmap."""

MOST_SHOWN = 12
"""Ids that a message lists; more would not help."""

MANY = 3
"""Uses of an unknown id that are more likely to be right than its declaration."""

Ids = dict[str, None]
"""Ids in the order of the folder, each once."""

Known = dict[str, Ids | None]
"""The ids of each kind of thing; None where some could not be read, or all are missing, so that
it would not help to call one unknown."""


class Mention(NamedTuple):
    """A word that names something.

    Attributes:
        at: Where in its value the word stands, from 0.
    """

    placed: Placed[Form]
    path: Path
    word: str
    kind: str
    at: int = 0

    @property
    def thing(self) -> tuple[str, str]:
        """What it names: parties and other actors share one set of ids."""
        return KINDS[self.kind][0], self.word


def unknown_ids(folder: Folder, known: Known) -> Iterator[Fault]:
    """Give the ids that name nothing, and those that are declared otherwise than they are used."""
    mentions = list(_mentions(folder))
    used = {mention.thing for mention in mentions}
    unknown: dict[tuple[str, str], list[Mention]] = defaultdict(list)
    for mention in mentions:
        there = known[mention.kind]
        if there is not None and mention.word not in there:
            unknown[mention.thing].append(mention)
    names = _ids_by_name(folder) if unknown else {}
    for (section, word), group in unknown.items():
        near = nearest_word(word, known[group[0].kind] or ())
        if len(group) >= MANY and near is not None and (section, near) not in used:
            yield from _misdeclared(folder, group, near)
        else:
            for mention in group:
                yield _unknown(mention, known[mention.kind] or {}, names[mention.kind])


def _mentions(folder: Folder) -> Iterator[Mention]:
    """Give every word by which an entry names another."""
    for section, form in SECTIONS.items():
        for placed in folder.entries[section]:
            for field, kind, keys in _naming_fields(form):
                value = getattr(placed.entry, field)
                for path, word in words_under(placed, placed.key(*keys), value) if value else ():
                    yield Mention(placed, path, word, kind)
            for key, condition in conditions_of(placed.entry):
                text = placed.file.value((*placed.path, key))
                for atom in atoms(condition):
                    at = word_at(text, atom.issue)
                    yield Mention(placed, (key,), atom.issue, "issue", at)
    yield from _ranked_issues(folder)
    yield from _in_happenings(folder)


def _ranked_issues(folder: Folder) -> Iterator[Mention]:
    """Give the issues in orders of importance."""
    for order in folder.of("rankings", RankingEntry):
        if order.is_read("issue", "ranking") and order.entry.issue is None:
            for path, word, at in ranked_words(order):
                yield Mention(order, path, word, "issue", at)


def _in_happenings(folder: Folder) -> Iterator[Mention]:
    """Give the steps and levels that preconditions and deadlines name."""
    for placed in folder.of("steps", StepEntry):
        for path, happening in happenings_of(placed):
            match happening:
                case Reached(step):
                    yield Mention(placed, path, step, "step", _place(placed, path, step))
                case Approved(level):
                    yield Mention(placed, path, level, "level", _place(placed, path, level))
                case _:
                    pass


_OF_WORD = re.compile(r"[\w-]")


def _place(placed: Placed[StepEntry], path: Path, word: str) -> int:
    """Return where in a text a word stands first; 0 where it was written otherwise."""
    text = placed.file.value((*placed.path, *path))
    if not isinstance(text, str):
        return 0
    at = text.find(word)
    while at >= 0 and _is_inside(text, at, at + len(word)):
        at = text.find(word, at + 1)
    return max(at, 0)


def _is_inside(text: str, start: int, end: int) -> bool:
    """Whether a part of a text is only a part of a longer word."""
    around = text[max(start - 1, 0) : start], text[end : end + 1]
    return any(map(_OF_WORD.match, around))


def happenings_of(placed: Placed[StepEntry]) -> Iterator[tuple[Path, Happening]]:
    """Give every happening that a step names, with the path of the text that names it."""
    entry = placed.entry
    is_list = (*placed.path, "after", 0) in placed.file.places
    for at, precondition in enumerate(entry.after or ()):
        for each in happenings(precondition):
            yield (("after", at) if is_list else ("after",)), each
    for key in HAPPENINGS:
        for each in happenings(getattr(entry, key)):
            yield (key,), each
    for key in DEADLINES:
        for each in deadline_happenings(getattr(entry, key)):
            yield (key,), each
    is_list = (*placed.path, "left_open", 0) in placed.file.places
    for at, left in enumerate(entry.left_open or ()):
        for each in deadline_happenings(left.by):
            yield (("left_open", at) if is_list else ("left_open",)), each


@cache
def _naming_fields(form: type[Form]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return the fields of a form whose words are ids, with the kind of thing and their keys."""
    return tuple(
        (field, mark.kind, _keys(form, field))
        for field, info in form.model_fields.items()
        for mark in info.metadata
        if isinstance(mark, Names)
    )


def _keys(form: type[Form], field: str) -> tuple[str, ...]:
    """Return the keys by which a secretary may give a field."""
    return tuple(key for key, meant in fields_by_key(form).items() if meant == field)


def words_under(
    placed: Placed[Form], key: str, value: str | tuple[str, ...]
) -> Iterator[tuple[Path, str]]:
    """Give each word under a key with its path."""
    if isinstance(value, str):
        yield (key,), value
        return
    for at, word in enumerate(value):
        is_list = (*placed.path, key, at) in placed.file.places
        yield ((key, at) if is_list else (key,)), word


def ranked_words(placed: Placed[RankingEntry]) -> Iterator[tuple[Path, str, int]]:
    """Give each id of a ranking with its path, and where in its text it stands, from 0."""
    for place, tier in enumerate(placed.entry.ranking):
        path = ("ranking", place) if (*placed.path, "ranking", place) in placed.file.places else ()
        path = path or ("ranking",)
        text = placed.file.value((*placed.path, *path))
        words = re.finditer(r"\S+", text if isinstance(text, str) else "")
        starts = [word.start() for word in words][::2]
        for word, at in zip(tier, starts, strict=True):
            yield path, word, at


def conditions_of(entry: Form) -> Iterator[tuple[str, Condition]]:
    """Give the conditions of an entry by key."""
    match entry:
        case RuleEntry():
            keys = ("when", "requires", "excludes", "always", "never")
        case RedLineEntry():
            keys = ("never",)
        case StepEntry():
            keys = ("carries_out",)
        case _:
            return
    for key in keys:
        condition = getattr(entry, key)
        if condition is not None:
            yield key, condition


def _misdeclared(folder: Folder, group: list[Mention], near: str) -> Iterator[Fault]:
    """Give the one fault for an id that is used often, and declared under another word."""
    word = group[0].word
    expected = f"{quoted(word)}, which is used {len(group)} times and declared nowhere"
    for section in KINDS[group[0].kind]:
        for placed in folder.entries[section]:
            if getattr(placed.entry, "id", None) == near:
                found = f"{quoted(near)}, which nothing uses"
                yield placed.fault(("id",), found, expected, "rename one of them")


def _unknown(mention: Mention, known: Ids, names: dict[str, str]) -> Fault:
    """Make the fault for an id that names nothing."""
    kind, word = mention.kind, mention.word
    may_start = kind == "step" and mention.path[0] in TIMES
    offered = {**known, START: None} if may_start else known
    meant = names.get(_folded(word))
    advice = f"did you mean '{meant}'?" if meant else None
    advice = advice or did_you_mean(word, offered, _known_words(offered, kind))
    expected = _ID_OF.get(kind, f"the id of a {kind}")
    return mention.placed.fault(mention.path, quoted(word), expected, advice, mention.at)


_ID_OF = {"actor": "the id of a party, or of one of 'others'", "issue": "the id of an issue"}


def _known_words(known: Iterable[str], kind: str) -> str:
    """List what is known, if it is short enough to help."""
    words = list(known)
    if not words:
        return f"the case has no {kind} yet: add it"
    more = " …" if len(words) > MOST_SHOWN else ""
    return f"known: {', '.join(words[:MOST_SHOWN])}{more}"


def _folded(name: str) -> str:
    """Return a name as it is compared: without case, and without an article."""
    return " ".join(name.split()).casefold().removeprefix("the ")


def _ids_by_name(folder: Folder) -> dict[str, dict[str, str]]:
    """Return the ids of each kind of thing by its names and aliases."""
    return {kind: dict(_named(folder, sections)) for kind, sections in KINDS.items()}


def _named(folder: Folder, sections: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Give every name that stands for one thing only, with its id."""
    bearers: dict[str, Ids] = defaultdict(dict)
    for section in sections:
        for placed in folder.entries[section]:
            entry, word = placed.entry, getattr(placed.entry, "id", None)
            for name in (getattr(entry, "name", None), *(getattr(entry, "aliases", None) or ())):
                if isinstance(name, str) and isinstance(word, str):
                    bearers[_folded(name)][word] = None
    return ((name, next(iter(words))) for name, words in bearers.items() if len(words) == 1)


def with_names_known(folder: Folder) -> list[Fault]:
    """Return the folder's faults; where a name stands for an id, they offer that id."""
    if not folder.faults:
        return []
    names = _ids_by_name(folder)
    meant: dict[tuple[str, str], str] = {}
    for section, form in SECTIONS.items():
        for placed in folder.entries[section]:
            for field, kind, keys in _naming_fields(form) if placed.faulty else ():
                if not placed.is_read(field):
                    for path, word in _raw_words(placed, placed.key(*keys)):
                        if _folded(word) in names[kind]:
                            meant[placed.file.name, written(path)] = names[kind][_folded(word)]
    return [_offering(fault, meant) for fault in folder.faults]


def _raw_words(placed: Placed[Form], key: str) -> Iterator[tuple[Path, str]]:
    """Give each word that was written under a key, whether it can be read or not."""
    path = (*placed.path, key)
    value = placed.file.value(path)
    if isinstance(value, str):
        yield path, value
    for at, word in enumerate(value if isinstance(value, list) else ()):
        if isinstance(word, str):
            yield (*path, at), word


def _offering(fault: Fault, meant: dict[tuple[str, str], str]) -> Fault:
    """Return a fault with the id that a name stands for, where it is about one."""
    word = meant.get((fault.file, fault.path))
    if word is None or fault.expected != ID_FORM:
        return fault
    return replace(fault, advice=f"did you mean '{word}'?")
