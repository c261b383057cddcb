"""Reports from the disk, and the citations into them."""

import datetime as dt
import hashlib
import re
from bisect import bisect_left
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from paraph.evidence.citations import (
    LONGEST_SEARCHED,
    MOST_PLACES,
    Folded,
    citation,
    decode,
    folded,
    nearest,
    places,
)
from paraph.files.case.documents import ReportEntry
from paraph.files.case.form import Sourced
from paraph.files.case.forming import Placed
from paraph.files.case.plain_text import no_text
from paraph.files.case.reading import SECTIONS, Folder, inside, read_bytes
from paraph.files.case.yaml_file import Path
from paraph.files.faults import Fault, did_you_mean, quoted
from paraph.terms.ids import PersonId, ReportId, Seat
from paraph.terms.sources import Assumption, Citation, Report, Source, Span, Told

REPORTS_FOLDER = "reports"
MOST_REPORT_BYTES = 16 * 1024 * 1024
MOST_BYTES_OF_ALL = 128 * 1024 * 1024
LONGEST_QUOTE = 1_000
MOST_LINES = 4
"""Lines that a message names where a quote stands on many."""

MOST_SEARCHED = 50_000_000
"""Code points of reports in which near matches are looked for before the hints stop."""


@dataclass(frozen=True, slots=True)
class Filed:
    """A report and its text.

    Attributes:
        folded: The text in the form in which quotes are looked for.
        line_ends: Where in the text its lines end, ascending.
    """

    report: Report
    text: str
    folded: Folded
    line_ends: tuple[int, ...]

    @classmethod
    def of(cls, report: Report, raw: bytes) -> "Filed":
        """Return a report with the text of its bytes."""
        text = decode(raw)
        ends = tuple(end.start() for end in re.finditer("\n", text))
        return cls(report, text, folded(text), ends)

    def line(self, span: Span) -> int:
        """Return the line on which a span begins, from 1."""
        return bisect_left(self.line_ends, span.start) + 1


def read_reports(folder: Folder) -> dict[str, Filed]:
    """Return the reports by id; those that cannot be read are faults of the folder."""
    there = [name.as_posix() for name in _files(folder)]
    return _filed(folder, lambda placed, left: _raw(folder, placed, there, left))


def reports_among(folder: Folder, files: Mapping[str, bytes]) -> dict[str, Filed]:
    """Return the reports by id, with the bytes that some files hold under their names."""
    return _filed(folder, lambda placed, left: _fitting(placed, files[_full(placed)], left))


def _filed(
    folder: Folder, raw_of: Callable[[Placed[ReportEntry], int], bytes | Fault]
) -> dict[str, Filed]:
    """Return the reports by id; what keeps one from being read is a fault of the folder.

    Args:
        raw_of: Gives the bytes of a report, where they are not more than are left to be read.
    """
    filed: dict[str, Filed] = {}
    left = MOST_BYTES_OF_ALL
    for placed in folder.of("reports", ReportEntry):
        if not placed.is_read("id", "file") or placed.entry.id in filed:
            continue
        match raw_of(placed, left):
            case Fault() as fault:
                folder.faults.append(fault)
            case raw:
                left -= len(raw)
                filed[placed.entry.id] = Filed.of(_report(placed.entry, raw), raw)
    return filed


def _files(folder: Folder) -> list[PurePosixPath]:
    """Return the files under `reports/`, hidden ones apart, by name."""
    root = folder.root / REPORTS_FOLDER
    paths = (path.relative_to(root) for path in root.rglob("[!.]*") if path.is_file())
    return sorted(PurePosixPath(path.as_posix()) for path in paths)


def file_name(entry: ReportEntry) -> str:
    """Return the name of a report's file under `reports/`."""
    return entry.file or f"{entry.id}.txt"


def unlisted(folder: Folder) -> tuple[str, ...]:
    """Return the files under `reports/` that no entry names: they were not read."""
    named = {PurePosixPath(file_name(placed.entry)) for placed in folder.of("reports", ReportEntry)}
    return tuple(str(name) for name in _files(folder) if name not in named)


def _full(placed: Placed[ReportEntry]) -> str:
    return f"{REPORTS_FOLDER}/{file_name(placed.entry)}"


def _raw(folder: Folder, placed: Placed[ReportEntry], there: list[str], left: int) -> bytes | Fault:
    """Return a report's bytes, unless they are more than are left to be read."""
    name, full = file_name(placed.entry), _full(placed)
    key = (placed.key("file", "id"),)
    path = inside(folder.root, full)
    if path is None or inside(folder.root / REPORTS_FOLDER, name) is None:
        expected = f"a file inside {REPORTS_FOLDER}/"
        advice = "move it there, and give its name only"
        return placed.fault(key, quoted(name), expected, advice)
    raw = read_bytes(path, min(MOST_REPORT_BYTES, left))
    if isinstance(raw, str):
        found = f"no file {quoted(full)}" if raw == "no such file" else f"{quoted(full)}, {raw}"
        advice = did_you_mean(name, there, "put it there, or name its file with 'file:'")
        return placed.fault(key, found, "the file of the report", advice)
    return _fitting(placed, raw, left)


def _fitting(placed: Placed[ReportEntry], raw: bytes, left: int) -> bytes | Fault:
    """Return a report's bytes, if they are text and not too many."""
    key, full = (placed.key("file", "id"),), _full(placed)
    if len(raw) > min(MOST_REPORT_BYTES, left):
        limit = f"{MOST_REPORT_BYTES:,} bytes"
        if left < MOST_REPORT_BYTES:
            limit = f"{MOST_BYTES_OF_ALL:,} bytes in all reports"
        advice = "cut the report to what is cited"
        return placed.fault(key, f"more in {quoted(full)}", f"at most {limit}", advice)
    held = no_text(raw)
    return raw if held is None else _no_text(placed, key, full, *held)


def _no_text(placed: Placed[ReportEntry], key: Path, full: str, held: str, advice: str) -> Fault:
    """Make the fault for a report's file that holds no text."""
    return placed.fault(key, f"{held} in {quoted(full)}", "plain text in UTF-8", advice)


def _report(entry: ReportEntry, raw: bytes) -> Report:
    return Report(
        id=ReportId(entry.id),
        outlet=entry.outlet,
        title=entry.title,
        date=entry.date,
        file=f"{REPORTS_FOLDER}/{file_name(entry)}",
        digest=hashlib.sha256(raw).hexdigest(),
        size=len(raw),
        origin=ReportId(entry.origin) if entry.origin else None,
        note=entry.note,
    )


def read_sources(folder: Folder, reports: dict[str, Filed]) -> dict[tuple[str, Path], Source]:
    """Return the source of every entry by its place; those without one are faults of the folder.

    Where very many quotes are amiss, only the first are told what comes nearest to them.
    """
    sources: dict[tuple[str, Path], Source] = {}
    searched = 0
    for section in SECTIONS:
        for placed in folder.of(section, Sourced):
            match _source(placed, reports):
                case None:
                    pass
                case Fault() as fault:
                    folder.faults.append(fault)
                case Missed(fragment, filed):
                    searched += min(len(filed.text), LONGEST_SEARCHED)
                    is_searched = searched <= MOST_SEARCHED
                    folder.faults.append(_missed(placed, fragment, filed, is_searched=is_searched))
                case source:
                    sources[placed.file.name, placed.path] = source
    return sources


@dataclass(frozen=True, slots=True)
class Missed:
    """A fragment that does not stand in its report."""

    fragment: str
    filed: Filed


def _source(placed: Placed[Sourced], reports: dict[str, Filed]) -> Source | Fault | Missed | None:
    """Return where an entry comes from.

    Returns:
        The source; or the fault of one that is missing or doubled; or the fragment that is not in
        its report; or None where the report or a key could not be read, which is told already.
    """
    entry = placed.entry
    if not placed.is_read(*SOURCE_KEYS):
        return None
    match entry.report, entry.quote, entry.occurrence, entry.assumed, _told(entry):
        case None, None, None, str(why), None:
            return Assumption(why)
        case None, None, None, None, Told() as told:
            return told
        case str(report), str(quote), _, None, None:
            filed = reports.get(report)
            return None if filed is None else _cited(placed, quote, filed)
        case _:
            return _no_one_source(placed)


SOURCE_KEYS = ("report", "quote", "occurrence", "told_by", "told_on", "assumed")


def _told(entry: Sourced) -> Told | str | None:
    """Return that a party told it itself; a word for half of that, and None for nothing of it."""
    party = getattr(entry, "party", None)
    match entry.told_by, entry.told_on:
        case None, None:
            return None
        case str(person), dt.date() as day if party is not None:
            return Told(PersonId(person), Seat(party), day)
        case _:
            return "half"


def _no_one_source(placed: Placed[Sourced]) -> Fault:
    """Make the fault for an entry with no source, half of one, or two."""
    if placed.entry.told_by is not None or placed.entry.told_on is not None:
        return _no_one_teller(placed)
    match placed.entry.report, placed.entry.quote, placed.entry.assumed:
        case None, None, None:
            expected = "'report' and 'quote', or 'assumed'"
            advice = "cite a report, or say why it is assumed"
            return placed.fault((), "no source", expected, advice)
        case _, _, None:
            given, other = ("report", "quote") if placed.entry.report else ("quote", "report")
            advice = f"add '{other}:', or say with 'assumed:' why it is supposed"
            return placed.fault((given,), f"'{given}' without '{other}'", "both", advice)
        case _:
            keys = ("report", "quote", "occurrence")
            beside = next(key for key in keys if getattr(placed.entry, key) is not None)
            advice = "remove one: what a report says is not assumed"
            return placed.fault(("assumed",), f"'assumed' beside '{beside}'", "one source", advice)


def _no_one_teller(placed: Placed[Sourced]) -> Fault:
    """Make the fault for what is told by half, or told and cited or assumed at once."""
    entry = placed.entry
    given, lacking = ("told_by", "told_on") if entry.told_by is not None else ("told_on", "told_by")
    if getattr(entry, lacking) is None:
        advice = f"add '{lacking}:'"
        return placed.fault((given,), f"'{given}' without '{lacking}'", "both", advice)
    others = [key for key in ("report", "quote", "assumed") if getattr(entry, key) is not None]
    if others:
        advice = "remove one: it comes from one place"
        return placed.fault((given,), f"'{given}' beside '{others[0]}'", "one source", advice)
    advice = "cite a report, or say why it is assumed"
    return placed.fault((given,), f"'{given}' where no party speaks", "another source", advice)


def _cited(placed: Placed[Sourced], fragment: str, filed: Filed) -> Citation | Fault | Missed:
    """Return the one place of a fragment in its report."""
    if len(fragment) > LONGEST_QUOTE:
        found, expected = f"{len(fragment):,} characters", f"at most {LONGEST_QUOTE:,}"
        return placed.fault(("quote",), found, expected, "quote a shorter fragment")
    spans = places(filed.folded, fragment)
    match spans, placed.entry.occurrence:
        case [], _:
            return Missed(fragment, filed)
        case [span], None:
            return _citation(filed, span)
        case _, int(nth) if nth <= len(spans):
            return _citation(filed, spans[nth - 1])
        case _, int(nth):
            found = f"{nth}, but {quoted(fragment)} {_where(filed, spans)}"
            expected = f"a number from 1 to {len(spans)}"
            return placed.fault(("occurrence",), found, expected, "correct the number")
        case _:
            found = f"{quoted(fragment)} {_where(filed, spans)}"
            return placed.fault(("quote",), found, "it once", "quote a longer fragment")


def _citation(filed: Filed, span: Span) -> Citation:
    return citation(filed.report.id, filed.text, span, filed.line(span))


def _where(filed: Filed, spans: list[Span]) -> str:
    """Say how often and on which lines of a report a fragment stands."""
    more = " or more" if len(spans) == MOST_PLACES else ""
    lines = list(dict.fromkeys(str(filed.line(span)) for span in spans))
    shown = f"{', '.join(lines[:MOST_LINES])}{' …' if len(lines) > MOST_LINES else ''}"
    on = f"line{'s' if len(lines) > 1 else ''} {shown}"
    return f"{len(spans)} times{more} in {filed.report.file} ({on})"


def _missed(placed: Placed[Sourced], fragment: str, filed: Filed, *, is_searched: bool) -> Fault:
    """Make the fault for a fragment that does not stand in its report, with what would help."""
    found, expected = f"no {quoted(fragment)} in {filed.report.file}", "words that stand there"
    advice = _too_much(fragment, filed) or _nearest(fragment, filed, is_searched=is_searched)
    return placed.fault(("quote",), found, expected, advice)


_MARKS = "'\"‘’‚‛“”„‟‹›«»"
_DOTS = re.compile(r"\s*[\[(]?(?:\.\.\.|…)[\])]?\s*")


def _too_much(fragment: str, filed: Filed) -> str | None:
    """Say what to take away from a fragment so that it stands in its report, if that would do."""
    bare = fragment[1:-1] if fragment[0] in _MARKS and fragment[-1] in _MARKS else fragment
    if bare is not fragment and places(filed.folded, bare):
        return "leave out the quotation marks at both ends"
    parts = [part for part in _DOTS.split(bare) if part]
    if parts in ([], [bare]) or not all(places(filed.folded, part) for part in parts):
        return None
    return "quote one unbroken passage" if len(parts) > 1 else "leave out the dots"


def _nearest(fragment: str, filed: Filed, *, is_searched: bool) -> str:
    """Say what comes nearest to a fragment."""
    near = nearest(filed.folded, fragment) if is_searched else None
    if near is not None:
        passage = quoted(filed.text[near.start : near.end], 120)
        return f"nearest is {passage} at line {filed.line(near)}"
    if is_searched:
        return "copy the words from the report, or name another report"
    return "copy the words from the report (nearest words are told for the first quotes only)"
