"""How far each party is ahead of what it gets, and when it would pay to stop."""

from collections.abc import Iterator, Sequence

from paraph.briefs.step_words import step_name
from paraph.briefs.tree import (
    Align,
    Block,
    Column,
    Figure,
    Lines,
    LineSeries,
    Row,
    Subheading,
    Table,
)
from paraph.briefs.words import (
    cell,
    count,
    day,
    faint,
    listed,
    names,
    paragraph,
    value,
)
from paraph.record.negotiation import Negotiation
from paraph.roadmap.clock import Clock
from paraph.roadmap.exposure import Course, Exchange, PartKey, Temptation
from paraph.roadmap.finding import RoadmapFinding
from paraph.roadmap.worth import WorthRule
from paraph.terms.ids import ActorId

MOST_NAMED = 2
"""Steps of one moment that are named; of more, how many."""


def exposure_blocks(talks: Negotiation, found: RoadmapFinding) -> Iterator[Block]:
    """Give exposure over time, if anything is known of what the steps are worth."""
    if not found.course.exchanges:
        return
    yield Subheading("Who is ahead of what it gets")
    yield paragraph(exposure_words(talks, found.parties, found.course))
    yield paragraph(faint(worth_words(found)))
    yield exposure_figure(talks, found.parties, found.course, found.timed.network.clock)
    yield peaks_table(talks, found.parties, found.course, found.timed.network.clock)
    yield from temptation_blocks(talks, found.parties, found.temptations, found)


def exposure_words(talks: Negotiation, parties: Sequence[ActorId], course: Course) -> str:
    """Return which party is most exposed, and after what."""
    peaks = course.peaks
    most = max(range(len(parties)), key=lambda party: peaks[party])
    exchange = course.peak_at(most)
    if exchange is None:
        return "No party ever has given more than it has received."
    return (
        f"With every step as early as it can be, {names(talks, [parties[most]])} is most exposed: "
        f"{value(peaks[most])} on its own scale, after {_after(talks, exchange)}."
    )


def _after(talks: Negotiation, exchange: Exchange) -> str:
    return _keys(talks, exchange.parts)


def _keys(talks: Negotiation, parts: Sequence[PartKey]) -> str:
    """Return the names of steps, each once; of many, the first and how many more there are."""
    steps = list(dict.fromkeys(step for step, _ in parts))
    told = [step_name(step, talks.step) for step in steps[:MOST_NAMED]]
    more = [f"{len(steps) - MOST_NAMED} more"] if len(steps) > MOST_NAMED else []
    return listed([*told, *more])


def worth_words(found: RoadmapFinding) -> str:
    """Return where the numbers come from."""
    worths = [worth for row in found.values.values() for worth in row if worth.low or worth.high]
    stated = sum(worth.rule is WorthRule.STATED for worth in worths)
    assumed = sum(worth.is_assumed for worth in worths)
    shared = len(worths) - stated
    rules = [f"{stated} were given for the step"] if stated else []
    rules += (
        [f"{shared} are shared out of what its options gain the party over the status quo"]
        if shared
        else []
    )
    return (
        "Exposure is what a party has given so far less what it has received, each step counted "
        "when it takes effect, on the party’s own scale from 0 to 1; scales of different parties "
        f"are not compared. Of {count(len(worths), 'worth')} of steps to parties, {listed(rules)}; "
        f"{'all' if assumed == len(worths) else assumed} are assumed."
    )


def exposure_figure(
    talks: Negotiation, parties: Sequence[ActorId], course: Course, clock: Clock
) -> Figure:
    """Return exposure over time, a line for each party."""
    first = clock.day_of(course.exchanges[0].moment)
    series = tuple(
        LineSeries(
            names(talks, [party]),
            (
                (first, 0.0),
                *(
                    (clock.day_of(each.moment), float(each.exposures[place]))
                    for each in course.exchanges
                ),
            ),
        )
        for place, party in enumerate(parties)
    )
    peaks = [
        f"{names(talks, [party])} {value(course.peaks[at])}" for at, party in enumerate(parties)
    ]
    return Figure(
        "exposure",
        "What each party has given less what it has received, over time",
        f"Above 0 a party is ahead of what it gets. The largest exposures: {listed(peaks)}.",
        Lines(series, "given less received", is_stepped=True),
    )


def peaks_table(
    talks: Negotiation, parties: Sequence[ActorId], course: Course, clock: Clock
) -> Table:
    """Return the largest exposure of each party, when, and after what."""
    rows: list[Row] = []
    for at, party in enumerate(parties):
        exchange = course.peak_at(at)
        rows.append(
            Row(
                (
                    cell(names(talks, [party])),
                    cell(value(course.peaks[at])),
                    cell(day(clock.day_of(exchange.moment)) if exchange else "–"),
                    cell(_after(talks, exchange) if exchange else "never exposed"),
                )
            )
        )
    columns = (
        Column("Party"),
        Column("Largest exposure", Align.RIGHT),
        Column("On", Align.RIGHT),
        Column("After"),
    )
    return Table("The largest exposure of each party", columns, tuple(rows))


def temptation_blocks(
    talks: Negotiation,
    parties: Sequence[ActorId],
    found: Sequence[Temptation],
    roadmap: RoadmapFinding,
) -> Iterator[Block]:
    """Give when whom it would pay to stop."""
    yield Subheading("Who would gain by stopping")
    if not found:
        yield paragraph("Nobody, at any moment: the roadmap enforces itself.")
        return
    yield paragraph(
        "The roadmap does not enforce itself. Whoever stops, everything stops: what took effect "
        "stays, and nobody does anything more."
    )
    yield _temptations_table(talks, parties, found, roadmap.timed.network.clock)
    yield paragraph(
        faint(
            "Sure: whatever the values in their ranges; likely: by their middles; possible: "
            "somewhere in their ranges; each moment is counted once. What is left is worth a "
            "negative number where it costs more than it brings."
        )
    )


def _temptations_table(
    talks: Negotiation, parties: Sequence[ActorId], found: Sequence[Temptation], clock: Clock
) -> Table:
    """Return for each party at how many moments it would gain by stopping, and most when."""
    rows: list[Row] = []
    for place in dict.fromkeys(each.party for each in found):
        own = [each for each in found if each.party == place]
        sure = sum(each.is_sure for each in own)
        likely = sum(each.is_likely for each in own) - sure
        worst = min(own, key=lambda each: (not each.is_sure, each.left.point))
        when = day(clock.day_of(worst.moment)) if worst.moment is not None else "at the beginning"
        left = worst.left
        rows.append(
            Row(
                (
                    cell(names(talks, [parties[place]])),
                    cell(str(sure)),
                    cell(str(likely)),
                    cell(str(len(own) - sure - likely)),
                    cell(_keys(talks, worst.after) or "before anything is done"),
                    cell(when),
                    cell(f"{value(left.point)} ({value(left.low)} to {value(left.high)})"),
                )
            )
        )
    columns = (
        Column("Party"),
        Column("Sure", Align.RIGHT),
        Column("Likely", Align.RIGHT),
        Column("Possible", Align.RIGHT),
        Column("Most after"),
        Column("On", Align.RIGHT),
        Column("What is left then", Align.RIGHT),
    )
    title = "At how many moments a party would gain by stopping, and when most"
    return Table(title, columns, tuple(rows))
