"""What the commands do that copy a journal, sign it and check it."""

import gzip
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

import typer

from paraph.briefs.verifying import verified_words
from paraph.cli.exits import DONE, FINDINGS, USAGE
from paraph.cli.places import is_journal, no_seat, now, opened, telling_trouble
from paraph.cli.telling import print_json, say, write
from paraph.desk.journal import Journal, JournalTrouble
from paraph.desk.keeping import all_entries, copied_for, heads_for, reader_of, seen_by
from paraph.files.case.folder_export import folder_of
from paraph.files.folders import write_folder
from paraph.files.journal_lines import End, Header, lines, read_lines
from paraph.files.receipts import Heads, Receipt, read_receipt, signing_key
from paraph.files.receipts import receipt as signed
from paraph.files.talks_answering import verified_answer
from paraph.record.entries import StoredEntry, entry_of
from paraph.record.refusals import Unknown
from paraph.record.verifying import Verified, verified
from paraph.store.opening import create
from paraph.store.places import parse_place
from paraph.terms.ids import Seat

PACKED = ".gz"
BATCH = 2_000
"""Entries of a backup that are written at a time, all in one transaction."""


def _reader(journal: Journal, seat: str) -> Seat:
    """Return as whom a seat reads; leave where there is no such seat."""
    reader = reader_of(journal, Seat(seat))
    if isinstance(reader, Unknown):
        raise no_seat(journal, reader)
    return reader


def export_folder(place: str, output: Path, seat: str) -> None:
    """Write a journal as a case folder, as a seat may see it."""
    with opened(place) as journal, journal.snapshot():
        reader = _reader(journal, seat)
        entries, documents = seen_by(journal, reader)
        files = folder_of([entry_of(each).event for each in entries], documents)
        header = Header(journal.talks, journal.name, reader, now())
        copy = copied_for(journal, reader)
        files["journal.jsonl"] = b"".join(lines(header, sorted(documents.items()), copy))
        write_folder(output, files)
    say(f"wrote {len(files)} files to {output}, as '{seat}' may see the talks")


def export_lines(place: str, output: Path, seat: str) -> None:
    """Write the entries and documents that a seat may see."""
    with opened(place) as journal, journal.snapshot():
        reader = _reader(journal, seat)
        entries, documents = seen_by(journal, reader)
        header = Header(journal.talks, journal.name, reader, now())
        copy = copied_for(journal, reader)
        write(output, b"".join(lines(header, sorted(documents.items()), copy)), is_private=True)
    say(f"wrote {len(entries)} entries to {output}, as '{seat}' may see the talks")


def backup(place: str, file: Path) -> None:
    """Write all of a journal to one file, as of one moment."""
    with opened(place) as journal, journal.snapshot():
        header = Header(journal.talks, journal.name, None, now())
        count = _write_lines(file, lines(header, journal.documents(), all_entries(journal)))
    say(f"wrote {count - 2} documents and entries to {file}; it holds what was said in confidence")


def _write_lines(file: Path, made: Iterator[bytes]) -> int:
    """Write lines whole or not at all, readable by their owner only; return how many."""
    aside = file.with_name(f"{file.name}.part")
    try:
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as raw:
            count = _packed(raw, made) if file.suffix == PACKED else _plain(raw, made)
            raw.flush()
            os.fsync(raw.fileno())
        aside.replace(file)
    except OSError as error:
        aside.unlink(missing_ok=True)
        say(f"{file}: found {error.strerror}, expected a file that can be written; choose another")
        raise typer.Exit(USAGE) from error
    return count


def _plain(stream: IO[bytes], made: Iterator[bytes]) -> int:
    return sum(1 for line in made if stream.write(line))


def _packed(stream: IO[bytes], made: Iterator[bytes]) -> int:
    with gzip.GzipFile(fileobj=stream, mode="wb", compresslevel=6) as packed:
        return sum(1 for line in made if packed.write(line))


def restore(file: Path, place: str, name: str | None) -> None:
    """Make a journal of a backup; the backup is checked whole before anything is written."""
    with telling_trouble():
        header, found = _checked_file(file, ())
        if header.reader is not None:
            why = f"an export for '{header.reader}'"
            advice = "name what `paraph backup` wrote; an export does not hold all"
            raise JournalTrouble(str(file), why, "a backup", advice)
        if not found.holds:
            for line in verified_words(found, 0):
                say(f"{file}: {line}")
            raise typer.Exit(FINDINGS)
        where = parse_place(place)
        journal = create(where.url, name or where.name or header.name, header.talks)
        try:
            with journal.turn():
                _pour(journal, file)
        finally:
            journal.close()
    say(f"restored {found.entries} entries to {where.shown}; every chain holds")


def _pour(journal: Journal, file: Path) -> None:
    """Append everything in a backup."""
    batch: list[StoredEntry] = []
    for part in read_lines(file):
        match part:
            case StoredEntry():
                batch.append(part)
            case (digest, raw):
                journal.append((), {digest: raw})
            case Header() | End():
                pass
        if len(batch) == BATCH:
            journal.append(batch, {})
            batch = []
    journal.append(batch, {})


def receipt(place: str, output: Path, seat: str, key: Path | None) -> None:
    """Sign how far the journal is, as a seat may see it."""
    with opened(place) as journal:
        reader = _reader(journal, seat)
        about = Heads(journal.talks, journal.name, reader, now(), heads_for(journal, reader))
        signing = signing_key(key or default_key())
        write(output, signed(about, signing))
    public = signing.public_key().public_bytes_raw().hex()
    say(f"wrote {output}; it is signed under {public}, which every party should know by now")


def default_key() -> Path:
    """Return where this person's signing key is kept."""
    base = os.environ.get("XDG_CONFIG_HOME") or "~/.config"
    return Path(base).expanduser() / "paraph" / "signing-key.pem"


def verify(place: str, receipts: Sequence[Path], key: str | None, *, as_json: bool) -> int:
    """Check a journal or a file of one; findings where anything does not hold."""
    with telling_trouble():
        read = [read_receipt(path) for path in receipts]
        _require_key(read, receipts, key)
        talks, found = _checked(place, read)
        _require_talks(talks, read, receipts)
    if as_json:
        print_json(verified_answer(found, len(read)))
    else:
        for line in verified_words(found, len(read)):
            print(f"{place}: {line}")
    return DONE if found.holds else FINDINGS


def _checked(place: str, receipts: Sequence[Receipt]) -> tuple[str, Verified]:
    """Return the id of the talks, and what checking them found."""
    if not is_journal(place):
        header, found = _checked_file(Path(place), receipts)
        return header.talks, found
    with opened(place) as journal, journal.snapshot():
        heads = [each.about.heads for each in receipts]
        found = verified(journal.talks, all_entries(journal), journal.documents(), heads)
        return journal.talks, found


def _checked_file(file: Path, receipts: Sequence[Receipt]) -> tuple[Header, Verified]:
    """Return the header of a file of lines, and what checking it found."""
    parts = read_lines(file)
    header = next(parts)
    if not isinstance(header, Header):
        raise JournalTrouble(str(file), "no header", "one on its first line", "name another file")
    documents: list[tuple[str, bytes]] = []

    def entries() -> Iterator[StoredEntry]:
        for part in parts:
            if isinstance(part, StoredEntry):
                yield part
            elif isinstance(part, tuple):
                documents.append(part)

    heads = [each.about.heads for each in receipts]
    is_copy = header.reader is not None
    return header, verified(header.talks, entries(), documents, heads, is_copy=is_copy)


def _require_key(read: Sequence[Receipt], paths: Sequence[Path], key: str | None) -> None:
    """Leave where a receipt is signed under another key than the one that was named."""
    for each, path in zip(read, paths, strict=True):
        if key is not None and each.key != key.lower():
            advice = "it was signed by somebody else; ask whose key that is"
            raise JournalTrouble(str(path), f"the key {each.key}", f"the key {key}", advice)


def _require_talks(talks: str, read: Sequence[Receipt], paths: Sequence[Path]) -> None:
    """Leave where a receipt is about other talks."""
    for each, path in zip(read, paths, strict=True):
        if each.about.talks != talks:
            found = f"a receipt of '{each.about.name}' ({each.about.talks})"
            raise JournalTrouble(str(path), found, f"one of {talks}", "name the right receipt")
