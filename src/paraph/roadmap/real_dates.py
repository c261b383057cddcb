"""The dates of a roadmap on its way: what happened stays where it happened, the rest moves on.

A report says a day and no hour. What was begun on a day counts as begun with its first minute,
what was done as done with its last: nobody is late by an hour that nobody noted.
"""

import datetime as dt
from collections.abc import Iterator, Mapping

from paraph.roadmap.clock import Clock, Moment
from paraph.roadmap.moments import Joint, Rule
from paraph.roadmap.network import Network, Part
from paraph.roadmap.scoring import PartScore, StepScore
from paraph.roadmap.timing import Timing, timing
from paraph.terms.ids import StepId

Scores = Mapping[StepId, StepScore]


def real_timing(network: Network, scores: Scores, on: dt.date) -> Timing:
    """Return the earliest moments that are left on a day.

    1. A part that is reported full was complete on that day, one that is verified on that; one that
       was begun started on the first day of which that was reported.
    2. What is not complete by the end of the day can be so the day after at the earliest.
    3. An event outside the roadmap that nobody has dated has not happened by then either.
    4. Everything else follows, so that a period after a step runs from the day on which the step
       really was done.

    What is disputed is not taken as done: a claim alone must not set off what others owe.

    Source:
        kelley1959 (the forward pass, from the middle of the work).
    """
    after = network.clock.end_of(on)
    fixed = _happened(network, scores, after)
    least = {
        moment: after
        for part in network.parts
        for moment, day in _days(part, score_of(scores, part))
        if day is None
    }
    undated = (moment for words, moment in network.outside.items() if words not in network.expected)
    return timing(network, least=least | dict.fromkeys(undated, after), fixed=fixed)


def planned_timing(network: Network, scores: Scores, on: dt.date) -> Timing:
    """Return the earliest moments by what was reported, and by the plan where nothing was.

    So a deadline that runs from a step falls where the plan has it until the step is reported, and
    does not move from day to day.
    """
    return timing(network, fixed=_happened(network, scores, network.clock.end_of(on)))


def _happened(network: Network, scores: Scores, after: Moment) -> dict[int, Moment]:
    """Return the moments that have come, by number."""
    fixed: dict[int, Moment] = {}
    for part in network.parts:
        for moment, day in _days(part, score_of(scores, part)):
            if day is not None and moment != part.start:
                fixed[moment] = min(_end(network.clock, day), after - 1)
            elif day is not None:
                begun = network.clock.start_of(day)
                fixed[moment] = min(begun, fixed.get(moment, begun))
    return fixed


def score_of(scores: Scores, part: Part) -> PartScore:
    """Return how far a part is."""
    return scores[part.step.id].parts[(part.tranche or 1) - 1]


def _days(part: Part, score: PartScore) -> tuple[tuple[int, dt.date | None], ...]:
    """Return the moments of a part that the world decides, each with its day if it has come.

    Without a verifier by the text, to be complete is to be verified.
    """
    verified = score.done_verified if part.step.verifiers else score.done
    own = ((part.start, score.begun), (part.completion, score.done))
    return (*own, (part.verification, verified))


def _end(clock: Clock, day: dt.date) -> Moment:
    return clock.end_of(day) - 1


def has_come(timed: Timing, moment: int, by: Moment) -> bool:
    """Tell whether a moment has come by another."""
    time = timed.at(moment)
    return time is not None and time <= by


def is_free(timed: Timing, part: Part, by: Moment) -> bool:
    """Tell whether everything has come for which a part waits before it starts."""
    rule: Rule = timed.network.rules[part.start]
    if not isinstance(rule, Joint):
        return has_come(timed, part.start, by)
    come = sum(has_come(timed, each, by) for each in rule.of)
    return come >= rule.needed and rule.least <= by


def missing(timed: Timing, moment: int, by: Moment) -> Iterator[StepId]:
    """Give the steps that keep a moment from having come by another, directly."""
    rule: Rule = timed.network.rules[moment]
    for each in rule.of if isinstance(rule, Joint) else (rule.of,):
        if has_come(timed, each, by):
            continue
        if each in timed.owner:
            yield timed.network.parts[timed.owner[each]].step.id
        else:
            yield from missing(timed, each, by)
