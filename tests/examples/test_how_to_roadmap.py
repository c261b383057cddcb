"""The fragments of "How to write a roadmap", one under the other, are a folder that loads."""

import re
from pathlib import Path
from textwrap import dedent

import pytest

from paraph.desk.roadmaps import consult_roadmap
from paraph.files.case.happenings import read_deadline
from paraph.files.case.loading import load_case
from paraph.files.case.roadmap_words import read_renewal
from paraph.files.case.scalars import read_date
from paraph.record.evolve import fold
from paraph.record.negotiation import Negotiation
from paraph.roadmap.faults import FaultKind, Severity

READERS = {
    "deadline": read_deadline,
    "start_by": read_deadline,
    "not_before": read_date,
    "renewable": read_renewal,
}


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "how-to" / "write-a-roadmap.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def talks(page: str, tmp_path_factory: pytest.TempPathFactory) -> Negotiation:
    blocks = re.findall(r"(?:^ {4}.*\n(?:\n(?= {4}))?)+", page, re.MULTILINE)
    folder = tmp_path_factory.mktemp("river")
    case = "".join(block for block in blocks if "paraph " not in block)
    (folder / "case.yaml").write_text(dedent(case), encoding="utf-8")
    return fold(load_case(folder).events)


def test_the_fragments_are_one_folder(talks: Negotiation) -> None:
    assert len(talks.steps) == 14
    assert (len(talks.step_values), len(talks.outside_events), len(talks.compliance)) == (8, 1, 1)


def test_the_roadmap_of_the_page_has_nothing_severe(talks: Negotiation) -> None:
    found = consult_roadmap(talks, None)
    assert [fault for fault in found.faults if fault.severity is Severity.SEVERE] == []
    serious = [fault.kind for fault in found.faults if fault.severity is Severity.SERIOUS]
    assert serious == [FaultKind.NAMES_NOTHING]
    assert len([fault for fault in found.faults if fault.severity is Severity.OPEN]) == 2


def test_every_form_in_the_table_is_read(page: str) -> None:
    forms = re.findall(r"\| `(\w+): ([^`]+)`", page)
    assert len(forms) == 10
    for key, form in forms:
        READERS[key](form)
