"""What a reader of a well-formed case should look at again: facts, not faults."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from paraph.record.negotiation import Negotiation
from paraph.terms.conditions import Chosen
from paraph.terms.ids import ReportId
from paraph.terms.sources import Citation, Source
from paraph.terms.stances import red_lines_in_force


class RemarkKind(StrEnum):
    """What is remarked upon."""

    UNCITED_REPORT = "uncited report"
    SILENT_PARTY = "silent party"
    NO_OPTION_LEFT = "no option left"
    UNLISTED_FILE = "unlisted file"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at.

    Attributes:
        subject: The id of the report or party, or the file's name.
        about: The issue on which no option is left; else empty.
    """

    kind: RemarkKind
    subject: str
    about: str = ""


def sources(talks: Negotiation) -> Iterator[Source]:
    """Give the source of everything in the case that has one, in the order of the case."""
    sourced = (
        *talks.interests,
        *talks.constituencies,
        *talks.relations,
        *talks.rules,
        *talks.positions,
        *talks.red_lines,
        *talks.weights,
        *talks.values,
        *talks.reservations,
        *talks.steps,
        *talks.outside_events,
        *talks.step_values,
        *talks.compliance,
    )
    return (each.source for each in sourced)


def cited_reports(talks: Negotiation) -> set[ReportId]:
    """Return the reports that something cites."""
    return {source.report for source in sources(talks) if isinstance(source, Citation)}


def remarks(talks: Negotiation, unlisted: tuple[str, ...]) -> tuple[Remark, ...]:
    """Return every remark on a case.

    Args:
        unlisted: Files among the reports that the case does not list.
    """
    return (
        *(Remark(RemarkKind.UNLISTED_FILE, name) for name in unlisted),
        *_uncited(talks),
        *_silent(talks),
        *_no_option_left(talks),
    )


def _uncited(talks: Negotiation) -> Iterator[Remark]:
    cited = cited_reports(talks)
    for report in talks.reports:
        if report.id not in cited and report.origin not in cited:
            yield Remark(RemarkKind.UNCITED_REPORT, report.id)


def _silent(talks: Negotiation) -> Iterator[Remark]:
    """Give the parties that must accept and of whom nothing at all is known."""
    if not talks.issues:
        return
    heard = {each.party for each in (*talks.positions, *talks.values, *talks.red_lines)}
    for party in talks.parties:
        if party.must_accept and party.id not in heard:
            yield Remark(RemarkKind.SILENT_PARTY, party.id)


def _no_option_left(talks: Negotiation) -> Iterator[Remark]:
    """Give the issues where one party's red lines, taken singly, refuse every option."""
    refused: dict[tuple[str, str], set[str]] = {}
    for line in red_lines_in_force(talks.positions, talks.red_lines):
        if isinstance(line.never, Chosen):
            cell = refused.setdefault((line.party, line.never.issue), set())
            cell.update(line.never.options)
    for (party, issue_id), options in refused.items():
        issue = next(each for each in talks.issues if each.id == issue_id)
        if options >= {option.id for option in issue.options}:
            yield Remark(RemarkKind.NO_OPTION_LEFT, party, issue_id)
