"""What became of drafts, as sentences."""

from typing import assert_never

from paraph.briefs.moments import moment
from paraph.briefs.speakers import level_name, seat_name
from paraph.briefs.words import day, listed
from paraph.record.events import drafts as happened
from paraph.record.negotiation import Negotiation
from paraph.terms.drafts import Act, ActKind, Draft, PackageContent, RoadmapContent, TextContent
from paraph.terms.ids import DraftId

ACTED = {
    ActKind.ACCEPT: "accepted",
    ActKind.AD_REFERENDUM: "accepted ad referendum",
    ActKind.OBJECT: "objected to",
    ActKind.RESERVE: "reserved its position on",
    ActKind.ABSTAIN: "abstained on",
}


def draft_title(talks: Negotiation, draft: DraftId) -> str:
    """Return the title that a draft goes by now, in quotation marks."""
    known = talks.draft.get(draft)
    return f"‘{known.current.title}’" if known else f"‘{draft}’"


def draft_words(talks: Negotiation, event: happened.DraftEvent) -> str:
    """Return what became of a draft as a sentence."""
    match event:
        case happened.DraftSubmitted(draft):
            return _submitted(talks, draft)
        case happened.PartyActed(act):
            return f"{act_words(talks, act)}."
        case happened.PositionExplained(each):
            who, what = seat_name(talks, each.party), draft_title(talks, each.draft)
            return f"{who} explained its position on {what}, number {each.number}: {each.words}"
        case happened.SilenceOpened() | happened.SilenceBroken() | happened.SilenceConfirmed():
            return _silence(talks, event)
        case happened.WholeAgreed(is_single, early_harvest):
            return _whole(talks, early_harvest, is_single=is_single)
        case _:
            return _moved(talks, event)


def _moved(
    talks: Negotiation,
    event: happened.DraftAdopted
    | happened.DraftReferred
    | happened.DraftSentBack
    | happened.DraftReopened
    | happened.DraftWithdrawn,
) -> str:
    """Return how a draft went up or down."""
    title = draft_title(talks, event.draft)
    match event:
        case happened.DraftAdopted(_, number, level):
            return f"{level_name(talks, level)} adopted {title}, number {number}, by consensus."
        case happened.DraftReferred(_, to):
            return f"{title} was referred up to {level_name(talks, to)}."
        case happened.DraftSentBack(_, to, instructions):
            return f"{title} was sent back to {level_name(talks, to)}: {instructions}"
        case happened.DraftReopened(_, reason, because_of=other):
            cause = f" because of {draft_title(talks, other)}" if other else ""
            return f"{title} was reopened{cause}: {reason}"
        case happened.DraftWithdrawn(_, reason):
            return f"{title} was withdrawn: {reason}"
        case _ as never:
            assert_never(never)


def _submitted(talks: Negotiation, draft: Draft) -> str:
    depends = (
        f"; it depends on {listed(draft_title(talks, each) for each in draft.depends_on)}"
        if draft.depends_on
        else ""
    )
    note = f" Note: {draft.note}" if draft.note else ""
    return (
        f"‘{draft.title}’, number {draft.number}, {content_kind(draft)}, was submitted to "
        f"{level_name(talks, draft.level)}{depends}.{note}"
    )


def content_kind(draft: Draft) -> str:
    """Return what kind of draft it is."""
    match draft.content:
        case TextContent():
            return "a text"
        case PackageContent():
            return "a package"
        case RoadmapContent():
            return "a roadmap"


def act_words(talks: Negotiation, act: Act) -> str:
    """Return what a party did about a draft, without the full stop."""
    what = f"{draft_title(talks, act.draft)}, number {act.number}"
    until = f", its capital to confirm by {day(act.until)}" if act.until else ""
    reason = f": {act.reason.rstrip('.')}" if act.reason else ""
    return f"{seat_name(talks, act.party)} {ACTED[act.kind]} {what}{until}{reason}"


def _silence(
    talks: Negotiation,
    event: happened.SilenceOpened | happened.SilenceBroken | happened.SilenceConfirmed,
) -> str:
    match event:
        case happened.SilenceOpened(silence):
            return (
                f"{draft_title(talks, silence.draft)}, number {silence.number}, was circulated "
                f"under silence, which closes on {moment(silence.closes, silence.zone)}."
            )
        case happened.SilenceBroken(act):
            return f"Silence was broken: {act_words(talks, act)}."
        case happened.SilenceConfirmed(draft):
            return (
                f"The chair confirmed that nobody broke the silence on {draft_title(talks, draft)}."
            )
        case _ as never:
            assert_never(never)


def _whole(talks: Negotiation, early_harvest: tuple[DraftId, ...], *, is_single: bool) -> str:
    excepted = listed(draft_title(talks, each) for each in early_harvest)
    if not is_single:
        return "It was settled that each draft is agreed by itself."
    but = f", {excepted} excepted as early harvest" if excepted else ""
    return f"It was settled that nothing is agreed until everything is agreed{but}."
