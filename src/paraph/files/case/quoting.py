"""Reports from the disk, and the citations into them."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from paraph.evidence.citations import decode, encode, nearest, places
from paraph.files.case.documents import ReportEntry, Sourced
from paraph.files.case.reading import Folder, Placed, inside
from paraph.files.faults import Fault, quoted
from paraph.terms.ids import ReportId
from paraph.terms.sources import Assumption, Citation, Report, Source, Span

REPORTS_FOLDER = "reports"
MOST_REPORT_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Filed:
    """A report and its text."""

    report: Report
    text: str


def read_reports(folder: Folder) -> dict[str, Filed]:
    """Return the reports by id; those that cannot be read are faults of the folder."""
    filed: dict[str, Filed] = {}
    for placed in folder.of("reports", ReportEntry):
        raw = _raw(folder, placed)
        if raw is None:
            folder.claimed["reports"].add(placed.entry.id)
        else:
            filed.setdefault(placed.entry.id, Filed(_report(placed.entry, raw), decode(raw)))
    return filed


def file_name(entry: ReportEntry) -> str:
    """Return the name of a report's file under `reports/`."""
    return entry.file or f"{entry.id}.txt"


def unlisted(folder: Folder) -> tuple[str, ...]:
    """Return the files under `reports/` that no entry names: they were not read."""
    root = folder.root / REPORTS_FOLDER
    named = {PurePosixPath(file_name(placed.entry)) for placed in folder.of("reports", ReportEntry)}
    there = sorted(path for path in root.rglob("*") if path.is_file()) if root.is_dir() else []
    names = [PurePosixPath(path.relative_to(root).as_posix()) for path in there]
    return tuple(str(name) for name in names if name not in named)


def _raw(folder: Folder, placed: Placed[ReportEntry]) -> bytes | None:
    """Return a report's bytes, or None with the fault noted."""
    name = f"{REPORTS_FOLDER}/{file_name(placed.entry)}"
    key = (placed.key("file", "id"),)
    path = inside(folder.root, name)
    expected = "the report's file in the folder"
    if path is None:
        folder.faults.append(placed.fault(key, quoted(name), "a file inside the folder", "move it into reports/"))
        return None
    try:
        with path.open("rb") as stream:
            raw = stream.read(MOST_REPORT_BYTES + 1)
    except OSError:
        advice = f"put the report there, or name its file with 'file:'"
        folder.faults.append(placed.fault(key, f"no file {quoted(name)}", expected, advice))
        return None
    if len(raw) > MOST_REPORT_BYTES:
        expected = f"at most {MOST_REPORT_BYTES:,} bytes"
        folder.faults.append(placed.fault(key, f"more in {quoted(name)}", expected, "cut the report to what is cited"))
        return None
    return raw


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


def read_source(placed: Placed[Sourced], reports: dict[str, Filed]) -> Source | Fault | None:
    """Return where an entry comes from.

    Returns:
        The source; or the fault of one that is missing, doubled or not to be found; or None
        where the report itself could not be read, which is a fault already told.
    """
    entry = placed.entry
    given = [name for name in ("report", "quote", "assumed") if getattr(entry, name) is not None]
    match given:
        case ["assumed"]:
            return Assumption(str(entry.assumed))
        case ["report", "quote"]:
            filed = reports.get(str(entry.report))
            return None if filed is None else _cite(placed, str(entry.quote), filed)
        case _:
            found = " and ".join(f"'{name}'" for name in given) or "no source"
            expected = "'report' and 'quote', or 'assumed'"
            advice = "cite a report, or say why it is assumed"
            return placed.fault((given[0],) if given else (), found, expected, advice)


def _cite(placed: Placed[Sourced], fragment: str, filed: Filed) -> Citation | Fault:
    """Return the one place of a fragment in its report."""
    spans = places(filed.text, fragment)
    if len(spans) == 1:
        return citation(filed, spans[0])
    name = filed.report.file
    if not spans:
        found, expected = f"no {quoted(fragment)} in {name}", "words that stand in the report"
        return placed.fault(("quote",), found, expected, _nearest_advice(filed, fragment))
    lines = ", ".join(str(_line(filed.text, span)) for span in spans[:4])
    found = f"{quoted(fragment)} {len(spans)} times in {name} (lines {lines}{' …' if len(spans) > 4 else ''})"
    return placed.fault(("quote",), found, "it once", "quote a longer fragment")


def citation(filed: Filed, span: Span) -> Citation:
    """Return the citation of a span."""
    text = filed.text[span.start : span.end]
    digest = hashlib.sha256(encode(text)).hexdigest()
    return Citation(filed.report.id, span, text, digest, _line(filed.text, span))


def _line(text: str, span: Span) -> int:
    return text.count("\n", 0, span.start) + 1


def _nearest_advice(filed: Filed, fragment: str) -> str:
    """Say what in the report comes nearest to a fragment."""
    near = nearest(filed.text, fragment)
    if near is None:
        return "copy the words from the report, or name another report"
    passage = quoted(filed.text[near.start : near.end], 120)
    return f"nearest is {passage} at line {_line(filed.text, near)}"
