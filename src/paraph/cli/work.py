"""What the commands do: load, consult, draw, write."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from paraph.briefs.brief import positions_brief
from paraph.briefs.remarks import remark_words, verdict_words
from paraph.cli.exits import BAD_DATA, DONE, FINDINGS, USAGE
from paraph.cli.places import Where, view_at
from paraph.cli.progress import telling
from paraph.cli.telling import (
    draw_brief,
    print_json,
    refuse,
    require_writable,
    say,
    tell_faults,
    write,
)
from paraph.desk.consult import Question, consult_brief
from paraph.files.answering import (
    check_answer,
    positions_answer,
)
from paraph.files.case.starting import new_case
from paraph.files.faults import Malformed
from paraph.files.writing import written
from paraph.record.remarks import remarks
from paraph.terms.ids import MEDIATOR


@dataclass(frozen=True, slots=True)
class Ask:
    """What a person asked for on the command line."""

    draws: int
    seed: int
    start: dt.date | None
    quiet: bool


def new(folder: Path) -> None:
    """Make a new case folder."""
    try:
        made = new_case(folder)
    except Malformed as error:
        tell_faults(error.faults)
        raise typer.Exit(USAGE) from error
    say(f"made {', '.join(str(path) for path in made)}")
    say(f"next: write over what stands in {folder / 'case.yaml'}, then `paraph check {folder}`")


def check(place: str, *, as_json: bool) -> int:
    """Tell every fault, or every remark, and return the exit code."""
    try:
        view = view_at(place, MEDIATOR)
    except Malformed as error:
        if as_json:
            print_json(check_answer(place, error.faults, ()))
        else:
            refuse(place, error, as_json=False)
        return BAD_DATA
    found = remarks(view.talks, view.unlisted)
    if as_json:
        print_json(check_answer(place, (), found))
    else:
        for remark in found:
            print(remark_words(remark))
        print(verdict_words(view.talks, len(found)))
    return FINDINGS if found else DONE


def brief(where: Where, ask: Ask, outputs: Sequence[Path]) -> int:
    """Print the brief, or write it to files; findings where something is not settled."""
    for path in outputs:
        require_writable(path)
    view = where.view(as_json=False)
    with telling(quiet=ask.quiet) as tell:
        made, found = consult_brief(view, _question(ask, tell.packages))
        for path in outputs:
            tell.doing(f"writing {path}")
            write(path, written(made, path.suffix), is_private=bool(made.marking))
    if not outputs:
        draw_brief(made)
    return FINDINGS if found.is_undecided else DONE


def positions(where: Where, *, as_json: bool) -> None:
    """Print the positions matrix."""
    view = where.view(as_json=as_json)
    if as_json:
        print_json(positions_answer(view))
    else:
        draw_brief(positions_brief(view))


def _question(ask: Ask, progress: Callable[[int, int], None]) -> Question:
    return Question(ask.draws, ask.seed, ask.start, progress=progress)
