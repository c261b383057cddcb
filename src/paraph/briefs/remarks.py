"""Remarks on a case in words: what was found, what was expected, where, what to do."""

from typing import assert_never

from paraph.briefs.words import count
from paraph.record.negotiation import Negotiation
from paraph.record.remarks import Remark, RemarkKind


def remark_words(remark: Remark) -> str:
    """Return a remark as one line."""
    match remark.kind:
        case RemarkKind.UNLISTED_FILE:
            return (
                f"reports/{remark.subject}: found a file that no report lists, expected an entry "
                "in 'reports'; list it, or take it out of the folder"
            )
        case RemarkKind.UNCITED_REPORT:
            return (
                f"report '{remark.subject}': found no citation of it, expected at least one; cite "
                "it, or leave it out"
            )
        case RemarkKind.SILENT_PARTY:
            return (
                f"party '{remark.subject}': found no position, value or red line, expected some, "
                "since an agreement needs it; add what it said, or set 'must_accept: no'"
            )
        case RemarkKind.NO_OPTION_LEFT:
            return (
                f"party '{remark.subject}': found red lines against every option of the issue "
                f"'{remark.about}', expected one left; check them, for nothing can be agreed so"
            )
        case _ as never:
            assert_never(never)


def verdict_words(talks: Negotiation, remarked: int) -> str:
    """Return what a folder without faults holds, and whether anything was remarked on."""
    holds = (
        count(len(talks.parties), "party", "parties"),
        count(len(talks.issues), "issue"),
        count(len(talks.positions), "position"),
        count(len(talks.steps), "step"),
        count(len(talks.reports), "report"),
    )
    verdict = count(remarked, "thing") + " to look at again" if remarked else "no fault"
    return f"{', '.join(holds)}: {verdict}"
