"""A small case whose roadmap is under way: something of everything that can become of a step."""

from pathlib import Path

from paraph.briefs.view import View
from paraph.desk.keeping_consult import AS_KNOWN, KeepingQuestion, consult_keeping
from paraph.files.case.loading import load_case
from paraph.record.digests import digest
from paraph.record.evolve import fold
from paraph.roadmap.keeping import KeepingFinding

HEAD = """\
# The head.
title: "The lake: one year of keeping it"
as_of: 2024-06-30
start: 2024-01-01
zone: Europe/Berlin
include: [steps.yaml, compliance.yaml]
reports:
  - id: monitors
    outlet: Joint monitors
    date: 2024-06-01
    title: Second report of the monitors
parties:
  - {id: upland, name: Upland, role: party}
  - {id: lowland, name: Lowland, role: party}
others:
  - {id: monitors, name: Joint monitors}
tracks:
  - {id: water, name: Water}
  - {id: money, name: Money}
"""
REPORT = """\
The monitors saw the gauges at both ends of the lake. The first tranche of the fund was paid.
Upland says that the sluice is open; the monitors could not enter. The monitors saw no boat.
"""
STEPS = """\
steps:
  - id: sign
    name: Signature of the agreement
    deliverable: Signed text
    actors: [upland, lowland]
    deadline: 2024-01-15
    verifier: monitors
    track: water
    clause: Art. 1
    assumed: made up
  - id: gauges
    name: Gauges at both ends
    deliverable: Two gauges
    actor: lowland
    after: sign
    deadline: 60 days after sign
    verifier: monitors
    track: water
    clause: Art. 2
    assumed: made up
  - id: open
    name: Upland opens the sluice
    deliverable: Sluice open
    actor: upland
    after: gauges
    deadline: 90 days after sign
    verifier: monitors
    track: water
    clause: Art. 3
    if_not: Lowland may stop paying
    suspends: fund
    suspended_by: lowland
    in_return_for: fund
    assumed: made up
  - id: fund
    name: "=Lowland pays into the fund"
    deliverable: The fund
    quantity: 3,000,000 euros
    actor: lowland
    deadline: 2024-12-31
    tranches: 3
    verifier: monitors
    track: money
    clause: Art. 4
    assumed: made up
  - id: release
    name: Upland releases the boats
    deliverable: Boats
    actor: upland
    place: The northern harbour
    gate: verification of gauges
    deadline: 2024-04-30 12:00 Europe/Brussels
    verifier: monitors
    clause: Art. 5
    assumed: made up
  - id: survey
    name: Survey of the bed
    actor: lowland
    after: sign
    start_by: 2024-03-31
    deadline: 2024-05-31
    assumed: made up
  - id: commission
    name: The commission meets
    actors: [upland, lowland]
    after: open
    deadline: 2024-07-15
    verifier: monitors
    assumed: made up
"""
COMPLIANCE = """\
# What was done.

compliance:
  - step: sign
    score: full
    date: 2024-02-01
    verified_by: monitors
    assumed: made up
  - step: gauges
    score: full
    date: 2024-03-20
    by: lowland
    verified_by: monitors
    report: monitors
    quote: saw the gauges at both ends
  - step: open
    score: full
    date: 2024-04-20
    by: upland
    disputed_by: lowland
    report: monitors
    quote: Upland says that the sluice is open
  - step: fund
    tranche: 1
    score: full
    date: 2024-04-01
    by: lowland
    verified_by: monitors
    report: monitors
    quote: The first tranche of the fund was paid
  - step: fund
    tranche: 2
    score: not begun
    date: 2024-05-10
    by: lowland
    suspended_by: lowland
    assumed: made up
  - step: survey
    score: minimal
    date: 2024-05-01
    by: lowland
    excused: High water until August
    assumed: made up # a comment that has to stay
"""


def kept_case(root: Path) -> Path:
    """Write the case into a folder and return it."""
    (root / "reports").mkdir(parents=True)
    (root / "reports" / "monitors.txt").write_text(REPORT, encoding="utf-8")
    for name, text in (("case", HEAD), ("steps", STEPS), ("compliance", COMPLIANCE)):
        (root / f"{name}.yaml").write_text(text, encoding="utf-8")
    return root


def seen(root: Path, question: KeepingQuestion = AS_KNOWN) -> tuple[View, KeepingFinding]:
    """Return what there is to see in a folder, and whether its steps were kept."""
    events = load_case(root).events
    talks = fold(events)
    return View(talks, digest(events), (), "0"), consult_keeping(talks, None, question)
