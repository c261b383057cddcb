"""Findings on a roadmap as the answers of `--json`."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from paraph.briefs.step_faults import fault_words
from paraph.briefs.view import View
from paraph.files import roadmap_answers as answers
from paraph.files.answering import case_of, source_answer
from paraph.files.packages_answering import options_of
from paraph.roadmap.clock import EPOCH, Clock
from paraph.roadmap.exposure import Course, PartKey, Temptation
from paraph.roadmap.faults import Severity, StepFault
from paraph.roadmap.finding import RoadmapFinding, Scheduled
from paraph.roadmap.slipping import SlipFinding
from paraph.terms.ids import ActorId
from paraph.terms.preconditions import steps_named
from paraph.terms.steps import Step


def roadmap_answer(view: View, found: RoadmapFinding) -> answers.RoadmapAnswer:
    """Return the roadmap as an answer, dated steps first."""
    clock = found.timed.network.clock
    return answers.RoadmapAnswer(
        case=case_of(view),
        package=options_of(found.package) if found.package else None,
        start=found.start,
        end=found.end,
        steps=steps_answer(found.scheduled, found.steps),
        faults=[_fault(view, fault) for fault in found.faults],
        peaks=peaks_answer(found.parties, found.course, clock),
        temptations=temptations_answer(found.parties, found.temptations, clock),
        enforces_itself=found.enforces_itself,
        left_out=list(found.left_out),
    )


def check_answer(view: View, found: RoadmapFinding) -> answers.RoadmapCheckAnswer:
    """Return what is wrong with a roadmap as an answer."""
    return answers.RoadmapCheckAnswer(
        case=case_of(view),
        package=options_of(found.package) if found.package else None,
        steps=len(found.steps),
        severe=sum(fault.severity is Severity.SEVERE for fault in found.faults),
        faults=[_fault(view, fault) for fault in found.faults],
    )


def slip_answer(view: View, found: SlipFinding) -> answers.SlipAnswer:
    """Return what slips with a step as an answer."""
    return answers.SlipAnswer(
        case=case_of(view),
        step=found.step,
        days=found.days,
        end_before=found.end_before,
        end=found.end,
        slips=[
            answers.SlippedAnswer(
                step=each.after.step.id,
                tranche=each.after.tranche,
                before=each.before.end,
                after=each.after.end,
                days=each.days,
                missed=each.is_missed,
            )
            for each in found.slips
        ],
    )


def steps_answer(dated: Sequence[Scheduled], steps: Iterable[Step]) -> list[answers.StepAnswer]:
    """Return the steps, those first that have dates."""
    there = {each.step.id for each in dated}
    undated = (_step(step, None) for step in steps if step.id not in there)
    return [*(_step(each.step, each) for each in dated), *undated]


def _step(step: Step, dated: Scheduled | None) -> answers.StepAnswer:
    due = dated.due if dated else None
    begun = dated.start_due if dated else None
    return answers.StepAnswer(
        id=step.id,
        tranche=dated.tranche if dated else None,
        name=step.name,
        deliverable=step.deliverable,
        actors=list(step.actors),
        verifiers=list(step.verifiers),
        after=list(dict.fromkeys(steps_named(step.after))),
        binding=list(dated.binding) if dated else [],
        gate=step.gate is not None,
        start=dated.start if dated else None,
        end=dated.end if dated else None,
        effect=dated.effect if dated else None,
        latest_start=dated.latest_start if dated else None,
        latest_end=dated.latest_end if dated else None,
        slack_days=dated.slack_days if dated else None,
        due=due.day if due else None,
        due_at=EPOCH + dt.timedelta(minutes=due.moment) if due else None,
        start_due=begun.day if begun else None,
        late=dated.is_late if dated else False,
        source=source_answer(step.source),
    )


def _fault(view: View, fault: StepFault) -> answers.StepFaultAnswer:
    words = fault_words(view.talks, fault)
    return answers.StepFaultAnswer(
        code=fault.kind.value,
        severity=fault.severity.value,
        steps=list(fault.steps),
        party=fault.party,
        words=list(fault.words),
        options=dict(fault.options),
        days=fault.days,
        exposure=None if fault.share is None else str(fault.share),
        message=f"{words.lead}: {words.text}.",
        mend=words.mend,
    )


def peaks_answer(
    parties: Sequence[ActorId], course: Course, clock: Clock
) -> list[answers.PeakAnswer]:
    """Return the largest exposure of each party."""
    return list(_peaks(parties, course, clock))


def _peaks(
    parties: Sequence[ActorId], course: Course, clock: Clock
) -> Iterator[answers.PeakAnswer]:
    for place, party in enumerate(parties):
        peak = course.peak_at(place)
        yield answers.PeakAnswer(
            party=party,
            exposure=str(course.peaks[place]),
            on=clock.day_of(peak.moment) if peak else None,
            after=[part_id(key) for key in peak.parts] if peak else [],
        )


def temptations_answer(
    parties: Sequence[ActorId], found: Iterable[Temptation], clock: Clock
) -> list[answers.TemptationAnswer]:
    """Return the moments at which a party would gain by stopping."""
    return [
        answers.TemptationAnswer(
            party=parties[each.party],
            on=None if each.moment is None else clock.day_of(each.moment),
            after=[part_id(key) for key in each.after],
            left=str(each.left.point),
            sure=each.is_sure,
            likely=each.is_likely,
        )
        for each in found
    ]


def part_id(key: PartKey) -> str:
    """Return the id of a step, or of one tranche of it: `aid.2`."""
    step, tranche = key
    return step if tranche is None else f"{step}.{tranche}"
