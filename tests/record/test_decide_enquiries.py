"""Deciding on packages that parties answer in secret."""

import datetime as dt
from dataclasses import replace

from tests.small_talks import FRAME, HALF_OPEN, NOON, PARTIES, Table

from paraph.record.commands import enquiries as asked
from paraph.record.events import enquiries as happened
from paraph.record.events import founding
from paraph.record.evolve import fold
from paraph.record.refusals import (
    BreaksRules,
    EnquiryState,
    Incomplete,
    NotNamed,
    NotYours,
    Taken,
    TooFewAsked,
    Unknown,
)
from paraph.terms.agenda import Package
from paraph.terms.drafts import Enquiry, Tally

PUT = asked.PutInSecret("q", HALF_OPEN)
YES = asked.AnswerInSecret("q", accepts=True)
NO = asked.AnswerInSecret("q", accepts=False)
CLOSE = asked.CloseEnquiry("q")
HOUR = dt.timedelta(hours=1)


def open_enquiry() -> Table:
    table = Table()
    table.does("mediator", PUT)
    return table


def test_a_package_is_put_to_all_that_must_accept() -> None:
    turned = Package(tuple(reversed(HALF_OPEN.choices)))
    put = asked.PutInSecret("q", turned, "for your eyes")
    expected = Enquiry("q", HALF_OPEN, ("ada", "ben", "cyd"), NOON + HOUR, "for your eyes")
    assert Table().does("mediator", put) == (happened.EnquiryPut(expected),)


def test_a_package_is_put_under_a_name_of_its_own() -> None:
    assert open_enquiry().asks("mediator", PUT) == Taken("enquiry", "q")


def test_only_whole_and_possible_packages_are_put() -> None:
    part = asked.PutInSecret("q", Package((("water", "half"),)))
    assert Table().asks("mediator", part) == Incomplete(("road", "flag"))
    gift = asked.PutInSecret("q", Package((("water", "all"), ("road", "open"), ("flag", "red"))))
    assert Table().asks("mediator", gift) == BreaksRules(("no-gift",))


def test_of_one_party_alone_the_tally_would_be_its_answer() -> None:
    alone = [
        founding.PartySeated(replace(each, must_accept=each.id in {"ada", "host"}))
        for each in PARTIES
    ]
    others = [each for each in FRAME if not isinstance(each, founding.PartySeated)]
    table = Table(fold((*others, *alone)))
    assert table.asks("mediator", PUT) == TooFewAsked(("ada",))


def test_an_answer_is_sealed_and_the_team_learns_that_there_is_one() -> None:
    table = open_enquiry()
    events = table.does("ada", YES)
    assert events == (
        happened.AnswerGiven("q", "ada", accepts=True, at=table.now),
        happened.AnswerSealed("q", "ada", table.now),
    )
    table.does("ada", NO)
    assert table.talks.enquiry["q"].answers == (("ada", False),)
    assert table.talks.enquiry["q"].sealed == {"ada"}


def test_only_a_named_person_of_a_party_that_is_asked_answers() -> None:
    table = open_enquiry()
    assert table.asks("host", YES) == NotYours("host", "answer-in-secret", "ada, ben, cyd")
    for seat in ("mediator", "obs"):
        assert table.asks(seat, YES) == NotYours(seat, "answer-in-secret", YES.BY)
    stranger = NotNamed("stranger", "ada", None, ("ada-1",))
    assert table.asks("ada", YES, by="stranger") == stranger


def test_what_was_never_put_cannot_be_answered() -> None:
    assert Table().asks("ada", YES) == Unknown("enquiry", "q", ())


def test_no_answer_is_taken_after_the_enquiry_is_closed() -> None:
    table = open_enquiry()
    table.does("mediator", CLOSE)
    assert table.asks("ada", YES) == EnquiryState("q", "closed", "open")
    assert table.asks("mediator", CLOSE) == EnquiryState("q", "closed", "open")


def test_answers_are_counted_after_the_enquiry_is_closed() -> None:
    table = open_enquiry()
    count = asked.CountAnswers("q", Tally.NOT_ALL)
    assert table.asks("mediator", count) == EnquiryState("q", "open", "closed")
    table.does("mediator", CLOSE)
    assert table.asks("mediator", asked.CountAnswers("q")) == EnquiryState(
        "q", "no count", "one made by the desk"
    )
    assert table.does("mediator", count) == (happened.AnswersCounted("q", Tally.NOT_ALL),)
    assert table.talks.enquiry["q"].tally is Tally.NOT_ALL


def test_a_tally_is_announced_once_and_after_the_count() -> None:
    table = open_enquiry()
    table.does("mediator", CLOSE)
    refused = EnquiryState("q", "not counted", "counted")
    assert table.asks("mediator", asked.AnnounceTally("q")) == refused
    announce = asked.AnnounceTally("q", Tally.ALL_ACCEPT)
    table.does("mediator", announce)
    assert table.asks("mediator", announce) == EnquiryState("q", "announced", "not announced yet")
    assert table.asks("ada", announce) == NotYours("ada", "announce-tally", announce.BY)
