"""The implementation matrix as rows of text: a row for each step, or each of its tranches."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from paraph.briefs.compliance_words import SCORES, status_words
from paraph.briefs.step_words import deadline_words, quantity_words
from paraph.briefs.words import NO_BREAK, names
from paraph.record.negotiation import Negotiation
from paraph.roadmap.bargain import options_of
from paraph.roadmap.keeping import KeepingFinding, Kept
from paraph.roadmap.scoring import PartScore
from paraph.terms.compliance import ComplianceReport
from paraph.terms.ids import StepId
from paraph.terms.sources import Assumption, Citation
from paraph.terms.steps import Step


class Heading(StrEnum):
    """The columns, in order."""

    ID = "Id"
    STEP = "Step"
    TRANCHE = "Tranche"
    ACTORS = "Actors"
    DELIVERABLE = "Deliverable"
    DEADLINE = "Deadline"
    DUE = "Due"
    VERIFIER = "Verifier"
    CLAUSE = "Clause"
    OPTION = "Option"
    STATUS = "Status"
    SCORE = "Score"
    DATE = "As of"
    BY = "Reported by"
    VERIFIED_BY = "Verified by"
    DISPUTED_BY = "Disputed by"
    EXCUSED = "Excused"
    SUSPENDED_BY = "Suspended by"
    REPORT = "Report"
    QUOTE = "Quote"
    ASSUMED = "Assumed"
    NOTE = "Note"


KEYS: Mapping[Heading, str] = {
    Heading.SCORE: "score",
    Heading.DATE: "date",
    Heading.BY: "by",
    Heading.VERIFIED_BY: "verified_by",
    Heading.DISPUTED_BY: "disputed_by",
    Heading.EXCUSED: "excused",
    Heading.SUSPENDED_BY: "suspended_by",
    Heading.REPORT: "report",
    Heading.QUOTE: "quote",
    Heading.ASSUMED: "assumed",
    Heading.NOTE: "note",
}
"""The columns that say what was reported, and their keys in `compliance.yaml`."""

SEVERAL = (Heading.VERIFIED_BY, Heading.DISPUTED_BY, Heading.SUSPENDED_BY)
"""Columns that may name several, with commas between."""

DAYS = (Heading.DUE, Heading.DATE)

Cells = dict[Heading, str]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """A step, or one of its tranches, as it stands in the matrix."""

    step: StepId
    tranche: int | None
    cells: Cells

    @property
    def key(self) -> tuple[str, str]:
        """What tells the row from every other."""
        return self.step, str(self.tranche or "")


def matrix_rows(talks: Negotiation, found: KeepingFinding) -> tuple[MatrixRow, ...]:
    """Return the rows of the matrix, in the case's order."""
    return tuple(
        MatrixRow(kept.step.id, part.tranche, _cells(talks, found, kept, part))
        for kept in found.steps
        for part in kept.score.parts
    )


def _cells(talks: Negotiation, found: KeepingFinding, kept: Kept, part: PartScore) -> Cells:
    step, due = kept.step, found.planned.due(kept.step.deadline)
    cells: Cells = dict.fromkeys(Heading, "")
    cells |= {
        Heading.ID: step.id,
        Heading.STEP: step.name,
        Heading.TRANCHE: str(part.tranche or ""),
        Heading.ACTORS: names(talks, step.actors),
        Heading.DELIVERABLE: _deliverable(kept),
        Heading.DEADLINE: _deadline(talks, step),
        Heading.DUE: due.day.isoformat() if due else "",
        Heading.VERIFIER: names(talks, step.verifiers),
        Heading.CLAUSE: step.clause,
        Heading.OPTION: "; ".join(_options(talks, found, kept)),
        Heading.STATUS: status_words(kept),
    }
    if part.counted is not None:
        cells |= reported_cells(part.counted)
    return {heading: plain(text) for heading, text in cells.items()}


def _deadline(talks: Negotiation, step: Step) -> str:
    """Return by when a step must be complete, and by when begun, in the words of the text."""
    begun = f"begun by: {deadline_words(talks, step.start_by, talks.step)}" if step.start_by else ""
    done = deadline_words(talks, step.deadline, talks.step) if step.deadline else ""
    return "; ".join(filter(None, (done, begun)))


def _deliverable(kept: Kept) -> str:
    """Return what is delivered, and how much of it."""
    quantity = kept.step.quantity
    amount = quantity_words(quantity) if quantity else ""
    return "; ".join(filter(None, (kept.step.deliverable, amount)))


def _options(talks: Negotiation, found: KeepingFinding, kept: Kept) -> Iterator[str]:
    for issue, option in options_of(found, kept.step):
        if issue in talks.issue:
            about = talks.issue[issue]
            yield f"{about.name}: {about.option(option).name}"


def reported_cells(report: ComplianceReport) -> Cells:
    """Return the cells of a report."""
    source = report.source
    return {
        Heading.SCORE: SCORES[report.score],
        Heading.DATE: report.on.isoformat(),
        Heading.BY: report.by or "",
        Heading.VERIFIED_BY: _several(report.verified_by),
        Heading.DISPUTED_BY: _several(report.disputed_by),
        Heading.EXCUSED: report.excused,
        Heading.SUSPENDED_BY: _several(report.suspended_by),
        Heading.REPORT: source.report if isinstance(source, Citation) else "",
        Heading.QUOTE: source.text if isinstance(source, Citation) else "",
        Heading.ASSUMED: source.why if isinstance(source, Assumption) else "",
        Heading.NOTE: report.note,
    }


def _several(actors: Iterable[str]) -> str:
    return ", ".join(actors)


def plain(text: str) -> str:
    """Return a text as a cell holds it: on one line, with usual spaces."""
    return " ".join(text.replace(NO_BREAK, " ").split())


def as_day(text: str) -> dt.date | None:
    """Return the day that a cell holds; None where it holds none."""
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None
