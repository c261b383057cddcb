"""Drafts as parts of the answers of `--json`."""

from itertools import pairwise

from paraph.briefs.speakers import person_name
from paraph.files import talks_answers as answers
from paraph.record.agreed import agreement
from paraph.record.changes import changes
from paraph.record.deciding.standing import still_open
from paraph.record.negotiation import Negotiation
from paraph.record.standing import DraftStanding, DraftState, Move
from paraph.terms.agenda import Package
from paraph.terms.drafts import (
    Act,
    Draft,
    Explanation,
    PackageContent,
    RoadmapContent,
    TextContent,
)
from paraph.terms.ids import PersonId, Seat
from paraph.terms.people import Author


def author_answer(talks: Negotiation, author: Author) -> answers.AuthorAnswer:
    """Return whose act it is."""
    name = person_name(talks, author.person)
    return answers.AuthorAnswer(person=author.person, name=name, seat=author.seat)


def draft_answer(talks: Negotiation, standing: DraftStanding) -> answers.DraftAnswer:
    """Return a draft through all its numbers, and where it stands."""
    is_asked = standing.state in {DraftState.OPEN, DraftState.SILENCE}
    return answers.DraftAnswer(
        id=standing.id,
        title=standing.current.title,
        number=standing.current.number,
        state=standing.state.value,
        level=standing.level,
        agreement=agreement(talks, standing).value,
        numbers=[_number(talks, each) for each in standing.drafts],
        acts_now=[_act(talks, each) for each in standing.acts_now.values()],
        missing=[
            answers.OpenAnswer(party=each.party, act=each.act.value if each.act else None)
            for each in (still_open(talks, standing) if is_asked else ())
        ],
        silence=_silence(talks, standing),
        adoptions=[
            answers.AdoptionAnswer(
                level=each.level,
                number=each.number,
                by=author_answer(talks, each.by),
                at=each.at,
            )
            for each in standing.adoptions
        ],
        moves=[_move(talks, each) for each in standing.moves],
        acts=[_act(talks, each) for each in standing.acts],
        explanations=[_explanation(talks, each) for each in standing.explanations],
        changes=[_changes(before, after) for before, after in pairwise(standing.drafts)],
    )


def _person(talks: Negotiation, person: PersonId, party: str) -> answers.AuthorAnswer:
    return author_answer(talks, Author(person, Seat(party)))


def _act(talks: Negotiation, act: Act) -> answers.ActAnswer:
    return answers.ActAnswer(
        party=act.party,
        by=_person(talks, act.person, act.party),
        number=act.number,
        level=act.level,
        kind=act.kind.value,
        at=act.at,
        until=act.until,
        reason=act.reason,
    )


def _silence(talks: Negotiation, standing: DraftStanding) -> answers.SilenceAnswer | None:
    silence = standing.silence
    if silence is None:
        return None
    return answers.SilenceAnswer(
        number=silence.number,
        opened=silence.opened,
        closes=silence.closes,
        zone=silence.zone,
        by=author_answer(talks, silence.by),
        confirmed=standing.is_confirmed,
    )


def _move(talks: Negotiation, move: Move) -> answers.MoveAnswer:
    return answers.MoveAnswer(
        kind=move.kind.value,
        number=move.number,
        level=move.level,
        by=author_answer(talks, move.by),
        at=move.at,
        words=move.words,
        because_of=move.because_of,
    )


def _explanation(talks: Negotiation, each: Explanation) -> answers.ExplanationAnswer:
    return answers.ExplanationAnswer(
        party=each.party,
        by=_person(talks, each.person, each.party),
        number=each.number,
        at=each.at,
        words=each.words,
    )


def _number(talks: Negotiation, draft: Draft) -> answers.NumberAnswer:
    kind, text, package, steps = _content(draft)
    return answers.NumberAnswer(
        number=draft.number,
        title=draft.title,
        level=draft.level,
        kind=kind,
        text=text,
        package=package_answer(package) if package else None,
        steps=steps,
        by=author_answer(talks, draft.by),
        at=draft.at,
        depends_on=list(draft.depends_on),
        note=draft.note,
    )


Content = tuple[str, str | None, Package | None, list[answers.DraftStepAnswer]]


def _content(draft: Draft) -> Content:
    match draft.content:
        case TextContent(text):
            return "text", text, None, []
        case PackageContent(package):
            return "package", None, package, []
        case RoadmapContent(package, steps):
            named = [answers.DraftStepAnswer(id=each.id, name=each.name) for each in steps]
            return "roadmap", None, package, named


def package_answer(package: Package) -> dict[str, str]:
    """Return a package as options by issue."""
    return {str(issue): str(option) for issue, option in package}


def _changes(before: Draft, after: Draft) -> answers.DraftChangesAnswer:
    found = changes(before, after)
    return answers.DraftChangesAnswer(
        number=after.number,
        title=found.titles[1] if found.titles else None,
        depends_more=list(found.depends_more),
        depends_less=list(found.depends_less),
        other_kind=found.is_other_kind,
        options=[
            answers.OptionChangeAnswer(issue=each.issue, before=each.before, after=each.after)
            for each in found.options
        ],
        steps=[
            answers.StepChangeAnswer(kind=each.kind.value, step=each.step, fields=list(each.fields))
            for each in found.steps
        ],
        paragraphs=[
            answers.ParagraphChangeAnswer(
                kind=each.kind.value,
                place=each.place,
                runs=[answers.RunAnswer(kind=run.kind.value, words=run.words) for run in each.runs],
            )
            for each in found.paragraphs
        ],
    )
