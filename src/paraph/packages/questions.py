"""The next question: whose answer would tell most about whether a package would be accepted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paraph.packages.appraisal import Appraisal
from paraph.packages.robustness import Draws, Reals
from paraph.packages.survey import Demands
from paraph.terms.agenda import Issue, Package, status_quo
from paraph.terms.ids import ActorId, IssueId, OptionId

BINS = 10
"""Answers are told apart by tenths of the draws; noise of that split is taken off."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask a party, and how much hangs on the answer.

    Attributes:
        issue: The issue asked about; None for the walk-away worth.
        option: The option of the package; None for the walk-away worth.
        instead: The option it is held against: that of the status quo, else the worst.
        shift: By how much the answer typically moves the probability (root mean square).
        low: Probability that all accept where the answer lies in its lowest tenth.
        high: The same in its highest tenth.
    """

    party: ActorId
    issue: IssueId | None
    option: OptionId | None
    instead: OptionId | None
    shift: float
    low: float
    high: float


def questions(
    drawn: Draws,
    appraisals: Sequence[Appraisal],
    demands: Demands,
    package: Package,
    issues: Sequence[Issue],
    all_accept: NDArray[np.bool_],
) -> tuple[Question, ...]:
    """Return every question whose answer would move the probability that all accept a package.

    An answer is how much more the package's option is worth to a party than the option held
    against it (weight times difference), or the walk-away worth. The draws are split by that
    number into tenths; what the probability varies between tenths, less what chance alone would
    make it vary, is what the answer would tell.

    Returns:
        Those with a shift above 0, the largest first, then by party and issue.

    Source:
        Correlation ratio with a bias correction: kelley1935; use for the value of information:
        strong2014.
    """
    found = [
        _weighed(ask, answer, all_accept)
        for ask, answer in _answers(drawn, appraisals, demands, package, issues)
        if answer.min() < answer.max()
    ]
    telling = (question for question in found if question.shift > 0)
    return tuple(sorted(telling, key=lambda each: (-each.shift, each.party, each.issue or "")))


_Ask = tuple[ActorId, IssueId | None, OptionId | None, OptionId | None]


def _answers(
    drawn: Draws,
    appraisals: Sequence[Appraisal],
    demands: Demands,
    package: Package,
    issues: Sequence[Issue],
) -> Iterator[tuple[_Ask, Reals]]:
    """Give everything that could be asked, with its answer in every draw; shape (draws,)."""
    held = status_quo(issues)
    for seat in demands.seats:
        each = appraisals[seat]
        for at, issue in enumerate(issues):
            chosen = package[issue.id]
            instead = held[issue.id] if held else _worst(each, at, issue)
            answer = drawn.part(seat, at, issue.index(chosen)) - drawn.part(
                seat, at, issue.index(instead)
            )
            yield (each.party.id, issue.id, chosen, instead), answer
        yield (each.party.id, None, None, None), drawn.reservations[seat]


def _worst(each: Appraisal, at: int, issue: Issue) -> OptionId:
    """Return the option of least worth to a party, the first of equals."""
    values = [value.point for value in each.issues[at].values]
    return issue.options[values.index(min(values))].id


def _weighed(ask: _Ask, answer: Reals, all_accept: NDArray[np.bool_]) -> Question:
    """Return a question with what hangs on its answer."""
    order = np.argsort(answer, kind="stable")
    tenths = [part.mean() for part in np.array_split(all_accept[order].astype(np.float64), BINS)]
    share = all_accept.mean()
    between = float(np.mean([(tenth - share) ** 2 for tenth in tenths]))
    chance = float(share * (1 - share)) * (BINS - 1) / len(all_accept)
    shift = max(between - chance, 0.0) ** 0.5
    return Question(*ask, shift, float(tenths[0]), float(tenths[-1]))
