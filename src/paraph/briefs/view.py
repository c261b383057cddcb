"""What a reader sees, and how a brief on it is put together."""

from collections.abc import Sequence
from dataclasses import dataclass

from paraph.briefs.notes import Notes
from paraph.briefs.tree import Block, Brief, Fact, Section
from paraph.briefs.words import day
from paraph.record.negotiation import Negotiation
from paraph.terms.ids import MEDIATOR, Seat


@dataclass(frozen=True, slots=True)
class View:
    """What a reader sees, and how to tell it from any other state.

    Attributes:
        digest: SHA-256 over the events that the talks were folded from.
        unlisted: Files among the reports that the case does not list.
        version: Of this program.
        reader: Who sees it; None for a folder, which is read by whoever has it.
        is_confidential: Whether any of it was not said to everybody.
    """

    talks: Negotiation
    digest: str
    unlisted: tuple[str, ...]
    version: str
    reader: Seat | None = None
    is_confidential: bool = False

    @property
    def zone(self) -> str:
        """The time zone in which the reader counts days; the mediator's for a folder."""
        return self.talks.calendar(self.reader or MEDIATOR).zone


@dataclass(frozen=True, slots=True)
class Parts:
    """What a brief is put together from, beside what every brief has.

    Attributes:
        subtitle: What it is about; the day up to which the case knows, where nothing is said.
    """

    sections: Sequence[Section]
    notes: Notes
    summary: tuple[Block, ...] = ()
    method: tuple[Fact, ...] = ()
    subtitle: str = ""


def laid_out(view: View, parts: Parts) -> Brief:
    """Put the parts together, with how they were made and who may read them."""
    made = (Fact("Made by", f"Paraph {view.version}"), Fact("Input", f"SHA-256 {view.digest}"))
    return Brief(
        title=view.talks.title,
        subtitle=parts.subtitle or f"Brief on what is known as of {day(view.talks.as_of)}",
        summary=parts.summary,
        sections=tuple(parts.sections),
        notes=parts.notes.notes,
        colophon=(*made, *parts.method),
        marking=marking(view),
    )


def marking(view: View) -> str:
    """Return for whose eyes alone a view is; nothing where all of it was said to everybody."""
    if not view.is_confidential:
        return ""
    if view.reader is None or view.reader == MEDIATOR:
        return "For the mediator’s team only: rests on what was said or noted in confidence"
    known = {str(actor): name for actor, name in view.talks.names.items()}
    name = known.get(view.reader, view.reader)
    return f"For {name} only: rests on what it said in confidence"
