"""The roadmap of the recommended package: order, dates, exposure, and what is wrong with it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from paraph.briefs.exposure import exposure_blocks
from paraph.briefs.notes import Notes, mark_of
from paraph.briefs.step_faults import fault_blocks, no_fault, verdict_words
from paraph.briefs.step_words import deadline_words, precondition_words
from paraph.briefs.tree import (
    Align,
    Block,
    Cell,
    Column,
    Figure,
    Gantt,
    GanttBar,
    Mark,
    Phrase,
    Row,
    Section,
    Subheading,
    Table,
)
from paraph.briefs.words import (
    agreeing,
    cell,
    count,
    day,
    faint,
    listed,
    names,
    paragraph,
    short_day,
)
from paraph.record.negotiation import Negotiation
from paraph.roadmap.due import Due
from paraph.roadmap.finding import RoadmapFinding, Scheduled
from paraph.terms.ids import StepId
from paraph.terms.preconditions import Happening, Outside, happenings
from paraph.terms.steps import Step


def roadmap_section(talks: Negotiation, found: RoadmapFinding, notes: Notes) -> Section:
    """Return the section on the roadmap."""
    return Section("roadmap", "The roadmap", tuple(_blocks(talks, found, notes)))


def check_section(talks: Negotiation, found: RoadmapFinding) -> Section:
    """Return what is wrong with the roadmap, alone."""
    blocks = fault_blocks(talks, found.faults) if found.faults else (no_fault(),)
    return Section("roadmap-check", "What is wrong with the roadmap", tuple(blocks))


def _blocks(talks: Negotiation, found: RoadmapFinding, notes: Notes) -> Iterator[Block]:
    yield paragraph(roadmap_words(found))
    yield paragraph(faint(basis_words(found)))
    if found.scheduled:
        yield steps_table(talks, found.scheduled, found.steps, notes)
        yield gantt(talks, found.scheduled)
    yield from exposure_blocks(talks, found)
    yield Subheading("What is wrong with it")
    yield from fault_blocks(talks, found.faults) if found.faults else (no_fault(),)
    if found.left_out:
        left = listed(f"‘{talks.step[step].name}’" for step in found.left_out)
        yield Subheading("Steps that this package does not bring")
        yield paragraph(f"{left}.")


def roadmap_words(found: RoadmapFinding) -> str:
    """Return how many steps there are, and how long they take at the least."""
    whose = "every step of the case" if found.package is None else "the package"
    if not found.steps:
        return "The case names no steps for this package."
    gates = sum(step.gate is not None for step in found.steps)
    through = f" and {count(gates, 'gate')}" if gates else ""
    return (
        f"The roadmap of {whose} has {count(len(found.steps), 'step')}{through}. Beginning on "
        f"{day(found.start)}, it is complete on {day(found.end)} at the earliest. "
        f"{verdict_words(found.faults)}"
    )


def basis_words(found: RoadmapFinding) -> str:
    """Return what the marks and dates of the roadmap stand for."""
    instant = sum(each.step.duration is None for each in found.scheduled)
    outside = sum(isinstance(each, Outside) for step in found.steps for each in _waited_for(step))
    supposed = (
        " What waits for an event outside the roadmap that nobody has dated is dated as if that "
        "had happened."
        if outside
        else ""
    )
    untimed = (
        f" {count(instant, 'step')} of unknown duration {agreeing(instant, 'is', 'are')} counted "
        "as taking no time."
        if instant
        else ""
    )
    return (
        "The mark of a step says where the step comes from; what the passage cited does not say of "
        "its length, deadline and verifier is the case’s own. Complete means at the earliest; ‘at "
        "the latest’ is how far the step could slip by itself. Where a length has a range, the "
        f"shortest counts.{untimed}{supposed}"
    )


def _waited_for(step: Step) -> Iterator[Happening]:
    yield from happenings(step.after)
    yield from happenings(step.gate)


def steps_table(
    talks: Negotiation, dated: Sequence[Scheduled], steps: Sequence[Step], notes: Notes
) -> Table:
    """Return the steps by earliest start; those that cannot be dated last."""
    whole = _whole(dated)
    number = {each.step.id: at for at, each in enumerate(whole, start=1)}
    rows = [_step_row(talks, each, number, notes) for each in whole]
    rows += [_undated_row(talks, step, notes) for step in steps if step.id not in number]
    columns = (
        Column("#", Align.RIGHT),
        Column("Step"),
        Column("Who"),
        Column("After", Align.RIGHT),
        Column("Earliest start", Align.RIGHT),
        Column("Complete", Align.RIGHT),
        Column("At the latest", Align.RIGHT),
        Column("Due", Align.RIGHT),
        Column("Verified by"),
    )
    return Table("Steps by earliest start, and whom each waits for", columns, tuple(rows))


def _whole(dated: Sequence[Scheduled]) -> list[Scheduled]:
    """Return one row for each step: its tranches from the first start to the last completion."""
    parts: dict[StepId, list[Scheduled]] = {}
    for each in dated:
        parts.setdefault(each.step.id, []).append(each)
    return [
        own[0]
        if len(own) == 1
        else replace(
            max(own, key=lambda each: each.end),
            tranche=None,
            start=own[0].start,
            start_due=own[0].start_due,
            binding=own[0].binding,
        )
        for own in parts.values()
    ]


Numbers = dict[StepId, int]


def _step_row(talks: Negotiation, each: Scheduled, number: Numbers, notes: Notes) -> Row:
    step = each.step
    return Row(
        (
            cell(str(number[step.id])),
            _name_cell(step, each.name, notes),
            _actor_cell(talks, step),
            _waits_cell(talks, each, number),
            cell(short_day(each.start)),
            cell(short_day(each.end)),
            cell(short_day(each.latest_end), hint=f"{count(each.slack_days, 'day')} of slack"),
            _due_cell(talks, each),
            _verifier_cell(talks, step),
        )
    )


def _name_cell(step: Step, name: str, notes: Notes) -> Cell:
    """Return a step's name, with what makes it a gate, an approval or escrow."""
    kinds = [step.approval.kind.value] if step.approval else []
    kinds += ["behind a gate"] if step.gate else []
    kinds += ["in escrow"] if step.escrow else []
    kinds += [f"in {step.tranches.count} tranches"] if step.tranches else []
    lines = [(Phrase(name, notes=notes.cite(step.source)),)]
    if kinds:
        lines.append((faint(", ".join(kinds)),))
    return Cell(tuple(lines), (mark_of(step.source),), step.deliverable)


def _actor_cell(talks: Negotiation, step: Step) -> Cell:
    marks = () if step.actors else (Mark.WARNING,)
    return cell(names(talks, step.actors) or "nobody named", marks=marks)


def _verifier_cell(talks: Negotiation, step: Step) -> Cell:
    if step.approval and not step.verifiers:
        return cell("–")
    marks = () if step.verifiers else (Mark.WARNING,)
    return cell(names(talks, step.verifiers) or "nobody named", marks=marks)


def _waits_cell(talks: Negotiation, each: Scheduled, number: Numbers) -> Cell:
    """Return the numbers of the steps that bind a step's start, with all it waits for as a hint."""
    waits = [at for step, at in number.items() if step in each.binding]
    step = each.step
    told = [precondition_words(talks, part, talks.step) for part in (step.after, step.gate) if part]
    return cell(listed(map(str, waits)) or "–", hint=listed(told))


def _due_cell(talks: Negotiation, each: Scheduled) -> Cell:
    """Return when a step is due, in the words of its deadline as a hint."""
    deadline = each.step.deadline or each.step.start_by
    if deadline is None:
        return cell("none", marks=(Mark.WARNING,))
    hint = deadline_words(talks, deadline, talks.step)
    due = each.due or each.start_due
    if due is None:
        return cell("–", hint=hint)
    begun = "start " if each.due is None else ""
    marks = (Mark.WARNING,) if each.is_late else ()
    return cell(f"{begun}{due_words(due)}", marks=marks, hint=hint)


def due_words(due: Due) -> str:
    """Return the last moment that is in time, in few signs."""
    hour = f" {due.hour:%H:%M}" if due.hour else ""
    zone = f" {due.zone}" if due.zone else ""
    return f"{short_day(due.day)}{hour}{zone}"


def _undated_row(talks: Negotiation, step: Step, notes: Notes) -> Row:
    """Return the row of a step that waits for a circle: it has no dates."""
    return Row(
        (
            cell("–"),
            _name_cell(step, step.name, notes),
            _actor_cell(talks, step),
            cell("–"),
            cell("cannot be dated", marks=(Mark.WARNING,)),
            cell("–"),
            cell("–"),
            cell("–"),
            _verifier_cell(talks, step),
        )
    )


def gantt(talks: Negotiation, dated: Sequence[Scheduled], title: str = "") -> Figure:
    """Return the steps on a time line, each with all its tranches."""
    whole = _whole(dated)
    bars = tuple(
        GanttBar(
            label=f"{at}. {each.name}",
            start=each.start,
            end=each.end,
            deadline=each.due.day if each.due else None,
            is_late=each.is_late,
            group=_group(talks, each.step),
        )
        for at, each in enumerate(whole, start=1)
    )
    first = min(each.start for each in whole)
    last = max(whole, key=lambda each: each.end)
    return Figure(
        "gantt",
        title or "The steps at their earliest dates, with deadlines, by who acts",
        f"From {day(first)} to {day(last.end)}; the last to be complete is ‘{last.name}’.",
        Gantt(bars),
    )


MOST_NAMED = 2
"""Actors named beside a bar; more of them make colours too many to tell apart."""


def _group(talks: Negotiation, step: Step) -> str:
    """Return who acts, for the colour of a bar."""
    if len(step.actors) > MOST_NAMED:
        return "several together"
    return names(talks, step.actors) or "nobody named"
