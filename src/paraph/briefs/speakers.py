"""Who did a thing, and for whom, by the names that people go by."""

from collections.abc import Iterable

from paraph.briefs.words import listed
from paraph.record.negotiation import Negotiation
from paraph.terms.ids import LevelId, PersonId, Seat
from paraph.terms.people import Author

TEAM = "the mediator’s team"


def seat_name(talks: Negotiation, seat: str) -> str:
    """Return the name of the party that has a seat, or that it is the mediator's team."""
    known = {str(actor): name for actor, name in talks.names.items()}
    return known.get(seat) or (TEAM if talks.is_mediator(Seat(seat)) else seat)


def seat_names(talks: Negotiation, seats: Iterable[str]) -> str:
    """Return the names of some seats as a list."""
    return listed(seat_name(talks, seat) for seat in seats)


def person_name(talks: Negotiation, person: PersonId) -> str:
    """Return the name of a person; the id of one who is no member any more."""
    member = talks.member.get(person)
    return member.name if member else person


def by_words(talks: Negotiation, author: Author) -> str:
    """Return who acted for whom: `Faisal Mekdad for Syria`."""
    return f"{person_name(talks, author.person)} for {seat_name(talks, author.seat)}"


def level_name(talks: Negotiation, level: LevelId) -> str:
    """Return the name of a level."""
    known = talks.level.get(level)
    return known.name if known else level
