"""What is due in a brief: overdue first, with dates as those read them who set them."""

from datetime import UTC, datetime

import pytest
from tests.ladder_talks import at, talks, whole

from paraph.briefs.due import due_brief, due_words, holder_words
from paraph.briefs.moments import away, moment
from paraph.briefs.tree import Brief, Mark, Paragraph, Table
from paraph.briefs.view import View
from paraph.record.due import Due, DueKind, due
from paraph.record.negotiation import Negotiation
from paraph.terms.ids import MEDIATOR, Seat

NOW = at(18)


def brief(known: Negotiation, now: datetime = NOW) -> Brief:
    view = View(known, "0" * 64, (), "0", MEDIATOR)
    return due_brief(view, due(known, now, MEDIATOR), now)


def rows(section: int) -> list[list[str]]:
    [table] = brief(whole()).sections[section].blocks
    assert isinstance(table, Table)
    return [
        [
            " | ".join("".join(each.text for each in line) for line in cell.lines).replace(
                "\u00a0", " "
            )
            for cell in row.cells
        ]
        for row in table.rows
    ]


def test_overdue_comes_first_then_what_has_a_date_then_the_rest() -> None:
    titles = [section.title for section in brief(whole()).sections]
    assert titles == ["Overdue", "Due", "Without a date"]


def test_overdue_things_are_marked_and_told_how_long_ago() -> None:
    assert rows(0) == [
        [
            (
                "Silence has closed on ‘Joint statement’, number 1, before Experts; the chair is "
                "to confirm that nobody broke it"
            ),
            "The mediator’s team",
            "16 June 2023, 18:00 Europe/Moscow (UTC+03:00)",
            "42 hours ago",
        ]
    ]
    [table] = brief(whole()).sections[0].blocks
    assert isinstance(table, Table)
    assert table.marks == (Mark.WARNING,)


def test_a_day_ends_where_its_seat_is() -> None:
    capital = rows(1)[0]
    assert capital[1:] == [
        "Turkey",
        "20 June 2023 | the day ends at 21 June 2023, 00:00 Europe/Istanbul (UTC+03:00)",
        "in 2 days",
    ]


def test_a_mandate_is_held_up_by_its_level_and_the_people_there() -> None:
    mandate = rows(1)[1]
    assert mandate[0].startswith("Mandate from Ministers: prepare a draft roadmap")
    assert mandate[1].startswith("Experts (Sergey Lavrov, Faisal Mekdad")


def test_what_has_no_date_names_all_who_are_waited_for() -> None:
    assert rows(2)[1] == [
        "A party is to act on ‘Draft roadmap’, number 2, before Experts",
        "Syria, Turkey and Iran",
    ]


def test_where_nothing_is_due_the_brief_says_so() -> None:
    [summary] = brief(talks()).summary
    assert isinstance(summary, Paragraph)
    assert summary.phrases[0].text == "Nobody is waiting for anything."


def test_nobody_holds_up_a_silence() -> None:
    [running] = [each for each in due(whole(), at(14), MEDIATOR) if each.kind is DueKind.OBJECTION]
    assert holder_words(whole(), running) == "nobody; any party may still object"


SUBJECTS = {
    DueKind.MANDATE: "draft-it",
    DueKind.MINUTES: "ankara",
    DueKind.ANSWER: "e1",
    DueKind.COUNT: "e1",
}


@pytest.mark.parametrize("kind", DueKind)
def test_every_kind_of_due_thing_has_its_sentence(kind: DueKind) -> None:
    subject = SUBJECTS.get(kind, "roadmap")
    one = Due(kind, subject, None, None, "", (Seat("syria"),))
    assert due_words(whole(), one)[0].isupper()


@pytest.mark.parametrize(
    ("later", "words"),
    [
        (datetime(2023, 6, 18, 9, 0, 30, tzinfo=UTC), "now"),
        (datetime(2023, 6, 18, 9, 1, tzinfo=UTC), "in 1 minute"),
        (datetime(2023, 6, 18, 11, 30, tzinfo=UTC), "in 2 hours"),
        (datetime(2023, 6, 20, 8, 59, tzinfo=UTC), "in 47 hours"),
        (datetime(2023, 6, 21, 9, tzinfo=UTC), "in 3 days"),
        (datetime(2023, 6, 16, 9, tzinfo=UTC), "2 days ago"),
    ],
)
def test_how_far_away_is_told_in_the_largest_unit(later: datetime, words: str) -> None:
    assert away(later, NOW).replace("\u00a0", " ") == words


def test_summer_time_counts_where_it_is_kept() -> None:
    winter, summer = datetime(2023, 1, 1, tzinfo=UTC), datetime(2023, 7, 1, tzinfo=UTC)
    assert moment(winter, "Europe/Berlin").endswith("01:00 Europe/Berlin (UTC+01:00)")
    assert moment(summer, "Europe/Berlin").endswith("02:00 Europe/Berlin (UTC+02:00)")
    assert moment(summer, "").endswith("00:00 UTC")
