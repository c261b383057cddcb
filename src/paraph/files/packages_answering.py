"""What could be agreed, as the answer of `paraph packages --json`."""

from collections.abc import Sequence
from fractions import Fraction
from typing import assert_never

from paraph.briefs.view import View, marking
from paraph.files import answers, packages_answers
from paraph.packages.appraisal import Appraisal
from paraph.packages.concessions import GiveAndTake
from paraph.packages.estimates import Estimate
from paraph.packages.finding import (
    Assessed,
    Conceded,
    LeftForOthers,
    NoZone,
    PackagesFinding,
    Solution,
    Valued,
)
from paraph.packages.impasse import Obstacle
from paraph.packages.questions import Question
from paraph.packages.readings import Outdone, PackageReadings, Refused
from paraph.packages.trades import Trade
from paraph.packages.whatif import Changes
from paraph.record.negotiation import Negotiation
from paraph.terms.agenda import Package
from paraph.terms.conditions import RedLine
from paraph.terms.parties import Party


def case_of(view: View) -> answers.CaseAnswer:
    """Return which case an answer is about."""
    return answers.CaseAnswer(
        title=view.talks.title, as_of=view.talks.as_of, digest=view.digest, marking=marking(view)
    )


def parties_of(talks: Negotiation) -> list[answers.PartyAnswer]:
    """Return the parties."""
    return [
        answers.PartyAnswer(
            id=each.id, name=each.name, role=each.role.value, must_accept=each.must_accept
        )
        for each in talks.parties
    ]


def packages_answer(
    view: View, found: PackagesFinding, changes: Changes | None = None
) -> packages_answers.PackagesAnswer:
    """Return what could be agreed as an answer.

    Args:
        changes: What was asked to be otherwise.
    """
    assessed = [_assessed(found, each) for each in found.assessed]
    return packages_answers.PackagesAnswer(
        case=case_of(view),
        parties=parties_of(view.talks),
        space=_space(found),
        zone=_zone(found),
        frontier=_frontier(found),
        solutions={each.name.value: _solution(found, each) for each in found.solutions},
        recommended=assessed[0] if assessed and found.solutions else None,
        assessed=assessed,
        trades=[_trade(found, each) for each in found.trades],
        conflict=_conflict(found.no_zone) if found.no_zone else None,
        concession=_concession(found, found.no_zone) if found.no_zone else None,
        contradictions=[[rule.id for rule in rules] for rules in found.contradictions],
        questions=[_question(each) for each in found.questions],
        give_and_take={each.party: _give_and_take(each) for each in found.give_and_take},
        others={_id(found, each.party): _other(each) for each in found.others},
        undecided=found.is_undecided,
        changes=_changes(changes) if changes else None,
        values={each.party.id: _party_values(found, each) for each in found.appraisals},
        method=packages_answers.MethodAnswer(
            draws=found.draws,
            seed=found.seed,
            denominator=found.denominator,
            rounded=found.is_rounded,
            assumed_share=float(found.share_assumed),
        ),
    )


def options_of(package: Package) -> dict[str, str]:
    """Return the option of each issue."""
    return {str(issue): str(option) for issue, option in package}


def _values(found: PackagesFinding, valued: Valued) -> dict[str, float]:
    pairs = zip(found.matter.parties, valued.values, strict=True)
    return {party.id: float(worth) for party, worth in pairs}


def _package(found: PackagesFinding, valued: Valued) -> packages_answers.PackageAnswer:
    return packages_answers.PackageAnswer(
        options=options_of(valued.package), values=_values(found, valued)
    )


def _space(found: PackagesFinding) -> packages_answers.SpaceAnswer:
    survey = found.survey
    if survey is None:
        return packages_answers.SpaceAnswer(
            packages=found.packages, allowed=None, within_red_lines=None, exact=True
        )
    return packages_answers.SpaceAnswer(
        packages=found.packages,
        allowed=survey.allowed.likely,
        within_red_lines=survey.within_red_lines.likely,
        exact=survey.allowed.is_exact and survey.within_red_lines.is_exact,
    )


def _zone(found: PackagesFinding) -> packages_answers.ZoneAnswer:
    if found.survey is None:
        return packages_answers.ZoneAnswer(count=None, exact=False, low=None, high=None, drawn=0)
    zone = found.survey.zone
    return packages_answers.ZoneAnswer(
        count=zone.likely, exact=zone.is_exact, low=zone.low, high=zone.high, drawn=zone.drawn
    )


def _frontier(found: PackagesFinding) -> packages_answers.FrontierAnswer | None:
    merged = found.survey.merged if found.survey else None
    if merged is None:
        return None
    points = [
        packages_answers.PointAnswer(
            options=options_of(valued.package), values=_values(found, valued), tied=tied
        )
        for valued, tied in found.frontier
    ]
    return packages_answers.FrontierAnswer(
        size=merged.frontier.size,
        exact=merged.is_exact,
        distinct=len(merged.frontier.points),
        errors=_by_seat(found, found.frontier_errors or ()),
        points=points,
    )


def _solution(found: PackagesFinding, each: Solution) -> packages_answers.SolutionAnswer:
    return packages_answers.SolutionAnswer(
        value=float(each.value),
        bound=float(each.bound),
        proven=each.is_proven,
        method="frontier" if each.boxes is None else "branch and bound",
        boxes=each.boxes,
        tied=each.tied,
        all_tied=each.has_all,
        packages=[_package(found, valued) for valued in each.packages],
    )


def _id(found: PackagesFinding, party: int) -> str:
    return found.matter.parties[party].id


def _other(each: LeftForOthers) -> packages_answers.OtherAnswer:
    return packages_answers.OtherAnswer(
        reservation=float(each.reservation),
        recommended=float(each.recommended),
        least=None if each.least is None else float(each.least),
        most=None if each.most is None else float(each.most),
    )


def _give_and_take(each: GiveAndTake) -> packages_answers.GiveAndTakeAnswer:
    return packages_answers.GiveAndTakeAnswer(
        given=float(each.given),
        received=float(each.received),
        asked=float(each.asked),
        moves=[
            packages_answers.MoveAnswer(
                issue=move.issue,
                asked=list(move.asked),
                chosen=move.chosen,
                given=float(move.given),
            )
            for move in each.moves
        ],
        payments=[
            packages_answers.PaymentAnswer(
                issue=payment.issue,
                movers=list(payment.movers),
                instead=payment.instead,
                chosen=payment.chosen,
                received=float(payment.received),
            )
            for payment in each.payments
        ],
        held=list(each.held),
        silent=list(each.silent),
    )


def _question(each: Question) -> packages_answers.QuestionAnswer:
    return packages_answers.QuestionAnswer(
        party=each.party,
        issue=each.issue,
        option=each.option,
        instead=each.instead,
        shift=each.shift,
        low=each.low,
        high=each.high,
        before=each.before,
        after=each.after,
        best=each.best,
    )


def _changes(changes: Changes) -> packages_answers.ChangesAnswer:
    weights: dict[str, dict[str, float]] = {}
    for (party, issue), weight in changes.weights.items():
        weights.setdefault(party, {})[issue] = float(weight)
    return packages_answers.ChangesAnswer(
        fixed={str(issue): str(option) for issue, option in changes.fixed.items()},
        without=list(changes.without),
        only=list(changes.only),
        dropped=list(changes.dropped),
        reservations={str(party): float(each) for party, each in changes.reservations.items()},
        weights=weights,
        party_weights={str(party): each for party, each in changes.party_weights.items()},
    )


def _seated(found: PackagesFinding) -> list[Party]:
    return [found.matter.parties[seat] for seat in found.seats]


def _by_seat(found: PackagesFinding, numbers: Sequence[float | Fraction]) -> dict[str, float]:
    pairs = zip(_seated(found), numbers, strict=True)
    return {party.id: float(number) for party, number in pairs}


def _assessed(found: PackagesFinding, each: Assessed) -> packages_answers.AssessedAnswer:
    return packages_answers.AssessedAnswer(
        options=options_of(each.valued.package),
        values=_values(found, each.valued),
        solutions=[name.value for name in each.names],
        chances=_by_seat(found, each.chances),
        chance=each.chance,
        readings=each.readings.verdict.value,
        least_gains={seat.party: seat.least.gain for seat in each.readings.seats},
        most_gains={seat.party: seat.most.gain for seat in each.readings.seats},
        ruled_out=_ruled_out(each.readings),
    )


def _ruled_out(each: PackageReadings) -> packages_answers.RuledOutAnswer | None:
    match each.ruled_out:
        case None:
            return None
        case Refused(party, red_line, most):
            return packages_answers.RuledOutAnswer(
                party=party,
                red_line=red_line.id if red_line else None,
                most_gain=most,
                by=None,
                margins=None,
            )
        case Outdone(by, margins):
            pairs = zip(each.seats, margins, strict=True)
            return packages_answers.RuledOutAnswer(
                party=None,
                red_line=None,
                most_gain=None,
                by=options_of(by),
                margins={seat.party: margin for seat, margin in pairs},
            )
        case _ as never:
            assert_never(never)


def _trade(found: PackagesFinding, trade: Trade) -> packages_answers.TradeAnswer:
    losses = (trade.first_loss, trade.second_loss)
    return packages_answers.TradeAnswer(
        parties=[trade.first, trade.second],
        gave=[trade.first_gave, trade.second_gave],
        wanted=[trade.first_wanted, trade.second_wanted],
        losses=[loss / found.denominator for loss in losses],
    )


def _obstacle(obstacle: Obstacle) -> packages_answers.ObstacleAnswer:
    if isinstance(obstacle, RedLine):
        return packages_answers.ObstacleAnswer(
            kind="red line", party=obstacle.party, id=obstacle.id
        )
    return packages_answers.ObstacleAnswer(kind="reservation", party=obstacle, id=None)


def _conflict(no_zone: NoZone) -> list[list[packages_answers.ObstacleAnswer]]:
    return [[_obstacle(each) for each in conflict] for conflict in no_zone.conflicts]


def _conceded(found: PackagesFinding, least: Conceded) -> packages_answers.ConcededAnswer:
    return packages_answers.ConcededAnswer(
        options=options_of(least.valued.package),
        values=_values(found, least.valued),
        red_lines=[line.id for line in least.red_lines],
        shortfalls=_by_seat(found, least.shortfalls),
    )


def _concession(found: PackagesFinding, no_zone: NoZone) -> packages_answers.ConcessionAnswer:
    alone = zip(_seated(found), no_zone.alone, strict=True)
    return packages_answers.ConcessionAnswer(
        smallest=no_zone.is_smallest,
        rules=[
            packages_answers.RuleInTheWayAnswer(id=rule.id, zone=size.likely, exact=size.is_exact)
            for rule, size in no_zone.rules
        ],
        ways=[
            packages_answers.WayAnswer(
                red_lines=[line.id for line in way.red_lines],
                packages=way.packages,
                whole=way.is_whole,
                undominated=[_package(found, valued) for valued in way.nearest],
            )
            for way in no_zone.ways
        ],
        least_maximum=_conceded(found, no_zone.least_maximum),
        least_total=_conceded(found, no_zone.least_total),
        alone={party.id: least and _conceded(found, least) for party, least in alone},
    )


def _estimate(estimate: Estimate) -> packages_answers.EstimateAnswer:
    return packages_answers.EstimateAnswer(
        point=float(estimate.point),
        low=float(estimate.range.low),
        high=float(estimate.range.high),
        rule=estimate.basis.value,
        assumed=estimate.is_assumed,
    )


def _party_values(found: PackagesFinding, each: Appraisal) -> packages_answers.PartyValuesAnswer:
    cells = zip(found.matter.issues, each.issues, strict=True)
    return packages_answers.PartyValuesAnswer(
        reservation=_estimate(each.reservation),
        issues={
            issue.id: packages_answers.IssueValuesAnswer(
                weight=_estimate(cell.weight),
                options={
                    option.id: _estimate(worth)
                    for option, worth in zip(issue.options, cell.values, strict=True)
                },
            )
            for issue, cell in cells
        },
    )
