"""Counting secret answers: the only place that reads every sealed channel, and all it tells."""

from dataclasses import replace

from paraph.desk.reading import Reading
from paraph.record.channels import MEDIATORS, sealed
from paraph.record.commands.command import Command
from paraph.record.commands.enquiries import AnnounceTally, CountAnswers
from paraph.record.entries import entry_of
from paraph.record.events.enquiries import AnswerGiven
from paraph.terms.drafts import Enquiry, Tally
from paraph.terms.ids import ActorId, EnquiryId


def counted(command: Command, reading: Reading) -> Command:
    """Return a command with the tally that it asks for; whatever a person wrote is replaced."""
    match command:
        case CountAnswers(enquiry):
            known = reading.of(MEDIATORS).talks.enquiry.get(enquiry)
            tally = _tally(reading, known.enquiry) if known and known.is_closed else None
            return replace(command, tally=tally)
        case AnnounceTally(enquiry):
            known = reading.of(MEDIATORS).talks.enquiry.get(enquiry)
            return replace(command, tally=known.tally if known else None)
        case _:
            return command


def _tally(reading: Reading, enquiry: Enquiry) -> Tally:
    """Return whether all accept; a party that did not answer has not accepted."""
    accepting = (_accepts(reading, party, enquiry.id) for party in enquiry.asked)
    return Tally.ALL_ACCEPT if all(list(accepting)) else Tally.NOT_ALL


def _accepts(reading: Reading, party: ActorId, enquiry: EnquiryId) -> bool:
    """Return a party's last answer; False where there is none."""
    answers = [
        event.accepts
        for stored in reading.journal.read((sealed(party),), {})
        if isinstance(event := entry_of(stored).event, AnswerGiven) and event.enquiry == enquiry
    ]
    return bool(answers) and answers[-1]
