"""What an event of a calendar says of the deadline of a step."""

from collections.abc import Iterator

from paraph.briefs.compliance_words import score_words, status_words
from paraph.briefs.step_words import deadline_words, precondition_words, quantity_words
from paraph.briefs.words import names
from paraph.record.negotiation import Negotiation
from paraph.roadmap.keeping import KeepingFinding, Kept
from paraph.terms.deadlines import Deadline


def event_title(talks: Negotiation, kept: Kept, *, is_start: bool) -> str:
    """Return the title of a deadline: what is due, and from whom."""
    who = names(talks, kept.step.actors) or "nobody named"
    lead = "To have begun: " if is_start else "Due: "
    return f"{lead}{kept.step.name} ({who})"


def event_words(talks: Negotiation, found: KeepingFinding, kept: Kept, deadline: Deadline) -> str:
    """Return what a deadline is about, a line each."""
    return "\n".join(f"{name}: {words}" for name, words in _lines(talks, found, kept, deadline))


def _lines(
    talks: Negotiation, found: KeepingFinding, kept: Kept, deadline: Deadline
) -> Iterator[tuple[str, str]]:
    step = kept.step
    yield "Who", names(talks, step.actors) or "nobody named"
    if step.deliverable:
        yield "What", step.deliverable
    if step.quantity:
        yield "How much", quantity_words(step.quantity)
    if step.recipients:
        yield "To whom", names(talks, step.recipients)
    if step.place:
        yield "Where", step.place
    if step.clause:
        yield "Clause", step.clause
    yield "Deadline by the text", deadline_words(talks, deadline, talks.step)
    yield "Verified by", names(talks, step.verifiers) or "nobody named"
    if step.after is not None:
        yield "Waits until", precondition_words(talks, step.after, talks.step)
    if step.gate is not None:
        yield "Released when", precondition_words(talks, step.gate, talks.step)
    score = score_words(kept.score.claimed, kept.score.claimed_mean)
    yield f"As of {found.on.isoformat()}", f"{status_words(kept)}; score {score}"
