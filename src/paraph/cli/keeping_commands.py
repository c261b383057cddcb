"""The commands that follow a roadmap. A command imports what it needs, so that help is quick."""

from pathlib import Path
from typing import Annotated

import typer

from paraph.cli.app import As, Folder, Json, Place, Quiet, exports, imports, roadmaps
from paraph.cli.case_commands import Draws, Outputs, Seed, Start
from paraph.cli.roadmap_commands import Everything
from paraph.desk.defaults import DRAWS, SEED
from paraph.terms.ids import MEDIATOR

On = Annotated[
    str | None,
    typer.Option(
        help="As of which day; the day up to which the case knows if not given.",
        metavar="YYYY-MM-DD",
    ),
]
Horizon = Annotated[
    int,
    typer.Option(
        "--due-within",
        min=0,
        max=3650,
        help="Days ahead of a deadline in which a step is called due.",
        metavar="DAYS",
    ),
]
A_MONTH = 30


@roadmaps.command()
def status(
    place: Place,
    on: On = None,
    due_within: Horizon = A_MONTH,
    draws: Draws = DRAWS,
    seed: Seed = SEED,
    start: Start = None,
    output: Outputs = [],  # noqa: B006 - Typer copies it
    as_: As = MEDIATOR,
    *,
    everything: Everything = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show whether the steps were kept: who is late, what follows, what was given for it."""
    from paraph.cli import asking, following, roadmapping
    from paraph.cli.places import Where

    days = following.Days(asking.day(on, "--on"), due_within)
    ask = roadmapping.Ask(draws, seed, asking.day(start, "--start"), quiet, everything)
    following.status(Where(place, as_), ask, days, output, as_json=json)


@exports.command("calendar")
def export_calendar(
    place: Place,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The file to write.", metavar="FILE.ics")
    ],
    party: Annotated[
        str | None,
        typer.Option(help="Only what this one does or verifies: an id.", metavar="ID"),
    ] = None,
    draws: Draws = DRAWS,
    seed: Seed = SEED,
    as_: As = MEDIATOR,
    *,
    everything: Everything = False,
    quiet: Quiet = False,
) -> None:
    """Write every deadline of the roadmap as an event of a calendar."""
    from paraph.cli import following, roadmapping
    from paraph.cli.places import Where

    ask = roadmapping.Ask(draws, seed, None, quiet, everything)
    following.export_calendar(Where(place, as_), ask, output, party)


@exports.command("matrix")
def export_matrix(
    place: Place,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The file to write.", metavar="FILE.xlsx")
    ],
    draws: Draws = DRAWS,
    seed: Seed = SEED,
    as_: As = MEDIATOR,
    *,
    everything: Everything = False,
    quiet: Quiet = False,
) -> None:
    """Write the implementation matrix, to be filled in and read back with `paraph import`."""
    from paraph.cli import following, roadmapping
    from paraph.cli.places import Where

    ask = roadmapping.Ask(draws, seed, None, quiet, everything)
    following.export_matrix(Where(place, as_), ask, output)


@imports.command("matrix")
def import_matrix(
    folder: Folder,
    file: Annotated[Path, typer.Argument(help="An implementation matrix.", metavar="FILE.xlsx")],
    *,
    write: Annotated[
        bool, typer.Option("--write", help="Add what was reported to compliance.yaml.")
    ] = False,
) -> None:
    """Tell every change in an implementation matrix; with --write, enter what was reported.

    Ends with 1 where something was changed that is not taken.
    """
    from paraph.cli import following

    raise typer.Exit(following.import_matrix(folder, file, is_written=write))
