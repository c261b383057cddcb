"""The command line's frame, and the options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="paraph",
    help="The open workbench for mediated talks among several parties.",
    epilog="Exit codes: 0 done, 1 findings, 2 usage, 3 bad data.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help answers in half the time
    context_settings={"help_option_names": ["-h", "--help"]},
)

imports = typer.Typer(help="Make a case folder of another tool's files.", no_args_is_help=True)
exports = typer.Typer(help="Write a case as another tool's files.", no_args_is_help=True)
app.add_typer(imports, name="import")
app.add_typer(exports, name="export")

Folder = Annotated[Path, typer.Argument(help="A case folder.", metavar="FOLDER")]
Place = Annotated[
    str, typer.Argument(help="A case folder, or a journal: FILE.db, postgresql://HOST/DB#NAME.")
]
As = Annotated[
    str, typer.Option("--as", help="Whose view of a journal: a party's id.", metavar="SEAT")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress on the error stream.")]
