"""What came meanwhile, where somebody acted on what they had seen before."""

from collections.abc import Iterable

from paraph.briefs.events import event_words
from paraph.briefs.words import count
from paraph.record.entries import Entry
from paraph.record.negotiation import Negotiation

MOST_TOLD = 5


def stale_words(talks: Negotiation, meanwhile: Iterable[Entry]) -> str:
    """Return that the record moved on, with the last that came, in a line."""
    came = list(meanwhile)
    last = came[-MOST_TOLD:]
    more = "the last: " if len(came) > len(last) else ""
    told = "; ".join(
        f"{each.channel} {each.number} by {each.author.person}, {event_words(talks, each.event)}"
        for each in last
    )
    return (
        f"{count(len(came), 'entry', 'entries')} came since what the author had seen, expected "
        f"none; {more}{told}; look at it, then give the command anew"
    )
