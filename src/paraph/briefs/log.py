"""The entries of a journal, as their reader may see them: one sentence each."""

from collections.abc import Sequence

from paraph.briefs.events import event_words
from paraph.briefs.moments import moment, short_moment, zone_words
from paraph.briefs.notes import Notes
from paraph.briefs.speakers import by_words, seat_name
from paraph.briefs.tree import Align, Brief, Cell, Column, Row, Section, Table
from paraph.briefs.view import Parts, View, laid_out
from paraph.briefs.words import agreeing, cell, count, faint, paragraph, phrases
from paraph.record.channels import Channel, ChannelKind
from paraph.record.entries import Entry
from paraph.record.negotiation import Negotiation


def log_brief(view: View, entries: Sequence[Entry]) -> Brief:
    """Return the log of the talks, in the order in which its reader could know it."""
    channels = tuple(dict.fromkeys(each.channel for each in entries))
    has_kinds = len({each.kind for each in channels}) > 1
    blocks = [_table(view, entries, has_channel=has_kinds)] if entries else []
    sections = [Section("log", "What happened", tuple(blocks))] if blocks else []
    summary = paragraph(_count_words(view.talks, entries, channels))
    parts = Parts(sections, Notes(view.talks), (summary,), (), "Log of the talks")
    return laid_out(view, parts)


def _count_words(talks: Negotiation, entries: Sequence[Entry], channels: Sequence[Channel]) -> str:
    """Return how many entries there are, and in which channels."""
    if not entries:
        return "Nothing is entered that this reader may see."
    counted = (
        f"{sum(each.channel == channel for each in entries):,} in {channel_words(talks, channel)}"
        for channel in channels
    )
    stands = agreeing(len(entries), "stands", "stand")
    return (
        f"{count(len(entries), 'entry', 'entries')} {stands} here: {', '.join(counted)}. "
        "Each channel counts its own; nothing entered is ever changed."
    )


def channel_words(talks: Negotiation, channel: Channel) -> str:
    """Return what a channel is called."""
    match channel.kind:
        case ChannelKind.PLENARY:
            return "the plenary"
        case ChannelKind.CAUCUS:
            return f"the caucus of {seat_name(talks, channel.party)}"
        case ChannelKind.SEALED:
            return f"what {seat_name(talks, channel.party)} sealed"
        case ChannelKind.MEDIATOR:
            return "the mediator’s own channel"


def _table(view: View, entries: Sequence[Entry], *, has_channel: bool) -> Table:
    first, last = (zone_words(each.at, view.zone) for each in (entries[0], entries[-1]))
    zone = first if first == last else f"{first}, later {last}"
    columns = (
        Column("No.", Align.RIGHT),
        Column("When"),
        Column("Who"),
        *([Column("Channel")] if has_channel else []),
        Column("What happened"),
    )
    rows = tuple(_row(view, each, has_channel=has_channel) for each in entries)
    return Table(f"Entries; times in {zone}", columns, rows)


def _row(view: View, entry: Entry, *, has_channel: bool) -> Row:
    talks = view.talks
    channel = channel_words(talks, entry.channel).removeprefix("the ")
    return Row(
        (
            cell(str(entry.number)),
            cell(short_moment(entry.at, view.zone)),
            cell(by_words(talks, entry.author)),
            *([cell(channel)] if has_channel else []),
            _what(view, entry),
        )
    )


def _what(view: View, entry: Entry) -> Cell:
    """Return what happened, and that it was written down later where it was."""
    words = phrases(event_words(view.talks, entry.event))
    if entry.recorded == entry.at:
        return Cell((words,))
    late = f"written down on {moment(entry.recorded, view.zone)}"
    return Cell((words, phrases(faint(late))))
