"""Every kind of event."""

from paraph.record.events.founding import FoundingEvent

Event = FoundingEvent
