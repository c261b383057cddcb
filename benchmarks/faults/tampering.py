"""Somebody who can write the file changes it behind the journal's back; checking must find it.

Each time the file is copied, the triggers are dropped, and one thing is changed with plain SQL: a
byte of any column is flipped, a row deleted, two rows swapped, a row put in, a place renumbered.
Where a place is shifted, the rows after it make room, as a careful forger would have them do. Then
the file is checked, and the first bad entry must be the first that was touched: at that place in
the ledger, and either the entry that stood there, or the one that stands there now, or the next of
its channel, which is missing. A forger who also works out every later link leaves nothing to be
found but by a receipt, and so does one who cuts off the end.
"""

import hashlib
import random
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from benchmarks.faults.places import Site, Told
from benchmarks.journal import talks

from paraph.desk.journal import JournalTrouble
from paraph.desk.keeping import all_entries, heads_for
from paraph.record.chain import BadEntry, Head, chained, first_ledger_link, first_link
from paraph.record.channels import PLENARY, Channel, sealed
from paraph.record.entries import StoredEntry
from paraph.record.verifying import Verified, verified
from paraph.store.opening import create, open_journal
from paraph.terms.ids import MEDIATOR

ENTRIES = 3_000
TAMPERINGS = 1_000
REWRITES = 50
FAR = 1_000_000
"""A number that no entry has."""

COLUMNS = "talks, channel, number, ledger, salt, body, link, ledger_link"
AT = "WHERE ledger = ?"


@dataclass(frozen=True, slots=True)
class Original:
    """A journal before anybody touched it.

    Attributes:
        entries: By ledger number, from 1.
    """

    path: Path
    talks: str
    entries: list[StoredEntry]
    documents: list[str]

    def any_place(self, chance: random.Random) -> int:
        """Return a ledger number; not the last, since a cut tail shows by a receipt only."""
        return chance.randrange(1, len(self.entries))

    def at(self, ledger: int) -> StoredEntry:
        """Return the entry at a place."""
        return self.entries[ledger - 1]


Connection = sqlite3.Connection
Found = int | str
"""What is expected to be found: the first bad place of the ledger, or the digest of a document."""


def flip(raw: bytes, chance: random.Random) -> bytes:
    """Return bytes of which one is another."""
    changed = bytearray(raw)
    changed[chance.randrange(len(raw))] ^= chance.randrange(1, 256)
    return bytes(changed)


def flip_bytes(file: Connection, was: Original, chance: random.Random) -> Found:
    """Flip a byte of a salt, a body or a link."""
    at, column = was.any_place(chance), chance.choice(("salt", "body", "link", "ledger_link"))
    raw = getattr(was.at(at), column)
    file.execute(f"UPDATE entry SET {column} = ? {AT}", (flip(raw, chance), at))  # noqa: S608
    return at


def flip_name(file: Connection, was: Original, chance: random.Random) -> Found:
    """Flip a byte of the name of a channel or of the id of the talks, in one entry."""
    at, column = was.any_place(chance), chance.choice(("channel", "talks"))
    text = str(was.at(at).channel) if column == "channel" else was.talks
    where = chance.randrange(len(text))
    other = chance.choice([each for each in "abcdefghijklmnop/0" if each != text[where]])
    value = text[:where] + other + text[where + 1 :]
    file.execute(f"UPDATE entry SET {column} = ? {AT}", (value, at))  # noqa: S608
    return at


def flip_number(file: Connection, was: Original, chance: random.Random) -> Found:
    """Give an entry a number or a ledger number that is nobody's."""
    at, column = was.any_place(chance), chance.choice(("number", "ledger"))
    value = chance.choice((FAR, FAR + at, 0, -at))
    file.execute(f"UPDATE entry SET {column} = ? {AT}", (value, at))  # noqa: S608
    return at


def retype(file: Connection, was: Original, chance: random.Random) -> Found:
    """Put a text where bytes stood, or bytes where a number stood: SQLite lets one."""
    at = was.any_place(chance)
    column = chance.choice(("number", "ledger", "salt", "body", "link", "ledger_link"))
    value = b"\x01" if column in {"number", "ledger"} else "0" * 32
    file.execute(f"UPDATE entry SET {column} = ? {AT}", (value, at))  # noqa: S608
    return at


def cut(file: Connection, was: Original, chance: random.Random) -> Found:
    """Shorten or empty a salt, a body or a link."""
    at, column = was.any_place(chance), chance.choice(("salt", "body", "link", "ledger_link"))
    raw: bytes = getattr(was.at(at), column)
    value = raw[: chance.choice((0, 1, len(raw) - 1))]
    file.execute(f"UPDATE entry SET {column} = ? {AT}", (value, at))  # noqa: S608
    return at


def shift_salt(file: Connection, was: Original, chance: random.Random) -> Found:
    """Move a byte from the body to the salt: together they hash to the same."""
    at = was.any_place(chance)
    each = was.at(at)
    changed = (each.salt + each.body[:1], each.body[1:], at)
    file.execute(f"UPDATE entry SET salt = ?, body = ? {AT}", changed)  # noqa: S608
    return at


def delete(file: Connection, was: Original, chance: random.Random) -> Found:
    """Delete an entry, or several in a row."""
    at = was.any_place(chance)
    last = min(at + chance.choice((0, 0, 0, 1, 5)), len(was.entries) - 1)
    file.execute("DELETE FROM entry WHERE ledger BETWEEN ? AND ?", (at, last))
    return at


def delete_and_close(file: Connection, was: Original, chance: random.Random) -> Found:
    """Delete an entry and move all after it, so that no number is missing."""
    at = was.any_place(chance)
    gone = was.at(at)
    file.execute(f"DELETE FROM entry {AT}", (at,))  # noqa: S608
    shift(file, "ledger", "ledger > ?", (at,), -1)
    where, those = "channel = ? AND number > ?", (str(gone.channel), gone.number)
    if chance.random() < 0.5:  # noqa: PLR2004 - one half
        shift(file, "number", where, those, -1)
    return at


def shift(file: Connection, column: str, where: str, those: tuple[object, ...], by: int) -> None:
    """Renumber some entries, by way of far numbers, since two never have the same."""
    for step in (FAR, by - FAR):
        file.execute(f"UPDATE entry SET {column} = {column} + {step} WHERE {where}", those)  # noqa: S608
        where, those = f"{column} > ?", (FAR // 2,)


def swap_contents(file: Connection, was: Original, chance: random.Random) -> Found:
    """Swap what stands in two entries; or their bodies and salts alone."""
    one, other = two_places(was, chance)
    columns = chance.choice((("salt", "body"), ("salt", "body", "link", "ledger_link"), ("link",)))
    given = ", ".join(f"{column} = ?" for column in columns)
    for at, source in ((one, other), (other, one)):
        values = [getattr(was.at(source), column) for column in columns]
        file.execute(f"UPDATE entry SET {given} {AT}", (*values, at))  # noqa: S608
    return one


def swap_places(file: Connection, was: Original, chance: random.Random) -> Found:
    """Swap the places of two entries in the ledger, with or without their ledger links."""
    one, other = two_places(was, chance)
    for old, new in ((one, FAR), (other, one), (FAR, other)):
        file.execute(f"UPDATE entry SET ledger = ? {AT}", (new, old))  # noqa: S608
    if chance.random() < 0.5:  # noqa: PLR2004 - one half
        for at in (one, other):
            changed = (was.at(at).ledger_link, at)
            file.execute(f"UPDATE entry SET ledger_link = ? {AT}", changed)  # noqa: S608
    return one


def swap_numbers(file: Connection, was: Original, chance: random.Random) -> Found:
    """Swap the numbers of two entries of a channel."""
    one, other = two_places(was, chance)
    while was.at(one).channel != was.at(other).channel:
        one, other = two_places(was, chance)
    numbers = was.at(one).number, was.at(other).number
    for at, number in ((one, FAR), (other, numbers[0]), (one, numbers[1])):
        file.execute(f"UPDATE entry SET number = ? {AT}", (number, at))  # noqa: S608
    return one


def two_places(was: Original, chance: random.Random) -> tuple[int, int]:
    """Return two places, the earlier first; often side by side."""
    one = was.any_place(chance)
    if one > 1 and chance.random() < 0.5:  # noqa: PLR2004 - one half
        return one - 1, one
    other = was.any_place(chance)
    return (
        (one, other) if one < other else two_places(was, chance) if one == other else (other, one)
    )


def other_channel(file: Connection, was: Original, chance: random.Random) -> Found:
    """Move an entry to another channel, at its end or where it takes a number of nobody's."""
    at = was.any_place(chance)
    known = sorted({each.channel for each in was.entries} - {was.at(at).channel}, key=str)
    channel = chance.choice(known)
    last = max(each.number for each in was.entries if each.channel == channel)
    number = chance.choice((last + 1, FAR, 0))
    file.execute(f"UPDATE entry SET channel = ?, number = ? {AT}", (str(channel), number, at))  # noqa: S608
    return at


def insert(file: Connection, was: Original, chance: random.Random) -> Found:
    """Put a forged entry in; the others make room. Its own links may be worked out rightly."""
    at = was.any_place(chance)
    before = was.at(at)
    shift(file, "ledger", "ledger >= ?", (at,), 1)
    where = "channel = ? AND number >= ?"
    shift(file, "number", where, (str(before.channel), before.number), 1)
    forged = replace(before, salt=chance.randbytes(32), body=before.body.replace(b"The", b"No", 1))
    is_careful = chance.random() < 0.5  # noqa: PLR2004 - one half
    if is_careful:
        forged = _tied(was, forged)
    put(file, was.talks, forged)
    # One whose links are right fits; the entry after it no longer does.
    return at + 1 if is_careful else at


def _tied(was: Original, forged: StoredEntry) -> StoredEntry:
    """Return an entry tied to those before it."""
    heads = [each for each in was.entries[: forged.ledger - 1] if each.channel == forged.channel]
    head = heads[-1].link if heads else first_link(was.talks, forged.channel)
    before = was.at(forged.ledger - 1).ledger_link if forged.ledger > 1 else None
    ledger = before or first_ledger_link(was.talks)
    tied, _, _ = chained(
        forged.channel, Head(forged.number - 1, head), Head(forged.ledger - 1, ledger),
        forged.salt, forged.body,
    )  # fmt: skip
    return tied


def put(file: Connection, identity: str, each: StoredEntry) -> None:
    """Insert an entry."""
    marks = (
        identity, str(each.channel), each.number, each.ledger,
        each.salt, each.body, each.link, each.ledger_link,
    )  # fmt: skip
    file.execute(f"INSERT INTO entry ({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", marks)  # noqa: S608


def duplicate(file: Connection, was: Original, chance: random.Random) -> Found:
    """Copy an entry to the end of the ledger, as though it had been said again."""
    each = was.at(was.any_place(chance))
    last = max(one.number for one in was.entries if one.channel == each.channel)
    ledger = len(was.entries) + 1
    put(file, was.talks, replace(each, number=last + 1, ledger=ledger))
    return ledger


def rename_channel(file: Connection, was: Original, chance: random.Random) -> Found:
    """Flip a byte of a channel's own name: what is in it can no longer be found."""
    name = str(chance.choice(was.entries).channel)
    where = chance.randrange(len(name))
    changed = f"{name[:where]}{chance.choice('XYZ')}{name[where + 1 :]}"
    file.execute("UPDATE channel SET name = ? WHERE name = ?", (changed, name))
    return next(each.ledger for each in was.entries if str(each.channel) == name)


def change_document(file: Connection, was: Original, chance: random.Random) -> Found:
    """Flip a byte of a document or of its digest, or delete it."""
    digest = chance.choice(was.documents)
    way = chance.choice(("content", "digest", "delete"))
    if way == "delete":
        file.execute("DELETE FROM document WHERE digest = ?", (digest,))
    elif way == "digest":
        other = hashlib.sha256(digest.encode()).hexdigest()
        file.execute("UPDATE document SET digest = ? WHERE digest = ?", (other, digest))
    else:
        asked = "SELECT content FROM document WHERE digest = ?"
        (raw,) = file.execute(asked, (digest,)).fetchone()
        changed = (flip(raw, chance), digest)
        file.execute("UPDATE document SET content = ? WHERE digest = ?", changed)
    return digest


WAYS: tuple[Callable[[Connection, Original, random.Random], Found], ...] = (
    flip_bytes, flip_bytes, flip_name, flip_number, retype, cut, shift_salt, delete,
    delete_and_close, swap_contents, swap_places, swap_numbers, other_channel, insert, duplicate,
    rename_channel, change_document,
)  # fmt: skip


def original(site: Site, entries: int) -> Original:
    """Return a journal to tamper with, all of it in one file."""
    path = Path(site.new("SQLite"))
    journal = create(str(path), "tampered")
    talks.grow(journal, entries // 2)
    # Sealed channels stand among the others, though what is in these here no party would seal.
    for channel, event in islice(talks.mixed(), entries - entries // 2):
        is_told = channel == PLENARY or journal.ledger().number % 5
        place = channel if is_told else sealed(talks.PARTIES[0])
        talks.tell(journal, [(place, event)])
    documents = [digest for digest, _ in journal.documents()]
    made = Original(path, journal.talks, list(all_entries(journal)), documents)
    journal.close()
    return made


def copied(was: Original, path: Path) -> Connection:
    """Return a copy of a journal, open and without what protects it."""
    path.with_name(f"{path.name}-wal").unlink(missing_ok=True)
    path.with_name(f"{path.name}-shm").unlink(missing_ok=True)
    shutil.copyfile(was.path, path)
    file = sqlite3.connect(path, isolation_level=None)
    asked = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    for (name,) in file.execute(asked).fetchall():
        file.execute(f"DROP TRIGGER {name}")
    file.execute("PRAGMA synchronous = OFF")
    return file


def checked(path: Path, receipts: list[dict[str, Head]]) -> Verified:
    """Return what checking a file finds."""
    journal = open_journal(str(path))
    try:
        with journal.snapshot():
            return verified(journal.talks, all_entries(journal), journal.documents(), receipts)
    finally:
        journal.close()


def is_named(was: Original, found: Verified, expected: Found) -> bool:
    """Whether what was found is what was done."""
    if isinstance(expected, str):
        return found.bad is None and expected in {each.digest for each in found.documents}
    bad = found.bad
    return bad is not None and (_place(was, bad) == expected)


def _place(was: Original, bad: BadEntry) -> int:
    """Return the first place in the ledger that a finding names."""
    if bad.ledger > 0:
        return bad.ledger
    # It says that it stands nowhere; then it is known by its channel and number.
    those = (
        each for each in was.entries if (each.channel, each.number) == (bad.channel, bad.number)
    )
    return next((each.ledger for each in those), 0)


def tampered(site: Site, times: int = TAMPERINGS, entries: int = ENTRIES) -> Told:
    """Tamper with a journal in random ways, and check it each time."""
    was, path = original(site, entries), site.folder / "copy.db"
    counts, faults, refused = Counter[str](), list[str](), 0
    for at in range(times):
        way = WAYS[at % len(WAYS)]
        with closing(copied(was, path)) as file:
            expected = way(file, was, site.chance)
        counts[way.__name__] += 1
        try:
            found = checked(path, [])
        except JournalTrouble:
            # A name that no channel can have: the journal is refused as damaged, whole.
            refused += 1
            if way is not rename_channel:
                faults.append(f"{way.__name__} at {expected}: refused")
            continue
        except Exception as error:  # noqa: BLE001 - that checking fails is a finding
            faults.append(f"{way.__name__} at {expected}: {type(error).__name__}: {error}"[:160])
            continue
        if not is_named(was, found, expected):
            told = found.bad or [each.digest[:8] for each in found.documents]
            faults.append(f"{way.__name__} at {expected}: found {told}")
    parts = [
        f"{times:,} tamperings of {len(was.entries):,} entries in {len(counts)} ways",
        f"{times - len(faults) - refused:,} found, the first bad entry or document named",
        f"{refused:,} with a channel renamed, refused as damaged",
        f"{len(faults):,} not found, or another entry named",
        *faults[:20],
    ]
    return Told(not faults, "; ".join(parts))


def rewritten(site: Site, times: int = REWRITES, entries: int = ENTRIES) -> Told:
    """Work out every later link after a change, or cut off the end; hold a receipt against it."""
    was, path = original(site, entries), site.folder / "copy.db"
    receipt = _receipt(was.path)
    counts, faults = Counter[str](), list[str]()
    for at in range(times):
        way = ("rewrites", "cut tails")[at % 2]
        place = was.any_place(site.chance)
        with closing(copied(was, path)) as file:
            if at % 2:
                file.execute("DELETE FROM entry WHERE ledger > ?", (place,))
            else:
                _rewrite(file, was, place)
        alone, held = checked(path, []), checked(path, [receipt])
        counts[way] += 1
        unseen = alone.bad is None
        ledger = [each for each in held.differing if each.chain == "ledger"]
        if not (unseen and ledger and ledger[0].is_cut == bool(at % 2)):
            faults.append(f"{way} at {place}: {held.bad} {held.differing}")
    intact = checked(was.path, [receipt]).holds
    those = ", ".join(f"{count} {way}" for way, count in counts.items())
    parts = [f"{those}: {times - len(faults)} found by a receipt", *faults[:5]]
    return Told(not faults and intact, "; ".join(parts))


def _receipt(path: Path) -> dict[str, Head]:
    journal = open_journal(str(path))
    heads = heads_for(journal, MEDIATOR)
    journal.close()
    return heads


def _rewrite(file: Connection, was: Original, place: int) -> None:
    """Change an entry, and tie it and all after it anew."""
    heads: dict[Channel, Head] = {}
    ledger = Head(0, first_ledger_link(was.talks))
    file.execute("DELETE FROM entry WHERE ledger >= ?", (place,))
    file.execute("BEGIN")
    for each in was.entries:
        body = each.body + b" " if each.ledger == place else each.body
        head = heads.get(each.channel) or Head(0, first_link(was.talks, each.channel))
        made, heads[each.channel], ledger = chained(each.channel, head, ledger, each.salt, body)
        if each.ledger >= place:
            put(file, was.talks, made)
    file.execute("COMMIT")
