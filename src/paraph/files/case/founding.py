"""The founding events of a case: what its entries say, as terms.

Runs only on a folder without faults, so that nothing here can fail.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from paraph.files.case.documents import (
    ConstituencyEntry,
    InterestEntry,
    IssueEntry,
    LevelEntry,
    OutsiderEntry,
    PartyEntry,
    PositionEntry,
    RankingEntry,
    RedLineEntry,
    RelationEntry,
    ReservationEntry,
    RuleEntry,
    TrackEntry,
    ValueEntry,
    WeightEntry,
)
from paraph.files.case.form import Sourced
from paraph.files.case.forming import Placed
from paraph.files.case.quoting import Filed
from paraph.files.case.reading import Folder
from paraph.files.case.roadmap_founding import roadmap_events
from paraph.files.case.roadmap_words import event_words
from paraph.files.case.sections import Head
from paraph.record.events import founding as happened
from paraph.terms import ids
from paraph.terms.agenda import Issue, Level, Option, Track
from paraph.terms.calendars import Calendar
from paraph.terms.conditions import RedLine, Rule, RuleKind
from paraph.terms.ids import MEDIATOR
from paraph.terms.parties import Constituency, Interest, Outsider, Party, Relation, Role
from paraph.terms.positions import (
    IssueRanking,
    OptionRanking,
    OptionValue,
    Position,
    Reservation,
    Weight,
)
from paraph.terms.sources import Source
from paraph.terms.wording import Wording

SourceOf = Callable[[Placed[Sourced]], Source]


def founding_events(
    folder: Folder, head: Head, reports: dict[str, Filed], source_of: SourceOf
) -> Iterator[happened.FoundingEvent]:
    """Give the events that found the talks, in the order of the case."""
    calendar = Calendar(MEDIATOR, head.zone, head.rest_days, head.holidays)
    wording = Wording(_lower(head.concrete_words), _lower(head.vague_words))
    start = head.start or head.as_of
    yield happened.TalksOpened(head.title, head.about, head.as_of, start, calendar, wording)
    for filed in reports.values():
        yield happened.ReportFiled(filed.report)
    yield from _actors(folder, source_of)
    yield from _agenda(folder, source_of)
    days = {name: filed.report.date for name, filed in reports.items()}
    yield from _positions(folder, source_of, days, head.as_of)
    yield from _numbers(folder, source_of)
    yield from roadmap_events(folder, source_of, days, head.as_of)


def _lower(words: Iterable[str]) -> tuple[str, ...]:
    """Return words as deliverables are searched for them."""
    return tuple(event_words(word).lower() for word in words)


def _actors(folder: Folder, source_of: SourceOf) -> Iterator[happened.FoundingEvent]:
    for seat in folder.of("parties", PartyEntry):
        yield happened.PartySeated(_party(seat.entry))
    for other in folder.of("others", OutsiderEntry):
        outsider = Outsider(ids.ActorId(other.entry.id), other.entry.name, other.entry.aliases)
        yield happened.OutsiderNamed(outsider)
    for why in folder.of("interests", InterestEntry):
        party = ids.ActorId(why.entry.party)
        yield happened.InterestNoted(Interest(party, why.entry.interest, source_of(why)))
    for home in folder.of("constituencies", ConstituencyEntry):
        entry = home.entry
        party = ids.ActorId(entry.party)
        constituency = Constituency(party, entry.name, entry.wants, source_of(home))
        yield happened.ConstituencyNoted(constituency)
    for link in folder.of("relations", RelationEntry):
        entry = link.entry
        subject, other_side = ids.ActorId(entry.subject), ids.ActorId(entry.object)
        relation = Relation(subject, entry.relation, other_side, entry.note, source_of(link))
        yield happened.RelationNoted(relation)


def _party(entry: PartyEntry) -> Party:
    must_accept = entry.role is Role.PARTY if entry.must_accept is None else entry.must_accept
    return Party(ids.ActorId(entry.id), entry.name, entry.role, must_accept, entry.aliases)


def _agenda(folder: Folder, source_of: SourceOf) -> Iterator[happened.FoundingEvent]:
    for rung in folder.of("ladder", LevelEntry):
        yield happened.LevelSet(Level(ids.LevelId(rung.entry.id), rung.entry.name))
    for basket in folder.of("tracks", TrackEntry):
        yield happened.TrackOpened(Track(ids.TrackId(basket.entry.id), basket.entry.name))
    for matter in folder.of("issues", IssueEntry):
        yield happened.IssueOpened(_issue(matter.entry))
    for placed, rule_id in rule_ids(folder):
        yield happened.RuleSet(_rule(placed.entry, rule_id, source_of(placed)))


def _issue(entry: IssueEntry) -> Issue:
    return Issue(
        id=ids.IssueId(entry.id),
        track=ids.TrackId(entry.track),
        name=entry.name,
        question=entry.question,
        options=tuple(Option(ids.OptionId(key), name) for key, name in entry.options.items()),
        is_ordered=entry.order == "ordered",
        status_quo=ids.OptionId(entry.status_quo) if entry.status_quo else None,
        aliases=entry.aliases,
    )


def rule_ids(folder: Folder) -> Iterator[tuple[Placed[RuleEntry], ids.RuleId]]:
    """Give the rules with their ids: the one given, or a name by the place among all rules."""
    for at, placed in enumerate(folder.of("rules", RuleEntry), start=1):
        yield placed, ids.RuleId(placed.entry.id or f"rule-{at}")


def red_line_ids(folder: Folder) -> Iterator[tuple[Placed[RedLineEntry], ids.RedLineId]]:
    """Give the red lines with their ids: the one given, or a name by the place of its party's."""
    counts: Counter[str] = Counter()
    for placed in folder.of("red_lines", RedLineEntry):
        entry = placed.entry
        counts[entry.party] += 1
        yield placed, ids.RedLineId(entry.id or f"{entry.party}-red-line-{counts[entry.party]}")


def _rule(entry: RuleEntry, rule_id: ids.RuleId, source: Source) -> Rule:
    kind = next(kind for kind in RuleKind if getattr(entry, kind) is not None)
    return Rule(rule_id, kind, entry.when, getattr(entry, kind), source)


def _positions(
    folder: Folder, source_of: SourceOf, days: dict[str, dt.date], as_of: dt.date
) -> Iterator[happened.FoundingEvent]:
    """Give positions and red lines; a position without a date has its report's, or the case's."""
    counts: Counter[str] = Counter()
    for placed in folder.of("positions", PositionEntry):
        entry = placed.entry
        cell = f"{entry.party}/{entry.issue}"
        counts[cell] += 1
        yield happened.PositionStated(
            Position(
                id=ids.PositionId(f"{cell}/{counts[cell]}"),
                party=ids.ActorId(entry.party),
                issue=ids.IssueId(entry.issue),
                options=tuple(
                    ids.OptionId(word) for word in entry.options or entry.rules_out or ()
                ),
                strength=entry.strength,
                date=entry.date or days.get(entry.report or "", as_of),
                said_by=ids.ActorId(entry.said_by or entry.party),
                source=source_of(placed),
                note=entry.note,
            )
        )
    for line, line_id in red_line_ids(folder):
        entry = line.entry
        never = RedLine(line_id, ids.ActorId(entry.party), entry.never, source_of(line))
        yield happened.RedLineDrawn(never)


def _numbers(folder: Folder, source_of: SourceOf) -> Iterator[happened.FoundingEvent]:
    for share in folder.of("weights", WeightEntry):
        entry = share.entry
        party, issue = ids.ActorId(entry.party), ids.IssueId(entry.issue)
        yield happened.WeightGiven(Weight(party, issue, entry.weight, source_of(share)))
    for worth in folder.of("values", ValueEntry):
        entry = worth.entry
        party, issue = ids.ActorId(entry.party), ids.IssueId(entry.issue)
        option = ids.OptionId(entry.option)
        value = OptionValue(party, issue, option, entry.value, source_of(worth))
        yield happened.ValueGiven(value)
    for order in folder.of("rankings", RankingEntry):
        yield _ranking(order.entry, source_of(order))
    for away in folder.of("reservations", ReservationEntry):
        entry = away.entry
        party = ids.ActorId(entry.party)
        yield happened.ReservationGiven(
            Reservation(party, entry.value, entry.batna, source_of(away))
        )


def _ranking(entry: RankingEntry, source: Source) -> happened.FoundingEvent:
    """Return the event that an order brings: of an issue's options, or of the issues."""
    party = ids.ActorId(entry.party)
    if entry.issue is None:
        issues = tuple(tuple(map(ids.IssueId, tier)) for tier in entry.ranking)
        return happened.IssuesRanked(IssueRanking(party, issues, source))
    options = tuple(tuple(map(ids.OptionId, tier)) for tier in entry.ranking)
    return happened.OptionsRanked(OptionRanking(party, ids.IssueId(entry.issue), options, source))
