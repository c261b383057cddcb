"""What a journal holds, as the answers of `--json`."""

from collections.abc import Sequence
from datetime import datetime

from paraph.briefs.due import due_words
from paraph.briefs.events import event_words
from paraph.briefs.verifying import verified_words
from paraph.briefs.view import View
from paraph.files import talks_answers as answers
from paraph.files.packages_answering import case_of
from paraph.files.talks_drafts import author_answer, draft_answer, package_answer
from paraph.record.due import Due
from paraph.record.entries import Entry
from paraph.record.standing import EnquiryStanding, MandateStanding, MeetingStanding
from paraph.record.verifying import Verified


def ladder_answer(view: View, now: datetime) -> answers.LadderAnswer:
    """Return where every draft stands, as an answer."""
    talks = view.talks
    return answers.LadderAnswer(
        case=case_of(view),
        reader=view.reader,
        now=now,
        levels=[answers.LevelAnswer(id=each.id, name=each.name) for each in talks.ladder],
        single=talks.is_single,
        early_harvest=list(talks.early_harvest),
        drafts=[draft_answer(talks, each) for each in talks.drafts],
        meetings=[_meeting(each) for each in talks.meetings],
        mandates=[_mandate(each) for each in talks.mandates],
        enquiries=[_enquiry(view, each) for each in talks.enquiries],
    )


def _meeting(standing: MeetingStanding) -> answers.MeetingAnswer:
    meeting, minutes = standing.meeting, standing.minutes
    state = "cancelled" if standing.cancelled else "held" if minutes else "called"
    return answers.MeetingAnswer(
        id=meeting.id,
        level=meeting.level,
        place=meeting.place,
        first=meeting.first,
        last=meeting.last,
        agenda=list(meeting.agenda),
        issues=list(meeting.issues),
        state=state,
        reason=standing.cancelled,
        chair=minutes.chair if minutes else None,
        attended=list(minutes.attended) if minutes else [],
        note=minutes.note if minutes else "",
    )


def _mandate(standing: MandateStanding) -> answers.MandateAnswer:
    mandate = standing.mandate
    return answers.MandateAnswer(
        id=mandate.id,
        giver=mandate.giver,
        taker=mandate.taker,
        task=mandate.task,
        due_at=mandate.due_at,
        due_on=mandate.due_on,
        limits=list(mandate.limits),
        given_at=mandate.given_at,
        reports=[
            answers.MandateReportAnswer(outcome=each.outcome.value, on=each.on, words=each.words)
            for each in standing.reports
        ],
    )


def _enquiry(view: View, standing: EnquiryStanding) -> answers.EnquiryAnswer:
    enquiry = standing.enquiry
    own = {str(party): accepts for party, accepts in standing.answers}
    return answers.EnquiryAnswer(
        id=enquiry.id,
        package=package_answer(enquiry.package),
        asked=list(enquiry.asked),
        note=enquiry.note,
        closed=standing.is_closed,
        answered=[each for each in enquiry.asked if each in standing.sealed],
        own_answer=own.get(view.reader or ""),
        tally=standing.tally.value if standing.tally else None,
        announced=standing.is_announced,
    )


def due_answer(view: View, dues: Sequence[Due], now: datetime) -> answers.DueAnswer:
    """Return what is due, as an answer."""
    items = [
        answers.DueItemAnswer(
            kind=each.kind.name.lower(),
            urgency=each.urgency(now).value,
            subject=each.subject,
            by=each.by,
            day=each.day,
            zone=each.zone,
            seats=list(each.seats),
            level=each.level,
            message=due_words(view.talks, each),
        )
        for each in dues
    ]
    return answers.DueAnswer(case=case_of(view), reader=view.reader, now=now, due=items)


def log_answer(view: View, entries: Sequence[Entry]) -> answers.LogAnswer:
    """Return the entries that a reader may see, as an answer."""
    told = [
        answers.EntryAnswer(
            channel=str(each.channel),
            number=each.number,
            at=each.at,
            recorded=each.recorded,
            by=author_answer(view.talks, each.author),
            kind=each.event.TAG,
            message=event_words(view.talks, each.event),
        )
        for each in entries
    ]
    return answers.LogAnswer(case=case_of(view), reader=view.reader, entries=told)


def verified_answer(found: Verified, receipts: int) -> answers.VerifiedAnswer:
    """Return what checking a journal found, as an answer."""
    bad = found.bad
    return answers.VerifiedAnswer(
        holds=found.holds,
        entries=found.entries,
        receipts=receipts,
        bad=answers.BadEntryAnswer(
            channel=str(bad.channel) if bad.channel else None,
            number=bad.number,
            ledger=bad.ledger,
            defect=bad.defect.value,
        )
        if bad
        else None,
        differing=[
            answers.DifferingAnswer(chain=each.chain, number=each.number, cut=each.is_cut)
            for each in found.differing
        ],
        documents=[
            answers.BadDocumentAnswer(digest=each.digest, name=each.name, missing=each.is_missing)
            for each in found.documents
        ],
        messages=list(verified_words(found, receipts)),
    )
