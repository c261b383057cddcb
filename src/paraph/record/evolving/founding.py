"""What founding events make of the state."""

from dataclasses import replace
from typing import assert_never

from paraph.record.events import founding as happened
from paraph.record.growing import Growing
from paraph.terms.conditions import RedLine
from paraph.terms.ids import RedLineId


def take_founding(talks: Growing, event: happened.FoundingEvent) -> None:
    """Take a founding event into the state."""
    match event:
        case happened.TalksOpened(title, about, as_of, start, calendar, wording):
            talks.set(title=title, about=about, as_of=as_of, start=start)
            talks.set(roadmap_calendar=calendar, wording=wording)
        case happened.PositionStated(position):
            talks.put("positions", position)
        case happened.RedLineDrawn(red_line):
            talks.put("red_lines", _apart(talks, red_line))
        case happened.WeightGiven(weight):
            talks.tell("weights", weight, (weight.party,))
        case happened.ValueGiven(value):
            talks.tell("values", value, (value.party, value.issue))
        case happened.OptionsRanked(ranking):
            talks.tell("values", ranking, (ranking.party, ranking.issue))
        case happened.IssuesRanked(ranking):
            talks.tell("weights", ranking, (ranking.party,))
        case happened.ReservationGiven(reservation):
            talks.put("reservations", reservation)
        case happened.StepValueGiven(value):
            talks.tell("step_values", value, (value.party, value.step))
        case _:
            _take_frame(talks, event)


def _apart(talks: Growing, line: RedLine) -> RedLine:
    """Return a red line under an id of its own: a party may use one in confidence and in public."""
    number, named = 1, line
    while talks.has("red_lines", (line.party, named.id)):
        if talks.known("red_lines", (line.party, named.id)).never == line.never:
            return named
        number += 1
        named = replace(line, id=RedLineId(f"{line.id}-{number}"))
    return named


def _take_frame(
    talks: Growing,
    event: happened.ReportFiled
    | happened.PartySeated
    | happened.OutsiderNamed
    | happened.InterestNoted
    | happened.ConstituencyNoted
    | happened.RelationNoted
    | happened.LevelSet
    | happened.TrackOpened
    | happened.IssueOpened
    | happened.RuleSet
    | happened.StepProposed
    | happened.OutsideEventExpected
    | happened.ComplianceReported,
) -> None:
    """Take what the talks are about, and who is there."""
    match event:
        case happened.ReportFiled(report):
            talks.put("reports", report)
        case happened.PartySeated(party):
            talks.put("parties", party)
        case happened.OutsiderNamed(outsider):
            talks.put("outsiders", outsider)
        case happened.InterestNoted(interest):
            talks.add("interests", interest)
        case happened.ConstituencyNoted(constituency):
            talks.add("constituencies", constituency)
        case happened.RelationNoted(relation):
            talks.add("relations", relation)
        case happened.LevelSet(level):
            talks.put("ladder", level)
        case happened.TrackOpened(track):
            talks.put("tracks", track)
        case happened.IssueOpened(issue):
            talks.put("issues", issue)
        case happened.RuleSet(rule):
            talks.put("rules", rule)
        case happened.StepProposed(step):
            talks.put("steps", step)
        case happened.OutsideEventExpected(outside):
            talks.put("outside_events", outside)
        case happened.ComplianceReported(report):
            talks.add("compliance", report)
        case _ as never:
            assert_never(never)
