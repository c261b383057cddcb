"""Steps by words, and roadmaps of them."""

import datetime as dt
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any

from tests.strategies import SUPPOSED

from paraph.roadmap.clock import Clock
from paraph.roadmap.finding import Matter, RoadmapFinding, roadmap_finding
from paraph.roadmap.network import network
from paraph.roadmap.timing import Timing, timing
from paraph.roadmap.worth import Gains
from paraph.terms.agenda import Package
from paraph.terms.calendars import COMMON_CALENDAR, Calendar
from paraph.terms.conditions import Condition
from paraph.terms.deadlines import Counted, Deadline, Fixed
from paraph.terms.ids import ActorId, IssueId, LevelId, OptionId, Seat, StepId
from paraph.terms.numbers import Range
from paraph.terms.periods import Duration, Period, PeriodUnit
from paraph.terms.preconditions import Launched, Point, Precondition, Reached, Several, every
from paraph.terms.steps import Approval, ApprovalKind, OutsideEvent, Step, StepValue
from paraph.terms.wording import NO_WORDING, Wording

START = dt.date(2023, 6, 15)
FAR = Fixed(dt.date(2099, 1, 1))
LAUNCH = Launched()


def ids(words: str) -> tuple[ActorId, ...]:
    return tuple(map(ActorId, words.split()))


def steps_called(words: str) -> tuple[StepId, ...]:
    return tuple(map(StepId, words.split()))


def days(count: int) -> Period:
    return Period(count, PeriodUnit.DAYS)


def weeks(count: int) -> Period:
    return Period(count, PeriodUnit.WEEKS)


def months(count: int) -> Period:
    return Period(count, PeriodUnit.MONTHS)


def working(count: int) -> Period:
    return Period(count, PeriodUnit.WORKING_DAYS)


def hours(count: int) -> Period:
    return Period(count, PeriodUnit.HOURS)


def lasting(low: Period | int, high: Period | int | None = None) -> Duration:
    """A length in days, or as it is; exact unless a longer one is given."""
    least = days(low) if isinstance(low, int) else low
    most = least if high is None else high
    return Duration(least, days(most) if isinstance(most, int) else most)


def done(name: str, tranche: int | None = None) -> Reached:
    return Reached(StepId(name), Point.COMPLETION, tranche)


def begun(name: str, tranche: int | None = None) -> Reached:
    return Reached(StepId(name), Point.START, tranche)


def verified(name: str, tranche: int | None = None) -> Reached:
    return Reached(StepId(name), Point.VERIFICATION, tranche)


def some_of(needed: int, *parts: Precondition) -> Several:
    return Several(needed, parts)


def all_done(names: str) -> Precondition | None:
    return every(tuple(done(name) for name in names.split()))


def day_after(count: int, day: dt.date = START) -> dt.date:
    return day + dt.timedelta(days=count)


def by(count: int) -> Fixed:
    """By the end of the day so many days after the first."""
    return Fixed(day_after(count))


def within(period: Period | int, origin: Precondition = LAUNCH) -> Counted:
    return Counted(days(period) if isinstance(period, int) else period, origin)


def approval(level: str | None = None, kind: ApprovalKind = ApprovalKind.ADOPTION) -> Approval:
    return Approval(kind, None if level is None else LevelId(level))


def step(
    name: str,
    after: str | Precondition | None = None,
    lasts: Period | Duration | int | None = 7,
    *,
    deadline: Deadline | None = FAR,
    actors: str = "ada",
    verifiers: str = "cyd",
    carries_out: Condition | None = None,
    **keys: Any,  # noqa: ANN401 - whatever else a step may say
) -> Step:
    """A step with nothing wrong, unless asked for; `lasts` in days."""
    duration = lasting(lasts) if isinstance(lasts, int | Period) else lasts
    waits = all_done(after) if isinstance(after, str) else after
    usual = {"deliverable": "a signed report"}
    return Step(
        id=StepId(name),
        name=name.title(),
        actors=ids(actors),
        carries_out=carries_out,
        after=waits,
        duration=duration,
        deadline=deadline,
        verifiers=ids(verifiers),
        source=SUPPOSED,
        **(usual | keys),
    )


def expected(words: str, earliest: int, latest: int | None = None) -> OutsideEvent:
    """An outside event, in days from the first."""
    last = earliest if latest is None else latest
    return OutsideEvent(words, day_after(earliest), day_after(last), SUPPOSED)


def value(name: str, party: str, cost: object = 0, benefit: object = 0) -> StepValue:
    """What a step is worth, by numbers or pairs of them."""
    return StepValue(StepId(name), ActorId(party), _range(cost), _range(benefit), SUPPOSED)


def _range(number: object) -> Range:
    low, high = number if isinstance(number, tuple) else (number, number)
    return Range(Fraction(str(low)), Fraction(str(high)))


def calendar(zone: str, rest: tuple[int, ...] = (6, 7), *holidays: dt.date) -> Calendar:
    return Calendar(Seat("mediator"), zone, rest, holidays)


def matter(
    steps: Iterable[Step],
    outside: Iterable[OutsideEvent] = (),
    values: Iterable[StepValue] = (),
    *,
    parties: str = "ada ben cyd",
    names: Mapping[ActorId, str] | None = None,
    counted: Calendar = COMMON_CALENDAR,
    wording: Wording = NO_WORDING,
    status_quo: Mapping[IssueId, OptionId] | None = None,
    gains: Gains | None = None,
) -> Matter:
    seats = ids(parties)
    known = {each: each.title() for each in seats} if names is None else names
    return Matter(
        steps=tuple(steps),
        outside=tuple(outside),
        values=tuple(values),
        parties=seats,
        names=known,
        calendar=counted,
        wording=wording,
        status_quo=status_quo or {},
        gains=gains or {},
    )


def road(
    *steps: Step,
    outside: Iterable[OutsideEvent] = (),
    values: Iterable[StepValue] = (),
    package: Package | None = None,
    start: dt.date = START,
    **keys: Any,  # noqa: ANN401 - whatever else a matter may say
) -> RoadmapFinding:
    return roadmap_finding(matter(steps, outside, values, **keys), package, start)


def timed(
    *steps: Step,
    outside: Iterable[OutsideEvent] = (),
    counted: Calendar = COMMON_CALENDAR,
    start: dt.date = START,
) -> Timing:
    clock = Clock(counted)
    return timing(network(steps, tuple(outside), clock, clock.start_of(start)))


def dates(found: RoadmapFinding) -> list[tuple[str, int, int]]:
    """Parts in order, with start and end in days from the first."""
    return [
        (
            each.step.id if each.tranche is None else f"{each.step.id}/{each.tranche}",
            (each.start - found.start).days,
            (each.end - found.start).days,
        )
        for each in found.scheduled
    ]
