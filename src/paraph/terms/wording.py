"""Words that make a deliverable concrete or vague, which talks add to those that are known."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wording:
    """Words in the singular and in lower case; a word of several parts is allowed.

    Attributes:
        concrete: Nouns of quantity, place or document.
        vague: Words that promise nothing that could be checked.
    """

    concrete: tuple[str, ...] = ()
    vague: tuple[str, ...] = ()


NO_WORDING = Wording()
