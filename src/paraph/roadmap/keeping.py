"""Whether the steps of a roadmap were kept, as of a day."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from paraph.roadmap.clock import Clock
from paraph.roadmap.due import Due
from paraph.roadmap.finding import Matter, entailed
from paraph.roadmap.network import network
from paraph.roadmap.real_dates import Scores, is_free, missing, planned_timing, real_timing
from paraph.roadmap.roll_up import RollUp, Stand, roll_up, stands
from paraph.roadmap.scoring import StepScore, filed, step_score
from paraph.roadmap.timing import Timing
from paraph.terms.agenda import Package
from paraph.terms.compliance import ComplianceReport, Score
from paraph.terms.conditions import atoms
from paraph.terms.ids import ActorId, IssueId, StepId, TrackId
from paraph.terms.steps import Step

HORIZON = 30
"""Days ahead of a deadline in which a step is called due, unless asked otherwise."""


class Status(StrEnum):
    """How a step stands; of several that hold, the first in this order is its headline."""

    DISPUTED = "disputed"
    DONE_LATE = "done late"
    DONE = "done"
    SUSPENDED = "suspended"
    EXCUSED = "excused"
    LATE = "late"
    DUE = "due"
    UNDER_WAY = "under way"
    WAITING = "waiting"
    READY = "ready"
    NOT_BEGUN = "not begun"


SLIPPED = frozenset({Status.DISPUTED, Status.SUSPENDED, Status.LATE})
FINISHED = frozenset({Status.DONE, Status.DONE_LATE})


@dataclass(frozen=True, slots=True)
class Account:
    """What was reported of a roadmap, and how it is to be read.

    Attributes:
        on: The day as of which it is asked; later reports are left out.
        tracks: The track of each issue, for steps that name none themselves.
        horizon: Days ahead of a deadline in which a step is called due.
    """

    reports: tuple[ComplianceReport, ...]
    on: dt.date
    tracks: Mapping[IssueId, TrackId] = field(default_factory=dict[IssueId, TrackId])
    horizon: int = HORIZON


@dataclass(frozen=True, slots=True)
class Kept:
    """How a step stands.

    Attributes:
        statuses: All that hold, the headline first.
        due: When it must be complete, by what really happened; None where nothing that has a date
            says so.
        start_due: When it must have begun, likewise.
        days_late: Days since its deadline, or after it for what was done late; 0 in time.
        is_late_start: Whether it is late to begin, or was, as far as anybody reported.
        end: The day on which it was complete, or can be at the earliest; None where it cannot
            be dated.
        waits_for: Steps for which it waits that have not come so far.
        excuses: Why it need not be done in time, each once.
        suspended_by: Who suspended it.
    """

    step: Step
    score: StepScore
    statuses: tuple[Status, ...]
    due: Due | None
    start_due: Due | None
    days_late: int
    is_late_start: bool
    end: dt.date | None
    waits_for: tuple[StepId, ...]
    excuses: tuple[str, ...]
    suspended_by: tuple[ActorId, ...]
    disputed_by: tuple[ActorId, ...]
    tracks: tuple[TrackId, ...]

    @property
    def status(self) -> Status:
        """The headline."""
        return self.statuses[0]

    @property
    def is_slipped(self) -> bool:
        """Whether it is late, disputed or suspended, and nothing excuses it."""
        return Status.EXCUSED not in self.statuses and not SLIPPED.isdisjoint(self.statuses)

    @property
    def is_finished(self) -> bool:
        """Whether it is done, and nobody disputes that."""
        return self.status in FINISHED


@dataclass(frozen=True, slots=True)
class KeepingFinding:
    """Whether the steps of one package were kept, as of a day.

    Attributes:
        steps: In the case's order.
        overall: The roll-up of all steps.
        due: That of the steps whose deadline is over.
        tracks: That of each track, by the order of its first step; None for steps without one.
        parties: That of each actor, likewise.
        course: How the roll-up went.
        later: How many reports there are of later days.
        left_out: Steps with reports that the package does not bring.
        timed: The moments behind the dates.
    """

    package: Package | None
    start: dt.date
    account: Account
    steps: tuple[Kept, ...]
    overall: RollUp
    due: RollUp
    tracks: tuple[tuple[TrackId | None, RollUp], ...]
    parties: tuple[tuple[ActorId, RollUp], ...]
    course: tuple[Stand, ...]
    later: int
    left_out: tuple[StepId, ...]
    timed: Timing
    planned: Timing

    @property
    def on(self) -> dt.date:
        """The day as of which it holds."""
        return self.account.on

    @property
    def by_id(self) -> dict[StepId, Kept]:
        """The steps by id."""
        return {each.step.id: each for each in self.steps}

    @property
    def slipped(self) -> tuple[Kept, ...]:
        """The steps that are late, disputed or suspended, and not excused."""
        return tuple(each for each in self.steps if each.is_slipped)

    @property
    def coming(self) -> tuple[Kept, ...]:
        """The unfinished steps that fall due on the day or after it, the next first."""
        ahead = [
            (each.due.moment, at)
            for at, each in enumerate(self.steps)
            if each.due is not None and each.due.day >= self.on and not each.is_finished
        ]
        return tuple(self.steps[at] for _, at in sorted(ahead))

    @property
    def ready(self) -> tuple[Kept, ...]:
        """The steps that could begin now."""
        return tuple(each for each in self.steps if Status.READY in each.statuses)


def keeping(
    matter: Matter, package: Package | None, start: dt.date, account: Account
) -> KeepingFinding:
    """Return whether the steps of a package were kept.

    Deadlines run from what really happened: one of 60 days after signature, from the day as of
    which the signature is reported full.

    Args:
        matter: What the case says of steps.
        package: Whose steps; None for every step of the case.
        start: The first day of the roadmap.
        account: What was reported, and up to which day.
    """
    steps = entailed(matter.steps, package)
    reports = filed(account.reports)
    scores = {step.id: step_score(step, reports, account.on) for step in steps}
    clock = Clock(matter.calendar)
    net = network(steps, matter.outside, clock, clock.start_of(start))
    timed = real_timing(net, scores, account.on)
    kept = tuple(_kept(timed, scores, step, account) for step in steps)
    due_days = {each.step.id: each.due.day for each in kept if each.due}
    over = (scores[step] for step, day in due_days.items() if day < account.on)
    told = [each.on for each in account.reports if each.step in scores]
    first = min([start, account.on, *told])
    return KeepingFinding(
        package=package,
        start=start,
        account=account,
        steps=kept,
        overall=roll_up(scores.values()),
        due=roll_up(over),
        tracks=tuple(_by_track(kept)),
        parties=tuple(_by_party(kept)),
        course=stands(steps, reports, due_days, first, account.on),
        later=sum(each.on > account.on for each in account.reports),
        left_out=tuple(dict.fromkeys(e.step for e in account.reports if e.step not in scores)),
        timed=timed,
        planned=planned_timing(net, scores, account.on),
    )


def _kept(timed: Timing, scores: Scores, step: Step, account: Account) -> Kept:
    score = scores[step.id]
    due, start_due = timed.due(step.deadline), timed.due(step.start_by)
    counted = [part.counted for part in score.parts if part.counted and part.counted.excused]
    suspended = (part.counted.suspended_by for part in score.parts if part.counted)
    days, is_start = _days_late(score, due, start_due, account.on)
    waits = _waits(timed, scores, step, account.on)
    facts = _Facts(
        is_disputed=any(part.is_disputed for part in score.parts),
        is_suspended=any(part.counted and part.counted.suspended_by for part in score.parts),
        is_excused=bool(counted),
        is_late=days > 0,
        is_due=due is not None and 0 <= (due.day - account.on).days <= account.horizon,
        is_waiting=waits is not None,
    )
    last = timed.network.parts[timed.network.of_step[step.id][-1]]
    end = timed.at(last.completion)
    return Kept(
        step=step,
        score=score,
        statuses=tuple(_statuses(score, facts)),
        due=due,
        start_due=start_due,
        days_late=days,
        is_late_start=is_start,
        end=None if end is None else timed.network.clock.day_of(end),
        waits_for=waits or (),
        excuses=tuple(dict.fromkeys(each.excused for each in counted)),
        suspended_by=_once(suspended),
        disputed_by=_once(part.disputed_by for part in score.parts),
        tracks=tracks_of(step, account.tracks),
    )


def _once(actors: Iterable[Iterable[ActorId]]) -> tuple[ActorId, ...]:
    return tuple(dict.fromkeys(who for some in actors for who in some))


def _days_late(
    score: StepScore, due: Due | None, start_due: Due | None, on: dt.date
) -> tuple[int, bool]:
    """Return how many days late a step is, and whether it only should have begun.

    The day of the deadline is in time, whatever its hour: reports know days only.
    """
    day = score.full_since or on
    if due is not None and day > due.day:
        return (day - due.day).days, False
    is_under_way = score.begun is not None and score.claimed is not Score.FULL
    begun = score.begun or on
    if start_due is None or is_under_way or begun <= start_due.day:
        return 0, False
    return (begun - start_due.day).days, True


def _waits(timed: Timing, scores: Scores, step: Step, on: dt.date) -> tuple[StepId, ...] | None:
    """Return for which steps one waits that could not begin yet; None for one that could, or did.

    It may wait for nothing but a day, or an event that no step brings about.
    """
    clock, parts = timed.network.clock, timed.network.parts
    now = clock.end_of(on) - 1
    first = parts[timed.network.of_step[step.id][0]]
    if scores[step.id].begun is not None or is_free(timed, first, now):
        return None
    named = dict.fromkeys(missing(timed, first.start, now))
    return tuple(each for each in named if each != step.id)


@dataclass(frozen=True, slots=True)
class _Facts:
    """What holds of a step, beside its score."""

    is_disputed: bool
    is_suspended: bool
    is_excused: bool
    is_late: bool
    is_due: bool
    is_waiting: bool


def _statuses(score: StepScore, facts: _Facts) -> Iterator[Status]:
    """Give every status that holds, by their order."""
    if facts.is_disputed:
        yield Status.DISPUTED
    if score.claimed is Score.FULL:
        yield Status.DONE_LATE if facts.is_late else Status.DONE
        return
    if facts.is_suspended:
        yield Status.SUSPENDED
    if facts.is_excused:
        yield Status.EXCUSED
    if facts.is_late:
        yield Status.LATE
    if facts.is_due:
        yield Status.DUE
    if score.claimed > Score.NOT_BEGUN:
        yield Status.UNDER_WAY
        return
    if facts.is_waiting:
        yield Status.WAITING
    elif not (facts.is_suspended or facts.is_excused):
        yield Status.READY
    yield Status.NOT_BEGUN


def tracks_of(step: Step, tracks: Mapping[IssueId, TrackId]) -> tuple[TrackId, ...]:
    """Return the tracks of a step: its own, or those of the issues whose options it carries out."""
    if step.track is not None:
        return (step.track,)
    issues = (atom.issue for atom in atoms(step.carries_out)) if step.carries_out else ()
    return tuple(dict.fromkeys(tracks[issue] for issue in issues if issue in tracks))


def _by_track(kept: Sequence[Kept]) -> Iterator[tuple[TrackId | None, RollUp]]:
    """Give the roll-up of each track; a step of several counts in each."""
    named = dict.fromkeys(track for each in kept for track in each.tracks)
    for track in named:
        yield track, roll_up(each.score for each in kept if track in each.tracks)
    others = [each.score for each in kept if not each.tracks]
    if others:
        yield None, roll_up(others)


def _by_party(kept: Sequence[Kept]) -> Iterator[tuple[ActorId, RollUp]]:
    """Give the roll-up of each actor; a step of several counts for each."""
    for actor in dict.fromkeys(who for each in kept for who in each.step.actors):
        yield actor, roll_up(each.score for each in kept if actor in each.step.actors)
