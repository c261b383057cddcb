"""The commands. Heavy rooms are imported by the command that needs them, so that help is quick.

Exit codes: 0 done, 1 findings, 2 usage, 3 bad data (docs/reference/commands.md).
"""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from paraph.cli.exits import DONE, INTERRUPTED
from paraph.desk.defaults import DRAWS, SEED

app = typer.Typer(
    name="paraph",
    help="The open workbench for mediated talks among several parties.",
    epilog="Exit codes: 0 done, 1 findings, 2 usage, 3 bad data.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help answers in half the time
    context_settings={"help_option_names": ["-h", "--help"]},
)

Folder = Annotated[Path, typer.Argument(help="A case folder.", metavar="FOLDER")]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Draws = Annotated[
    int, typer.Option(min=2_000, help="Readings drawn of what is not known.", metavar="N")
]
Seed = Annotated[int, typer.Option(min=0, help="Seed of the draws.", metavar="N")]
Start = Annotated[
    str | None,
    typer.Option(
        help="First day of the roadmap; the case's own if not given.", metavar="YYYY-MM-DD"
    ),
]
Outputs = Annotated[
    list[Path],
    typer.Option(
        "--output",
        "-o",
        help="Write the brief to this file: .html, .docx, .json or .txt. May be repeated.",
        metavar="FILE",
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress on the error stream.")]


@app.command()
def new(folder: Folder) -> None:
    """Make a case folder to fill in, small and commented."""
    from paraph.cli import work

    work.new(folder)


@app.command()
def check(folder: Folder, *, json: Json = False) -> None:
    """Tell every fault of a folder, and verify its citations."""
    from paraph.cli import work

    raise typer.Exit(work.check(folder, as_json=json))


@app.command()
def brief(
    folder: Folder,
    output: Outputs = [],  # noqa: B006 - Typer copies it
    draws: Draws = DRAWS,
    seed: Seed = SEED,
    start: Start = None,
    *,
    quiet: Quiet = False,
) -> None:
    """Print the brief, or write it as HTML, Word, JSON, text."""
    from paraph.cli import work

    raise typer.Exit(work.brief(folder, work.Ask(draws, seed, work.day(start), quiet), output))


@app.command()
def positions(folder: Folder, *, json: Json = False, quiet: Quiet = False) -> None:
    """Show who asks what, every cell with its source."""
    from paraph.cli import work

    del quiet  # taken as by the other commands; there is no progress to tell of
    work.positions(folder, as_json=json)


@app.command()
def packages(
    folder: Folder,
    draws: Draws = DRAWS,
    seed: Seed = SEED,
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show what could be agreed, and how sure that is."""
    from paraph.cli import work

    raise typer.Exit(work.packages(folder, work.Ask(draws, seed, None, quiet), as_json=json))


@app.command()
def roadmap(
    folder: Folder,
    draws: Draws = DRAWS,
    seed: Seed = SEED,
    start: Start = None,
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show the steps of a package, their dates and faults."""
    from paraph.cli import work

    work.roadmap(folder, work.Ask(draws, seed, work.day(start), quiet), as_json=json)


def main() -> None:
    """Run the command line."""
    try:
        app()
    except KeyboardInterrupt:
        sys.stderr.write("paraph: stopped; nothing was written\n")
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        # The reader went away, as `head` does; the rest of the output is nobody's loss.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(DONE)
