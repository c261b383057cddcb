"""What a command or an event names, and what it brings, read off the types of its fields."""

from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass
from typing import Any, NewType, cast, get_args, get_origin

from paraph.record.codec import hints, members
from paraph.record.negotiation import Negotiation
from paraph.record.refusals import Unknown
from paraph.terms.agenda import Package
from paraph.terms.conditions import Chosen
from paraph.terms.ids import (
    MEDIATOR,
    ActorId,
    DraftId,
    EnquiryId,
    IssueId,
    LevelId,
    MandateId,
    MeetingId,
    PersonId,
    ReportId,
    Seat,
    StepId,
    TrackId,
)

KINDS: dict[NewType, str] = {
    cast("NewType", kind): word
    for kind, word in (
        (ActorId, "actor"),
        (Seat, "seat"),
        (ReportId, "report"),
        (TrackId, "track"),
        (IssueId, "issue"),
        (StepId, "step"),
        (LevelId, "level"),
        (PersonId, "member"),
        (MeetingId, "meeting"),
        (MandateId, "mandate"),
        (DraftId, "draft"),
        (EnquiryId, "enquiry"),
    )
}
"""The ids that can be looked up; options are looked up in their issue."""

Named = tuple[str, str]
"""A kind and an id of it."""


def known(talks: Negotiation, kind: str) -> tuple[str, ...]:
    """Return the ids of a kind that there are."""
    found: dict[str, tuple[str, ...]] = {
        "actor": tuple(talks.names),
        "seat": (MEDIATOR, *(party.id for party in talks.parties)),
        "report": tuple(talks.report),
        "track": tuple(track.id for track in talks.tracks),
        "issue": tuple(talks.issue),
        "step": tuple(talks.step),
        "level": tuple(talks.level),
        "member": tuple(member.id for member in talks.members),
        "meeting": tuple(talks.meeting),
        "mandate": tuple(talks.mandate),
        "draft": tuple(talks.draft),
        "enquiry": tuple(talks.enquiry),
    }
    return found[kind]


def unknown(talks: Negotiation, value: object) -> Unknown | None:
    """Return the first id in a value that names nothing; what the value itself brings is known."""
    brought = set(brings(value))
    for kind, word in mentions(value):
        if (kind, word) not in brought and word not in known(talks, kind):
            return Unknown(kind, word, known(talks, kind))
    return next(_odd_options(talks, value), None)


def _odd_options(talks: Negotiation, value: object) -> Iterator[Unknown]:
    """Give the options that their issue does not have."""
    for issue_id, options in options_named(value):
        issue = talks.issue.get(issue_id)
        if issue is not None:
            there = tuple(option.id for option in issue.options)
            for option in options:
                if option not in there:
                    yield Unknown(f"option of the issue '{issue_id}'", option, there)


def nodes(value: object) -> Iterator[object]:
    """Give a value and everything in it."""
    yield value
    if is_dataclass(value):
        for name in hints(type(value)):  # pyright: ignore[reportArgumentType] - a value's type
            yield from nodes(getattr(value, name))
    elif isinstance(value, tuple):
        for each in cast("tuple[object, ...]", value):
            yield from nodes(each)


def mentions(value: object) -> Iterator[Named]:
    """Give every id in a value that should name something, by the types of its fields."""
    for node in nodes(value):
        if is_dataclass(node):
            for name, hint in hints(cast("type", type(node))).items():
                if name != "id":
                    yield from _ids(hint, getattr(node, name))


def brings(value: object) -> Iterator[Named]:
    """Give every id in a value that is the name of a new thing."""
    for node in nodes(value):
        if is_dataclass(node):
            hint = hints(cast("type", type(node))).get("id")
            if hint in KINDS:
                yield KINDS[cast("NewType", hint)], cast("Any", node).id


def _ids(hint: Any, value: Any) -> Iterator[Named]:  # noqa: ANN401 - a type and its value
    if value is None:
        return
    if hint in KINDS:
        yield KINDS[hint], value
    elif members(hint):
        for each in members(hint):
            if each in KINDS:
                yield KINDS[each], value
    elif get_origin(hint) is tuple:
        for each, inner in zip(value, _inner(hint, len(value)), strict=True):
            yield from _ids(inner, each)
    elif isinstance(value, Mapping):
        for each in cast("Mapping[object, object]", value):
            yield from _ids(get_args(hint)[0], each)


def _inner(hint: Any, count: int) -> tuple[Any, ...]:  # noqa: ANN401 - a type of tuples
    """Return the type of each of a tuple's values."""
    args = get_args(hint)
    return (args[0],) * count if args[-1] is Ellipsis else args


def options_named(value: object) -> Iterator[tuple[IssueId, tuple[str, ...]]]:
    """Give every mention of options, with the issue that they should belong to."""
    for node in nodes(value):
        if isinstance(node, Package):
            yield from ((issue, (option,)) for issue, option in node)
        elif isinstance(node, Chosen):
            yield node.issue, node.options
        elif hasattr(node, "issue"):
            yield from _options_of(node)


def _options_of(node: Any) -> Iterator[tuple[IssueId, tuple[str, ...]]]:  # noqa: ANN401 - has `issue`
    if hasattr(node, "options"):
        yield node.issue, node.options
    if hasattr(node, "option"):
        yield node.issue, (node.option,)
    if hasattr(node, "tiers"):
        yield node.issue, tuple(option for tier in node.tiers for option in tier)
    if isinstance(getattr(node, "values", None), Mapping):
        yield node.issue, tuple(node.values)
