"""What the form of one entry cannot show: whether ids name anything, and numbers add up."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator
from fractions import Fraction

from paraph.files.case.documents import (
    Form,
    IssueEntry,
    Names,
    PositionEntry,
    RedLineEntry,
    ReportEntry,
    ReservationEntry,
    RuleEntry,
    StepEntry,
    ValueEntry,
    WeightEntry,
)
from paraph.files.case.reading import HEAD_FILE, SECTIONS, Folder, Placed
from paraph.files.case.yaml_tree import Path
from paraph.files.faults import Fault, did_you_mean, quoted
from paraph.terms.conditions import Condition, atoms
from paraph.terms.numbers import Range
from paraph.terms.positions import Strength

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


def check(folder: Folder) -> Iterator[Fault]:
    """Give every fault that lies between entries."""
    known = {kind: _ids(folder, sections) for kind, sections in KINDS.items()}
    issues = {placed.entry.id: placed.entry for placed in folder.of("issues", IssueEntry)}
    yield from _doubled_ids(folder)
    yield from _too_little(folder)
    for section in SECTIONS:
        for placed in folder.entries[section]:
            yield from _unknown_ids(placed, known)
            yield from _dates(placed, folder)
            for key, condition in _conditions(placed.entry):
                yield from _condition_faults(placed, key, condition, issues, known["issue"])
    yield from _option_faults(folder, issues)
    yield from _positions(folder)
    yield from _rules(folder)
    yield from _deadlines(folder, known["step"])
    yield from _weights(folder, len(issues))
    yield from _given_twice(folder)


def _ids(folder: Folder, sections: Iterable[str]) -> list[str]:
    """Return the ids that some sections give, those of faulty entries too."""
    ids: list[str] = []
    for section in sections:
        entries = folder.entries[section]
        ids += [str(getattr(placed.entry, "id", None)) for placed in entries]
        ids += sorted(folder.claimed[section])
    return ids


def _doubled_ids(folder: Folder) -> Iterator[Fault]:
    """Give ids that stand twice; parties and others share one set of ids."""
    for kind, sections in KINDS.items():
        if kind == "party":
            continue
        seen: dict[str, Placed[Form]] = {}
        for section in sections:
            for placed in folder.entries[section]:
                word = getattr(placed.entry, "id", None)
                if word in seen:
                    yield _again(placed, ("id",), f"the id '{word}'", seen[word])
                elif word is not None:
                    seen[word] = placed


def _again(placed: Placed[Form], key: Path, what: str, first: Placed[Form]) -> Fault:
    """Make the fault for a thing that was given before."""
    line = first.file.place((*first.path, *key)).line
    advice = f"it stands in {first.file.name}, line {line}, already: remove one"
    return placed.fault(key, f"{what} again", "it once", advice)


def _too_little(folder: Folder) -> Iterator[Fault]:
    """Give what no case can do without."""
    wanted = (("parties", 2, "two parties"), ("tracks", 1, "one track"), ("issues", 1, "one issue"))
    for section, least, words in wanted:
        count = len(folder.entries[section]) + len(folder.claimed[section])
        has_faulty = any(fault.path.startswith(section) for fault in folder.faults)
        if count < least and not has_faulty:
            advice = f"add to '{section}:'"
            found = f"{count} in '{section}'" if count else f"no '{section}'"
            yield folder.files[0].fault((section,), found, f"at least {words}", advice)


def _unknown_ids(placed: Placed[Form], known: dict[str, list[str]]) -> Iterator[Fault]:
    """Give the ids in an entry that name nothing."""
    for name, info in type(placed.entry).model_fields.items():
        kind = next((mark.kind for mark in info.metadata if isinstance(mark, Names)), None)
        value = getattr(placed.entry, name)
        if kind is None or value is None:
            continue
        choices = getattr(info.validation_alias, "choices", [name])
        key = placed.key(*(str(choice) for choice in choices))
        for path, word in _words(placed, key, value):
            if word not in known[kind]:
                yield _unknown(placed, path, word, kind, known[kind])


def _words(placed: Placed[Form], key: str, value: str | tuple[str, ...]) -> Iterator[tuple[Path, str]]:
    """Give each word under a key with its path."""
    if isinstance(value, str):
        yield (key,), value
        return
    for at, word in enumerate(value):
        is_list = (*placed.path, key, at) in placed.file.places
        yield ((key, at) if is_list else (key,)), word


def _unknown(placed: Placed[Form], path: Path, word: str, kind: str, known: Iterable[str]) -> Fault:
    """Make the fault for an id that names nothing."""
    article = "an" if kind[0] in "aeiou" else "a"
    listed = list(known)
    advice = did_you_mean(word, listed, _known_words(listed, kind))
    return placed.fault(path, quoted(word), f"the id of {article} {kind}", advice)


def _known_words(known: list[str], kind: str) -> str:
    """List what is known, if it is short enough to help."""
    if not known:
        return f"the case has no {kind} yet: add it"
    shown = ", ".join(known[:12])
    return f"known: {shown}{' …' if len(known) > 12 else ''}"


def _conditions(entry: Form) -> Iterator[tuple[str, Condition]]:
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


def _condition_faults(
    placed: Placed[Form],
    key: str,
    condition: Condition,
    issues: dict[str, IssueEntry],
    known: list[str],
) -> Iterator[Fault]:
    """Give the issues and options in a condition that the case does not have."""
    for atom in atoms(condition):
        if atom.issue in issues:
            yield from _unknown_options(placed, (key,), atom.options, issues[atom.issue])
        elif atom.issue not in known:
            yield _unknown(placed, (key,), atom.issue, "issue", known)


def _unknown_options(
    placed: Placed[Form], path: Path, words: Iterable[str], issue: IssueEntry
) -> Iterator[Fault]:
    """Give the words that are no option of an issue."""
    for word in words:
        if word not in issue.options:
            advice = did_you_mean(word, issue.options, f"it has {', '.join(issue.options)}")
            yield placed.fault(path, quoted(word), f"an option of the issue '{issue.id}'", advice)


def _option_faults(folder: Folder, issues: dict[str, IssueEntry]) -> Iterator[Fault]:
    """Give options that their issue does not have."""
    for issue in folder.of("issues", IssueEntry):
        if issue.entry.status_quo is not None:
            yield from _unknown_options(issue, ("status_quo",), [issue.entry.status_quo], issue.entry)
    for position in folder.of("positions", PositionEntry):
        if position.entry.issue in issues:
            for key in (position.key("option", "options"), "rules_out"):
                words = position.entry.rules_out if key == "rules_out" else position.entry.options
                for path, word in _words(position, key, words or ()):
                    yield from _unknown_options(position, path, [word], issues[position.entry.issue])
    for value in folder.of("values", ValueEntry):
        if value.entry.issue in issues:
            yield from _unknown_options(value, ("option",), [value.entry.option], issues[value.entry.issue])


def _dates(placed: Placed[Form], folder: Folder) -> Iterator[Fault]:
    """Give dates after the day up to which the case knows."""
    day = placed.entry.date if isinstance(placed.entry, ReportEntry | PositionEntry) else None
    head = folder.head.entry if folder.head else None
    if isinstance(day, dt.date) and head is not None and day > head.as_of:
        expected = f"a date up to {head.as_of}, the case's as-of date"
        yield placed.fault(("date",), str(day), expected, f"correct it, or move 'as_of' in {HEAD_FILE}")


def _positions(folder: Folder) -> Iterator[Fault]:
    """Give positions whose keys do not fit their strength."""
    for placed in folder.of("positions", PositionEntry):
        entry = placed.entry
        is_red_line = entry.strength is Strength.RED_LINE
        wanted, other = ("rules_out", "option") if is_red_line else ("option", "rules_out")
        given = entry.rules_out if is_red_line else entry.options
        surplus = entry.options if is_red_line else entry.rules_out
        if given is None:
            advice = f"name with '{wanted}' what the party {'refuses' if is_red_line else 'wants'}"
            yield placed.fault(("strength",), f"no '{wanted}'", f"it with the strength '{entry.strength}'", advice)
        if surplus is not None:
            key = placed.key(other, "options")
            advice = f"use '{wanted}' instead"
            yield placed.fault((key,), f"'{key}'", f"no such key with the strength '{entry.strength}'", advice)


def _rules(folder: Folder) -> Iterator[Fault]:
    """Give rules that are put in no way, or in two."""
    for placed in folder.of("rules", RuleEntry):
        entry = placed.entry
        keys = [key for key, _ in _conditions(entry)]
        if keys not in (["when", "requires"], ["when", "excludes"], ["always"], ["never"]):
            found = " with ".join(f"'{key}'" for key in keys) or "no condition"
            expected = "'when' with 'requires' or 'excludes', or 'always', or 'never'"
            yield placed.fault((), found, expected, "put the rule in one of these ways")


def _deadlines(folder: Folder, steps: list[str]) -> Iterator[Fault]:
    """Give deadlines that run from a step which is none."""
    for placed in folder.of("steps", StepEntry):
        anchor = placed.entry.deadline.anchor if placed.entry.deadline else None
        if anchor is not None and anchor not in steps:
            yield _unknown(placed, ("deadline",), anchor, "step", [*steps, "start"])


def _weights(folder: Folder, issue_count: int) -> Iterator[Fault]:
    """Give the parties whose stated weights cannot be shares of one whole."""
    parties: dict[str, list[Placed[WeightEntry]]] = defaultdict(list)
    for placed in folder.of("weights", WeightEntry):
        parties[placed.entry.party].append(placed)
    for party, given in parties.items():
        ranges = [placed.entry.weight for placed in given if isinstance(placed.entry.weight, Range)]
        low = sum((each.low for each in ranges), Fraction(0))
        high = sum((each.high for each in ranges), Fraction(0))
        is_whole = len(ranges) == issue_count
        if low > 1 or (is_whole and high < 1):
            bound = low if low > 1 else high
            found = f"weights of party '{party}' that sum to {float(bound):.2f}"
            expected = "1.00" if is_whole else "at most 1.00"
            yield given[-1].fault(("weight",), found, expected, "rescale them, so that they sum to 1")


def _given_twice(folder: Folder) -> Iterator[Fault]:
    """Give numbers stated twice for the same thing."""
    for section, form, keys in (
        ("weights", WeightEntry, ("party", "issue")),
        ("values", ValueEntry, ("party", "issue", "option")),
        ("reservations", ReservationEntry, ("party",)),
    ):
        seen: dict[tuple[str, ...], Placed[Form]] = {}
        for placed in folder.of(section, form):
            what = tuple(str(getattr(placed.entry, key)) for key in keys)
            if what in seen:
                yield _again(placed, (keys[-1],), f"a number for {' and '.join(quoted(w) for w in what)}", seen[what])
            seen.setdefault(what, placed)


