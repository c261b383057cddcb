"""What a person can ask of the talks; every answer is computed from what they may see."""

import datetime as dt
from dataclasses import dataclass

from paraph.briefs.brief import View, whole_brief
from paraph.briefs.tree import Brief
from paraph.desk.defaults import DRAWS, SEED
from paraph.packages.finding import Matter, PackagesFinding, packages_finding
from paraph.packages.survey import Progress, no_progress
from paraph.record.negotiation import Negotiation
from paraph.roadmap.finding import RoadmapFinding, roadmap_finding


@dataclass(frozen=True, slots=True)
class Question:
    """How an answer is to be computed.

    Attributes:
        start: First day of the roadmap; None for the case's own.
        progress: Told how many packages of how many are done.
    """

    draws: int = DRAWS
    seed: int = SEED
    start: dt.date | None = None
    progress: Progress = no_progress


def consult_packages(talks: Negotiation, question: Question) -> PackagesFinding:
    """Return what could be agreed."""
    matter = Matter(
        talks.parties,
        talks.issues,
        talks.rules,
        talks.positions,
        talks.red_lines,
        talks.weights,
        talks.values,
        talks.reservations,
    )
    return packages_finding(
        matter, draws=question.draws, seed=question.seed, progress=question.progress
    )


def consult_roadmap(
    talks: Negotiation, packages: PackagesFinding, question: Question
) -> RoadmapFinding:
    """Return the roadmap of the recommended package; of every step where there is none."""
    best = packages.recommended
    package = best.valued.package if best else None
    return roadmap_finding(talks.steps, package, question.start or talks.start)


def consult_brief(view: View, question: Question) -> tuple[Brief, PackagesFinding]:
    """Return the whole brief, and the finding on packages that it lays out."""
    packages = consult_packages(view.talks, question)
    roadmap = consult_roadmap(view.talks, packages, question)
    return whole_brief(view, packages, roadmap), packages
