"""Refusals about drafts in words."""

from typing import assert_never

from paraph.briefs.deeds import deed_words
from paraph.briefs.message import ids, line
from paraph.briefs.speakers import seat_name
from paraph.briefs.words import listed
from paraph.record import refusals as no
from paraph.record.negotiation import Negotiation
from paraph.record.standing import DraftState
from paraph.terms.drafts import ActKind

DraftRefusal = (
    no.NotCurrent | no.WrongState | no.WrongLevel | no.NotAgreed | no.NothingNew | no.Circular
)


def draft_refusal_words(talks: Negotiation, refusal: DraftRefusal) -> str:
    """Return a refusal about a draft as one line."""
    match refusal:
        case no.NotCurrent(draft, number, current):
            return line(
                f"number {number} is not current",
                f"number {current}",
                f"the draft '{draft}'",
                f"read number {current} and give the command on that",
            )
        case no.WrongState(draft, state, deed, wanted):
            return line(
                f"the draft is {state}",
                f"one that is {listed(wanted, 'or')} to {deed_words(deed)}",
                f"the draft '{draft}'",
                _way_out(state, deed),
            )
        case no.WrongLevel():
            return _wrong_level(refusal)
        case no.NotAgreed(draft, level, missing):
            return line(
                f"not all have joined in: {listed(_open_words(talks, each) for each in missing)}",
                "acceptance or abstention of each party that must accept, and no objection",
                f"the draft '{draft}' before '{level}'",
                "let them act, or submit a new number",
            )
        case no.NothingNew(draft, number):
            return line(
                f"this is number {number} over again",
                "another title, content or dependency",
                f"the draft '{draft}'",
                f"change something, or keep number {number}",
            )
        case no.Circular(circle):
            first, *rest = circle
            chain = ", which depends on ".join(f"'{each}'" for each in rest)
            return line(
                f"'{first}' would depend on {chain}",
                "drafts that do not depend on themselves",
                f"the drafts {ids(dict.fromkeys(circle))}",
                "leave one of the dependencies out",
            )
        case _ as never:
            assert_never(never)


_WAYS_OUT = {
    DraftState.OPEN: "let its level adopt it first",
    DraftState.SILENCE: "wait for the silence to close, or for an objection",
    DraftState.ADOPTED: "refer it up, send it back or reopen it",
    DraftState.SENT_BACK: "submit a new number of it first",
    DraftState.WITHDRAWN: "submit it anew first",
}


def _way_out(state: DraftState, deed: str) -> str:
    """Return what to do first."""
    if state is DraftState.OPEN and deed == "confirm-silence":
        return "circulate it under silence first"
    return _WAYS_OUT[state]


def _wrong_level(refusal: no.WrongLevel) -> str:
    where = f"the draft '{refusal.draft}'"
    if refusal.wanted == "at":
        return line(
            f"'{refusal.named}' does not have it before it",
            f"'{refusal.stands_at}', where it stands",
            where,
            "submit it there",
        )
    return line(
        f"'{refusal.named}' is not {refusal.wanted} '{refusal.stands_at}', where it stands",
        f"a level {refusal.wanted} that",
        where,
        "name another level",
    )


_ACTED = {
    ActKind.ACCEPT: "accepts",
    ActKind.AD_REFERENDUM: "waits for its capital",
    ActKind.OBJECT: "objects",
    ActKind.RESERVE: "reserves its position",
    ActKind.ABSTAIN: "abstains",
}


def _open_words(talks: Negotiation, each: no.Open) -> str:
    """Return what one party has not settled."""
    act = _ACTED[each.act] if each.act else "has not acted"
    return f"'{seat_name(talks, each.party)}' {act}"
