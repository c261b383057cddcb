"""What could be agreed: how many packages there are, their bounds, and the frontier."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from paraph.briefs.concessions import concessions_blocks
from paraph.briefs.counts import counted, interval_words, number
from paraph.briefs.notes import Notes
from paraph.briefs.others import others_blocks
from paraph.briefs.proposal import proposal
from paraph.briefs.solutions import (
    names_by_worth,
    party_columns,
    proof_words,
    seated,
    solutions_figure,
    solutions_table,
    value_cells,
)
from paraph.briefs.tree import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Phrase,
    Row,
    Section,
    Subheading,
    Table,
)
from paraph.briefs.words import (
    agreeing,
    cell,
    condition_words,
    count,
    listed,
    paragraph,
    phrases,
    rule_words,
    strong,
    value,
)
from paraph.packages.counting import Count
from paraph.packages.finding import PackagesFinding, Valued
from paraph.packages.survey import Survey
from paraph.record.negotiation import Negotiation
from paraph.terms.conditions import Rule

MOST_POINTS_SHOWN = 20
MOST_CONTRADICTIONS_SHOWN = 5


def agreement_section(talks: Negotiation, found: PackagesFinding, notes: Notes) -> Section:
    """Return the section on packages."""
    return Section("packages", "What could be agreed", tuple(_blocks(talks, found, notes)))


def _blocks(talks: Negotiation, found: PackagesFinding, notes: Notes) -> Iterator[Block]:
    yield paragraph(space_words(found))
    if found.survey is not None:
        yield _counts(found)
    yield from _contradictions(talks, found, notes)
    yield from _bounds(talks, found, notes)
    if found.survey is None or not found.frontier:
        yield from _named(talks, found, notes)
        return
    yield from _named(talks, found, notes)
    yield _frontier(talks, found)


def _named(talks: Negotiation, found: PackagesFinding, notes: Notes) -> Iterator[Block]:
    """Give the named solutions, and the package recommended for discussion."""
    if found.solutions:
        yield solutions_table(talks, found)
        yield from proof_words(found)
        yield solutions_figure(talks, found)
    if found.recommended is not None and found.solutions:
        yield from proposal(talks, found, found.recommended, notes)
        yield from concessions_blocks(talks, found.give_and_take)
        yield from others_blocks(talks, found)


def space_words(found: PackagesFinding) -> str:
    """Return how large the space is, and whether it could be walked."""
    if not found.seats:
        return "No party’s acceptance is needed, so there is nothing that all must accept."
    if found.survey is None:
        return "There is no issue, and so nothing to agree on."
    survey = found.survey
    if found.contradictions:
        return (
            f"None of the {number(survey.packages)} packages meets all rules: the rules "
            "contradict each other, as shown below."
        )
    meet = agreeing(survey.allowed.likely, "meets", "meet")
    cross = agreeing(survey.within_red_lines.likely, "crosses", "cross")
    unknown = (
        " Whether there is a zone was not settled: the search was ended before it could tell."
        if found.is_undecided
        else ""
    )
    return (
        f"Of {number(survey.packages)} {agreeing(survey.packages, 'package', 'packages')}, "
        f"{counted(survey.allowed)} {meet} every rule; "
        f"{counted(survey.within_red_lines)} of these {cross} no red line; and "
        f"{_zone_words(found, survey.zone)} of these "
        f"{agreeing(survey.zone.likely, 'is', 'are')} worth at least the walk-away (what a party "
        f"has without an agreement) to everyone who must accept.{unknown}"
    )


def _zone_words(found: PackagesFinding, zone: Count) -> str:
    """Return the size of the zone; what searches found counts where none were drawn from it."""
    if zone.likely:
        return counted(zone)
    return "some, fewer than drawing finds," if found.solutions else "none"


def _counts(found: PackagesFinding) -> Table:
    survey = found.survey
    if survey is None:
        return Table("", (), ())
    counts = (
        ("Meet every rule", survey.allowed, "possible at all"),
        ("Cross no red line", survey.within_red_lines, "of those, refused outright by nobody"),
        ("Zone of possible agreement", survey.zone, "of those, at or above every walk-away"),
    )
    rows = [
        ("All packages", number(survey.packages), "one option for every issue"),
        *((name, counted(many), _why(many, why)) for name, many, why in counts),
        *_frontier_row(survey),
    ]
    columns = (Column("Packages"), Column("Number", Align.RIGHT), Column("Meaning"))
    body = tuple(Row((cell(strong(name)), cell(many), cell(why))) for name, many, why in rows)
    return Table("How many packages there are", columns, body)


def _why(many: Count, why: str) -> str:
    """Return what a number means, and how sure it is."""
    return "; ".join(filter(None, [why, interval_words(many)]))


def _frontier_row(survey: Survey) -> Iterator[tuple[str, str, str]]:
    """Give the line on the frontier, if it is known."""
    if survey.merged is None:
        why = "not listed: the rules tie too many issues together, or you asked for no more"
        yield "Pareto frontier", "unknown", why
        return
    frontier = survey.merged.frontier
    worths = count(len(frontier.points), "different worth")
    if survey.merged.is_exact:
        why = f"of {worths}; in each, nobody can gain unless another loses"
        yield "Pareto frontier", number(frontier.size), why
    else:
        why = "too many to hold; these stand for all others within the error given below"
        yield "Near the Pareto frontier", number(len(frontier.points)), why


def _contradictions(talks: Negotiation, found: PackagesFinding, notes: Notes) -> Iterator[Block]:
    """Give the smallest sets of rules that no package meets together."""
    total = len(found.contradictions)
    for at, rules in enumerate(found.contradictions[:MOST_CONTRADICTIONS_SHOWN], start=1):
        yield Subheading("Rules that contradict each other" + (f" ({at})" if total > 1 else ""))
        yield paragraph("Without any one of these rules the others could be met together:")
        yield _rule_bullets(talks, rules, notes)
    if total > MOST_CONTRADICTIONS_SHOWN:
        yield paragraph("More such sets are in `paraph packages --json`.")


def _rule_bullets(talks: Negotiation, rules: Sequence[Rule], notes: Notes) -> Bullets:
    return Bullets(
        tuple(
            phrases(Phrase(rule_words(talks, rule), notes=notes.cite(rule.source)))
            for rule in rules
        )
    )


def _bounds(talks: Negotiation, found: PackagesFinding, notes: Notes) -> Iterator[Block]:
    """Give the rules and red lines in words, each with its source."""
    if talks.rules:
        yield Subheading("Rules")
        yield _rule_bullets(talks, talks.rules, notes)
    if found.red_lines:
        yield Subheading("Red lines")
        yield Bullets(
            tuple(
                phrases(
                    strong(talks.names[line.party]),
                    " will not accept that ",
                    Phrase(f"{condition_words(talks, line.never)}.", notes=notes.cite(line.source)),
                )
                for line in found.red_lines
            )
        )


def _frontier(talks: Negotiation, found: PackagesFinding) -> Table:
    """Return the frontier's points, those in the zone first."""
    shown = sorted(found.frontier, key=lambda point: _below(found, point[0]))[:MOST_POINTS_SHOWN]
    rows = tuple(
        Row((cell(str(at)), *value_cells(valued.values), cell(f"{tied:,}"), *_place(found, valued)))
        for at, (valued, tied) in enumerate(shown, start=1)
    )
    place = (Column("In the zone"), Column("Solution")) if found.solutions else ()
    columns = (
        Column("#", Align.RIGHT),
        *party_columns(talks),
        Column("Tied", Align.RIGHT),
        *place,
    )
    is_exact = found.survey is not None and found.survey.frontier_is_exact
    name = "The exact Pareto frontier" if is_exact else f"Near the Pareto frontier{_error(found)}"
    return Table(f"{name}, {_kept(found)}", columns, rows)


def _error(found: PackagesFinding) -> str:
    """Return how far the listed packages may lie from the frontier."""
    most = max(found.frontier_errors or (), default=Fraction(0))
    return f" (no package is worth more than {value(most)} more to everyone than some listed one)"


def _place(found: PackagesFinding, valued: Valued) -> tuple[Cell, ...]:
    """Return whether a point lies in the zone, and who picks it; nothing where there is no zone."""
    if not found.solutions:
        return ()
    names = names_by_worth(found).get(seated(found, valued), [])
    return cell("no" if _below(found, valued)[0] else "yes"), cell(listed(names))


def _kept(found: PackagesFinding) -> str:
    """Return which points of the frontier are shown, and where the others are."""
    merged = found.survey.merged if found.survey else None
    total = len(merged.frontier.points) if merged else 0
    first = "those in the zone first" if found.solutions else "largest sum of gains first"
    if total <= MOST_POINTS_SHOWN:
        return first.removeprefix("those ")
    held = "all" if total == len(found.frontier) else f"the first {len(found.frontier):,}"
    return (
        f"{MOST_POINTS_SHOWN} of its {total:,} points, {first}; {held} in `paraph packages --json`"
    )


def _below(found: PackagesFinding, valued: Valued) -> tuple[bool, Fraction]:
    """Return whether a point lies outside the zone, and its sum of gains, largest first."""
    gains = [valued.values[seat] - found.appraisals[seat].reservation.point for seat in found.seats]
    return any(gain < 0 for gain in gains), -sum(gains, Fraction(0))
