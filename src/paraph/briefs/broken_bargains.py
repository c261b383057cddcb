"""What follows from slipped steps by the text, and what was given for them."""

from collections.abc import Iterator

from paraph.briefs.compliance_words import TIES, status_words
from paraph.briefs.step_words import step_name
from paraph.briefs.tree import Block, Bullets, Cell, Column, Phrases, Row, Subheading, Table
from paraph.briefs.words import cell, faint, listed, names, option_name, paragraph, phrases, strong
from paraph.record.negotiation import Negotiation
from paraph.roadmap.bargain import (
    Applies,
    Bargain,
    Suspendable,
    Tie,
    TieKind,
    bargains,
    consequences,
)
from paraph.roadmap.keeping import KeepingFinding, Kept, Status
from paraph.terms.ids import StepId


def consequence_blocks(talks: Negotiation, found: KeepingFinding) -> Iterator[Block]:
    """Give what follows now, by the text."""
    yield Subheading("What follows now, by the text")
    applying = consequences(found)
    if applying:
        yield Bullets(tuple(_applies(talks, each) for each in applying))
    silent = [each for each in found.steps if _is_late_without(each)]
    if silent:
        every = listed(step_name(each.step.id, talks.step) for each in silent)
        yield paragraph(f"The text says nothing of what follows from {every}.")
    if not applying and not silent:
        yield paragraph("No step is late that nothing excuses: nothing follows.")


def _is_late_without(kept: Kept) -> bool:
    is_late = Status.LATE in kept.statuses and kept.is_slipped
    is_suspended = Status.SUSPENDED in kept.statuses
    return is_late and not is_suspended and kept.step.consequence is None


def _applies(talks: Negotiation, each: Applies) -> Phrases:
    """Return what follows from one step, and which steps may be suspended by whom."""
    words = f"‘{each.consequence.words}’. " if each.consequence.words else ""
    hangs = " If the dispute goes against the actor: " if each.hangs_on_dispute else " "
    return phrases(
        strong(f"{step_name(each.kept.step.id, talks.step)} is {status_words(each.kept)}."),
        f"{hangs}{words}",
        " ".join(_suspendable(talks, one) for one in each.suspendable),
    )


def _suspendable(talks: Negotiation, one: Suspendable) -> str:
    name = step_name(one.step, talks.step)
    if one.kept is None:
        return f"It names {name}, which this roadmap does not have."
    who = names(talks, one.by) or "whoever does it"
    if Status.SUSPENDED in one.kept.statuses:
        by = names(talks, one.kept.suspended_by)
        return f"{name} is suspended, by {by}."
    state = status_words(one.kept)
    if one.kept.is_finished:
        return f"{name} could have been suspended by {who}; it is {state}."
    return f"{name} may now be suspended by {who}; it is {state}."


def bargain_blocks(talks: Negotiation, found: KeepingFinding) -> Iterator[Block]:
    """Give for each slipped step the bargain it belonged to."""
    broken = bargains(found)
    if not broken:
        return
    yield Subheading("What was given for the steps that slipped")
    columns = (
        Column("Slipped step"),
        Column("Clause"),
        Column("Carries out"),
        Column("What it was bound to, and how that stands"),
    )
    rows = tuple(_bargain(talks, each) for each in broken)
    yield Table("The bargains of late, disputed and suspended steps", columns, rows)


def _bargain(talks: Negotiation, each: Bargain) -> Row:
    step = each.kept.step
    options = (
        phrases(f"{talks.issue[issue].name}: {option_name(talks, issue, option)}")
        for issue, option in each.options
        if issue in talks.issue
    )
    name = Cell((phrases(step.name), phrases(faint(_who(talks, each)))))
    return Row(
        (
            name,
            cell(step.clause or "–"),
            _lines(tuple(options), "every package"),
            _lines(_ties(talks, each.ties), "nothing, by the text"),
        )
    )


def _who(talks: Negotiation, each: Bargain) -> str:
    who = names(talks, each.kept.step.actors) or "nobody named"
    return f"{who}; {status_words(each.kept)}"


def _lines(lines: tuple[Phrases, ...], otherwise: str) -> Cell:
    return Cell(lines) if lines else cell(faint(otherwise))


def _ties(talks: Negotiation, ties: tuple[Tie, ...]) -> tuple[Phrases, ...]:
    """Return a line for each step that one is bound to, with every way in which it is."""
    ways = dict[StepId, list[TieKind]]()
    known = {tie.kept.step.id: tie.kept for tie in ties}
    for tie in ties:
        ways.setdefault(tie.kept.step.id, []).append(tie.kind)
    return tuple(
        phrases(
            f"{listed(TIES[kind] for kind in kinds)} {step_name(step, talks.step)} "
            f"({names(talks, known[step].step.actors) or 'nobody named'}): ",
            strong(status_words(known[step])),
        )
        for step, kinds in ways.items()
    )
