"""What no folder can say is refused, and never written as something else."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from tests.files.case.small_case import OPENED, RAW, RAWS, assumed, cited, filed, loaded, small
from tests.strategies import DAYS, chosen, party, position, red_line

from paraph.files.case.writing import case_files
from paraph.files.faults import Malformed
from paraph.record.events import founding as happened
from paraph.record.events.founding import FoundingEvent
from paraph.terms.conditions import All
from paraph.terms.ids import ActorId, PersonId, Seat
from paraph.terms.parties import Interest
from paraph.terms.sources import Told


def refused(events: Iterable[FoundingEvent], raws: Mapping[str, bytes] = RAWS) -> list[str]:
    """The messages by which events are refused."""
    with pytest.raises(Malformed) as caught:
        case_files(events, raws)
    return [fault.message for fault in caught.value.faults]


def test_a_report_without_its_bytes_is_not_written() -> None:
    assert refused(small(), {}) == [
        (
            f"the events: report 'wire': found no raw bytes with the SHA-256 '{filed().digest}', "
            "expected those of the report; add the report as it came"
        )
    ]


def test_bytes_that_are_not_the_report_are_not_written() -> None:
    [message] = refused(small(), {filed().digest: RAW + b"."})
    assert message.startswith("the events: report-filed.report.digest: found '")


def test_a_report_outside_its_folder_is_not_written() -> None:
    for name in ("reports/../wire.txt", "/reports/wire.txt", "wire.txt"):
        events = (OPENED, happened.ReportFiled(filed(file=name)), *small()[2:])
        assert refused(events) == [
            (
                f"the events: report 'wire': found '{name}', expected a file inside reports/; "
                "give the report such a name"
            )
        ]


def test_what_one_party_told_of_another_is_not_written() -> None:
    said = Told(PersonId("envoy"), Seat("ben"), DAYS[0])
    event = happened.InterestNoted(Interest(ActorId("ada"), "Quiet", said))
    assert refused(small(event)) == [
        (
            "the events: interest-noted.interest.source.seat: found 'ben', expected 'ada', "
            "as a folder would say; correct it, or leave it out"
        )
    ]


def test_what_a_party_told_the_talks_comes_back() -> None:
    said = Told(PersonId("envoy"), Seat("ada"), DAYS[0])
    events = small(happened.InterestNoted(Interest(ActorId("ada"), "Quiet", said)))
    files = case_files(events, RAWS)
    assert "told_by: envoy" in files["case.yaml"].decode()
    assert "told_on: 2023-05-10" in files["case.yaml"].decode()


def test_talks_are_opened_once() -> None:
    expected = "expected one; give the events of one case"
    assert refused(small()[1:]) == [f"the events: found 0 openings of the talks, {expected}"]
    assert refused(small(OPENED)) == [f"the events: found 2 openings of the talks, {expected}"]


@pytest.mark.parametrize(
    ("event", "message"),
    [
        pytest.param(
            happened.RedLineDrawn(red_line("no", "ada", All((chosen("border", "joint"),)))),
            "the events: red-line-drawn.red_line.never: found 'All(conditions=(Chosen(",
            id="all of one condition",
        ),
        pytest.param(
            happened.RedLineDrawn(red_line("no", "ada", All(()))),
            "positions.yaml:4:5: red_lines[1]: found no key 'never'",
            id="all of no condition",
        ),
        pytest.param(
            happened.RedLineDrawn(red_line("no", "ada", chosen("border", "moon"))),
            "positions.yaml:6:21: red_lines[1].never: found 'moon', expected an option of",
            id="an option that the issue does not have",
        ),
        pytest.param(
            happened.PositionStated(position("ada", "border", ["joint"], name="first")),
            "the events: position-stated.position.id: found 'first', expected 'ada/border/1'",
            id="an id that the loader does not make",
        ),
        pytest.param(
            assumed("a\x07b"),
            "positions.yaml:8:15: found the character U+0007, expected text that can be printed",
            id="a bell",
        ),
        pytest.param(
            assumed("a\udcff"),
            "positions.yaml:8:15: found the byte 0xED, expected text in UTF-8",
            id="half a character",
        ),
        pytest.param(
            assumed(" a"),
            "the events: position-stated.position.source.why: found 'a', expected 'a', as",
            id="a blank before the text",
        ),
        pytest.param(
            happened.InterestNoted(Interest(ActorId("ada"), "a", replace(cited(8, 13, 1), line=2))),
            "the events: interest-noted.interest.source.line: found '2', expected '1', as",
            id="a citation with another line",
        ),
    ],
)
def test_what_a_folder_cannot_say_is_not_written_as_something_else(
    event: FoundingEvent, message: str
) -> None:
    [told] = refused(small(event))
    assert told.startswith(message)


def test_the_id_of_a_red_line_that_only_the_loader_can_make_comes_back(tmp_path: Path) -> None:
    name = "a" * 80
    line = red_line(f"{name}-red-line-1", name, chosen("border", "joint"))
    events = small()
    events = (*events[:4], happened.PartySeated(party(name)), *events[4:])
    events = (*events, happened.RedLineDrawn(line))
    assert loaded(tmp_path, case_files(events, RAWS)) == events
