"""Whether the steps were kept: who is late, what follows, what was given for it, what is next."""

from collections.abc import Iterator, Sequence

from paraph.briefs.broken_bargains import bargain_blocks, consequence_blocks
from paraph.briefs.compliance_words import (
    RULES,
    SCORES,
    due_words,
    other_statuses,
    report_words,
    rolled,
    score_words,
    status_words,
    verified_words,
    waits_words,
)
from paraph.briefs.notes import Notes, mark_of
from paraph.briefs.roll_ups import roll_up_blocks
from paraph.briefs.step_words import step_name
from paraph.briefs.tree import (
    Align,
    Block,
    Brief,
    Bullets,
    Cell,
    Column,
    Mark,
    Phrase,
    Phrases,
    Row,
    Section,
    Subheading,
    Table,
)
from paraph.briefs.view import Parts, View, laid_out
from paraph.briefs.words import (
    agreeing,
    cell,
    count,
    day,
    faint,
    listed,
    names,
    paragraph,
    phrases,
    strong,
)
from paraph.record.negotiation import Negotiation
from paraph.roadmap.keeping import KeepingFinding, Kept, Status
from paraph.roadmap.scoring import PartScore

MOST_COMING = 12
HEADLINES = {
    Status.DISPUTED: "Disputed",
    Status.LATE: "Late",
    Status.SUSPENDED: "Suspended",
    Status.EXCUSED: "Excused",
    Status.DUE: "Due soon",
    Status.UNDER_WAY: "Under way",
    Status.READY: "Could begin",
    Status.WAITING: "Waiting",
    Status.NOT_BEGUN: "Not begun",
    Status.DONE_LATE: "Done late",
    Status.DONE: "Done",
}
"""The bands of the table, what needs attention first."""

MARKS = {
    Status.DISPUTED: (Mark.CONTESTED,),
    Status.LATE: (Mark.WARNING,),
    Status.SUSPENDED: (Mark.WARNING,),
    Status.DONE: (Mark.GOOD,),
}


def keeping_brief(view: View, found: KeepingFinding) -> Brief:
    """Return the brief on whether the steps were kept."""
    notes = Notes(view.talks)
    sections = [keeping_section(view.talks, found, notes)]
    subtitle = f"Keeping the roadmap, as of {day(found.on)}"
    return laid_out(view, Parts(sections, notes, subtitle=subtitle))


def keeping_section(talks: Negotiation, found: KeepingFinding, notes: Notes) -> Section:
    """Return the section on whether the steps were kept."""
    return Section("keeping", "Keeping it", tuple(_blocks(talks, found, notes)))


def keeping_words(talks: Negotiation, found: KeepingFinding) -> str:
    """Return in short how many steps are how, and how far they are together."""
    if not found.steps:
        return "There are no steps to keep."
    if not talks.compliance:
        lead = f"Nobody has reported on any of the {count(len(found.steps), 'step')} so far. "
    else:
        lead = f"As of {day(found.on)}, {_counts(found)}. "
    overall, due = found.overall, found.due
    total = (
        f"Together the steps are at {rolled(overall.claimed)} of 100 as claimed, and at "
        f"{rolled(overall.verified)} as verified"
    )
    of_due = (
        f"; those whose deadline is over ({due.steps}) at {rolled(due.claimed)} and "
        f"{rolled(due.verified)}."
        if due.steps
        else "; no deadline is over yet."
    )
    return f"{lead}{total}{of_due}{_silent(talks, found)}{_longest(talks, found)}"


def _silent(talks: Negotiation, found: KeepingFinding) -> str:
    """Return of how many steps nothing is known: silence counts as nothing done, and is unknown."""
    silent = sum(not each.score.is_reported for each in found.steps)
    if not silent or not talks.compliance:
        return ""
    steps = count(silent, "step")
    return f" Nobody has reported on {steps}; silence is counted as not begun, and is unknown."


def _counts(found: KeepingFinding) -> str:
    """Return how many steps have which headline."""
    amounts = [(status, sum(k.status is status for k in found.steps)) for status in HEADLINES]
    told = [(number, TOLD.get(status, str(status))) for status, number in amounts if number]
    first = [f"{number} {agreeing(number, 'is', 'are')} {words}" for number, words in told[:1]]
    rest = [f"{number} {words}" for number, words in told[1:]]
    return f"of {count(len(found.steps), 'step')}, {listed([*first, *rest])}"


TOLD = {Status.READY: "ready to begin", Status.DUE: "due soon"}


def _longest(talks: Negotiation, found: KeepingFinding) -> str:
    """Return which step is late for longest."""
    late = [each for each in found.steps if each.status is Status.LATE]
    if not late:
        return ""
    worst = max(late, key=lambda each: each.days_late)
    name = step_name(worst.step.id, talks.step)
    who = names(talks, worst.step.actors) or "nobody named"
    return f" Late for longest is {name} ({who}), {count(worst.days_late, 'day')}."


def _blocks(talks: Negotiation, found: KeepingFinding, notes: Notes) -> Iterator[Block]:
    yield paragraph(keeping_words(talks, found))
    if not found.steps:
        return
    left_out = left_out_words(talks, found)
    if left_out:
        yield paragraph(faint(left_out))
    yield _status_table(talks, found, notes)
    yield from roll_up_blocks(talks, found)
    yield from consequence_blocks(talks, found)
    yield from bargain_blocks(talks, found)
    yield from _next(talks, found)
    yield from _rules(found)


def left_out_words(talks: Negotiation, found: KeepingFinding) -> str:
    """Return what is not looked at, and why."""
    told: list[str] = []
    if found.on > talks.as_of:
        told.append(
            f"The case knows nothing after {day(talks.as_of)}: what was done since is not in it."
        )
    if found.on < found.start:
        told.append(
            f"The roadmap begins on {day(found.start)} only: before that nothing can be late."
        )
    if found.later:
        are = agreeing(found.later, "is", "are")
        told.append(f"{count(found.later, 'report')} of later days {are} left out.")
    if found.left_out:
        left = len(found.left_out)
        are = agreeing(left, "is", "are")
        told.append(f"{count(left, 'step')} with reports {are} not brought by this package.")
    return " ".join(told)


def _rules(found: KeepingFinding) -> Iterator[Block]:
    """Give the rules by which steps are scored and reports weighed."""
    yield Subheading("How this is scored")
    yield paragraph(
        "The report of the latest day counts; of one day, a verified one before a claim, and the "
        "word of others before the actor’s own. A dispute stays open until a later report is "
        "verified, or made by whoever disputed. Deadlines run from what really happened. A step is "
        f"called due {count(found.account.horizon, 'day')} before its deadline. A step in tranches "
        "has the average of their scores."
    )
    rules = (phrases(strong(f"{each.value} {SCORES[each]}: "), f"{RULES[each]}.") for each in RULES)
    yield Bullets(tuple(rules))


# --- the steps --------------------------------------------------------------------------------


def _status_table(talks: Negotiation, found: KeepingFinding, notes: Notes) -> Table:
    columns = (
        Column("Step"),
        Column("Who"),
        Column("Due", Align.RIGHT),
        Column("Claimed"),
        Column("Verified"),
        Column("How it stands"),
        Column("By whose word"),
    )
    rows: list[Row] = []
    for status, title in HEADLINES.items():
        there = [each for each in found.steps if each.status is status]
        if there:
            rows.append(Row((cell(strong(f"{title} ({len(there)})")),)))
            rows += (_step_row(talks, each, notes) for each in there)
    return Table(f"The steps as of {day(found.on)}", columns, tuple(rows))


def _step_row(talks: Negotiation, kept: Kept, notes: Notes) -> Row:
    step, score = kept.step, kept.score
    marks = (Mark.WARNING,) if kept.status is Status.LATE else ()
    return Row(
        (
            cell(
                Phrase(step.name, notes=notes.cite(step.source)),
                marks=(mark_of(step.source),),
                hint=step.deliverable,
            ),
            cell(names(talks, step.actors) or "nobody named"),
            cell(due_words(kept), marks=marks),
            cell(
                score_words(score.claimed, score.claimed_mean)
                if score.is_reported
                else faint("no report")
            ),
            cell(verified_words(score)),
            _standing(talks, kept),
            _word(talks, kept, notes),
        )
    )


def _standing(talks: Negotiation, kept: Kept) -> Cell:
    """Return how a step stands: its headline, what else holds, why, and which tranches."""
    lines = [phrases(strong(status_words(kept)))]
    lines += [phrases(faint(each)) for each in _details(talks, kept) if each]
    return Cell(tuple(lines), MARKS.get(kept.status, ()))


def _details(talks: Negotiation, kept: Kept) -> Iterator[str]:
    yield other_statuses(kept)
    yield from (f"excused: {each}" for each in kept.excuses)
    if kept.suspended_by:
        yield f"suspended by {names(talks, kept.suspended_by)}"
    yield waits_words(talks, kept)
    if kept.score.done and kept.is_finished:
        yield f"as of {day(kept.score.done)}"
    if len(kept.score.parts) > 1:
        yield f"tranches: {', '.join(_tranche(part) for part in kept.score.parts)}"


def _tranche(part: PartScore) -> str:
    disputed = " (disputed)" if part.is_disputed else ""
    return f"{part.tranche}: {SCORES[part.claimed]}{disputed}"


def _word(talks: Negotiation, kept: Kept, notes: Notes) -> Cell:
    """Return the reports that count, those beside them, and those in dispute."""
    lines: list[Phrases] = []
    marks: list[Mark] = []
    for part in kept.score.parts:
        reports = [part.counted] if part.counted else []
        reports += [each for each in (part.confirmed,) if each and each not in reports]
        reports += [each for each in (*part.beside, *part.disputes) if each not in reports]
        for each in reports:
            words = report_words(talks, each)
            told = Phrase(words, notes=notes.cite(each.source))
            remark = (faint(f": {each.note}"),) if each.note else ()
            lead = (f"{part.tranche}: ",) if part.tranche else ()
            line = phrases(*lead, told, *remark)
            if line not in lines:
                lines.append(line)
                marks.append(mark_of(each.source))
    return Cell(tuple(lines), tuple(dict.fromkeys(marks))) if lines else cell("no report")


# --- what comes next --------------------------------------------------------------------------


def _next(talks: Negotiation, found: KeepingFinding) -> Iterator[Block]:
    yield Subheading("What comes next")
    coming, ready = found.coming, found.ready
    if not coming and not ready:
        yield paragraph("No step falls due later, and none could begin now.")
    if coming:
        yield Bullets(tuple(_coming(talks, each) for each in coming[:MOST_COMING]))
        more = len(coming) - MOST_COMING
        if more > 0:
            yield paragraph(f"{count(more, 'step')} more {agreeing(more, 'falls', 'fall')} due.")
    if ready:
        every = listed(_owed(talks, each) for each in _short(ready))
        more = len(ready) - MOST_COMING
        rest = f", and {more} more" if more > 0 else ""
        yield paragraph(strong("Could begin now: "), f"{every}{rest}.")


def _short(steps: Sequence[Kept]) -> Sequence[Kept]:
    return steps[:MOST_COMING]


def _owed(talks: Negotiation, kept: Kept) -> str:
    who = names(talks, kept.step.actors) or "nobody named"
    return f"{step_name(kept.step.id, talks.step)} ({who})"


def _coming(talks: Negotiation, kept: Kept) -> Phrases:
    if kept.due is None:  # pragma: no cover - only steps that are due come here
        return ()
    waits = waits_words(talks, kept)
    extra = "; ".join(filter(None, (status_words(kept), waits)))
    return phrases(strong(f"{day(kept.due.day)}: "), _owed(talks, kept), faint(f", {extra}"))
