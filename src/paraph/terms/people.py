"""Who speaks for whom: the members of delegations."""

from dataclasses import dataclass

from paraph.terms.ids import LevelId, PersonId, Seat


@dataclass(frozen=True, slots=True)
class Member:
    """A named person of a delegation, or of the mediator's team.

    Attributes:
        levels: The levels at which the person may act for the seat.
        title: As the person is to be addressed, such as `Deputy Foreign Minister`.
    """

    id: PersonId
    name: str
    seat: Seat
    levels: tuple[LevelId, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Author:
    """Whose act it is: a person, and for whom that person speaks."""

    person: PersonId
    seat: Seat
