"""What one number of a draft changes against another: facts, not yet words."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from difflib import SequenceMatcher
from enum import StrEnum

from paraph.terms.agenda import Package
from paraph.terms.drafts import Draft, PackageContent, RoadmapContent, TextContent
from paraph.terms.ids import DraftId, IssueId, OptionId, StepId
from paraph.terms.steps import Step


class ChangeKind(StrEnum):
    """What became of a paragraph or a step."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class OptionChange:
    """An issue that is settled otherwise; None where it was, or is, not settled at all."""

    issue: IssueId
    before: OptionId | None
    after: OptionId | None


@dataclass(frozen=True, slots=True)
class StepChange:
    """A step that came, went, was altered or changed its place.

    Attributes:
        name: As it is after the change; as it was where the step was removed.
        fields: What of it is otherwise, by the name of the field.
    """

    kind: ChangeKind
    step: StepId
    name: str
    fields: tuple[str, ...] = ()


class RunKind(StrEnum):
    """Whether words stayed."""

    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stayed, went or came together."""

    kind: RunKind
    words: str


@dataclass(frozen=True, slots=True)
class ParagraphChange:
    """A paragraph that came, went or was altered.

    Attributes:
        place: Of the paragraph, from 1, in the later text; in the earlier one where it was removed.
        runs: All of its words, in order.
    """

    kind: ChangeKind
    place: int
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class DraftChanges:
    """All that one number changes against another.

    Attributes:
        titles: The title before and after; None where it stayed.
        depends_more: Drafts that it now depends on.
        depends_less: Drafts that it depends on no longer.
        is_other_kind: Whether it became a draft of another kind, such as a text of a package; then
            nothing else of the content is compared.
    """

    titles: tuple[str, str] | None = None
    depends_more: tuple[DraftId, ...] = ()
    depends_less: tuple[DraftId, ...] = ()
    is_other_kind: bool = False
    options: tuple[OptionChange, ...] = ()
    steps: tuple[StepChange, ...] = ()
    paragraphs: tuple[ParagraphChange, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is otherwise."""
        return self == DraftChanges()


def changes(before: Draft, after: Draft) -> DraftChanges:
    """Return what a number of a draft changes against an earlier one."""
    is_other_kind, options, steps, paragraphs = _content_changes(before, after)
    return DraftChanges(
        (before.title, after.title) if before.title != after.title else None,
        tuple(each for each in after.depends_on if each not in before.depends_on),
        tuple(each for each in before.depends_on if each not in after.depends_on),
        is_other_kind,
        options,
        steps,
        paragraphs,
    )


Compared = tuple[
    bool, tuple[OptionChange, ...], tuple[StepChange, ...], tuple[ParagraphChange, ...]
]


def _content_changes(before: Draft, after: Draft) -> Compared:
    match before.content, after.content:
        case TextContent(one), TextContent(other):
            return False, (), (), tuple(_paragraph_changes(paragraphs(one), paragraphs(other)))
        case PackageContent(one), PackageContent(other):
            return False, tuple(_option_changes(one, other)), (), ()
        case RoadmapContent(one, first), RoadmapContent(other, second):
            return (
                False,
                tuple(_option_changes(one, other)),
                tuple(_step_changes(first, second)),
                (),
            )
        case _:
            return True, (), (), ()


def _option_changes(before: Package | None, after: Package | None) -> Iterator[OptionChange]:
    """Give the issues settled otherwise, in the order of the later package."""
    old = dict(before.choices) if before else {}
    new = dict(after.choices) if after else {}
    for issue in dict.fromkeys((*new, *old)):
        if old.get(issue) != new.get(issue):
            yield OptionChange(issue, old.get(issue), new.get(issue))


def _step_changes(before: Sequence[Step], after: Sequence[Step]) -> Iterator[StepChange]:
    """Give the steps that are otherwise: those there are now in their order, then the others."""
    old, new = ({step.id: step for step in steps} for steps in (before, after))
    moved = _moved([each for each in old if each in new], [each for each in new if each in old])
    for step in after:
        if step.id not in old:
            yield StepChange(ChangeKind.ADDED, step.id, step.name)
            continue
        altered = _altered(old[step.id], step)
        if altered:
            yield StepChange(ChangeKind.CHANGED, step.id, step.name, altered)
        if step.id in moved:
            yield StepChange(ChangeKind.MOVED, step.id, step.name)
    for step in before:
        if step.id not in new:
            yield StepChange(ChangeKind.REMOVED, step.id, step.name)


def _altered(before: Step, after: Step) -> tuple[str, ...]:
    names = (field.name for field in fields(Step))
    return tuple(name for name in names if getattr(before, name) != getattr(after, name))


def _moved(before: Sequence[StepId], after: Sequence[StepId]) -> set[StepId]:
    """Return the fewest steps whose moving makes one order of the other."""
    place = {step: at for at, step in enumerate(before)}
    nothing: list[StepId] = []
    runs: list[list[StepId]] = []
    for step in after:
        fit = [run for run in runs if place[run[-1]] < place[step]]
        runs.append([*max(fit, key=len, default=nothing), step])
    return set(after) - set(max(runs, key=len, default=nothing))


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text, which empty lines part, each on one line."""
    parts = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text))
    return [part for part in parts if part]


def _paragraph_changes(before: list[str], after: list[str]) -> Iterator[ParagraphChange]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, low, high, from_, to in matcher.get_opcodes():
        if kind != "equal":
            yield from _replaced(before, range(low, high), after, range(from_, to))


LEAST_ALIKE = 0.5
"""Of 1; paragraphs less like one another are told as one removed and one added."""


def _replaced(
    before: list[str], gone: range, after: list[str], come: range
) -> Iterator[ParagraphChange]:
    """Give what became of paragraphs: each goes with the first later one that is like it."""
    left = list(gone)
    for at in come:
        words = after[at].split()
        like = next((old for old in left if _alike(before[old].split(), words)), None)
        if like is None:
            yield ParagraphChange(ChangeKind.ADDED, at + 1, (Run(RunKind.IN, after[at]),))
            continue
        for old in [each for each in left if each < like]:
            yield _removed(before, old)
        left = [each for each in left if each > like]
        runs = tuple(word_runs(before[like].split(), words))
        yield ParagraphChange(ChangeKind.CHANGED, at + 1, runs)
    for old in left:
        yield _removed(before, old)


def _removed(before: list[str], at: int) -> ParagraphChange:
    return ParagraphChange(ChangeKind.REMOVED, at + 1, (Run(RunKind.OUT, before[at]),))


def _alike(before: list[str], after: list[str]) -> bool:
    return SequenceMatcher(None, before, after, autojunk=False).ratio() >= LEAST_ALIKE


def word_runs(before: list[str], after: list[str]) -> Iterator[Run]:
    """Give the words of a paragraph in runs: what stayed, what went, what came."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, low, high, from_, to in matcher.get_opcodes():
        if kind == "equal":
            yield Run(RunKind.SAME, " ".join(before[low:high]))
            continue
        if low < high:
            yield Run(RunKind.OUT, " ".join(before[low:high]))
        if from_ < to:
            yield Run(RunKind.IN, " ".join(after[from_:to]))
