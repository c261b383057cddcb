"""Who is at the table, with what role and interest; relations; constituencies; the ladder."""

from collections.abc import Iterator

from paraph.briefs.notes import Notes, mark_of
from paraph.briefs.tree import Block, Cell, Column, Phrase, Row, Section, Subheading, Table
from paraph.briefs.words import cell, count, faint, listed, paragraph, phrases, strong
from paraph.record.negotiation import Negotiation
from paraph.terms.parties import Party


def seats_section(talks: Negotiation, notes: Notes) -> Section:
    """Return the section on the parties and what stands around them."""
    return Section("parties", "Who is at the table", tuple(_blocks(talks, notes)))


def _blocks(talks: Negotiation, notes: Notes) -> Iterator[Block]:
    yield _parties(talks, notes)
    if talks.relations:
        yield _relations(talks, notes)
    if talks.constituencies:
        yield _constituencies(talks, notes)
    if talks.ladder:
        yield Subheading("Who decides")
        rungs = listed(level.name for level in talks.ladder)
        yield paragraph(
            f"What is agreed goes up the ladder: {rungs}. A computed overlap is advice; "
            "only a named person accepts for a party."
        )


def _parties(talks: Negotiation, notes: Notes) -> Table:
    columns = (Column("Party"), Column("Role"), Column("Agreement needs it"), Column("Interests"))
    rows = tuple(_party(talks, party, notes) for party in talks.parties)
    return Table(
        f"The {count(len(rows), 'party', 'parties')} and what they are after", columns, rows
    )


def _party(talks: Negotiation, party: Party, notes: Notes) -> Row:
    interests = [each for each in talks.interests if each.party == party.id]
    lines = tuple(phrases(Phrase(each.text, notes=notes.cite(each.source))) for each in interests)
    marks = tuple(dict.fromkeys(mark_of(each.source) for each in interests))
    return Row(
        (
            cell(strong(party.name)),
            cell(party.role.value),
            cell("yes" if party.must_accept else "no"),
            Cell(lines or (phrases(faint("none noted")),), marks),
        )
    )


def _relations(talks: Negotiation, notes: Notes) -> Table:
    rows = tuple(
        Row(
            (
                cell(strong(talks.names[each.subject])),
                cell(each.kind.value),
                cell(talks.names[each.object]),
                cell(
                    Phrase(each.note or "so reported", notes=notes.cite(each.source)),
                    marks=(mark_of(each.source),),
                ),
            )
        )
        for each in talks.relations
    )
    columns = (Column("Actor"), Column("Relation"), Column("To"), Column("Detail"))
    return Table("Relations beside the table", columns, rows)


def _constituencies(talks: Negotiation, notes: Notes) -> Table:
    rows = tuple(
        Row(
            (
                cell(strong(talks.names[each.party])),
                cell(each.name),
                cell(
                    Phrase(each.wants, notes=notes.cite(each.source)), marks=(mark_of(each.source),)
                ),
            )
        )
        for each in talks.constituencies
    )
    columns = (Column("Party"), Column("Who at home"), Column("Wants"))
    return Table("Constituencies: who at home limits a party", columns, rows)
