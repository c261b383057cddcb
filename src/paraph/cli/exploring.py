"""What `paraph packages` does: what could be agreed, as things are or as they might be."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from paraph.briefs.brief import View, packages_brief
from paraph.cli.asking import UnusableError, Words, changes_of, names_of
from paraph.cli.exits import BAD_DATA, DONE, FINDINGS, USAGE
from paraph.cli.places import Where
from paraph.cli.progress import telling
from paraph.cli.telling import (
    draw_brief,
    print_json,
    require_writable,
    say,
    tell_faults,
    write,
)
from paraph.desk.consult import Question, consult_packages
from paraph.files.certificates import certificates_json, checked
from paraph.files.exchange.tables import packages_table_csv
from paraph.files.exchange.workbook import packages_workbook
from paraph.files.faults import Malformed
from paraph.files.packages_answering import packages_answer
from paraph.files.packages_answers import PackagesAnswer
from paraph.packages.certifying import certificates_of
from paraph.terms.agenda import Issue

TABLES: dict[str, Callable[[PackagesAnswer, Sequence[Issue]], bytes]] = {
    ".csv": packages_table_csv,
    ".xlsx": packages_workbook,
}
"""What writes the frontier and the solutions, by the end of the file's name."""


@dataclass(frozen=True, slots=True)
class Explore:
    """What a person asked for on the command line."""

    words: Words
    draws: int
    seed: int
    outputs: Sequence[Path]
    certificates: Path | None
    quiet: bool


def packages(where: Where, ask: Explore, *, as_json: bool) -> int:
    """Print what could be agreed; findings where a search was ended before it could tell."""
    for path in ask.outputs:
        require_writable(path, TABLES)
    if ask.certificates is not None:
        require_writable(ask.certificates, [".json"], "--certificates")
    view = where.view(as_json=as_json)
    question = _question(ask, view)
    with telling(quiet=ask.quiet) as tell:
        found = consult_packages(view.talks, question(tell.packages))
        answer = packages_answer(view, found, question(tell.packages).changes)
        private = bool(answer.case.marking)
        for path in ask.outputs:
            tell.doing(f"writing {path}")
            write(path, TABLES[path.suffix.lower()](answer, view.talks.issues), is_private=private)
        if ask.certificates is not None:
            tell.doing(f"proving every solution for {ask.certificates}")
            weights = question(tell.packages).changes.party_weights
            made = certificates_of(found, weights, tell.packages)
            proofs = certificates_json(made, answer.case.marking).encode()
            write(ask.certificates, proofs, is_private=private)
    if as_json:
        print_json(answer)
    elif not ask.outputs and ask.certificates is None:
        draw_brief(packages_brief(view, found, question(tell.packages).changes))
    return FINDINGS if found.is_undecided else DONE


def certificate(path: Path) -> int:
    """Check the proofs of a file anew; findings where they do not hold."""
    try:
        faults = checked(path)
    except Malformed as error:
        tell_faults(error.faults)
        return BAD_DATA
    for fault in faults:
        print(fault)
    if not faults:
        print(f"{path}: every proof holds")
    return FINDINGS if faults else DONE


def _question(ask: Explore, view: View) -> Callable[[Callable[[int, int], None]], Question]:
    """Return the question that was asked; leave where its words cannot be used."""
    try:
        changes, names = changes_of(ask.words, view.talks), names_of(ask.words)
    except UnusableError as error:
        say(str(error))
        raise typer.Exit(USAGE) from error

    def asked(progress: Callable[[int, int], None]) -> Question:
        return Question(
            draws=ask.draws, seed=ask.seed, changes=changes, names=names, progress=progress
        )

    return asked
