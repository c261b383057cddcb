"""Where what a command says comes from."""

from datetime import datetime

from paraph.record.negotiation import Negotiation
from paraph.terms.ids import ActorId, Seat
from paraph.terms.people import Author
from paraph.terms.sources import Assumption, Source, Told


def own_word(
    talks: Negotiation, assumed: str, party: ActorId, author: Author, at: datetime
) -> Source:
    """Return where a seat's matter comes from: supposed by the team, or told by the seat."""
    if assumed:
        return Assumption(assumed)
    return Told(author.person, Seat(party), talks.calendar(Seat(party)).day_of(at))
