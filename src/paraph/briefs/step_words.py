"""Preconditions, deadlines, lengths of time and amounts of a step, in words.

Whatever tells of a step takes its words from here; `known` are the steps that have a name.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import assert_never

from paraph.briefs.speakers import level_name
from paraph.briefs.words import NO_BREAK, day, listed, names
from paraph.record.negotiation import Negotiation
from paraph.terms.deadlines import (
    Counted,
    Deadline,
    EarlierOf,
    Fixed,
    LaterOf,
    MonthAfter,
    Upon,
)
from paraph.terms.ids import StepId
from paraph.terms.periods import Duration, Period, PeriodUnit
from paraph.terms.preconditions import (
    Approved,
    Happening,
    Launched,
    Outside,
    Point,
    Precondition,
    Reached,
    Several,
)
from paraph.terms.steps import (
    Approval,
    Consequence,
    Escrow,
    LeftOpen,
    Quantity,
    Renewal,
    RenewalKind,
    Step,
    Tranches,
)

Steps = Mapping[StepId, Step]
ONE = {
    PeriodUnit.HOURS: "hour",
    PeriodUnit.DAYS: "day",
    PeriodUnit.WORKING_DAYS: "working day",
    PeriodUnit.WEEKS: "week",
    PeriodUnit.MONTHS: "month",
    PeriodUnit.YEARS: "year",
}
POINTS = {Point.START: "starts", Point.COMPLETION: "is complete", Point.VERIFICATION: "is verified"}
NTH = {1: "", 2: "second ", 3: "third ", 4: "fourth ", 5: "fifth ", 6: "sixth "}
PAIR = 2
DECIMALS = 12
"""Most decimal places of an amount; one that has more is told as a fraction."""


def step_name(step: StepId, known: Steps) -> str:
    """Return the name of a step in quotation marks, or its id where nothing names it."""
    return f"‘{known[step].name}’" if step in known else f"‘{step}’"


def period_words(period: Period) -> str:
    """Return a length of time: `60 days`, `1 working day`.

    Example:
        >>> period_words(Period(60, PeriodUnit.DAYS))
        '60 days'
    """
    unit = ONE[period.unit] if period.count == 1 else str(period.unit)
    return f"{period.count:,} {unit}"


def duration_words(duration: Duration) -> str:
    """Return how long something takes: `6 weeks`, `2 to 4 months`, `6 weeks to 2 months`."""
    low, high = duration.low, duration.high
    if duration.is_exact:
        return period_words(low)
    least = f"{low.count:,}" if low.unit is high.unit else period_words(low)
    return f"{least} to {period_words(high)}"


def quantity_words(quantity: Quantity) -> str:
    """Return an amount with its unit: `50,000 t of heavy fuel oil`."""
    return f"{_amount(quantity.amount)}{NO_BREAK}{quantity.unit}"


def _amount(amount: Fraction) -> str:
    """Return a number with its decimal places, or as a fraction where they have no end."""
    if (amount * 10**DECIMALS).denominator != 1:
        return f"{amount.numerator:,}/{amount.denominator:,}"
    whole, part = divmod(amount, 1)
    places = f"{int(part * 10**DECIMALS):0{DECIMALS}}".rstrip("0")
    return f"{int(whole):,}{f'.{places}' if places else ''}"


def renewal_words(renewal: Renewal) -> str:
    """Return how a term is renewed, to follow *renewed* or *may be renewed*."""
    term = f"for {period_words(renewal.term)}" if renewal.term else ""
    match renewal.kind:
        case RenewalKind.CONSENT:
            return f"by consent {term}".rstrip()
        case RenewalKind.UNLESS_OBJECTED:
            return f"{term} unless somebody objects".lstrip()


def happening_words(talks: Negotiation, happening: Happening, known: Steps) -> str:
    """Return what happens, as a clause with the name of the step: `Shut-down is complete`."""
    match happening:
        case Launched():
            return "the roadmap begins"
        case Reached(step, point, tranche):
            part = "" if tranche is None else f"tranche {tranche} of "
            return f"{part}{step_name(step, known)} {POINTS[point]}"
        case Approved(level):
            return f"the level ‘{level_name(talks, level)}’ approves"
        case Outside(words):
            return f"the event ‘{words}’ comes about"
        case _ as never:
            assert_never(never)


def precondition_words(
    talks: Negotiation, precondition: Precondition, known: Steps, *, is_inner: bool = False
) -> str:
    """Return what has to happen, as a clause; several of them in brackets inside others."""
    if not isinstance(precondition, Several):
        return happening_words(talks, precondition, known)
    parts = [precondition_words(talks, each, known, is_inner=True) for each in precondition.parts]
    if precondition.is_every:
        text = listed(parts)
    elif precondition.needed == 1:
        text = listed(parts, "or")
    else:
        text = f"at least {precondition.needed} of these {len(parts)}: {'; '.join(parts)}"
    return f"({text})" if is_inner else text


def deadline_words(
    talks: Negotiation, deadline: Deadline, known: Steps, *, is_inner: bool = False
) -> str:
    """Return when something is due: a day, a period after what happens, or one of several."""
    match deadline:
        case Fixed():
            return _fixed(deadline)
        case Counted(period, origin, is_before):
            when = "before" if is_before else "after"
            what = precondition_words(talks, origin, known, is_inner=is_inner)
            return f"{period_words(period)} {when} {what}"
        case Upon(origin):
            what = precondition_words(talks, origin, known, is_inner=is_inner)
            return f"the day on which {what}"
        case MonthAfter(origin, months):
            what = precondition_words(talks, origin, known, is_inner=is_inner)
            return f"the first day of the {_nth(months)}month after {what}"
        case EarlierOf(parts):
            return _one_of(talks, ("earlier", "earliest"), parts, known, is_inner=is_inner)
        case LaterOf(parts):
            return _one_of(talks, ("later", "latest"), parts, known, is_inner=is_inner)
        case _ as never:
            assert_never(never)


def _fixed(deadline: Fixed) -> str:
    """Return a day, with its hour and zone where they are given."""
    hour = f", {deadline.hour:%H:%M}" if deadline.hour else ""
    last = "" if hour or not deadline.zone else ", end of the day"
    zone = f" {deadline.zone}" if deadline.zone else ""
    return f"{day(deadline.day)}{hour}{last}{zone}"


def _nth(months: int) -> str:
    """Return which month after something: nothing for the first, `second`, `12th`."""
    if months in NTH:
        return NTH[months]
    is_teen = months % 100 in {11, 12, 13}
    ending = {1: "st", 2: "nd", 3: "rd"}.get(0 if is_teen else months % 10, "th")
    return f"{months}{ending} "


def _one_of(
    talks: Negotiation,
    which: tuple[str, str],
    parts: tuple[Deadline, ...],
    known: Steps,
    *,
    is_inner: bool,
) -> str:
    """Return of which deadlines one counts; a list inside another stands in brackets."""
    words = listed(deadline_words(talks, each, known, is_inner=True) for each in parts)
    text = f"the {which[0] if len(parts) == PAIR else which[1]} of {words}"
    return f"({text})" if is_inner else text


def step_names(steps: Iterable[StepId], known: Steps) -> str:
    """Return the names of some steps as a list."""
    return listed(step_name(each, known) for each in steps)


def escrow_words(talks: Negotiation, escrow: Escrow, known: Steps) -> str:
    """Return when something done in advance takes effect, and who keeps it until then."""
    holders = f", held until then by {names(talks, escrow.holders)}" if escrow.holders else ""
    return f"once {precondition_words(talks, escrow.until, known)}{holders}"


def tranches_words(tranches: Tranches, known: Steps) -> str:
    """Return in how many parts a step is done, how far apart, and against what."""
    apart = f", {period_words(tranches.every)} apart at the least" if tranches.every else ""
    against = f", released against {step_name(tranches.against, known)}" if tranches.against else ""
    return f"{tranches.count} tranches{apart}{against}"


def approval_words(talks: Negotiation, approval: Approval) -> str:
    """Return what kind of approval a step is, and of which level."""
    level = f" at the level ‘{level_name(talks, approval.level)}’" if approval.level else ""
    return f"{approval.kind}{level}"


def consequence_words(talks: Negotiation, consequence: Consequence, known: Steps) -> str:
    """Return what follows when a step is not done, and which steps may be suspended by whom."""
    words = f"‘{consequence.words}’" if consequence.words else ""
    by = f" by {names(talks, consequence.by)}" if consequence.by else ""
    suspended = f"{step_names(consequence.suspends, known)} may be suspended{by}"
    return "; ".join(filter(None, (words, suspended if consequence.suspends else "")))


def left_open_words(talks: Negotiation, left: LeftOpen, known: Steps) -> str:
    """Return what is left open on purpose, who settles it, and by when."""
    who = f", settled by {left.settled_by}" if left.settled_by else ""
    when = f", by {deadline_words(talks, left.by, known)}" if left.by else ""
    return f"{left.part}{who}{when}"
