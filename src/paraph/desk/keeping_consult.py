"""What a person can ask of a roadmap on its way; every answer is computed from what they see."""

import datetime as dt
from dataclasses import dataclass

from paraph.desk.roadmaps import roadmap_matter
from paraph.packages.finding import PackagesFinding
from paraph.record.negotiation import Negotiation
from paraph.roadmap.keeping import HORIZON, Account, KeepingFinding, keeping


@dataclass(frozen=True, slots=True)
class KeepingQuestion:
    """How an answer about the keeping of a roadmap is to be computed.

    Attributes:
        on: As of which day; None for the day up to which the case knows.
        start: First day of the roadmap; None for the case's own.
        horizon: Days ahead of a deadline in which a step is called due.
    """

    on: dt.date | None = None
    start: dt.date | None = None
    horizon: int = HORIZON


AS_KNOWN = KeepingQuestion()


def consult_keeping(
    talks: Negotiation, packages: PackagesFinding | None, question: KeepingQuestion = AS_KNOWN
) -> KeepingFinding:
    """Return whether the steps of the recommended package were kept; of all, without one.

    Args:
        talks: As the reader may see them.
        packages: What could be agreed; None where all steps of the case are wanted.
        question: How the answer is to be computed.
    """
    best = packages.recommended if packages else None
    package = best.valued.package if best else None
    matter = roadmap_matter(talks, packages, package)
    account = Account(
        reports=talks.compliance,
        on=question.on or talks.as_of,
        tracks={issue.id: issue.track for issue in talks.issues},
        horizon=question.horizon,
    )
    return keeping(matter, package, question.start or talks.start, account)
