"""How verdicts over all readings, and proofs, are put into words."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

from tests.strategies import SUPPOSED, chosen, issue, party, red_line

from paraph.briefs.brief import View
from paraph.briefs.certainty import answer_words, rankings_table
from paraph.briefs.notes import Notes
from paraph.briefs.readings import (
    proof_words,
    readings_blocks,
    readings_table,
    verdict_words,
    witness_table,
)
from paraph.briefs.tree import Bullets, Cell, Mark, Table
from paraph.desk.consult import Question as Consultation
from paraph.desk.consult import consult_brief
from paraph.files.case.loading import load_case
from paraph.packages.extremes import Extreme, Reading
from paraph.packages.questions import Question
from paraph.packages.readings import Outdone, PackageReadings, Refused, SeatReadings
from paraph.record.evolve import fold
from paraph.record.negotiation import Negotiation
from paraph.terms.agenda import Package
from paraph.terms.conditions import RedLine
from paraph.terms.ids import ActorId
from paraph.terms.numbers import exactly
from paraph.terms.positions import IssueRanking, OptionRanking, OptionValue

PLACE = issue("place", ["geneva", "vienna"])
TALKS = Negotiation(
    title="Ties",
    as_of=dt.date(2023, 5, 31),
    parties=(party("ada"), party("ben")),
    issues=(PLACE,),
)
GENEVA, VIENNA = (Package.of([("place", option.id)]) for option in PLACE.options)
LINE = red_line("no-geneva", "ben", chosen("place", "geneva"))


def seat(who: str, least: float, most: float, crossed: RedLine | None = None) -> SeatReadings:
    extremes = (Extreme(gain, Reading((1.0,), ((gain + 0.5, 0.5),), 0.5)) for gain in (least, most))
    return SeatReadings(ActorId(who), *extremes, crossed, 0.25)


def package(
    which: Package, *seats: SeatReadings, out: Refused | Outdone | None = None
) -> PackageReadings:
    return PackageReadings(which, seats, 0.25, out)


SURE = package(GENEVA, seat("ada", 0.1, 0.3), seat("ben", 0, 0.5))
OPEN = package(VIENNA, seat("ada", -0.1, 0.3), seat("ben", 0.001, 0.5))
OUTDONE = package(
    VIENNA, seat("ada", -0.1, 0.3), seat("ben", -0.2, 0.5), out=Outdone(GENEVA, (0.004, 0))
)
REFUSED = package(
    VIENNA,
    seat("ada", -0.5, -0.25),
    seat("ben", 0.1, 0.2),
    out=Refused(ActorId("ada"), None, -0.25),
)
CROSSING = package(
    GENEVA,
    seat("ada", 0.1, 0.2),
    seat("ben", 0.1, 0.2, LINE),
    out=Refused(ActorId("ben"), LINE, 0.2),
)
NAMES = {GENEVA: "1. Nash", VIENNA: "2. Utilitarian"}


def text(cell: Cell) -> list[str]:
    return ["".join(phrase.text for phrase in line).replace("\xa0", " ") for line in cell.lines]


def test_verdicts_are_counted() -> None:
    assert verdict_words([SURE, OPEN, REFUSED]).startswith(
        "Of 3 packages compared, 1 in every reading, 1 in some readings and 1 in no reading are "
        "acceptable to all who must accept. 1 is ruled out by proof. "
    )
    assert "None is ruled out by proof." in verdict_words([SURE, OPEN])


def test_a_row_tells_least_and_most_and_marks_what_is_sure() -> None:
    sure, crossing = readings_table(TALKS, [SURE, CROSSING], ["1. Nash", "1. Nash"]).rows
    assert [text(each) for each in sure.cells] == [
        ["1. Nash"],
        ["+0.10 to +0.30"],
        ["0.00 to +0.50"],
        ["in every reading"],
        ["25 %"],
    ]
    assert [each.marks for each in sure.cells[1:4]] == [(Mark.GOOD,)] * 3
    assert crossing.cells[2].marks == (Mark.RED_LINE,)
    assert crossing.cells[3].marks == (Mark.WARNING,)
    [row] = readings_table(TALKS, [OPEN], ["2."]).rows
    assert text(row.cells[1]) == ["−0.10 to +0.30"]
    assert (row.cells[1].marks, text(row.cells[2])) == ((), ["0.00 to +0.50"])


def test_proofs_name_the_party_and_the_margin() -> None:
    assert proof_words(TALKS, REFUSED, NAMES) == (
        "Ada refuses it in every reading. Even at the most it is worth 0.25 less to it than "
        "walking away."
    )
    assert proof_words(TALKS, CROSSING, NAMES) == (
        "Ben refuses it in every reading. It crosses that party’s red line: never Place is "
        "‘Geneva’."
    )
    assert proof_words(TALKS, OUTDONE, NAMES) == (
        "1. Nash is worth at least as much to each who must accept in every reading, and more to "
        "Ada (at least a little more)."
    )
    assert proof_words(TALKS, SURE, NAMES) == ""


def test_proofs_are_listed_where_there_are_any() -> None:
    assert not any(isinstance(each, Bullets) for each in readings_blocks(TALKS, [SURE], ["1."]))
    *_, proofs = readings_blocks(TALKS, [SURE, REFUSED], ["1. Nash", "2. Utilitarian"])
    assert isinstance(proofs, Bullets)
    assert proofs.items[0][0].text == "2. Utilitarian"


def test_a_witness_tells_what_would_have_to_be_true() -> None:
    rows = witness_table(TALKS, SURE, SURE.seats[0]).rows
    assert [[text(each)[0] for each in row.cells] for row in rows] == [
        ["Place", "Geneva", "0.60 × 1.00", "0.80 × 1.00"],
        ["Walk-away", "without agreement", "0.50", "0.50"],
        ["Gain", "value less walk-away", "+0.10", "+0.30"],
    ]


def asked(before: float, after: float, best: float) -> Question:
    return Question(ActorId("ada"), None, None, None, 0.1, 0.0, 1.0, before, after, best)


def test_an_answer_tells_what_it_takes_off_and_what_it_is_worth() -> None:
    assert answer_words(asked(0.25, 0.125, 0)).replace("\xa0", " ") == (
        "It takes 50 % of that uncertainty away."
    )
    assert answer_words(asked(0.25, 0.125, 0.07)).endswith(
        "Knowing it, one would at times put another package forward, and the chance of the best "
        "would rise by 7 points on average."
    )
    assert "by under a point on average" in answer_words(asked(0.25, 0.2, 0.002))
    assert answer_words(asked(0, 0, 0)).replace("\xa0", " ") == (
        "It takes 0 % of that uncertainty away."
    )


def test_orders_without_numbers_are_listed_with_their_sources() -> None:
    values = (
        OptionValue(ActorId("ada"), PLACE.id, "geneva", exactly(1), SUPPOSED),
        OptionRanking(ActorId("ada"), PLACE.id, (("vienna", "bonn"), ("geneva",)), SUPPOSED),
    )
    pace = issue("pace", ["slow", "fast"])
    weights = (IssueRanking(ActorId("ben"), (("pace",), ("place",)), SUPPOSED),)
    place = issue("place", ["geneva", "vienna", "bonn"])
    talks = replace(TALKS, issues=(place, pace), values=values, weights=weights)
    rows = rankings_table(talks, Notes(talks)).rows
    assert [[text(each)[0] for each in row.cells] for row in rows] == [
        ["Ada", "Place", "Vienna or Bonn; then Geneva"],
        ["Ben", "The issues themselves", "Pace; then Place"],
    ]
    assert rows[0].cells[2].lines[0][0].notes == (1,)
    assert rankings_table(TALKS, Notes(TALKS)).rows == ()


def test_the_brief_lists_orders_and_the_rule_that_they_make(tmp_path: Path) -> None:
    case = """\
title: Ties
as_of: 2023-05-31
parties: [{id: ada, name: Ada, role: party}, {id: ben, name: Ben, role: party}]
tracks: [{id: t, name: T}]
issues:
  - {id: pace, track: t, name: Pace, question: Q, options: {now: Now, late: Late}}
rankings:
  - {party: ada, issue: pace, ranking: [late, now], assumed: it said so}
"""
    (tmp_path / "case.yaml").write_text(case, encoding="utf-8")
    loaded = load_case(tmp_path)
    view = View(fold(loaded.events), "digest", loaded.unread, "test")
    brief, _ = consult_brief(view, Consultation(draws=2_000))
    blocks = next(each.blocks for each in brief.sections if each.id == "certainty")
    [table] = [
        each for each in blocks if isinstance(each, Table) and each.caption.startswith("Orders")
    ]
    assert text(table.rows[0].cells[2]) == ["Late; then Now"]
    [rules] = [each for each in blocks if isinstance(each, Bullets)][:1]
    assert any(phrases[0].text.startswith("ranking: ") for phrases in rules.items)
