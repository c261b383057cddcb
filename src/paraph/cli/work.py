"""What the commands do: load, consult, draw, write."""

import datetime as dt
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import typer
from pydantic import BaseModel
from pydantic_core import PydanticCustomError
from rich.console import Console

from paraph.briefs.brief import View, positions_brief, roadmap_brief
from paraph.briefs.remarks import remark_words, verdict_words
from paraph.briefs.tree import Brief
from paraph.cli.exits import BAD_DATA, DONE, FINDINGS, USAGE
from paraph.cli.progress import telling
from paraph.desk.consult import Question, consult_brief, consult_packages, consult_roadmap
from paraph.files.answering import (
    check_answer,
    positions_answer,
    roadmap_answer,
)
from paraph.files.case.loading import load_case
from paraph.files.case.scalars import read_date
from paraph.files.case.starting import new_case
from paraph.files.faults import Fault, Malformed, quoted
from paraph.files.terminal import draw
from paraph.files.writing import FORMATS, written
from paraph.record.digests import digest
from paraph.record.evolve import fold
from paraph.record.remarks import remarks


@dataclass(frozen=True, slots=True)
class Ask:
    """What a person asked for on the command line."""

    draws: int
    seed: int
    start: dt.date | None
    quiet: bool


def day(start: str | None) -> dt.date | None:
    """Return the first day of the roadmap that was asked for; leave where it is no date."""
    try:
        return read_date(start) if start is not None else None
    except PydanticCustomError as error:
        context = error.context or {}
        found, expected, advice = quoted(start or ""), context["expected"], context["advice"]
        say(f"--start: found {found}, expected {expected}; {advice}")
        raise typer.Exit(USAGE) from error


def new(folder: Path) -> None:
    """Make a new case folder."""
    try:
        made = new_case(folder)
    except Malformed as error:
        tell_faults(error.faults)
        raise typer.Exit(USAGE) from error
    say(f"made {', '.join(str(path) for path in made)}")
    say(f"next: write over what stands in {folder / 'case.yaml'}, then `paraph check {folder}`")


def check(folder: Path, *, as_json: bool) -> int:
    """Tell every fault, or every remark, and return the exit code."""
    try:
        view = _load(folder)
    except Malformed as error:
        if as_json:
            print_json(check_answer(str(folder), error.faults, ()))
        else:
            _refuse(error.faults)
        return BAD_DATA
    found = remarks(view.talks, view.unlisted)
    if as_json:
        print_json(check_answer(str(folder), (), found))
    else:
        for remark in found:
            print(remark_words(remark))
        print(verdict_words(view.talks, len(found)))
    return FINDINGS if found else DONE


def brief(folder: Path, ask: Ask, outputs: Sequence[Path]) -> int:
    """Print the brief, or write it to files; findings where something is not settled."""
    for path in outputs:
        require_writable(path)
    view = load_or_exit(folder, as_json=False)
    with telling(quiet=ask.quiet) as tell:
        made, found = consult_brief(view, _question(ask, tell.packages))
        for path in outputs:
            tell.doing(f"writing {path}")
            write(path, written(made, path.suffix))
    if not outputs:
        draw_brief(made)
    return FINDINGS if found.is_undecided else DONE


def positions(folder: Path, *, as_json: bool) -> None:
    """Print the positions matrix."""
    view = load_or_exit(folder, as_json=as_json)
    if as_json:
        print_json(positions_answer(view))
    else:
        draw_brief(positions_brief(view))


def roadmap(folder: Path, ask: Ask, *, as_json: bool) -> None:
    """Print the roadmap of the recommended package."""
    view = load_or_exit(folder, as_json=as_json)
    with telling(quiet=ask.quiet) as tell:
        question = _question(ask, tell.packages)
        found = consult_packages(view.talks, question)
        steps = consult_roadmap(view.talks, found, question)
    if as_json:
        print_json(roadmap_answer(view, steps))
    else:
        draw_brief(roadmap_brief(view, found, steps))


def _question(ask: Ask, progress: Callable[[int, int], None]) -> Question:
    return Question(ask.draws, ask.seed, ask.start, progress=progress)


def _load(folder: Path) -> View:
    case = load_case(folder)
    return View(fold(case.events), digest(case.events), case.unread, version("paraph"))


def load_or_exit(folder: Path, *, as_json: bool) -> View:
    """Load a case; tell its faults and leave where it cannot be read."""
    try:
        return _load(folder)
    except Malformed as error:
        if as_json:
            print_json(check_answer(str(folder), error.faults, ()))
        _refuse(error.faults)
        raise typer.Exit(BAD_DATA) from error


def tell_faults(faults: Sequence[Fault]) -> None:
    """Tell every fault on the error stream, each with its line."""
    for fault in faults:
        say(fault.message)
        if fault.excerpt:
            say(fault.excerpt)


def _refuse(faults: Sequence[Fault]) -> None:
    """Tell every fault of a folder, and that it is not loaded."""
    tell_faults(faults)
    say(f"{len(faults)} {'fault' if len(faults) == 1 else 'faults'}; nothing was loaded")


def say(text: str) -> None:
    """Say something on the error stream."""
    sys.stderr.write(f"{text}\n")


def print_json(answer: BaseModel) -> None:
    """Print an answer, and nothing else."""
    print(answer.model_dump_json(indent=2))


def draw_brief(made: Brief) -> None:
    """Draw a brief on the terminal."""
    draw(made, Console(soft_wrap=False, highlight=False))


def require_writable(
    path: Path, formats: Iterable[str] = FORMATS, option: str = "--output"
) -> None:
    """Leave where a file's name does not say one of some formats, or it cannot be made there."""
    if path.is_dir():
        say(f"{option}: found a folder '{path}', expected a file to write; name a file in it")
    elif path.suffix.lower() not in formats:
        known = ", ".join(formats)
        is_pdf = path.suffix.lower() == ".pdf"
        advice = "for PDF, write .docx or .html and save that as PDF" if is_pdf else "rename it"
        say(f"{option}: found '{path}', expected a file that ends in {known}; {advice}")
    elif not path.parent.is_dir():
        say(f"{option}: found no folder '{path.parent}', expected one; make it first")
    else:
        return
    raise typer.Exit(USAGE)


def write(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
            stream.write(content)
    except OSError as error:
        raise _unwritten(path, error) from error
    made = Path(stream.name)
    try:
        made.chmod(0o644)
        made.replace(path)
    except OSError as error:
        made.unlink()
        raise _unwritten(path, error) from error


def _unwritten(path: Path, error: OSError) -> typer.Exit:
    """Tell that a file cannot be written, and return the way out."""
    say(f"{path}: found {error.strerror}, expected a file that can be written; choose another")
    return typer.Exit(USAGE)
