"""What founds and adds to the case, as sentences."""

import datetime as dt
from collections.abc import Iterable
from typing import assert_never

from paraph.briefs.speakers import person_name, seat_name
from paraph.briefs.step_words import step_name
from paraph.briefs.words import condition_words, day, listed, option_name, rule_words, span
from paraph.record.events import founding as happened
from paraph.record.negotiation import Negotiation
from paraph.terms.compliance import ComplianceReport, Score
from paraph.terms.ids import IssueId
from paraph.terms.numbers import Range
from paraph.terms.positions import Position, Strength, Weight
from paraph.terms.sources import Assumption, Citation, Source, Told

WANTS = {
    Strength.DEMAND: "demands",
    Strength.PREFERENCE: "prefers",
    Strength.OFFER: "offers",
    Strength.RED_LINE: "rules out",
}

Seating = (
    happened.TalksOpened
    | happened.ReportFiled
    | happened.PartySeated
    | happened.OutsiderNamed
    | happened.InterestNoted
    | happened.ConstituencyNoted
    | happened.RelationNoted
)
Setting = (
    happened.LevelSet
    | happened.TrackOpened
    | happened.IssueOpened
    | happened.RuleSet
    | happened.StepProposed
    | happened.OutsideEventExpected
    | happened.ComplianceReported
)
Wanting = (
    happened.PositionStated
    | happened.RedLineDrawn
    | happened.WeightGiven
    | happened.ValueGiven
    | happened.OptionsRanked
    | happened.IssuesRanked
    | happened.ReservationGiven
    | happened.StepValueGiven
)


def founding_words(talks: Negotiation, event: happened.FoundingEvent) -> str:
    """Return what was added to the case as a sentence."""
    if isinstance(event, Seating):
        return _seating(talks, event)
    if isinstance(event, Setting):
        return _setting(talks, event)
    return _wanting(talks, event)


def _seating(talks: Negotiation, event: Seating) -> str:  # noqa: PLR0911 - one match
    """Return who came to the table, and what stands around it."""
    match event:
        case happened.TalksOpened(title, _, as_of):
            return f"The case ‘{title}’ was opened, as known on {day(as_of)}."
        case happened.ReportFiled(report):
            return f"A report of {report.outlet}, {day(report.date)}, was filed: {report.title}"
        case happened.PartySeated(party):
            needs = "agreement needs it" if party.must_accept else "agreement does not need it"
            return f"{party.name} took its seat as {party.role}; {needs}."
        case happened.OutsiderNamed(outsider):
            return f"{outsider.name} was named as an actor without a seat."
        case happened.InterestNoted(interest):
            return f"An interest of {talks.names[interest.party]} was noted: {interest.text}"
        case happened.ConstituencyNoted(home):
            who = talks.names[home.party]
            return f"A constituency of {who} was noted: {home.name} wants {home.wants}"
        case happened.RelationNoted(each):
            one, other = talks.names[each.subject], talks.names[each.object]
            return f"A relation was noted: {one}, {each.kind}, {other}."
        case _ as never:
            assert_never(never)


def _setting(talks: Negotiation, event: Setting) -> str:  # noqa: PLR0911 - one match
    """Return what is talked about."""
    match event:
        case happened.LevelSet(level):
            return f"The level ‘{level.name}’ was set on top of the ladder."
        case happened.TrackOpened(track):
            return f"The track ‘{track.name}’ was opened."
        case happened.IssueOpened(issue):
            options = listed((f"‘{each.name}’" for each in issue.options), "or")
            return f"The issue ‘{issue.name}’ was put on the agenda: {options}."
        case happened.RuleSet(rule):
            return f"A rule was set. {rule_words(talks, rule)}"
        case happened.StepProposed(step):
            return f"The step ‘{step.name}’ was proposed."
        case happened.OutsideEventExpected(outside):
            when = days_words(outside.earliest, outside.latest)
            return f"Expected {when}, outside the roadmap: {outside.words}."
        case happened.ComplianceReported(report):
            return _compliance(talks, report)
        case _ as never:
            assert_never(never)


def _wanting(talks: Negotiation, event: Wanting) -> str:  # noqa: PLR0911 - one match
    """Return what a party wants, and how it is known."""
    match event:
        case happened.PositionStated(position):
            return _position(talks, position)
        case happened.RedLineDrawn(line):
            whose = _of(talks, line.party, line.source)
            return f"A red line of {whose}. Never: {condition_words(talks, line.never)}."
        case happened.WeightGiven(weight):
            return _weight(talks, weight)
        case happened.ValueGiven(each):
            option = f"‘{option_name(talks, each.issue, each.option)}’"
            whose = _of(talks, each.party, each.source)
            worth = span(each.value)
            return f"Worth to {whose}: {option} on {talks.issue[each.issue].name} is {worth}."
        case happened.OptionsRanked(ranking):
            tiers = (
                [option_name(talks, ranking.issue, each) for each in tier] for tier in ranking.tiers
            )
            about = talks.issue[ranking.issue].name
            whose = _of(talks, ranking.party, ranking.source)
            return f"The order of options on {about} to {whose}: {_order(tiers)}."
        case happened.IssuesRanked(ranking):
            issues = ([_issue(talks, each) for each in tier] for tier in ranking.tiers)
            whose = _of(talks, ranking.party, ranking.source)
            return f"The order of issues to {whose}: {_order(issues)}."
        case happened.StepValueGiven(each):
            whose = _of(talks, each.party, each.source)
            name = step_name(each.step, talks.step)
            cost, benefit = span(each.cost), span(each.benefit)
            return f"To {whose}, the step {name} costs {cost} and brings {benefit}."
        case happened.ReservationGiven(each):
            whose = _of(talks, each.party, each.source)
            course = f". Its course then: {each.batna}" if each.batna else "."
            return f"Walking away is worth {span(each.value)} to {whose}{course}"
        case _ as never:
            assert_never(never)


SCORE_WORDS = {
    Score.NOT_BEGUN: "not begun",
    Score.MINIMAL: "minimal",
    Score.INTERMEDIATE: "intermediate",
    Score.FULL: "full",
}
"""The four scores in words."""


def days_words(first: dt.date, last: dt.date) -> str:
    """Return a day, or the first and last of several."""
    return f"on {day(first)}" if first == last else f"from {day(first)} to {day(last)}"


def _compliance(talks: Negotiation, report: ComplianceReport) -> str:
    """Return what was reported of a step."""
    part = f", tranche {report.tranche}" if report.tranche else ""
    said = f"Compliance with {step_name(report.step, talks.step)}{part}: "
    score = f"{SCORE_WORDS[report.score]} on {day(report.on)}"
    told = (
        ("confirmed by", report.verified_by),
        ("disputed by", report.disputed_by),
        ("suspended by", report.suspended_by),
    )
    named = [f"{word} {listed(talks.names[each] for each in who)}" for word, who in told if who]
    excused = [f"excused: {report.excused}"] if report.excused else []
    return "; ".join([f"{said}{score}", *named, *excused, source_words(talks, report.source)]) + "."


def _issue(talks: Negotiation, issue: IssueId) -> str:
    return talks.issue[issue].name


def _order(tiers: Iterable[list[str]]) -> str:
    """Return tiers as an order, best first; what stands in one tier comes level."""
    return ", then ".join(listed((f"‘{each}’" for each in tier), "level with") for tier in tiers)


def _weight(talks: Negotiation, each: Weight) -> str:
    share = span(each.weight) if isinstance(each.weight, Range) else f"‘{each.weight}’"
    whose = _of(talks, each.party, each.source)
    return f"The weight of {_issue(talks, each.issue)} to {whose}: {share}."


def _position(talks: Negotiation, position: Position) -> str:
    """Return a position, with whose word it is where that is another's."""
    options = (f"‘{option_name(talks, position.issue, each)}’" for each in position.options)
    wants = f"{WANTS[position.strength]} {listed(options, 'or')}"
    claimed = f"{talks.names[position.said_by]} said that " if position.is_claim else ""
    party = talks.names[position.party]
    basis = source_words(talks, position.source)
    return f"On {_issue(talks, position.issue)}, {claimed}{party} {wants}; {basis}."


def _of(talks: Negotiation, party: str, source: Source) -> str:
    return f"{seat_name(talks, party)} ({source_words(talks, source)})"


def source_words(talks: Negotiation, source: Source) -> str:
    """Return in a few words how a thing is known."""
    match source:
        case Citation(report):
            known = talks.report.get(report)
            return f"reported by {known.outlet}" if known else "reported"
        case Told(person):
            return f"told by {person_name(talks, person)}"
        case Assumption(why):
            return f"assumed: {why}"
