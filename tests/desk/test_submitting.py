"""A command is given: where it goes, when, what is refused, and what came meanwhile."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace

import pytest
from tests.small_talks import HALF_OPEN, NOON, REPORT, TEXT, Room, speaker

from paraph.desk.journal import Stale
from paraph.desk.submitting import Accepted
from paraph.record.channels import MEDIATORS, PLENARY, Channel, caucus, sealed
from paraph.record.commands import case, drafts, enquiries, ladder, roadmap
from paraph.record.commands.command import COMMANDS, Command
from paraph.record.deciding.allowed import destination
from paraph.record.entries import entry_of
from paraph.record.events import founding
from paraph.record.events.founding import PositionStated
from paraph.record.refusals import NoReason, NotQuoted, NotYours, Unknown, WrongTime
from paraph.terms.calendars import Calendar
from paraph.terms.compliance import Score
from paraph.terms.conditions import Chosen
from paraph.terms.drafts import ActKind, TextContent
from paraph.terms.ids import Seat
from paraph.terms.meetings import Mandate, MandateReport, Meeting, Minutes, Outcome
from paraph.terms.numbers import exactly
from paraph.terms.parties import Interest
from paraph.terms.people import Member
from paraph.terms.positions import Salience, Strength
from paraph.terms.sources import Assumption, Citation, Span, Told

DAY = dt.date(2024, 3, 1)
NOTE = founding.InterestNoted(Interest("ada", "Rain", Assumption("a guess")))
SUBMIT = drafts.SubmitDraft("d", "A draft", "experts", TextContent("One."))


def state(**others: object) -> case.StatePosition:
    given = {
        "party": "ada",
        "issue": "water",
        "options": ("half",),
        "strength": Strength.DEMAND,
        **others,
    }
    return case.StatePosition(**given)


# ---- where everything goes ----

OF_THE_TEAM: list[Command] = [
    ladder.CallMeeting(Meeting("m", "experts", "Geneva", DAY, DAY)),
    ladder.HoldMeeting(Minutes("m")),
    ladder.CancelMeeting("m", "x"),
    ladder.GiveMandate(Mandate("a", "ministers", "experts", "x")),
    ladder.ReportMandate(MandateReport("a", Outcome.DONE, DAY, "x")),
    drafts.CirculateUnderSilence("d", 1, NOON, "UTC"),
    drafts.ConfirmSilence("d"),
    drafts.AdoptDraft("d", 1),
    drafts.ReferUp("d", "ministers"),
    drafts.SendBack("d", "experts", "x"),
    drafts.AgreeAsWhole(is_single=True),
    case.AddToCase(NOTE),
    enquiries.PutInSecret("q", HALF_OPEN),
    enquiries.CloseEnquiry("q"),
    enquiries.AnnounceTally("q"),
]
DONE = roadmap.ReportCompliance("dig", Score.FULL)
OF_ANY_SEAT: list[Command] = [
    ladder.NameMember(Member("eve", "Eve", Seat("ada"), ())),
    ladder.RecallMember("ada-1"),
    ladder.SetCalendar(Calendar("ada")),
    SUBMIT,
    drafts.WithdrawDraft("d", "x"),
    drafts.ReopenDraft("d", "x"),
    state(),
    case.DrawRedLine("r", "ada", Chosen("water", ("none",))),
    DONE,
]
OF_PARTIES: list[Command] = [
    drafts.ActOnDraft("d", 1, ActKind.ACCEPT),
    drafts.ExplainPosition("d", 1, "x"),
]
OWN: list[Command] = [
    state(in_confidence=True),
    case.DrawRedLine("r", "ada", Chosen("water", ("none",)), in_confidence=True),
    case.TellWeights("ada", {"water": Salience.HIGH}),
    case.TellValues("ada", "water", {"half": exactly(1)}),
    case.RankOptions("ada", "water", (("half",), ("all",))),
    case.RankIssues("ada", (("water",), ("road",))),
    case.TellReservation("ada", exactly(0), "x"),
    roadmap.TellStepValue("ada", "dig", exactly(0), exactly(1)),
]
TO_ALL = {"ada": "plenary", "mediator": "plenary", "host": "plenary"}
OF_THE_TEAM_ALONE = {"mediator": "mediator", "host": "mediator"}
WHERE: list[tuple[Command, Mapping[str, str]]] = [
    *((command, {"mediator": "plenary", "host": "plenary"}) for command in OF_THE_TEAM),
    *((command, TO_ALL) for command in OF_ANY_SEAT),
    *((command, {"ada": "plenary", "host": "plenary"}) for command in OF_PARTIES),
    *(
        (command, {"ada": "caucus/ada", "mediator": "caucus/ada", "host": "caucus/ada"})
        for command in OWN
    ),
    *((replace(command, assumed="a guess"), OF_THE_TEAM_ALONE) for command in OWN),
    (state(assumed="a guess"), OF_THE_TEAM_ALONE),
    (state(party="host", in_confidence=True), OF_THE_TEAM_ALONE),
    (replace(DONE, in_confidence=True), {"ada": "caucus/ada", **OF_THE_TEAM_ALONE}),
    (replace(DONE, assumed="a guess"), OF_THE_TEAM_ALONE),
    (case.AddToCase(NOTE, in_confidence=True), OF_THE_TEAM_ALONE),
    (enquiries.CountAnswers("q"), OF_THE_TEAM_ALONE),
    (enquiries.AnswerInSecret("q", accepts=True), {"ada": "sealed/ada", "ben": "sealed/ben"}),
]


def test_every_command_is_in_the_table() -> None:
    assert {type(command) for command, _ in WHERE} == set(COMMANDS.values())


@pytest.mark.parametrize(
    ("command", "seat", "channel"),
    [(command, seat, name) for command, names in WHERE for seat, name in names.items()],
)
def test_a_command_goes_where_the_table_says(command: Command, seat: str, channel: str) -> None:
    assert str(destination(Room().talks(), command, speaker(seat))) == channel


@pytest.mark.parametrize("command", OF_THE_TEAM)
@pytest.mark.parametrize("seat", ["ada", "obs"])
def test_what_is_the_teams_is_refused_to_others(command: Command, seat: str) -> None:
    room = Room()
    before = room.journal.ledger()
    assert room.give(seat, command) == NotYours(seat, command.TAG, command.BY)
    assert room.journal.ledger() == before


@pytest.mark.parametrize("command", [*OF_PARTIES, *OF_ANY_SEAT, *OWN])
def test_an_observer_asks_for_nothing(command: Command) -> None:
    assert Room().give("obs", command) == NotYours("obs", command.TAG, command.BY)


@pytest.mark.parametrize("command", OWN)
def test_nobody_speaks_in_anothers_caucus(command: Command) -> None:
    assert Room().give("ben", command) == NotYours("ben", command.TAG, "ada")


def test_an_answer_is_entered_sealed_and_told_of_in_the_caucus() -> None:
    room = Room()
    room.channels("mediator", enquiries.PutInSecret("q", HALF_OPEN))
    answer = enquiries.AnswerInSecret("q", accepts=True)
    assert room.channels("ada", answer) == ["sealed/ada", "caucus/ada"]


# ---- decided on what its readers can see ----


def test_what_is_said_to_all_is_decided_on_what_all_know() -> None:
    room = Room()
    line = case.DrawRedLine("r", "ada", Chosen("water", ("none",)), in_confidence=True)
    assert room.channels("ada", line) == ["caucus/ada"]
    assert room.channels("ben", replace(line, party="ben")) == ["caucus/ben"]
    assert room.channels("ada", replace(line, in_confidence=False)) == ["plenary"]
    assert [each.party for each in room.talks(MEDIATORS).red_lines] == ["ada", "ben"]


def test_a_report_filed_in_confidence_is_unknown_in_public() -> None:
    room = Room()
    cable = replace(REPORT, id="cable")
    room.channels("mediator", case.AddToCase(founding.ReportFiled(cable), in_confidence=True))
    public = state(report="cable", quote="water")
    assert room.give("ada", public) == Unknown("report", "cable", ("wire",))


def test_an_author_is_told_no_ledger_number_but_the_team_is() -> None:
    room = Room()
    done = room.give("ada", state())
    assert isinstance(done, Accepted)
    assert [(each.ledger, each.ledger_link) for each in done.entries] == [(0, b"")]
    done = room.give("mediator", state(issue="road", options=("open",)))
    assert isinstance(done, Accepted)
    assert [each.ledger for each in done.entries] == [room.journal.ledger().number]


# ---- when ----


def minutes(count: int) -> dt.timedelta:
    return dt.timedelta(minutes=count)


def test_a_command_is_given_now_unless_it_says_when() -> None:
    room = Room()
    done = room.give("ada", state())
    assert isinstance(done, Accepted)
    entry = entry_of(done.entries[0])
    assert (entry.at, entry.recorded) == (room.now, room.now)


def test_what_is_entered_afterwards_keeps_both_times() -> None:
    room = Room()
    earlier = NOON + minutes(30)
    done = room.give("ada", state(), at=earlier)
    assert isinstance(done, Accepted)
    entry = entry_of(done.entries[0])
    assert (entry.at, entry.recorded) == (earlier, NOON + minutes(60))


def test_nothing_happens_before_what_is_on_record_or_in_the_future() -> None:
    room = Room()
    early, late = NOON - minutes(1), NOON + minutes(121)
    assert room.give("ada", state(), at=early) == WrongTime(early, NOON, NOON + minutes(60))
    assert room.give("ada", state(), at=late) == WrongTime(late, NOON, NOON + minutes(120))


def test_what_others_said_in_confidence_does_not_bound_the_time() -> None:
    room = Room()
    room.give("ben", state(party="ben", in_confidence=True))
    done = room.give("ada", state(), at=NOON + minutes(30))
    assert isinstance(done, Accepted)


def test_a_clock_that_went_back_does_not_turn_the_order_round() -> None:
    room = Room()
    room.give("ada", state())
    room.now -= dt.timedelta(hours=3)
    done = room.give("ben", state(party="ben"))
    assert isinstance(done, Accepted)
    entry = entry_of(done.entries[0])
    assert (entry.at, entry.recorded) == (NOON + minutes(60), NOON - minutes(60))


def test_a_moment_of_another_zone_is_kept_in_utc() -> None:
    room = Room()
    at = (NOON + minutes(30)).astimezone(dt.timezone(dt.timedelta(hours=3)))
    done = room.give("ada", SUBMIT, at=at)
    assert isinstance(done, Accepted)
    assert b'"at":"2024-03-04T12:30:00+00:00"' in done.entries[0].body
    assert room.talks().draft["d"].current.at.tzinfo is dt.UTC


# ---- what came meanwhile ----


def heads(room: Room) -> dict[Channel, int]:
    return {channel: room.journal.head(channel).number for channel in room.journal.channels()}


def test_nothing_came_meanwhile_where_all_was_seen() -> None:
    room = Room()
    room.give("ada", state())
    seen = heads(room)
    assert isinstance(room.give("ada", SUBMIT, seen=seen), Accepted)


def test_an_edit_of_what_moved_on_raises_with_what_came_since() -> None:
    room = Room()
    seen = heads(room)
    room.give("ben", state(party="ben"))
    before = room.journal.ledger()
    with pytest.raises(Stale) as caught:
        room.give("ada", SUBMIT, seen=seen)
    (came,) = caught.value.meanwhile
    event = entry_of(came).event
    assert isinstance(event, PositionStated)
    assert (event.position.party, came.ledger) == ("ben", 0)
    assert room.journal.ledger() == before


def test_what_others_said_in_confidence_makes_nothing_stale() -> None:
    room = Room()
    seen = heads(room)
    room.give("ben", state(party="ben", in_confidence=True))
    room.give("mediator", case.AddToCase(NOTE, in_confidence=True))
    assert isinstance(room.give("ada", SUBMIT, seen=seen), Accepted)


def test_a_caucus_moves_on_by_what_is_said_in_it_and_in_the_plenary() -> None:
    room = Room()
    own = case.TellReservation("ada", exactly(0), "wait")
    for meanwhile in (own, SUBMIT):
        seen = heads(room)
        room.give("ada", meanwhile)
        with pytest.raises(Stale) as caught:
            room.give("ada", state(in_confidence=True), seen=seen)
        assert len(caught.value.meanwhile) == 1


# ---- quotes ----


def test_a_quote_becomes_the_passage_of_the_report() -> None:
    room = Room()
    given = state(report="wire", quote="Ada wants  half of\nthe water")
    assert isinstance(room.give("ada", given), Accepted)
    source = room.talks().positions[-1].source
    assert isinstance(source, Citation)
    assert source.text == "Ada wants half of the water"
    assert TEXT[source.span.start : source.span.end] == source.text
    assert (source.report, source.line) == ("wire", 1)


def test_a_quote_stands_in_its_report_once() -> None:
    found = Room().give("ada", state(report="wire", quote="Ben"))
    assert found == NotQuoted("wire", "Ben", 2, "")
    found = Room().give("ada", state(report="wire", quote="Ada wants most of the water"))
    assert isinstance(found, NotQuoted)
    assert (found.times, bool(found.nearest)) == (0, True)


def test_a_quote_needs_words_and_a_report_that_all_its_readers_can_see() -> None:
    assert Room().give("ada", state(report="wire", quote=" ")) == NoReason("quote")
    unknown = Unknown("report", "cable", ("wire",))
    assert Room().give("ada", state(report="cable", quote="Ada")) == unknown


def test_nobody_makes_up_a_citation() -> None:
    room = Room()
    room.give("ada", state())
    (told,) = room.talks().positions
    forged = Citation("wire", Span(0, 3), "Ben gives all", "00", 1)
    assert isinstance(told.source, Told)
    room.give("ada", state(issue="road", options=("open",), citation=forged))
    assert isinstance(room.talks().positions[-1].source, Told)
    room.give("ada", state(options=("all",), report="wire", quote="Ada", citation=forged))
    source = room.talks().positions[-1].source
    assert isinstance(source, Citation)
    assert source.text == "Ada"


def test_the_state_of_a_party_is_that_of_its_sealed_channel() -> None:
    room = Room()
    room.give("mediator", enquiries.PutInSecret("q", HALF_OPEN))
    room.give("ada", enquiries.AnswerInSecret("q", accepts=False))
    assert room.talks(sealed("ada")).enquiry["q"].answers == (("ada", False),)
    for channel in (PLENARY, MEDIATORS, caucus("ada"), sealed("ben")):
        assert room.talks(channel).enquiry["q"].answers == ()


def test_what_was_undone_is_not_remembered() -> None:
    room = Room()
    before, named = room.talks(), ladder.NameMember(Member("eve", "Eve", Seat("ada"), ()))

    def undone() -> None:
        with room.reading.turn():
            assert isinstance(room.give("ada", named), Accepted)
            raise RuntimeError

    with pytest.raises(RuntimeError):
        undone()
    assert room.talks() == before
