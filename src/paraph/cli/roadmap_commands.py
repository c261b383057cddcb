"""The commands on a roadmap. A command imports what it needs, so that help is quick."""

from typing import Annotated

import typer

from paraph.cli.app import As, Json, Place, Quiet, roadmaps
from paraph.cli.case_commands import Draws, Outputs, Seed, Start
from paraph.desk.defaults import DATE_DRAWS, DRAWS, EFFORT, SEED
from paraph.terms.ids import MEDIATOR

Everything = Annotated[
    bool,
    typer.Option("--all", help="Every step of the case, not only those of the best package."),
]
Limit = Annotated[
    str,
    typer.Option(
        "--exposure-limit",
        help="The largest exposure of a party that is not told, on its own scale.",
        metavar="SHARE",
    ),
]
Effort = Annotated[
    float,
    typer.Option(
        min=0.1, help="What each search may take, in the solver's own seconds.", metavar="SECONDS"
    ),
]
THIRD = "1/3"


@roadmaps.command()
def show(
    place: Place,
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
    """Show the steps of a package, their dates and faults; meant where no command is named."""
    from paraph.cli import asking, roadmapping
    from paraph.cli.places import Where

    ask = roadmapping.Ask(draws, seed, asking.day(start, "--start"), quiet, everything)
    roadmapping.show(Where(place, as_), ask, output, as_json=json)


@roadmaps.command()
def check(
    place: Place,
    exposure_limit: Limit = THIRD,
    draws: Draws = DRAWS,
    seed: Seed = SEED,
    start: Start = None,
    as_: As = MEDIATOR,
    *,
    everything: Everything = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Tell what is wrong with the steps, each with what would mend it.

    Ends with 1 where a fault is severe.
    """
    from paraph.cli import asking, roadmapping
    from paraph.cli.places import Where

    ask = roadmapping.Ask(
        draws, seed, asking.day(start, "--start"), quiet, everything, exposure_limit
    )
    raise typer.Exit(roadmapping.check(Where(place, as_), ask, as_json=json))


@roadmaps.command()
def order(
    place: Place,
    effort: Effort = EFFORT,
    draws: Draws = DRAWS,
    date_draws: Annotated[
        int, typer.Option(min=100, help="Draws of lengths that have a range.", metavar="N")
    ] = DATE_DRAWS,
    seed: Seed = SEED,
    start: Start = None,
    output: Outputs = [],  # noqa: B006 - Typer copies it
    as_: As = MEDIATOR,
    *,
    everything: Everything = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Find the order in which no party is far ahead of what it gets; propose gates and escrow."""
    from paraph.cli import asking, ordering, roadmapping
    from paraph.cli.places import Where

    ask = roadmapping.Ask(draws, seed, asking.day(start, "--start"), quiet, everything)
    search = ordering.Search(effort, date_draws)
    ordering.order(Where(place, as_), ask, search, output, as_json=json)


@roadmaps.command()
def slip(
    place: Place,
    step: Annotated[str, typer.Argument(help="The id of a step.", metavar="STEP")],
    days: Annotated[int, typer.Argument(min=1, max=36_500, help="By how many days it slips.")],
    draws: Draws = DRAWS,
    seed: Seed = SEED,
    start: Start = None,
    as_: As = MEDIATOR,
    *,
    everything: Everything = False,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show what comes later if a step does."""
    from paraph.cli import asking, roadmapping
    from paraph.cli.places import Where

    ask = roadmapping.Ask(draws, seed, asking.day(start, "--start"), quiet, everything)
    roadmapping.slip(Where(place, as_), ask, (step, days), as_json=json)
