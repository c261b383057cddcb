"""Deciding on drafts: submission, acts, silence, adoption, up and down the ladder, reopening."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from tests.small_talks import HALF_OPEN, LEVELS, NOON, Table, speaker

from paraph.record.commands import drafts as asked
from paraph.record.commands.command import Command
from paraph.record.commands.ladder import RecallMember, SetCalendar
from paraph.record.events import drafts as happened
from paraph.record.refusals import (
    BreaksRules,
    Circular,
    Incomplete,
    NoReason,
    NotAgreed,
    NotCurrent,
    NothingNew,
    NotNamed,
    NotYours,
    Open,
    TooShort,
    TooSoon,
    Unknown,
    WrongDate,
    WrongLevel,
    WrongState,
)
from paraph.record.standing import Adoption, DraftState, MoveKind
from paraph.terms.agenda import Package
from paraph.terms.calendars import Calendar
from paraph.terms.drafts import (
    Act,
    ActKind,
    Draft,
    PackageContent,
    RoadmapContent,
    Silence,
    TextContent,
)
from paraph.terms.sources import Assumption
from paraph.terms.steps import Step

EXPERTS, MINISTERS, LEADERS = LEVELS
TEXT = TextContent("One.")
ACCEPT, OBJECT = ActKind.ACCEPT, ActKind.OBJECT
EVERY = ("ada", "ben", "cyd")


def draft(
    name: str = "d", text: str = "One.", *on: str, level: str = EXPERTS, note: str = ""
) -> asked.SubmitDraft:
    return asked.SubmitDraft(name, f"On {name}", level, TextContent(text), on, note)


def act(kind: ActKind = ACCEPT, name: str = "d", number: int = 1, why: str = "") -> Command:
    return asked.ActOnDraft(name, number, kind, None, None, why)


def objection(name: str = "d") -> Command:
    return act(OBJECT, name, 1, "too far")


def silence(closes: dt.datetime, zone: str = "UTC", number: int = 1) -> Command:
    return asked.CirculateUnderSilence("d", number, closes, zone)


def submitted(*commands: Command) -> Table:
    table = Table()
    table.does("ada", *(commands or (draft(),)))
    return table


def adopted(*names: str) -> Table:
    """Talks in which some drafts, each depending on the one before, are adopted by experts."""
    table = Table()
    before: tuple[str, ...] = ()
    for name in names or ("d",):
        table.does("ada", draft(name, "One.", *before))
        before = (name,)
    for name in names or ("d",):
        for party in EVERY:
            table.does(party, act(name=name))
        table.does("mediator", asked.AdoptDraft(name, 1))
    return table


def state(table: Table, name: str = "d") -> DraftState:
    return table.talks.draft[name].state


# ---- submission ----


def test_a_first_submission_is_number_one_at_its_level() -> None:
    table = Table()
    (event,) = table.does("ada", draft(note="first"))
    expected = Draft(
        "d", 1, EXPERTS, "On d", TEXT, speaker("ada"), NOON + dt.timedelta(hours=1), (), "first"
    )
    assert event == happened.DraftSubmitted(expected)
    assert state(table) is DraftState.OPEN


def test_an_observer_submits_nothing() -> None:
    assert Table().asks("obs", draft()) == NotYours("obs", "submit-draft", asked.SubmitDraft.BY)


def test_a_seat_that_is_not_at_the_table_submits_nothing() -> None:
    seats = ("mediator", "ada", "ben", "cyd", "host", "obs")
    assert Table().asks("zed", draft()) == Unknown("seat", "zed", seats)


def test_a_level_that_is_not_on_the_ladder_is_unknown() -> None:
    assert Table().asks("ada", draft(level="deputies")) == Unknown("level", "deputies", LEVELS)


def test_a_draft_that_it_would_depend_on_has_to_be_there() -> None:
    assert Table().asks("ada", draft("d", "One.", "e")) == Unknown("draft", "e", ())


@pytest.mark.parametrize("command", [draft(text=" \n"), asked.SubmitDraft("d", " ", EXPERTS, TEXT)])
def test_a_draft_without_text_or_title_is_none(command: Command) -> None:
    assert Table().asks("ada", command) == NoReason("submit-draft")


def test_a_package_with_an_issue_left_open_is_incomplete() -> None:
    content = PackageContent(Package((("water", "half"),)))
    command = asked.SubmitDraft("d", "Deal", EXPERTS, content)
    assert Table().asks("ada", command) == Incomplete(("road", "flag"))


def test_a_package_that_the_rules_exclude_is_refused_in_a_roadmap_too() -> None:
    gift = Package((("water", "all"), ("road", "open"), ("flag", "red")))
    for content in (PackageContent(gift), RoadmapContent(gift, ())):
        command = asked.SubmitDraft("d", "Deal", EXPERTS, content)
        assert Table().asks("ada", command) == BreaksRules(("no-gift",))


def test_a_package_is_put_into_the_order_of_the_issues() -> None:
    turned = Package(tuple(reversed(HALF_OPEN.choices)))
    step = Step("s", "S", "", ("ada",), None, None, None, None, (), Assumption("a guess"))
    for given, kept in (
        (PackageContent(turned), PackageContent(HALF_OPEN)),
        (RoadmapContent(turned, (step,)), RoadmapContent(HALF_OPEN, (step,))),
        (RoadmapContent(None, (step,)), RoadmapContent(None, (step,))),
    ):
        (event,) = Table().does("ada", asked.SubmitDraft("d", "Deal", EXPERTS, given))
        assert isinstance(event, happened.DraftSubmitted)
        assert event.draft.content == kept


def test_an_option_of_another_issue_is_unknown() -> None:
    content = PackageContent(Package((("water", "blue"), ("road", "open"), ("flag", "red"))))
    command = asked.SubmitDraft("d", "Deal", EXPERTS, content)
    there = ("none", "half", "all")
    assert Table().asks("ada", command) == Unknown("option of the issue 'water'", "blue", there)


def test_a_further_number_asks_everybody_anew() -> None:
    table = submitted()
    table.does("ben", act())
    table.does("ada", draft(text="Two."))
    standing = table.talks.draft["d"]
    assert [each.number for each in standing.drafts] == [1, 2]
    assert standing.acts_now == {}
    assert [each.party for each in standing.acts] == ["ben"]


def test_a_further_number_has_to_be_new() -> None:
    assert submitted().asks("ada", draft()) == NothingNew("d", 1)


def test_another_party_cannot_renew_a_draft_but_the_mediator_can() -> None:
    table = submitted()
    assert table.asks("ben", draft(text="Two.")) == NotYours("ben", "submit-draft", "ada")
    table.does("mediator", draft(text="Two."))
    assert table.talks.draft["d"].current.number == 2


def test_a_further_number_stays_at_the_level_of_the_draft() -> None:
    asking = submitted().asks("ada", draft(text="Two.", level=MINISTERS))
    assert asking == WrongLevel("d", EXPERTS, MINISTERS, "at")


def test_an_adopted_draft_is_not_renewed_before_it_is_reopened() -> None:
    wanted = (DraftState.OPEN, DraftState.SENT_BACK, DraftState.WITHDRAWN)
    refused = WrongState("d", DraftState.ADOPTED, "submit-draft", wanted)
    assert adopted().asks("ada", draft(text="Two.")) == refused


def test_drafts_cannot_depend_on_one_another() -> None:
    table = submitted(draft("a"), draft("b", "One.", "a"), draft("c", "One.", "b"))
    assert table.asks("ada", draft("a", "Two.", "c")) == Circular(("a", "c", "b", "a"))
    assert table.asks("ada", draft("a", "Two.", "a")) == Circular(("a", "a"))


def test_a_further_number_reopens_what_depends_on_the_draft() -> None:
    table = Table()
    table.does("ada", draft("base"), draft("tower", "One.", "base"))
    for party in EVERY:
        table.does(party, act(name="tower"))
    table.does("mediator", asked.AdoptDraft("tower", 1))
    events = table.does("ada", draft("base", "Two.", note="new figures"))
    assert events[1:] == (
        happened.DraftReopened("tower", "new figures", speaker("ada"), table.now, "base"),
    )
    assert state(table, "tower") is DraftState.OPEN


def test_withdrawing_reopens_what_depends_on_the_draft() -> None:
    table = Table()
    table.does("ada", draft("base"), draft("tower", "One.", "base"))
    for party in EVERY:
        table.does(party, act(name="tower"))
    table.does("mediator", asked.AdoptDraft("tower", 1))
    table.does("ada", asked.WithdrawDraft("base", "no mandate"))
    assert state(table, "base") is DraftState.WITHDRAWN
    assert state(table, "tower") is DraftState.OPEN


# ---- withdrawal ----


def test_only_whoever_submitted_a_draft_withdraws_it() -> None:
    table = submitted()
    for seat in ("ben", "mediator"):
        refused = NotYours(seat, "withdraw-draft", "ada")
        assert table.asks(seat, asked.WithdrawDraft("d", "no")) == refused


def test_the_mediators_team_and_its_party_withdraw_each_others_drafts() -> None:
    table = Table()
    table.does("host", draft())
    table.does("mediator", asked.WithdrawDraft("d", "outdated"))
    assert state(table) is DraftState.WITHDRAWN


def test_a_withdrawal_has_a_reason_and_cannot_undo_an_adoption() -> None:
    assert submitted().asks("ada", asked.WithdrawDraft("d", "")) == NoReason("withdraw-draft")
    wanted = (DraftState.OPEN, DraftState.SILENCE, DraftState.SENT_BACK)
    refused = WrongState("d", DraftState.ADOPTED, "withdraw-draft", wanted)
    assert adopted().asks("ada", asked.WithdrawDraft("d", "no")) == refused


def test_a_withdrawn_draft_can_come_back_with_something_new() -> None:
    table = submitted()
    table.does("ada", asked.WithdrawDraft("d", "no"), draft(text="Two."))
    assert state(table) is DraftState.OPEN


# ---- acts ----


def test_an_act_is_that_of_a_named_person_at_the_level_of_the_draft() -> None:
    table = submitted()
    (event,) = table.does("ben", act())
    expected = Act("d", 1, EXPERTS, "ben", "ben-1", ACCEPT, table.now)
    assert event == happened.PartyActed(expected)


def test_a_person_whom_nobody_named_cannot_act() -> None:
    refused = NotNamed("stranger", "ben", EXPERTS, ("ben-1",))
    assert submitted().asks("ben", act(), by="stranger") == refused


def test_another_partys_member_cannot_act_for_a_party() -> None:
    assert submitted().asks("ben", act(), by="cyd-1") == NotNamed(
        "cyd-1", "ben", EXPERTS, ("ben-1",)
    )


def test_a_recalled_member_cannot_act_any_more() -> None:
    table = submitted()
    table.does("ben", RecallMember("ben-1"))
    assert table.asks("ben", act()) == NotNamed("ben-1", "ben", EXPERTS, ())


def test_the_mediators_team_and_observers_do_not_act_on_drafts() -> None:
    for seat in ("mediator", "obs"):
        assert submitted().asks(seat, act()) == NotYours(seat, "act-on-draft", asked.ActOnDraft.BY)


def test_a_draft_that_nobody_submitted_cannot_be_acted_on() -> None:
    assert Table().asks("ben", act()) == Unknown("draft", "d", ())


@pytest.mark.parametrize("number", [0, 2])
def test_only_the_current_number_can_be_acted_on(number: int) -> None:
    assert submitted().asks("ben", act(number=number)) == NotCurrent("d", number, 1)


@pytest.mark.parametrize("kind", [ActKind.OBJECT, ActKind.RESERVE])
def test_an_objection_or_a_reservation_needs_a_reason(kind: ActKind) -> None:
    assert submitted().asks("ben", act(kind, why=" ")) == NoReason(str(kind))


def test_nothing_more_is_done_about_an_adopted_draft() -> None:
    wanted = (DraftState.OPEN, DraftState.SILENCE)
    refused = WrongState("d", DraftState.ADOPTED, "act-on-draft", wanted)
    assert adopted().asks("ben", objection()) == refused


def test_a_date_goes_with_ad_referendum_only() -> None:
    day = dt.date(2024, 4, 1)
    given = asked.ActOnDraft("d", 1, ACCEPT, day)
    refused = WrongDate("accept", "2024-04-01", "no date: only ad referendum has one")
    assert submitted().asks("ben", given) == refused


def ad_referendum(until: dt.date | None = None, days: int | None = None) -> Command:
    return asked.ActOnDraft("d", 1, ActKind.AD_REFERENDUM, until, days)


def until_of(table: Table, seat: str, command: Command) -> dt.date | None:
    (event,) = table.does(seat, command)
    assert isinstance(event, happened.PartyActed)
    return event.act.until


def test_working_days_are_counted_by_the_partys_own_week() -> None:
    # From Monday 4 March 2024, 14:00 UTC. Ada rests Friday and Saturday, and on Tuesday the 5th:
    # Wednesday 6, Thursday 7, Sunday 10 are three working days.
    table = submitted()
    calendar = Calendar("ada", "Asia/Amman", (5, 6), (dt.date(2024, 3, 5),))
    table.does("ada", SetCalendar(calendar))
    assert until_of(table, "ada", ad_referendum(days=3)) == dt.date(2024, 3, 10)
    # Ben never said, so Saturday and Sunday are free: Tuesday 5, Wednesday 6, Thursday 7.
    assert until_of(table, "ben", ad_referendum(days=3)) == dt.date(2024, 3, 7)


def test_working_days_begin_on_the_day_that_it_is_where_the_party_is() -> None:
    # 4 March, 16:00 UTC, is already Tuesday 5 March in Tokyo: the next working day is the 6th.
    table = submitted()
    table.does("ada", SetCalendar(Calendar("ada", "Asia/Tokyo")))
    table.now = dt.datetime(2024, 3, 4, 15, tzinfo=dt.UTC)
    assert until_of(table, "ada", ad_referendum(days=1)) == dt.date(2024, 3, 6)


def test_a_capital_may_confirm_today_but_not_yesterday() -> None:
    table = submitted()
    early = dt.date(2024, 3, 3)
    refused = WrongDate("accept ad referendum", "2024-03-03", "a day from 2024-03-04 on")
    assert table.asks("ben", ad_referendum(early)) == refused
    assert until_of(table, "ben", ad_referendum(dt.date(2024, 3, 4))) == dt.date(2024, 3, 4)


@pytest.mark.parametrize(
    ("until", "days", "found", "expected"),
    [
        (None, None, "", "the day by which the capital is to confirm"),
        (
            dt.date(2024, 4, 1),
            3,
            "both a day and a count of working days",
            "the day by which the capital is to confirm",
        ),
        (None, 0, "0", "1 to 366 working days"),
        (None, 367, "367", "1 to 366 working days"),
    ],
)
def test_ad_referendum_needs_one_day(
    until: dt.date | None, days: int | None, found: str, expected: str
) -> None:
    refused = WrongDate("accept ad referendum", found, expected)
    assert submitted().asks("ben", ad_referendum(until, days)) == refused


def test_an_explanation_of_position_stands_beside_the_acts() -> None:
    table = submitted()
    explain = asked.ExplainPosition("d", 1, "We read 'half' as by volume.")
    table.does("ben", act(), explain)
    assert [each.words for each in table.talks.draft["d"].explanations] == [explain.words]
    assert list(table.talks.draft["d"].acts_now) == ["ben"]
    assert table.asks("ben", asked.ExplainPosition("d", 1, "")) == NoReason("explain-position")
    assert table.asks("ben", asked.ExplainPosition("d", 2, "x")) == NotCurrent("d", 2, 1)
    stranger = NotNamed("stranger", "ben", EXPERTS, ("ben-1",))
    assert table.asks("ben", explain, by="stranger") == stranger


# ---- silence ----


def test_silence_lasts_72_hours_at_least() -> None:
    table = submitted()
    closes = dt.datetime(2024, 3, 7, 14, tzinfo=dt.UTC)
    # The command is given at 14:00 on Monday the 4th; one minute less than three days is refused.
    minute = dt.timedelta(minutes=1)
    refused = TooShort(closes - minute, closes, "UTC", 72)
    assert table.asks("mediator", silence(closes - minute)) == refused
    table.now -= dt.timedelta(hours=1)
    (event,) = table.does("mediator", silence(closes))
    opened = Silence("d", 1, EXPERTS, table.now, closes, "UTC", speaker("mediator"))
    assert event == happened.SilenceOpened(opened)


def test_the_72_hours_are_hours_across_the_change_of_clocks() -> None:
    # Clocks in Berlin go forward at 01:00 UTC on Sunday 31 March 2024. From Friday 29 March,
    # 12:00 UTC (13:00 in Berlin), 72 hours end on Monday 12:00 UTC, when it is 14:00 there.
    table = submitted()
    berlin = ZoneInfo("Europe/Berlin")
    by_the_clock = dt.datetime(2024, 4, 1, 13, tzinfo=berlin)
    in_hours = dt.datetime(2024, 4, 1, 14, tzinfo=berlin)
    table.now = dt.datetime(2024, 3, 29, 11, tzinfo=dt.UTC)
    refused = table.asks("mediator", silence(by_the_clock, "Europe/Berlin"))
    earliest = dt.datetime(2024, 4, 1, 12, tzinfo=dt.UTC)
    assert refused == TooShort(by_the_clock, earliest, "Europe/Berlin", 72)
    table.now = dt.datetime(2024, 3, 29, 11, tzinfo=dt.UTC)
    (event,) = table.does("mediator", silence(in_hours, "Europe/Berlin"))
    assert isinstance(event, happened.SilenceOpened)
    assert event.silence.closes == earliest
    assert event.silence.closes.tzinfo is dt.UTC


def test_the_72_hours_are_hours_when_clocks_go_back_too() -> None:
    # Clocks in Berlin go back on Sunday 27 October 2024: from Friday 12:00 UTC (14:00 there),
    # Monday 13:00 there is 12:00 UTC, 72 hours later.
    table = submitted()
    table.now = dt.datetime(2024, 10, 25, 11, tzinfo=dt.UTC)
    closes = dt.datetime(2024, 10, 28, 13, tzinfo=ZoneInfo("Europe/Berlin"))
    table.does("mediator", silence(closes, "Europe/Berlin"))
    assert state(table) is DraftState.SILENCE


LATER = dt.datetime(2024, 3, 8, 12, tzinfo=dt.UTC)


def quiet() -> Table:
    table = submitted()
    table.does("mediator", silence(LATER))
    return table


def test_a_zone_that_is_not_in_the_database_is_unknown() -> None:
    refused = Unknown("time zone", "Europe/Atlantis", ())
    assert submitted().asks("mediator", silence(LATER, "Europe/Atlantis")) == refused


def test_silence_is_opened_on_the_current_number_of_an_open_draft() -> None:
    assert submitted().asks("mediator", silence(LATER, "UTC", 2)) == NotCurrent("d", 2, 1)
    refused = WrongState("d", DraftState.SILENCE, "circulate-under-silence", (DraftState.OPEN,))
    assert quiet().asks("mediator", silence(LATER)) == refused
    assert submitted().asks("ben", silence(LATER)) == NotYours(
        "ben", "circulate-under-silence", asked.CirculateUnderSilence.BY
    )
    stranger = submitted().asks("mediator", silence(LATER), by="stranger")
    assert stranger == NotNamed("stranger", "mediator", None, ("host-1", "mediator-1"))


@pytest.mark.parametrize("kind", [ActKind.OBJECT, ActKind.RESERVE])
def test_what_a_party_objects_to_is_not_circulated_under_silence(kind: ActKind) -> None:
    table = submitted()
    table.does("ben", act(kind, why="too far"))
    refused = NotAgreed("d", EXPERTS, (Open("ben", kind),))
    assert table.asks("mediator", silence(LATER)) == refused
    table.does("ben", act())
    table.does("mediator", silence(LATER))
    assert state(table) is DraftState.SILENCE


def test_an_objection_breaks_the_silence_until_the_moment_it_closes() -> None:
    table = quiet()
    table.now = LATER - dt.timedelta(hours=1, seconds=1)
    assert isinstance(table.does("ben", objection())[0], happened.SilenceBroken)
    assert state(table) is DraftState.OPEN
    assert table.talks.draft["d"].moves[-1].kind is MoveKind.BROKEN
    assert table.talks.draft["d"].acts_now["ben"].kind is OBJECT


def test_an_objection_at_the_moment_silence_closes_comes_too_late() -> None:
    table = quiet()
    table.now = LATER - dt.timedelta(hours=1)
    expected = "it before the silence closed at 2024-03-08T12:00:00+00:00"
    refused = WrongDate("object", "2024-03-08T12:00:00+00:00", expected)
    assert table.asks("ben", objection()) == refused


def test_the_chair_confirms_silence_from_the_moment_it_closes() -> None:
    table = quiet()
    confirm = asked.ConfirmSilence("d")
    table.now = LATER - dt.timedelta(hours=1, seconds=1)
    assert table.asks("mediator", confirm) == TooSoon("confirm-silence", LATER, "UTC")
    table.now = LATER - dt.timedelta(hours=1)
    table.does("mediator", confirm)
    refused = WrongDate("confirm-silence", "a silence confirmed before", "one that is open")
    assert table.asks("mediator", confirm) == refused


def test_an_unbroken_silence_is_confirmed_by_the_chair_and_by_a_named_person() -> None:
    refused = WrongState("d", DraftState.OPEN, "confirm-silence", (DraftState.SILENCE,))
    assert submitted().asks("mediator", asked.ConfirmSilence("d")) == refused
    stranger = quiet().asks("mediator", asked.ConfirmSilence("d"), by="stranger")
    assert stranger == NotNamed("stranger", "mediator", None, ("host-1", "mediator-1"))


def confirmed() -> Table:
    table = quiet()
    table.now = LATER
    table.does("mediator", asked.ConfirmSilence("d"))
    return table


def test_after_a_confirmed_silence_the_chair_declares_the_adoption() -> None:
    table = confirmed()
    table.does("mediator", asked.AdoptDraft("d", 1))
    assert state(table) is DraftState.ADOPTED


def test_a_silence_that_runs_or_was_not_confirmed_adopts_nothing() -> None:
    table = quiet()
    table.now = LATER
    refused = WrongState("d", DraftState.SILENCE, "adopt-draft", (DraftState.OPEN,))
    assert table.asks("mediator", asked.AdoptDraft("d", 1)) == refused


@pytest.mark.parametrize("kind", [OBJECT, ActKind.RESERVE])
def test_whoever_holds_back_after_the_confirmation_comes_too_late(kind: ActKind) -> None:
    table = confirmed()
    late = asked.ActOnDraft("d", 1, kind, reason="too late")
    expected = "it before the silence closed at 2024-03-08T12:00:00+00:00"
    found = table.asks("ben", late)
    assert isinstance(found, WrongDate)
    assert (found.deed, found.expected) == (kind, expected)
    table.does("mediator", asked.AdoptDraft("d", 1))


def test_a_reservation_breaks_a_silence_too() -> None:
    table = quiet()
    [event] = table.does("ben", asked.ActOnDraft("d", 1, ActKind.RESERVE, reason="not yet"))
    assert isinstance(event, happened.SilenceBroken)
    assert state(table, "d") is DraftState.OPEN


def test_the_chair_ends_a_silence_that_should_not_have_begun() -> None:
    table = quiet()
    table.does("mediator", asked.ReopenDraft("d", "circulated by mistake"))
    assert state(table, "d") is DraftState.OPEN
    assert table.talks.draft["d"].silence is None


def test_a_capital_may_still_say_no_after_the_silence_has_closed() -> None:
    table = quiet()
    until = dt.date(2024, 4, 1)
    table.does("ben", asked.ActOnDraft("d", 1, ActKind.AD_REFERENDUM, until=until))
    table.now = LATER
    table.does("mediator", asked.ConfirmSilence("d"))
    assert isinstance(table.asks("mediator", asked.AdoptDraft("d", 1)), NotAgreed)
    [event] = table.does("ben", objection())
    assert isinstance(event, happened.SilenceBroken)
    assert state(table, "d") is DraftState.OPEN


def test_who_kept_silent_does_not_take_it_back_ad_referendum() -> None:
    late = asked.ActOnDraft("d", 1, ActKind.AD_REFERENDUM, until=dt.date(2024, 4, 1))
    assert isinstance(confirmed().asks("ben", late), WrongDate)


def test_a_roadmap_without_a_step_or_a_package_is_nothing() -> None:
    bare = asked.SubmitDraft("r", "Roadmap", EXPERTS, RoadmapContent(None, ()))
    assert Table().asks("ada", bare) == NoReason("submit-draft")


def test_a_text_under_silence_is_not_changed() -> None:
    wanted = (DraftState.OPEN, DraftState.SENT_BACK, DraftState.WITHDRAWN)
    refused = WrongState("d", DraftState.SILENCE, "submit-draft", wanted)
    assert quiet().asks("ada", draft(text="Two.")) == refused


# ---- adoption ----


def test_the_chair_adopts_what_all_that_must_accept_have_accepted() -> None:
    table = adopted()
    assert table.talks.draft["d"].adoptions == (
        Adoption(EXPERTS, 1, speaker("mediator"), table.now),
    )


def test_who_abstains_lets_consensus_come_about() -> None:
    table = submitted()
    table.does("ada", act())
    table.does("ben", act(ActKind.ABSTAIN))
    table.does("cyd", act(ActKind.ABSTAIN))
    table.does("mediator", asked.AdoptDraft("d", 1))
    assert state(table) is DraftState.ADOPTED


def test_what_is_missing_is_named_party_by_party() -> None:
    table = submitted()
    table.does("ada", act())
    table.does("ben", ad_referendum(dt.date(2024, 4, 1)))
    refused = NotAgreed("d", EXPERTS, (Open("ben", ActKind.AD_REFERENDUM), Open("cyd", None)))
    assert table.asks("mediator", asked.AdoptDraft("d", 1)) == refused


def test_a_party_that_need_not_accept_can_still_object() -> None:
    table = submitted()
    for party in EVERY:
        table.does(party, act())
    table.does("host", objection())
    refused = NotAgreed("d", EXPERTS, (Open("host", OBJECT),))
    assert table.asks("mediator", asked.AdoptDraft("d", 1)) == refused


def test_only_the_chair_adopts_and_only_the_current_number_of_an_open_draft() -> None:
    adopt = asked.AdoptDraft("d", 1)
    assert submitted().asks("ada", adopt) == NotYours("ada", "adopt-draft", adopt.BY)
    assert submitted().asks("mediator", asked.AdoptDraft("d", 2)) == NotCurrent("d", 2, 1)
    refused = WrongState("d", DraftState.ADOPTED, "adopt-draft", (DraftState.OPEN,))
    assert adopted().asks("mediator", adopt) == refused
    stranger = NotNamed("stranger", "mediator", None, ("host-1", "mediator-1"))
    assert submitted().asks("mediator", adopt, by="stranger") == stranger


# ---- up and down ----


def test_an_adopted_draft_goes_up_and_the_next_level_is_asked_anew() -> None:
    table = adopted()
    table.does("mediator", asked.ReferUp("d", LEADERS))
    standing = table.talks.draft["d"]
    assert (standing.level, standing.state) == (LEADERS, DraftState.OPEN)
    assert standing.acts_now == {}
    assert [each.level for each in standing.adoptions] == [EXPERTS]


def test_only_an_adopted_draft_goes_up_and_only_up() -> None:
    up = asked.ReferUp("d", MINISTERS)
    refused = WrongState("d", DraftState.OPEN, "refer-up", (DraftState.ADOPTED,))
    assert submitted().asks("mediator", up) == refused
    same = asked.ReferUp("d", EXPERTS)
    assert adopted().asks("mediator", same) == WrongLevel("d", EXPERTS, EXPERTS, "above")


def test_what_goes_back_carries_instructions_and_is_adopted_no_more() -> None:
    table = adopted()
    table.does("mediator", asked.ReferUp("d", MINISTERS))
    back = asked.SendBack("d", EXPERTS, "cost it")
    assert table.asks("mediator", asked.SendBack("d", EXPERTS, "")) == NoReason("send-back")
    wrong = WrongLevel("d", MINISTERS, LEADERS, "below")
    assert table.asks("mediator", asked.SendBack("d", LEADERS, "x")) == wrong
    table.does("mediator", back)
    standing = table.talks.draft["d"]
    assert (standing.level, standing.state) == (EXPERTS, DraftState.SENT_BACK)
    assert standing.adoptions == ()
    assert standing.moves[-1].words == "cost it"
    wanted = (DraftState.OPEN, DraftState.ADOPTED)
    assert table.asks("mediator", back) == WrongState(
        "d", DraftState.SENT_BACK, "send-back", wanted
    )


def test_sending_back_reopens_what_depends_on_the_draft() -> None:
    table = adopted("base", "tower", "spire")
    table.does("mediator", asked.ReferUp("base", MINISTERS))
    events = table.does("mediator", asked.SendBack("base", EXPERTS, "cost it"))
    assert [type(each) for each in events] == [
        happened.DraftSentBack,
        happened.DraftReopened,
        happened.DraftReopened,
    ]
    assert state(table, "tower") is DraftState.OPEN
    assert state(table, "spire") is DraftState.OPEN


def test_reopening_brings_along_what_depends_on_it_and_nothing_else() -> None:
    table = adopted("base", "tower", "spire")
    events = table.does("mediator", asked.ReopenDraft("tower", "new facts"))
    assert events == (
        happened.DraftReopened("tower", "new facts", speaker("mediator"), table.now),
        happened.DraftReopened("spire", "new facts", speaker("mediator"), table.now, "tower"),
    )
    assert state(table, "base") is DraftState.ADOPTED
    assert table.talks.draft["spire"].moves[-1].because_of == "tower"
    assert table.talks.draft["spire"].acts_now == {}


def test_what_hangs_together_twice_is_reopened_once() -> None:
    table = Table()
    table.does("ada", draft("a"), draft("b", "One.", "a"), draft("c", "One.", "a", "b"))
    for name in ("a", "b", "c"):
        for party in EVERY:
            table.does(party, act(name=name))
        table.does("mediator", asked.AdoptDraft(name, 1))
    events = table.does("mediator", asked.ReopenDraft("a", "new facts"))
    assert [each.draft for each in events if isinstance(each, happened.DraftReopened)] == [
        "a",
        "b",
        "c",
    ]


def test_only_an_adopted_draft_is_reopened_and_with_a_reason() -> None:
    wanted = (DraftState.ADOPTED, DraftState.SILENCE)
    refused = WrongState("d", DraftState.OPEN, "reopen-draft", wanted)
    assert submitted().asks("mediator", asked.ReopenDraft("d", "x")) == refused
    assert adopted().asks("mediator", asked.ReopenDraft("d", "")) == NoReason("reopen-draft")
    alone = asked.ReopenDraft("d", "x")
    assert adopted().asks("ada", alone) == NotYours("ada", "reopen-draft", alone.BY)


def test_early_harvest_is_settled_by_the_mediators_team() -> None:
    table = submitted()
    whole = asked.AgreeAsWhole(is_single=True, early_harvest=("d",))
    assert table.asks("ada", whole) == NotYours("ada", "agree-as-whole", whole.BY)
    unknown = asked.AgreeAsWhole(is_single=True, early_harvest=("e",))
    assert table.asks("mediator", unknown) == Unknown("draft", "e", ("d",))
    table.does("mediator", whole)
    assert (table.talks.is_single, table.talks.early_harvest) == (True, ("d",))
