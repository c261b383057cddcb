"""Whether a deliverable says what will be there: the words that make it concrete, or vague."""

import re
from collections.abc import Iterator
from functools import cache

from paraph.terms.steps import Step
from paraph.terms.wording import Wording

QUANTITIES = """
    net crew stretch amount battalion barrel brigade convoy copy cubic dollar euro family fund
    hectare house home kilogram kilometre kilometer litre megawatt member metre mile million
    observer officer payment percent person prisoner detainee hostage sum shipment ship ton
    tonne tranche troop truck unit vehicle vessel weapon warhead missile centrifuge aircraft
    tank soldier fighter patient instalment installment quota
"""
PLACES = """
    station gauge dam well bank branch airport airspace area base border bridge building camp
    capital checkpoint city consulate corridor court crossing district embassy facility field
    gate harbour harbor hospital island land line locality mission office pipeline place plant
    point port position post prison province railway reactor region river road route school sea
    section sector settlement shelter site soil street territory town track valley village
    waters zone
"""
DOCUMENTS = """
    deed estimate accord account act agenda agreement amendment annex announcement answer
    application appointment ballot bill budget calendar catalogue certificate charter clause
    code communique communiqué contract convention credentials data database declaration
    decision decree demarche document draft election entry file form gazette guarantee guideline
    instrument inventory invitation law ledger legislation letter licence license list log
    manual map memorandum message minutes notice note notification order paper passport pledge
    plan proposal protocol publication questionnaire record referendum register registration
    regulation report request resolution roster rule sample schedule seal signature statement
    statute survey table text timetable transcript treaty verdict visa vote warrant
"""
EVENTS = """
    ambassador attack ceasefire commission committee conference delegation exchange exercise
    expulsion firing flight group handover hearing inspection inspector interview meeting
    opening patrol release removal session shelling summit team tender test training trial visit
    withdrawal works workshop
"""
"""Things that anybody can see to have taken place."""

VAGUE = """
    adequate
    all necessary measures
    appropriate
    as appropriate
    as far as possible
    as necessary
    as required
    as soon as possible
    at an early date
    at the earliest opportunity
    best efforts
    best endeavours
    better understanding
    consider
    constructive
    contribute to
    cooperate closely
    deepen
    dialogue
    effective
    efforts
    encourage
    endeavour
    enhance
    every effort
    explore
    facilitate
    foster
    further steps
    good faith
    goodwill
    if possible
    improve
    in a timely manner
    in an appropriate manner
    in due course
    in principle
    meaningful
    mutual respect
    necessary measures
    necessary steps
    normalise
    positive
    promote
    promptly
    reasonable
    relevant
    resolve differences
    seek to
    significant
    spirit of
    strengthen
    strive
    sufficient
    take steps
    take into account
    timely
    to the extent possible
    towards
    when conditions allow
    where possible
    without delay
    work towards
"""
MODALS = frozenset({"should", "may", "might", "could", "would"})
"""What binds nobody; shall and will do."""

NOBODY = frozenset({"party", "parties", "side", "sides", "state", "states", "signatories"})
"""Words that agreements write with a capital and that name nobody."""

NUMBER_WORDS = frozenset(
    [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "dozen",
        "hundred",
        "thousand",
    ]
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*|\d+")
_INSIDE = re.compile(r"(?<=[\w,;] )[^\W\d_][\w-]+")
"""Words that do not begin a sentence."""
_BUILT_IN = Wording()


@cache
def _known(wording: Wording) -> tuple[frozenset[str], re.Pattern[str]]:
    """Return the concrete words, and a pattern of the vague ones."""
    lists = (QUANTITIES, PLACES, DOCUMENTS, EVENTS)
    concrete = frozenset(word for words in lists for word in words.split())
    concrete |= frozenset(word.lower() for word in wording.concrete)
    vague = [line.strip() for line in VAGUE.splitlines() if line.strip()]
    vague += [word.lower() for word in wording.vague]
    longest_first = sorted(vague, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest_first))
    return concrete, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def vague_words(text: str, wording: Wording = _BUILT_IN) -> tuple[str, ...]:
    """Return the words of a text that promise nothing, in their order, each once."""
    found = [(match.start(), match[0]) for match in _known(wording)[1].finditer(text)]
    found += [(match.start(), match[0]) for match in _WORD.finditer(text) if _is_modal(match)]
    return tuple(dict.fromkeys(word.lower() for _, word in sorted(found)))


def _is_modal(match: re.Match[str]) -> bool:
    """Tell whether a word binds nobody; May inside a sentence is a month."""
    is_month = match[0] == "May" and match.start() > 0
    return match[0].lower() in MODALS and not is_month


def is_concrete(step: Step, wording: Wording = _BUILT_IN) -> bool:
    """Tell whether a step says how much, where, or what document or event will be there.

    A quantity or a place of its own, a number, a noun of the lists, or a name inside the sentence
    will do; an approval is its own deliverable.
    """
    if step.quantity or step.place or step.approval:
        return True
    if not step.deliverable:
        return False
    text = step.deliverable.lower().replace("one another", "")
    words = _WORD.findall(text)
    concrete = _known(wording)[0]
    return (
        any(word.isdigit() or word in NUMBER_WORDS for word in words)
        or any(form in concrete for word in words for form in _forms(word))
        or any(words in text for words in wording.concrete if " " in words)
        or any(_is_name(word) for word in _INSIDE.findall(step.deliverable))
    )


def _is_name(word: str) -> bool:
    return word[0].isupper() and word.lower() not in NOBODY


def _forms(word: str) -> Iterator[str]:
    """Give a word, the parts of a compound, and what each may be the plural of."""
    yield from _singular(word)
    if "-" in word:
        for part in word.split("-"):
            yield from _singular(part)


def _singular(word: str) -> Iterator[str]:
    """Give a word and what it may be the plural of."""
    yield word
    if word.endswith("ies"):
        yield f"{word[:-3]}y"
    if word.endswith("es"):
        yield word[:-2]
    if word.endswith("s"):
        yield word[:-1]
