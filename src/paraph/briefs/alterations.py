"""What one number of a draft changes against the last, in words."""

from collections.abc import Iterator
from typing import assert_never

from paraph.briefs.draft_events import content_kind, draft_title
from paraph.briefs.step_words import (
    approval_words,
    consequence_words,
    deadline_words,
    duration_words,
    escrow_words,
    left_open_words,
    precondition_words,
    quantity_words,
    renewal_words,
    step_names,
    tranches_words,
)
from paraph.briefs.tree import Phrase, Phrases, Style
from paraph.briefs.words import condition_words, faint, listed, names, phrases, strong
from paraph.record.changes import (
    ChangeKind,
    DraftChanges,
    OptionChange,
    ParagraphChange,
    Run,
    RunKind,
    StepChange,
    changes,
)
from paraph.record.negotiation import Negotiation
from paraph.terms.conditions import All, AnyOf, Chosen, Condition, Not
from paraph.terms.deadlines import (
    Counted,
    Deadline,
    EarlierOf,
    Fixed,
    LaterOf,
    MonthAfter,
    Upon,
)
from paraph.terms.drafts import Draft, RoadmapContent
from paraph.terms.ids import IssueId, OptionId, StepId, TrackId
from paraph.terms.periods import Duration
from paraph.terms.preconditions import (
    Approved,
    Launched,
    Outside,
    Precondition,
    Reached,
    Several,
)
from paraph.terms.steps import (
    Approval,
    Consequence,
    Escrow,
    LeftOpen,
    Quantity,
    Renewal,
    Step,
    Tranches,
)

FIELDS = {
    "name": "name",
    "deliverable": "deliverable",
    "actors": "who acts",
    "carries_out": "what it carries out",
    "after": "what it waits for",
    "duration": "duration",
    "deadline": "deadline",
    "verifiers": "who verifies it",
    "source": "where it comes from",
    "recipients": "to whom it is delivered",
    "quantity": "quantity",
    "place": "place",
    "track": "track",
    "clause": "clause",
    "guarantors": "who guarantees it",
    "consequence": "what follows if it is not done",
    "start_by": "when it must have started",
    "not_before": "when it may start",
    "renewal": "how its deadline is renewed",
    "gate": "what releases it",
    "escrow": "when it takes effect",
    "simultaneous": "what starts with it",
    "parallel": "what it overlaps",
    "tranches": "tranches",
    "approval": "what kind of approval it is",
    "verification": "how long verifying it takes",
    "in_return_for": "what it answers",
    "left_open": "what is left open",
}
ABSENT = {
    "actors": "nobody",
    "verifiers": "nobody",
    "recipients": "nobody",
    "guarantors": "nobody",
    "duration": "an unknown time",
    "verification": "an unknown time",
    "deadline": "none",
    "start_by": "no day",
    "not_before": "any day",
    "carries_out": "every package",
    "track": "that of its options",
    "place": "nowhere named",
    "clause": "none",
    "tranches": "none",
    "approval": "none",
    "renewal": "not at all",
    "escrow": "at once",
}
"""What it is told as where a field holds nothing; *nothing* for any other."""

CONTEXT = 8
"""Unaltered words shown on either side of altered ones."""


def alteration_items(talks: Negotiation, before: Draft, after: Draft) -> Iterator[Phrases]:
    """Give what is otherwise, a list item each."""
    found = changes(before, after)
    yield from _frame(talks, found)
    if found.is_other_kind:
        yield phrases(f"It became {content_kind(after)}; before it was {content_kind(before)}.")
    yield from (_option(talks, each) for each in found.options)
    steps = _steps(before), _steps(after)
    yield from (_step(talks, each, *steps) for each in found.steps)
    yield from (_paragraph(each) for each in found.paragraphs)


def _frame(talks: Negotiation, found: DraftChanges) -> Iterator[Phrases]:
    """Give what is otherwise about the title and the dependencies."""
    if found.titles:
        yield phrases(strong("Title: "), "‘{}’ became ‘{}’.".format(*found.titles))
    for lead, drafts in (
        ("It now depends on ", found.depends_more),
        ("It depends no longer on ", found.depends_less),
    ):
        if drafts:
            yield phrases(lead, listed(draft_title(talks, each) for each in drafts), ".")


def _option(talks: Negotiation, each: OptionChange) -> Phrases:
    issue = talks.issue[each.issue].name
    before = _option_name(talks, each.issue, each.before)
    return phrases(
        strong(f"{issue}: "), f"{before} became {_option_name(talks, each.issue, each.after)}."
    )


def _option_name(talks: Negotiation, issue: IssueId, option: OptionId | None) -> str:
    return f"‘{talks.issue[issue].option(option).name}’" if option else "not settled"


def _steps(draft: Draft) -> dict[StepId, Step]:
    content = draft.content
    return {each.id: each for each in content.steps} if isinstance(content, RoadmapContent) else {}


def _step(
    talks: Negotiation, each: StepChange, before: dict[StepId, Step], after: dict[StepId, Step]
) -> Phrases:
    lead = strong(f"Step ‘{each.name}’ ")
    if each.kind is ChangeKind.MOVED:
        return phrases(lead, "was moved in the order.")
    if each.kind is not ChangeKind.CHANGED:
        return phrases(lead, f"was {each.kind}.")
    known = {**before, **after}
    old, new = before[each.step], after[each.step]
    altered = (_field(talks, name, old, new, known) for name in each.fields)
    return phrases(lead, f"was changed: {'; '.join(altered)}.")


def _field(talks: Negotiation, name: str, old: Step, new: Step, known: dict[StepId, Step]) -> str:
    """Return which field of a step is otherwise, with its value before and after."""
    values = (_value(talks, name, step, known) for step in (old, new))
    one, other = values
    return f"{FIELDS[name]} from {one} to {other}" if one != other else f"{FIELDS[name]}"


def _value(talks: Negotiation, name: str, step: Step, known: dict[StepId, Step]) -> str:
    """Return a field of a step in words; a source is told by its note elsewhere."""
    value = getattr(step, name)
    match name:
        case "source":
            return ""
        case _ if not value:
            return ABSENT.get(name, "nothing")
        case "track":
            return _track_name(talks, value)
        case "actors" | "verifiers" | "recipients" | "guarantors":
            return names(talks, value)
        case "simultaneous" | "parallel" | "in_return_for":
            return step_names(value, known)
        case _:
            return _thing(talks, value, known)


def _track_name(talks: Negotiation, track: TrackId) -> str:
    return next((f"‘{each.name}’" for each in talks.tracks if each.id == track), f"‘{track}’")


Thing = (
    str
    | Condition
    | Precondition
    | Deadline
    | Duration
    | Quantity
    | Renewal
    | Escrow
    | Tranches
    | Approval
    | Consequence
    | tuple[LeftOpen, ...]
)


def _thing(  # noqa: C901, PLR0911, PLR0912 - one match
    talks: Negotiation, thing: Thing, known: dict[StepId, Step]
) -> str:
    """Return what a field holds in words."""
    match thing:
        case str():
            return f"‘{thing}’"
        case Chosen() | Not() | All() | AnyOf():
            return condition_words(talks, thing)
        case Launched() | Reached() | Approved() | Outside() | Several():
            return precondition_words(talks, thing, known)
        case Fixed() | Counted() | Upon() | MonthAfter() | EarlierOf() | LaterOf():
            return deadline_words(talks, thing, known)
        case Duration():
            return duration_words(thing)
        case Quantity():
            return quantity_words(thing)
        case Renewal():
            return renewal_words(thing)
        case Escrow():
            return escrow_words(talks, thing, known)
        case Tranches():
            return tranches_words(thing, known)
        case Approval():
            return approval_words(talks, thing)
        case Consequence():
            return consequence_words(talks, thing, known)
        case tuple():
            return "; ".join(left_open_words(talks, each, known) for each in thing)
        case _ as never:
            assert_never(never)


def _paragraph(each: ParagraphChange) -> Phrases:
    was = " of the earlier text" if each.kind is ChangeKind.REMOVED else ""
    lead = strong(f"Paragraph {each.place}{was}, {each.kind}: ")
    last = len(each.runs) - 1
    return phrases(lead, *(_run(run, at, last) for at, run in enumerate(each.runs)))


def _run(run: Run, at: int, last: int) -> Phrase:
    """Return a run with a space before the next one."""
    space = " " if at < last else ""
    match run.kind:
        case RunKind.OUT:
            return faint(f"−‹{run.words}›{space}")
        case RunKind.IN:
            return strong(f"+‹{run.words}›{space}")
        case RunKind.SAME:
            words = _shortened(run.words.split(), is_first=at == 0, is_last=at == last)
            return Phrase(f"{words}{space}", Style.PLAIN)


def _shortened(words: list[str], *, is_first: bool, is_last: bool) -> str:
    """Return unaltered words, those far from what was altered left out."""
    before, after = 0 if is_first else CONTEXT, 0 if is_last else CONTEXT
    if len(words) <= before + after + 1:
        return " ".join(words)
    shown = [*words[:before], "…", *words[len(words) - after :]]
    return " ".join(shown)
