"""How far each part of a roadmap can slip by itself, by letting it slip a day more each time."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from tests.oracles.schedules import ONE_DAY, Days, Turn, count_of, in_days, live

from paraph.terms.deadlines import Counted, Deadline, EarlierOf, Fixed, LaterOf, MonthAfter, Upon
from paraph.terms.preconditions import Point, Precondition, Reached, Several
from paraph.terms.steps import Step

HORIZON = 110
MOST = 50
"""Who can slip so far is not bound."""

Rows = Mapping[Turn, Days]
Limit = tuple[Turn, Point, Deadline]


def due(rows: Rows, steps: Sequence[Step], start: dt.date, deadline: Deadline) -> int | None:
    """The last day, in days from the first, on which something is in time."""
    match deadline:
        case Fixed(day):
            return (day - start).days
        case Counted(period, origin, is_before):
            came = came_on(rows, steps, origin)
            return None if came is None else came + in_days(period) * (-1 if is_before else 1)
        case Upon(origin):
            return came_on(rows, steps, origin)
        case MonthAfter(origin, months):
            came = came_on(rows, steps, origin)
            return None if came is None else first_of_month(start, came, months)
        case EarlierOf(parts) | LaterOf(parts):
            days = [due(rows, steps, start, part) for part in parts]
            known = [day for day in days if day is not None]
            if isinstance(deadline, EarlierOf):
                return min(known, default=None)
            return max(known) if len(known) == len(days) else None


def first_of_month(start: dt.date, came: int, months: int) -> int:
    day = start + came * ONE_DAY
    for _ in range(months):
        day = (day.replace(day=28) + 4 * ONE_DAY).replace(day=1)
    return (day - start).days


def came_on(rows: Rows, steps: Sequence[Step], origin: Precondition) -> int | None:
    match origin:
        case Several(needed, parts):
            days = [day for part in parts if (day := came_on(rows, steps, part)) is not None]
            return sorted(days)[needed - 1] if len(days) >= needed else None
        case Reached(step, point, tranche):
            known = {each.id: each for each in steps}
            if step not in known:
                return None
            last = 1 if point is Point.START else count_of(known[step])
            return at(rows[step, tranche or last], point) if (step, 1) in rows else None
        case _:
            return 0


def at(row: Days, point: Point) -> int:
    return {
        Point.START: row.start,
        Point.COMPLETION: row.completion,
        Point.VERIFICATION: row.verification,
    }[point]


def limits(steps: Sequence[Step]) -> list[Limit]:
    starts = [((each.id, 1), Point.START, each.start_by) for each in steps if each.start_by]
    ends = [
        ((each.id, count_of(each)), Point.COMPLETION, each.deadline)
        for each in steps
        if each.deadline
    ]
    return starts + ends


class Slipping:
    """A roadmap of which one part at a time slips."""

    def __init__(self, steps: Sequence[Step], start: dt.date) -> None:
        self.steps, self.start = steps, start
        self.rows = self._rows({})
        self.kept = [each for each in limits(steps) if self._is_kept(self.rows, each)]
        late = [each for each in limits(steps) if each not in self.kept]
        self.late = [(turn, point) for turn, point, _ in late if turn in self.rows]
        self.free = [turn for turn in self.rows if self._most(turn, self._is_in_time) == MOST]
        self.end = max(map(last_of, self.rows.values()), default=0)

    def latest_start(self, turn: Turn) -> int:
        """The last day on which a part can start, all others being as early as they can."""
        return self.rows[turn].start + self._most(turn, self._is_well)

    def _most(self, turn: Turn, is_fine: Callable[[Rows], bool]) -> int:
        for slip in range(1, MOST + 1):
            if not is_fine(self._rows({turn: self.rows[turn].start + slip})):
                return slip - 1
        return MOST

    def _rows(self, not_sooner: Mapping[Turn, int]) -> Rows:
        return live(self.steps, self.start, {}, not_sooner, days=HORIZON)

    def _is_kept(self, rows: Rows, limit: Limit) -> bool:
        turn, point, deadline = limit
        last = due(rows, self.steps, self.start, deadline)
        return turn not in rows or last is None or at(rows[turn], point) <= last

    def _is_in_time(self, rows: Rows) -> bool:
        are_held = all(
            at(rows[turn], point) <= at(self.rows[turn], point) for turn, point in self.late
        )
        return are_held and all(self._is_kept(rows, each) for each in self.kept)

    def _is_well(self, rows: Rows) -> bool:
        return self._is_in_time(rows) and all(last_of(rows[turn]) <= self.end for turn in self.free)


def last_of(row: Days) -> int:
    return max(row.verification, row.effect or 0)
