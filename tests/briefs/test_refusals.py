"""Refusals in words: one line each, in the order of the house, with names people know."""

from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

import pytest
from docs.generate import REFUSALS
from tests.ladder_talks import talks

from paraph.briefs.deeds import DEEDS, TOLD, WANTED
from paraph.briefs.refusals import refusal_words
from paraph.record import refusals as no
from paraph.record.commands.command import COMMANDS
from paraph.record.commands.rights import Who
from paraph.record.standing import DraftState
from paraph.terms.drafts import ActKind
from paraph.terms.ids import ActorId, DraftId, EnquiryId, LevelId, PersonId, ReportId, Seat

KINDS = get_args(no.Refusal)
NOON = datetime(2023, 5, 15, 12, tzinfo=UTC)


def words(refusal: no.Refusal) -> str:
    return refusal_words(talks(), refusal).replace("\u00a0", " ")


def name(value: object) -> str:
    return value.__name__ if isinstance(value, type) else type(value).__name__


@pytest.mark.parametrize("kind", KINDS, ids=name)
def test_every_refusal_is_in_the_reference_with_an_example(root: Path, kind: type) -> None:
    page = (root / "docs" / "reference" / "refusals.md").read_text(encoding="utf-8")
    assert f"\n## {kind.__name__}\n" in page
    assert kind in {type(each) for each in REFUSALS}


@pytest.mark.parametrize("refusal", REFUSALS, ids=name)
def test_a_refusal_is_one_line_with_its_four_parts(refusal: no.Refusal) -> None:
    line = words(refusal)
    found, rest = line.split(", expected ", 1)
    expected, rest = rest.rsplit(" - at ", 1)
    where, advice = rest.split("; ", 1)
    assert all((found, expected, where, advice))
    assert "\n" not in line
    assert ". " not in line
    assert line[0].islower() or line[0] == "'"
    assert not line.endswith(".")


@pytest.mark.parametrize("tag", COMMANDS)
def test_every_command_has_a_phrase(tag: str) -> None:
    assert DEEDS[tag]
    assert set(WANTED) | set(TOLD) <= set(COMMANDS)
    assert set(ActKind) <= set(DEEDS)


def test_a_seat_that_may_not_is_told_who_may() -> None:
    refusal = no.NotYours(Seat("syria"), "adopt-draft", Who.MEDIATOR)
    assert words(refusal) == (
        "'Syria' may not declare a draft adopted, expected the mediator's team - at the command "
        "'adopt-draft'; ask whoever may to do it"
    )
    owner = no.NotYours(Seat("syria"), "withdraw-draft", "turkey")
    assert ", expected 'Turkey' - at" in words(owner)


def test_an_unknown_id_is_answered_with_the_nearest_or_with_those_there_are() -> None:
    near = no.Unknown("draft", "raodmap", ("guidelines", "roadmap"))
    assert words(near).endswith("; did you mean 'roadmap'?")
    far = no.Unknown("draft", "zzz", ("guidelines", "roadmap"))
    assert words(far).endswith("; known is 'guidelines' or 'roadmap'")
    none = no.Unknown("meeting", "zzz", ())
    assert words(none).endswith("; nothing of the kind is known yet")
    many = no.Unknown("step", "zzz", tuple(f"q{at}" for at in range(20)))
    assert words(many).endswith("'q11' or 8 more")


def test_a_time_zone_with_a_slip_is_offered_the_right_one() -> None:
    slip = no.Unknown("time zone", "Europe/Istambul", ())
    assert words(slip).endswith("; did you mean 'Europe/Istanbul'?")


def test_an_option_is_looked_for_in_its_issue() -> None:
    refusal = no.Unknown("option of the issue 'presence'", "leave", ("stays", "leaves"))
    assert words(refusal) == (
        "'leave' names no option that every reader of the entry can see, expected a known option "
        "- at the issue 'presence'; did you mean 'leaves'?"
    )


def test_a_person_without_the_level_is_told_who_has_it() -> None:
    refusal = no.NotNamed(
        PersonId("mekdad"), Seat("syria"), LevelId("leaders"), (PersonId("assad"),)
    )
    assert words(refusal) == (
        "'mekdad' is no named member of 'Syria' for the level 'leaders', expected 'assad' - at "
        "the author; let a named member act"
    )
    nobody = no.NotNamed(PersonId("mekdad"), Seat("syria"), None, ())
    assert words(nobody).endswith("; name one first with 'name-member'")


@pytest.mark.parametrize(
    ("state", "deed", "advice"),
    [
        (DraftState.OPEN, "refer-up", "let its level adopt it first"),
        (DraftState.OPEN, "confirm-silence", "circulate it under silence first"),
        (DraftState.ADOPTED, "act-on-draft", "refer it up, send it back or reopen it"),
        (DraftState.SENT_BACK, "act-on-draft", "submit a new number of it first"),
    ],
)
def test_a_draft_in_the_wrong_state_is_told_the_way_out(
    state: DraftState, deed: str, advice: str
) -> None:
    refusal = no.WrongState(DraftId("roadmap"), state, deed, (DraftState.WITHDRAWN,))
    assert words(refusal).endswith(f"; {advice}")


def test_what_is_missing_for_consensus_is_told_party_by_party() -> None:
    refusal = no.NotAgreed(
        DraftId("roadmap"),
        LevelId("experts"),
        (
            no.Open(ActorId("syria"), None),
            no.Open(ActorId("turkey"), ActKind.AD_REFERENDUM),
            no.Open(ActorId("iran"), ActKind.OBJECT),
        ),
    )
    assert (
        "'Syria' has not acted, 'Turkey' waits for its capital and 'Iran' objects, expected"
    ) in words(refusal)


def test_each_deed_says_what_it_lacks() -> None:
    assert words(no.NoReason("tell-weights")).startswith("found no weights, expected one or more")
    assert words(no.NoReason("send-back")).startswith("found no instructions, expected")
    assert words(no.NoReason(ActKind.OBJECT)) == (
        "found no reason, expected one in words - at the act 'object'; add what is lacking"
    )


def test_moments_are_told_in_the_zone_in_which_they_were_set() -> None:
    refusal = no.TooSoon("confirm-silence", NOON, "Europe/Moscow")
    assert "from 15 May 2023, 15:00 Europe/Moscow (UTC+03:00) on - at" in words(refusal)


@pytest.mark.parametrize(
    ("least", "most", "is_all", "told"),
    [
        ("13/10", "3/2", False, "sum to 1.3 or more, expected 1 at most"),
        ("4/3", "4/3", True, "sum to 4/3, expected 1 over all issues"),
        ("1/5", "2/5", True, "sum to 0.4 or less, expected 1 over all issues"),
    ],
)
def test_weights_are_told_as_a_person_writes_numbers(
    least: str, most: str, told: str, *, is_all: bool
) -> None:
    assert told in words(no.WrongNumbers(ActorId("syria"), least, most, is_all))


def test_a_circle_is_told_all_the_way_round() -> None:
    circle = tuple(DraftId(each) for each in ("a", "b", "c", "a"))
    assert words(no.Circular(circle)).startswith(
        "'a' would depend on 'b', which depends on 'c', which depends on 'a', expected"
    )


def test_an_enquiry_says_what_to_do_in_its_state() -> None:
    closed = no.EnquiryState(EnquiryId("e1"), "closed", "open")
    assert words(closed) == (
        "the enquiry 'e1' is closed, expected one that is open - at the enquiry; put another "
        "enquiry"
    )
    uncounted = no.EnquiryState(EnquiryId("e1"), "no count", "one made by the desk")
    assert words(uncounted).startswith("the enquiry 'e1' has no count, expected one made by the")


def test_what_a_person_typed_can_do_a_terminal_no_harm() -> None:
    refusal = no.NotQuoted(ReportId("sana"), "red\x1b[31m\nink", 0, "")
    assert "\x1b" not in words(refusal)
    assert "\n" not in words(no.Unknown("issue", "one\ntwo", ()))
