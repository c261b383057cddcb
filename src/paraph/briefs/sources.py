"""The sources, with digests; what was not read."""

from collections import Counter
from collections.abc import Iterator

from paraph.briefs.tree import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Phrase,
    Row,
    Section,
    Style,
    Subheading,
    Table,
)
from paraph.briefs.words import cell, count, day, faint, paragraph, phrases, strong
from paraph.record.negotiation import Negotiation
from paraph.record.remarks import sources
from paraph.terms.ids import ReportId
from paraph.terms.sources import Citation, Report


def sources_section(talks: Negotiation, unlisted: tuple[str, ...]) -> Section:
    """Return the section on reports.

    Args:
        unlisted: Files among the reports that the case does not list.
    """
    return Section("sources", "Sources", tuple(_blocks(talks, unlisted)))


def _blocks(talks: Negotiation, unlisted: tuple[str, ...]) -> Iterator[Block]:
    times = Counter(each.report for each in sources(talks) if isinstance(each, Citation))
    origins = sum(1 for report in talks.reports if report.origin is None)
    yield paragraph(
        f"{count(len(talks.reports), 'report')} of {count(origins, 'origin')}; a reprint counts "
        "with the report it reprints. Every passage cited was found in its report, to the "
        "character; the digests tell whether a report has changed since."
    )
    if talks.reports:
        rows = tuple(_report_row(talks, report, times[report.id]) for report in talks.reports)
        columns = (
            Column("Report"),
            Column("Published", Align.RIGHT),
            Column("Cited", Align.RIGHT),
            Column("File, and SHA-256 of its bytes"),
        )
        yield Table("Reports", columns, rows)
    yield from _unread(talks, unlisted, times)


def _report_row(talks: Negotiation, report: Report, times: int) -> Row:
    reprint = ""
    if report.origin is not None:
        reprint = f" (reprint of {talks.report[report.origin].outlet})"
    return Row(
        (
            _title_cell(report, reprint),
            cell(day(report.date)),
            cell(str(times)),
            Cell((phrases(Phrase(report.file, Style.CODE)), phrases(faint(report.digest)))),
        )
    )


def _title_cell(report: Report, reprint: str) -> Cell:
    title = phrases(strong(report.outlet), f": {report.title}{reprint}")
    return Cell((title, phrases(faint(report.note))) if report.note else (title,))


def _unread(
    talks: Negotiation, unlisted: tuple[str, ...], times: Counter[ReportId]
) -> Iterator[Block]:
    yield Subheading("What was not read")
    uncited = [report for report in talks.reports if not times[report.id]]
    items = [
        phrases(Phrase(name, Style.CODE), ": lies among the reports; the case does not list it.")
        for name in unlisted
    ]
    items += [
        phrases(
            strong(report.outlet),
            f", {day(report.date)}: {report.title}. Listed; nothing cites it.",
        )
        for report in uncited
    ]
    if items:
        yield Bullets(tuple(items))
        return
    yield paragraph(
        "Every file is listed, and at least one passage of each is cited. What else stands in them "
        "this brief cannot tell."
    )
