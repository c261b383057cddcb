"""What each command and act is called in a sentence: `may not …`, `too soon to …`."""

from paraph.terms.drafts import ActKind

DEEDS: dict[str, str] = {
    "name-member": "name a member",
    "recall-member": "recall a member",
    "set-calendar": "set a calendar",
    "call-meeting": "call a meeting",
    "hold-meeting": "record that a meeting was held",
    "cancel-meeting": "cancel a meeting",
    "give-mandate": "give a mandate",
    "report-mandate": "report on a mandate",
    "submit-draft": "submit a draft",
    "withdraw-draft": "withdraw a draft",
    "act-on-draft": "act on a draft",
    "circulate-under-silence": "circulate a draft under silence",
    "explain-position": "explain a position",
    "confirm-silence": "confirm that nobody broke the silence",
    "adopt-draft": "declare a draft adopted",
    "refer-up": "refer a draft up",
    "send-back": "send a draft back",
    "reopen-draft": "reopen a draft",
    "agree-as-whole": "settle whether all is agreed together",
    "add-to-case": "add to the case",
    "state-position": "state a position",
    "draw-red-line": "draw a red line",
    "tell-weights": "tell weights",
    "tell-values": "tell values",
    "rank-options": "rank options",
    "rank-issues": "rank issues",
    "tell-reservation": "tell what walking away is worth",
    "tell-step-value": "tell what a step costs and brings",
    "report-compliance": "report how far a step is done",
    "put-in-secret": "put a package in secret",
    "answer-in-secret": "answer in secret",
    "close-enquiry": "close an enquiry",
    "count-answers": "count the answers",
    "announce-tally": "announce the outcome of an enquiry",
    ActKind.ACCEPT: "accept",
    ActKind.AD_REFERENDUM: "accept ad referendum",
    ActKind.OBJECT: "object",
    ActKind.RESERVE: "reserve the position",
    ActKind.ABSTAIN: "abstain",
}
"""By the word with which a person gives the command, or does the act."""

WANTED: dict[str, tuple[str, str]] = {
    "submit-draft": ("a draft without a title or without a text", "both"),
    "give-mandate": ("a mandate without a task", "the task in words"),
    "report-mandate": ("a report without words", "what became of the mandate"),
    "explain-position": ("no explanation", "one in words"),
    "send-back": ("no instructions", "what the lower level is to do"),
    "state-position": ("a position without an option", "at least one option"),
    "tell-weights": ("no weights", "one or more"),
    "tell-values": ("no values", "one or more"),
}
"""What is lacking of a deed, and what it wants; of any other deed a reason."""

NO_REASON = ("no reason", "one in words")

TOLD: dict[str, str] = {
    "tell-weights": "the weight of issues",
    "rank-issues": "the order of issues",
    "tell-values": "the worth of options",
    "rank-options": "the order of options",
    "tell-reservation": "what walking away is worth",
    "tell-step-value": "what the step costs it and brings it",
}
"""What a party tells of itself by a command."""


def deed_words(deed: str) -> str:
    """Return a deed as it stands after `to`."""
    return DEEDS.get(deed, f"do '{deed}'")


def command_words(deed: str) -> str:
    """Return where a deed was asked for: `the command 'adopt-draft'`, or `the act 'object'`."""
    return f"the {'act' if deed in set(ActKind) else 'command'} '{deed}'"
