"""One small good case with ways to break it, and one that uses every feature once."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from paraph.files.case.loading import load_case
from paraph.files.faults import Malformed
from paraph.record.evolve import fold
from paraph.record.negotiation import Negotiation

CASE = """\
title: Mending ties
as_of: 2023-05-31
reports:
  - id: sana
    outlet: SANA
    date: 2023-05-10
    title: Four ministers meet
parties:
  - id: syria
    name: Syria
    role: party
  - id: turkey
    name: Turkey
    role: party
tracks:
  - id: security
    name: Security
issues:
  - id: border
    track: security
    name: Border
    question: Who guards the border?
    options:
      joint: Joint patrols
      national: National guards
positions:
  - party: syria
    issue: border
    option: national
    strength: demand
    report: sana
    quote: no result without withdrawal
"""
"""Thirty-two lines; the tests name them by number."""

REPORT = "Mekdad said there is\nno result without withdrawal.\nLavrov spoke of a roadmap.\n"

FULL = """\
title: Mending ties
as_of: 2023-05-31
start: 2023-06-01
about: Four parties, one roadmap.
zone: Europe/Moscow
rest_days: [friday, saturday]
holidays: [2023-06-12, 2023-07-04]
concrete_words: Checkpoint
vague_words: [good offices]
include: [numbers.yaml, steps.yaml]

reports:
  - id: afp
    file: wire/afp.txt
    outlet: AFP
    date: 2023-05-10
    title: Russia offers a roadmap
    origin: ria
    note: Taken from a reprint.
  - {id: ria, outlet: RIA, date: 2023-05-09, title: The same}

parties:
  - {id: syria, name: Syria, role: party, aliases: [Damascus, the regime]}
  - {id: russia, name: Russia, role: mediator, aliases: Moscow}
  - {id: iran, name: Iran, role: guarantor, must_accept: yes}
  - {id: turkey, name: Turkey, role: party, must_accept: no}
others:
  - {id: un, name: United Nations, aliases: UN}
interests:
  - {party: turkey, interest: Quiet at the border, assumed: It says so often.}
constituencies:
  - {party: turkey, name: Voters, wants: Return of refugees, assumed: Polls.}
relations:
  - {subject: russia, relation: ally of, object: syria, note: since 1971, assumed: Known.}
ladder:
  - {id: experts, name: Experts}
  - {id: leaders, name: Leaders}
tracks:
  - {id: security, name: Security}
issues:
  - id: border
    track: security
    name: Border
    question: Who guards it?
    order: ordered
    options:
      no: Nobody
      yes: Both
    status_quo: no
    aliases: frontier
  - {id: road, track: security, name: Road, question: When?, options: {1.10: 1:30, 0x10: Later}}
rules:
  - {when: border = no, requires: road = 0x10, assumed: "No guards, no traffic."}
  - {id: guards-first, when: road = 1.10, excludes: border != yes, assumed: The same.}
  - {always: border = no or yes and road = 1.10 or road = 0x10, assumed: All.}
positions:
  - party: syria
    issue: border
    option: [no, yes]
    strength: preference
    report: afp
    quote: Syria asked for guards
    note: In private.
  - {party: turkey, issue: road, rules_out: 1.10, strength: red line, date: 2023-05-01,
     said_by: russia, assumed: Heard.}
  - {party: turkey, issue: road, option: 0x10, strength: offer, assumed: Heard.}
red_lines:
  - {party: turkey, never: not (border = yes), assumed: Said before.}
  - {id: no-road, party: turkey, never: road = 1.10, assumed: Said before.}
"""

NUMBERS = """\
weights:
  - {party: syria, issue: border, weight: 0.25 to 0.5, assumed: A guess.}
  - {party: syria, issue: road, weight: high, assumed: A guess.}
values:
  - {party: syria, issue: border, option: yes, value: 1.0, assumed: A guess.}
reservations:
  - {party: syria, value: .3 - .4, batna: Wait, assumed: A guess.}
"""

STEPS = """\
steps:
  - id: open
    name: Open the road
    deliverable: A road without posts
    actor: syria
    carries_out: border = yes and not road = 0x10
    duration: 6 weeks
    deadline: 60 days after start
    verifiers: [un, russia]
    assumed: A guess.
  - {id: use, name: Use it, actors: [syria, turkey], after: open, deadline: 2 months after open,
     assumed: A guess.}
  - {id: end, name: End, deadline: 2024-02-29, assumed: A guess.}
  - id: hand-over
    name: Hand over the posts
    quantity: 1,250.5 ha of land
    place: along the road
    actor: syria
    recipients: [turkey, un]
    track: security
    clause: Article 3 (2)
    after: [open or "funds are free", "2 of (use, end, approval at leaders)"]
    not_before: first day of the second month after open
    duration: 2 to 4 weeks
    start_by: upon start of use
    deadline: earlier of 2024-06-30 12:00 Europe/Brussels and 5 working days after "funds are free"
    renewable: by consent for 60 days
    verifier: un
    verification_takes: 36 hours
    guarantor: iran
    gate: verification of tranche 2 of pay
    simultaneous_with: end
    in_parallel_with: use
    escrow_until: entry into force
    held_by: russia
    tranches: 2
    tranche_every: 10 days
    against: pay
    in_return_for: [pay, use]
    if_not: The text lapses.
    suspends: use
    suspended_by: turkey
    left_open:
      - verifier, settled by the working group by 30 days after start
      - renewal, by 2024-01-31
      - deliverable, settled by the parties
      - actor
    assumed: A guess.
  - {id: pay, name: Pay, tranches: 3, assumed: A guess.}
  - {id: entry-into-force, name: Entry into force, approval: entry into force, level: leaders,
     assumed: A guess.}
outside_events:
  - {event: funds are  free, expected: 2023-07-01 to 2023-09-30, assumed: A guess.}
step_values:
  - {step: pay, party: turkey, cost: 0.2 to 0.4, benefit: 0.1, assumed: A guess.}
  - {step: pay, party: syria, benefit: 1/3, assumed: A guess.}
compliance:
  - {step: pay, tranche: 1, score: full, by: turkey, verified_by: un, disputed_by: [syria, iran],
     note: In kind., assumed: A guess.}
  - {step: use, score: 0, date: 2023-05-20, excused: A flood., suspended_by: turkey, report: afp,
     quote: Syria asked for guards}
"""

AFP = "On Tuesday\r\nSyria  asked\r\nfor guards."

Files = Mapping[str, str | bytes]
Write = Callable[..., Path]
Tell = Callable[..., list[str]]
Read = Callable[..., Negotiation]


@pytest.fixture
def good_case() -> str:
    """Give the text of the good case."""
    return CASE


@pytest.fixture
def edited() -> Callable[..., str]:
    """Give a way to exchange pieces of the good case, each of which stands in it once."""

    def edit(*pairs: tuple[str, str]) -> str:
        text = CASE
        for old, new in pairs:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
            text = text.replace(old, new)
        return text

    return edit


@pytest.fixture
def folder(tmp_path: Path) -> Write:
    """Give a way to write a case folder: `case.yaml`, the report, and further files."""

    def write(case: str | bytes = CASE, files: Files | None = None) -> Path:
        contents = {"case.yaml": case, "reports/sana.txt": REPORT, **(files or {})}
        for name, content in contents.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return tmp_path

    return write


@pytest.fixture
def told(folder: Write) -> Tell:
    """Give a way to load a case and read the messages of its faults."""

    def load(case: str | bytes = CASE, files: Files | None = None) -> list[str]:
        root = folder(case, files)
        with pytest.raises(Malformed) as caught:
            load_case(root)
        return [fault.message for fault in caught.value.faults]

    return load


@pytest.fixture
def read(folder: Write) -> Read:
    """Give a way to load a case and fold its events."""

    def load(case: str | bytes, files: Files | None = None) -> Negotiation:
        return fold(load_case(folder(case, files)).events)

    return load


@pytest.fixture(scope="session")
def full_case() -> dict[str, str]:
    """Give the files of a case that uses every feature once."""
    return {
        "case.yaml": FULL,
        "numbers.yaml": NUMBERS,
        "steps.yaml": STEPS,
        "reports/wire/afp.txt": AFP,
        "reports/ria.txt": "Roadmap.",
    }
