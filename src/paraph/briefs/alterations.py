"""What one number of a draft changes against the last, in words."""

from collections.abc import Iterator

from paraph.briefs.draft_events import content_kind, draft_title
from paraph.briefs.tree import Phrase, Phrases, Style
from paraph.briefs.words import condition_words, day, faint, listed, names, phrases, strong
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
from paraph.terms.drafts import Draft, RoadmapContent
from paraph.terms.ids import IssueId, OptionId, StepId
from paraph.terms.steps import Deadline, Period, PeriodUnit, Step

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
}
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


def _value(  # noqa: PLR0911 - one match
    talks: Negotiation, name: str, step: Step, known: dict[StepId, Step]
) -> str:
    """Return a field of a step in words; a source is told by its note elsewhere."""
    match name:
        case "name":
            return f"‘{step.name}’"
        case "deliverable":
            return f"‘{step.deliverable}’"
        case "actors":
            return names(talks, step.actors) or "nobody"
        case "verifiers":
            return names(talks, step.verifiers) or "nobody"
        case "after":
            return listed(_step_name(each, known) for each in step.after) or "nothing"
        case "duration":
            return period_words(step.duration) if step.duration else "an unknown time"
        case "deadline":
            return deadline_words(step.deadline, known) if step.deadline else "none"
        case "carries_out" if step.carries_out:
            return condition_words(talks, step.carries_out)
        case "carries_out":
            return "every package"
        case _:
            return ""


def _step_name(step: StepId, known: dict[StepId, Step]) -> str:
    return f"‘{known[step].name}’" if step in known else f"‘{step}’"


def period_words(period: Period) -> str:
    """Return a length of time: `60 days`."""
    one = {PeriodUnit.DAYS: "day", PeriodUnit.WEEKS: "week", PeriodUnit.MONTHS: "month"}
    unit = one[period.unit] if period.count == 1 else str(period.unit)
    return f"{period.count:,} {unit}"


def deadline_words(deadline: Deadline, known: dict[StepId, Step]) -> str:
    """Return when a step is due: a day, or a period after the start or another step."""
    if deadline.day is not None:
        return day(deadline.day)
    anchor = _step_name(deadline.anchor, known) if deadline.anchor else "the start"
    return f"{period_words(deadline.period)} after {anchor}" if deadline.period else "none"


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
