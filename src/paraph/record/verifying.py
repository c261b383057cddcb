"""Whether a journal is what it was: every chain, every document, every receipt."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from paraph.record.chain import BadEntry, Checker, Defect, Head
from paraph.record.channels import Channel
from paraph.record.codec import Misfit
from paraph.record.entries import StoredEntry, entry_of
from paraph.record.events.enquiries import FolderKept
from paraph.record.events.founding import ReportFiled

LEDGER = "ledger"
"""What a receipt calls the chain through all channels."""


@dataclass(frozen=True, slots=True)
class Differing:
    """A chain does not hold what a receipt says it held.

    Attributes:
        chain: The name of the channel, or `ledger`.
        number: The entry that the receipt names.
        is_cut: Whether the chain ends before it; else it hangs on another link.
    """

    chain: str
    number: int
    is_cut: bool


@dataclass(frozen=True, slots=True)
class BadDocument:
    """A document is not what its digest says, or is not there.

    Attributes:
        name: The file that names it; empty where no entry does.
    """

    digest: str
    name: str
    is_missing: bool


@dataclass(frozen=True, slots=True)
class Verified:
    """What checking a journal found.

    Attributes:
        entries: How many were followed.
        bad: The first entry at which a chain breaks; None where all hold.
        differing: Where the journal is not what receipts say, in their order.
        documents: Documents that are not what they should be.
    """

    entries: int
    bad: BadEntry | None
    differing: tuple[Differing, ...]
    documents: tuple[BadDocument, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return self.entries > 0 and self.bad is None and not self.differing and not self.documents


def verified(
    talks: str,
    entries: Iterable[StoredEntry],
    documents: Iterable[tuple[str, bytes]],
    receipts: Sequence[Mapping[str, Head]],
    *,
    is_copy: bool = False,
) -> Verified:
    """Return whether every chain holds, every document is what it was, and every receipt fits.

    Args:
        talks: The id of the talks.
        entries: By ledger number, or by number within each channel.
        documents: What is kept, by SHA-256 in hex.
        receipts: The heads that each receipt names, by the name of the chain.
        is_copy: Whether this is a reader's copy, in which sealed entries are held back.
    """
    checker = Checker(talks, is_copy=is_copy)
    watch = _Watch(receipts)
    checker.follow(watch.over(entries))
    return Verified(
        checker.count,
        checker.bad or watch.unreadable,
        tuple(watch.differing()) if checker.bad is None else (),
        tuple(_bad_documents(documents, watch.filed)),
    )


UNREADABLE = (Misfit, ValueError, KeyError, TypeError, AttributeError)
"""What reading a body raises that is none."""


class _Watch:
    """Looks over entries as they are followed: for the links that receipts name, and for files."""

    def __init__(self, receipts: Sequence[Mapping[str, Head]]) -> None:
        self._receipts = receipts
        self._wanted = {(name, head.number) for each in receipts for name, head in each.items()}
        self._numbers = {number for _, number in self._wanted}
        self._found: dict[tuple[str, int], bytes] = {}
        self.filed: dict[str, str] = {}
        self.unreadable: BadEntry | None = None

    def over(self, entries: Iterable[StoredEntry]) -> Iterator[StoredEntry]:
        """Give the entries on, each looked at once it was found good."""
        for each in entries:
            yield each
            self._note(each.channel, each.number, each.link)
            if each.ledger:
                self._note(LEDGER, each.ledger, each.ledger_link)
            try:
                self.filed |= files_named(each)
            except UNREADABLE:
                # It hangs well in its chain, as after a rewrite, and yet is no entry.
                place = (each.channel, each.number, each.ledger)
                self.unreadable = self.unreadable or BadEntry(*place, Defect.CHANGED)

    def _note(self, chain: Channel | str, number: int, link: bytes) -> None:
        # Asked first by number alone, which hardly any receipt names.
        if number in self._numbers and (str(chain), number) in self._wanted:
            self._found[str(chain), number] = link

    def differing(self) -> Iterator[Differing]:
        """Give where the entries are not what the receipts say."""
        for each in self._receipts:
            for name, head in each.items():
                link = self._found.get((name, head.number))
                if head.number and link != head.link:
                    yield Differing(name, head.number, is_cut=link is None)


REPORT, FOLDER = ReportFiled.TAG.encode(), FolderKept.TAG.encode()


def files_named(stored: StoredEntry) -> dict[str, str]:
    """Return the documents that an entry names, by SHA-256 in hex, with their files' names."""
    if REPORT not in stored.body and FOLDER not in stored.body:
        return {}
    match entry_of(stored).event:
        case ReportFiled(report):
            return {report.digest: report.file}
        case FolderKept(files):
            return {each.digest: each.name for each in files}
        case _:
            return {}


def _bad_documents(
    documents: Iterable[tuple[str, bytes]], filed: Mapping[str, str]
) -> Iterator[BadDocument]:
    there: set[str] = set()
    for digest, raw in documents:
        there.add(digest)
        if hashlib.sha256(raw).hexdigest() != digest:
            yield BadDocument(digest, filed.get(digest, ""), is_missing=False)
    for digest, name in filed.items():
        if digest not in there:
            yield BadDocument(digest, name, is_missing=True)
