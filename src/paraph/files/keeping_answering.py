"""Whether steps were kept, as the answer of `paraph roadmap status --json`."""

from collections.abc import Iterable
from fractions import Fraction

from paraph.briefs.view import View
from paraph.files import keeping_answers as answers
from paraph.files.answering import source_answer
from paraph.files.packages_answering import case_of, options_of
from paraph.roadmap.bargain import Applies, Bargain, bargains, consequences
from paraph.roadmap.keeping import KeepingFinding, Kept
from paraph.roadmap.roll_up import RollUp
from paraph.roadmap.scoring import PartScore
from paraph.terms.compliance import ComplianceReport

PLACES = 6
"""Decimals of a score or a roll-up."""


def status_answer(view: View, found: KeepingFinding) -> answers.StatusAnswer:
    """Return how the steps stand as an answer."""
    return answers.StatusAnswer(
        case=case_of(view),
        package=options_of(found.package) if found.package else None,
        on=found.on,
        start=found.start,
        horizon=found.account.horizon,
        overall=_roll_up(found.overall),
        due=_roll_up(found.due),
        tracks=[
            answers.TrackRollUpAnswer(track=track, **_roll_up(each).model_dump())
            for track, each in found.tracks
        ],
        actors=[
            answers.ActorRollUpAnswer(actor=actor, **_roll_up(each).model_dump())
            for actor, each in found.parties
        ],
        course=[
            answers.StandAnswer(day=each.day, every=_roll_up(each.every), due=_roll_up(each.due))
            for each in found.course
        ],
        steps=[_kept(each) for each in found.steps],
        consequences=[_consequence(each) for each in consequences(found)],
        bargains=[_bargain(each) for each in bargains(found)],
        coming=[each.step.id for each in found.coming],
        ready=[each.step.id for each in found.ready],
        later_reports=found.later,
        left_out=list(found.left_out),
    )


def _number(exact: Fraction) -> float:
    return round(float(exact), PLACES)


def _roll_up(each: RollUp) -> answers.RollUpAnswer:
    return answers.RollUpAnswer(
        steps=each.steps,
        claimed=None if each.claimed is None else _number(each.claimed),
        verified=None if each.verified is None else _number(each.verified),
    )


def _kept(each: Kept) -> answers.KeptAnswer:
    step, score = each.step, each.score
    return answers.KeptAnswer(
        id=step.id,
        name=step.name,
        actors=list(step.actors),
        verifiers=list(step.verifiers),
        status=each.status.value,
        statuses=[status.value for status in each.statuses],
        reported=score.is_reported,
        claimed=_number(score.claimed_mean),
        verified=_number(score.verified_mean),
        due=each.due.day if each.due else None,
        start_due=each.start_due.day if each.start_due else None,
        days_late=each.days_late,
        late_start=each.is_late_start,
        end=each.end,
        waits_for=list(each.waits_for),
        excuses=list(each.excuses),
        suspended_by=list(each.suspended_by),
        disputed_by=list(each.disputed_by),
        parts=[_part(part) for part in score.parts],
    )


def _part(part: PartScore) -> answers.PartScoreAnswer:
    return answers.PartScoreAnswer(
        tranche=part.tranche,
        claimed=part.claimed,
        verified=part.verified,
        disputed=part.is_disputed,
        begun=part.begun,
        done=part.done,
        counted=_report(part.counted) if part.counted else None,
        beside=_reports(part.beside),
        disputes=_reports(part.disputes),
    )


def _reports(reports: Iterable[ComplianceReport]) -> list[answers.ComplianceAnswer]:
    return [_report(each) for each in reports]


def _report(report: ComplianceReport) -> answers.ComplianceAnswer:
    return answers.ComplianceAnswer(
        score=report.score,
        on=report.on,
        by=report.by,
        verified_by=list(report.verified_by),
        disputed_by=list(report.disputed_by),
        excused=report.excused,
        suspended_by=list(report.suspended_by),
        source=source_answer(report.source),
        note=report.note,
    )


def _consequence(each: Applies) -> answers.ConsequenceAnswer:
    return answers.ConsequenceAnswer(
        step=each.kept.step.id,
        words=each.consequence.words,
        hangs_on_dispute=each.hangs_on_dispute,
        suspendable=[
            answers.SuspendableAnswer(
                step=one.step,
                by=list(one.by),
                status=one.kept.status.value if one.kept else None,
            )
            for one in each.suspendable
        ],
    )


def _bargain(each: Bargain) -> answers.BargainAnswer:
    return answers.BargainAnswer(
        step=each.kept.step.id,
        clause=each.kept.step.clause,
        options=[[issue, option] for issue, option in each.options],
        ties=[
            answers.TieAnswer(
                kind=tie.kind.value, step=tie.kept.step.id, status=tie.kept.status.value
            )
            for tie in each.ties
        ],
    )
