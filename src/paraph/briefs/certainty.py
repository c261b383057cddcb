"""What the conclusion rests on: assumed numbers, how sure it is, what to ask next."""

from collections import Counter
from collections.abc import Iterator, Sequence

from paraph.briefs.notes import Notes, mark_of
from paraph.briefs.readings import readings_blocks
from paraph.briefs.solutions import SOLUTION_WORDS
from paraph.briefs.tree import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Phrase,
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
    faint,
    listed,
    option_name,
    paragraph,
    phrases,
    share,
    span,
    strong,
    value,
)
from paraph.packages.appraisal import Appraisal
from paraph.packages.estimates import Basis, Estimate
from paraph.packages.finding import Assessed, PackagesFinding
from paraph.packages.questions import Question
from paraph.record.negotiation import Negotiation
from paraph.terms.positions import IssueRanking, OptionRanking

MOST_ASSESSED_SHOWN = 12
QUESTIONS_SHOWN = 3

HALF_A_POINT = 0.005
"""A rise of a chance that rounds to no whole point."""

BASIS_WORDS = {
    Basis.STATED: "stated: a number or range that the case gives",
    Basis.RANKING: "ranking: an order without numbers; options evenly from 1 for the best to 0 for "
    "the worst, issues in the middle of all weights in that order; in a draw any in that order",
    Basis.DISTANCE: "distance: 1 less the distance along the scale from the option asked for; in a "
    "draw raised to a power between ½ and 2",
    Basis.MATCH: "match: 1 for an option asked for, else 0; in a draw the others 0 to ½",
    Basis.UNKNOWN: "unknown: nothing was said; anything from 0 to 1",
    Basis.SALIENCE: "salience: weights in the proportion high 3, medium 2, low 1; in a draw each "
    "times ⅔ to 1½",
    Basis.EQUAL: "equal: nothing was said of its weight; in a draw times ½ to 2",
    Basis.STATUS_QUO: "status quo: the walk-away is worth what the package that holds without "
    "agreement is worth; in a draw that plus up to half of what is left to 1",
    Basis.ZERO: "zero: no status quo package is given: the walk-away is worth 0; in a draw 0 to ½",
}
"""What each rule means."""


def certainty_section(talks: Negotiation, found: PackagesFinding, notes: Notes) -> Section:
    """Return the section on what everything rests on."""
    return Section("certainty", "What it rests on", tuple(_blocks(talks, found, notes)))


def _blocks(talks: Negotiation, found: PackagesFinding, notes: Notes) -> Iterator[Block]:
    yield paragraph(assumed_words(found))
    yield _numbers_table(found, notes)
    rankings = rankings_table(talks, notes)
    if rankings.rows:
        yield rankings
    yield from _rules(found)
    if found.assessed:
        yield _chances_table(talks, found)
        shown = [each.readings for each in found.assessed[:MOST_ASSESSED_SHOWN]]
        labels = [_label(each, at) for at, each in enumerate(found.assessed[:MOST_ASSESSED_SHOWN])]
        yield from readings_blocks(talks, shown, labels)
        yield from _questions(talks, found)


def assumed_words(found: PackagesFinding) -> str:
    """Return how much of the conclusion rests on assumed numbers."""
    if not found.seats:
        return "No numbers count, since no party’s acceptance is needed."
    if found.share_assumed == 0:
        return "Every number behind the values is stated in a report."
    rounded = (
        " The exact fractions were too long and were rounded to twelve places."
        if found.is_rounded
        else ""
    )
    estimates = _estimates(found)
    assumed = sum(each.is_assumed for each in estimates)
    part = (
        f"All {assumed:,} numbers"
        if assumed == len(estimates)
        else f"{assumed:,} of {len(estimates):,} numbers ({share(found.share_assumed)})"
    )
    put_in = sum(each.is_assumed and each.basis is Basis.STATED for each in estimates)
    derived = "and they follow from positions and salience by named rules"
    if put_in:
        others = "" if put_in == assumed else ", the others follow from positions by named rules"
        put = agreeing(put_in, "was", "were")
        derived = f"{put_in:,} of them {put} put in with a reason{others}"
    return (
        f"{part} behind the values of those who must accept are assumed: no report states them, "
        f"{derived}. A cited position says what a "
        f"party asks for; it never says what that is worth to it in numbers.{rounded}"
    )


def _estimates(found: PackagesFinding) -> list[Estimate]:
    """Return every number behind the values of those who must accept."""
    return [each for seat in found.seats for each in found.appraisals[seat].estimates]


def _numbers_table(found: PackagesFinding, notes: Notes) -> Table:
    rows = tuple(
        Row(
            (
                cell(strong(each.party.name)),
                cell(f"{sum(e.is_assumed for e in each.estimates)} of {len(each.estimates)}"),
                cell(str(_silent(each))),
                cell(Phrase(value(each.reservation.point), notes=_cited(each, notes))),
                cell(span(each.reservation.range)),
                cell(each.batna or _away_words(each)),
            )
        )
        for each in found.appraisals
    )
    columns = (
        Column("Party"),
        Column("Assumed numbers", Align.RIGHT),
        Column("Silent issues", Align.RIGHT),
        Column("Walk-away", Align.RIGHT),
        Column("Range"),
        Column("Course behind it"),
    )
    return Table("Numbers by party", columns, rows)


def rankings_table(talks: Negotiation, notes: Notes) -> Table:
    """Return what parties put in order without a number, best or most important first."""
    rows = [
        *(
            _ranking_row(
                talks,
                order,
                talks.issue[order.issue].name,
                [[option_name(talks, order.issue, each) for each in tier] for tier in order.tiers],
                notes,
            )
            for order in talks.values
            if isinstance(order, OptionRanking)
        ),
        *(
            _ranking_row(
                talks,
                order,
                "The issues themselves",
                [[talks.issue[each].name for each in tier] for tier in order.tiers],
                notes,
            )
            for order in talks.weights
            if isinstance(order, IssueRanking)
        ),
    ]
    columns = (Column("Party"), Column("Of what"), Column("Order"))
    return Table("Orders without numbers, best or most important first", columns, tuple(rows))


def _ranking_row(
    talks: Negotiation,
    order: OptionRanking | IssueRanking,
    what: str,
    tiers: Sequence[Sequence[str]],
    notes: Notes,
) -> Row:
    places = "; then ".join(listed(tier, "or") for tier in tiers)
    return Row(
        (
            cell(strong(talks.names[order.party])),
            cell(what),
            cell(
                Phrase(places, notes=notes.cite(order.source)),
                marks=(mark_of(order.source),),
            ),
        )
    )


def _cited(each: Appraisal, notes: Notes) -> tuple[int, ...]:
    """Return the note of a stated walk-away worth."""
    source = each.reservation.source
    return notes.cite(source) if source else ()


def _silent(each: Appraisal) -> int:
    return sum(all(worth.basis is Basis.UNKNOWN for worth in cell.values) for cell in each.issues)


def _away_words(each: Appraisal) -> str:
    words = {
        Basis.STATUS_QUO: "things stay as they are (assumed)",
        Basis.ZERO: "nothing known, so 0 (assumed)",
    }
    return words.get(each.reservation.basis, "as stated")


def _rules(found: PackagesFinding) -> Iterator[Block]:
    """Give the rules that made numbers here, with how many each made."""
    made = Counter(each.basis for each in _estimates(found))
    yield Subheading("How the numbers came about")
    yield Bullets(
        tuple(
            phrases(BASIS_WORDS[basis], faint(f" — {count(made[basis], 'number')}"))
            for basis in Basis
            if made[basis]
        )
    )


def _chances_table(talks: Negotiation, found: PackagesFinding) -> Table:
    rows = tuple(
        _chance_row(talks, found, at) for at in range(min(len(found.assessed), MOST_ASSESSED_SHOWN))
    )
    columns = (
        Column("Package"),
        Column("Differs from the first in"),
        *(Column(talks.parties[seat].name, Align.RIGHT) for seat in found.seats),
        Column("All", Align.RIGHT),
    )
    total = len(found.assessed)
    kept = f"; the first {MOST_ASSESSED_SHOWN} of {total}" if total > MOST_ASSESSED_SHOWN else ""
    return Table(
        f"Share of {found.draws:,} readings in which each leading package is acceptable; a party "
        f"never accepts what crosses its red line{kept}",
        columns,
        rows,
    )


def _label(each: Assessed, at: int) -> str:
    """Return what to call a leading package."""
    named = listed(SOLUTION_WORDS[name][0] for name in each.names) or "Nearest package"
    return f"{at + 1}. {named}"


def _chance_row(talks: Negotiation, found: PackagesFinding, at: int) -> Row:
    each, first = found.assessed[at], found.assessed[0]
    differs = tuple(
        phrases(f"{issue.name}: {option_name(talks, issue.id, each.valued.package[issue.id])}")
        for issue in talks.issues
        if each.valued.package[issue.id] != first.valued.package[issue.id]
    )
    chances = tuple(cell(share(chance)) for chance in each.chances)
    return Row(
        (
            cell(strong(_label(each, at))),
            Cell(differs or (phrases(faint("–")),)),
            *chances,
            cell(strong(share(each.chance))),
        )
    )


def _questions(talks: Negotiation, found: PackagesFinding) -> Iterator[Block]:
    yield Subheading("What to ask next")
    if not found.questions:
        yield paragraph(
            "No single answer would change how likely the first package is to be acceptable to all."
        )
        return
    yield paragraph(
        "The answers that would tell most about whether all would accept the first package:"
    )
    asked = found.questions[:QUESTIONS_SHOWN]
    yield Bullets(tuple(_question(talks, each) for each in asked), is_numbered=True)


def _question(talks: Negotiation, asked: Question) -> Phrases:
    text = question_words(talks, asked)
    return phrases(
        strong(text),
        f" The answer typically moves the share by {_points(asked.shift)}: it is "
        f"{share(asked.low)} if {_little(asked)}, {share(asked.high)} if {_much(asked)}. ",
        answer_words(asked),
    )


def answer_words(asked: Question) -> str:
    """Return what an answer takes off the uncertainty, and what it is worth to know.

    The uncertainty is the variance of whether all accept: nothing where that is sure either way.
    """
    left = asked.after / asked.before if asked.before else 1.0
    words = f"It takes {share(1 - left)} of that uncertainty away."
    if asked.best:
        words += (
            " Knowing it, one would at times put another package forward, and the chance of the "
            f"best would rise by {_points(asked.best)} on average."
        )
    return words


def _points(change: float) -> str:
    """Return by how much a chance changes."""
    return count(round(change * 100), "point") if change >= HALF_A_POINT else "under a point"


def _little(asked: Question) -> str:
    return "little is enough for it" if asked.issue is None else "it is worth least to it"


def _much(asked: Question) -> str:
    return "it wants much" if asked.issue is None else "it is worth most"


def question_words(talks: Negotiation, asked: Question) -> str:
    """Return a question to a party."""
    party = talks.names[asked.party]
    if asked.issue is None or asked.option is None or asked.instead is None:
        return f"To {party}: how much must a package be worth to you before you would sign it?"
    issue = talks.issue[asked.issue]
    chosen = option_name(talks, issue.id, asked.option)
    instead = option_name(talks, issue.id, asked.instead)
    return f"To {party}, on {issue.name}: what is ‘{chosen}’ worth to you beside ‘{instead}’?"
