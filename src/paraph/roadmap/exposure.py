"""Exposure: what each party has given, less what it has received, as a roadmap goes on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby

from paraph.roadmap.clock import Moment
from paraph.roadmap.network import Part
from paraph.roadmap.timing import Timing
from paraph.roadmap.worth import WORTHLESS, Worth, Worths
from paraph.terms.ids import StepId

NOTHING = Fraction(0)
PartKey = tuple[StepId, int | None]
"""A step, and which of its tranches; None where it has none."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What takes effect at one moment.

    Attributes:
        parts: The parts that do.
        exposures: Each party's exposure afterwards; negative where it has received more.
    """

    moment: Moment
    parts: tuple[PartKey, ...]
    exposures: tuple[Fraction, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """How exposure goes in one order of the steps.

    Attributes:
        exchanges: In the order of their moments.
        parties: How many there are.
    """

    exchanges: tuple[Exchange, ...]
    parties: int

    @property
    def peaks(self) -> tuple[Fraction, ...]:
        """The largest exposure of each party, at least 0."""
        rows = [exchange.exposures for exchange in self.exchanges]
        return tuple(max([NOTHING, *column]) for column in zip(*rows, strict=True)) or (
            (NOTHING,) * self.parties
        )

    def peak_at(self, party: int) -> Exchange | None:
        """Return the first exchange after which a party is most exposed; None if it never is."""
        peak = self.peaks[party]
        if not peak:
            return None
        return next(each for each in self.exchanges if each.exposures[party] == peak)


Effects = Mapping[PartKey, Moment]
"""The moment at which each part counts."""


def effects(timed: Timing) -> Effects:
    """Return when each dated part counts in exposure at the earliest."""
    found = ((part.key, timed.at(part.counted)) for part in timed.network.parts)
    return {key: moment for key, moment in found if moment is not None}


def course(parts: Sequence[Part], when: Effects, values: Worths, parties: int) -> Course:
    """Return how exposure goes; what takes effect at the same moment counts together.

    Parts that are worth nothing to anybody change nothing, and are left out.
    """
    dated = sorted(
        (when[part.key], at)
        for at, part in enumerate(parts)
        if part.key in when and any(worth.low or worth.high for worth in values[part.step.id])
    )
    exposed = [NOTHING] * parties
    exchanges: list[Exchange] = []
    for moment, group in groupby(dated, key=lambda each: each[0]):
        together = [parts[at] for _, at in group]
        for part in together:
            for party, worth in enumerate(worth_of(part, values)):
                exposed[party] -= worth.point
        keys = tuple(part.key for part in together)
        exchanges.append(Exchange(moment, keys, tuple(exposed)))
    return Course(tuple(exchanges), parties)


def worth_of(part: Part, values: Worths) -> tuple[Worth, ...]:
    """Return what a part is worth to each party: its share of its step."""
    whole = values[part.step.id]
    tranches = part.step.tranches
    return whole if tranches is None else tuple(each.shared(tranches.count) for each in whole)


@dataclass(frozen=True, slots=True)
class Temptation:
    """A party would gain by stopping at a moment: what is left would cost it more than it brings.

    Attributes:
        party: Its place.
        after: The parts that took effect last; none before the beginning.
        left: What is left for it, which stopping would save: negative.
        is_sure: Whether it would gain whatever the values in their ranges are.
        is_likely: Whether it would by their middles.
    """

    party: int
    moment: Moment | None
    after: tuple[PartKey, ...]
    left: Worth
    is_sure: bool
    is_likely: bool


def temptations(parts: Sequence[Part], found: Course, values: Worths) -> tuple[Temptation, ...]:
    """Return every moment at which a party would gain, or might, by leaving the whole roadmap.

    Whoever stops, everything stops: what took effect stays, what is in escrow goes back, and nobody
    does anything more. A roadmap without such a moment enforces itself.

    Source:
        telser1980.
    """
    known = {part.key: part for part in parts}
    moments: list[tuple[Moment | None, tuple[PartKey, ...]]] = [(None, ())]
    moments += [(each.moment, each.parts) for each in found.exchanges]
    return tuple(_tempted(known, moments, values, found.parties))


def _tempted(
    known: Mapping[PartKey, Part],
    moments: Sequence[tuple[Moment | None, tuple[PartKey, ...]]],
    values: Worths,
    parties: int,
) -> Iterator[Temptation]:
    """Give the temptations, party by party."""
    for party in range(parties):
        ahead = [
            sum(
                (worth_of(known[key], values)[party] for key in keys),
                start=WORTHLESS,
            )
            for _, keys in moments
        ]
        left = sum(ahead, start=WORTHLESS)
        for (moment, keys), done in zip(moments, ahead, strict=True):
            left = Worth(left.low - done.low, left.point - done.point, left.high - done.high)
            if left.low < 0:
                yield Temptation(party, moment, keys, left, left.high < 0, left.point < 0)
