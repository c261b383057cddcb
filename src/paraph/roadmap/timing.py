"""When the parts of a roadmap can be: their earliest moments, their latest, and what binds them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from paraph.roadmap.clock import Moment
from paraph.roadmap.due import Due, due_of
from paraph.roadmap.moments import (
    Earliest,
    Joint,
    Length,
    earliest,
    first_of,
    followed,
    shortest,
)
from paraph.roadmap.network import Network, Part
from paraph.terms.deadlines import Deadline

Pair = tuple[int, int]
"""Two parts by number."""

Run = Callable[[Mapping[int, Moment]], Earliest]
"""What the earliest moments are if some may not come sooner than given."""

ROUNDS_A_PAIR = 4


@dataclass(frozen=True)
class Timing:
    """The earliest moments of a roadmap.

    Attributes:
        unmet: Parts that cannot overlap as they should, each pair by number.
    """

    network: Network
    found: Earliest
    unmet: tuple[Pair, ...]

    def at(self, moment: int) -> Moment | None:
        """Return when a moment comes at the earliest; None where it cannot be dated."""
        return self.found.times[moment]

    @cached_property
    def owner(self) -> dict[int, int]:
        """To which part each of the moments belongs that belong to one."""
        owners: dict[int, int] = {}
        for number, part in enumerate(self.network.parts):
            for moment in (part.start, part.completion, part.verification):
                owners.setdefault(moment, number)
        return owners

    @cached_property
    def end(self) -> Moment:
        """When the last part takes effect."""
        ends = (self.at(moment) for part in self.network.parts for moment in ends_of(part))
        return max((each for each in ends if each is not None), default=self.network.begin)

    def due(self, deadline: Deadline | None) -> Due | None:
        """Return when something is due; None where nothing says so, or nothing that is dated."""
        if deadline is None:
            return None
        if deadline not in self._dues:
            self._dues[deadline] = due_of(self.network, self.found.times, deadline)
        return self._dues[deadline]

    @cached_property
    def _dues(self) -> dict[Deadline, Due | None]:
        """The deadlines that were asked for already."""
        return {}

    def is_dated(self, part: Part) -> bool:
        """Whether a part can be dated to its end."""
        return all(self.at(moment) is not None for moment in (part.start, *ends_of(part)))

    def behind(self, moment: int) -> Iterator[int]:
        """Give the parts from which a moment follows directly, by number."""
        rules = self.network.rules
        left = list(followed(rules[moment]))
        while left:
            each = left.pop(0)
            if each in self.owner:
                yield self.owner[each]
            else:
                left = [*followed(rules[each]), *left]

    def binding(self, part: Part) -> tuple[int, ...]:
        """Return the parts because of which a part starts no sooner, by number."""
        begin = self.at(part.start)
        if begin is None or begin <= self.network.begin:
            return ()
        return tuple(dict.fromkeys(self._bound(part.start)))

    def _bound(self, moment: int) -> Iterator[int]:
        """Give the parts that come last of those from which a moment follows."""
        rule = self.network.rules[moment]
        if not isinstance(rule, Joint):
            last = [rule.of]
        else:
            enough = first_of(rule, self.found)
            last = [each for each in enough if self.at(each) == self.at(moment)]
        for each in last:
            if each in self.owner:
                yield self.owner[each]
            else:
                yield from self._bound(each)


def ends_of(part: Part) -> tuple[int, int, int]:
    """Return the moments at which a part is complete, is verified and takes effect."""
    return part.completion, part.verification, part.effect


def timing(
    network: Network,
    *,
    least: Mapping[int, Moment] | None = None,
    fixed: Mapping[int, Moment] | None = None,
    length: Length = shortest,
) -> Timing:
    """Return the earliest moments of a roadmap, with its parallel steps overlapping.

    A part that would be complete before one that it is to overlap has started is put off, and all
    with it that waits for it, until no such part is left; one that cannot be is given up.

    Args:
        network: The roadmap.
        least: Moments that may not come sooner, by number.
        fixed: Moments that came when they came, by number.
        length: Which length each duration has.
    """

    def run(held: Mapping[int, Moment]) -> Earliest:
        return earliest(network.rules, network.clock, least=held, fixed=fixed, length=length)

    pairs, unmet = list(overlaps(network)), list[Pair]()
    while True:
        found, apart = _overlapping(network, run, dict(least or {}), pairs)
        if apart is None:
            return Timing(network, found, tuple(unmet))
        pairs.remove(apart)
        unmet.append(apart)


def _overlapping(
    network: Network, run: Run, held: dict[int, Moment], pairs: Sequence[Pair]
) -> tuple[Earliest, Pair | None]:
    """Return the earliest moments with some pairs overlapping, or a pair that cannot be.

    Put off once for each pair, all overlap if they can; now and then the calendar takes more. Of
    those that still do not, one whose second waits for its first keeps the others apart.
    """
    rounds = dict.fromkeys(pairs, 0)
    most = ROUNDS_A_PAIR * len(pairs)
    while True:
        found = run(held)
        late = [pair for pair in pairs if _is_apart(network, found, pair)]
        if not late:
            return found, None
        for pair in late:
            rounds[pair] += 1
            waits = rounds[pair] > most and _waits_for(network, *pair)
            if waits or rounds[pair] > 2 * most:
                return found, pair
            _put_off(network, found, pair, held)


def _waits_for(network: Network, first: int, second: int) -> bool:
    """Tell whether a part's start follows, one way or another, from that of another."""
    left, seen = [network.parts[second].start], set[int]()
    while left:
        moment = left.pop()
        if moment not in seen:
            seen.add(moment)
            left += followed(network.rules[moment])
    return network.parts[first].start in seen


def overlaps(network: Network) -> tuple[Pair, ...]:
    """Return the pairs of which the first must not be complete before the second starts."""
    pairs: dict[Pair, None] = {}
    for number, part in enumerate(network.parts):
        for other in part.step.parallel:
            own, others = network.of_step[part.step.id], network.of_step.get(other, ())
            if others and number == own[0]:
                pairs[own[-1], others[0]] = None
                pairs[others[-1], own[0]] = None
    return tuple(pairs)


def _is_apart(network: Network, found: Earliest, pair: Pair) -> bool:
    """Tell whether the first of a pair is complete before the second starts."""
    done = found.times[network.parts[pair[0]].completion]
    begun = found.times[network.parts[pair[1]].start]
    return done is not None and begun is not None and done < begun


def _put_off(network: Network, found: Earliest, pair: Pair, held: dict[int, Moment]) -> None:
    """Put the first of a pair off, so that it is complete no sooner than the second starts.

    It is put off by what is missing, as if its length stayed the same; where the calendar makes
    that too little, the next round adds the rest.
    """
    part = network.parts[pair[0]]
    start, done = found.times[part.start], found.times[part.completion]
    begun = found.times[network.parts[pair[1]].start]
    if start is not None and done is not None and begun is not None:
        later = start + begun - done
        held[part.start] = max(later, held.get(part.start, later))
