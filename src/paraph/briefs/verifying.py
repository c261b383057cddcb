"""What checking a journal found, in words."""

from collections.abc import Iterator

from paraph.briefs.words import count
from paraph.record.chain import BadEntry, Defect
from paraph.record.verifying import BadDocument, Differing, Verified

DEFECTS = {
    Defect.MISSING: "is missing",
    Defect.CHANGED: "was changed",
    Defect.MOVED: "is not where it was entered",
}


def verified_words(found: Verified, receipts: int) -> Iterator[str]:
    """Give what was found, a line each; one line where all holds."""
    if not found.entries and found.bad is None:
        yield "no entry at all, expected those of some talks; restore the last backup that verifies"
    if found.bad is not None:
        yield bad_entry_words(found.bad)
    yield from (differing_words(each) for each in found.differing)
    yield from (bad_document_words(each) for each in found.documents)
    if found.holds:
        signed = f", and {count(receipts, 'receipt')} fits" if receipts == 1 else ""
        signed = f", and {count(receipts, 'receipt')} fit" if receipts > 1 else signed
        yield f"{count(found.entries, 'entry', 'entries')}: every chain holds{signed}"


def bad_entry_words(bad: BadEntry) -> str:
    """Return which entry is the first bad one, and what is wrong with it."""
    place = f"entry {bad.number} of {bad.channel}" if bad.channel else "the last of some channel"
    through_all = f" ({bad.ledger} of all)" if bad.ledger else ""
    advice = "restore the last backup that verifies"
    return (
        f"{place}{through_all} {DEFECTS[bad.defect]}, expected it as it was entered, "
        f"tied to the one before; {advice}"
    )


def differing_words(each: Differing) -> str:
    """Return how a chain differs from what a receipt says."""
    what = "is gone" if each.is_cut else "is not the one that was signed"
    advice = "the journal was cut or rewritten since; restore a backup that fits the receipt"
    return f"entry {each.number} of {each.chain} {what}, expected as the receipt has it; {advice}"


def bad_document_words(each: BadDocument) -> str:
    """Return what is wrong with a document."""
    name = f"'{each.name}'" if each.name else "a document"
    what = "is missing" if each.is_missing else "was changed"
    return f"{name} {what}, expected SHA-256 {each.digest}; restore a backup that verifies"
