"""What each party did about a draft, and what is missing until it can be adopted."""

from collections.abc import Iterator

from paraph.briefs.moments import moment, short_moment, zone_words
from paraph.briefs.rungs import ACT_SIGNS, NOT_YET, SILENT, standing_words
from paraph.briefs.speakers import TEAM, by_words, level_name, person_name, seat_name
from paraph.briefs.tree import Cell, Column, Row, Table
from paraph.briefs.words import agreeing, cell, day, faint, listed, phrases, strong
from paraph.record.deciding.standing import still_open
from paraph.record.negotiation import Negotiation
from paraph.record.refusals import Open
from paraph.record.standing import DraftStanding, DraftState
from paraph.terms.drafts import Act, ActKind
from paraph.terms.ids import MEDIATOR, ActorId, Seat
from paraph.terms.parties import Role

DOES = {
    ActKind.ACCEPT: "accepts",
    ActKind.AD_REFERENDUM: "accepts ad referendum",
    ActKind.OBJECT: "objects",
    ActKind.RESERVE: "reserves its position",
    ActKind.ABSTAIN: "abstains",
}


def acts_table(talks: Negotiation, standing: DraftStanding) -> Table:
    """Return what each party did about a draft since it was last asked."""
    zone = talks.calendar(MEDIATOR).zone
    last = standing.moves[-1].at
    columns = (Column("Party"), Column("Act"), Column("By"), Column("Reason"))
    rows = tuple(_row(talks, standing, party, zone) for party in _parties(talks, standing))
    words = f"{standing_words(talks, standing)}: what each party did; times in"
    return Table(f"{words} {zone_words(last, zone)}", columns, rows)


def _parties(talks: Negotiation, standing: DraftStanding) -> list[ActorId]:
    """Return the parties that could act, in the order of the table; observers only if they did."""
    seated = (party.id for party in talks.parties if party.role is not Role.OBSERVER)
    return list(dict.fromkeys((*seated, *standing.acts_now)))


def _row(talks: Negotiation, standing: DraftStanding, party: ActorId, zone: str) -> Row:
    act = standing.acts_now.get(party)
    name = cell(strong(seat_name(talks, party)))
    if act is None:
        return Row((name, _no_act(talks, standing, party), cell("–"), cell("–")))
    by = phrases(person_name(talks, act.person)), phrases(faint(short_moment(act.at, zone)))
    return Row((name, _act(talks, act), Cell(by), cell(act.reason or "–")))


def _act(talks: Negotiation, act: Act) -> Cell:
    """Return what a party did; where its capital is to confirm, by when, in its own zone."""
    words = phrases(f"{ACT_SIGNS[act.kind]} {DOES[act.kind]}")
    if act.until is None:
        return Cell((words,))
    calendar = talks.calendar(Seat(act.party))
    zone = zone_words(calendar.end_of(act.until), calendar.zone)
    return Cell((words, phrases(faint(f"until the end of {day(act.until)}, {zone}"))))


def _no_act(talks: Negotiation, standing: DraftStanding, party: ActorId) -> Cell:
    if party not in talks.must_accept:
        return cell(faint("none; agreement does not need it"))
    if standing.is_confirmed:
        return cell(f"{SILENT} kept silent, which counts as acceptance")
    if standing.state is DraftState.SILENCE:
        return cell(f"{NOT_YET} none so far; silence would count as acceptance")
    return cell(f"{NOT_YET} none yet")


def missing_words(talks: Negotiation, standing: DraftStanding) -> str:
    """Return what is missing until a draft can go on, as sentences."""
    silence = standing.silence
    match standing.state:
        case DraftState.SILENCE if silence is not None and not standing.is_confirmed:
            return (
                f"Silence closes on {moment(silence.closes, silence.zone)}. Unless a party objects "
                f"before, and once the chair has confirmed it, whoever did not act has agreed."
                f"{_circulated(talks, standing)}"
            )
        case DraftState.OPEN | DraftState.SILENCE:
            return _open_words(talks, standing)
        case DraftState.ADOPTED:
            return f"{_declared(talks, standing)} Nothing is missing at this level."
        case DraftState.SENT_BACK:
            return f"A new number is missing; {_owners(talks, standing)} can submit it."
        case DraftState.WITHDRAWN:
            return "It is withdrawn; it can be submitted anew."


def _owners(talks: Negotiation, standing: DraftStanding) -> str:
    """Return who may submit a new number."""
    owner = standing.drafts[0].by.seat
    name = seat_name(talks, owner)
    return name if talks.is_mediator(owner) else f"{name} or {TEAM}"


def _circulated(talks: Negotiation, standing: DraftStanding) -> str:
    if standing.silence is None:
        return ""
    return f" It was circulated by {by_words(talks, standing.silence.by)}."


def _open_words(talks: Negotiation, standing: DraftStanding) -> str:
    waiting = still_open(talks, standing)
    if not waiting:
        return (
            "All that must accept have joined in and nobody objects. It is not adopted yet: "
            "that is for the chair to declare."
        )
    return f"Missing: {'; '.join(_missing(talks, standing, waiting))}."


def _missing(
    talks: Negotiation, standing: DraftStanding, waiting: tuple[Open, ...]
) -> Iterator[str]:
    """Give what stands in the way, those parties together that are alike."""
    for kind in dict.fromkeys(each.act for each in waiting):
        parties = [each.party for each in waiting if each.act is kind]
        who, many = listed(seat_name(talks, each) for each in parties), len(parties)
        match kind:
            case None:
                yield f"{who} {agreeing(many, 'has', 'have')} not acted"
            case ActKind.AD_REFERENDUM:
                yield from (_capital(talks, standing, each) for each in parties)
            case ActKind.OBJECT:
                yield f"{who} {agreeing(many, 'objects', 'object')}"
            case ActKind.RESERVE:
                yield f"{who} {agreeing(many, 'reserves its', 'reserve their')} position"
            case ActKind.ACCEPT | ActKind.ABSTAIN:
                yield f"{who} {DOES[kind]}"


def _capital(talks: Negotiation, standing: DraftStanding, party: ActorId) -> str:
    act = standing.acts_now[party]
    by = f" by {day(act.until)}" if act.until else ""
    return f"the capital of {seat_name(talks, party)} is to confirm{by}"


def _declared(talks: Negotiation, standing: DraftStanding) -> str:
    """Return who declared a draft adopted, and when."""
    last = standing.adoptions[-1]
    when = moment(last.at, talks.calendar(MEDIATOR).zone)
    level = level_name(talks, last.level)
    return f"{by_words(talks, last.by)} declared on {when} that {level} had adopted it."
