"""How likely each date is, where lengths and outside events are known only within ranges."""

import datetime as dt
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from paraph.roadmap.clock import MINUTES_A_DAY, MINUTES_AN_HOUR, Clock, Moment
from paraph.roadmap.moments import Lagged, lagged
from paraph.roadmap.network import Network, Part
from paraph.roadmap.timing import Timing, timing
from paraph.terms.ids import StepId
from paraph.terms.periods import Duration, Period, PeriodUnit
from paraph.terms.steps import OutsideEvent

QUANTILES = (0.1, 0.5, 0.9)
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class DateOdds:
    """How likely the dates of one part are.

    Attributes:
        early: The day by which it is complete in a tenth of the draws; then in half of them.
        late: The day by which it is complete in nine tenths.
        in_time: The share of draws in which its deadlines are kept; None where it has none.
    """

    step: StepId
    tranche: int | None
    early: dt.date
    middle: dt.date
    late: dt.date
    in_time: float | None


@dataclass(frozen=True, slots=True)
class LikelihoodFinding:
    """How likely the dates of a roadmap are.

    Each length is drawn evenly between its least and its greatest, by days (by hours where it is
    given in hours), each outside event evenly between its first day and its last; all apart from
    one another. Every step is done as early as the draw allows.

    Attributes:
        parts: Those that can be dated, in the case's order.
        end: The days on which the roadmap is complete in a tenth, half, and nine tenths of draws.
        all_in_time: The share of draws in which every deadline is kept.
        drawn: How many lengths and outside events have a range.
    """

    parts: tuple[DateOdds, ...]
    end: tuple[dt.date, dt.date, dt.date]
    all_in_time: float
    drawn: int
    draws: int
    seed: int


def likelihood(
    network: Network,
    outside: Iterable[OutsideEvent],
    *,
    draws: int,
    seed: int,
    progress: Progress,
) -> LikelihoodFinding | None:
    """Return how likely each date is; None where nothing has a range.

    Args:
        network: The roadmap.
        outside: When events that no step brings about are expected.
        draws: How many times chance is asked.
        seed: Of the draws; the same seed gives the same answer.
        progress: Told how many draws are done.

    Source:
        vanslyke1963 (the critical path by drawing).
    """
    spans = _spans(network)
    late = {
        each.words: (each.latest - each.earliest).days
        for each in outside
        if each.words in network.outside and each.latest > each.earliest
    }
    if not spans and not late:
        return None
    random = np.random.default_rng(seed)
    runs: list[Timing] = []
    for draw in range(draws):
        runs.append(_run(network, spans, late, random))
        progress(draw + 1, draws)
    return _finding(network, runs, len(spans) + len(late), seed)


def _spans(network: Network) -> tuple[int, ...]:
    """Return the moments that follow after a length with a range."""
    return tuple(
        number
        for number, rule in enumerate(network.rules)
        if isinstance(rule, Lagged) and isinstance(rule.lag, Duration) and not rule.lag.is_exact
    )


def _run(
    network: Network,
    spans: Sequence[int],
    late: Mapping[str, int],
    random: np.random.Generator,
) -> Timing:
    """Return the moments of one draw."""
    drawn = dict(zip(spans, random.random(len(spans)), strict=True))
    least: dict[int, Moment] = {}
    for words, days in late.items():
        put_off = Period(int(random.integers(days + 1)), PeriodUnit.DAYS)
        number = network.outside[words]
        least[number] = network.clock.after(network.expected[words], put_off)

    def length(number: int, clock: Clock, moment: Moment, duration: Duration) -> Moment:
        ends = lagged(clock, moment, duration.low), lagged(clock, moment, duration.high)
        return ends[0] + _between(*ends, drawn.get(number, 0.0), _unit(duration))

    return timing(network, least=least, length=length)


def _between(first: Moment, last: Moment, drawn: float, unit: int) -> int:
    """Return how many minutes after the first a drawn end lies, in whole units."""
    return int(drawn * ((last - first) // unit + 1)) * unit


def _unit(duration: Duration) -> int:
    is_hourly = duration.low.unit is duration.high.unit is PeriodUnit.HOURS
    return MINUTES_AN_HOUR if is_hourly else MINUTES_A_DAY


def _finding(network: Network, runs: Sequence[Timing], drawn: int, seed: int) -> LikelihoodFinding:
    """Return what the draws say."""
    dated = [part for part in network.parts if all(run.is_dated(part) for run in runs)]
    kept = [[_is_kept(run, part) for run in runs] for part in dated]
    in_all = [all(row[at] is not False for row in kept) for at in range(len(runs))]
    parts = tuple(
        _odds(network.clock, part, runs, row) for part, row in zip(dated, kept, strict=True)
    )
    end = _quantiles(network.clock, [run.end for run in runs])
    return LikelihoodFinding(parts, end, sum(in_all) / len(runs), drawn, len(runs), seed)


def _is_kept(run: Timing, part: Part) -> bool | None:
    """Tell whether a part's deadline is kept in a draw; None where it has none."""
    tranches = part.step.tranches
    is_last = tranches is None or part.tranche == tranches.count
    is_first = part.tranche in {None, 1}
    limits = (
        (run.due(part.step.deadline) if is_last else None, run.at(part.completion)),
        (run.due(part.step.start_by) if is_first else None, run.at(part.start)),
    )
    kept = [time <= due.moment for due, time in limits if due is not None and time is not None]
    return all(kept) if kept else None


def _odds(
    clock: Clock, part: Part, runs: Sequence[Timing], kept: Sequence[bool | None]
) -> DateOdds:
    ends = [end for run in runs if (end := run.at(part.completion)) is not None]
    known = [each for each in kept if each is not None]
    in_time = sum(known) / len(known) if known else None
    return DateOdds(part.step.id, part.tranche, *_quantiles(clock, ends), in_time)


def _quantiles(clock: Clock, moments: list[Moment]) -> tuple[dt.date, dt.date, dt.date]:
    """Return the days by which so large a share of the moments has come."""
    ordered = sorted(moments)
    last = len(ordered) - 1
    early, middle, late = (clock.day_of(ordered[round(share * last)]) for share in QUANTILES)
    return early, middle, late
