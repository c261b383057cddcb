"""What the form of one entry cannot show: whether ids name anything, and entries fit together."""

import datetime as dt
from collections.abc import Iterable, Iterator

from paraph.files.case.conditions import word_at
from paraph.files.case.counting import number_faults
from paraph.files.case.documents import (
    IssueEntry,
    PartyEntry,
    PositionEntry,
    RankingEntry,
    ReportEntry,
    RuleEntry,
    ValueEntry,
)
from paraph.files.case.form import Form
from paraph.files.case.forming import Placed
from paraph.files.case.founding import red_line_ids, rule_ids
from paraph.files.case.naming import (
    KINDS,
    MOST_SHOWN,
    Ids,
    Known,
    conditions_of,
    ranked_words,
    unknown_ids,
    words_under,
)
from paraph.files.case.ranking import ranking_faults
from paraph.files.case.reading import HEAD_FILE, SECTIONS, Folder
from paraph.files.case.step_checking import step_faults
from paraph.files.case.step_entries import ComplianceEntry
from paraph.files.case.yaml_file import Path
from paraph.files.faults import Fault, did_you_mean, quoted
from paraph.terms.conditions import Condition, atoms
from paraph.terms.ids import MEDIATOR
from paraph.terms.parties import Role
from paraph.terms.positions import Strength


def check(folder: Folder) -> Iterator[Fault]:
    """Give every fault that lies between entries."""
    known = _known(folder)
    named = (placed for placed in folder.of("issues", IssueEntry) if placed.is_read("id"))
    issues = {placed.entry.id: placed for placed in named}
    yield from _doubled_ids(folder)
    yield from _too_little(folder)
    yield from unknown_ids(folder, known)
    for section in SECTIONS:
        for placed in folder.entries[section]:
            yield from _late_dates(placed, folder)
            for key, condition in conditions_of(placed.entry):
                yield from _condition_faults(placed, key, condition, issues)
    yield from _option_faults(folder, issues)
    yield from _ranked_options(folder, issues)
    yield from _positions(folder)
    yield from _rules(folder)
    yield from step_faults(folder)
    yield from _seats(folder)
    yield from _origins(folder)
    yield from number_faults(folder, len(issues))
    yield from ranking_faults(folder)


def _known(folder: Folder) -> Known:
    needed = {section for section, *_ in _LEAST if not folder.entries[section]}
    unsure = folder.unread | needed
    return {
        kind: _ids(folder, sections) if folder.is_whole and unsure.isdisjoint(sections) else None
        for kind, sections in KINDS.items()
    }


def _ids(folder: Folder, sections: Iterable[str]) -> Ids:
    """Return the ids that some sections give."""
    entries = (placed.entry for section in sections for placed in folder.entries[section])
    return dict.fromkeys(str(getattr(entry, "id", None)) for entry in entries)


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
                    yield placed.again("id", f"the id '{word}'", seen[word])
                elif word is not None:
                    seen[word] = placed
        made = {"rule": rule_ids(folder), "red line": red_line_ids(folder)}.get(kind, ())
        for placed, word in made:
            if getattr(placed.entry, "id", None) is None and word in seen:
                yield _taken_name(seen[word], placed, word)


def _taken_name(placed: Placed[Form], nameless: Placed[Form], word: str) -> Fault:
    """Make the fault for an id that is the name of an entry without one."""
    line = nameless.file.place(nameless.path).line
    found = f"the id '{word}', the name of the entry at line {line} of {nameless.file.name} too"
    return placed.fault(("id",), found, "each id once", "give that entry an id of its own")


_LEAST = (
    ("parties", 2, "party", "two parties"),
    ("tracks", 1, "track", "one track"),
    ("issues", 1, "issue", "one issue"),
)


def _too_little(folder: Folder) -> Iterator[Fault]:
    """Give what no case can do without."""
    if not folder.is_whole:
        return
    has_steps = bool(folder.entries["steps"])
    for section, least, kind, words in _LEAST:
        count = len(folder.entries[section])
        if has_steps and section != "parties":
            # A roadmap can be followed without the options that led to it.
            continue
        if count < least and section not in folder.unread:
            found = f"one {kind}" if count else f"no {kind}"
            file = next((each for each in folder.files if (section,) in each.keys), None)
            advice = f"list {'them' if least > 1 else 'it'} under '{section}:'"
            path: Path = (section,) if file else ()
            yield (file or folder.files[0]).key_fault(path, found, f"at least {words}", advice)


Issues = dict[str, Placed[IssueEntry]]


def _condition_faults(
    placed: Placed[Form], key: str, condition: Condition, issues: Issues
) -> Iterator[Fault]:
    """Give the options in a condition that the case does not have."""
    text = placed.file.value((*placed.path, key))
    for atom in atoms(condition):
        for word in atom.options if atom.issue in issues else ():
            at = word_at(text, atom.issue, word)
            yield from _unknown_option(placed, (key,), word, issues[atom.issue], at)


def _unknown_option(
    placed: Placed[Form], path: Path, word: str, issue: Placed[IssueEntry], at: int = 0
) -> Iterator[Fault]:
    """Give a word that is no option of an issue."""
    if not issue.is_read("options"):
        return
    there = issue.entry.options
    if word not in there:
        advice = did_you_mean(word, there, f"it has {', '.join(list(there)[:MOST_SHOWN])}")
        expected = f"an option of the issue '{issue.entry.id}'"
        yield placed.fault(path, quoted(word), expected, advice, at)


def _option_faults(folder: Folder, issues: Issues) -> Iterator[Fault]:
    """Give options that their issue does not have."""
    for issue in folder.of("issues", IssueEntry):
        if issue.entry.status_quo is not None:
            yield from _unknown_option(issue, ("status_quo",), issue.entry.status_quo, issue)
    for position in folder.of("positions", PositionEntry):
        if position.entry.issue in issues:
            there = issues[position.entry.issue]
            asked, refused = position.entry.options or (), position.entry.rules_out or ()
            for path, word in (
                *words_under(position, position.key("option", "options"), asked),
                *words_under(position, "rules_out", refused),
            ):
                yield from _unknown_option(position, path, word, there)
    for value in folder.of("values", ValueEntry):
        if value.entry.issue in issues and value.is_read("option"):
            there = issues[value.entry.issue]
            yield from _unknown_option(value, ("option",), value.entry.option, there)


def _ranked_options(folder: Folder, issues: Issues) -> Iterator[Fault]:
    """Give ranked options that their issue does not have."""
    for order in folder.of("rankings", RankingEntry):
        if order.entry.issue in issues and order.is_read("ranking"):
            for path, word, at in ranked_words(order):
                yield from _unknown_option(order, path, word, issues[order.entry.issue], at)


def _late_dates(placed: Placed[Form], folder: Folder) -> Iterator[Fault]:
    """Give dates after the day up to which the case knows."""
    entry = placed.entry
    is_dated = isinstance(entry, ReportEntry | PositionEntry | ComplianceEntry)
    day = entry.date if is_dated else None
    as_of = folder.head.entry.as_of if folder.head and folder.head.is_read("as_of") else None
    if isinstance(day, dt.date) and as_of is not None and day > as_of:
        expected = f"a date up to {as_of}, the as-of date of the case"
        advice = f"correct it, or move 'as_of' in {HEAD_FILE}"
        yield placed.fault(("date",), str(day), expected, advice)


def _positions(folder: Folder) -> Iterator[Fault]:
    """Give positions whose keys do not fit their strength."""
    for placed in folder.of("positions", PositionEntry):
        entry = placed.entry
        if not placed.is_read("strength", "options", "rules_out"):
            continue
        strength = f"the strength '{entry.strength}'"
        if entry.strength is Strength.RED_LINE:
            wanted, given, deed = "rules_out", entry.rules_out, "refuses"
            other, surplus = placed.key("option", "options"), entry.options
        else:
            wanted, given, deed = "option", entry.options, "wants"
            other, surplus = "rules_out", entry.rules_out
        if surplus is not None:
            instead = f"rename it '{wanted}'" if given is None else "remove it"
            advice = f"{instead}, or change the strength"
            yield placed.fault((other,), f"'{other}' with {strength}", f"'{wanted}'", advice)
        elif given is None:
            advice = f"name with it what the party {deed}"
            yield placed.fault((), f"no '{wanted}'", f"it with {strength}", advice)


_RULE_WAYS = (["when", "requires"], ["when", "excludes"], ["always"], ["never"])


def _rules(folder: Folder) -> Iterator[Fault]:
    """Give rules that are put in no way, or in two."""
    for placed in folder.of("rules", RuleEntry):
        keys = [key for key, _ in conditions_of(placed.entry)]
        is_read = placed.is_read("when", "requires", "excludes", "always", "never")
        if is_read and keys not in _RULE_WAYS:
            found = " with ".join(f"'{key}'" for key in keys) or "no condition"
            found = f"{found} alone" if len(keys) == 1 else found
            expected = "'when' with 'requires' or 'excludes', or 'always', or 'never'"
            yield placed.fault((), found, expected, "put the rule in one of these ways")


def _seats(folder: Folder) -> Iterator[Fault]:
    """Give parties that would take the word for the mediator's team without being it."""
    for placed in folder.of("parties", PartyEntry):
        if placed.entry.id == MEDIATOR and placed.entry.role is not Role.MEDIATOR:
            advice = "choose another word: a journal calls the mediator's team so"
            yield placed.fault(("id",), f"'{MEDIATOR}'", "another id", advice)


def _origins(folder: Folder) -> Iterator[Fault]:
    """Give reports that would be their own origin."""
    filed = (placed for placed in folder.of("reports", ReportEntry) if placed.is_read("id"))
    reports = {placed.entry.id: placed for placed in filed}
    followed: set[str] = set()
    for word in reports:
        passed: set[str] = set()
        at: str | None = word
        while at in reports and at not in followed and at not in passed:
            passed.add(at)
            at = reports[at].entry.origin
        if at in passed:
            found = f"'{reports[at].entry.origin}', which leads back to '{at}'"
            advice = "remove the origin of the report that came first"
            yield reports[at].fault(("origin",), found, "an earlier report", advice)
        followed |= passed
