"""The notes of a brief: what each statement rests on, numbered in order of first use."""

from paraph.briefs.speakers import person_name, seat_name
from paraph.briefs.tree import Mark, Note
from paraph.briefs.words import day
from paraph.record.negotiation import Negotiation
from paraph.terms.sources import Assumption, Citation, Source, Told

DIGEST_SHOWN = 12
"""Hex digits of a digest that are enough to compare by eye; sources give it whole."""


class Notes:
    """Gives numbers to sources as a brief comes to use them."""

    def __init__(self, talks: Negotiation) -> None:
        """Begin with no notes."""
        self._talks = talks
        self._numbers: dict[Source, int] = {}

    def cite(self, *sources: Source) -> tuple[int, ...]:
        """Return the numbers of some sources; equal sources share one."""
        return tuple(
            self._numbers.setdefault(source, len(self._numbers) + 1)
            for source in dict.fromkeys(sources)
        )

    @property
    def notes(self) -> tuple[Note, ...]:
        """Every note so far, by number."""
        return tuple(self._note(number, source) for source, number in self._numbers.items())

    def _note(self, number: int, source: Source) -> Note:
        match source:
            case Assumption(why):
                return Note(number, Mark.ASSUMED, "", why, "")
            case Told(person, seat, on):
                who = f"{seat_name(self._talks, seat)}, {day(on)}"
                words = f"Told to the talks by {person_name(self._talks, person)}."
                return Note(number, Mark.TOLD, who, words, "")
            case Citation(report_id, place, text, digest, line):
                report = self._talks.report[report_id]
                where = f"{report.file}, line {line}, characters {place.start:,}–{place.end:,}"
                return Note(
                    number,
                    Mark.CITED,
                    f"{report.outlet}, {day(report.date)}: {report.title}",
                    " ".join(text.split()),
                    f"{where}; SHA-256 of the passage {digest[:DIGEST_SHOWN]}…",
                )


def mark_of(source: Source) -> Mark:
    """Return how a thing with this source is marked."""
    match source:
        case Citation():
            return Mark.CITED
        case Told():
            return Mark.TOLD
        case Assumption():
            return Mark.ASSUMED
