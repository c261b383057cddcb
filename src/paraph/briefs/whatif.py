"""What was asked to be otherwise than in the case, so that no answer is taken for its own."""

from collections.abc import Iterator

from paraph.briefs.tree import Block, Bullets, Phrases
from paraph.briefs.words import listed, option_name, paragraph, phrases, strong, value
from paraph.packages.whatif import Changes
from paraph.record.negotiation import Negotiation


def whatif_blocks(talks: Negotiation, changes: Changes) -> tuple[Block, ...]:
    """Return what is otherwise; nothing where all is as the case has it."""
    if not changes:
        return ()
    intro = paragraph(
        strong("A what-if, not the case. "),
        "What follows is computed as if this were so; nothing in the folder is changed:",
    )
    return intro, Bullets(tuple(_changes(talks, changes)))


def _changes(talks: Negotiation, changes: Changes) -> Iterator[Phrases]:
    for issue, option in changes.fixed.items():
        yield phrases(f"{talks.issue[issue].name} is settled: {option_name(talks, issue, option)}.")
    if changes.only:
        names = listed(talks.names[party] for party in changes.only)
        yield phrases(f"Only the acceptance of {names} is asked.")
    elif changes.without:
        names = listed((talks.names[party] for party in changes.without), "or")
        yield phrases(f"The acceptance of {names} is not asked.")
    for name in changes.dropped:
        yield phrases(f"The rule or red line ‘{name}’ is dropped.")
    for party, worth in changes.reservations.items():
        yield phrases(f"Walking away is worth {value(worth)} to {talks.names[party]}.")
    for (party, issue), weight in changes.weights.items():
        about = talks.issue[issue].name
        yield phrases(f"{about} has the weight {value(weight)} to {talks.names[party]}.")
    for party, times in changes.party_weights.items():
        yield phrases(f"{talks.names[party]} counts {times} in the weighted solutions, others 1.")
