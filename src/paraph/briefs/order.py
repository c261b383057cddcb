"""The order of the steps in which no party is far ahead of what it gets, and what would help."""

from collections.abc import Iterator

from paraph.briefs.exposure import exposure_figure, peaks_table, temptation_blocks, worth_words
from paraph.briefs.notes import Notes
from paraph.briefs.roadmap import gantt, steps_table
from paraph.briefs.step_words import step_name
from paraph.briefs.tree import (
    Align,
    Block,
    Bullets,
    Column,
    Phrases,
    Row,
    Section,
    Subheading,
    Table,
)
from paraph.briefs.words import (
    agreeing,
    cell,
    count,
    day,
    faint,
    names,
    paragraph,
    phrases,
    share,
    strong,
    value,
)
from paraph.record.negotiation import Negotiation
from paraph.roadmap.exposure import PartKey
from paraph.roadmap.likelihood import LikelihoodFinding
from paraph.roadmap.ordering import Order, OrderFinding
from paraph.roadmap.proposals import Proposal, ProposalKind
from paraph.roadmap.sequence import SequenceStatus

NARROWED = (
    "Proven means: with each deadline that runs from several things at once where it falls at the "
    "earliest dates, lengths in months or working days as long as they are then, and of several "
    "preconditions of which some are enough, those that come first."
)


def order_section(talks: Negotiation, found: OrderFinding, notes: Notes) -> Section:
    """Return the section on the best order."""
    return Section("roadmap-order", "The order of the steps", tuple(_blocks(talks, found, notes)))


def _blocks(talks: Negotiation, found: OrderFinding, notes: Notes) -> Iterator[Block]:
    yield paragraph(order_words(talks, found))
    best, roadmap = found.best, found.roadmap
    if best is None:
        return
    if not roadmap.is_valued:
        yield paragraph(
            "Nothing is known of what the steps are worth to anybody, so every order is as good: "
            "give ‘step_values’, or steps that carry out options."
        )
    else:
        yield paragraph(faint(worth_words(roadmap)))
    yield from _choices(talks, found)
    yield steps_table(talks, best.scheduled, roadmap.steps, notes)
    yield gantt(talks, best.scheduled, "The steps in this order, with deadlines, by who acts")
    if best.course.exchanges:
        clock = best.timed.network.clock
        yield exposure_figure(talks, roadmap.parties, best.course, clock)
        yield peaks_table(talks, roadmap.parties, best.course, clock)
        yield from _proposals(talks, found)
        yield from temptation_blocks(talks, roadmap.parties, found.temptations, roadmap)


def order_words(talks: Negotiation, found: OrderFinding) -> str:
    """Return how exposed anybody is in the best order, what that is proven by, and its end."""
    best, roadmap = found.best, found.roadmap
    if best is None:
        return (
            "No order keeps every deadline that can be kept by itself: see what ‘paraph roadmap "
            "check’ finds, and move one of them."
        )
    early = max(roadmap.course.peaks, default=0)
    if not best.exposure:
        return (
            f"In this order no party ever has given more than it has received; with every step as "
            f"early as it can be, the largest exposure is {value(early)}. It is complete on "
            f"{day(best.end)}{_length_words(best)}.{_caveats(found)}"
        )
    return (
        f"In the order that leaves nobody too far ahead, the largest exposure of any party is "
        f"{value(best.exposure)} ({_who(talks, found, best)}); with every step as early as it can "
        f"be it is {value(early)}. {_proof_words(best)} It is complete on {day(best.end)}"
        f"{_length_words(best)}; with every step as early as it can be, on {day(roadmap.end)}."
        f"{_caveats(found)}"
    )


def _who(talks: Negotiation, found: OrderFinding, order: Order) -> str:
    peaks = order.course.peaks
    parties = found.roadmap.parties
    most = [party for party, peak in zip(parties, peaks, strict=True) if peak == order.exposure]
    return names(talks, most)


def _proof_words(order: Order) -> str:
    if order.status is SequenceStatus.OPTIMAL or order.gap <= 0:
        return "No order has less: that is proven."
    bound, found = float(order.bound), float(order.exposure)
    return (
        f"It is proven that no order has less than {bound:.4f} (found: {found:.4f}), "
        f"so that it may be {share(order.gap)} more than need be."
    )


def _length_words(order: Order) -> str:
    if order.status is SequenceStatus.OPTIMAL:
        return ", and no order with this exposure ends sooner"
    return f"; no order with this exposure ends before {day(order.shortest)}"


def _caveats(found: OrderFinding) -> str:
    parts = [
        text
        for text, holds in (
            (" Worths were rounded to a millionth.", found.is_rounded),
            (
                f" {NARROWED}",
                found.is_narrowed,
            ),
        )
        if holds
    ]
    return "".join(parts)


def _choices(talks: Negotiation, found: OrderFinding) -> Iterator[Block]:
    """Give every trade between exposure and length, so that people can choose."""
    if len(found.choices) < 2:  # noqa: PLR2004 - one is no choice
        return
    yield Subheading("Less exposure, or a sooner end")
    rows = [
        Row(
            (
                cell(value(order.exposure)),
                cell(_who(talks, found, order)),
                cell(day(order.end)),
                cell("proven" if order.status is SequenceStatus.OPTIMAL else "best found"),
            )
        )
        for order in found.choices
    ]
    columns = (
        Column("Largest exposure", Align.RIGHT),
        Column("Whose"),
        Column("Complete on", Align.RIGHT),
        Column("Known"),
    )
    title = "Orders of which none is both sooner complete and less exposed than another"
    yield Table(title, columns, tuple(rows))
    if not found.has_all_choices:
        yield paragraph(faint("There may be others: the search was given up before it had all."))


def _proposals(talks: Negotiation, found: OrderFinding) -> Iterator[Block]:
    """Give the ties that would cut exposure most."""
    yield Subheading("What would cut exposure")
    if found.proposals:
        yield Bullets(tuple(_proposal(talks, found, each) for each in found.proposals))
        yield paragraph(
            faint(
                "Each is reckoned by itself, in this order. They are computed advice; whether "
                "somebody can keep a thing in escrow, and would be trusted with it, is for people "
                "to say."
            )
        )
    else:
        yield paragraph("No escrow and no gate would cut anybody’s exposure in this order.")


def _proposal(talks: Negotiation, found: OrderFinding, each: Proposal) -> Phrases:
    given, received = (_part(talks, key) for key in (each.given, each.received))
    party = names(talks, [found.roadmap.parties[each.party]])
    before, after = value(each.before), value(each.after)
    if each.kind is ProposalKind.ESCROW:
        holders = names(talks, each.holders)
        who = f" (kept, for example, by {holders})" if holders else ""
        return phrases(
            strong("Escrow: "),
            f"if {given} were done in escrow and took effect only with {received}{who}, {party}’s "
            f"largest exposure falls from {before} to {after}.",
        )
    return phrases(
        strong("Gate: "),
        f"if {received} were released the moment {given} is verified. Should the others take all "
        f"the time that the text leaves them, {party}’s largest exposure is {after} then, instead "
        f"of {before}.",
    )


def _part(talks: Negotiation, key: PartKey) -> str:
    step, tranche = key
    name = step_name(step, talks.step)
    return name if tranche is None else f"tranche {tranche} of {name}"


def likelihood_blocks(talks: Negotiation, found: LikelihoodFinding) -> Iterator[Block]:
    """Give how likely each date is."""
    yield Subheading("How likely the dates are")
    early, middle, late = found.end
    ranged = count(found.drawn, "length or outside event", "lengths and outside events")
    yield paragraph(
        f"{ranged} {agreeing(found.drawn, 'has', 'have')} a range. In {found.draws:,} draws the "
        f"roadmap is complete by {day(early)} in one of ten, by {day(middle)} in half, and by "
        f"{day(late)} in nine of ten. Every deadline is kept in {share(found.all_in_time)} of them."
    )
    rows = [
        Row(
            (
                cell(_part(talks, (each.step, each.tranche))),
                cell(day(each.early)),
                cell(day(each.middle)),
                cell(day(each.late)),
                cell("–" if each.in_time is None else share(each.in_time)),
            )
        )
        for each in found.parts
        if each.early != each.late or each.in_time not in {None, 1.0}
    ]
    columns = (
        Column("Step"),
        Column("One in ten by", Align.RIGHT),
        Column("Half by", Align.RIGHT),
        Column("Nine in ten by", Align.RIGHT),
        Column("In time", Align.RIGHT),
    )
    yield Table("By when each step is complete, and how often in time", columns, tuple(rows))
    yield paragraph(
        faint(
            f"Drawn with seed {found.seed}, each length evenly between its least and its greatest "
            "and apart from all others; where delays come together, the spread is wider."
        )
    )
