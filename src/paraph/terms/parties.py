"""Who is at the table, who stands around it, and who at home limits them."""

from dataclasses import dataclass
from enum import StrEnum

from paraph.terms.ids import ActorId
from paraph.terms.sources import Source


class Role(StrEnum):
    """What a party is in the talks."""

    PARTY = "party"
    MEDIATOR = "mediator"
    GUARANTOR = "guarantor"
    OBSERVER = "observer"


@dataclass(frozen=True, slots=True)
class Party:
    """One seat at the table.

    Attributes:
        must_accept: Whether there is an agreement only if this party accepts it.
    """

    id: ActorId
    name: str
    role: Role
    must_accept: bool
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outsider:
    """An actor that matters to the talks and has no seat."""

    id: ActorId
    name: str
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Interest:
    """Why a party wants what it wants."""

    party: ActorId
    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Constituency:
    """Who at home limits a party, and what they want."""

    party: ActorId
    name: str
    wants: str
    source: Source


class RelationKind(StrEnum):
    """How one actor stands to another."""

    ALLY_OF = "ally of"
    TROOPS_IN = "troops in"
    HOSTS = "hosts"
    SUPPORTS = "supports"
    OPPOSES = "opposes"


@dataclass(frozen=True, slots=True)
class Relation:
    """A fact between two actors, directed from the first to the second."""

    subject: ActorId
    kind: RelationKind
    object: ActorId
    note: str
    source: Source
