"""Findings as the answers of `--json`."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from paraph.briefs.brief import View
from paraph.briefs.positions import matrix
from paraph.briefs.remarks import remark_words
from paraph.files import answers
from paraph.files.faults import Fault
from paraph.files.packages_answering import case_of, parties_of
from paraph.record.remarks import Remark
from paraph.terms.distances import distance
from paraph.terms.positions import Position
from paraph.terms.sources import Assumption, Citation, Source, Told
from paraph.terms.stances import Stance


def source_answer(source: Source) -> answers.SourceAnswer | answers.ToldAnswer:
    """Return where a thing comes from."""
    match source:
        case Assumption(why):
            return answers.SourceAnswer(kind="assumed", why=why)
        case Told(person, seat, on):
            return answers.ToldAnswer(person=person, seat=seat, on=on)
        case Citation(report, span, text, digest, line):
            return answers.SourceAnswer(
                kind="cited",
                report=report,
                quote=text,
                start=span.start,
                end=span.end,
                line=line,
                digest=digest,
            )


def positions_answer(view: View) -> answers.PositionsAnswer:
    """Return the positions matrix as an answer."""
    talks, stances = view.talks, matrix(view.talks)
    pairs = list(combinations(range(len(talks.parties)), 2))
    apart = [
        answers.DistanceAnswer(
            issue=issue.id,
            parties=[row[one].party, row[other].party],
            distance=None if (far := distance(issue, row[one], row[other])) is None else float(far),
        )
        for issue, row in zip(talks.issues, stances, strict=True)
        for one, other in pairs
    ]
    return answers.PositionsAnswer(
        case=case_of(view),
        parties=parties_of(talks),
        cells=[_cell(each) for row in stances for each in row],
        distances=apart,
    )


def _cell(each: Stance) -> answers.CellAnswer:
    return answers.CellAnswer(
        party=each.party,
        issue=each.issue,
        silent=each.is_silent,
        contested=each.is_contested,
        drifted=each.has_drifted,
        current=_positions(each.current),
        earlier=_positions(each.earlier),
        supposed=_positions(each.supposed),
        claims=_positions(each.claims),
        refusals=_positions(each.refusals),
    )


def _positions(positions: Iterable[Position]) -> list[answers.PositionAnswer]:
    return [
        answers.PositionAnswer(
            id=each.id,
            options=list(each.options),
            strength=each.strength.value,
            date=each.date,
            said_by=each.said_by,
            source=source_answer(each.source),
            note=each.note,
        )
        for each in positions
    ]


def check_answer(
    folder: str, faults: Sequence[Fault], remarks: Sequence[Remark]
) -> answers.CheckAnswer:
    """Return what is wrong with a folder, or worth another look, as an answer."""
    return answers.CheckAnswer(
        folder=folder,
        readable=not faults,
        clean=not faults and not remarks,
        faults=[
            answers.FaultAnswer(
                file=each.file,
                line=each.line,
                column=each.column,
                path=each.path,
                found=each.found,
                expected=each.expected,
                advice=each.advice,
                message=each.message,
            )
            for each in faults
        ],
        remarks=[
            answers.RemarkAnswer(
                kind=each.kind.value,
                subject=each.subject,
                about=each.about,
                message=remark_words(each),
            )
            for each in remarks
        ],
    )
