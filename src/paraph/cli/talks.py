"""What the commands on a journal do: open, play, show."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from paraph.briefs.due import due_brief
from paraph.briefs.ladder import ladder_brief
from paraph.briefs.log import log_brief
from paraph.briefs.refusals import refusal_words
from paraph.briefs.stale import stale_words
from paraph.briefs.tree import Brief
from paraph.briefs.words import count as counted
from paraph.cli.exits import BAD_DATA, DONE, FINDINGS, USAGE
from paraph.cli.places import journal_view, moment, now, opened, salt, telling_trouble
from paraph.cli.progress import telling
from paraph.cli.telling import draw_brief, print_json, require_writable, say, write
from paraph.desk.journal import Stale
from paraph.desk.opening import Opened, found
from paraph.desk.reading import Reading
from paraph.desk.submitting import Accepted, Stamp, Submission, submit
from paraph.desk.viewing import entries_of
from paraph.files.case.loading import load_case
from paraph.files.case.raw_files import folder_files
from paraph.files.talks_answering import due_answer, ladder_answer, log_answer
from paraph.files.talks_file import Given, read_commands
from paraph.files.writing import written
from paraph.record.channels import MEDIATORS, PLENARY
from paraph.record.due import Urgency, due
from paraph.record.entries import entry_of
from paraph.record.refusals import Unknown
from paraph.store.opening import create
from paraph.store.places import parse_place
from paraph.terms.ids import MEDIATOR, PersonId, Seat
from paraph.terms.people import Author


@dataclass(frozen=True, slots=True)
class Opening:
    """How a folder is to become a journal."""

    journal: str
    name: str | None
    by: str
    at: str | None
    is_shared: bool


def open_folder(folder: Path, opening: Opening) -> None:
    """Open a folder into a new journal, and tell what went where."""
    at = moment(opening.at, "--at")
    if at > now():
        say(f"--at: found '{opening.at}', expected a moment that has come; correct it")
        raise typer.Exit(USAGE)
    with telling_trouble():
        case = load_case(folder)
        files = dict(folder_files(folder))
        place = parse_place(opening.journal)
        name = opening.name or place.name or folder.resolve().name
        journal = create(place.url, name)
        try:
            stamp = Stamp(Author(PersonId(opening.by), MEDIATOR), at, now())
            entries = found(journal, Opened(case.events, files, opening.is_shared), stamp, salt)
        finally:
            journal.close()
    public = sum(each.channel == PLENARY for each in entries)
    own = sum(each.channel == MEDIATORS for each in entries)
    say(f"opened '{name}' in {place.shown}: {public} entries for every party, {own} for the")
    say(f"mediator's team only; next: `paraph play {opening.journal} COMMANDS.jsonl`")


TOLD_EVERY = 250
"""Commands between two words of progress; so many take a few seconds."""


class _RefusedError(Exception):
    """A command of a file was refused, so that none of it is entered."""

    def __init__(self, given: Given, words: str) -> None:
        super().__init__(words)
        self.given, self.words = given, words


def play(place: str, file: str, *, quiet: bool) -> int:
    """Enter the commands of a file, all or none; findings where one is refused."""
    with telling_trouble():
        name, raw, beside = _commands(file)
        commands = read_commands(name, raw, beside)
    with opened(place) as journal, telling(quiet=quiet) as tell:
        reading = Reading(journal)
        try:
            with reading.turn():
                entered = 0
                for at, given in enumerate(commands, start=1):
                    entered += _entered(reading, given)
                    if at % TOLD_EVERY == 0:
                        tell.doing(f"{at:,} of {len(commands):,} commands decided")
        except _RefusedError as refused:
            say(f"{name}:{refused.given.line}: {refused.given.command.TAG}: {refused.words}")
            say("nothing of the file was entered; mend that line and play it again")
            return FINDINGS
        given = counted(len(commands), "command")
        tell.doing(f"{given} made {counted(entered, 'entry', 'entries')}")
    return DONE


def _commands(file: str) -> tuple[str, bytes, Path]:
    """Return what a file of commands is called, its bytes, and where files are beside it."""
    if file == "-":
        return "standard input", sys.stdin.buffer.read(), Path()
    path = Path(file)
    try:
        return file, path.read_bytes(), path.parent
    except OSError as error:
        say(f"{file}: found {error.strerror}, expected a file with commands; name another")
        raise typer.Exit(USAGE) from error


def _entered(reading: Reading, given: Given) -> int:
    """Enter one command, and return how many entries it made."""
    submission = Submission(given.command, given.author, given.at, given.documents, given.seen)
    talks = reading.of(PLENARY).talks
    try:
        done = submit(reading, submission, now(), salt)
    except Stale as stale:
        raise _RefusedError(given, stale_words(talks, map(entry_of, stale.meanwhile))) from stale
    if isinstance(done, Accepted):
        return len(done.entries)
    raise _RefusedError(given, refusal_words(talks, done))


@dataclass(frozen=True, slots=True)
class Look:
    """What a person wants to look at, and how."""

    place: str
    seat: str
    outputs: Sequence[Path]
    as_json: bool


def log(look: Look) -> None:
    """Show the entries that a seat may see."""
    view = journal_view(look.place, look.seat)
    with opened(look.place) as journal:
        entries = entries_of(journal, Seat(look.seat))
    if isinstance(entries, Unknown):
        raise typer.Exit(BAD_DATA)
    if look.as_json:
        print_json(log_answer(view, entries))
    else:
        _show(look, log_brief(view, entries))


def ladder(look: Look, at: str | None) -> None:
    """Show where each draft stands."""
    when = moment(at, "--now")
    view = journal_view(look.place, look.seat, when)
    if look.as_json:
        print_json(ladder_answer(view, when))
    else:
        _show(look, ladder_brief(view, when))


def due_list(look: Look, at: str | None) -> int:
    """Show what is due; findings where anything is overdue."""
    when = moment(at, "--now")
    view = journal_view(look.place, look.seat, when)
    dues = due(view.talks, when, view.reader or MEDIATOR)
    if look.as_json:
        print_json(due_answer(view, dues, when))
    else:
        _show(look, due_brief(view, dues, when))
    return FINDINGS if any(each.urgency(when) is Urgency.OVERDUE for each in dues) else DONE


def _show(look: Look, made: Brief) -> None:
    """Print a brief, or write it to the files that were named."""
    for path in look.outputs:
        require_writable(path)
    for path in look.outputs:
        write(path, written(made, path.suffix), is_private=bool(made.marking))
    if not look.outputs:
        draw_brief(made)
