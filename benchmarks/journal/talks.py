"""Made-up talks of any length, on the frame of the reference case: events of many kinds."""

import datetime as dt
import secrets
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import islice
from pathlib import Path

from paraph.desk.journal import Journal
from paraph.desk.opening import Opened, found
from paraph.desk.submitting import Stamp, enter
from paraph.files.case.loading import load_case
from paraph.files.case.raw_files import folder_files
from paraph.record.channels import MEDIATORS, PLENARY, Channel, caucus
from paraph.record.commands.drafts import ExplainPosition
from paraph.record.entries import StoredEntry
from paraph.record.events import drafts, founding, ladder
from paraph.record.events.event import Event
from paraph.terms.drafts import Act, ActKind, Draft, Explanation, TextContent
from paraph.terms.ids import (
    ActorId,
    DraftId,
    IssueId,
    LevelId,
    MeetingId,
    OptionId,
    PersonId,
    PositionId,
    Seat,
)
from paraph.terms.meetings import Meeting
from paraph.terms.numbers import Range
from paraph.terms.parties import Interest
from paraph.terms.people import Author, Member
from paraph.terms.positions import OptionValue, Position, Salience, Strength, Weight
from paraph.terms.sources import Assumption, Told

EXAMPLE = Path(__file__).parents[2] / "examples" / "syria-turkey-2023"
PARTIES = tuple(ActorId(each) for each in ("syria", "turkey", "russia", "iran"))
ISSUES = (("trade", "free"), ("transport", "open"), ("return-aid", "appeal"))
LEVEL = LevelId("ministers")
NOON = dt.datetime(2023, 6, 1, 12, tzinfo=dt.UTC)
STAMP = Stamp(Author(PersonId("secretariat"), Seat("mediator")), NOON, NOON)
ONE_DRAFT = DraftId("framework")
WORDS = (
    "The party holds that the order of the steps matters as much as the steps themselves, and "
    "that nothing said here bars it from coming back to the second paragraph."
)
AT_A_TIME = 2_000

Told_ = tuple[Channel, Event]


def person(party: str) -> PersonId:
    """Return the member that each delegation has."""
    return PersonId(f"{party}-1")


def salt(_: Channel, __: int) -> bytes:
    """Return random bytes, as the program does."""
    return secrets.token_bytes(32)


@cache
def frame() -> tuple[Event, ...]:
    """Return the reference case."""
    return load_case(EXAMPLE).events


def delegations() -> tuple[Event, ...]:
    """Return a member of each party, and the draft that they talk about."""
    members = (Member(person(each), each.title(), Seat(each), (LEVEL,)) for each in PARTIES)
    return (*map(ladder.MemberNamed, members), submitted(ONE_DRAFT, 1))


def submitted(draft: DraftId, number: int) -> drafts.DraftSubmitted:
    """Return that a draft was submitted; its text is a page long."""
    text = "\n\n".join([WORDS] * 10)
    content = TextContent(text)
    by = Author(person("syria"), Seat("syria"))
    return drafts.DraftSubmitted(Draft(draft, number, LEVEL, "Framework", content, by, NOON))


def acted(at: int, draft: DraftId = ONE_DRAFT, number: int = 1) -> drafts.PartyActed:
    """Return that a party acted."""
    party = PARTIES[at % len(PARTIES)]
    kind = (ActKind.ACCEPT, ActKind.ABSTAIN, ActKind.RESERVE)[at % 3]
    reason = "The capital has not answered yet." if kind is ActKind.RESERVE else ""
    act = Act(draft, number, LEVEL, party, person(party), kind, later(at), None, reason)
    return drafts.PartyActed(act)


def later(at: int) -> dt.datetime:
    """Return a moment that moves on by a minute with each entry."""
    return NOON + dt.timedelta(minutes=at)


def mixed() -> Iterator[Told_]:
    """Give what is said in talks, for ever: kinds of event, and channels, in turn."""
    at = 0
    while True:
        yield from _round(at)
        at += 1


def _round(at: int) -> Sequence[Told_]:
    """Return ten things said, in the plenary, in a caucus and among the mediator's team."""
    party = PARTIES[at % len(PARTIES)]
    issue, option = (IssueId(ISSUES[at % 3][0]), OptionId(ISSUES[at % 3][1]))
    told = Told(person(party), Seat(party), NOON.date())
    guess = Assumption("the team thinks so, from what was said in the corridor")
    place = PositionId(f"{party}/{issue}/{at}")
    day = later(at).date()
    position = Position(place, party, issue, (option,), Strength.OFFER, day, party, told, WORDS)
    explained = Explanation(ONE_DRAFT, 1, party, person(party), later(at), WORDS)
    value = OptionValue(party, issue, option, Range(Fraction(3, 10), Fraction(1, 2)), guess)
    meeting = Meeting(MeetingId(f"meeting-{at}"), LEVEL, "Moscow", day, day, ("The order",))
    return (
        (PLENARY, acted(at)),
        (caucus(party), founding.PositionStated(position)),
        (PLENARY, drafts.PositionExplained(explained)),
        (MEDIATORS, founding.ValueGiven(value)),
        (PLENARY, acted(at + 1)),
        (caucus(party), founding.WeightGiven(Weight(party, issue, Salience.HIGH, told))),
        (MEDIATORS, founding.InterestNoted(Interest(party, WORDS, guess))),
        (PLENARY, ladder.MeetingCalled(meeting)),
        (PLENARY, submitted(DraftId(f"draft-{at // 20}"), at % 20 + 1)),
        (PLENARY, acted(at, DraftId(f"draft-{at // 20}"), at % 20 + 1)),
    )


def open_talks(journal: Journal) -> None:
    """Enter the reference case, its files and the delegations."""
    found(journal, Opened(frame(), dict(folder_files(EXAMPLE))), STAMP, salt)
    tell(journal, [(PLENARY, event) for event in delegations()])


def tell(journal: Journal, told: Sequence[Told_]) -> list[StoredEntry]:
    """Enter some events, as the desk does."""
    with journal.turn():
        entries = enter(journal, told, STAMP, salt)
        journal.append(entries, {})
    return entries


def grow(journal: Journal, count: int) -> None:
    """Let talks grow to some number of entries."""
    if not journal.ledger().number:
        open_talks(journal)
    said = mixed()
    while (more := count - journal.ledger().number) > 0:
        tell(journal, list(islice(said, min(more, AT_A_TIME))))


def all_events(count: int) -> list[Event]:
    """Return the events of talks without a journal."""
    return [*frame(), *delegations(), *(event for _, event in islice(mixed(), count))][:count]


def explanation(words: str) -> ExplainPosition:
    """Return a command that any party may give as often as it likes."""
    return ExplainPosition(ONE_DRAFT, 1, words)


def explained(words: str) -> drafts.PositionExplained:
    """Return what comes of that command."""
    party = PARTIES[0]
    return drafts.PositionExplained(Explanation(ONE_DRAFT, 1, party, person(party), NOON, words))
