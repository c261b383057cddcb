"""Whether the numbers of a case are given once each, and add up."""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from paraph.files.case.documents import ReservationEntry, ValueEntry, WeightEntry
from paraph.files.case.form import Form  # noqa: TC001 - as all others import it
from paraph.files.case.forming import Placed  # noqa: TC001 - as all others import it
from paraph.files.case.reading import Folder
from paraph.files.case.scalars import write_number
from paraph.files.faults import Fault, quoted
from paraph.terms.numbers import Range

_KEYS = {
    "weights": (WeightEntry, ("party", "issue")),
    "values": (ValueEntry, ("party", "issue", "option")),
    "reservations": (ReservationEntry, ("party",)),
}
"""What a number of each kind is a number for."""


def number_faults(folder: Folder, issue_count: int) -> Iterator[Fault]:
    """Give numbers stated twice, and weights that cannot be shares of one whole."""
    yield from _given_twice(folder)
    can_be_whole = folder.is_whole and "issues" not in folder.unread
    yield from _weights(folder, issue_count if can_be_whole else None)


def _given_twice(folder: Folder) -> Iterator[Fault]:
    for section, (form, keys) in _KEYS.items():
        seen: dict[tuple[str, ...], Placed[Form]] = {}
        for placed in folder.of(section, form):
            if not placed.is_read(*keys):
                continue
            words = tuple(str(getattr(placed.entry, key)) for key in keys)
            if words in seen:
                what = ", ".join(quoted(word) for word in words)
                yield placed.again(keys[-1], f"a number for {what}", seen[words])
            seen.setdefault(words, placed)


def _weights(folder: Folder, issue_count: int | None) -> Iterator[Fault]:
    """Give the parties whose weights are too great together, or too small for all issues."""
    parties: dict[str, dict[str, Placed[WeightEntry]]] = defaultdict(dict)
    for placed in folder.of("weights", WeightEntry):
        if placed.is_read("party", "issue", "weight"):
            parties[placed.entry.party].setdefault(placed.entry.issue, placed)
    for party, given in parties.items():
        stated = (placed.entry.weight for placed in given.values())
        ranges = [weight for weight in stated if isinstance(weight, Range)]
        low = sum((each.low for each in ranges), Fraction(0))
        high = sum((each.high for each in ranges), Fraction(0))
        is_all = len(ranges) == issue_count
        if low > 1 or (is_all and high < 1):
            total, word = (low, "at least") if low > 1 else (high, "at most")
            sums = write_number(total) if low == high else f"{word} {write_number(total)}"
            found = f"weights of party '{party}' that sum to {sums}"
            last = list(given.values())[-1]
            expected = "1" if is_all else "at most 1"
            yield last.fault(("weight",), found, expected, "rescale them")
