"""What the implementation matrix says of itself."""

from paraph.briefs.compliance_words import RULES, SCORES
from paraph.record.negotiation import Negotiation
from paraph.roadmap.keeping import KeepingFinding

WHAT_IT_IS = "Every step of the roadmap with its deadline, and what was last reported of it."
WHAT_TO_FILL_IN = (
    "The shaded columns, from ‘Score’ on: a new report on the step of the row. Earlier reports "
    "stay; a change adds one. Give the day as of which it holds, and where it comes from: the "
    "report and a quote from it, or in ‘Assumed’ why it is supposed."
)
WHAT_IS_NOT_READ = (
    "All other columns. To change a step, change steps.yaml. Do not add or remove rows."
)
WHO = (
    "‘Reported by’, ‘Verified by’, ‘Disputed by’ and ‘Suspended by’ take the ids of the sheet "
    "‘Who’; the last three may name several, with commas between."
)


def how_to_fill_in(talks: Negotiation, found: KeepingFinding) -> list[tuple[str, str]]:
    """Return what the matrix is and how it is filled in, a pair of words a row."""
    return [
        ("Case", talks.title),
        ("As of", found.on.isoformat()),
        ("What this is", WHAT_IT_IS),
        ("What to fill in", WHAT_TO_FILL_IN),
        ("What is not taken", WHAT_IS_NOT_READ),
        ("Who", WHO),
        *((f"Score ‘{SCORES[score]}’", rule) for score, rule in RULES.items()),
    ]
