"""The command line's frame, and the options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer
from typer.core import TyperGroup

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


class ShownByDefault(TyperGroup):
    """A group of which `show` is meant where no command of it is named: `paraph roadmap FOLDER`."""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        """Put `show` before a place, or before an option of `show`."""
        if args and args[0] not in {*self.commands, *ctx.help_option_names}:
            args = ["show", *args]
        return super().parse_args(ctx, args)


roadmaps = typer.Typer(
    cls=ShownByDefault,
    help="Show, check, order and follow the steps of a package.",
    no_args_is_help=True,
)
app.add_typer(imports, name="import")
app.add_typer(exports, name="export")
app.add_typer(roadmaps, name="roadmap")

Folder = Annotated[Path, typer.Argument(help="A case folder.", metavar="FOLDER")]
Place = Annotated[
    str, typer.Argument(help="A case folder, or a journal: FILE.db, postgresql://HOST/DB#NAME.")
]
As = Annotated[
    str, typer.Option("--as", help="Whose view of a journal: a party's id.", metavar="SEAT")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress on the error stream.")]
