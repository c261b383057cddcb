"""Every event as one sentence, whatever its subject."""

from paraph.briefs.case_events import founding_words
from paraph.briefs.draft_events import draft_words
from paraph.briefs.ladder_events import enquiry_words, ladder_words
from paraph.record.events.drafts import DraftEvent
from paraph.record.events.event import Event
from paraph.record.events.founding import FoundingEvent
from paraph.record.events.ladder import LadderEvent
from paraph.record.negotiation import Negotiation


def event_words(talks: Negotiation, event: Event) -> str:
    """Return an event as one sentence; names are those that the talks know."""
    if isinstance(event, FoundingEvent):
        return founding_words(talks, event)
    if isinstance(event, LadderEvent):
        return ladder_words(talks, event)
    if isinstance(event, DraftEvent):
        return draft_words(talks, event)
    return enquiry_words(talks, event)
