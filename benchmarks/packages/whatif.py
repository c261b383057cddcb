"""What a question about the reference case takes, once the case is loaded."""

from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from bars import Found

from paraph.desk.consult import Question, consult_packages
from paraph.files.case.loading import load_case
from paraph.packages.whatif import Changes
from paraph.record.evolve import fold
from paraph.record.negotiation import Negotiation
from paraph.terms.ids import ActorId, IssueId, OptionId
from paraph.terms.positions import Strength

CASE = Path(__file__).parents[2] / "examples" / "syria-turkey-2023"

PARTY, ISSUE = ActorId("turkey"), IssueId("military-presence")


def option_fixed(talks: Negotiation) -> Changes:
    """Settle one issue beforehand."""
    del talks
    return Changes(fixed={IssueId("trade"): OptionId("agreed-goods")})


def party_dropped(talks: Negotiation) -> Changes:
    """Do not ask for the acceptance of one party."""
    del talks
    return Changes(without=(ActorId("iran"),))


def red_line_dropped(talks: Negotiation) -> Changes:
    """Leave out a party's red line on an issue."""
    dropped = tuple(
        str(each.id)
        for each in talks.positions
        if (each.party, each.issue, each.strength) == (PARTY, ISSUE, Strength.RED_LINE)
    )
    return Changes(dropped=dropped)


def weight_changed(talks: Negotiation) -> Changes:
    """Give one issue half the weight of a party."""
    del talks
    return Changes(weights={(PARTY, ISSUE): Fraction(1, 2)})


def asked(change: Callable[[Negotiation], Changes]) -> Callable[[], Found]:
    """Prepare to answer everything about packages with something otherwise."""
    talks = fold(load_case(CASE).events)
    question = Question(changes=change(talks))
    if not question.changes:
        msg = f"{change.__name__}: nothing in the case to change"
        raise ValueError(msg)

    def run() -> Found:
        found = consult_packages(talks, question)
        zone = f"{found.survey.zone.likely:,}" if found.survey else "no"
        return Found(f"{zone} packages in the zone", is_sure=not found.is_undecided)

    return run
