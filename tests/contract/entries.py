"""Entries to put into journals."""

from collections.abc import Sequence

from paraph.desk.journal import Journal
from paraph.record.chain import Head, chained
from paraph.record.channels import MEDIATORS, PLENARY, Channel, caucus
from paraph.record.entries import StoredEntry
from paraph.terms.ids import ActorId

SYRIA = caucus(ActorId("syria"))
SALT = bytes(32)
ALL = (PLENARY, SYRIA, MEDIATORS)


def following(journal: Journal, *told: tuple[Channel, bytes]) -> list[StoredEntry]:
    """Return entries that come next, of channels and bodies."""
    heads: dict[Channel, Head] = {}
    ledger = journal.ledger()
    entries = list[StoredEntry]()
    for channel, body in told:
        head = heads.get(channel) or journal.head(channel)
        stored, heads[channel], ledger = chained(channel, head, ledger, SALT, body)
        entries.append(stored)
    return entries


def append(journal: Journal, *told: tuple[Channel, bytes]) -> list[StoredEntry]:
    entries = following(journal, *told)
    journal.append(entries, {})
    return entries


def bodies(entries: Sequence[StoredEntry]) -> list[bytes]:
    return [each.body for each in entries]


def everything(journal: Journal) -> list[StoredEntry]:
    return list(journal.read(ALL, {}))
