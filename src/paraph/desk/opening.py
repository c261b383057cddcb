"""A case folder becomes a journal: what was said in public goes to the plenary."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from paraph.desk.journal import Journal
from paraph.desk.submitting import Salts, Stamp, enter
from paraph.record.channels import MEDIATORS, PLENARY, Channel
from paraph.record.digests import digest
from paraph.record.entries import StoredEntry
from paraph.record.events import founding as happened
from paraph.record.events.enquiries import FolderKept, KeptFile
from paraph.record.events.event import Event
from paraph.terms.sources import Citation

Frame = (
    happened.TalksOpened
    | happened.ReportFiled
    | happened.PartySeated
    | happened.OutsiderNamed
    | happened.LevelSet
    | happened.TrackOpened
    | happened.IssueOpened
    | happened.RuleSet
)
"""What every seat has to know to talk at all."""


def founding_channel(event: Event, *, is_shared: bool = False) -> Channel:
    """Return where a founding event goes.

    What the talks are about is for all, and so is a position that a report cites. What the
    secretariat supposes or works out, such as weights, values, walk-aways, interests and the steps
    that it has in mind, stays with the mediator's team unless the whole folder is to be shared.
    """
    if is_shared or isinstance(event, Frame):
        return PLENARY
    if isinstance(event, happened.PositionStated) and isinstance(event.position.source, Citation):
        return PLENARY
    return MEDIATORS


@dataclass(frozen=True, slots=True)
class Opened:
    """A folder that is to become a journal.

    Attributes:
        files: Every file of it, by name.
        is_shared: Whether all of it is for everybody.
    """

    events: tuple[Event, ...]
    files: Mapping[str, bytes]
    is_shared: bool = False


def found(journal: Journal, folder: Opened, stamp: Stamp, salts: Salts) -> list[StoredEntry]:
    """Enter a folder's events and keep its files as they were; return the entries.

    Raises:
        JournalTrouble: The store cannot do it; nothing was entered.
    """
    documents = {hashlib.sha256(raw).hexdigest(): raw for raw in folder.files.values()}
    listed = tuple(
        KeptFile(name, hashlib.sha256(raw).hexdigest())
        for name, raw in sorted(folder.files.items())
    )
    told = [(founding_channel(event, is_shared=folder.is_shared), event) for event in folder.events]
    told.append((MEDIATORS, FolderKept(listed, digest(folder.events))))
    with journal.turn():
        entries = enter(journal, told, stamp, salts)
        journal.append(entries, documents)
    return entries
