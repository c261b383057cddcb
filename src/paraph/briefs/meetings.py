"""Meetings, mandates and enquiries: what was called, asked and answered."""

from collections.abc import Iterator

from paraph.briefs.ladder_events import (
    TALLIES,
    days_words,
    mandate_due,
    meeting_words,
    package_words,
)
from paraph.briefs.speakers import level_name, person_name, seat_name, seat_names
from paraph.briefs.tree import Cell, Column, Mark, Phrases, Row, Table
from paraph.briefs.words import cell, day, faint, listed, phrases, strong
from paraph.record.negotiation import Negotiation
from paraph.record.standing import EnquiryStanding, MandateStanding, MeetingStanding
from paraph.terms.meetings import Meeting, Minutes, Outcome

OUTCOME_MARKS = {
    Outcome.LATE: (Mark.WARNING,),
    Outcome.REFUSED: (Mark.WARNING,),
}


def meetings_table(talks: Negotiation) -> Table:
    """Return the meetings in the order of their first days."""
    columns = (Column("Level"), Column("Where and when"), Column("State"), Column("Agenda"))
    dated = sorted(talks.meetings, key=lambda each: each.meeting.first)
    return Table("Meetings", columns, tuple(_meeting(talks, each) for each in dated))


def _meeting(talks: Negotiation, standing: MeetingStanding) -> Row:
    meeting = standing.meeting
    place = (phrases(meeting.place),) if meeting.place else ()
    where = Cell((*place, phrases(faint(days_words(meeting)))))
    level = cell(strong(level_name(talks, meeting.level)))
    return Row((level, where, _meeting_state(talks, standing), _agenda(talks, meeting)))


def _meeting_state(talks: Negotiation, standing: MeetingStanding) -> Cell:
    if standing.cancelled:
        reason = phrases(faint(standing.cancelled))
        return Cell((phrases("cancelled"), reason))
    if standing.minutes is None:
        return cell("called")
    return Cell((phrases("held"), *_minutes(talks, standing.minutes)))


def _minutes(talks: Negotiation, minutes: Minutes) -> Iterator[Phrases]:
    if minutes.chair is not None:
        yield phrases(f"chair: {person_name(talks, minutes.chair)}")
    if minutes.attended:
        yield phrases(f"attended: {listed(person_name(talks, each) for each in minutes.attended)}")
    if minutes.note:
        yield phrases(faint(minutes.note))


def _agenda(talks: Negotiation, meeting: Meeting) -> Cell:
    lines = [phrases(f"{at}. {words}") for at, words in enumerate(meeting.agenda, 1)]
    if meeting.issues:
        issues = listed(talks.issue[each].name for each in meeting.issues)
        lines.append(phrases(faint(f"touches {issues}")))
    return Cell(tuple(lines)) if lines else cell("–")


def mandates_table(talks: Negotiation) -> Table:
    """Return what levels asked of one another, and what became of it."""
    columns = (
        Column("Task"),
        Column("From"),
        Column("To"),
        Column("Due"),
        Column("What became of it"),
    )
    return Table("Mandates", columns, tuple(_mandate(talks, each) for each in talks.mandates))


def _mandate(talks: Negotiation, standing: MandateStanding) -> Row:
    mandate = standing.mandate
    lines = [phrases(strong(mandate.task))]
    lines += [phrases(faint(f"limit: {each}")) for each in mandate.limits]
    if mandate.given_at is not None:
        meeting = talks.meeting[mandate.given_at].meeting
        lines.append(phrases(faint(f"given at the meeting of {meeting_words(talks, meeting)}")))
    due = mandate_due(talks, mandate).removeprefix(", ")
    return Row(
        (
            Cell(tuple(lines)),
            cell(level_name(talks, mandate.giver)),
            cell(level_name(talks, mandate.taker)),
            cell(due or "no date"),
            _reports(standing),
        )
    )


def _reports(standing: MandateStanding) -> Cell:
    """Return what was reported of a mandate, the latest report first."""
    if not standing.reports:
        return cell("nothing reported yet")
    lines = (
        phrases(f"{each.outcome}, {day(each.on)}", faint(f": {each.words}"))
        for each in reversed(standing.reports)
    )
    return Cell(tuple(lines), OUTCOME_MARKS.get(standing.reports[-1].outcome, ()))


def enquiries_table(talks: Negotiation) -> Table:
    """Return the packages answered in secret, as far as the reader may know of them."""
    columns = (Column("Enquiry"), Column("Package"), Column("Asked"), Column("State"))
    rows = tuple(_enquiry(talks, each) for each in talks.enquiries)
    return Table("Packages answered in secret", columns, rows)


def _enquiry(talks: Negotiation, standing: EnquiryStanding) -> Row:
    enquiry = standing.enquiry
    name = phrases(strong(enquiry.id))
    note = (phrases(faint(enquiry.note)),) if enquiry.note else ()
    return Row(
        (
            Cell((name, *note)),
            cell(package_words(talks, enquiry.package)),
            cell(seat_names(talks, enquiry.asked)),
            Cell(tuple(phrases(words) for words in _enquiry_state(talks, standing))),
        )
    )


def _enquiry_state(talks: Negotiation, standing: EnquiryStanding) -> Iterator[str]:
    """Give what the reader may know: who has answered, an own answer, the outcome."""
    yield "closed" if standing.is_closed else "open"
    if standing.sealed:
        answered = [each for each in standing.enquiry.asked if each in standing.sealed]
        yield f"answered: {seat_names(talks, answered)}"
    for party, accepts in standing.answers:
        yield f"{seat_name(talks, party)} {'accepted' if accepts else 'rejected'} it"
    if standing.tally is not None:
        announced = "announced to all" if standing.is_announced else "not announced"
        yield f"outcome: {TALLIES[standing.tally]}; {announced}"
