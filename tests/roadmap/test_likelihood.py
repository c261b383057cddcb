"""How likely dates are, against probabilities worked out by hand."""

import datetime as dt
from collections.abc import Iterable

import pytest
from tests.roadmap.made import (
    START,
    by,
    calendar,
    day_after,
    days,
    done,
    expected,
    hours,
    lasting,
    months,
    step,
    timed,
    within,
)

from paraph.roadmap.likelihood import DateOdds, LikelihoodFinding, likelihood
from paraph.terms.calendars import COMMON_CALENDAR, Calendar
from paraph.terms.deadlines import Fixed
from paraph.terms.preconditions import Outside
from paraph.terms.steps import OutsideEvent, Step

DRAWS = 2_000
ERROR = 0.056
"""Five times the largest standard error of a share in so many draws: .5 / sqrt(2000)."""


def odds(
    *steps: Step,
    outside: Iterable[OutsideEvent] = (),
    seed: int = 1,
    draws: int = DRAWS,
    counted: Calendar = COMMON_CALENDAR,
    start: dt.date = START,
) -> LikelihoodFinding:
    events = tuple(outside)
    net = timed(*steps, outside=events, counted=counted, start=start).network
    found = likelihood(net, events, draws=draws, seed=seed, progress=lambda *_: None)
    assert found is not None
    return found


def of(found: LikelihoodFinding, name: str) -> DateOdds:
    return next(each for each in found.parts if each.step == name)


def test_without_ranges_nothing_is_asked_of_chance() -> None:
    net = timed(step("a")).network
    assert likelihood(net, (), draws=9, seed=1, progress=lambda *_: None) is None
    once = [expected("rain", 3)]
    fixed = timed(step("a", Outside("rain")), outside=once).network
    assert likelihood(fixed, once, draws=9, seed=1, progress=lambda *_: None) is None


@pytest.mark.parametrize("due", range(11, 21))
def test_each_length_of_a_range_is_as_likely(due: int) -> None:
    found = odds(step("a", lasts=lasting(11, 20), deadline=by(due)))
    share = (due - 10) / 10
    assert of(found, "a").in_time == pytest.approx(share, abs=ERROR)
    assert found.all_in_time == of(found, "a").in_time


def test_days_of_tenths_are_those_of_the_range() -> None:
    one = of(odds(step("a", lasts=lasting(1, 100))), "a")
    found = [(each - START).days for each in (one.early, one.middle, one.late)]
    assert found == pytest.approx([10.5, 50.5, 90.5], abs=6)


def test_two_in_a_row_are_in_time_as_often_as_two_dice_say() -> None:
    die = lasting(1, 6)
    found = odds(step("a", lasts=die), step("b", "a", die, deadline=by(7)))
    assert of(found, "b").in_time == pytest.approx(21 / 36, abs=ERROR)
    assert found.drawn == 2


def test_two_side_by_side_are_in_time_as_often_as_the_larger_of_two_dice_says() -> None:
    die = lasting(1, 6)
    found = odds(step("a", lasts=die), step("b", lasts=die), step("c", "a b", 0, deadline=by(4)))
    assert of(found, "c").in_time == pytest.approx(16 / 36, abs=ERROR)


def test_all_is_in_time_only_where_every_deadline_is_kept_a_start_by_among_them() -> None:
    found = odds(
        step("a", lasts=lasting(1, 4), deadline=by(3)),
        step("b", lasts=lasting(1, 4)),
        step("c", "b", 1, start_by=by(2)),
    )
    assert of(found, "a").in_time == pytest.approx(3 / 4, abs=ERROR)
    assert of(found, "c").in_time == pytest.approx(2 / 4, abs=ERROR)
    assert found.all_in_time == pytest.approx(3 / 8, abs=ERROR)


def test_an_outside_event_comes_on_each_of_its_days_as_likely() -> None:
    vote = [expected("vote", 10, 19)]
    found = odds(step("a", Outside("vote"), 2, deadline=by(15)), outside=vote)
    assert of(found, "a").in_time == pytest.approx(4 / 10, abs=ERROR)


def test_a_deadline_that_runs_from_an_outside_event_comes_with_it() -> None:
    vote = [expected("vote", 10, 60)]
    after = step("a", Outside("vote"), 2, deadline=within(2, Outside("vote")))
    assert of(odds(after, outside=vote), "a").in_time == 1
    alone = step("b", lasts=20, deadline=within(days(0), Outside("vote")))
    assert of(odds(alone, outside=vote), "b").in_time == pytest.approx(41 / 51, abs=ERROR)


def test_hours_are_drawn_by_hours() -> None:
    noon = Fixed(day_after(0), dt.time(12))
    found = odds(step("a", lasts=lasting(hours(9), hours(16)), deadline=noon))
    assert of(found, "a").in_time == pytest.approx(4 / 8, abs=ERROR)


def test_months_are_drawn_by_days() -> None:
    # From 15 June to 15 July or 15 August: 30 to 61 days, of which 30 to 45 are in time.
    found = odds(step("a", lasts=lasting(months(1), months(2)), deadline=by(45)))
    assert of(found, "a").in_time == pytest.approx(16 / 32, abs=ERROR)


@pytest.mark.parametrize("zone", ["Europe/Berlin", "America/New_York", "Asia/Tehran"])
def test_days_are_days_in_every_zone(zone: str) -> None:
    vote = [
        OutsideEvent("vote", dt.date(2023, 10, 20), dt.date(2023, 11, 18), expected("", 0).source)
    ]
    found = odds(
        step("a", Outside("vote"), 0, deadline=Fixed(dt.date(2023, 11, 8))),
        outside=vote,
        counted=calendar(zone),
        start=dt.date(2023, 10, 1),
    )
    assert of(found, "a").in_time == pytest.approx(20 / 30, abs=ERROR)


def test_the_same_seed_draws_the_same_and_another_does_not() -> None:
    steps = step("a", lasts=lasting(1, 50), deadline=by(25)), step("b", done("a"), lasting(1, 9))
    assert odds(*steps, seed=4, draws=200) == odds(*steps, seed=4, draws=200)
    assert odds(*steps, seed=4, draws=200) != odds(*steps, seed=5, draws=200)


def test_progress_is_told_after_each_draw() -> None:
    told: list[tuple[int, int]] = []
    net = timed(step("a", lasts=lasting(1, 3))).network
    likelihood(net, (), draws=3, seed=1, progress=lambda *at: told.append(at))
    assert told == [(1, 3), (2, 3), (3, 3)]


def test_no_day_is_before_the_least_or_after_the_greatest_length() -> None:
    found = odds(step("a", lasts=lasting(5, 9)), step("b", "a", lasting(1, 2)), draws=300)
    assert day_after(5) <= of(found, "a").early <= of(found, "a").late <= day_after(9)
    assert day_after(6) <= found.end[0] <= found.end[2] <= day_after(11)
