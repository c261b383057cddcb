"""The checker finds in two published roadmaps what history found; the reference case is sound."""

import datetime as dt
from pathlib import Path
from random import Random

import pytest

from paraph.desk.consult import Question, consult_packages
from paraph.desk.roadmaps import consult_roadmap, roadmap_matter
from paraph.files.case.loading import load_case
from paraph.files.case.raw_files import folder_files, report_bytes
from paraph.files.case.writing import case_files
from paraph.record.evolve import fold
from paraph.record.negotiation import Negotiation
from paraph.roadmap.faults import FaultKind, Severity
from paraph.roadmap.finding import RoadmapFinding, roadmap_finding
from paraph.terms.agenda import Package
from paraph.terms.compliance import Score
from paraph.terms.conditions import Rule, RuleKind, holds
from paraph.terms.sources import Assumption, Citation

Told = list[tuple[str, tuple[str, ...]]]


def talks_of(root: Path, name: str) -> Negotiation:
    return fold(load_case(root / "examples" / name).events)


@pytest.fixture(scope="module")
def six(root: Path) -> Negotiation:
    return talks_of(root, "six-party-2007")


@pytest.fixture(scope="module")
def beijing(root: Path) -> Negotiation:
    return talks_of(root, "saudi-iran-2023")


@pytest.fixture(scope="module")
def reference(example: Path) -> Negotiation:
    return fold(load_case(example).events)


@pytest.fixture(scope="module")
def recommended(reference: Negotiation) -> RoadmapFinding:
    packages = consult_packages(reference, Question(draws=2_000))
    return consult_roadmap(reference, packages)


def told(found: RoadmapFinding, severity: Severity) -> Told:
    """The faults of one severity, by kind and steps, in a fixed order."""
    return sorted(
        (fault.kind.value, fault.steps) for fault in found.faults if fault.severity is severity
    )


def due(found: RoadmapFinding, step: str) -> dt.date | None:
    last = [each for each in found.scheduled if each.step.id == step][-1]
    return last.due.day if last.due else None


def test_what_is_severe_in_the_six_party_text(six: Negotiation) -> None:
    found = consult_roadmap(six, None)
    assert told(found, Severity.SEVERE) == [
        ("names-nothing", ("shut-down",)),
        ("no-verifier", ("aid",)),
        ("no-verifier", ("declaration",)),
        ("no-verifier", ("first-oil",)),
        ("no-verifier", ("japan-dprk-talks",)),
        ("no-verifier", ("legal-steps",)),
        ("no-verifier", ("list-discussed",)),
        ("no-verifier", ("terror-list",)),
        ("no-verifier", ("us-dprk-talks",)),
    ]


def test_what_is_serious_in_the_six_party_text(six: Negotiation) -> None:
    found = consult_roadmap(six, None)
    assert told(found, Severity.SERIOUS) == [
        ("no-deadline", ("aid",)),
        ("no-deadline", ("legal-steps",)),
        ("no-deadline", ("ministers-meeting",)),
        ("no-verifier", ("ministers-meeting",)),
        ("no-verifier", ("working-groups",)),
        ("vague-deliverable", ("ministers-meeting",)),
    ]


def test_the_event_and_the_word_that_are_at_fault_are_named(six: Negotiation) -> None:
    words = {fault.kind: fault.words for fault in consult_roadmap(six, None).faults}
    assert words[FaultKind.NAMES_NOTHING] == ("the frozen funds are released",)
    assert words[FaultKind.VAGUE_DELIVERABLE] == ("promptly",)


def test_a_precondition_that_is_not_on_the_list_is_not_found(root: Path, tmp_path: Path) -> None:
    """The text as it was signed: without the line on the funds, nothing points to them."""
    given = root / "examples" / "six-party-2007"
    for path in given.rglob("*"):
        if path.is_file():
            text = path.read_text(encoding="utf-8")
            there = tmp_path / path.relative_to(given)
            there.parent.mkdir(exist_ok=True)
            signed = text.replace("    after: '\"the frozen funds are released\"'\n", "")
            there.write_text(signed, encoding="utf-8")
    found = consult_roadmap(fold(load_case(tmp_path).events), None)
    assert FaultKind.NAMES_NOTHING not in {fault.kind for fault in found.faults}
    assert all(fault.steps != ("shut-down",) for fault in found.faults)


def test_the_dates_of_the_six_party_text(six: Negotiation) -> None:
    """60 days after 13 February 2007 end with 14 April, 30 days with 15 March."""
    found = consult_roadmap(six, None)
    assert found.start == dt.date(2007, 2, 13)
    assert due(found, "shut-down") == dt.date(2007, 4, 14)
    assert due(found, "working-groups") == dt.date(2007, 3, 15)
    assert due(found, "disabling") == due(found, "declaration") == dt.date(2007, 12, 31)
    assert due(found, "aid") is due(found, "ministers-meeting") is None
    starts = {each.step.id: each.start_due for each in found.scheduled if each.start_due}
    assert {step: start.day for step, start in starts.items()} == dict.fromkeys(
        ("us-dprk-talks", "terror-list", "japan-dprk-talks", "first-oil"), dt.date(2007, 4, 14)
    )


def test_the_oil_in_all_is_what_the_text_promises(six: Negotiation) -> None:
    amounts = [
        step.quantity.amount
        for step in six.steps
        if step.quantity and step.quantity.unit == "t of heavy fuel oil equivalent"
    ]
    assert sum(amounts) == 1_000_000


def test_what_is_said_of_the_six_party_steps_is_cited_or_called_background(
    six: Negotiation,
) -> None:
    assert all(isinstance(step.source, Citation) for step in six.steps)
    assert all(isinstance(worth.source, Assumption) for worth in six.step_values)
    supposed = [each.source for each in six.compliance if isinstance(each.source, Assumption)]
    assert all(source.why.startswith("background knowledge") for source in supposed)
    cited = {each.step for each in six.compliance if isinstance(each.source, Citation)}
    assert cited == {"shut-down", "declaration"}


def test_the_six_party_shut_down_was_confirmed_late(six: Negotiation) -> None:
    [report] = [each for each in six.compliance if each.step == "shut-down"]
    assert (report.score, report.verified_by) == (Score.FULL, ("iaea",))
    assert dt.date(2007, 4, 14) < report.on <= dt.date(2007, 7, 31)


def test_nothing_is_severe_in_the_beijing_text(beijing: Negotiation) -> None:
    found = consult_roadmap(beijing, None)
    assert told(found, Severity.SEVERE) == []
    assert told(found, Severity.SERIOUS) == [
        ("no-deadline", ("cooperation-agreement",)),
        ("no-deadline", ("ministers-meeting",)),
        ("no-deadline", ("security-agreement",)),
    ]
    assert told(found, Severity.MINOR) == []


def test_nobody_gives_first_in_the_beijing_text(beijing: Negotiation) -> None:
    found = consult_roadmap(beijing, None)
    assert found.course.peaks == (0, 0, 0)
    assert found.enforces_itself


def test_the_beijing_missions_were_a_little_late(beijing: Negotiation) -> None:
    assert due(consult_roadmap(beijing, None), "missions") == dt.date(2023, 5, 10)
    [report] = [each for each in beijing.compliance if each.step == "missions"]
    assert report.score is Score.FULL
    assert 0 < (report.on - dt.date(2023, 5, 10)).days < 60
    assert {each.step for each in beijing.compliance}.isdisjoint(
        {"security-agreement", "cooperation-agreement"}
    )


def test_the_roadmap_of_the_reference_case_is_as_large_as_it_was_asked_to_be(
    recommended: RoadmapFinding,
) -> None:
    steps = recommended.steps
    assert len(steps) >= 30
    assert [step.id for step in steps if step.gate] == [
        "conditional-one",
        "conditional-two",
        "area-one-posts",
        "area-one-returns",
    ]
    assert [step.id for step in steps if step.escrow] == ["forces-list"]
    assert [step.id for step in steps if step.tranches] == [
        "border-reports",
        "shelter",
        "first-returns",
    ]
    assert [step.id for step in steps if step.approval] == [
        "one-text",
        "ministers-meeting",
        "leaders-letters",
    ]


def test_what_is_left_wrong_in_the_roadmap_of_the_reference_case(
    recommended: RoadmapFinding,
) -> None:
    """Nothing severe; what its README names is found."""
    assert told(recommended, Severity.SEVERE) == []
    serious = told(recommended, Severity.SERIOUS)
    assert ("names-nothing", ("shelter",)) in serious
    assert ("no-verifier", ("barriers-lifted",)) in serious
    assert told(recommended, Severity.OPEN) == [
        ("no-deadline", ("shelter",)),
        ("no-verifier", ("phase-conditions",)),
    ]


def test_a_gate_of_the_reference_case_opens_on_the_day_of_the_verification(
    recommended: RoadmapFinding,
) -> None:
    dated = {str(each.step.id): each for each in recommended.scheduled if each.tranche is None}
    opened = {
        "conditional-one": "area-one-ready",
        "conditional-two": "area-two-ready",
        "area-one-posts": "conditional-one",
        "area-one-returns": "conditional-one",
    }
    for step, gate in opened.items():
        assert dated[step].start == dated[gate].verified, step


def test_no_family_leaves_before_homes_are_there(recommended: RoadmapFinding) -> None:
    homes, families = (
        [each for each in recommended.scheduled if each.step.id == step]
        for step in ("shelter", "first-returns")
    )
    assert len(homes) == len(families) == 4
    assert all(family.start >= home.verified for home, family in zip(homes, families, strict=True))


def test_the_list_of_positions_takes_effect_with_the_plan(recommended: RoadmapFinding) -> None:
    dated = {str(each.step.id): each for each in recommended.scheduled}
    held, plan = dated["forces-list"], dated["takeover-plan"]
    assert held.end < held.effect == plan.verified


def test_no_option_of_the_reference_case_breaks_the_roadmap(reference: Negotiation) -> None:
    """No circle, no absent step, nothing too late, whichever options a package combines."""
    assert told(consult_roadmap(reference, None), Severity.SEVERE) == []
    random = Random(2023)
    for _ in range(60):
        package = allowed(reference, random)
        matter = roadmap_matter(reference, None, package)
        found = roadmap_finding(matter, package, reference.start)
        assert told(found, Severity.SEVERE) == [], package
        assert {FaultKind.GATE_HELD, FaultKind.ABSENT_ANCHOR}.isdisjoint(
            fault.kind for fault in found.faults
        )


def allowed(talks: Negotiation, random: Random) -> Package:
    """Draw a package until it meets the rules."""
    while True:
        package = Package.of((issue.id, random.choice(issue.options).id) for issue in talks.issues)
        if all(is_met(rule, package) for rule in talks.rules):
            return package


def is_met(rule: Rule, package: Package) -> bool:
    if rule.when is not None and not holds(rule.when, package.__getitem__):
        return True
    return holds(rule.then, package.__getitem__) is (rule.kind is RuleKind.REQUIRES)


@pytest.mark.parametrize("name", ["six-party-2007", "saudi-iran-2023"])
def test_nothing_is_known_after_its_day(root: Path, name: str) -> None:
    talks = talks_of(root, name)
    days = [each.date for each in talks.reports] + [each.on for each in talks.compliance]
    assert max(days) <= talks.as_of


@pytest.mark.parametrize("name", ["six-party-2007", "saudi-iran-2023"])
def test_it_written_again_loads_as_the_same_case(root: Path, tmp_path: Path, name: str) -> None:
    folder = root / "examples" / name
    events = load_case(folder).events
    for path, data in case_files(events, report_bytes(folder_files(folder))).items():
        there = tmp_path / path
        there.parent.mkdir(exist_ok=True)
        there.write_bytes(data)
    assert load_case(tmp_path).events == events
