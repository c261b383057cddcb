"""How steps stand as of a day, against days and numbers written out by hand."""

import datetime as dt
from fractions import Fraction

import pytest
from tests.roadmap.kept import START, day, days_after, ids, kept, one, report, statuses, step
from tests.strategies import chosen

from paraph.roadmap.bargain import TieKind, bargains, consequences
from paraph.roadmap.keeping import Status
from paraph.terms.deadlines import Fixed
from paraph.terms.ids import IssueId, StepId, TrackId
from paraph.terms.periods import Duration, Period, PeriodUnit
from paraph.terms.preconditions import Point, Reached
from paraph.terms.steps import Consequence, Escrow, Tranches

WEEK = Duration(Period(1, PeriodUnit.WEEKS), Period(1, PeriodUnit.WEEKS))


def test_a_deadline_runs_from_the_day_on_which_its_origin_was_done() -> None:
    steps = (
        step("sign", due=day(1, 10)),
        step("open", due=days_after(60, "sign"), after=Reached(StepId("sign"))),
    )
    before = kept(steps, (), day(1, 5))
    assert one(before, "open").due is not None
    signed = kept(steps, (report("sign", 3, day(2, 13)),), day(4, 13))
    due = one(signed, "open").due
    assert due is not None
    assert due.day == day(4, 13), "60 days after 13 February of a leap year"
    assert statuses(signed, "sign") == ["done late"]
    assert one(signed, "sign").days_late == 34
    assert statuses(signed, "open") == ["due", "ready", "not begun"]
    assert statuses(kept(steps, (report("sign", 3, day(2, 13)),), day(4, 14)), "open")[0] == "late"


def test_a_deadline_does_not_run_from_what_is_disputed() -> None:
    steps = (step("sign"), step("open", due=days_after(10, "sign")))
    found = kept(steps, (report("sign", 3, day(2, 1), "ada", disputed="ben"),), day(3, 1))
    due = one(found, "open").due
    assert due is not None
    assert due.day == day(3, 12), "at the earliest ten days after tomorrow"


def test_the_day_of_the_deadline_is_in_time() -> None:
    steps = (step("pay", due=day(3, 1)),)
    assert statuses(kept(steps, (), day(3, 1)), "pay") == ["due", "ready", "not begun"]
    late = kept(steps, (), day(3, 2))
    assert statuses(late, "pay") == ["late", "ready", "not begun"]
    assert one(late, "pay").days_late == 1
    done = kept(steps, (report("pay", 3, day(3, 1)),), day(9, 1))
    assert statuses(done, "pay") == ["done"]


def test_an_hour_of_the_day_of_the_deadline_is_in_time_too() -> None:
    steps = (step("pay", due=Fixed(day(3, 1), dt.time(12), "Europe/Brussels")),)
    assert one(kept(steps, (report("pay", 3, day(3, 1)),), day(4, 1)), "pay").status is Status.DONE


@pytest.mark.parametrize(("within", "headline"), [(30, "ready"), (31, "due")])
def test_a_step_is_due_from_so_many_days_before(within: int, headline: str) -> None:
    found = kept((step("pay", due=day(5, 1)),), (), day(3, 31), horizon=within)
    assert statuses(found, "pay")[0] == headline


def test_a_step_waits_until_what_it_waits_for_is_done() -> None:
    steps = (
        step("a"),
        step("b", after=Reached(StepId("a"))),
        step("c", after=Reached(StepId("a"), Point.VERIFICATION)),
    )
    found = kept(steps, (), day(2, 1))
    assert statuses(found, "b") == ["waiting", "not begun"]
    assert one(found, "b").waits_for == ("a",)
    claimed = kept(steps, (report("a", 3, day(2, 1), "ada"),), day(2, 1))
    assert statuses(claimed, "b") == ["ready", "not begun"]
    assert statuses(claimed, "c") == ["waiting", "not begun"], "nobody verified it"
    verified = kept(steps, (report("a", 3, day(2, 1), verified="cyd"),), day(2, 1))
    assert [each.step.id for each in verified.ready] == ["b", "c"]


def test_what_is_begun_does_not_wait_any_more() -> None:
    steps = (step("a"), step("b", after=Reached(StepId("a"))))
    assert statuses(kept(steps, (report("b", 1, day(2, 1)),), day(2, 2)), "b") == ["under way"]


def test_nothing_can_begin_before_the_roadmap() -> None:
    assert statuses(kept((step("a"),), (), START - dt.timedelta(days=1)), "a")[0] == "waiting"


def test_a_step_that_should_have_begun_is_late() -> None:
    steps = (step("a", start_by=Fixed(day(2, 1))),)
    found = kept(steps, (), day(2, 11))
    assert (one(found, "a").days_late, one(found, "a").is_late_start) == (10, True)
    assert statuses(kept(steps, (report("a", 1, day(2, 1)),), day(2, 11)), "a") == ["under way"]


def test_what_was_begun_late_is_done_late() -> None:
    steps = (step("a", start_by=Fixed(day(2, 1))),)
    found = kept(steps, (report("a", 1, day(2, 3)), report("a", 3, day(5, 1))), day(6, 1))
    assert statuses(found, "a") == ["done late"]
    assert (one(found, "a").days_late, one(found, "a").is_late_start) == (2, True)


def test_an_excuse_and_a_suspension_stand_before_lateness() -> None:
    steps = (step("a", due=day(2, 1)), step("b", due=day(2, 1)))
    reports = (
        report("a", 1, day(1, 20), excused="the flood"),
        report("b", 1, day(1, 20), suspended="ben"),
    )
    found = kept(steps, reports, day(3, 1))
    assert statuses(found, "a") == ["excused", "late", "under way"]
    assert statuses(found, "b") == ["suspended", "late", "under way"]
    assert [each.step.id for each in found.slipped] == ["b"]
    assert one(found, "b").suspended_by == ("ben",)


def test_a_later_report_ends_an_excuse() -> None:
    reports = (report("a", 1, day(1, 20), excused="the flood"), report("a", 2, day(2, 20)))
    assert statuses(kept((step("a", due=day(2, 1)),), reports, day(3, 1)), "a")[0] == "late"


def test_a_disputed_step_is_disputed_before_it_is_done() -> None:
    reports = (report("a", 3, day(1, 20), "ada", disputed="ben"),)
    found = kept((step("a", due=day(2, 1)),), reports, day(3, 1))
    assert statuses(found, "a") == ["disputed", "done"]
    assert not one(found, "a").is_finished


def test_tranches_have_their_own_scores_and_one_deadline() -> None:
    steps = (step("oil", tranches=Tranches(2), due=day(3, 1)),)
    half = kept(steps, (report("oil", 3, day(2, 1), tranche=1),), day(3, 2))
    assert statuses(half, "oil") == ["late", "under way"]
    assert half.overall.claimed == 50
    whole = (report("oil", 3, day(2, 1), tranche=1), report("oil", 3, day(3, 4), tranche=2))
    done = kept(steps, whole, day(4, 1))
    assert (statuses(done, "oil"), one(done, "oil").days_late) == (["done late"], 3)


def test_the_earliest_end_moves_with_the_day() -> None:
    found = kept((step("a", duration=WEEK),), (), day(3, 1))
    assert one(found, "a").end == day(3, 9), "it can begin tomorrow"
    begun = kept((step("a", duration=WEEK),), (report("a", 1, day(2, 28)),), day(3, 1))
    assert one(begun, "a").end == day(3, 6)


def test_roll_ups_are_sums_of_scores_in_hundredths() -> None:
    steps = (
        step("a", "ada", day(2, 1), track=TrackId("arms")),
        step("b", "ada ben", day(2, 1), track=TrackId("arms")),
        step("c", "ben", day(9, 1), carries_out=chosen("aid", "oil")),
        step("d", "ben"),
    )
    reports = (
        report("a", 3, day(1, 9), verified="cyd"),
        report("b", 1, day(1, 9)),
        report("c", 2, day(1, 9)),
    )
    found = kept(steps, reports, day(3, 1), tracks={IssueId("aid"): TrackId("relief")})
    assert found.overall.claimed == Fraction(600, 12)
    assert found.overall.verified == Fraction(300, 12)
    assert (found.due.steps, found.due.claimed) == (2, Fraction(400, 6))
    assert {track: each.claimed for track, each in found.tracks} == {
        "arms": Fraction(400, 6),
        "relief": Fraction(200, 3),
        None: 0,
    }
    assert {actor: each.claimed for actor, each in found.parties} == {
        "ada": Fraction(400, 6),
        "ben": Fraction(300, 9),
    }


def test_the_roll_up_is_known_whenever_something_changed_it() -> None:
    steps = (step("a", due=day(2, 10)), step("b"))
    reports = (report("a", 2, day(1, 20)), report("a", 3, day(2, 5)))
    found = kept(steps, reports, day(3, 5))
    assert [(each.day, each.every.claimed, each.due.steps) for each in found.course] == [
        (day(1, 1), 0, 0),
        (day(1, 20), Fraction(100, 3), 0),
        (day(1, 31), Fraction(100, 3), 0),
        (day(2, 5), 50, 0),
        (day(2, 11), 50, 1),
        (day(2, 29), 50, 1),
        (day(3, 5), 50, 1),
    ]


BREACH = Consequence("ben may stop paying", (StepId("pay"), StepId("gone")), ids("ben"))


def test_a_late_step_has_consequences_and_an_excused_one_has_none() -> None:
    steps = (step("a", due=day(2, 1), consequence=BREACH), step("pay", "ben"))
    (applies,) = consequences(kept(steps, (), day(3, 1)))
    assert not applies.hangs_on_dispute
    assert [(each.step, each.by, each.kept is not None) for each in applies.suspendable] == [
        ("pay", ("ben",), True),
        ("gone", ("ben",), False),
    ]
    assert consequences(kept(steps, (), day(2, 1))) == ()
    excused = (report("a", 0, day(1, 9), excused="the flood"),)
    assert consequences(kept(steps, excused, day(3, 1))) == ()


def test_who_may_suspend_is_whoever_does_the_step_where_nobody_is_named() -> None:
    steps = (
        step("a", due=day(2, 1), consequence=Consequence("", (StepId("pay"),))),
        step("pay", "ben"),
    )
    (applies,) = consequences(kept(steps, (), day(3, 1)))
    assert applies.suspendable[0].by == ("ben",)


def test_what_follows_from_a_disputed_step_hangs_on_the_dispute() -> None:
    steps = (step("a", due=day(2, 1), consequence=BREACH), step("pay", "ben"))
    disputed = (report("a", 3, day(1, 9), "ada", disputed="ben"),)
    (applies,) = consequences(kept(steps, disputed, day(3, 1)))
    assert applies.hangs_on_dispute
    assert consequences(kept(steps, disputed, day(2, 1))) == ()


def test_a_slipped_step_shows_what_was_given_for_it() -> None:
    steps = (
        step("a", due=day(2, 1), carries_out=chosen("border", "joint"), clause="Art. 3"),
        step("pay", "ben", in_return_for=(StepId("a"),)),
        step("visas", "ben", gate=Reached(StepId("a"), Point.VERIFICATION)),
        step("deposit", "ben", escrow=Escrow(Reached(StepId("a")))),
        step("letters", "ben", simultaneous=(StepId("a"),)),
    )
    found = kept(steps, (report("pay", 3, day(1, 9)),), day(3, 1))
    (bargain,) = bargains(found)
    assert bargain.options == (("border", "joint"),)
    assert bargain.kept.step.clause == "Art. 3"
    assert [(tie.kind, tie.kept.step.id, tie.kept.status) for tie in bargain.ties] == [
        (TieKind.ANSWERED_BY, "pay", Status.DONE),
        (TieKind.OPENS, "visas", Status.WAITING),
        (TieKind.RELEASES, "deposit", Status.READY),
        (TieKind.SIMULTANEOUS, "letters", Status.READY),
    ]


def test_what_comes_next_is_by_deadline() -> None:
    steps = (
        step("c", due=day(9, 1)),
        step("b", due=day(4, 1)),
        step("a", due=day(2, 1)),
        step("d"),
    )
    found = kept(steps, (report("b", 1, day(1, 9)),), day(3, 1))
    assert [each.step.id for each in found.coming] == ["b", "c"]
    assert [each.step.id for each in found.ready] == ["c", "a", "d"]


def test_reports_of_other_steps_and_of_later_days_are_told() -> None:
    found = kept((step("a"),), (report("a", 1, day(9, 1)), report("gone", 1, day(1, 9))), day(3, 1))
    assert (found.later, found.left_out) == (1, ("gone",))
