"""What secret answers make of an enquiry, as far as the reader may know."""

from dataclasses import replace
from typing import assert_never

from paraph.record.events import enquiries as happened
from paraph.record.growing import Growing
from paraph.record.standing import EnquiryStanding


def take_enquiry(talks: Growing, event: happened.EnquiryEvent) -> None:
    """Take an event about an enquiry into the state."""
    match event:
        case happened.FolderKept():
            talks.set(kept=event)
        case happened.EnquiryPut(enquiry):
            talks.put("enquiries", EnquiryStanding(enquiry))
        case _:
            talks.put("enquiries", _moved(talks.known("enquiries", event.enquiry), event))


Moving = (
    happened.AnswerGiven
    | happened.AnswerSealed
    | happened.EnquiryClosed
    | happened.AnswersCounted
    | happened.TallyAnnounced
)


def _moved(standing: EnquiryStanding, event: Moving) -> EnquiryStanding:
    """Return an enquiry after one more event."""
    match event:
        case happened.AnswerGiven(_, party, accepts):
            others = tuple(each for each in standing.answers if each[0] != party)
            return replace(standing, answers=(*others, (party, accepts)))
        case happened.AnswerSealed(_, party):
            return replace(standing, sealed=standing.sealed | {party})
        case happened.EnquiryClosed():
            return replace(standing, is_closed=True)
        case happened.AnswersCounted(_, tally):
            return replace(standing, tally=tally)
        case happened.TallyAnnounced(_, tally):
            return replace(standing, tally=tally, is_announced=True)
        case _ as never:
            assert_never(never)
