"""The order of the steps in which no party is far ahead of what it gets."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from paraph.roadmap.clock import Moment
from paraph.roadmap.compiling import Compiled, compiled
from paraph.roadmap.exposure import Course, Temptation, course, effects, temptations
from paraph.roadmap.finding import RoadmapFinding, Scheduled, scheduled
from paraph.roadmap.proposals import Proposal, proposals
from paraph.roadmap.sequence import Sequenced, SequenceStatus
from paraph.roadmap.sequencing import NOTHING, Progress, frontier, sequenced
from paraph.roadmap.slack import deadlines_of
from paraph.roadmap.timing import Timing, timing


@dataclass(frozen=True, slots=True)
class Order:
    """One order of the steps.

    Attributes:
        status: What is known of it.
        bound: No order has a smaller largest exposure.
        scheduled: The parts with their dates in this order.
        course: Exposure in this order.
        end: The day on which the last part is complete.
        shortest: With this exposure, no order ends before this day.
    """

    status: SequenceStatus
    bound: Fraction
    scheduled: tuple[Scheduled, ...]
    course: Course
    end: dt.date
    shortest: dt.date
    timed: Timing

    @property
    def exposure(self) -> Fraction:
        """The largest exposure that any party ever has."""
        return max(self.course.peaks, default=Fraction(0))

    @property
    def gap(self) -> Fraction:
        """How much of its exposure may be more than need be, as a share of it."""
        return (self.exposure - self.bound) / self.exposure if self.exposure else Fraction(0)


@dataclass(frozen=True, slots=True)
class OrderFinding:
    """The orders in which a roadmap can be done.

    Attributes:
        roadmap: What it was found for, with every step as early as it can be.
        best: The least exposure, then the least length; None where the deadlines that can be
            kept one by one cannot all be kept, or nothing can be dated.
        choices: From the least exposure to the least length.
        has_all_choices: Whether none is missing.
        temptations: When whom it would pay to stop, in the best order.
        proposals: Escrow and gates that would cut exposure most.
        is_rounded: Whether worths were rounded to a millionth.
        is_narrowed: Whether a deadline that moves or a length that hangs on its beginning was held,
            or one of several preconditions taken.
        effort: What each search could take, in the solver's deterministic seconds.
    """

    roadmap: RoadmapFinding
    best: Order | None
    choices: tuple[Order, ...]
    has_all_choices: bool
    temptations: tuple[Temptation, ...]
    proposals: tuple[Proposal, ...]
    is_rounded: bool
    is_narrowed: bool
    effort: float
    seed: int

    @property
    def enforces_itself(self) -> bool:
        """Whether no party would ever gain by stopping in the best order."""
        return self.roadmap.is_valued and self.best is not None and not self.temptations


def no_progress(done: int, of: int) -> None:
    """Tell nobody."""
    del done, of


def order_finding(
    roadmap: RoadmapFinding,
    *,
    seed: int,
    effort: float,
    with_choices: bool = True,
    progress: Progress = no_progress,
) -> OrderFinding:
    """Return the order that leaves nobody too exposed, and what would help.

    Args:
        roadmap: With every step as early as it can be.
        seed: Of the solver's choices.
        effort: What each search may take, in the solver's deterministic seconds.
        with_choices: Whether every trade between exposure and length is wanted.
        progress: Told how many orders were found.
    """
    problem = compiled(roadmap.timed, roadmap.values, len(roadmap.parties))
    if with_choices:
        found = frontier(problem.sequence, effort=effort, seed=seed, progress=progress)
        answers, is_complete = found.points, found.is_complete
    else:
        answers = (sequenced(problem.sequence, effort=effort, seed=seed),)
        is_complete = False
    orders = tuple(_order(roadmap, problem, each) for each in answers if each.status not in NOTHING)
    best = orders[0] if orders else None
    parts, values = roadmap.timed.network.parts, roadmap.values
    return OrderFinding(
        roadmap=roadmap,
        best=best,
        choices=orders,
        has_all_choices=is_complete,
        temptations=temptations(parts, best.course, values) if best else (),
        proposals=proposals(best.timed, values, roadmap.parties, best.course) if best else (),
        is_rounded=problem.is_rounded,
        is_narrowed=problem.is_narrowed,
        effort=effort,
        seed=seed,
    )


def _course(roadmap: RoadmapFinding, timed: Timing) -> Course:
    parts = timed.network.parts
    return course(parts, effects(timed), roadmap.values, len(roadmap.parties))


def _no_later_than_needed(
    roadmap: RoadmapFinding, least: dict[int, Moment], exposure: Fraction
) -> Timing:
    """Return an order with every step brought forward that can be without anybody more exposed.

    The solver has no reason to do early what it may do late. Steps are tried from the last to the
    first, each at its earliest moment; where that misses a deadline or leaves somebody more
    exposed, the step stays where it was.
    """
    network = roadmap.timed.network
    held = {start: moment for start, moment in least.items() if moment != roadmap.timed.at(start)}
    timed = timing(network, least=held)
    misses = _missed(timed)
    for start in sorted(held, key=lambda each: -held[each]):
        others = {each: moment for each, moment in held.items() if each != start}
        tried = timing(network, least=others)
        is_as_good = max(_course(roadmap, tried).peaks, default=0) <= exposure
        if is_as_good and tried.end <= timed.end and _missed(tried) <= misses:
            held, timed = others, tried
    return timed


def _missed(timed: Timing) -> set[int]:
    """Return the moments whose deadlines are missed."""
    return {
        moment
        for moment, deadline in deadlines_of(timed.network)
        if (due := timed.due(deadline)) is not None and (timed.at(moment) or 0) > due.moment
    }


def _order(roadmap: RoadmapFinding, problem: Compiled, found: Sequenced) -> Order:
    """Return an order with the dates that the calendar gives it."""
    network = roadmap.timed.network
    least = {
        part.start: problem.grid.moment(found.times[problem.place[part.start]])
        for part in network.parts
        if part.start in problem.place
    }
    timed = _no_later_than_needed(roadmap, least, Fraction(found.exposure, problem.scale))
    exposed = _course(roadmap, timed)
    bound = Fraction(found.exposure_bound, problem.scale)
    is_as_found = max(exposed.peaks, default=0) <= Fraction(found.exposure, problem.scale)
    status = found.status if is_as_found else SequenceStatus.BEST_FOUND
    clock = network.clock
    shortest = problem.grid.moment(found.length_bound)
    dated = scheduled(timed)
    return Order(
        status=status,
        bound=bound,
        scheduled=dated,
        course=exposed,
        end=max((each.end for each in dated), default=roadmap.start),
        shortest=clock.day_of(shortest),
        timed=timed,
    )
