"""A quote in a command becomes a citation: the passage of the report, to the character."""

from dataclasses import replace

from paraph.desk.journal import Journal
from paraph.evidence.citations import citation, decode, folded, nearest, places
from paraph.record.commands.case import StatePosition
from paraph.record.commands.command import Command
from paraph.record.commands.roadmap import ReportCompliance
from paraph.record.negotiation import Negotiation
from paraph.record.references import known
from paraph.record.refusals import NoReason, NotQuoted, Refusal, Unknown
from paraph.terms.ids import ReportId
from paraph.terms.sources import Citation


def cited(command: Command, talks: Negotiation, journal: Journal) -> Command | Refusal:
    """Return a command with the citation that its report and quote make, and with no other."""
    if not isinstance(command, StatePosition | ReportCompliance):
        return command
    if command.report is None:
        return replace(command, citation=None)
    report = talks.report.get(command.report)
    raw = journal.document(report.digest) if report else None
    if report is None or raw is None:
        return Unknown("report", command.report, known(talks, "report"))
    if not command.quote.strip():
        return NoReason("quote")
    found = _passage(report.id, decode(raw), command.quote)
    return found if isinstance(found, NotQuoted) else replace(command, citation=found)


def _passage(report: ReportId, text: str, quote: str) -> Citation | NotQuoted:
    """Return the one place of a quote in a report."""
    spans = places(folded(text), quote)
    if len(spans) == 1:
        line = text.count("\n", 0, spans[0].start) + 1
        return citation(report, text, spans[0], line)
    near = None if spans else nearest(folded(text), quote)
    return NotQuoted(report, quote, len(spans), text[near.start : near.end] if near else "")
