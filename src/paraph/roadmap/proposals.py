"""Escrow and gates that would cut a party's exposure, in an order of the steps that is given."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from paraph.roadmap.exposure import Course, Effects, PartKey, course, effects, worth_of
from paraph.roadmap.network import Part
from paraph.roadmap.slack import latest
from paraph.roadmap.timing import Timing, timing
from paraph.roadmap.worth import Worths
from paraph.terms.ids import ActorId

MOST_A_PARTY = 3
"""Proposals of each kind that are kept for each party: those that cut most."""

LEAST_CUT = Fraction(1, 100)
"""A cut of less than this, on a party's own scale, is not worth a sentence."""


class ProposalKind(StrEnum):
    """What is proposed."""

    ESCROW = "escrow"
    GATE = "gate"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A tie between what a party gives and what it gets.

    Escrow: the party does `given` in advance, somebody neutral keeps it, and it takes effect the
    moment that `received` does. Gate: `received` is released the moment `given` is verified.

    Attributes:
        party: Whose exposure is cut, by its place.
        before: Its largest exposure without the tie. For a gate: if the others take all the time
            that the text leaves them.
        after: Its largest exposure with the tie.
        largest_before: The largest exposure of any party without the tie.
        largest_after: The same with it.
        holders: Who could keep it: verifiers and guarantors of the two that act in neither.
    """

    kind: ProposalKind
    party: int
    given: PartKey
    received: PartKey
    before: Fraction
    after: Fraction
    largest_before: Fraction
    largest_after: Fraction
    holders: tuple[ActorId, ...]


@dataclass(frozen=True, slots=True)
class _Frame:
    """An order of the steps, and what they are worth to whom.

    Attributes:
        parties: In the order of the worths.
    """

    timed: Timing
    values: Worths
    parties: tuple[ActorId, ...]

    def course(self, when: Effects) -> Course:
        """Return how exposure goes if parts take effect at some moments."""
        return course(self.timed.network.parts, when, self.values, len(self.parties))

    def worth(self, part: Part, party: int) -> Fraction:
        """Return what a part is worth to a party."""
        return worth_of(part, self.values)[party].point

    def gainers(self, part: Part) -> frozenset[ActorId]:
        """Return who gains by a part."""
        return frozenset(
            actor for place, actor in enumerate(self.parties) if self.worth(part, place) > 0
        )


def proposals(
    timed: Timing, values: Worths, parties: tuple[ActorId, ...], found: Course
) -> tuple[Proposal, ...]:
    """Return the ties that cut most, for each party; none that leave another more exposed.

    Args:
        timed: The order to begin from.
        values: What the steps are worth.
        parties: To whom, in the order of the worths.
        found: Exposure in that order.
    """
    frame = _Frame(timed, values, parties)
    kept: list[Proposal] = []
    for party in range(len(parties)):
        for each in (_escrows(frame, found, party), _gates(frame, party)):
            best = sorted(each, key=lambda proposal: (proposal.after, proposal.largest_after))
            kept += best[:MOST_A_PARTY]
    return tuple(sorted(kept, key=lambda proposal: proposal.after - proposal.before))


def _escrows(frame: _Frame, found: Course, party: int) -> Iterator[Proposal]:
    """Give what cuts a party's exposure if it is kept until what answers it takes effect."""
    when = effects(frame.timed)
    peak = found.peak_at(party)
    if peak is None:
        return
    for given, received in _pairs(frame, when, party):
        if when[given.key] <= peak.moment < when[received.key]:
            moved = {**when, given.key: when[received.key]}
            tie = (ProposalKind.ESCROW, party, given, received)
            yield from _proposal(frame, found, moved, tie)


def _pairs(frame: _Frame, when: Effects, party: int) -> Iterator[tuple[Part, Part]]:
    """Give every part that costs a party, with what later brings it something in exchange.

    In exchange is a part of others of whom somebody gains by the first: who gains nothing by it has
    nothing to answer. What is in escrow already, or takes effect with others, is left as it is.
    """
    parts = [part for part in frame.timed.network.parts if part.key in when]
    brings = [part for part in parts if frame.worth(part, party) > 0]
    for given in parts:
        if frame.worth(given, party) < 0 and given.effect == given.completion:
            owing = frame.gainers(given) - set(given.step.actors)
            for received in brings:
                is_later = when[received.key] > when[given.key]
                if is_later and not owing.isdisjoint(received.step.actors):
                    yield given, received


def _gates(frame: _Frame, party: int) -> Iterator[Proposal]:
    """Give what cuts a party's exposure if others have to answer the moment it is verified.

    It is reckoned from the course in which a party's own steps come early, and all others as late
    as the text allows: a gate is worth what it takes from the others' freedom to wait.
    """
    limits = latest(frame.timed)
    least = {
        part.start: limits[part.start]
        for part in frame.timed.network.parts
        if part.start in limits and frame.worth(part, party) >= 0
    }
    late = timing(frame.timed.network, least=least)
    when, soon = effects(late), effects(frame.timed)
    found = frame.course(when)
    for given, received in _pairs(frame, when, party):
        opens, starts = late.at(given.verification), frame.timed.at(received.start)
        if opens is None or starts is None or received.gate is not None:
            continue
        answer = opens + soon[received.key] - starts
        if soon[received.key] <= answer < when[received.key]:
            moved = {**when, received.key: answer}
            tie = (ProposalKind.GATE, party, given, received)
            yield from _proposal(frame, found, moved, tie)


Tie = tuple[ProposalKind, int, Part, Part]


def _proposal(frame: _Frame, found: Course, moved: Effects, tie: Tie) -> Iterator[Proposal]:
    """Give a tie if it is worth a sentence and leaves nobody more exposed."""
    kind, party, given, received = tie
    tied = frame.course(moved)
    before, after = found.peaks[party], tied.peaks[party]
    largest_before, largest_after = max(found.peaks), max(tied.peaks)
    are_safe = all(now <= was for now, was in zip(tied.peaks, found.peaks, strict=True))
    if before - after >= LEAST_CUT and are_safe:
        yield Proposal(
            kind,
            party,
            given.key,
            received.key,
            before,
            after,
            largest_before,
            largest_after,
            _holders(given, received),
        )


def _holders(given: Part, received: Part) -> tuple[ActorId, ...]:
    """Return who could keep something in escrow: neutral as far as the two steps go."""
    acting = {*given.step.actors, *received.step.actors}
    steps = (given.step, received.step)
    known = [each for step in steps for each in (*step.verifiers, *step.guarantors)]
    return tuple(each for each in dict.fromkeys(known) if each not in acting)
