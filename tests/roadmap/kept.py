"""Steps and reports for tests of whether a roadmap was kept, made by hand."""

import datetime as dt
from typing import Any

from tests.strategies import SUPPOSED

from paraph.roadmap.finding import Matter
from paraph.roadmap.keeping import Account, KeepingFinding, Kept, keeping
from paraph.terms.calendars import COMMON_CALENDAR
from paraph.terms.compliance import ComplianceReport, Score
from paraph.terms.deadlines import Counted, Fixed
from paraph.terms.ids import ActorId, StepId
from paraph.terms.periods import Period, PeriodUnit
from paraph.terms.preconditions import Reached
from paraph.terms.steps import Step
from paraph.terms.wording import NO_WORDING

START = dt.date(2024, 1, 1)


def day(month: int, date: int) -> dt.date:
    return dt.date(2024, month, date)


def ids(words: str) -> tuple[ActorId, ...]:
    return tuple(map(ActorId, words.split()))


def days_after(count: int, step: str) -> Counted:
    return Counted(Period(count, PeriodUnit.DAYS), Reached(StepId(step)))


def step(name: str, actors: str = "ada", due: object = None, **keys: Any) -> Step:  # noqa: ANN401
    """A step verified by cyd, unless asked otherwise; `due` a date or a deadline."""
    deadline = Fixed(due) if isinstance(due, dt.date) else due
    usual: dict[str, Any] = {
        "deliverable": "",
        "carries_out": None,
        "after": None,
        "duration": None,
        "verifiers": ids("cyd"),
        "source": SUPPOSED,
    }
    words = {"id": StepId(name), "name": name.title(), "actors": ids(actors), "deadline": deadline}
    return Step(**(usual | words | keys))


def report(
    name: str,
    score: int,
    on: dt.date,
    by: str | None = None,
    *,
    verified: str = "",
    disputed: str = "",
    suspended: str = "",
    tranche: int | None = None,
    excused: str = "",
) -> ComplianceReport:
    return ComplianceReport(
        step=StepId(name),
        score=Score(score),
        on=on,
        by=ActorId(by) if by else None,
        source=SUPPOSED,
        tranche=tranche,
        verified_by=ids(verified),
        disputed_by=ids(disputed),
        suspended_by=ids(suspended),
        excused=excused,
    )


def matter(*steps: Step) -> Matter:
    parties = ids("ada ben cyd")
    names = {each: each.title() for each in parties}
    return Matter(steps, (), (), parties, names, COMMON_CALENDAR, NO_WORDING, {}, {})


def kept(
    steps: tuple[Step, ...],
    reports: tuple[ComplianceReport, ...],
    on: dt.date,
    **keys: Any,  # noqa: ANN401
) -> KeepingFinding:
    return keeping(matter(*steps), None, START, Account(reports, on, **keys))


def one(found: KeepingFinding, name: str) -> Kept:
    return found.by_id[StepId(name)]


def statuses(found: KeepingFinding, name: str) -> list[str]:
    return [each.value for each in one(found, name).statuses]
