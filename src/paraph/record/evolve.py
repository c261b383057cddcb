"""Events make the state: one step, and all of them."""

from collections.abc import Iterable
from dataclasses import replace
from functools import reduce
from typing import assert_never

from paraph.record.events import founding as happened
from paraph.record.events.event import Event
from paraph.record.negotiation import Negotiation


def evolve(talks: Negotiation, event: Event) -> Negotiation:  # noqa: PLR0911 - one match
    """Return the state after one more event."""
    match event:
        case happened.TalksOpened(title, about, as_of, start):
            return replace(talks, title=title, about=about, as_of=as_of, start=start)
        case happened.ReportFiled(report):
            return replace(talks, reports=(*talks.reports, report))
        case happened.PartySeated(party):
            return replace(talks, parties=(*talks.parties, party))
        case happened.OutsiderNamed(outsider):
            return replace(talks, outsiders=(*talks.outsiders, outsider))
        case happened.InterestNoted(interest):
            return replace(talks, interests=(*talks.interests, interest))
        case happened.ConstituencyNoted(constituency):
            return replace(talks, constituencies=(*talks.constituencies, constituency))
        case happened.RelationNoted(relation):
            return replace(talks, relations=(*talks.relations, relation))
        case happened.LevelSet(level):
            return replace(talks, ladder=(*talks.ladder, level))
        case happened.TrackOpened(track):
            return replace(talks, tracks=(*talks.tracks, track))
        case happened.IssueOpened(issue):
            return replace(talks, issues=(*talks.issues, issue))
        case happened.RuleSet(rule):
            return replace(talks, rules=(*talks.rules, rule))
        case happened.PositionStated(position):
            return replace(talks, positions=(*talks.positions, position))
        case happened.RedLineDrawn(red_line):
            return replace(talks, red_lines=(*talks.red_lines, red_line))
        case happened.WeightGiven(weight):
            return replace(talks, weights=(*talks.weights, weight))
        case happened.ValueGiven(value):
            return replace(talks, values=(*talks.values, value))
        case happened.OptionsRanked(ranking):
            return replace(talks, values=(*talks.values, ranking))
        case happened.IssuesRanked(ranking):
            return replace(talks, weights=(*talks.weights, ranking))
        case happened.ReservationGiven(reservation):
            return replace(talks, reservations=(*talks.reservations, reservation))
        case happened.StepProposed(step):
            return replace(talks, steps=(*talks.steps, step))
        case _ as never:
            assert_never(never)


def fold(events: Iterable[Event]) -> Negotiation:
    """Return the state that all events add up to."""
    return reduce(evolve, events, Negotiation())
