"""Deadlines as a calendar, read back by the library that others use."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from tests.kept_case import STEPS, kept_case, seen

from paraph.files.calendar_export import calendar_file
from paraph.terms.ids import ActorId


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return kept_case(tmp_path / "case")


def events(root: Path, actor: str | None = None) -> list[Any]:
    made = calendar_file(*seen(root), ActorId(actor) if actor else None)
    found = list(Calendar.from_ical(made.content).walk("VEVENT"))
    assert len(found) == made.events
    return found


def titles(root: Path, actor: str | None = None) -> list[str]:
    return [str(each["summary"]) for each in events(root, actor)]


def test_every_deadline_is_one_event(case: Path) -> None:
    assert titles(case) == [
        "Due: Signature of the agreement (Upland and Lowland)",
        "Due: Gauges at both ends (Lowland)",
        "Due: Upland opens the sluice (Upland)",
        "Due: =Lowland pays into the fund (Lowland)",
        "Due: Upland releases the boats (Upland)",
        "To have begun: Survey of the bed (Lowland)",
        "Due: Survey of the bed (Lowland)",
        "Due: The commission meets (Upland and Lowland)",
    ]


def test_a_deadline_by_the_day_is_that_whole_day(case: Path) -> None:
    gauges = events(case)[1]
    assert gauges.decoded("dtstart") == dt.date(2024, 4, 1), "60 days after 1 February 2024"
    assert gauges.decoded("dtend") == dt.date(2024, 4, 2)


def test_a_deadline_by_the_hour_stands_in_its_zone(case: Path) -> None:
    made = calendar_file(*seen(case), None).content
    assert b"DTSTART;TZID=Europe/Brussels:20240430T120000" in made
    assert b"BEGIN:VTIMEZONE" in made
    start = events(case)[4].decoded("dtstart")
    assert start.astimezone(dt.UTC) == dt.datetime(2024, 4, 30, 10, tzinfo=dt.UTC)


def test_a_period_in_hours_is_timed_in_the_zone_of_the_roadmap(case: Path) -> None:
    text = STEPS.replace("2024-04-30 12:00 Europe/Brussels", "36 hours after start")
    (case / "steps.yaml").write_text(text, encoding="utf-8")
    assert b"DTSTART;TZID=Europe/Berlin:20240102T120000" in calendar_file(*seen(case), None).content


def test_a_calendar_of_one_party_has_what_it_does_or_verifies(case: Path) -> None:
    assert len(events(case, "upland")) == 4
    assert len(events(case, "monitors")) == 6


def test_an_event_says_who_what_where_and_by_what_clause(case: Path) -> None:
    release = events(case)[4]
    assert str(release["location"]) == "The northern harbour"
    assert str(release["description"]).split("\n") == [
        "Who: Upland",
        "What: Boats",
        "Where: The northern harbour",
        "Clause: Art. 5",
        "Deadline by the text: 30\u00a0April 2024, 12:00 Europe/Brussels",
        "Verified by: Joint monitors",
        "Released when: ‘Gauges at both ends’ is verified",
        "As of 2024-06-30: late, 61 days; score 0 not begun",
    ]
    assert "Waits until: ‘Upland opens the sluice’ is complete" in str(
        events(case)[7]["description"]
    )


def test_the_same_case_gives_the_same_bytes_and_names_stay(case: Path, tmp_path: Path) -> None:
    again = kept_case(tmp_path / "again")
    assert calendar_file(*seen(case), None) == calendar_file(*seen(again), None)
    before = [str(each["uid"]) for each in events(case)]
    text = STEPS.replace("Upland releases the boats", "Upland frees the boats")
    (again / "steps.yaml").write_text(text, encoding="utf-8")
    assert [str(each["uid"]) for each in events(again)] == before
    assert len(set(before)) == len(before)


def test_a_confidential_view_makes_a_confidential_calendar(case: Path) -> None:
    view, found = seen(case)
    made = calendar_file(replace(view, is_confidential=True), found, None).content
    assert made.count(b"CLASS:CONFIDENTIAL") == 8
    assert b"X-WR-CALDESC:For the mediator" in made


def test_a_deadline_without_a_date_is_told(case: Path) -> None:
    text = STEPS.replace("2024-12-31", '30 days after "the dam is sold"')
    (case / "steps.yaml").write_text(text, encoding="utf-8")
    made = calendar_file(*seen(case), None)
    assert made.undated == ("=Lowland pays into the fund",)
