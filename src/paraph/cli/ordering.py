"""What `paraph roadmap order` does; kept apart, since the solver takes a while to load."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from paraph.briefs.notes import Notes
from paraph.briefs.order import likelihood_blocks, order_section
from paraph.briefs.tree import Section
from paraph.cli.places import Where
from paraph.cli.progress import telling
from paraph.cli.roadmapping import Ask, consulted, deliver
from paraph.cli.telling import print_json, require_writable
from paraph.desk.orders import OrderQuestion, consult_likelihood, consult_order
from paraph.files.order_answering import order_answer


@dataclass(frozen=True, slots=True)
class Search:
    """How much a person lets the search take."""

    effort: float
    date_draws: int


def order(
    where: Where, ask: Ask, search: Search, outputs: Sequence[Path], *, as_json: bool
) -> None:
    """Print the best order of the steps, or write it to files."""
    for path in outputs:
        require_writable(path)
    found = consulted(where, ask, as_json=as_json)
    talks = found.view.talks
    question = OrderQuestion(search.effort, draws=search.date_draws, seed=ask.seed)
    with telling(quiet=ask.quiet) as tell:
        orders = consult_order(found.roadmap, replace(question, progress=tell.orders))
        odds = consult_likelihood(talks, found.roadmap, replace(question, progress=tell.date_draws))
    if as_json:
        print_json(order_answer(found.view, orders, odds))
        return
    extra = tuple(likelihood_blocks(talks, odds)) if odds else ()

    def sections(notes: Notes) -> Sequence[Section]:
        section = order_section(talks, orders, notes)
        return [replace(section, blocks=(*section.blocks, *extra))]

    deliver(found.brief(sections), outputs)
