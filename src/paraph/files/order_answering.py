"""The finding on the order of a roadmap as the answer of `--json`."""

from paraph.briefs.view import View
from paraph.files import roadmap_answers as answers
from paraph.files.answering import case_of
from paraph.files.roadmap_answering import (
    part_id,
    peaks_answer,
    steps_answer,
    temptations_answer,
)
from paraph.roadmap.likelihood import LikelihoodFinding
from paraph.roadmap.ordering import Order, OrderFinding


def order_answer(
    view: View, found: OrderFinding, odds: LikelihoodFinding | None
) -> answers.OrderAnswer:
    """Return the orders of a roadmap as an answer."""
    roadmap = found.roadmap
    clock = roadmap.timed.network.clock
    return answers.OrderAnswer(
        case=case_of(view),
        best=_order(found, found.best) if found.best else None,
        choices=[_order(found, each) for each in found.choices],
        complete=found.has_all_choices,
        rounded=found.is_rounded,
        narrowed=found.is_narrowed,
        temptations=temptations_answer(roadmap.parties, found.temptations, clock),
        enforces_itself=found.enforces_itself,
        proposals=[
            answers.ProposalAnswer(
                kind=each.kind.value,
                party=roadmap.parties[each.party],
                given=part_id(each.given),
                received=part_id(each.received),
                before=str(each.before),
                after=str(each.after),
                holders=list(each.holders),
            )
            for each in found.proposals
        ],
        likelihood=_likelihood(odds) if odds else None,
        effort=found.effort,
        seed=found.seed,
    )


def _order(found: OrderFinding, order: Order) -> answers.OrderedAnswer:
    roadmap = found.roadmap
    return answers.OrderedAnswer(
        status=order.status.value,
        exposure=str(order.exposure),
        bound=str(order.bound),
        end=order.end,
        shortest=order.shortest,
        peaks=peaks_answer(roadmap.parties, order.course, roadmap.timed.network.clock),
        steps=steps_answer(order.scheduled, roadmap.steps),
    )


def _likelihood(odds: LikelihoodFinding) -> answers.LikelihoodAnswer:
    return answers.LikelihoodAnswer(
        draws=odds.draws,
        seed=odds.seed,
        ends=list(odds.end),
        all_in_time=odds.all_in_time,
        steps=[
            answers.OddsAnswer(
                step=each.step,
                tranche=each.tranche,
                one_in_ten=each.early,
                half=each.middle,
                nine_in_ten=each.late,
                in_time=each.in_time,
            )
            for each in odds.parts
        ],
    )
