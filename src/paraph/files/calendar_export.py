"""The deadlines of a roadmap as a calendar (iCalendar, RFC 5545), the same for the same case."""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol, cast
from zoneinfo import ZoneInfo

from icalendar import Calendar, Component, Event

from paraph.briefs.calendar_words import event_title, event_words
from paraph.briefs.printable import LINE_END, REPLACEMENT, UNPRINTABLE
from paraph.briefs.view import View, marking
from paraph.roadmap.due import Due
from paraph.roadmap.keeping import KeepingFinding, Kept
from paraph.terms.calendars import UTC_ZONE
from paraph.terms.deadlines import Deadline
from paraph.terms.ids import ActorId

PRODUCT = "-//Paraph//Roadmap//EN"
DIGITS = 32
"""Hex digits of a digest that tell one deadline from every other."""


class _Taking(Protocol):
    """What takes a property; the library leaves open what a value may be."""

    def add(self, name: str, value: object) -> None:
        """Take a property."""


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A calendar, written.

    Attributes:
        events: How many deadlines it holds.
        undated: Names of steps whose deadline has no date.
    """

    content: bytes
    events: int
    undated: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Dated:
    """One deadline of a step."""

    kept: Kept
    deadline: Deadline
    due: Due
    is_start: bool


def calendar_file(view: View, found: KeepingFinding, actor: ActorId | None) -> CalendarFile:
    """Return every dated deadline as an event.

    A deadline by the day is an event of that whole day; one by the hour is an event at that hour,
    in the zone in which the hour is given.

    Args:
        view: What the reader sees.
        found: The steps, with their deadlines by what really happened.
        actor: Only steps that this one does or verifies; None for all.
    """
    steps = [each for each in found.steps if actor is None or _concerns(each, actor)]
    dated = [each for kept in steps for each in _dated(found, kept)]
    calendar = Calendar()
    _put(calendar, "prodid", PRODUCT)
    _put(calendar, "version", "2.0")
    _put(calendar, "calscale", "GREGORIAN")
    _put(calendar, "x-wr-calname", _clean(view.talks.title))
    if marking(view):
        _put(calendar, "x-wr-caldesc", _clean(marking(view)))
    for each in dated:
        calendar.add_component(_event(view, found, each))
    calendar.add_missing_timezones()
    undated = [
        each.step.name
        for each in steps
        if each.step.deadline and found.planned.due(each.step.deadline) is None
    ]
    return CalendarFile(calendar.to_ical(sorted=False), len(dated), tuple(undated))


def _concerns(kept: Kept, actor: ActorId) -> bool:
    return actor in kept.step.actors or actor in kept.step.verifiers


def _dated(found: KeepingFinding, kept: Kept) -> Iterator[_Dated]:
    """Give the deadlines of a step, by what was reported and else by the plan."""
    step, planned = kept.step, found.planned
    due, start_due = planned.due(step.deadline), planned.due(step.start_by)
    if step.start_by is not None and start_due is not None:
        yield _Dated(kept, step.start_by, start_due, is_start=True)
    if step.deadline is not None and due is not None:
        yield _Dated(kept, step.deadline, due, is_start=False)


def _event(view: View, found: KeepingFinding, each: _Dated) -> Event:
    talks, step = view.talks, each.kept.step
    event = Event()
    _put(event, "uid", _uid(talks.title, step.id, is_start=each.is_start))
    _put(event, "dtstamp", dt.datetime.combine(talks.as_of, dt.time(), dt.UTC))
    _set_time(event, each.due, talks.roadmap_calendar.zone)
    _put(event, "summary", _clean(event_title(talks, each.kept, is_start=each.is_start)))
    _put(event, "description", _clean(event_words(talks, found, each.kept, each.deadline)))
    if step.place:
        _put(event, "location", _clean(step.place))
    tracks = [track.name for track in talks.tracks if track.id in each.kept.tracks]
    if tracks:
        _put(event, "categories", [_clean(track) for track in tracks])
    _put(event, "class", "CONFIDENTIAL" if view.is_confidential else "PUBLIC")
    _put(event, "transp", "TRANSPARENT")
    return event


def _set_time(event: Event, due: Due, zone: str) -> None:
    """Set when a deadline is: the whole day, or the hour in its zone."""
    if due.hour is None:
        _put(event, "dtstart", due.day)
        _put(event, "dtend", due.day + dt.timedelta(days=1))
        return
    name = due.zone or zone
    place = dt.UTC if name == UTC_ZONE else ZoneInfo(name)
    _put(event, "dtstart", dt.datetime.combine(due.day, due.hour, place))


def _uid(title: str, step: str, *, is_start: bool) -> str:
    """Return the name of a deadline, the same in every export, so that calendars update it."""
    named = f"{title}\n{step}\n{'start' if is_start else 'deadline'}"
    return f"{hashlib.sha256(named.encode()).hexdigest()[:DIGITS]}@paraph"


def _clean(text: str) -> str:
    return UNPRINTABLE.sub(REPLACEMENT, LINE_END.sub("\n", text))


def _put(component: Component, name: str, value: object) -> None:
    cast("_Taking", component).add(name, value)
