"""The next question: whose answer would tell most about whether a package would be accepted."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from paraph.packages.appraisal import Appraisal, status_quo_places
from paraph.packages.arena import Demands
from paraph.packages.estimates import Basis
from paraph.packages.robustness import Draws, Reals, Yes
from paraph.terms.agenda import Issue, Package
from paraph.terms.ids import ActorId, IssueId, OptionId
from paraph.terms.numbers import TOLERANCE

BINS = 10
"""Answers are told apart by tenths of the draws; noise of that split is taken off."""

TELLING = 2.41
"""How many times its noise a split must vary: chance does so once in a hundred splits (the 99 %
quantile of Fisher's F for 9 and very many degrees of freedom)."""

SURE = 2.33
"""By how many standard errors a gain must pass nothing: chance does so once in a hundred times
(the 99 % quantile of the normal distribution)."""


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
        before: Variance of whether all accept the package: p (1 - p) at probability p.
        after: The same as it is expected once the answer is known.
        best: By how much the probability that all accept the best package is expected to rise if,
            the answer known, the likeliest of the rivals is put forward instead of the one that
            is likeliest now; 0 where that is no more than chance.
    """

    party: ActorId
    issue: IssueId | None
    option: OptionId | None
    instead: OptionId | None
    shift: float
    low: float
    high: float
    before: float
    after: float
    best: float


def questions(
    drawn: Draws,
    demands: Demands,
    package: Package,
    issues: Sequence[Issue],
    accepted: Yes,
) -> tuple[Question, ...]:
    """Return every question whose answer would move the probability that all accept a package.

    An answer is how much more the package's option is worth to a party than the option held
    against it (weight times difference), or the walk-away worth. The draws are split by that
    number into tenths; what the party's own acceptance varies between tenths, less what chance
    alone would make it vary, is what the answer would tell. Since the numbers of the other
    parties are drawn apart from its own, their acceptance only scales that. What varies between
    tenths is what the answer takes off the variance of whether all accept.

    With rivals, the answer may also change which of them is likeliest. In each tenth that is
    looked up in every second draw and counted in the others, and the other way round, so that no
    package seems better for the very draws that picked it.

    Args:
        accepted: In which draws the party at each seat accepts, shape (draws, seats); or the same
            for the package and its rivals, the package first, shape (packages, draws, seats).

    Returns:
        Those that tell more than chance would, the largest shift first, then the largest gain of
        the best package, then by party and issue.

    Source:
        Correlation ratio with a bias correction: kelley1935; splitting a sample by the answer
        for the value of information: strong2013.
    """
    seat_of = {drawn.appraisals[seat].party.id: at for at, seat in enumerate(demands.seats)}
    packages = accepted if accepted.ndim == 3 else accepted[None]  # noqa: PLR2004 - one package
    choices = _choices(packages)
    found: list[Question] = []
    for ask, answer in _answers(drawn, demands, package, issues):
        if answer.max() - answer.min() > TOLERANCE:
            at = seat_of[ask[0]]
            order = np.argsort(answer, kind="stable")
            told = _told(packages[0], at, order)
            found.append(Question(*ask, *told, _best_gain(choices[at], order)))
    telling = (question for question in found if question.shift > 0 or question.best > 0)
    return tuple(
        sorted(telling, key=lambda each: (-each.shift, -each.best, each.party, each.issue or ""))
    )


@dataclass(frozen=True)
class _Choice:
    """Packages to choose from, as one party's answer may change the choice.

    Attributes:
        own: In which draws the party itself accepts each; shape (packages, draws).
        others: Probability that all others do, shape (packages,).
        now: Which is likeliest without an answer.
    """

    own: Yes
    others: Reals
    now: int


def _choices(packages: Yes) -> list[_Choice]:
    """Return the choice for each seat.

    Args:
        packages: In which draws each accepts; shape (packages, draws, seats).
    """
    chances = packages.mean(axis=1)
    now = int(chances.prod(axis=1).argmax())
    return [
        _Choice(
            np.ascontiguousarray(packages[:, :, at]),
            np.delete(chances, at, axis=1).prod(axis=1),
            now,
        )
        for at in range(packages.shape[2])
    ]


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


def _told(
    accepted: Yes, at: int, order: NDArray[np.intp]
) -> tuple[float, float, float, float, float]:
    """Return shift, low, high, and the variance before and after a party's answer.

    Args:
        accepted: Shape (draws, seats).
        at: The party's seat.
        order: The draws by the answer, shape (draws,).
    """
    own = accepted[:, at][order]
    means = accepted.mean(axis=0)
    others = float(np.delete(means, at).prod())
    starts = _starts(len(own), BINS)
    sizes = np.diff([*starts, len(own)])
    shares = np.add.reduceat(own, starts, dtype=np.float64) / sizes
    between = float((sizes * (shares - means[at]) ** 2).sum())
    within = float((sizes * shares * (1 - shares)).sum())
    noise = (BINS - 1) * within / (len(own) - BINS)
    is_telling = between > max(TELLING * noise, TOLERANCE)
    shift = ((between - noise) / len(own)) ** 0.5 * others if is_telling else 0.0
    chance = float(means.prod())
    before = chance * (1 - chance)
    after = max(before - shift**2, 0.0)
    return shift, float(shares[0]) * others, float(shares[-1]) * others, before, after


def _starts(count: int, parts: int) -> list[int]:
    """Return where parts of some draws begin; the first parts have one more if need be."""
    size, more = divmod(count, parts)
    return [part * size + min(part, more) for part in range(parts)]


def _best_gain(choice: _Choice, order: NDArray[np.intp]) -> float:
    """Return by how much the answer is expected to raise the chance of the likeliest package.

    Args:
        order: The draws by the answer, shape (draws,).
    """
    if len(choice.others) == 1:
        return 0.0
    own = choice.own[:, order]
    halves = [own[:, 0::2], own[:, 1::2]]
    starts = [_starts(len(half[0]), BINS) for half in halves]
    picked = [_likeliest(half, at, choice) for half, at in zip(halves, starts, strict=True)]
    if all((pick == choice.now).all() for pick in picked):
        return 0.0
    gains: list[Reals] = []
    for half, at, by_other in zip(halves, starts, reversed(picked), strict=True):
        draws = len(half[0])
        pick = np.repeat(by_other, np.diff([*at, draws]))
        then = half[pick, np.arange(draws)] * choice.others[pick]
        gains.append(then - half[choice.now] * choice.others[choice.now])
    every = np.concatenate(gains)
    mean, error = float(every.mean()), float(every.std()) / len(every) ** 0.5
    return mean if mean > max(SURE * error, TOLERANCE) else 0.0


def _likeliest(own: Yes, starts: Sequence[int], choice: _Choice) -> NDArray[np.intp]:
    """Return the package most likely accepted by all in each tenth; of equals the present one.

    Args:
        own: Shape (packages, draws), the draws by the answer.
    """
    sizes = np.diff([*starts, len(own[0])])
    shares = np.add.reduceat(own, starts, axis=1, dtype=np.float64) / sizes
    chances = shares * choice.others[:, None]
    best = chances.argmax(axis=0)
    is_no_better = chances.max(axis=0) <= chances[choice.now] + TOLERANCE
    return np.where(is_no_better, choice.now, best)
