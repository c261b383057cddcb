"""The entries of a case folder that bring founding events: what `founding` reads, the other way.

A key that says only what the loader supposes without it is left out, as a person would.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import assert_never

from paraph.evidence.citations import places
from paraph.files.case.conditions import write_condition
from paraph.files.case.quoting import REPORTS_FOLDER, Filed
from paraph.files.case.scalars import LONGEST_ID, write_range, write_rest
from paraph.files.case.step_writing import (
    Entry,
    compliance_entry,
    named,
    outside_entry,
    step_entry,
    value_entry,
)
from paraph.record.events import founding as happened
from paraph.terms.agenda import Issue
from paraph.terms.calendars import Calendar
from paraph.terms.compliance import ComplianceReport
from paraph.terms.conditions import Condition, RedLine, Rule
from paraph.terms.ids import MEDIATOR, ReportId
from paraph.terms.numbers import Range
from paraph.terms.parties import Constituency, Interest, Outsider, Party, Relation, Role
from paraph.terms.positions import (
    IssueRanking,
    OptionRanking,
    OptionValue,
    Position,
    Reservation,
    Strength,
    Weight,
)
from paraph.terms.sources import Assumption, Citation, Report, Source, Told

EVENTS = "the events"
"""Where the faults of events lie: they have no file yet."""


@dataclass(frozen=True, slots=True)
class Known:
    """What an entry may leave unsaid.

    Attributes:
        as_of: The day of the case.
        reports: The reports that citations may name.
    """

    as_of: dt.date
    reports: Mapping[ReportId, Filed]


def entry_of(event: happened.FoundingEvent, known: Known) -> Entry:
    """Return the entry that brings an event, or the head of the case.

    Raises:
        Malformed: A party told this to the talks themselves, which a folder cannot say.
    """
    return {key: value for key, value in _keys(event, known).items() if value}


def _keys(  # noqa: C901, PLR0911, PLR0912 - one match over every kind of event
    event: happened.FoundingEvent, known: Known
) -> Entry:
    """Return the keys of an entry; those not given hold nothing."""
    match event:
        case happened.TalksOpened():
            return _head(event)
        case happened.ReportFiled(report=report):
            return _report(report)
        case happened.PartySeated(party=party):
            return _party(party)
        case happened.OutsiderNamed(outsider=outsider):
            return _outsider(outsider)
        case happened.InterestNoted(interest=interest):
            return _interest(interest, known)
        case happened.ConstituencyNoted(constituency=constituency):
            return _constituency(constituency, known)
        case happened.RelationNoted(relation=relation):
            return _relation(relation, known)
        case happened.LevelSet(level=level):
            return {"id": level.id, "name": level.name}
        case happened.TrackOpened(track=track):
            return {"id": track.id, "name": track.name}
        case happened.IssueOpened(issue=issue):
            return _issue(issue)
        case happened.RuleSet(rule=rule):
            return _rule(rule, known)
        case happened.PositionStated(position=position):
            return _position(position, known)
        case happened.RedLineDrawn(red_line=red_line):
            return _red_line(red_line, known)
        case happened.WeightGiven(weight=weight):
            return _weight(weight, known)
        case happened.ValueGiven(value=value):
            return _value(value, known)
        case happened.OptionsRanked(ranking=ranking) | happened.IssuesRanked(ranking=ranking):
            return _ranking(ranking, known)
        case happened.ReservationGiven(reservation=reservation):
            return _reservation(reservation, known)
        case happened.StepProposed(step=step):
            return step_entry(step, _source(step.source, known))
        case happened.OutsideEventExpected(event=outside):
            return outside_entry(outside, _source(outside.source, known))
        case happened.StepValueGiven(value=value):
            return value_entry(value, _source(value.source, known))
        case happened.ComplianceReported(report=report):
            return compliance_entry(
                report, _compliance_day(report, known), _source(report.source, known)
            )
        case _ as never:
            assert_never(never)


def _source(source: Source, known: Known) -> Entry:
    """Return the keys that say where something comes from."""
    match source:
        case Assumption(why):
            return {"assumed": why}
        case Citation():
            return _citation(source, known)
        case Told(person, _, on):
            return {"told_by": person, "told_on": str(on)}
        case _ as never:
            assert_never(never)


def _citation(cited: Citation, known: Known) -> Entry:
    """Return the keys of a citation: its words, and which place if they stand more than once.

    Gaps in the passage, such as line breaks, become single spaces: the loader takes them so.
    """
    quote = " ".join(cited.text.split())
    filed = known.reports.get(cited.report)
    spans = places(filed.folded, quote) if filed else []
    is_one_of_many = len(spans) > 1 and cited.span in spans
    nth = str(spans.index(cited.span) + 1) if is_one_of_many else None
    return {"report": cited.report, "quote": quote, "occurrence": nth}


def _condition(condition: Condition | None) -> str | None:
    return None if condition is None else write_condition(condition)


def _id(word: str) -> str | None:
    """Return the id of a rule or red line; None where only the loader can have made it."""
    return word if len(word) <= LONGEST_ID else None


def _head(opened: happened.TalksOpened) -> Entry:
    start = None if opened.start == opened.as_of else opened.start.isoformat()
    as_of = opened.as_of.isoformat()
    calendar, usual = opened.calendar, Calendar(MEDIATOR)
    return {
        "title": opened.title,
        "as_of": as_of,
        "start": start,
        "about": opened.about,
        "zone": None if calendar.zone == usual.zone else calendar.zone,
        "rest_days": None if calendar.rest == usual.rest else [*write_rest(calendar.rest)],
        "holidays": [day.isoformat() for day in calendar.holidays],
        "concrete_words": [*opened.wording.concrete],
        "vague_words": [*opened.wording.vague],
    }


def _report(report: Report) -> Entry:
    file = report.file.removeprefix(f"{REPORTS_FOLDER}/")
    return {
        "id": report.id,
        "file": None if file == f"{report.id}.txt" else file,
        "outlet": report.outlet,
        "date": report.date.isoformat(),
        "title": report.title,
        "origin": report.origin,
        "note": report.note,
    }


def _party(party: Party) -> Entry:
    is_as_usual = party.must_accept is (party.role is Role.PARTY)
    must_accept = "yes" if party.must_accept else "no"
    return {
        "id": party.id,
        "name": party.name,
        "role": party.role.value,
        "must_accept": None if is_as_usual else must_accept,
        "aliases": list(party.aliases),
    }


def _outsider(outsider: Outsider) -> Entry:
    return {"id": outsider.id, "name": outsider.name, "aliases": list(outsider.aliases)}


def _interest(why: Interest, known: Known) -> Entry:
    return {"party": why.party, "interest": why.text, **_source(why.source, known)}


def _constituency(home: Constituency, known: Known) -> Entry:
    said = {"party": home.party, "name": home.name, "wants": home.wants}
    return {**said, **_source(home.source, known)}


def _relation(link: Relation, known: Known) -> Entry:
    return {
        "subject": link.subject,
        "relation": link.kind.value,
        "object": link.object,
        "note": link.note,
        **_source(link.source, known),
    }


def _issue(issue: Issue) -> Entry:
    return {
        "id": issue.id,
        "track": issue.track,
        "name": issue.name,
        "question": issue.question,
        "order": "ordered" if issue.is_ordered else None,
        "options": {option.id: option.name for option in issue.options},
        "status_quo": issue.status_quo,
        "aliases": list(issue.aliases),
    }


def _rule(rule: Rule, known: Known) -> Entry:
    return {
        "id": _id(rule.id),
        "when": _condition(rule.when),
        rule.kind.value: write_condition(rule.then),
        **_source(rule.source, known),
    }


def _position(position: Position, known: Known) -> Entry:
    is_refusal = position.strength is Strength.RED_LINE
    names = ("rules_out", "rules_out") if is_refusal else ("option", "options")
    day = known.as_of
    if isinstance(position.source, Citation) and position.source.report in known.reports:
        day = known.reports[position.source.report].report.date
    return {
        "party": position.party,
        "issue": position.issue,
        **named(*names, position.options),
        "strength": position.strength.value,
        "date": None if position.date == day else position.date.isoformat(),
        "said_by": position.said_by if position.is_claim else None,
        **_source(position.source, known),
        "note": position.note,
    }


def _red_line(line: RedLine, known: Known) -> Entry:
    never = write_condition(line.never)
    said = {"id": _id(line.id), "party": line.party, "never": never}
    return {**said, **_source(line.source, known)}


def _weight(weight: Weight, known: Known) -> Entry:
    share = weight.weight
    written = write_range(share) if isinstance(share, Range) else share.value
    said = {"party": weight.party, "issue": weight.issue, "weight": written}
    return {**said, **_source(weight.source, known)}


def _value(worth: OptionValue, known: Known) -> Entry:
    return {
        "party": worth.party,
        "issue": worth.issue,
        "option": worth.option,
        "value": write_range(worth.value),
        **_source(worth.source, known),
    }


def _ranking(order: OptionRanking | IssueRanking, known: Known) -> Entry:
    return {
        "party": order.party,
        "issue": order.issue if isinstance(order, OptionRanking) else None,
        "ranking": [" or ".join(tier) for tier in order.tiers],
        **_source(order.source, known),
    }


def _compliance_day(report: ComplianceReport, known: Known) -> str | None:
    """Return the day of a report of compliance, where the entry has to say it."""
    day = known.as_of
    if isinstance(report.source, Citation) and report.source.report in known.reports:
        day = known.reports[report.source.report].report.date
    return None if report.on == day else report.on.isoformat()


def _reservation(away: Reservation, known: Known) -> Entry:
    said = {"party": away.party, "value": write_range(away.value), "batna": away.batna}
    return {**said, **_source(away.source, known)}
