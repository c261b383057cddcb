"""The commands on a case. A command imports what it needs, so that help is quick."""

from pathlib import Path
from typing import Annotated

import typer

from paraph.cli.app import As, Folder, Json, Place, Quiet, app, exports, imports
from paraph.desk.defaults import DRAWS, SEED
from paraph.terms.ids import MEDIATOR

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
Fix = Annotated[
    list[str], typer.Option(help="What if this issue were settled so.", metavar="ISSUE=OPTION")
]
Without = Annotated[
    list[str], typer.Option(help="What if this party need not accept.", metavar="PARTY")
]
Only = Annotated[
    list[str],
    typer.Option(help="What this party and others so named could agree.", metavar="PARTY"),
]
Drop = Annotated[
    list[str], typer.Option(help="What if this rule or red line were dropped.", metavar="ID")
]
WalkAway = Annotated[
    list[str], typer.Option(help="What if walking away were worth this.", metavar="PARTY=VALUE")
]
Weight = Annotated[
    list[str],
    typer.Option(
        help="What if an issue mattered so much; the others share the rest.",
        metavar="PARTY:ISSUE=WEIGHT",
    ),
]
PartyWeight = Annotated[
    list[str],
    typer.Option(
        help="Add the weighted solutions; this party counts so much.", metavar="PARTY=NUMBER"
    ),
]
Solution = Annotated[
    list[str], typer.Option(help="Only this solution; may be repeated.", metavar="NAME")
]
Tables = Annotated[
    list[Path],
    typer.Option(
        "--output",
        "-o",
        help="Write frontier and solutions to this file: .xlsx or .csv. May be repeated.",
        metavar="FILE",
    ),
]
Certificates = Annotated[
    Path | None,
    typer.Option(help="Write the proofs of the solutions to this file.", metavar="FILE.json"),
]
NewFolder = Annotated[
    Path,
    typer.Option("--output", "-o", help="A new or empty folder to write into.", metavar="FOLDER"),
]


@app.command()
def new(folder: Folder) -> None:
    """Make a case folder to fill in, small and commented."""
    from paraph.cli import work

    work.new(folder)


@app.command()
def check(place: Place, *, json: Json = False) -> None:
    """Tell every fault of a folder, and verify its citations."""
    from paraph.cli import work

    raise typer.Exit(work.check(place, as_json=json))


@app.command()
def brief(
    place: Place,
    output: Outputs = [],  # noqa: B006 - Typer copies it
    draws: Draws = DRAWS,
    seed: Seed = SEED,
    start: Start = None,
    as_: As = MEDIATOR,
    *,
    quiet: Quiet = False,
) -> None:
    """Print the brief, or write it as HTML, Word, JSON, text."""
    from paraph.cli import asking, work
    from paraph.cli.places import Where

    raise typer.Exit(
        work.brief(
            Where(place, as_), work.Ask(draws, seed, asking.day(start, "--start"), quiet), output
        )
    )


@app.command()
def positions(
    place: Place, as_: As = MEDIATOR, *, json: Json = False, quiet: Quiet = False
) -> None:
    """Show who asks what, every cell with its source."""
    from paraph.cli import work
    from paraph.cli.places import Where

    del quiet  # taken as by the other commands; there is no progress to tell of
    work.positions(Where(place, as_), as_json=json)


@app.command()
def packages(
    place: Place,
    fix: Fix = [],  # noqa: B006 - Typer copies these lists
    without: Without = [],  # noqa: B006
    only: Only = [],  # noqa: B006
    drop: Drop = [],  # noqa: B006
    walk_away: WalkAway = [],  # noqa: B006
    weight: Weight = [],  # noqa: B006
    party_weight: PartyWeight = [],  # noqa: B006
    solution: Solution = [],  # noqa: B006
    output: Tables = [],  # noqa: B006
    certificates: Certificates = None,
    draws: Draws = DRAWS,
    seed: Seed = SEED,
    as_: As = MEDIATOR,
    *,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show what could be agreed, and how sure that is; also what if.

    Every option but the last five may be repeated. Interrupted once, the command ends with the
    best found so far and what is proven of it.
    """
    from paraph.cli import exploring
    from paraph.cli.asking import Words
    from paraph.cli.places import Where

    words = Words(fix, without, only, drop, walk_away, weight, party_weight, solution)
    ask = exploring.Explore(words, draws, seed, output, certificates, quiet)
    raise typer.Exit(exploring.packages(Where(place, as_), ask, as_json=json))


@app.command()
def certificate(
    file: Annotated[Path, typer.Argument(help="Written by --certificates.", metavar="FILE.json")],
) -> None:
    """Check the proofs of solutions anew, without a solver."""
    from paraph.cli import exploring

    raise typer.Exit(exploring.certificate(file))


@imports.command("genius")
def import_genius(
    domain: Annotated[Path, typer.Argument(help="The domain.", metavar="DOMAIN.xml")],
    profiles: Annotated[
        list[Path], typer.Argument(help="A profile for each party.", metavar="PROFILE.xml...")
    ],
    output: NewFolder,
) -> None:
    """Make a case folder of a Genius domain and its profiles."""
    from paraph.cli import exchange

    raise typer.Exit(exchange.import_from_genius(domain, profiles, output))


@exports.command("genius")
def export_genius(folder: Folder, output: NewFolder) -> None:
    """Write a case as a Genius domain, and a profile for each party."""
    from paraph.cli import exchange

    raise typer.Exit(exchange.export_to_genius(folder, output))
