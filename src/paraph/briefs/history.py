"""What happened to a draft, move by move, and what each number changes against the last."""

from collections.abc import Iterator
from itertools import pairwise

from paraph.briefs.alterations import alteration_items
from paraph.briefs.moments import short_moment, zone_words
from paraph.briefs.rungs import move_words
from paraph.briefs.speakers import by_words, level_name, person_name, seat_name
from paraph.briefs.tree import (
    Align,
    Block,
    Bullets,
    Cell,
    Column,
    Phrases,
    Row,
    Subheading,
    Table,
)
from paraph.briefs.words import cell, faint, paragraph, phrases, strong
from paraph.record.negotiation import Negotiation
from paraph.record.standing import DraftStanding, Move, MoveKind
from paraph.terms.drafts import TextContent
from paraph.terms.ids import MEDIATOR

SENT = {MoveKind.REFERRED: "referred up", MoveKind.SENT_BACK: "sent back"}


def history_blocks(talks: Negotiation, standing: DraftStanding) -> Iterator[Block]:
    """Give what happened to a draft, what was explained, and what its numbers changed."""
    yield Subheading(f"‘{standing.current.title}’")
    depends = [f"‘{talks.draft[each].current.title}’" for each in standing.current.depends_on]
    if depends:
        yield paragraph(f"It is reopened whenever {' or '.join(depends)} is.")
    yield _moves(talks, standing)
    for before, after in pairwise(standing.drafts):
        lead = f"What number {after.number} changes against number {before.number}"
        items = tuple(alteration_items(talks, before, after))
        yield paragraph(strong(f"{lead}. "), _key(standing) if items else "Nothing but its note.")
        if items:
            yield Bullets(items)
    if standing.explanations:
        yield paragraph(strong("Explanations of position"))
        yield Bullets(tuple(_explanations(talks, standing)))


def _key(standing: DraftStanding) -> str:
    """Return how altered words are shown, where the draft is a text."""
    if isinstance(standing.current.content, TextContent):
        return "Words taken out stand in −‹ ›, words put in stand in +‹ ›."
    return ""


def _moves(talks: Negotiation, standing: DraftStanding) -> Table:
    zone = talks.calendar(MEDIATOR).zone
    columns = (
        Column("When"),
        Column("No.", Align.RIGHT),
        Column("What happened"),
        Column("Stood then before"),
        Column("By"),
    )
    rows = tuple(_move(talks, each, zone) for each in standing.moves)
    caption = f"History of ‘{standing.current.title}’; times in"
    return Table(f"{caption} {zone_words(standing.moves[-1].at, zone)}", columns, rows)


def _move(talks: Negotiation, move: Move, zone: str) -> Row:
    return Row(
        (
            cell(short_moment(move.at, zone)),
            cell(str(move.number)),
            _what(talks, move),
            cell(level_name(talks, move.level)),
            cell(by_words(talks, move.by)),
        )
    )


def _what(talks: Negotiation, move: Move) -> Cell:
    """Return what happened, with instructions or reasons below."""
    words = SENT.get(move.kind) or move_words(talks, move)
    lines = [phrases(words)]
    if move.words:
        lines.append(phrases(faint(move.words)))
    return Cell(tuple(lines))


def _explanations(talks: Negotiation, standing: DraftStanding) -> Iterator[Phrases]:
    zone = talks.calendar(MEDIATOR).zone
    for each in standing.explanations:
        who = f"{person_name(talks, each.person)} for {seat_name(talks, each.party)}"
        when = short_moment(each.at, zone)
        yield phrases(strong(who), f", on number {each.number}, {when}: {each.words}")
