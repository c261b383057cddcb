"""The order of a roadmap, and how likely its dates are: what takes a solver, or chance."""

from collections.abc import Callable
from dataclasses import dataclass

from paraph.desk.defaults import DATE_DRAWS, EFFORT, SEED
from paraph.record.negotiation import Negotiation
from paraph.roadmap.finding import RoadmapFinding
from paraph.roadmap.likelihood import LikelihoodFinding, likelihood
from paraph.roadmap.ordering import OrderFinding, no_progress, order_finding


@dataclass(frozen=True, slots=True)
class OrderQuestion:
    """How an order is to be found.

    Attributes:
        effort: What each search may take, in the solver's deterministic seconds.
        with_choices: Whether every trade between exposure and length is wanted.
        draws: Of lengths and outside events that have a range.
        progress: Told how much of how much is done.
    """

    effort: float = EFFORT
    with_choices: bool = True
    draws: int = DATE_DRAWS
    seed: int = SEED
    progress: Callable[[int, int], None] = no_progress


def consult_order(roadmap: RoadmapFinding, question: OrderQuestion) -> OrderFinding:
    """Return the order of a roadmap that leaves nobody too exposed."""
    return order_finding(
        roadmap,
        seed=question.seed,
        effort=question.effort,
        with_choices=question.with_choices,
        progress=question.progress,
    )


def consult_likelihood(
    talks: Negotiation, roadmap: RoadmapFinding, question: OrderQuestion
) -> LikelihoodFinding | None:
    """Return how likely the dates of a roadmap are; None where nothing has a range."""
    return likelihood(
        roadmap.timed.network,
        talks.outside_events,
        draws=question.draws,
        seed=question.seed,
        progress=question.progress,
    )
