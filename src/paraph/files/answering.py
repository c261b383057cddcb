"""Findings as the answers of `--json`."""

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations

from paraph.briefs.brief import View
from paraph.briefs.positions import matrix
from paraph.briefs.remarks import remark_words
from paraph.files import answers
from paraph.files.faults import Fault
from paraph.packages.appraisal import Appraisal, Estimate
from paraph.packages.finding import Assessed, Conceded, NoZone, PackagesFinding, Valued
from paraph.packages.impasse import Obstacle
from paraph.packages.trades import Trade
from paraph.record.negotiation import Negotiation
from paraph.record.remarks import Remark
from paraph.roadmap.finding import RoadmapFinding
from paraph.terms.agenda import Package
from paraph.terms.conditions import RedLine
from paraph.terms.distances import distance
from paraph.terms.parties import Party
from paraph.terms.positions import Position
from paraph.terms.sources import Assumption, Citation, Source
from paraph.terms.stances import Stance
from paraph.terms.steps import Step


def _case(view: View) -> answers.CaseAnswer:
    return answers.CaseAnswer(title=view.talks.title, as_of=view.talks.as_of, digest=view.digest)


def _parties(talks: Negotiation) -> list[answers.PartyAnswer]:
    return [
        answers.PartyAnswer(
            id=each.id, name=each.name, role=each.role.value, must_accept=each.must_accept
        )
        for each in talks.parties
    ]


def _source(source: Source) -> answers.SourceAnswer:
    match source:
        case Assumption(why):
            return answers.SourceAnswer(kind="assumed", why=why)
        case Citation(report, span, text, digest, line):
            return answers.SourceAnswer(
                kind="cited",
                report=report,
                quote=text,
                start=span.start,
                end=span.end,
                line=line,
                digest=digest,
            )


def positions_answer(view: View) -> answers.PositionsAnswer:
    """Return the positions matrix as an answer."""
    talks, stances = view.talks, matrix(view.talks)
    pairs = list(combinations(range(len(talks.parties)), 2))
    apart = [
        answers.DistanceAnswer(
            issue=issue.id,
            parties=[row[one].party, row[other].party],
            distance=None if (far := distance(issue, row[one], row[other])) is None else float(far),
        )
        for issue, row in zip(talks.issues, stances, strict=True)
        for one, other in pairs
    ]
    return answers.PositionsAnswer(
        case=_case(view),
        parties=_parties(talks),
        cells=[_cell(each) for row in stances for each in row],
        distances=apart,
    )


def _cell(each: Stance) -> answers.CellAnswer:
    return answers.CellAnswer(
        party=each.party,
        issue=each.issue,
        silent=each.is_silent,
        contested=each.is_contested,
        drifted=each.has_drifted,
        current=_positions(each.current),
        earlier=_positions(each.earlier),
        supposed=_positions(each.supposed),
        claims=_positions(each.claims),
        refusals=_positions(each.refusals),
    )


def _positions(positions: Iterable[Position]) -> list[answers.PositionAnswer]:
    return [
        answers.PositionAnswer(
            id=each.id,
            options=list(each.options),
            strength=each.strength.value,
            date=each.date,
            said_by=each.said_by,
            source=_source(each.source),
            note=each.note,
        )
        for each in positions
    ]


def packages_answer(view: View, found: PackagesFinding) -> answers.PackagesAnswer:
    """Return what could be agreed as an answer."""
    walked = found.survey
    assessed = [_assessed(found, each) for each in found.assessed]
    return answers.PackagesAnswer(
        case=_case(view),
        parties=_parties(view.talks),
        space=answers.SpaceAnswer(
            packages=found.packages,
            allowed=walked.allowed if walked else None,
            within_red_lines=walked.within_red_lines if walked else None,
        ),
        zone=answers.ZoneAnswer(count=walked.zone if walked else None, exact=walked is not None),
        frontier=_frontier(found),
        solutions={
            each.name.value: answers.SolutionAnswer(
                tied=each.tied, packages=[_package(found, valued) for valued in each.packages]
            )
            for each in found.solutions
        },
        recommended=assessed[0] if assessed and found.solutions else None,
        assessed=assessed,
        trades=[_trade(found, each) for each in found.trades],
        conflict=_conflict(found.no_zone) if found.no_zone else None,
        concession=_concession(found, found.no_zone) if found.no_zone else None,
        contradictions=[[rule.id for rule in rules] for rules in found.contradictions],
        questions=[
            answers.QuestionAnswer(
                party=each.party,
                issue=each.issue,
                option=each.option,
                instead=each.instead,
                shift=each.shift,
                low=each.low,
                high=each.high,
            )
            for each in found.questions
        ],
        values={each.party.id: _party_values(found, each) for each in found.appraisals},
        method=answers.MethodAnswer(
            draws=found.draws,
            seed=found.seed,
            denominator=found.denominator,
            rounded=found.is_rounded,
            assumed_share=float(found.share_assumed),
        ),
    )


def _options(package: Package) -> dict[str, str]:
    return {str(issue): str(option) for issue, option in package}


def _values(found: PackagesFinding, valued: Valued) -> dict[str, float]:
    pairs = zip(found.matter.parties, valued.values, strict=True)
    return {party.id: float(worth) for party, worth in pairs}


def _package(found: PackagesFinding, valued: Valued) -> answers.PackageAnswer:
    return answers.PackageAnswer(options=_options(valued.package), values=_values(found, valued))


def _frontier(found: PackagesFinding) -> answers.FrontierAnswer | None:
    if found.survey is None:
        return None
    points = [
        answers.PointAnswer(
            options=_options(valued.package), values=_values(found, valued), tied=tied
        )
        for valued, tied in found.frontier
    ]
    return answers.FrontierAnswer(size=found.survey.frontier.size, exact=True, points=points)


def _seated(found: PackagesFinding) -> list[Party]:
    return [found.matter.parties[seat] for seat in found.seats]


def _by_seat(found: PackagesFinding, numbers: Sequence[float | Fraction]) -> dict[str, float]:
    pairs = zip(_seated(found), numbers, strict=True)
    return {party.id: float(number) for party, number in pairs}


def _assessed(found: PackagesFinding, each: Assessed) -> answers.AssessedAnswer:
    return answers.AssessedAnswer(
        options=_options(each.valued.package),
        values=_values(found, each.valued),
        solutions=[name.value for name in each.names],
        chances=_by_seat(found, each.chances),
        chance=each.chance,
    )


def _trade(found: PackagesFinding, trade: Trade) -> answers.TradeAnswer:
    losses = (trade.first_loss, trade.second_loss)
    return answers.TradeAnswer(
        parties=[trade.first, trade.second],
        gave=[trade.first_gave, trade.second_gave],
        wanted=[trade.first_wanted, trade.second_wanted],
        losses=[loss / found.denominator for loss in losses],
    )


def _obstacle(obstacle: Obstacle) -> answers.ObstacleAnswer:
    if isinstance(obstacle, RedLine):
        return answers.ObstacleAnswer(kind="red line", party=obstacle.party, id=obstacle.id)
    return answers.ObstacleAnswer(kind="reservation", party=obstacle, id=None)


def _conflict(no_zone: NoZone) -> list[list[answers.ObstacleAnswer]]:
    return [[_obstacle(each) for each in conflict] for conflict in no_zone.conflicts]


def _conceded(found: PackagesFinding, least: Conceded) -> answers.ConcededAnswer:
    return answers.ConcededAnswer(
        options=_options(least.valued.package),
        values=_values(found, least.valued),
        red_lines=[line.id for line in least.red_lines],
        shortfalls=_by_seat(found, least.shortfalls),
        tied=least.tied,
    )


def _concession(found: PackagesFinding, no_zone: NoZone) -> answers.ConcessionAnswer:
    alone = zip(_seated(found), no_zone.alone, strict=True)
    return answers.ConcessionAnswer(
        rules=[answers.RuleInTheWayAnswer(id=rule.id, zone=size) for rule, size in no_zone.rules],
        ways=[
            answers.WayAnswer(
                red_lines=[line.id for line in way.red_lines],
                packages=way.packages,
                undominated=[_package(found, valued) for valued in way.nearest],
            )
            for way in no_zone.ways
        ],
        least_maximum=_conceded(found, no_zone.least_maximum),
        least_total=_conceded(found, no_zone.least_total),
        alone={party.id: least and _conceded(found, least) for party, least in alone},
    )


def _estimate(estimate: Estimate) -> answers.EstimateAnswer:
    return answers.EstimateAnswer(
        point=float(estimate.point),
        low=float(estimate.range.low),
        high=float(estimate.range.high),
        rule=estimate.basis.value,
        assumed=estimate.is_assumed,
    )


def _party_values(found: PackagesFinding, each: Appraisal) -> answers.PartyValuesAnswer:
    cells = zip(found.matter.issues, each.issues, strict=True)
    return answers.PartyValuesAnswer(
        reservation=_estimate(each.reservation),
        issues={
            issue.id: answers.IssueValuesAnswer(
                weight=_estimate(cell.weight),
                options={
                    option.id: _estimate(worth)
                    for option, worth in zip(issue.options, cell.values, strict=True)
                },
            )
            for issue, cell in cells
        },
    )


def roadmap_answer(view: View, found: RoadmapFinding) -> answers.RoadmapAnswer:
    """Return the roadmap as an answer, dated steps first."""
    dated = {each.step.id for each in found.scheduled}
    undated = [_step(step) for step in found.steps if step.id not in dated]
    steps = [
        _step(each.step).model_copy(
            update={"start": each.start, "end": each.end, "due": each.due, "late": each.is_late}
        )
        for each in found.scheduled
    ]
    return answers.RoadmapAnswer(
        case=_case(view),
        package=_options(found.package) if found.package else None,
        start=found.start,
        end=found.end,
        steps=[*steps, *undated],
        faults=[
            answers.StepFaultAnswer(kind=each.kind.value, steps=list(each.steps))
            for each in found.faults
        ],
        left_out=list(found.left_out),
    )


def _step(step: Step) -> answers.StepAnswer:
    return answers.StepAnswer(
        id=step.id,
        name=step.name,
        deliverable=step.deliverable,
        actors=list(step.actors),
        verifiers=list(step.verifiers),
        after=list(step.after),
        start=None,
        end=None,
        due=None,
        late=False,
        source=_source(step.source),
    )


def check_answer(
    folder: str, faults: Sequence[Fault], remarks: Sequence[Remark]
) -> answers.CheckAnswer:
    """Return what is wrong with a folder, or worth another look, as an answer."""
    return answers.CheckAnswer(
        folder=folder,
        readable=not faults,
        clean=not faults and not remarks,
        faults=[
            answers.FaultAnswer(
                file=each.file,
                line=each.line,
                column=each.column,
                path=each.path,
                found=each.found,
                expected=each.expected,
                advice=each.advice,
                message=each.message,
            )
            for each in faults
        ],
        remarks=[
            answers.RemarkAnswer(
                kind=each.kind.value,
                subject=each.subject,
                about=each.about,
                message=remark_words(each),
            )
            for each in remarks
        ],
    )
