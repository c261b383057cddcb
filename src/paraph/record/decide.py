"""What happens when somebody asks for something: events, or the reason why nothing does."""

from datetime import datetime

from paraph.record.channels import Channel, caucus
from paraph.record.commands.case import CaseCommand
from paraph.record.commands.command import Command
from paraph.record.commands.drafts import DraftCommand
from paraph.record.commands.ladder import LadderCommand
from paraph.record.commands.roadmap import RoadmapCommand
from paraph.record.deciding.allowed import not_allowed
from paraph.record.deciding.case import decide_case
from paraph.record.deciding.drafts import decide_draft
from paraph.record.deciding.enquiries import decide_enquiry
from paraph.record.deciding.ladder import decide_ladder
from paraph.record.deciding.measuring import mismeasured
from paraph.record.deciding.naming import misnamed
from paraph.record.deciding.roadmap import decide_roadmap
from paraph.record.events.enquiries import AnswerSealed
from paraph.record.events.event import Event
from paraph.record.negotiation import Negotiation
from paraph.record.references import unknown
from paraph.record.refusals import Refusal
from paraph.terms.people import Author


def decide(
    talks: Negotiation, command: Command, author: Author, at: datetime
) -> tuple[Event, ...] | Refusal:
    """Return what happens, or why nothing does.

    Args:
        talks: What every reader of the channel can see in which the outcome is entered; then
            neither the outcome nor a refusal can tell one of them what others said.
        command: What is asked.
        author: Who asks it, and for whom.
        at: The moment at which it is asked, UTC.
    """
    refused = misnamed(command, author) or not_allowed(talks, command, author)
    refused = refused or mismeasured(command) or unknown(talks, command)
    if refused is not None:
        return refused
    if isinstance(command, LadderCommand):
        return decide_ladder(talks, command, author, at)
    if isinstance(command, DraftCommand):
        return decide_draft(talks, command, author, at)
    if isinstance(command, CaseCommand):
        return decide_case(talks, command, author, at)
    if isinstance(command, RoadmapCommand):
        return decide_roadmap(talks, command, author, at)
    return decide_enquiry(talks, command, author, at)


def channel_of(event: Event, channel: Channel) -> Channel:
    """Return where an event is entered: with its command, but for the word that there is one."""
    return caucus(event.party) if isinstance(event, AnswerSealed) else channel
