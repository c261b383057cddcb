"""What is due, and who holds it up: read off the state at a moment, never stored."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from paraph.record.deciding.standing import still_open
from paraph.record.negotiation import Negotiation
from paraph.record.standing import DraftStanding, DraftState, MandateStanding
from paraph.terms.drafts import ActKind
from paraph.terms.ids import MEDIATOR, LevelId, Seat
from paraph.terms.meetings import Outcome


class DueKind(StrEnum):
    """What somebody is waiting for."""

    CAPITAL = "a capital is to confirm"
    OBJECTION = "silence runs; an objection must come before it closes"
    CONFIRMATION = "silence has closed; the chair is to confirm"
    MANDATE = "a mandate is to be carried out"
    ACT = "a party is to act"
    ADOPTION = "all have joined in; the chair is to declare it"
    RENEWAL = "a new number of a draft is to be submitted"
    ANSWER = "a secret answer is to be given"
    COUNT = "secret answers are to be counted"
    MINUTES = "a meeting is to be recorded as held, or cancelled"


class Urgency(StrEnum):
    """How a thing stands against its date."""

    OVERDUE = "overdue"
    DUE = "due"
    OPEN = "no date"


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that somebody is waiting for.

    Attributes:
        subject: The id of the draft, mandate, enquiry or meeting.
        by: The moment by which, UTC; None where there is no date.
        day: The day, as the seat that holds it up counts days; None likewise.
        zone: The zone in which people read the moment.
        seats: Who holds it up.
        level: The level that holds it up or has it before it; None where there is none.
    """

    kind: DueKind
    subject: str
    by: datetime | None
    day: date | None
    zone: str
    seats: tuple[Seat, ...]
    level: LevelId | None = None

    def urgency(self, now: datetime) -> Urgency:
        """Return how it stands at a moment."""
        if self.by is None:
            return Urgency.OPEN
        return Urgency.OVERDUE if self.by <= now else Urgency.DUE


def due(talks: Negotiation, now: datetime, reader: Seat) -> tuple[Due, ...]:
    """Return what is due, soonest first, what has no date last.

    Args:
        talks: As the reader sees them.
        now: The moment, UTC.
        reader: Who asks; of an enquiry a party is told only whether it has itself answered.
    """
    found = (
        *_drafts(talks, now),
        *(each for standing in talks.mandates for each in _mandate(talks, standing)),
        *_enquiries(talks, reader),
        *_meetings(talks, now),
    )
    return tuple(sorted(found, key=lambda each: (each.by is None, each.by or now)))


def _drafts(talks: Negotiation, now: datetime) -> Iterator[Due]:
    for standing in talks.drafts:
        if standing.state is DraftState.SILENCE and standing.silence and not standing.is_confirmed:
            yield _silence(standing, now)
        elif standing.state in {DraftState.OPEN, DraftState.SILENCE}:
            yield from _acts(talks, standing)
        elif standing.state is DraftState.SENT_BACK:
            owner = standing.drafts[0].by.seat
            yield Due(DueKind.RENEWAL, standing.id, None, None, "", (owner,), standing.level)


def _silence(standing: DraftStanding, now: datetime) -> Due:
    """Return that silence runs, or that the chair is to say it held."""
    silence = standing.silence
    if silence is None:
        msg = "a draft under silence has its procedure"
        raise ValueError(msg)
    is_over = silence.closes <= now
    kind = DueKind.CONFIRMATION if is_over else DueKind.OBJECTION
    seats = (MEDIATOR,) if is_over else ()
    return Due(kind, standing.id, silence.closes, None, silence.zone, seats, standing.level)


def _acts(talks: Negotiation, standing: DraftStanding) -> Iterator[Due]:
    """Give whom a draft waits for: capitals each with its day, and all others together."""
    waiting = still_open(talks, standing)
    acts = standing.acts_now
    others: list[Seat] = []
    for each in waiting:
        seat, act = Seat(each.party), acts.get(each.party)
        if act and act.kind is ActKind.AD_REFERENDUM and act.until:
            calendar = talks.calendar(seat)
            by = calendar.end_of(act.until)
            yield Due(
                DueKind.CAPITAL, standing.id, by, act.until, calendar.zone, (seat,), standing.level
            )
        else:
            others.append(seat)
    if others:
        yield Due(DueKind.ACT, standing.id, None, None, "", tuple(others), standing.level)
    elif not waiting:
        yield Due(DueKind.ADOPTION, standing.id, None, None, "", (MEDIATOR,), standing.level)


def _mandate(talks: Negotiation, standing: MandateStanding) -> Iterator[Due]:
    """Give a mandate that is neither done nor refused, by its day or its meeting's."""
    ended = {Outcome.DONE, Outcome.REFUSED}
    if standing.reports and standing.reports[-1].outcome in ended:
        return
    mandate = standing.mandate
    day = mandate.due_on
    if mandate.due_at is not None:
        day = talks.meeting[mandate.due_at].meeting.first
    calendar = talks.calendar(MEDIATOR)
    by = calendar.end_of(day) if day else None
    zone = calendar.zone if day else ""
    yield Due(DueKind.MANDATE, mandate.id, by, day, zone, (), mandate.taker)


def _enquiries(talks: Negotiation, reader: Seat) -> Iterator[Due]:
    for standing in talks.enquiries:
        enquiry = standing.enquiry
        if standing.is_closed:
            if reader == MEDIATOR and standing.tally is None:
                yield Due(DueKind.COUNT, enquiry.id, None, None, "", (MEDIATOR,))
            continue
        waiting = tuple(
            Seat(party)
            for party in enquiry.asked
            if party not in standing.sealed and reader in {MEDIATOR, party}
        )
        if waiting:
            yield Due(DueKind.ANSWER, enquiry.id, None, None, "", waiting)


def _meetings(talks: Negotiation, now: datetime) -> Iterator[Due]:
    """Give the meetings whose last day is over without a word of what became of them."""
    calendar = talks.calendar(MEDIATOR)
    for standing in talks.meetings:
        meeting = standing.meeting
        by = calendar.end_of(meeting.last)
        if standing.minutes is None and not standing.cancelled and by <= now:
            yield Due(
                DueKind.MINUTES,
                meeting.id,
                by,
                meeting.last,
                calendar.zone,
                (MEDIATOR,),
                meeting.level,
            )
