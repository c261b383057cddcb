"""The roadmap of the recommended package: order, earliest dates, and what is wrong with it."""

from collections import Counter
from collections.abc import Iterator

from paraph.briefs.notes import Notes, mark_of
from paraph.briefs.tree import (
    Align,
    Block,
    Bullets,
    Column,
    Figure,
    Gantt,
    GanttBar,
    Mark,
    Phrase,
    Phrases,
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
    phrases,
    short_day,
    strong,
)
from paraph.record.negotiation import Negotiation
from paraph.roadmap.finding import FaultKind, RoadmapFinding, Scheduled, StepFault
from paraph.terms.ids import StepId
from paraph.terms.steps import Step


def roadmap_section(talks: Negotiation, found: RoadmapFinding, notes: Notes) -> Section:
    """Return the section on the roadmap."""
    return Section("roadmap", "The roadmap", tuple(_blocks(talks, found, notes)))


def _blocks(talks: Negotiation, found: RoadmapFinding, notes: Notes) -> Iterator[Block]:
    yield paragraph(roadmap_words(found))
    yield paragraph(faint(basis_words(found)))
    if found.scheduled:
        yield _steps_table(talks, found, notes)
        yield _gantt(talks, found)
    yield Subheading("What is wrong with it")
    if found.faults:
        yield Bullets(tuple(_fault(talks, each) for each in _gathered(found.faults)))
    else:
        yield paragraph("Every step has an actor, a deadline and a verifier; nothing circles.")
    if found.left_out:
        left = listed(_step_names(talks, found.left_out))
        yield Subheading("Steps that this package does not bring")
        yield paragraph(f"{left}.")


def roadmap_words(found: RoadmapFinding) -> str:
    """Return how many steps there are, and how long they take at the least."""
    whose = "every step of the case" if found.package is None else "the package"
    if not found.steps:
        return "The case names no steps for this package."
    kinds = Counter(fault.kind.value for fault in found.faults)
    counted = listed(f"{kind} ({number})" for kind, number in kinds.items())
    faults = f"what is wrong with it: {counted}" if kinds else "nothing is wrong with it"
    return (
        f"The roadmap of {whose} has {count(len(found.steps), 'step')}. Beginning on "
        f"{day(found.start)}, it is complete on {day(found.end)} at the earliest; "
        f"{faults}."
    )


def basis_words(found: RoadmapFinding) -> str:
    """Return what the marks and dates of the roadmap stand for."""
    instant = sum(each.step.duration is None for each in found.scheduled)
    untimed = (
        f" {count(instant, 'step')} of unknown duration {agreeing(instant, 'is', 'are')} counted "
        "as taking no time."
        if instant
        else ""
    )
    return (
        "The mark of a step says where the step comes from. Durations, deadlines and verifiers are "
        f"the case’s own: no report is cited for them.{untimed}"
    )


def _steps_table(talks: Negotiation, found: RoadmapFinding, notes: Notes) -> Table:
    number = {each.step.id: at for at, each in enumerate(found.scheduled, start=1)}
    rows = [_step_row(talks, each, number, notes) for each in found.scheduled]
    undated = [step for step in found.steps if step.id not in number]
    rows += [_undated_row(talks, step, number, notes) for step in undated]
    columns = (
        Column("#", Align.RIGHT),
        Column("Step"),
        Column("Who"),
        Column("After", Align.RIGHT),
        Column("Earliest start", Align.RIGHT),
        Column("Complete", Align.RIGHT),
        Column("Due", Align.RIGHT),
        Column("Verified by"),
    )
    return Table("Steps by earliest start, and who waits for whom", columns, tuple(rows))


def _step_row(talks: Negotiation, each: Scheduled, number: dict[StepId, int], notes: Notes) -> Row:
    step = each.step
    due_marks = (Mark.WARNING,) if each.is_late else ()
    return Row(
        (
            cell(str(number[step.id])),
            cell(
                Phrase(step.name, notes=notes.cite(step.source)),
                marks=(mark_of(step.source),),
                hint=step.deliverable,
            ),
            cell(
                names(talks, step.actors) or "nobody named",
                marks=() if step.actors else (Mark.WARNING,),
            ),
            cell(listed(str(number[wait]) for wait in step.after if wait in number) or "–"),
            cell(short_day(each.start)),
            cell(short_day(each.end)),
            cell(short_day(each.due) if each.due else "none", marks=due_marks or _none_mark(step)),
            cell(
                names(talks, step.verifiers) or "nobody named",
                marks=() if step.verifiers else (Mark.WARNING,),
            ),
        )
    )


def _none_mark(step: Step) -> tuple[Mark, ...]:
    return () if step.deadline else (Mark.WARNING,)


def _undated_row(talks: Negotiation, step: Step, number: dict[StepId, int], notes: Notes) -> Row:
    """Return the row of a step that waits for a circle: it has no dates."""
    waits = listed(str(number[wait]) for wait in step.after if wait in number)
    return Row(
        (
            cell("–"),
            cell(Phrase(step.name, notes=notes.cite(step.source)), marks=(mark_of(step.source),)),
            cell(names(talks, step.actors) or "nobody named"),
            cell(waits or "–"),
            cell("cannot be dated", marks=(Mark.WARNING,)),
            cell("–"),
            cell("–"),
            cell(names(talks, step.verifiers) or "nobody named"),
        )
    )


def _gantt(talks: Negotiation, found: RoadmapFinding) -> Figure:
    bars = tuple(
        GanttBar(
            label=f"{at}. {each.step.name}",
            start=each.start,
            end=each.end,
            deadline=each.due,
            is_late=each.is_late,
            group=_group(talks, each.step),
        )
        for at, each in enumerate(found.scheduled, start=1)
    )
    last = max(found.scheduled, key=lambda each: each.end)
    return Figure(
        "gantt",
        "The steps at their earliest dates, with deadlines, by who acts",
        f"From {day(found.start)} to {day(found.end)}; the last to be complete is "
        f"‘{last.step.name}’.",
        Gantt(bars),
    )


MOST_NAMED = 2
"""Actors named beside a bar; more of them make colours too many to tell apart."""


def _group(talks: Negotiation, step: Step) -> str:
    """Return who acts, for the colour of a bar."""
    if len(step.actors) > MOST_NAMED:
        return "several together"
    return names(talks, step.actors) or "nobody named"


def _step_names(talks: Negotiation, steps: tuple[StepId, ...]) -> list[str]:
    return [f"‘{talks.step[step].name}’" for step in steps]


_GAPS = {
    FaultKind.NO_ACTOR: ("No actor", "name who does it"),
    FaultKind.NO_DEADLINE: ("No deadline", "agree a date, or a period after another step"),
    FaultKind.NO_VERIFIER: ("No verifier", "name who confirms that it was done"),
    FaultKind.OWN_VERIFIER: ("Verified by its own actor", "name somebody else to confirm it"),
    FaultKind.UNDATED: (
        "Cannot be dated",
        "it waits for a circle, or would end after the calendar does: mend that first",
    ),
}
"""Faults of single steps, and the mend; told once for all steps that have them."""


def _gathered(faults: tuple[StepFault, ...]) -> Iterator[StepFault]:
    """Give the faults, those of single steps gathered by kind."""
    yield from dict.fromkeys(each for each in faults if each.kind not in _GAPS)
    for kind in _GAPS:
        steps = tuple(step for each in faults if each.kind is kind for step in each.steps)
        if steps:
            yield StepFault(kind, steps)


def _fault(talks: Negotiation, fault: StepFault) -> Phrases:
    """Return a fault with its mend."""
    step_names = _step_names(talks, fault.steps)
    match fault.kind:
        case FaultKind.CIRCULAR:
            circle = " waits for ".join([*step_names, step_names[0]])
            return phrases(
                strong("Circular preconditions: "),
                f"{circle}; let one of them start without the other.",
            )
        case FaultKind.ABSENT:
            return phrases(
                strong("Waits for an absent step: "),
                f"{step_names[0]} waits for {step_names[1]}, which this package does not bring; "
                "add it, or drop the precondition.",
            )
        case FaultKind.ABSENT_ANCHOR:
            return phrases(
                strong("Deadline runs from an absent step: "),
                f"that of {step_names[0]} runs from {step_names[1]}, which this package does not "
                "bring; let it run from another step, or give a date.",
            )
        case FaultKind.TOO_LATE:
            chain = ", which waits for ".join(step_names)
            return phrases(
                strong("Deadline before it can be met: "),
                f"{chain}; move the deadline or shorten the chain.",
            )
        case kind:
            name, mend = _GAPS[kind]
            return phrases(strong(f"{name}: "), f"{listed(step_names)}; {mend}.")
