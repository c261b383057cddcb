"""What a person can ask of the talks; every answer is computed from what they may see."""

import datetime as dt
from dataclasses import dataclass

from paraph.briefs.brief import View, whole_brief
from paraph.briefs.tree import Brief
from paraph.desk.defaults import DRAWS, SEED
from paraph.desk.keeping_consult import KeepingQuestion, consult_keeping
from paraph.desk.roadmaps import RoadmapQuestion, consult_roadmap
from paraph.packages.finding import Matter, PackagesFinding
from paraph.packages.solutions import SolutionName
from paraph.packages.space import Progress, no_progress
from paraph.packages.study import packages_finding
from paraph.packages.whatif import Changes, changed
from paraph.record.negotiation import Negotiation

NO_CHANGES = Changes()


@dataclass(frozen=True, slots=True)
class Question:
    """How an answer is to be computed.

    Attributes:
        start: First day of the roadmap; None for the case's own.
        changes: What is to be otherwise than in the case.
        names: The solutions that are wanted; all if none is named.
        progress: Told how many steps of how many are done.
    """

    draws: int = DRAWS
    seed: int = SEED
    start: dt.date | None = None
    changes: Changes = NO_CHANGES
    names: tuple[SolutionName, ...] = ()
    progress: Progress = no_progress


def consult_packages(talks: Negotiation, question: Question) -> PackagesFinding:
    """Return what could be agreed."""
    return packages_finding(
        changed(matter_of(talks), question.changes),
        draws=question.draws,
        seed=question.seed,
        weights=question.changes.party_weights,
        names=question.names,
        progress=question.progress,
    )


def matter_of(talks: Negotiation) -> Matter:
    """Return what the talks are about, as far as packages go."""
    return Matter(
        talks.parties,
        talks.issues,
        talks.rules,
        talks.positions,
        talks.red_lines,
        talks.weights,
        talks.values,
        talks.reservations,
    )


def consult_brief(view: View, question: Question) -> tuple[Brief, PackagesFinding]:
    """Return the whole brief, and the finding on packages that it lays out."""
    packages = consult_packages(view.talks, question)
    roadmap = consult_roadmap(view.talks, packages, RoadmapQuestion(start=question.start))
    kept = None
    if view.talks.compliance:
        kept = consult_keeping(view.talks, packages, KeepingQuestion(start=question.start))
    return whole_brief(view, packages, roadmap, kept), packages
