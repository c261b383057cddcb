"""What the commands do that follow a roadmap: its status, its calendar, its matrix."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from paraph.briefs.brief import View
from paraph.briefs.keeping import keeping_brief
from paraph.cli.exits import BAD_DATA, DONE, FINDINGS, USAGE
from paraph.cli.places import Where
from paraph.cli.roadmapping import Ask, deliver, packages_of
from paraph.cli.telling import print_json, require_writable, say, tell_faults, write
from paraph.desk.keeping_consult import KeepingQuestion, consult_keeping
from paraph.files.calendar_export import calendar_file
from paraph.files.faults import Malformed, did_you_mean, quoted
from paraph.files.keeping_answering import status_answer
from paraph.files.matrix_entering import entered
from paraph.files.matrix_reading import read_matrix
from paraph.files.matrix_writing import matrix_workbook
from paraph.roadmap.keeping import HORIZON, KeepingFinding
from paraph.terms.ids import ActorId


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a person asked for.

    Attributes:
        on: As of which; None for the day up to which the case knows.
        horizon: Days ahead of a deadline in which a step is called due.
    """

    on: dt.date | None = None
    horizon: int = HORIZON


AS_KNOWN = Days()


def _followed(
    where: Where, ask: Ask, days: Days = AS_KNOWN, *, as_json: bool = False
) -> tuple[View, KeepingFinding]:
    """Return what there is to see, and whether the steps that were asked for were kept."""
    view = where.view(as_json=as_json)
    asked = KeepingQuestion(days.on, ask.start, days.horizon)
    return view, consult_keeping(view.talks, packages_of(view, ask), asked)


def status(where: Where, ask: Ask, days: Days, outputs: Sequence[Path], *, as_json: bool) -> None:
    """Print whether the steps were kept, or write it to files."""
    for path in outputs:
        require_writable(path)
    view, found = _followed(where, ask, days, as_json=as_json)
    if as_json:
        print_json(status_answer(view, found))
    else:
        deliver(keeping_brief(view, found), outputs)


def export_calendar(where: Where, ask: Ask, output: Path, party: str | None) -> None:
    """Write every deadline as an event of a calendar."""
    require_writable(output, [".ics"])
    view, found = _followed(where, ask)
    actor = None if party is None else _actor(view, party)
    made = calendar_file(view, found, actor)
    write(output, made.content, is_private=view.is_confidential)
    noun = "deadline" if made.events == 1 else "deadlines"
    say(f"wrote {made.events} {noun} to {output}")
    for name in made.undated:
        say(f"‘{name}’ has a deadline that has no date yet; it is left out")


def _actor(view: View, party: str) -> ActorId:
    """Return whom a calendar is for; leave where nobody has that id."""
    known = [str(each) for each in view.talks.names]
    if party not in known:
        advice = did_you_mean(party, known, f"it is one of: {', '.join(known)}")
        say(f"--party: found {quoted(party)}, expected the id of a party or another; {advice}")
        raise typer.Exit(USAGE)
    return ActorId(party)


def export_matrix(where: Where, ask: Ask, output: Path) -> None:
    """Write the implementation matrix."""
    require_writable(output, [".xlsx"])
    view, found = _followed(where, ask)
    write(output, matrix_workbook(view, found), is_private=view.is_confidential)
    say(f"wrote {len(found.steps)} {'step' if len(found.steps) == 1 else 'steps'} to {output}")


def import_matrix(folder: Path, file: Path, *, is_written: bool) -> int:
    """Tell every change in a matrix; with `is_written`, enter what can be taken."""
    try:
        read = read_matrix(folder, file)
        for line in read.lines:
            typer.echo(line)
        if is_written and read.entries:
            say(f"wrote {entered(folder, read.entries)}")
    except Malformed as error:
        tell_faults(error.faults)
        return BAD_DATA
    if read.entries and not is_written:
        say("nothing was written; add --write to enter what was reported")
    return FINDINGS if read.is_partly_refused else DONE
