"""Whatever stands in a folder, loading gives the case or tells what is wrong with it."""

import hashlib
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from paraph.files.case import roadmap_words, scalars
from paraph.files.case.conditions import read_condition
from paraph.files.case.happenings import read_deadline, read_precondition
from paraph.files.case.loading import LoadedCase, load_case
from paraph.files.faults import Fault, Malformed
from paraph.record.evolve import fold
from paraph.terms.sources import Citation

EXAMPLES = 300
PIECES = [
    *"-:#&*!|>'\"%@`{}[],?~\t\n\r\0\x1b\x85\ufeff\u2028é…",
    *("- ", ": ", "  ", "---\n", "...\n", "<<: ", "*a", "&a ", "!!str ", "''", "|\n", "{a: b}"),
    *("not", "and", "or", "=", "(", ")", "start", "sana", "0.5", "2 to 1", "1e9", "../", "\\0"),
]
"""What a slip, a paste or an attacker may bring in."""

Change = tuple[str, float, float, str]
changes = st.lists(
    st.tuples(
        st.sampled_from(["drop", "double", "swap", "cut", "put", "put", "put over"]),
        st.floats(0, 1, exclude_max=True),
        st.floats(0, 1, exclude_max=True),
        st.sampled_from(PIECES),
    ),
    min_size=1,
    max_size=6,
)


def changed(text: str, change: Change) -> str:
    """Return a text after one change to its lines or characters."""
    deed, here, there, piece = change
    lines = text.splitlines(keepends=True) or [""]
    line, other = int(here * len(lines)), int(there * len(lines))
    at = int(here * len(text))
    match deed:
        case "drop":
            del lines[line]
        case "double":
            lines.insert(other, lines[line])
        case "swap":
            lines[line], lines[other] = lines[other], lines[line]
        case "cut":
            return text[:at]
        case "put":
            return text[:at] + piece + text[at:]
        case _:
            return text[:at] + piece + text[at + 1 :]
    return "".join(lines)


@pytest.fixture(scope="session")
def full_folder(tmp_path_factory: pytest.TempPathFactory, full_case: dict[str, str]) -> Path:
    """Give a folder with the full case, to be written over."""
    root = tmp_path_factory.mktemp("talks")
    for name, text in full_case.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return root


def outcome(root: Path) -> LoadedCase | tuple[Fault, ...]:
    """Return the case, or its faults."""
    try:
        return load_case(root)
    except Malformed as error:
        return error.faults


def check(root: Path) -> None:
    """Load a folder: it is whole, or has faults that can be shown on any terminal."""
    match outcome(root):
        case LoadedCase() as loaded:
            verify(root, loaded)
        case faults:
            assert faults
            for fault in faults:
                assert fault.found
                assert fault.expected
                assert fault.advice
                assert "\n" not in fault.message
                shown = f"{fault.message}{fault.excerpt}".translate({9: None, 10: None})
                assert {unicodedata.category(sign) for sign in shown}.isdisjoint({"Cc", "Cs"})


def verify(root: Path, loaded: LoadedCase) -> None:
    """Find every citation again in the bytes of its report."""
    talks = fold(loaded.events)
    for said in (*talks.positions, *talks.rules, *talks.red_lines, *talks.interests):
        if isinstance(said.source, Citation):
            raw = (root / talks.report[said.source.report].file).read_bytes()
            text = raw.decode("utf-8", errors="surrogateescape")
            span = said.source.span
            cited = text[span.start : span.end].encode("utf-8", errors="surrogateescape")
            assert cited in raw
            assert hashlib.sha256(cited).hexdigest() == said.source.digest


@settings(max_examples=EXAMPLES, deadline=None)
@given(changes)
def test_a_case_with_slips_loads_or_tells_its_faults(
    full_folder: Path, full_case: dict[str, str], slips: list[Change]
) -> None:
    text = full_case["case.yaml"]
    for slip in slips:
        text = changed(text, slip)
    (full_folder / "case.yaml").write_bytes(text.encode())
    check(full_folder)


@settings(max_examples=EXAMPLES, deadline=None)
@given(changes)
def test_steps_with_slips_load_or_tell_their_faults(
    full_folder: Path, full_case: dict[str, str], slips: list[Change]
) -> None:
    text = full_case["steps.yaml"]
    for slip in slips:
        text = changed(text, slip)
    (full_folder / "case.yaml").write_bytes(full_case["case.yaml"].encode())
    (full_folder / "steps.yaml").write_bytes(text.encode())
    check(full_folder)
    (full_folder / "steps.yaml").write_bytes(full_case["steps.yaml"].encode())


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_as_a_case_load_or_tell_their_faults(full_folder: Path, raw: bytes) -> None:
    (full_folder / "case.yaml").write_bytes(raw)
    check(full_folder)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=60), changes)
def test_any_bytes_as_a_report_leave_a_citation_that_can_be_found_again_or_a_fault(
    full_folder: Path, full_case: dict[str, str], raw: bytes, slips: list[Change]
) -> None:
    text = full_case["reports/wire/afp.txt"]
    for slip in slips:
        text = changed(text, slip)
    (full_folder / "case.yaml").write_bytes(full_case["case.yaml"].encode())
    (full_folder / "reports/wire/afp.txt").write_bytes(raw + text.encode() + raw[::-1])
    check(full_folder)


READERS: list[Callable[[str], object]] = [
    read_condition,
    read_deadline,
    read_precondition,
    roadmap_words.read_days,
    roadmap_words.read_left_open,
    roadmap_words.read_quantity,
    roadmap_words.read_renewal,
    roadmap_words.read_score,
    roadmap_words.read_tranche,
    roadmap_words.read_tranches,
    scalars.read_date,
    scalars.read_duration,
    scalars.read_id,
    scalars.read_period,
    scalars.read_range,
    scalars.read_weight,
]
words = st.sampled_from(
    [
        "a",
        "b.c",
        "=",
        "!=",
        "!",
        "(",
        ")",
        "and",
        "or",
        "not",
        "AND",
        "0.5",
        "to",
        "..",
        "-",
        "1",
        "2023-02-30",
        "99999 weeks",
        "after",
        "start",
        "10 days",
        "of",
        "2",
        ",",
        "tranche",
        "before",
        "upon",
        "earlier",
        "the",
        "first day of the",
        "month",
        "approval",
        "at",
        '"',
        "“c”",
        "12:00",
        "settled by",
        "٣",
        "½",
        "́",
    ]
)


def told(reader: Callable[[str], object], text: str) -> object:
    """Return what a reader gives, or its error."""
    try:
        return reader(text)
    except PydanticCustomError as error:
        return error


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=EXAMPLES, deadline=None)
@given(st.text() | st.lists(words, max_size=150).map(" ".join))
def test_a_reader_of_words_gives_a_term_or_says_what_it_expected(
    reader: Callable[[str], object], text: str
) -> None:
    match told(reader, text):
        case PydanticCustomError(context={"expected": expected, "advice": advice}):
            assert expected
            assert advice
        case term:
            assert term is not None
            assert not isinstance(term, PydanticCustomError)
