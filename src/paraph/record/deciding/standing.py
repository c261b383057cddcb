"""What has to hold of a draft before something is done with it."""

from collections.abc import Iterator

from paraph.record.negotiation import Negotiation
from paraph.record.refusals import BreaksRules, Incomplete, NotCurrent, Open, Refusal, WrongState
from paraph.record.standing import DraftStanding, DraftState
from paraph.terms.agenda import Package
from paraph.terms.conditions import holds
from paraph.terms.drafts import ActKind, Content, PackageContent, RoadmapContent, TextContent
from paraph.terms.ids import ActorId, DraftId

JOINED = frozenset({ActKind.ACCEPT, ActKind.ABSTAIN})
"""Acts that do not stand in the way of consensus; who abstains lets it come about."""


def not_current(standing: DraftStanding, number: int) -> NotCurrent | None:
    """Return that another number than the one meant is current."""
    current = standing.current.number
    return None if number == current else NotCurrent(standing.id, number, current)


def not_in(standing: DraftStanding, deed: str, *wanted: DraftState) -> WrongState | None:
    """Return that a draft is in none of the states in which a deed is possible."""
    if standing.state in wanted:
        return None
    return WrongState(standing.id, standing.state, deed, wanted)


def still_open(talks: Negotiation, standing: DraftStanding) -> tuple[Open, ...]:
    """Return what stands between a draft and its adoption where it is, party by party.

    Every party that must accept has to have accepted or abstained, and nobody may object or
    reserve its position; a confirmed silence counts as acceptance of whoever did not act. Who
    accepted ad referendum is waiting for its capital.
    """
    acts = standing.acts_now
    found: dict[ActorId, Open] = {}
    for party in talks.must_accept:
        act = acts.get(party)
        is_silent = act is None and standing.is_confirmed
        if not is_silent and (act is None or act.kind not in JOINED):
            found[party] = Open(party, act.kind if act else None)
    for party, act in acts.items():
        if act.kind in {ActKind.OBJECT, ActKind.RESERVE}:
            found.setdefault(party, Open(party, act.kind))
    return tuple(found.values())


def content_amiss(talks: Negotiation, content: Content) -> Refusal | None:
    """Return why something cannot be submitted: its package is none, or impossible."""
    match content:
        case PackageContent(package):
            return package_amiss(talks, package)
        case RoadmapContent(package):
            return package_amiss(talks, package) if package else None
        case TextContent():
            return None


def package_amiss(talks: Negotiation, package: Package) -> Refusal | None:
    """Return what a package lacks, or the rules that it breaks."""
    settled = dict(package.choices)
    lacking = tuple(issue.id for issue in talks.issues if issue.id not in settled)
    if lacking:
        return Incomplete(lacking)
    broken = tuple(
        rule.id for rule in talks.rules if not holds(rule.must_hold, settled.__getitem__)
    )
    return BreaksRules(broken) if broken else None


def in_order(talks: Negotiation, content: Content) -> Content:
    """Return content with its package in the order of the issues, so that equals are equal."""
    match content:
        case PackageContent(package):
            return PackageContent(_ordered(talks, package))
        case RoadmapContent(package, steps) if package:
            return RoadmapContent(_ordered(talks, package), steps)
        case _:
            return content


def _ordered(talks: Negotiation, package: Package) -> Package:
    settled = dict(package.choices)
    return Package.of((issue.id, settled[issue.id]) for issue in talks.issues)


def dependents(talks: Negotiation, draft: DraftId) -> Iterator[DraftStanding]:
    """Give the drafts that depend on one, directly or through others, nearest first."""
    seen, waiting = {draft}, [draft]
    while waiting:
        before = waiting.pop(0)
        for standing in talks.drafts:
            if before in standing.current.depends_on and standing.id not in seen:
                seen.add(standing.id)
                waiting.append(standing.id)
                yield standing


def circle(talks: Negotiation, draft: DraftId, depends_on: tuple[DraftId, ...]) -> list[DraftId]:
    """Return the drafts through which one would depend on itself; none if it would not."""
    trail: dict[DraftId, DraftId] = {}
    waiting = list(depends_on)
    trail.update(dict.fromkeys(depends_on, draft))
    while waiting:
        at = waiting.pop()
        if at == draft:
            return _followed(trail, draft)
        for after in talks.draft[at].current.depends_on if at in talks.draft else ():
            if after not in trail:
                trail[after] = at
                waiting.append(after)
    return []


def _followed(trail: dict[DraftId, DraftId], draft: DraftId) -> list[DraftId]:
    """Return the way that led to a draft, itself first and last."""
    way = [draft]
    at = trail[draft]
    while at != draft:
        way.append(at)
        at = trail[at]
    return [draft, *reversed(way[1:]), draft]
