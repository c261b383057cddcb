"""Events make the state: one step, and all of them."""

from collections.abc import Iterable

from paraph.record.events.drafts import DraftEvent
from paraph.record.events.event import Event
from paraph.record.events.founding import FoundingEvent
from paraph.record.events.ladder import LadderEvent
from paraph.record.evolving.drafts import take_draft
from paraph.record.evolving.enquiries import take_enquiry
from paraph.record.evolving.founding import take_founding
from paraph.record.evolving.ladder import take_ladder
from paraph.record.growing import Growing
from paraph.record.negotiation import Negotiation


def evolve(talks: Negotiation, event: Event) -> Negotiation:
    """Return the state after one more event."""
    return fold((event,), talks)


def fold(events: Iterable[Event], talks: Negotiation | None = None) -> Negotiation:
    """Return the state that events add up to, from the beginning or from where talks stand."""
    growing = Growing(talks or Negotiation())
    for event in events:
        _take(growing, event)
    return growing.grown()


def _take(talks: Growing, event: Event) -> None:
    """Take one event, by its subject."""
    if isinstance(event, FoundingEvent):
        take_founding(talks, event)
    elif isinstance(event, LadderEvent):
        take_ladder(talks, event)
    elif isinstance(event, DraftEvent):
        take_draft(talks, event)
    else:
        take_enquiry(talks, event)
