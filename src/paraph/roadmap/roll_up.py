"""Scores rolled up from 0 to 100: over all steps, those due, a track, a party; and over time."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from paraph.roadmap.scoring import Filed, StepScore, step_score
from paraph.terms.compliance import Score
from paraph.terms.ids import StepId
from paraph.terms.periods import months_after
from paraph.terms.steps import Step

HUNDRED = 100


@dataclass(frozen=True, slots=True)
class RollUp:
    """How far some steps are together, from 0 to 100.

    Attributes:
        steps: How many they are.
        claimed: By the reports that count; None of no steps.
        verified: By what is verified; None likewise.
    """

    steps: int
    claimed: Fraction | None
    verified: Fraction | None


def roll_up(scores: Iterable[StepScore]) -> RollUp:
    """Return the sum of the scores, in hundredths of what it would be if all were full.

    Every step counts as much as every other, in however many tranches it is done.

    Source:
        joshi2015 (the aggregate score).
    """
    tally = _Tally()
    for score in scores:
        tally.add(score)
    return tally.rolled()


@dataclass(slots=True)
class _Tally:
    """Scores added up."""

    steps: int = 0
    claimed: Fraction = Fraction(0)
    verified: Fraction = Fraction(0)

    def add(self, score: StepScore) -> None:
        """Count a step."""
        self.steps += 1
        self.claimed += score.claimed_mean
        self.verified += score.verified_mean

    def move(self, before: StepScore, after: StepScore) -> None:
        """Count a step otherwise than before."""
        self.claimed += after.claimed_mean - before.claimed_mean
        self.verified += after.verified_mean - before.verified_mean

    def rolled(self) -> RollUp:
        """Return the roll-up of what was counted."""
        if not self.steps:
            return RollUp(0, None, None)
        most = Fraction(Score.FULL * self.steps, HUNDRED)
        return RollUp(self.steps, self.claimed / most, self.verified / most)


@dataclass(frozen=True, slots=True)
class Stand:
    """How far the steps were on a day.

    Attributes:
        every: All of them.
        due: Those whose deadline was over, by the deadlines as they stand at the end.
    """

    day: dt.date
    every: RollUp
    due: RollUp


def stands(
    steps: Sequence[Step],
    reports: Filed,
    due_days: Mapping[StepId, dt.date],
    first: dt.date,
    on: dt.date,
) -> tuple[Stand, ...]:
    """Return how far the steps were whenever a report, a deadline or a month's end changed it.

    Args:
        steps: Those of the roadmap.
        reports: What was reported of them.
        due_days: The last day on which each is in time, for those that have one.
        first: The first day that is asked for.
        on: The last.
    """
    known = {step.id: step for step in steps}
    told = _by_day((each.on, each.step) for some in reports.values() for each in some)
    after_due = ((day + dt.timedelta(days=1), step) for step, day in due_days.items())
    over = _by_day((max(first, day), step) for day, step in after_due)
    days = {day for day in (*told, *over) if first <= day <= on}
    scores = {step.id: step_score(step, reports, first) for step in steps}
    every, due, is_due = _Tally(), _Tally(), set[StepId]()
    for score in scores.values():
        every.add(score)
    found: list[Stand] = []
    for day in sorted(days | {first, on} | set(_month_ends(first, on))):
        for step in told.get(day, ()):
            if step in known:
                after = step_score(known[step], reports, day)
                every.move(scores[step], after)
                if step in is_due:
                    due.move(scores[step], after)
                scores[step] = after
        for step in over.get(day, ()):
            is_due.add(step)
            due.add(scores[step])
        found.append(Stand(day, every.rolled(), due.rolled()))
    return tuple(found)


def _by_day(pairs: Iterable[tuple[dt.date, StepId]]) -> dict[dt.date, tuple[StepId, ...]]:
    """Return the steps of each day, each once."""
    found: dict[dt.date, dict[StepId, None]] = {}
    for day, step in pairs:
        found.setdefault(day, {})[step] = None
    return {day: tuple(steps) for day, steps in found.items()}


def _month_ends(first: dt.date, on: dt.date) -> Iterable[dt.date]:
    """Give the last day of each month between two days."""
    start = first.replace(day=1)
    months = (on.year - first.year) * 12 + on.month - first.month
    ends = (months_after(start, at) - dt.timedelta(days=1) for at in range(1, months + 1))
    return (day for day in ends if day >= first)
