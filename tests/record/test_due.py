"""What is due, by when, and who holds it up."""

import datetime as dt

from tests.small_talks import HALF_OPEN, LEVELS, Table

from paraph.record.commands import drafts, enquiries, ladder
from paraph.record.commands.command import Command
from paraph.record.due import Due, DueKind, Urgency, due
from paraph.record.refusals import FarDate
from paraph.terms.calendars import Calendar
from paraph.terms.drafts import ActKind, Tally, TextContent
from paraph.terms.ids import MEDIATOR, Seat
from paraph.terms.meetings import Mandate, MandateReport, Meeting, Minutes, Outcome

EXPERTS, MINISTERS, LEADERS = LEVELS
SUBMIT = drafts.SubmitDraft("d", "A draft", EXPERTS, TextContent("One."))
LATER = dt.datetime(2024, 3, 8, 12, tzinfo=dt.UTC)
SOON = dt.datetime(2024, 3, 4, 18, tzinfo=dt.UTC)


def act(kind: ActKind = ActKind.ACCEPT, until: dt.date | None = None) -> Command:
    why = "no" if kind is ActKind.OBJECT else ""
    return drafts.ActOnDraft("d", 1, kind, until, None, why)


def after(*given: tuple[str, Command]) -> Table:
    table = Table()
    for seat, command in given:
        table.does(seat, command)
    return table


def dues(table: Table, now: dt.datetime = SOON, reader: str = MEDIATOR) -> tuple[Due, ...]:
    return due(table.talks, now, Seat(reader))


def test_nothing_is_due_at_the_beginning() -> None:
    assert dues(Table()) == ()


def test_a_draft_waits_for_all_that_have_not_joined_in() -> None:
    table = after(("ada", SUBMIT), ("ada", act()), ("ben", act(ActKind.OBJECT)))
    assert dues(table) == (Due(DueKind.ACT, "d", None, None, "", ("ben", "cyd"), EXPERTS),)


def test_a_capital_confirms_by_the_end_of_its_own_day() -> None:
    # 8 March ends in Amman (UTC+3) at 21:00 UTC, and in Lima (UTC-5) on the 9th at 05:00 UTC.
    day = dt.date(2024, 3, 8)
    table = after(
        ("ada", ladder.SetCalendar(Calendar("ada", "America/Lima"))),
        ("ben", ladder.SetCalendar(Calendar("ben", "Asia/Amman"))),
        ("ada", SUBMIT),
        ("ada", act(ActKind.AD_REFERENDUM, day)),
        ("ben", act(ActKind.AD_REFERENDUM, day)),
        ("cyd", act()),
    )
    lima, amman = (dt.datetime(2024, 3, *hour, tzinfo=dt.UTC) for hour in ((9, 5), (8, 21)))
    assert dues(table) == (
        Due(DueKind.CAPITAL, "d", amman, day, "Asia/Amman", ("ben",), EXPERTS),
        Due(DueKind.CAPITAL, "d", lima, day, "America/Lima", ("ada",), EXPERTS),
    )


def test_a_date_centuries_away_is_not_entered() -> None:
    far = act(ActKind.AD_REFERENDUM, dt.date.max)
    assert after(("ada", SUBMIT)).asks("ada", far) == FarDate("9999-12-31", 1800, 2300)


def test_a_date_is_overdue_from_the_moment_it_is_over() -> None:
    table = after(("ada", SUBMIT), ("ada", act(ActKind.AD_REFERENDUM, dt.date(2024, 3, 8))))
    end = dt.datetime(2024, 3, 9, tzinfo=dt.UTC)
    capital, others = dues(table)
    assert capital.urgency(end - dt.timedelta(seconds=1)) is Urgency.DUE
    assert capital.urgency(end) is Urgency.OVERDUE
    assert others.urgency(end) is Urgency.OPEN


def test_the_chair_declares_what_all_have_joined_in() -> None:
    table = after(("ada", SUBMIT), *((party, act()) for party in ("ada", "ben", "cyd")))
    assert dues(table) == (Due(DueKind.ADOPTION, "d", None, None, "", (MEDIATOR,), EXPERTS),)


def test_silence_is_for_objecting_and_then_for_the_chair() -> None:
    table = after(
        ("ada", SUBMIT),
        ("mediator", drafts.CirculateUnderSilence("d", 1, LATER, "Asia/Tokyo")),
    )
    running = Due(DueKind.OBJECTION, "d", LATER, None, "Asia/Tokyo", (), EXPERTS)
    closed = Due(DueKind.CONFIRMATION, "d", LATER, None, "Asia/Tokyo", (MEDIATOR,), EXPERTS)
    assert dues(table, LATER - dt.timedelta(seconds=1)) == (running,)
    assert dues(table, LATER) == (closed,)
    table.now = LATER
    table.does("mediator", drafts.ConfirmSilence("d"))
    assert dues(table, LATER) == (Due(DueKind.ADOPTION, "d", None, None, "", (MEDIATOR,), EXPERTS),)


def test_what_was_sent_back_waits_for_whoever_submitted_it() -> None:
    table = after(("ada", SUBMIT), *((party, act()) for party in ("ada", "ben", "cyd")))
    table.does(
        "mediator",
        drafts.AdoptDraft("d", 1),
        drafts.ReferUp("d", MINISTERS),
        drafts.SendBack("d", EXPERTS, "cost it"),
    )
    assert dues(table) == (Due(DueKind.RENEWAL, "d", None, None, "", ("ada",), EXPERTS),)


def test_adopted_and_withdrawn_drafts_wait_for_nobody() -> None:
    table = after(("ada", SUBMIT), ("ada", drafts.WithdrawDraft("d", "no")))
    assert dues(table) == ()


def mandate(name: str, due_at: str | None = None, due_on: dt.date | None = None) -> Command:
    return ladder.GiveMandate(Mandate(name, MINISTERS, EXPERTS, "Draft it", due_at, due_on))


def report(outcome: Outcome) -> Command:
    return ladder.ReportMandate(MandateReport("b", outcome, dt.date(2024, 3, 5), "so far"))


MAY = dt.date(2024, 5, 13)
CALL = ladder.CallMeeting(Meeting("m", MINISTERS, "Geneva", MAY, dt.date(2024, 5, 14)))


def test_a_mandate_is_due_on_its_day_or_on_the_first_day_of_its_meeting() -> None:
    # By the clock of the mediator's party, in Moscow (UTC+3).
    table = after(
        ("host", ladder.SetCalendar(Calendar("host", "Europe/Moscow"))),
        ("mediator", CALL),
        ("mediator", mandate("a", due_at="m")),
        ("mediator", mandate("b", due_on=dt.date(2024, 3, 8))),
        ("mediator", mandate("c")),
    )
    end_of_8, end_of_13 = (
        dt.datetime(2024, month, day, 21, tzinfo=dt.UTC) for month, day in ((3, 8), (5, 13))
    )
    moscow = "Europe/Moscow"
    assert dues(table) == (
        Due(DueKind.MANDATE, "b", end_of_8, dt.date(2024, 3, 8), moscow, (), EXPERTS),
        Due(DueKind.MANDATE, "a", end_of_13, MAY, moscow, (), EXPERTS),
        Due(DueKind.MANDATE, "c", None, None, "", (), EXPERTS),
    )


def test_a_mandate_that_is_late_is_still_due_and_one_done_or_refused_is_not() -> None:
    for outcome, is_due in ((Outcome.LATE, True), (Outcome.DONE, False), (Outcome.REFUSED, False)):
        table = after(("mediator", mandate("b")))
        table.now = dt.datetime(2024, 3, 6, 12, tzinfo=dt.UTC)
        table.does("mediator", report(outcome))
        assert bool(dues(table)) is is_due


def test_a_meeting_that_is_over_waits_for_a_word_of_it() -> None:
    table = after(("mediator", CALL))
    end = dt.datetime(2024, 5, 15, tzinfo=dt.UTC)
    waiting = Due(DueKind.MINUTES, "m", end, dt.date(2024, 5, 14), "UTC", (MEDIATOR,), MINISTERS)
    assert dues(table, end - dt.timedelta(seconds=1)) == ()
    assert dues(table, end) == (waiting,)
    for told in (
        ladder.HoldMeeting(Minutes("m")),
        ladder.CancelMeeting("m", "no visas"),
    ):
        ended = after(("mediator", CALL))
        ended.now = end
        ended.does("mediator", told)
        assert dues(ended, end) == ()


def test_of_an_enquiry_each_is_told_its_own_and_the_team_who_has_not_answered() -> None:
    table = after(
        ("mediator", enquiries.PutInSecret("q", HALF_OPEN)),
        ("ada", enquiries.AnswerInSecret("q", accepts=True)),
    )

    def answer(*seats: str) -> Due:
        return Due(DueKind.ANSWER, "q", None, None, "", tuple(map(Seat, seats)))

    assert dues(table) == (answer("ben", "cyd"),)
    assert dues(table, reader="ada") == ()
    assert dues(table, reader="ben") == (answer("ben"),)
    assert dues(table, reader="obs") == ()
    table.does("mediator", enquiries.CloseEnquiry("q"))
    count = Due(DueKind.COUNT, "q", None, None, "", (MEDIATOR,))
    assert dues(table) == (count,)
    assert dues(table, reader="ben") == ()
    table.does("mediator", enquiries.CountAnswers("q", Tally.NOT_ALL))
    assert dues(table) == ()
