"""Remarks on a case that can be read."""

import datetime as dt
from dataclasses import replace

import pytest

from paraph.briefs.remarks import remark_words, verdict_words
from paraph.record.negotiation import Negotiation
from paraph.record.remarks import Remark, RemarkKind, remarks
from paraph.terms import ids
from paraph.terms.agenda import Issue, Option
from paraph.terms.compliance import ComplianceReport, Score
from paraph.terms.numbers import exactly
from paraph.terms.parties import Interest, Party, Role
from paraph.terms.positions import Position, Strength
from paraph.terms.sources import Assumption, Citation, Report, Source, Span
from paraph.terms.steps import OutsideEvent, StepValue

UP = ids.ActorId("up")
SHARE = ids.IssueId("share")
DAY = dt.date(2024, 3, 1)
WHY = Assumption("why")


def report(name: str, origin: str | None = None) -> Report:
    first = ids.ReportId(origin) if origin else None
    return Report(ids.ReportId(name), "Outlet", "Title", DAY, f"reports/{name}", "0" * 64, 1, first)


def citing(name: str) -> Source:
    return Citation(ids.ReportId(name), Span(0, 1), "x", "0" * 64, 1)


def red_line(at: int, option: str, party: ids.ActorId = UP) -> Position:
    name = ids.PositionId(f"p{at}")
    options = (ids.OptionId(option),)
    return Position(name, party, SHARE, options, Strength.RED_LINE, DAY, party, WHY)


ISSUE = Issue(
    SHARE,
    ids.TrackId("t"),
    "Share",
    "?",
    (Option(ids.OptionId("none"), "None"), Option(ids.OptionId("half"), "Half")),
    is_ordered=True,
)


def test_a_file_that_no_report_lists_is_remarked_on() -> None:
    assert remarks(Negotiation(), ("stray.txt",)) == (
        Remark(RemarkKind.UNLISTED_FILE, "stray.txt"),
    )


def test_a_report_that_nothing_cites_is_remarked_on() -> None:
    talks = Negotiation(
        reports=(report("read"), report("unread")), interests=(Interest(UP, "x", citing("read")),)
    )
    assert remarks(talks, ()) == (Remark(RemarkKind.UNCITED_REPORT, "unread"),)


def test_a_reprint_of_a_cited_report_needs_no_citation_of_its_own() -> None:
    talks = Negotiation(
        reports=(report("first"), report("reprint", "first")),
        interests=(Interest(UP, "x", citing("first")),),
    )
    assert remarks(talks, ()) == ()


def test_a_party_of_which_nothing_is_known_is_remarked_on_only_if_it_must_accept() -> None:
    parties = (
        Party(UP, "Up", Role.PARTY, must_accept=True),
        Party(ids.ActorId("host"), "Host", Role.MEDIATOR, must_accept=False),
    )
    talks = Negotiation(parties=parties, issues=(ISSUE,))
    assert remarks(talks, ()) == (Remark(RemarkKind.SILENT_PARTY, "up"),)
    assert remarks(replace(talks, issues=()), ()) == ()


def test_what_a_roadmap_cites_is_cited() -> None:
    event = OutsideEvent("they meet", DAY, DAY, citing("first"))
    done = ComplianceReport(ids.StepId("dig"), Score.FULL, DAY, None, citing("second"))
    worth = StepValue(ids.StepId("dig"), UP, exactly(0), exactly(1), citing("third"))
    talks = Negotiation(
        reports=(report("first"), report("second"), report("third"), report("fourth")),
        outside_events=(event,),
        compliance=(done,),
        step_values=(worth,),
    )
    assert remarks(talks, ()) == (Remark(RemarkKind.UNCITED_REPORT, "fourth"),)


def test_red_lines_against_every_option_are_remarked_on() -> None:
    positions = (red_line(1, "none"), red_line(2, "half"))
    talks = Negotiation(issues=(ISSUE,), positions=positions)
    assert remarks(talks, ()) == (Remark(RemarkKind.NO_OPTION_LEFT, "up", "share"),)


def test_two_parties_that_refuse_one_option_each_leave_each_other_a_choice() -> None:
    positions = (red_line(1, "none"), red_line(2, "half", ids.ActorId("down")))
    assert remarks(Negotiation(issues=(ISSUE,), positions=positions), ()) == ()


@pytest.mark.parametrize(
    ("remark", "words"),
    [
        (
            Remark(RemarkKind.UNLISTED_FILE, "a.txt"),
            (
                "reports/a.txt: found a file that no report lists, expected an entry in 'reports'; "
                "list it, or take it out of the folder"
            ),
        ),
        (
            Remark(RemarkKind.UNCITED_REPORT, "a"),
            "report 'a': found no citation of it, expected at least one; cite it, or leave it out",
        ),
        (
            Remark(RemarkKind.SILENT_PARTY, "up"),
            (
                "party 'up': found no position, value or red line, expected some, since an "
                "agreement needs it; add what it said, or set 'must_accept: no'"
            ),
        ),
        (
            Remark(RemarkKind.NO_OPTION_LEFT, "up", "share"),
            (
                "party 'up': found red lines against every option of the issue 'share', "
                "expected one left; check them, for nothing can be agreed so"
            ),
        ),
    ],
)
def test_a_remark_says_what_was_found_and_what_to_do(remark: Remark, words: str) -> None:
    assert remark_words(remark) == words


def test_the_verdict_counts_what_the_folder_holds() -> None:
    talks = Negotiation(parties=(Party(UP, "Up", Role.PARTY, must_accept=True),), issues=(ISSUE,))
    assert verdict_words(talks, 2) == (
        "1 party, 1 issue, 0 positions, 0 steps, 0 reports: 2 things to look at again"
    )
