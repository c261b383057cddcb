"""The log: one sentence an event, times where the reader is, channels only where there are some."""

from dataclasses import replace
from typing import get_args

import pytest
from tests.event_samples import SAMPLES
from tests.ladder_talks import MEKDAD, SYRIA, all_events, at, entries, step, whole

from paraph.briefs.events import event_words
from paraph.briefs.log import log_brief
from paraph.briefs.tree import Paragraph, Table
from paraph.briefs.view import View
from paraph.record.entries import Entry
from paraph.record.events.drafts import DraftReopened
from paraph.record.events.event import Event
from paraph.record.events.founding import StepProposed
from paraph.record.evolve import fold
from paraph.terms.ids import MEDIATOR, DraftId, Seat


def name(value: object) -> str:
    return value.__name__ if isinstance(value, type) else type(value).__name__


@pytest.mark.parametrize("event", SAMPLES, ids=name)
def test_every_event_is_one_sentence_without_ids(event: Event) -> None:
    talks = fold([StepProposed(step("map"))], whole())
    words = event_words(talks, event)
    assert words[0].isupper() or words[0] == "‘"
    assert "\n" not in words
    assert "Id(" not in words


@pytest.mark.parametrize("kind", get_args(Event), ids=name)
def test_no_kind_of_event_is_left_out_of_that(kind: type) -> None:
    assert kind in {type(each) for each in SAMPLES}


def test_a_reopening_names_its_cause() -> None:
    event = DraftReopened(DraftId("roadmap"), "shorter", MEKDAD, at(1), DraftId("guidelines"))
    assert event_words(whole(), event) == (
        "‘Draft roadmap’ was reopened because of ‘General guidelines’: shorter"
    )


def table(logged: list[Entry], reader: Seat = MEDIATOR) -> Table:
    view = View(whole(), "0" * 64, (), "0", reader)
    [block] = log_brief(view, logged).sections[0].blocks
    assert isinstance(block, Table)
    return block


def first_row(block: Table) -> list[str]:
    return [
        "".join(each.text for each in cell.lines[0]).replace("\u00a0", " ")
        for cell in block.rows[0].cells
    ]


def test_an_entry_tells_its_number_its_time_and_who_spoke_for_whom() -> None:
    block = table(entries(*all_events()[:3], by=MEKDAD))
    assert first_row(block)[:3] == ["1", "1 Jun 23, 04:00", "Faisal Mekdad for Syria"]
    assert block.caption == "Entries; times in Europe/Moscow (UTC+03:00)"


def test_times_are_those_of_the_reader() -> None:
    block = table(entries(*all_events()[:1]), Seat("syria"))
    assert block.caption == "Entries; times in UTC"
    assert first_row(block)[1] == "1 Jun 23, 01:00"


def test_the_channel_is_shown_only_where_there_are_several_kinds() -> None:
    plenary = entries(*all_events()[:2])
    assert [each.title for each in table(plenary).columns] == [
        "No.",
        "When",
        "Who",
        "What happened",
    ]
    both = table([*plenary, *entries(*all_events()[:1], channel=SYRIA)])
    assert both.columns[3].title == "Channel"
    assert both.rows[2].cells[3].lines[0][0].text == "caucus of Syria"


def test_what_was_written_down_later_says_so() -> None:
    [entry] = entries(*all_events()[:1])
    late = replace(entry, recorded=at(9))
    line = table([late]).rows[0].cells[3].lines[1][0].text.replace("\u00a0", " ")
    assert line == "written down on 9 June 2023, 12:00 Europe/Moscow (UTC+03:00)"


def test_an_empty_log_says_that_it_is() -> None:
    view = View(whole(), "0" * 64, (), "0", MEDIATOR)
    brief = log_brief(view, [])
    assert brief.sections == ()
    [summary] = brief.summary
    assert isinstance(summary, Paragraph)
    assert summary.phrases[0].text == "Nothing is entered that this reader may see."
