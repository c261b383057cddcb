"""Every kind of event, and the word by which a stored one is known."""

from typing import get_args

from paraph.record.events.drafts import DraftEvent
from paraph.record.events.enquiries import EnquiryEvent
from paraph.record.events.founding import FoundingEvent
from paraph.record.events.ladder import LadderEvent

Event = FoundingEvent | LadderEvent | DraftEvent | EnquiryEvent

KINDS: dict[str, type[Event]] = {kind.TAG: kind for kind in get_args(Event)}
