"""A changed row of an implementation matrix as a new report of compliance, or what is amiss."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from pydantic_core import PydanticCustomError

from paraph.evidence.citations import places
from paraph.files.case.quoting import LONGEST_QUOTE, Filed
from paraph.files.case.roadmap_words import read_score, write_score
from paraph.files.case.scalars import read_date
from paraph.files.case.step_writing import Entry, named
from paraph.files.faults import did_you_mean, quoted
from paraph.files.matrix_columns import KEYS, SEVERAL, Cells, Heading
from paraph.record.negotiation import Negotiation
from paraph.terms.ids import StepId

Read = TypeVar("Read")
SOURCES = (Heading.REPORT, Heading.QUOTE, Heading.ASSUMED)


@dataclass(frozen=True, slots=True)
class Case:
    """The case that a matrix is compared with."""

    talks: Negotiation
    reports: Mapping[str, Filed]
    actors: frozenset[str]


@dataclass(frozen=True, slots=True)
class Amiss:
    """What keeps a row from being entered: in which column, and what to do."""

    heading: Heading
    words: str


def new_entry(
    case: Case, step: StepId, before: Cells, cells: Cells, told: Sequence[Heading]
) -> Entry | tuple[Amiss, ...]:
    """Return the entry that a changed row makes, or everything that is amiss.

    Args:
        case: What the folder holds.
        step: Whose row it is.
        before: The row as it was exported.
        cells: The row as it is.
        told: The changed columns.
    """
    amiss = tuple(_amiss(case, before, cells, told))
    if amiss:
        return amiss
    score = read_score(cells[Heading.SCORE])
    by = [_actor(case, cells[Heading.BY])] if cells[Heading.BY] else []
    people = {
        heading: [_actor(case, each) for each in split(cells[heading])] for heading in SEVERAL
    }
    entry: Entry = {
        "step": step,
        "tranche": cells[Heading.TRANCHE],
        "score": write_score(score),
        "date": cells[Heading.DATE],
        "by": by[0] if by else "",
        **named("verified_by", "verified_by", people[Heading.VERIFIED_BY]),
        **named("disputed_by", "disputed_by", people[Heading.DISPUTED_BY]),
        "excused": cells[Heading.EXCUSED],
        **named("suspended_by", "suspended_by", people[Heading.SUSPENDED_BY]),
        **{KEYS[heading]: cells[heading] for heading in SOURCES},
        "note": cells[Heading.NOTE],
    }
    return {key: value for key, value in entry.items() if value}


def split(text: str) -> list[str]:
    """Return the ids that a cell names, with commas or semicolons between."""
    return [each.strip() for each in text.replace(";", ",").split(",") if each.strip()]


def _amiss(case: Case, before: Cells, cells: Cells, told: Sequence[Heading]) -> Iterator[Amiss]:
    if not any(cells[heading] for heading in KEYS):
        words = "what was reported stays; add a report that says otherwise"
        yield Amiss(Heading.SCORE, words)
        return
    yield from _score_and_day(case, before, cells)
    for heading in (Heading.BY, *SEVERAL):
        names = split(cells[heading]) if heading in SEVERAL else [cells[heading]]
        for name in names:
            if name and _actor(case, name) not in case.actors:
                yield Amiss(heading, _unknown("party or other", name, case.actors))
    yield from _sources(case, cells, told)


def _actor(case: Case, word: str) -> str:
    """Return the id that a word means: it may be a name too."""
    by_name = {name.lower(): str(actor) for actor, name in case.talks.names.items()}
    return word if word in case.actors else by_name.get(word.lower(), word)


def _unknown(kind: str, word: str, known: frozenset[str] | list[str]) -> str:
    every = sorted(known)
    advice = did_you_mean(word, every, f"it is one of: {', '.join(every)}" if every else "none is")
    return f"no {kind} {quoted(word)}; {advice}"


def _score_and_day(case: Case, before: Cells, cells: Cells) -> Iterator[Amiss]:
    score = _read(read_score, Heading.SCORE, cells)
    if isinstance(score, Amiss):
        yield score
    day = _read(read_date, Heading.DATE, cells)
    if isinstance(day, Amiss):
        yield day
        return
    if day > case.talks.as_of:
        known = case.talks.as_of.isoformat()
        words = f"{day.isoformat()} is later than the case knows; change ‘as_of’, now {known}"
        yield Amiss(Heading.DATE, words)
    is_other = before[Heading.SCORE] not in {"", cells[Heading.SCORE]}
    if is_other and before[Heading.DATE] == cells[Heading.DATE]:
        words = "the score is another, the day is not; give the day as of which the new one holds"
        yield Amiss(Heading.DATE, f"{words}, or mend the old report in compliance.yaml")


def _read(read: Callable[[str], Read], heading: Heading, cells: Cells) -> Read | Amiss:
    try:
        return read(cells[heading])
    except PydanticCustomError as error:
        context = error.context or {}
        found = quoted(cells[heading]) if cells[heading] else "nothing"
        words = f"found {found}, expected {context['expected']}; {context['advice']}"
        return Amiss(heading, words)


def _sources(case: Case, cells: Cells, told: Sequence[Heading]) -> Iterator[Amiss]:
    """Give what is amiss with where a report comes from."""
    report, quote, why = (cells[heading] for heading in SOURCES)
    if Heading.SCORE in told and not set(SOURCES) & set(told):
        words = "the score is another, the evidence is not; give the report and a quote from it, or"
        yield Amiss(Heading.REPORT, f"{words} leave both empty and say in ‘Assumed’ why")
        return
    if why and (report or quote):
        yield Amiss(Heading.ASSUMED, "what a report says is not assumed; empty one of the two")
    elif not why and not (report and quote):
        lacking = Heading.QUOTE if report else Heading.REPORT
        yield Amiss(lacking, "give the report and a quote from it, or say in ‘Assumed’ why")
    elif report:
        yield from _quoted(case, report, quote)


def _quoted(case: Case, report: str, quote: str) -> Iterator[Amiss]:
    filed = case.reports.get(report)
    if filed is None:
        yield Amiss(Heading.REPORT, _unknown("report", report, list(case.reports)))
        return
    if len(quote) > LONGEST_QUOTE:
        yield Amiss(Heading.QUOTE, f"longer than {LONGEST_QUOTE:,} characters; quote less")
        return
    found = len(places(filed.folded, quote))
    if found == 0:
        words = f"{quoted(quote)} does not stand in {filed.report.file}; copy the words from there"
        yield Amiss(Heading.QUOTE, words)
    elif found > 1:
        words = f"{quoted(quote)} stands {found} times in {filed.report.file}; quote more"
        yield Amiss(Heading.QUOTE, words)
