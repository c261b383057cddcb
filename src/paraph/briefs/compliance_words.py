"""Scores, statuses and ties of steps in words; docs/reference/compliance.md gives the rules."""

from collections.abc import Mapping
from fractions import Fraction

from paraph.briefs.step_words import step_name
from paraph.briefs.words import count, day, listed, names, short_day
from paraph.record.negotiation import Negotiation
from paraph.roadmap.bargain import TieKind
from paraph.roadmap.keeping import Kept, Status
from paraph.roadmap.scoring import StepScore
from paraph.terms.compliance import ComplianceReport, Score

SCORES: Mapping[Score, str] = {
    Score.NOT_BEGUN: "not begun",
    Score.MINIMAL: "minimal",
    Score.INTERMEDIATE: "intermediate",
    Score.FULL: "full",
}
RULES: Mapping[Score, str] = {
    Score.NOT_BEGUN: "nothing of it has happened that anybody could point to",
    Score.MINIMAL: "a first act has happened, but the smaller part of what the step says is there",
    Score.INTERMEDIATE: "the greater part is there, but not all of it, or not as the text says",
    Score.FULL: "all is there that the step says, or so nearly that nobody waits for the rest",
}
"""When a step has which score, in our words."""

TIES: Mapping[TieKind, str] = {
    TieKind.ANSWERS: "answers",
    TieKind.ANSWERED_BY: "is answered by",
    TieKind.OPENS: "opens the gate of",
    TieKind.OPENED_BY: "has its gate opened by",
    TieKind.RELEASES: "releases from escrow",
    TieKind.RELEASED_BY: "is released from escrow by",
    TieKind.SIMULTANEOUS: "is simultaneous with",
    TieKind.TRANCHES: "goes tranche against tranche with",
}


def score_words(score: Score, mean: Fraction) -> str:
    """Return a score with its number; an average of tranches with one decimal.

    Example:
        >>> score_words(Score.INTERMEDIATE, Fraction(5, 2))
        '2.5 intermediate'
    """
    number = str(int(mean)) if mean.denominator == 1 else f"{float(mean):.1f}"
    return f"{number} {SCORES[score]}"


def verified_words(score: StepScore) -> str:
    """Return how far a step is verified; that nothing is, where nobody confirmed anything."""
    if all(part.confirmed is None for part in score.parts):
        return "nothing verified"
    return score_words(score.verified, score.verified_mean)


def rolled(number: Fraction | None) -> str:
    """Return a roll-up as a whole number; 0 and 100 only where nothing or all is done."""
    if number is None:
        return "–"
    most = 100
    if 0 < number < 1:
        return "under 1"
    return "over 99" if most - 1 < number < most else f"{float(number):.0f}"


def status_words(kept: Kept) -> str:
    """Return the headline of a step with its number of days."""
    match kept.status:
        case Status.LATE if kept.is_late_start:
            return f"late: had to begin {count(kept.days_late, 'day')} ago"
        case Status.DONE_LATE if kept.is_late_start:
            return f"done late: begun {count(kept.days_late, 'day')} late, as far as reported"
        case Status.LATE | Status.DONE_LATE:
            return f"{kept.status}, {count(kept.days_late, 'day')}"
        case status:
            return str(status)


def other_statuses(kept: Kept) -> str:
    """Return what else holds of a step, beside its headline."""
    told = {
        Status.READY: "it could begin",
        Status.DUE: "due soon",
        Status.DONE: "reported done",
        Status.DONE_LATE: f"reported done, {count(kept.days_late, 'day')} late",
        Status.LATE: f"late, {count(kept.days_late, 'day')}",
    }
    silent = {Status.NOT_BEGUN, *([Status.WAITING] if kept.waits_for else [])}
    rest = [each for each in kept.statuses[1:] if each not in silent]
    return listed(told.get(each, str(each)) for each in rest)


def waits_words(talks: Negotiation, kept: Kept) -> str:
    """Return which steps one waits for; nothing for a day, or an event outside the roadmap."""
    if not kept.waits_for:
        return ""
    return f"waits for {listed(step_name(each, talks.step) for each in kept.waits_for)}"


def due_words(kept: Kept) -> str:
    """Return when a step is due, in few signs."""
    due = kept.due
    if due is None and kept.start_due is not None:
        return f"begin by {short_day(kept.start_due.day)}"
    if due is None:
        return "no date" if kept.step.deadline else "none"
    hour = f", {due.hour:%H:%M}" if due.hour else ""
    return f"{short_day(due.day)}{hour}"


def report_words(talks: Negotiation, report: ComplianceReport) -> str:
    """Return what a report says: `full, as of 31 July 2007, by the DPRK`."""
    by = f", by {names(talks, [report.by])}" if report.by else ""
    verified = f", verified by {names(talks, report.verified_by)}" if report.verified_by else ""
    disputed = f", disputed by {names(talks, report.disputed_by)}" if report.disputed_by else ""
    return f"{SCORES[report.score]}, as of {day(report.on)}{by}{verified}{disputed}"
