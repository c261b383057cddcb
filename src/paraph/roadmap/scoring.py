"""How far each step is done as of a day, by what was reported of it.

docs/reference/compliance.md gives every rule in words. In short: of several reports on a step the
one of the latest day counts; of one day a verified one before a claim, a claim by somebody else
before the actor's own, and of those the later in the case. What is claimed and what is verified
are two numbers. A dispute stays open until a later report is verified, or made by whoever
disputed. A step in tranches is as far as its tranches are on the average.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from paraph.terms.compliance import ComplianceReport, Score
from paraph.terms.ids import ActorId, StepId
from paraph.terms.steps import Step

HALF = Fraction(Score.FULL, 2)


@dataclass(frozen=True, slots=True)
class PartScore:
    """How far a step, or one tranche of it, is done as of a day.

    Attributes:
        tranche: Which, from 1; None for a step without tranches.
        counted: The report that counts; None where nobody reported anything.
        claimed: How far it is by that report; not begun without one.
        verified: How far it is by the latest verified report, but no further than is claimed.
        confirmed: That verified report.
        beside: Reports of the same day that do not count, and say something else.
        disputes: Reports that somebody disputes, and nothing has settled it since.
        is_contradicted: Whether one of those beside has the same weight as the one that counts.
        begun: The first day as of which it was at least begun.
        full_since: The day since which it is reported full, disputed or not; None where it is
            not full.
        done: The day since which it is reported full; of one that no longer is, the first day
            as of which it was verified full. None while that is disputed.
        done_verified: The day since which that is verified.
    """

    tranche: int | None
    counted: ComplianceReport | None
    claimed: Score
    verified: Score
    confirmed: ComplianceReport | None
    beside: tuple[ComplianceReport, ...]
    disputes: tuple[ComplianceReport, ...]
    is_contradicted: bool
    begun: dt.date | None
    full_since: dt.date | None
    done: dt.date | None
    done_verified: dt.date | None

    @property
    def is_full(self) -> bool:
        """Whether it is fully done, by the report that counts."""
        return self.claimed is Score.FULL

    @property
    def is_disputed(self) -> bool:
        """Whether somebody says otherwise, or two reports of one day and weight contradict."""
        return bool(self.disputes) or self.is_contradicted

    @property
    def disputed_by(self) -> tuple[ActorId, ...]:
        """Who says otherwise, each once."""
        return tuple(dict.fromkeys(who for each in self.disputes for who in each.disputed_by))


@dataclass(frozen=True, slots=True)
class StepScore:
    """How far a step is done as of a day.

    Attributes:
        parts: One for each tranche, or the one of a step without.
    """

    step: StepId
    parts: tuple[PartScore, ...]

    @property
    def claimed_mean(self) -> Fraction:
        """The score by the reports that count, tranches averaged, from 0 to 3."""
        return Fraction(sum(part.claimed for part in self.parts), len(self.parts))

    @property
    def verified_mean(self) -> Fraction:
        """The score as verified, tranches averaged, from 0 to 3."""
        return Fraction(sum(part.verified for part in self.parts), len(self.parts))

    @property
    def claimed(self) -> Score:
        """The score by the reports that count, on the scale."""
        return on_scale(self.claimed_mean)

    @property
    def verified(self) -> Score:
        """The score as verified, on the scale."""
        return on_scale(self.verified_mean)

    @property
    def is_reported(self) -> bool:
        """Whether anybody has reported on any of it."""
        return any(part.counted for part in self.parts)

    @property
    def begun(self) -> dt.date | None:
        """The first day as of which any of it was begun."""
        return min((part.begun for part in self.parts if part.begun), default=None)

    @property
    def full_since(self) -> dt.date | None:
        """The day since which all of it is reported full, disputed or not."""
        return _last([part.full_since for part in self.parts])

    @property
    def done(self) -> dt.date | None:
        """The day since which all of it is done; None where some is not."""
        return _last([part.done for part in self.parts])

    @property
    def done_verified(self) -> dt.date | None:
        """The day since which that is verified of all of it."""
        return _last([part.done_verified for part in self.parts])


def on_scale(mean: Fraction) -> Score:
    """Return an average on the scale: full only where all is, not begun only where nothing is.

    Example:
        >>> on_scale(Fraction(29, 10))
        <Score.INTERMEDIATE: 2>
    """
    if mean in {Score.NOT_BEGUN, Score.FULL}:
        return Score(int(mean))
    return Score.INTERMEDIATE if mean >= HALF else Score.MINIMAL


def _last(days: Sequence[dt.date | None]) -> dt.date | None:
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


Filed = Mapping[tuple[StepId, int | None], Sequence[ComplianceReport]]
"""What was reported of each step, and of each of its tranches, in the case's order."""


def filed(
    reports: Iterable[ComplianceReport],
) -> dict[tuple[StepId, int | None], list[ComplianceReport]]:
    """Return reports by what they are about, in their order."""
    found: dict[tuple[StepId, int | None], list[ComplianceReport]] = {}
    for report in reports:
        found.setdefault((report.step, report.tranche), []).append(report)
    return found


def step_score(step: Step, reports: Filed, on: dt.date) -> StepScore:
    """Return how far a step is as of a day; a report on the whole of it is one on each tranche."""
    whole = reports.get((step.id, None), ())
    if step.tranches is None:
        return StepScore(step.id, (part_score(step, None, whole, on),))
    parts = (
        part_score(step, each, [*whole, *reports.get((step.id, each), ())], on)
        for each in range(1, step.tranches.count + 1)
    )
    return StepScore(step.id, tuple(parts))


def part_score(
    step: Step, tranche: int | None, reports: Iterable[ComplianceReport], on: dt.date
) -> PartScore:
    """Return how far a part is as of a day.

    Args:
        step: Whose actors' word weighs less than that of others.
        tranche: Which part of it; None for the whole.
        reports: What was reported of the part, in the case's order; later ones are left out.
        on: The day.

    Source:
        joshi2015 (the scale).
    """
    known = sorted((each for each in reports if each.on <= on), key=lambda each: each.on)
    ranked = [_heaviest(step, day) for day in _by_day(known)]
    checked = [each for each in known if is_verified(step, each)]
    confirmed = _heaviest(step, _by_day(checked)[-1]) if checked else None
    if not ranked:
        return PartScore(tranche, None, *_UNKNOWN)
    counted, disputes = ranked[-1], open_disputes(step, known)
    beside = [each for each in known if each.on == counted.on and each.score is not counted.score]
    is_contradicted = any(_weight(step, each) == _weight(step, counted) for each in beside)
    is_settled = not disputes and not is_contradicted
    return PartScore(
        tranche=tranche,
        counted=counted,
        claimed=counted.score,
        verified=min(counted.score, confirmed.score) if confirmed else Score.NOT_BEGUN,
        confirmed=confirmed,
        beside=tuple(beside),
        disputes=disputes,
        is_contradicted=is_contradicted,
        begun=next((each.on for each in known if each.score > Score.NOT_BEGUN), None),
        full_since=_full_since(ranked),
        done=(_full_since(ranked) or _first_full(checked)) if is_settled else None,
        done_verified=_first_full(checked) if is_settled else None,
    )


_UNKNOWN = (Score.NOT_BEGUN, Score.NOT_BEGUN, None, (), (), False, None, None, None, None)
"""What is known of a part of which nobody reported anything."""


def is_verified(step: Step, report: ComplianceReport) -> bool:
    """Tell whether anybody confirmed a report who is not an actor of the step."""
    return any(who not in step.actors for who in report.verified_by)


def open_disputes(step: Step, known: Sequence[ComplianceReport]) -> tuple[ComplianceReport, ...]:
    """Return the reports that are disputed, by day, and that nothing has settled since.

    A later report settles a dispute where it is verified and not disputed itself, or made by all
    who disputed. An actor that says the same again settles nothing.
    """
    return tuple(
        report
        for at, report in enumerate(known)
        if report.disputed_by
        and not any(_settles(step, report, later) for later in known[at + 1 :])
    )


def _settles(step: Step, disputed: ComplianceReport, later: ComplianceReport) -> bool:
    if later.on <= disputed.on or later.disputed_by:
        return False
    return is_verified(step, later) or set(disputed.disputed_by) == {later.by}


def _by_day(known: Sequence[ComplianceReport]) -> list[list[ComplianceReport]]:
    """Return reports, sorted by day, in one list for each day."""
    days: dict[dt.date, list[ComplianceReport]] = {}
    for report in known:
        days.setdefault(report.on, []).append(report)
    return list(days.values())


def _heaviest(step: Step, reports: Sequence[ComplianceReport]) -> ComplianceReport:
    """Return the report of a day that counts; of two with the same weight the later one."""
    at = max(range(len(reports)), key=lambda at: (*_weight(step, reports[at]), at))
    return reports[at]


def _weight(step: Step, report: ComplianceReport) -> tuple[bool, bool]:
    return is_verified(step, report), report.by not in step.actors


def _full_since(ranked: Sequence[ComplianceReport]) -> dt.date | None:
    """Return the day since which the reports that count have all said full."""
    since = None
    for report in reversed(ranked):
        if report.score is not Score.FULL:
            break
        since = report.on
    return since


def _first_full(checked: Sequence[ComplianceReport]) -> dt.date | None:
    return next((each.on for each in checked if each.score is Score.FULL), None)
