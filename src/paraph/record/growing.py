"""The state while it is folded: lists and mappings that grow, made into tuples once at the end."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, cast

from paraph.record.growing_draft import GrowingDraft
from paraph.record.negotiation import Negotiation
from paraph.terms.ids import DraftId
from paraph.terms.positions import IssueRanking, OptionRanking, OptionValue, Weight
from paraph.terms.sources import Source, Told


def weight_key(weight: Weight | IssueRanking) -> tuple[str, ...]:
    """Return what a weight or an order of issues is about; a later one takes its place."""
    return (weight.party, weight.issue) if isinstance(weight, Weight) else (weight.party,)


def value_key(value: OptionValue | OptionRanking) -> tuple[str, ...]:
    """Return what a value or an order of options is about; a later one takes its place."""
    about = (value.party, value.issue)
    return (*about, value.option) if isinstance(value, OptionValue) else about


def stays(source: Source, new: Source) -> bool:
    """Whether what is known of a party stays beside news of the same: its own word ousts all else.

    Otherwise what the team supposed of some issues would have to fit what a party tells of others,
    in confidence and without knowing it.
    """
    return isinstance(source, Told) or not isinstance(new, Told)


KEYS: dict[str, Callable[[Any], object]] = {
    "reports": lambda each: each.id,
    "parties": lambda each: each.id,
    "outsiders": lambda each: each.id,
    "ladder": lambda each: each.id,
    "tracks": lambda each: each.id,
    "issues": lambda each: each.id,
    "rules": lambda each: each.id,
    "steps": lambda each: each.id,
    "outside_events": lambda each: each.words,
    "step_values": lambda each: (each.party, each.step),
    "positions": lambda each: each.id,
    "red_lines": lambda each: (each.party, each.id),
    "weights": weight_key,
    "values": value_key,
    "reservations": lambda each: each.party,
    "members": lambda each: each.id,
    "calendars": lambda each: each.seat,
    "meetings": lambda each: each.meeting.id,
    "mandates": lambda each: each.mandate.id,
    "enquiries": lambda each: each.enquiry.id,
}
"""What the later of two terms replaces the earlier by, for each field where it does."""


class Growing:
    """Fields of a negotiation that are being added to; a field is unpacked when first touched."""

    def __init__(self, talks: Negotiation) -> None:
        """Begin where the talks stand."""
        self._talks = talks
        self._set: dict[str, Any] = {}
        self._lists: dict[str, list[Any]] = {}
        self._keyed: dict[str, dict[object, Any]] = {}
        self._drafts: dict[DraftId, GrowingDraft] | None = None

    def set(self, **values: object) -> None:
        """Set fields that hold one thing."""
        self._set.update(values)

    def add(self, field: str, term: object) -> None:
        """Add a term at the end of a field."""
        if field not in self._lists:
            self._lists[field] = list(getattr(self._talks, field))
        self._lists[field].append(term)

    def put(self, field: str, term: object) -> None:
        """Put a term in the place of the one with its key, or at the end."""
        self._of(field)[KEYS[field](term)] = term

    def tell(self, field: str, term: Any, about: tuple[str, ...]) -> None:  # noqa: ANN401
        """Put a term, and drop what was supposed before where the party itself now tells.

        Args:
            about: What both are about: the first parts of the key.
        """
        if isinstance(term.source, Told):
            terms = self._of(field)
            for key, each in list(terms.items()):
                is_same = cast("tuple[str, ...]", key)[: len(about)] == about
                if is_same and not stays(each.source, term.source):
                    del terms[key]
        self.put(field, term)

    def has(self, field: str, key: object) -> bool:
        """Whether there is a term with a key."""
        return key in self._of(field)

    def known(self, field: str, key: object) -> Any:  # noqa: ANN401 - a term of the field
        """Return the term with a key."""
        return self._of(field)[key]

    def drop(self, field: str, key: object) -> None:
        """Remove the term with a key."""
        self._of(field).pop(key, None)

    @property
    def drafts(self) -> dict[DraftId, GrowingDraft]:
        """The drafts, each growing by itself."""
        if self._drafts is None:
            self._drafts = {each.id: GrowingDraft.of(each) for each in self._talks.drafts}
        return self._drafts

    def grown(self) -> Negotiation:
        """Return the state that all this makes."""
        lists = {field: tuple(terms) for field, terms in self._lists.items()}
        keyed = {field: tuple(terms.values()) for field, terms in self._keyed.items()}
        drafts = self._talks.drafts
        if self._drafts is not None:
            drafts = tuple(each.standing() for each in self._drafts.values())
        return replace(self._talks, **self._set, **lists, **keyed, drafts=drafts)

    def _of(self, field: str) -> dict[object, Any]:
        if field not in self._keyed:
            key = KEYS[field]
            self._keyed[field] = {key(each): each for each in getattr(self._talks, field)}
        return self._keyed[field]
