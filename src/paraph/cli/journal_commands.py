"""The commands on a journal: open one, play commands into it, look at it, keep it safe."""

from pathlib import Path
from typing import Annotated

import typer

from paraph.cli.app import As, Folder, Json, Quiet, app, exports
from paraph.terms.ids import MEDIATOR

Journal = Annotated[
    str,
    typer.Argument(
        help="A journal: FILE.db or postgresql://USER@HOST/DB, with #NAME where it holds several.",
        metavar="JOURNAL",
    ),
]
To = Annotated[
    str,
    typer.Option("--journal", help="Where to keep it: FILE.db or postgresql://USER@HOST/DB."),
]
Name = Annotated[
    str | None, typer.Option(help="What to call the talks; the folder's name if not given.")
]
Now = Annotated[
    str | None,
    typer.Option(help="As of this moment instead of now.", metavar="YYYY-MM-DDTHH:MM+HH:MM"),
]
By = Annotated[str, typer.Option(help="Who opens it, for the mediator's team.", metavar="PERSON")]
Briefs = Annotated[
    list[Path],
    typer.Option(
        "--output", "-o", help="Write it to this file: .html, .docx, .json or .txt.", metavar="FILE"
    ),
]
Key = Annotated[
    Path | None,
    typer.Option(help="The file with the signing key; one is made where there is none."),
]


@app.command("open")
def open_(
    folder: Folder,
    journal: To,
    name: Name = None,
    by: By = "secretariat",
    at: Annotated[
        str | None,
        typer.Option(help="When the talks began to be recorded.", metavar="YYYY-MM-DDTHH:MM+HH:MM"),
    ] = None,
    *,
    share_all: Annotated[
        bool, typer.Option("--share-all", help="Put all of the folder before every party.")
    ] = False,
) -> None:
    """Open a case folder into a new journal.

    What the talks are about and what reports say goes to the plenary; what the folder supposes
    stays with the mediator's team.
    """
    from paraph.cli import talks

    talks.open_folder(folder, talks.Opening(journal, name, by, at, share_all))


@app.command()
def play(
    journal: Journal,
    file: Annotated[str, typer.Argument(help="Commands, one on a line; - for standard input.")],
    *,
    quiet: Quiet = False,
) -> None:
    """Enter commands into a journal, all of a file's or none."""
    from paraph.cli import talks

    raise typer.Exit(talks.play(journal, file, quiet=quiet))


@app.command()
def log(journal: Journal, as_: As = MEDIATOR, output: Briefs = [], *, json: Json = False) -> None:  # noqa: B006 - Typer copies it
    """Show what happened, entry by entry, as a seat may see it."""
    from paraph.cli import talks

    talks.log(talks.Look(journal, as_, output, json))


@app.command()
def ladder(
    journal: Journal,
    as_: As = MEDIATOR,
    output: Briefs = [],  # noqa: B006 - Typer copies it
    now: Now = None,
    *,
    json: Json = False,
) -> None:
    """Draw where each draft stands, who has acted, what is missing."""
    from paraph.cli import talks

    talks.ladder(talks.Look(journal, as_, output, json), now)


@app.command()
def due(
    journal: Journal,
    as_: As = MEDIATOR,
    output: Briefs = [],  # noqa: B006 - Typer copies it
    now: Now = None,
    *,
    json: Json = False,
) -> None:
    """List what is due and overdue, and who holds it up; exit code 1 where anything is overdue."""
    from paraph.cli import talks

    raise typer.Exit(talks.due_list(talks.Look(journal, as_, output, json), now))


@exports.command("folder")
def export_folder(
    journal: Journal,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="A new or empty folder.", metavar="FOLDER")
    ],
    as_: As = MEDIATOR,
) -> None:
    """Write a journal as a case folder again, as a seat may see it."""
    from paraph.cli import keeping

    keeping.export_folder(journal, output, as_)


@exports.command("jsonl")
def export_jsonl(
    journal: Journal,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="A file to write.", metavar="FILE.jsonl")
    ],
    as_: As = MEDIATOR,
) -> None:
    """Write the entries that a seat may see, with what it takes to verify them."""
    from paraph.cli import keeping

    keeping.export_lines(journal, output, as_)


@app.command()
def backup(
    journal: Journal,
    file: Annotated[Path, typer.Argument(help="A file to write: FILE.jsonl or FILE.jsonl.gz.")],
) -> None:
    """Write all of a journal to one file, sealed answers too; keep it as safe as the journal."""
    from paraph.cli import keeping

    keeping.backup(journal, file)


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="Written by `paraph backup`.")],
    journal: To,
    name: Name = None,
) -> None:
    """Make a journal of a backup, of either kind of database, with equal heads."""
    from paraph.cli import keeping

    keeping.restore(file, journal, name)


@app.command()
def receipt(
    journal: Journal,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="A file to write.", metavar="FILE.json")
    ],
    as_: As = MEDIATOR,
    key: Key = None,
) -> None:
    """Sign how far the journal is, as a seat may see it; keep it to prove a rewrite later."""
    from paraph.cli import keeping

    keeping.receipt(journal, output, as_, key)


@app.command()
def verify(
    journal: Annotated[
        str, typer.Argument(help="A journal, or what `backup` or `export jsonl` wrote.")
    ],
    receipt: Annotated[
        list[Path], typer.Option(help="A receipt that it must fit. May be repeated.")
    ] = [],  # noqa: B006 - Typer copies it
    key: Annotated[
        str | None,
        typer.Option(help="The public key, in hex, under which the receipts must be signed."),
    ] = None,
    *,
    json: Json = False,
) -> None:
    """Check every chain, document and receipt; name the first bad entry."""
    from paraph.cli import keeping

    raise typer.Exit(keeping.verify(journal, receipt, key, as_json=json))
