"""What is due, soonest first, and who holds it up."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import assert_never

from paraph.briefs.ladder_events import where_words
from paraph.briefs.moments import away, moment
from paraph.briefs.notes import Notes
from paraph.briefs.speakers import level_name, person_name, seat_names
from paraph.briefs.tree import Block, Brief, Cell, Column, Mark, Row, Section, Table
from paraph.briefs.view import Parts, View, laid_out
from paraph.briefs.words import cell, count, day, faint, paragraph, phrases, strong
from paraph.record.due import Due, DueKind, Urgency
from paraph.record.negotiation import Negotiation
from paraph.terms.ids import DraftId, EnquiryId, LevelId, MandateId, MeetingId

TITLES = {
    Urgency.OVERDUE: "Overdue",
    Urgency.DUE: "Due",
    Urgency.OPEN: "Without a date",
}
"""The parts, in the order in which a person should see to them."""

CAPTIONS = {
    Urgency.OVERDUE: "Whose date has passed, longest ago first",
    Urgency.DUE: "Whose date is to come, soonest first",
    Urgency.OPEN: "What somebody waits for, with no date set",
}


def due_brief(view: View, dues: Sequence[Due], now: datetime) -> Brief:
    """Return what is due: overdue first, then by date, then what has none."""
    groups = {each: [one for one in dues if one.urgency(now) is each] for each in TITLES}
    sections = [
        Section(kind.name.lower(), TITLES[kind], (_table(view, kind, found, now),))
        for kind, found in groups.items()
        if found
    ]
    subtitle = f"What is due, as of {moment(now, view.zone)}"
    return laid_out(view, Parts(sections, Notes(view.talks), (_summary(groups),), (), subtitle))


def _summary(groups: dict[Urgency, list[Due]]) -> Block:
    if not any(groups.values()):
        return paragraph("Nobody is waiting for anything.")
    overdue, due, undated = (len(groups[each]) for each in TITLES)
    lead = strong(f"{count(overdue, 'thing')} overdue. ") if overdue else "Nothing is overdue. "
    undated_words = f"{undated} with no date" if undated else "none without a date"
    later = f"{count(due, 'thing')} due by a date to come" if due else "nothing due later"
    return paragraph(lead, f"{later[:1].upper()}{later[1:]}, {undated_words}.")


def _table(view: View, kind: Urgency, dues: Sequence[Due], now: datetime) -> Table:
    columns = [Column("What"), Column("Who holds it up")]
    if kind is not Urgency.OPEN:
        columns += [Column("By"), Column("That is")]
    rows = tuple(_row(view.talks, each, now) for each in dues)
    return Table(CAPTIONS[kind], tuple(columns), rows)


def _row(talks: Negotiation, due: Due, now: datetime) -> Row:
    cells = [cell(due_words(talks, due)), cell(holder_words(talks, due))]
    if due.by is not None:
        marks = (Mark.WARNING,) if due.urgency(now) is Urgency.OVERDUE else ()
        cells += [_by(due, due.by), cell(away(due.by, now), marks=marks)]
    return Row(tuple(cells))


def _by(due: Due, by: datetime) -> Cell:
    """Return the date in the zone in which it was set; a day ends when it is over there."""
    at = moment(by, due.zone)
    if due.day is None:
        return cell(at)
    return Cell((phrases(day(due.day)), phrases(faint(f"the day ends at {at}"))))


def due_words(talks: Negotiation, due: Due) -> str:
    """Return what somebody waits for, in a sentence without its full stop."""
    match due.kind:
        case DueKind.MANDATE:
            return _mandate(talks, due)
        case DueKind.MINUTES:
            meeting = talks.meeting[MeetingId(due.subject)].meeting
            where = where_words(talks, meeting)
            return f"The meeting of {where} is to be recorded as held, or cancelled"
        case DueKind.ANSWER:
            return f"A secret answer is to be given to the enquiry {_enquiry(talks, due)}"
        case DueKind.COUNT:
            return f"The secret answers to the enquiry {_enquiry(talks, due)} are to be counted"
        case _:
            return _about_draft(talks, due, due.kind)


def _about_draft(
    talks: Negotiation,
    due: Due,
    kind: DueKind,
) -> str:
    """Return what a draft waits for."""
    draft = talks.draft[DraftId(due.subject)].current
    named = f"‘{draft.title}’, number {draft.number}"
    before = f"{named}, before {level_name(talks, due.level)}" if due.level else named
    match kind:
        case DueKind.CAPITAL:
            return f"A capital is to confirm what was accepted ad referendum: {before}"
        case DueKind.OBJECTION:
            return f"Silence runs on {before}; an objection must come before it closes"
        case DueKind.CONFIRMATION:
            return f"Silence has closed on {before}; the chair is to confirm that nobody broke it"
        case DueKind.ACT:
            return f"A party is to act on {before}"
        case DueKind.ADOPTION:
            return f"All have joined in; the chair is to declare adopted or not: {before}"
        case DueKind.RENEWAL:
            return f"A new number is to be submitted of {named}, which was sent back"
        case DueKind.MANDATE | DueKind.MINUTES | DueKind.ANSWER | DueKind.COUNT:
            msg = f"{kind} is not about a draft"
            raise ValueError(msg)
        case _ as never:
            assert_never(never)


def _mandate(talks: Negotiation, due: Due) -> str:
    mandate = talks.mandate[MandateId(due.subject)].mandate
    giver = level_name(talks, mandate.giver)
    where = ""
    if mandate.due_at is not None:
        meeting = talks.meeting[mandate.due_at].meeting
        where = f", due at the meeting of {where_words(talks, meeting)}"
    return f"Mandate from {giver}: {mandate.task}{where}"


def _enquiry(talks: Negotiation, due: Due) -> str:
    note = talks.enquiry[EnquiryId(due.subject)].enquiry.note
    return f"‘{due.subject}’ ({note})" if note else f"‘{due.subject}’"


def holder_words(talks: Negotiation, due: Due) -> str:
    """Return who holds a thing up: seats, or the level that has it before it."""
    if due.kind is DueKind.OBJECTION:
        return "nobody; any party may still object"
    if due.seats:
        return _capital(seat_names(talks, due.seats))
    if due.level is not None:
        return _of_level(talks, due.level)
    return "nobody is named"


def _capital(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def _of_level(talks: Negotiation, level: LevelId) -> str:
    """Return a level with the people who can act at it."""
    people = [each.id for each in talks.members if level in each.levels]
    names = _few(person_name(talks, each) for each in people)
    return f"{level_name(talks, level)} ({names})" if names else level_name(talks, level)


MOST_PEOPLE = 4


def _few(names: Iterable[str]) -> str:
    """Return some names, and how many more there are."""
    every = list(names)
    more = len(every) - MOST_PEOPLE
    return ", ".join(every[:MOST_PEOPLE]) + (f" and {more} more" if more > 0 else "")
