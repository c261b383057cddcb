"""Saying things on the two streams: messages, faults, answers, briefs."""

import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import typer
from pydantic import BaseModel
from rich.console import Console

from paraph.briefs.tree import Brief
from paraph.cli.exits import USAGE
from paraph.files.answering import check_answer
from paraph.files.faults import Fault, Malformed
from paraph.files.terminal import draw
from paraph.files.writing import FORMATS


def tell_faults(faults: Sequence[Fault]) -> None:
    """Tell every fault on the error stream, each with its line."""
    for fault in faults:
        say(fault.message)
        if fault.excerpt:
            say(fault.excerpt)


def refuse(place: str, error: Malformed, *, as_json: bool) -> None:
    """Tell every fault of a folder, and that it is not loaded."""
    faults = error.faults
    if as_json:
        print_json(check_answer(place, faults, ()))
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


def write(path: Path, content: bytes, *, is_private: bool = False) -> None:
    """Write a file whole or not at all; a private one for its owner only."""
    try:
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
            stream.write(content)
    except OSError as error:
        raise _unwritten(path, error) from error
    made = Path(stream.name)
    try:
        made.chmod(0o600 if is_private else 0o644)
        made.replace(path)
    except OSError as error:
        made.unlink()
        raise _unwritten(path, error) from error


def _unwritten(path: Path, error: OSError) -> typer.Exit:
    """Tell that a file cannot be written, and return the way out."""
    say(f"{path}: found {error.strerror}, expected a file that can be written; choose another")
    return typer.Exit(USAGE)
