"""Who may ask for a thing, and in which channel it is entered."""

from enum import StrEnum


class Who(StrEnum):
    """Who may give a command."""

    MEDIATOR = "the mediator's team"
    PARTY = "a party, for itself"
    SEAT = "any seat but an observer's"


class Where(StrEnum):
    """In which channel the outcome is entered."""

    PLENARY = "plenary"
    OWN = "the caucus of the party; the mediator's own channel for what the team supposes"
    MEDIATOR = "the mediator's own channel"
    CHOSEN = "plenary, or in confidence where the author says so"
    SEALED = "sealed, and in the caucus only that there is an answer"
