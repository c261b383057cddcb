"""What a person can ask of a roadmap; every answer is computed from what they may see."""

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from paraph.packages.appraisal import Appraisal
from paraph.packages.estimates import Estimate
from paraph.packages.finding import PackagesFinding
from paraph.record.negotiation import Negotiation
from paraph.roadmap.finding import EXPOSURE_LIMIT, Matter, RoadmapFinding, roadmap_finding
from paraph.roadmap.worth import Worth, WorthRule
from paraph.terms.agenda import Issue, Package
from paraph.terms.ids import ActorId, IssueId, OptionId

HALF = Fraction(1, 2)
Gains = dict[tuple[ActorId, IssueId], Worth]


@dataclass(frozen=True, slots=True)
class RoadmapQuestion:
    """How an answer about a roadmap is to be computed.

    Attributes:
        start: First day of the roadmap; None for the case's own.
        exposure_limit: The largest exposure that the check does not tell.
    """

    start: dt.date | None = None
    exposure_limit: Fraction = EXPOSURE_LIMIT


USUAL = RoadmapQuestion()


def consult_roadmap(
    talks: Negotiation, packages: PackagesFinding | None, question: RoadmapQuestion = USUAL
) -> RoadmapFinding:
    """Return the roadmap of the recommended package; of every step where there is none.

    Args:
        talks: As the reader may see them.
        packages: What could be agreed; None where all steps of the case are wanted.
        question: How the answer is to be computed.
    """
    best = packages.recommended if packages else None
    package = best.valued.package if best else None
    matter = roadmap_matter(talks, packages, package)
    start = question.start or talks.start
    return roadmap_finding(matter, package, start, question.exposure_limit)


def roadmap_matter(
    talks: Negotiation, packages: PackagesFinding | None, package: Package | None
) -> Matter:
    """Return what the talks say of steps, with what the options of a package gain each party."""
    return Matter(
        steps=talks.steps,
        outside=talks.outside_events,
        values=talks.step_values,
        parties=tuple(party.id for party in talks.parties),
        names=talks.names,
        calendar=talks.roadmap_calendar,
        wording=talks.wording,
        status_quo={issue.id: issue.status_quo for issue in talks.issues if issue.status_quo},
        gains=_gains(packages, package) if packages and package else {},
    )


def _gains(packages: PackagesFinding, package: Package) -> Gains:
    """Return what each party gains over the status quo on each issue, by the package's option."""
    chosen = dict(package)
    issues = packages.matter.issues
    return {
        (appraisal.party.id, issue.id): _gain(appraisal, at, issue, chosen)
        for appraisal in packages.appraisals
        for at, issue in enumerate(issues)
        if issue.id in chosen
    }


def _gain(appraisal: Appraisal, at: int, issue: Issue, chosen: dict[IssueId, OptionId]) -> Worth:
    """Return the weight of an issue times the gain of its chosen option over what holds now."""
    appraised = appraisal.issues[at]
    worth = {
        option.id: value for option, value in zip(issue.options, appraised.values, strict=True)
    }
    option = chosen[issue.id]
    gained = worth[option]
    if issue.status_quo is not None:
        now = worth[issue.status_quo]
        ends = now.range.low, now.point, now.range.high
    else:
        points = [value.point for value in worth.values()]
        middle = (min(points) + max(points)) * HALF
        ends = middle, middle, middle
    return _times(appraised.weight, gained, ends, is_same=option == issue.status_quo)


def _times(
    weight: Estimate, gained: Estimate, now: tuple[Fraction, Fraction, Fraction], *, is_same: bool
) -> Worth:
    """Return a weight times a gain, with the widest range that both allow."""
    if is_same:
        nothing = Fraction(0)
        return Worth(nothing, nothing, nothing, WorthRule.CARRIED)
    least, most = gained.range.low - now[2], gained.range.high - now[0]
    products = [
        share * gain for share in (weight.range.low, weight.range.high) for gain in (least, most)
    ]
    point = weight.point * (gained.point - now[1])
    return Worth(min(*products, point), point, max(*products, point), WorthRule.CARRIED)
