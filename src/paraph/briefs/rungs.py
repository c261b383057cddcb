"""The picture of the ladder: what happened to each draft on each rung."""

from collections.abc import Iterator, Sequence
from datetime import date

from paraph.briefs.speakers import level_name, seat_name
from paraph.briefs.tree import Figure, Ladder, Rung
from paraph.briefs.words import NO_BREAK, short_day
from paraph.record.negotiation import Negotiation
from paraph.record.standing import DraftStanding, DraftState, Move, MoveKind
from paraph.terms.drafts import Act, ActKind
from paraph.terms.ids import MEDIATOR, ActorId, LevelId

MOST_COLUMNS = 4
"""Drafts in one picture; more of them would be too small to read."""

NOT_YET, SILENT = "…", "~"
ACT_SIGNS = {
    ActKind.ACCEPT: "✓",
    ActKind.AD_REFERENDUM: "(✓)",
    ActKind.OBJECT: "✕",
    ActKind.RESERVE: "◇",
    ActKind.ABSTAIN: "–",
}
SIGN_WORDS = {
    "✓": "accepts",
    "(✓)": "accepts ad referendum",
    "✕": "objects",
    "◇": "reserves its position",
    "–": "abstains",
    SILENT: "kept silent, which counts as acceptance",
    NOT_YET: "has not acted",
}

MOVES = {
    MoveKind.SUBMITTED: "submitted",
    MoveKind.CIRCULATED: "under silence",
    MoveKind.BROKEN: "silence broken",
    MoveKind.CONFIRMED: "silence confirmed",
    MoveKind.ADOPTED: "adopted",
    MoveKind.REFERRED: "came up",
    MoveKind.SENT_BACK: "came down",
    MoveKind.REOPENED: "reopened",
    MoveKind.WITHDRAWN: "withdrawn",
}


def ladder_figures(talks: Negotiation) -> Iterator[Figure]:
    """Give pictures of the drafts on the ladder, a few drafts each."""
    groups = [
        talks.drafts[at : at + MOST_COLUMNS] for at in range(0, len(talks.drafts), MOST_COLUMNS)
    ]
    for number, group in enumerate(groups, 1):
        part = f", part {number} of {len(groups)}" if len(groups) > 1 else ""
        yield Figure(
            f"ladder-{number}",
            f"The drafts on the ladder{part}: what happened on each rung, the highest on top",
            " ".join(f"{standing_words(talks, each)}." for each in group),
            _drawing(talks, group),
        )


def standing_words(talks: Negotiation, standing: DraftStanding) -> str:
    """Return where a draft stands, without the full stop."""
    named = f"‘{standing.current.title}’, number {standing.current.number},"
    level = level_name(talks, standing.level)
    match standing.state:
        case DraftState.OPEN:
            return f"{named} is open before {level}"
        case DraftState.SILENCE:
            return f"{named} is under silence before {level}"
        case DraftState.ADOPTED:
            return f"{named} was adopted by {level}"
        case DraftState.SENT_BACK:
            return f"{named} was sent back to {level}"
        case DraftState.WITHDRAWN:
            return f"{named} was withdrawn before {level}"


def _drawing(talks: Negotiation, group: Sequence[DraftStanding]) -> Ladder:
    levels = tuple(reversed(talks.ladder))
    rungs = tuple(tuple(_rung(talks, each, level.id) for each in group) for level in levels)
    used = {act.split(" ", 1)[0] for row in rungs for rung in row for act in rung.acts}
    signs = [f"{sign} {words}" for sign, words in SIGN_WORDS.items() if sign in used]
    return Ladder(
        tuple(level.name for level in levels),
        tuple(each.current.title for each in group),
        rungs,
        ";  ".join(("a figure before a word = number of the draft", *signs)),
    )


def _rung(talks: Negotiation, standing: DraftStanding, level: LevelId) -> Rung:
    is_here = standing.level == level
    is_asked = is_here and standing.state in {DraftState.OPEN, DraftState.SILENCE}
    acts = _asked(talks, standing) if is_asked else _told(talks, standing, level)
    return Rung(tuple(_lines(talks, standing, level)), tuple(acts), is_here)


def _lines(talks: Negotiation, standing: DraftStanding, level: LevelId) -> Iterator[str]:
    """Give what happened on a rung; a draft that was sent down is told where it came from too."""
    for before, move in zip((None, *standing.moves), standing.moves, strict=False):
        when = _when(talks, talks.calendar(MEDIATOR).day_of(move.at))
        if move.kind is MoveKind.SENT_BACK and before is not None and before.level == level:
            yield f"{move.number} sent back, {when}"
        if move.level == level:
            yield f"{move.number} {move_words(talks, move)}, {when}"


def _when(talks: Negotiation, on: date) -> str:
    """Return a day; its year only where the talks about the drafts span several."""
    calendar = talks.calendar(MEDIATOR)
    years = {on.year} | {
        calendar.day_of(each.at).year for draft in talks.drafts for each in draft.moves
    }
    return short_day(on) if len(years) > 1 else f"{on.day}{NO_BREAK}{on:%b}"


def move_words(talks: Negotiation, move: Move) -> str:
    """Return what happened to a draft, and because of which other one."""
    if move.because_of is None:
        return MOVES[move.kind]
    return f"{MOVES[move.kind]} because of ‘{talks.draft[move.because_of].current.title}’"


def _asked(talks: Negotiation, standing: DraftStanding) -> Iterator[str]:
    """Give what each party did since it was last asked, and who has not acted."""
    acts = standing.acts_now
    for party in dict.fromkeys((*talks.must_accept, *acts)):
        act = acts.get(party)
        silent = SILENT if standing.is_confirmed else NOT_YET
        yield _signed(talks, act) if act else f"{silent} {seat_name(talks, party)}"


def _told(talks: Negotiation, standing: DraftStanding, level: LevelId) -> Iterator[str]:
    """Give what each party last did on a rung about the last number that was acted on there."""
    there = [act for act in standing.acts if act.level == level]
    last: dict[ActorId, Act] = {act.party: act for act in there if act.number == there[-1].number}
    yield from (_signed(talks, act) for act in last.values())
    confirmed = [
        move.number
        for move in standing.moves
        if move.level == level and move.kind is MoveKind.CONFIRMED
    ]
    number = there[-1].number if there else standing.current.number
    if confirmed and confirmed[-1] >= number:
        yield from (
            f"{SILENT} {seat_name(talks, party)}"
            for party in talks.must_accept
            if party not in last
        )


def _signed(talks: Negotiation, act: Act) -> str:
    until = f", until {_when(talks, act.until)}" if act.until else ""
    return f"{ACT_SIGNS[act.kind]} {seat_name(talks, act.party)}{until}"
