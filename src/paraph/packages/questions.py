"""The next question: whose answer would tell most about whether a package would be accepted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paraph.packages.appraisal import Appraisal, Basis, status_quo_places
from paraph.packages.robustness import Draws, Reals
from paraph.packages.survey import Demands
from paraph.terms.agenda import Issue, Package
from paraph.terms.ids import ActorId, IssueId, OptionId
from paraph.terms.numbers import TOLERANCE

BINS = 10
"""Answers are told apart by tenths of the draws; noise of that split is taken off."""

TELLING = 2.41
"""How many times its noise a split must vary: chance does so once in a hundred splits (the 99 %
quantile of Fisher's F for 9 and very many degrees of freedom)."""


@dataclass(frozen=True, slots=True)
class Question:
    """Something to ask a party, and how much hangs on the answer.

    Attributes:
        issue: The issue asked about; None for the walk-away worth.
        option: The option of the package; None for the walk-away worth.
        instead: The option it is held against: that of the status quo where the walk-away worth
            is that of the status quo, else the worst of the others to the party.
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
    demands: Demands,
    package: Package,
    issues: Sequence[Issue],
    accepted: NDArray[np.bool_],
) -> tuple[Question, ...]:
    """Return every question whose answer would move the probability that all accept a package.

    An answer is how much more the package's option is worth to a party than the option held
    against it (weight times difference), or the walk-away worth. The draws are split by that
    number into tenths; what the party's own acceptance varies between tenths, less what chance
    alone would make it vary, is what the answer would tell. Since the numbers of the other
    parties are drawn apart from its own, their acceptance only scales that.

    Args:
        accepted: In which draws the party at each seat accepts; shape (draws, seats).

    Returns:
        Those that tell more than chance would, the largest shift first, then by party and issue.

    Source:
        Correlation ratio with a bias correction: kelley1935; splitting a sample by the answer
        for the value of information: strong2013.
    """
    seat_of = {drawn.appraisals[seat].party.id: at for at, seat in enumerate(demands.seats)}
    chances = accepted.mean(axis=0)
    found: list[Question] = []
    for ask, answer in _answers(drawn, demands, package, issues):
        if answer.max() - answer.min() > TOLERANCE:
            at = seat_of[ask[0]]
            others = float(np.delete(chances, at).prod())
            found.append(_weighed(ask, answer, accepted[:, at], others))
    telling = (question for question in found if question.shift > 0)
    return tuple(sorted(telling, key=lambda each: (-each.shift, each.party, each.issue or "")))


_Ask = tuple[ActorId, IssueId | None, OptionId | None, OptionId | None]


def _answers(
    drawn: Draws,
    demands: Demands,
    package: Package,
    issues: Sequence[Issue],
) -> Iterator[tuple[_Ask, Reals]]:
    """Give everything that could be asked, with its answer in every draw; shape (draws,)."""
    for seat in demands.seats:
        each = drawn.appraisals[seat]
        held = status_quo_places(issues) if each.reservation.basis is Basis.STATUS_QUO else None
        for at, issue in enumerate(issues):
            chosen = issue.index(package[issue.id])
            instead = held[at] if held else _worst(each, at, chosen)
            answer = drawn.part(seat, at, chosen) - drawn.part(seat, at, instead)
            options = issue.options[chosen].id, issue.options[instead].id
            yield (each.party.id, issue.id, *options), answer
        yield (each.party.id, None, None, None), drawn.reservations[seat]


def _worst(each: Appraisal, at: int, chosen: int) -> int:
    """Return the other option of least worth to a party, the first of equals."""
    values = each.issues[at].values
    others = [place for place in range(len(values)) if place != chosen]
    return min(others, key=lambda place: values[place].point, default=chosen)


def _weighed(ask: _Ask, answer: Reals, own: NDArray[np.bool_], others: float) -> Question:
    """Return a question with what hangs on its answer.

    Args:
        own: In which draws the party itself accepts; shape (draws,).
        others: Probability that all others do.
    """
    tenths = np.array_split(own[np.argsort(answer, kind="stable")], BINS)
    sizes = np.array([len(tenth) for tenth in tenths])
    shares = np.array([tenth.mean() for tenth in tenths])
    between = float((sizes * (shares - own.mean()) ** 2).sum())
    within = float((sizes * shares * (1 - shares)).sum())
    noise = (BINS - 1) * within / (len(own) - BINS)
    is_telling = between > max(TELLING * noise, TOLERANCE)
    shift = ((between - noise) / len(own)) ** 0.5 * others if is_telling else 0.0
    return Question(*ask, shift, float(shares[0]) * others, float(shares[-1]) * others)
