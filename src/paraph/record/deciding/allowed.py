"""Who may give a command, and where its outcome is entered."""

from paraph.record.channels import MEDIATORS, PLENARY, Channel, caucus, sealed
from paraph.record.commands.command import Command
from paraph.record.commands.rights import Where, Who
from paraph.record.negotiation import Negotiation
from paraph.record.references import known
from paraph.record.refusals import NotNamed, NotYours, Refusal, Unknown
from paraph.terms.ids import MEDIATOR, ActorId, LevelId, Seat
from paraph.terms.parties import Role
from paraph.terms.people import Author


def not_allowed(talks: Negotiation, command: Command, author: Author) -> Refusal | None:
    """Return why a seat may not give a command at all; None where it may."""
    if author.seat not in known(talks, "seat"):
        return Unknown("seat", author.seat, known(talks, "seat"))
    if talks.is_mediator(author.seat) and command.BY is not Who.PARTY:
        return None
    is_party = any(
        party.id == author.seat and party.role is not Role.OBSERVER for party in talks.parties
    )
    if command.BY is Who.MEDIATOR or not is_party:
        return NotYours(author.seat, command.TAG, command.BY)
    if getattr(command, "assumed", ""):
        # To suppose is the team's; a party says what it wants.
        return NotYours(author.seat, command.TAG, MEDIATOR)
    others = (getattr(command, key, None) or author.seat for key in ("party", "said_by"))
    other = next((each for each in others if each != author.seat), None)
    is_cited = other is not None and getattr(command, "report", None) is not None
    about = getattr(command, "party", author.seat)
    if other is None or (is_cited and about == author.seat):
        return None
    return NotYours(author.seat, command.TAG, other)


def not_named(talks: Negotiation, author: Author, level: LevelId | None) -> NotNamed | None:
    """Return that a person is no named member of the seat for a level; None where it is one."""
    own = [each for each in talks.members if _is_same_seat(talks, each.seat, author.seat)]
    fit = tuple(each.id for each in own if level is None or level in each.levels)
    return None if author.person in fit else NotNamed(author.person, author.seat, level, fit)


def _is_same_seat(talks: Negotiation, one: Seat, other: Seat) -> bool:
    return one == other or (talks.is_mediator(one) and talks.is_mediator(other))


def destination(talks: Negotiation, command: Command, author: Author) -> Channel:
    """Return the channel in which the outcome of a command is entered.

    Args:
        talks: As the plenary knows them.
        command: What is asked.
        author: Who asks it.
    """
    match command.WHERE:
        case Where.PLENARY:
            return PLENARY
        case Where.MEDIATOR:
            return MEDIATORS
        case Where.SEALED:
            return sealed(ActorId(author.seat))
        case Where.CHOSEN if not _is_confidential(command):
            return PLENARY
        case Where.CHOSEN | Where.OWN:
            return _own(talks, command, author)


def _is_confidential(command: Command) -> bool:
    """Whether the author wants it kept; what is only supposed is never told to all."""
    return bool(getattr(command, "in_confidence", False) or getattr(command, "assumed", ""))


def _own(talks: Negotiation, command: Command, author: Author) -> Channel:
    """Return where a seat's own matters go: what the team supposes of a party stays with it."""
    if not talks.is_mediator(author.seat):
        return caucus(ActorId(author.seat))
    about: ActorId | None = getattr(command, "party", None)
    is_guess = bool(getattr(command, "assumed", ""))
    if about is None or is_guess or talks.is_mediator(Seat(about)):
        return MEDIATORS
    return caucus(about)
