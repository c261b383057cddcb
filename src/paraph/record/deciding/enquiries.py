"""Deciding on packages that parties answer in secret."""

from datetime import datetime
from typing import assert_never

from paraph.record.commands import enquiries as asked
from paraph.record.deciding.allowed import not_named
from paraph.record.deciding.standing import package_amiss
from paraph.record.events import enquiries as happened
from paraph.record.events.event import Event
from paraph.record.negotiation import Negotiation
from paraph.record.refusals import EnquiryState, NotYours, Refusal, Taken, TooFewAsked
from paraph.record.standing import EnquiryStanding
from paraph.terms.agenda import Package
from paraph.terms.drafts import Enquiry
from paraph.terms.ids import ActorId, Seat
from paraph.terms.people import Author

FEWEST_ASKED = 2
"""Of one party alone, the tally would be its answer."""

Decision = tuple[Event, ...] | Refusal


def decide_enquiry(
    talks: Negotiation, command: asked.EnquiryCommand, author: Author, at: datetime
) -> Decision:
    """Return what happens, or why nothing does."""
    match command:
        case asked.PutInSecret():
            return _put(talks, command, at)
        case asked.AnswerInSecret(enquiry):
            return not_named(talks, author, None) or _answer(
                talks.enquiry[enquiry], command, author, at
            )
        case asked.CloseEnquiry(enquiry):
            standing = talks.enquiry[enquiry]
            return _wrong(standing, is_closed=False) or (happened.EnquiryClosed(enquiry),)
        case asked.CountAnswers(enquiry, tally):
            standing = talks.enquiry[enquiry]
            refused = _wrong(standing, is_closed=True)
            if refused or tally is None:
                return refused or EnquiryState(enquiry, "no count", "one made by the desk")
            return (happened.AnswersCounted(enquiry, tally),)
        case asked.AnnounceTally(enquiry, tally):
            standing = talks.enquiry[enquiry]
            if tally is None:
                return EnquiryState(enquiry, "not counted", "counted")
            if standing.is_announced:
                return EnquiryState(enquiry, "announced", "not announced yet")
            return (happened.TallyAnnounced(enquiry, tally),)
        case _ as never:
            assert_never(never)


def _put(talks: Negotiation, command: asked.PutInSecret, at: datetime) -> Decision:
    """Return that a package is put to all parties that must accept, but the mediator's own."""
    if command.id in talks.enquiry:
        return Taken("enquiry", command.id)
    refused = package_amiss(talks, command.package)
    if refused:
        return refused
    asked_parties = tuple(
        party for party in talks.must_accept if not talks.is_mediator(Seat(party))
    )
    if len(asked_parties) < FEWEST_ASKED:
        return TooFewAsked(asked_parties)
    settled = dict(command.package.choices)
    package = Package.of((issue.id, settled[issue.id]) for issue in talks.issues)
    return (happened.EnquiryPut(Enquiry(command.id, package, asked_parties, at, command.note)),)


def _answer(
    standing: EnquiryStanding, command: asked.AnswerInSecret, author: Author, at: datetime
) -> Decision:
    """Return a sealed answer, and that there is one."""
    party = ActorId(author.seat)
    if party not in standing.enquiry.asked:
        whose = ", ".join(standing.enquiry.asked)
        return NotYours(author.seat, command.TAG, whose)
    return _wrong(standing, is_closed=False) or (
        happened.AnswerGiven(command.enquiry, party, command.accepts, at),
        happened.AnswerSealed(command.enquiry, party, at),
    )


def _wrong(standing: EnquiryStanding, *, is_closed: bool) -> EnquiryState | None:
    """Return that an enquiry is closed, or is not."""
    if standing.is_closed == is_closed:
        return None
    found, wanted = ("closed", "open") if standing.is_closed else ("open", "closed")
    return EnquiryState(standing.enquiry.id, found, wanted)
