"""Whether rankings can be read as orders: each thing once, at least two places, no number beside.

An order and a number for the same thing could contradict each other, and if they did not, the
order would say nothing that the number does not.
"""

from collections.abc import Iterator

from paraph.files.case.documents import RankingEntry, ValueEntry, WeightEntry
from paraph.files.case.form import Form
from paraph.files.case.forming import Placed
from paraph.files.case.naming import ranked_words
from paraph.files.case.reading import Folder
from paraph.files.faults import Fault, quoted

LEAST_PLACES = 2


def ranking_faults(folder: Folder) -> Iterator[Fault]:
    """Give the rankings that are no orders, and the numbers beside them."""
    seen: dict[tuple[str, str | None], Placed[RankingEntry]] = {}
    for placed in folder.of("rankings", RankingEntry):
        if placed.is_read("ranking"):
            yield from _places(placed)
        if placed.is_read("party", "issue"):
            cell = placed.entry.party, placed.entry.issue
            if cell in seen:
                yield placed.again("ranking", f"a ranking of {_what(placed.entry)}", seen[cell])
            seen.setdefault(cell, placed)
    ranked = {cell: placed for cell, placed in seen.items() if placed.is_read("ranking")}
    yield from _numbers_beside(folder, ranked)


def _what(entry: RankingEntry) -> str:
    """Name what is ranked, for whom."""
    if entry.issue is None:
        return f"the issues for {quoted(entry.party)}"
    return f"the options of {quoted(entry.issue)} for {quoted(entry.party)}"


def _places(placed: Placed[RankingEntry]) -> Iterator[Fault]:
    """Give the words that stand twice in a ranking, and say where it has one place only."""
    seen: set[str] = set()
    for path, word, at in ranked_words(placed):
        if word in seen:
            advice = "remove it here, or where it stands before"
            yield placed.fault(path, f"{quoted(word)} again", "each id once", advice, at)
        seen.add(word)
    if len(placed.entry.ranking) < LEAST_PLACES:
        advice = "name what comes after it, or leave the ranking out"
        yield placed.fault(("ranking",), "a ranking of one place", "at least two places", advice)


Ranked = dict[tuple[str, str | None], Placed[RankingEntry]]


def _numbers_beside(folder: Folder, ranked: Ranked) -> Iterator[Fault]:
    """Give the values and weights of what is ranked too."""
    for value in folder.of("values", ValueEntry):
        entry = value.entry
        if value.is_read("party", "issue", "option"):
            order = ranked.get((entry.party, entry.issue))
            yield from _beside(value, "option", entry.option, order)
    for weight in folder.of("weights", WeightEntry):
        if weight.is_read("party", "issue"):
            order = ranked.get((weight.entry.party, None))
            yield from _beside(weight, "issue", weight.entry.issue, order)


def _beside(
    placed: Placed[Form], key: str, word: str, order: Placed[RankingEntry] | None
) -> Iterator[Fault]:
    """Give the fault for a number whose thing stands in an order."""
    if order is None or not any(word in tier for tier in order.entry.ranking):
        return
    line = order.file.place((*order.path, "ranking")).line
    kind = "value" if key == "option" else "weight"
    found = f"a {kind} for {quoted(word)}, which the ranking on line {line} of {order.file.name} "
    advice = "remove it here or there"
    yield placed.fault((key,), f"{found}holds too", "one of them", advice)
