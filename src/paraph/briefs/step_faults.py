"""What is wrong with a roadmap, each with a sentence on the mend."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from paraph.briefs.step_words import deadline_words, step_name
from paraph.briefs.tree import Block, Bullets, Phrases, Subheading
from paraph.briefs.words import (
    agreeing,
    count,
    listed,
    names,
    option_name,
    paragraph,
    phrases,
    strong,
    value,
)
from paraph.record.negotiation import Negotiation
from paraph.roadmap.faults import FaultKind, Severity, StepFault

LEADS = {
    FaultKind.CIRCULAR: "Circular preconditions",
    FaultKind.NAMES_NOTHING: "Waits for something that is no step",
    FaultKind.ABSENT_STEP: "Names an absent step",
    FaultKind.ABSENT_ANCHOR: "Deadline runs from something without a date",
    FaultKind.TOO_LATE: "Deadline before it can be met",
    FaultKind.START_TOO_LATE: "To start before it can",
    FaultKind.UNDATED: "Cannot be dated",
    FaultKind.NO_ACTOR: "No actor",
    FaultKind.COLLECTIVE_ACTOR: "Everybody, and so nobody",
    FaultKind.NO_DEADLINE: "No deadline",
    FaultKind.NO_VERIFIER: "No verifier",
    FaultKind.OWN_VERIFIER: "Verified by its own actor",
    FaultKind.VAGUE_DELIVERABLE: "Vague deliverable",
    FaultKind.APPROVAL_UNDATED: "Approval without a date",
    FaultKind.APPROVAL_NO_IF_NOT: "Approval without an ‘if not’",
    FaultKind.RENEWAL_NO_TERM: "Renewal without a term",
    FaultKind.GATE_HELD: "Gate that does not release at once",
    FaultKind.NO_OVERLAP: "Cannot be done in parallel",
    FaultKind.EXPOSED: "A party is far ahead of what it gets",
    FaultKind.GIVES_FIRST: "Gives everything before it gets anything",
    FaultKind.CARRIES_NOTHING: "Carries out no option",
    FaultKind.OPTION_NOT_CARRIED: "Option that no step carries out",
    FaultKind.OPEN_UNSETTLED: "Left open, without who settles it by when",
}
MENDS = {
    FaultKind.CIRCULAR: "let one of them start without the other, or do them at the same moment",
    FaultKind.NAMES_NOTHING: "make it a step of somebody with a date, or drop the precondition",
    FaultKind.ABSENT_STEP: "add that step, or drop the tie",
    FaultKind.ABSENT_ANCHOR: "let it run from another step of this roadmap, or give a date",
    FaultKind.TOO_LATE: "move the deadline, or shorten the chain",
    FaultKind.START_TOO_LATE: "move the day, or shorten the chain",
    FaultKind.UNDATED: "it waits for a circle, or would end after the calendar does: mend that "
    "first",
    FaultKind.NO_ACTOR: "name who does it",
    FaultKind.COLLECTIVE_ACTOR: "name who has to act first, and who answers for it",
    FaultKind.NO_DEADLINE: "agree a date, or a period after another step",
    FaultKind.NO_VERIFIER: "name who confirms that it was done",
    FaultKind.OWN_VERIFIER: "name somebody else to confirm it",
    FaultKind.VAGUE_DELIVERABLE: "say how much, where, or in what document it can be seen",
    FaultKind.APPROVAL_UNDATED: "agree by when it is given",
    FaultKind.APPROVAL_NO_IF_NOT: "say what follows if it is not given",
    FaultKind.RENEWAL_NO_TERM: "say for how long it can be renewed",
    FaultKind.GATE_HELD: "let it be ready before its gate opens, or open the gate later",
    FaultKind.NO_OVERLAP: "drop what makes one wait for the other, or the overlap",
    FaultKind.EXPOSED: "bring forward what it gets, or tie it by a gate, escrow or tranches; "
    "‘paraph roadmap order’ proposes where",
    FaultKind.GIVES_FIRST: "let something that it gets come first, or at the same moment",
    FaultKind.CARRIES_NOTHING: "say which option brings it, if one does",
    FaultKind.OPTION_NOT_CARRIED: "add a step that carries it out",
    FaultKind.OPEN_UNSETTLED: "name the body that settles it, and its date",
}

HEADINGS = {
    Severity.SEVERE: "Severe: to be mended before signature",
    Severity.SERIOUS: "Serious",
    Severity.MINOR: "Minor",
    Severity.OPEN: "Left open on purpose",
}


@dataclass(frozen=True, slots=True)
class FaultWords:
    """A fault in words.

    Attributes:
        lead: What kind it is.
        text: What exactly is wrong.
        mend: What to do; empty where nothing has to be done.
    """

    lead: str
    text: str
    mend: str


def fault_blocks(talks: Negotiation, faults: Iterable[StepFault]) -> Iterator[Block]:
    """Give the faults under headings, the worst first; those of single steps gathered by kind."""
    listed_faults = list(faults)
    for severity, heading in HEADINGS.items():
        chosen = [fault for fault in listed_faults if fault.severity is severity]
        if chosen:
            yield Subheading(f"{heading} ({len(chosen)})")
            yield Bullets(tuple(_items(talks, chosen)))


def verdict_words(faults: Iterable[StepFault]) -> str:
    """Return in a sentence how many faults there are, by how bad they are."""
    counted = Counter(fault.severity for fault in faults)
    left = counted.pop(Severity.OPEN, 0)
    found = [f"{counted[each]} {each}" for each in Severity if counted[each]]
    purpose = f"{left} {agreeing(left, 'is', 'are')} left open on purpose" if left else ""
    noun = agreeing(sum(counted.values()), "fault", "faults")
    parts = [f"the check finds {listed(found)} {noun}"] if found else []
    text = "; ".join([*parts, *([purpose] if purpose else [])])
    return f"{text[0].upper()}{text[1:]}." if text else "The check finds nothing wrong with it."


def _items(talks: Negotiation, faults: list[StepFault]) -> Iterator[Phrases]:
    """Give a list item for each kind of fault."""
    order = {kind: at for at, kind in enumerate(FaultKind)}
    for kind, group in groupby(
        sorted(faults, key=lambda fault: order[fault.kind]), key=lambda fault: fault.kind
    ):
        words = list(dict.fromkeys(fault_words(talks, fault) for fault in group))
        joint = "; " if any(" " in each.text.strip("‘’") for each in words) else ", "
        text = joint.join(each.text for each in words)
        mend = words[0].mend
        yield phrases(strong(f"{LEADS[kind]}: "), f"{text}{f'. Mend: {mend}' if mend else ''}.")


def fault_words(talks: Negotiation, fault: StepFault) -> FaultWords:
    """Return a fault in words."""
    text = _TEXTS.get(fault.kind, _named)(talks, fault)
    if fault.left_open is not None and fault.severity is Severity.OPEN:
        left = fault.left_open
        by = f" by {deadline_words(talks, left.by, talks.step)}" if left.by else ""
        return FaultWords(LEADS[fault.kind], f"{text}; to be settled by {left.settled_by}{by}", "")
    return FaultWords(LEADS[fault.kind], text, MENDS[fault.kind])


def _first(talks: Negotiation, fault: StepFault) -> str:
    return step_name(fault.steps[0], talks.step)


def _named(talks: Negotiation, fault: StepFault) -> str:
    return listed(step_name(step, talks.step) for step in fault.steps)


def _circle(talks: Negotiation, fault: StepFault) -> str:
    circle = [step_name(step, talks.step) for step in fault.steps]
    return " waits for ".join([*circle, circle[0]])


def _nothing(talks: Negotiation, fault: StepFault) -> str:
    return f"{_first(talks, fault)} waits for ‘{fault.words[0]}’"


def _absent(talks: Negotiation, fault: StepFault) -> str:
    other = step_name(fault.steps[1], talks.step)
    return f"{_first(talks, fault)} names {other}, which is not on this roadmap"


def _anchor(talks: Negotiation, fault: StepFault) -> str:
    absent = [step_name(step, talks.step) for step in fault.steps[1:]]
    absent += [f"‘{words}’" for words in fault.words]
    return f"that of {_first(talks, fault)} runs from {listed(absent)}"


def _late(talks: Negotiation, fault: StepFault) -> str:
    chain = ", which waits for ".join(step_name(step, talks.step) for step in fault.steps)
    return f"{chain}: {count(fault.days or 0, 'day')} too late at the earliest"


def _held(talks: Negotiation, fault: StepFault) -> str:
    others = [step_name(step, talks.step) for step in fault.steps[1:]]
    why = f" because of {listed(others)}" if others else ""
    return f"{_first(talks, fault)} starts {count(fault.days or 0, 'day')} after its gate{why}"


def _vague(talks: Negotiation, fault: StepFault) -> str:
    deliverable = talks.step[fault.steps[0]].deliverable
    if not deliverable:
        return f"{_first(talks, fault)} says nothing of what will be there"
    if fault.words:
        odd = listed(f"‘{word}’" for word in fault.words)
        return f"{_first(talks, fault)} says {odd}"
    return f"{_first(talks, fault)} says no more than ‘{deliverable}’"


def _collective(talks: Negotiation, fault: StepFault) -> str:
    return f"{_first(talks, fault)} is for {names(talks, fault.words)}"


def _exposed(talks: Negotiation, fault: StepFault) -> str:
    who = names(talks, [fault.party] if fault.party else [])
    after = listed(step_name(step, talks.step) for step in fault.steps)
    exposure = value(fault.share or 0)
    return f"{who} has given {exposure} more than it has received after {after}"


def _gives_first(talks: Negotiation, fault: StepFault) -> str:
    who = names(talks, [fault.party] if fault.party else [])
    nothing = "; it gets nothing at all" if fault.words else ""
    return f"{who}, by {_named(talks, fault)}{nothing}"


def _options(talks: Negotiation, fault: StepFault) -> str:
    return listed(
        f"‘{option_name(talks, issue, option)}’ on {talks.issue[issue].name}"
        for issue, option in fault.options
    )


def _open(talks: Negotiation, fault: StepFault) -> str:
    return f"the {listed(fault.words)} of {_first(talks, fault)}"


_TEXTS: dict[FaultKind, Callable[[Negotiation, StepFault], str]] = {
    FaultKind.CIRCULAR: _circle,
    FaultKind.NAMES_NOTHING: _nothing,
    FaultKind.ABSENT_STEP: _absent,
    FaultKind.ABSENT_ANCHOR: _anchor,
    FaultKind.TOO_LATE: _late,
    FaultKind.START_TOO_LATE: _late,
    FaultKind.GATE_HELD: _held,
    FaultKind.VAGUE_DELIVERABLE: _vague,
    FaultKind.COLLECTIVE_ACTOR: _collective,
    FaultKind.EXPOSED: _exposed,
    FaultKind.GIVES_FIRST: _gives_first,
    FaultKind.OPTION_NOT_CARRIED: _options,
    FaultKind.OPEN_UNSETTLED: _open,
}


def no_fault() -> Block:
    """Return that nothing is wrong."""
    return paragraph("No fault that the check knows.")
