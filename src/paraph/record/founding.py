"""The events that would found the talks as they are now: the case without its history."""

from collections.abc import Iterator

from paraph.record.events import founding as happened
from paraph.record.negotiation import Negotiation
from paraph.terms.positions import IssueRanking, OptionRanking, OptionValue, Weight


def founding_events(talks: Negotiation) -> Iterator[happened.FoundingEvent]:
    """Give one event for each thing in the case; what was replaced since is left out."""
    yield happened.TalksOpened(
        talks.title, talks.about, talks.as_of, talks.start, talks.roadmap_calendar, talks.wording
    )
    yield from map(happened.ReportFiled, talks.reports)
    yield from map(happened.PartySeated, talks.parties)
    yield from map(happened.OutsiderNamed, talks.outsiders)
    yield from map(happened.InterestNoted, talks.interests)
    yield from map(happened.ConstituencyNoted, talks.constituencies)
    yield from map(happened.RelationNoted, talks.relations)
    yield from map(happened.LevelSet, talks.ladder)
    yield from map(happened.TrackOpened, talks.tracks)
    yield from map(happened.IssueOpened, talks.issues)
    yield from map(happened.RuleSet, talks.rules)
    yield from map(happened.PositionStated, talks.positions)
    yield from map(happened.RedLineDrawn, talks.red_lines)
    yield from _numbers(talks)
    yield from map(happened.ReservationGiven, talks.reservations)
    yield from map(happened.StepProposed, talks.steps)
    yield from map(happened.OutsideEventExpected, talks.outside_events)
    yield from map(happened.StepValueGiven, talks.step_values)
    yield from map(happened.ComplianceReported, talks.compliance)


def _numbers(talks: Negotiation) -> Iterator[happened.FoundingEvent]:
    for weight in talks.weights:
        match weight:
            case Weight():
                yield happened.WeightGiven(weight)
            case IssueRanking():
                yield happened.IssuesRanked(weight)
    for value in talks.values:
        match value:
            case OptionValue():
                yield happened.ValueGiven(value)
            case OptionRanking():
                yield happened.OptionsRanked(value)
