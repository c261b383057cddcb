"""A small exchange that can be followed by hand: boats for money, in two steps each.

Beginning on 1 January 2024. Upland gives up its boats (10 days, costs it 0.4) and its nets (10 days
more, costs it 0.2); Lowland pays twice (at once, 0.3 to Upland each, 0.1 of its own),
whenever it likes before the end of the quarter. Lowland gains 0.3 by the boats and by the nets.
"""

from pathlib import Path

CASE = """\
title: Boats for money
as_of: 2024-01-01
parties:
  - {id: upland, name: Upland, role: party}
  - {id: lowland, name: Lowland, role: party}
  - {id: harbour, name: The harbour master, role: guarantor}

steps:
  - id: boats
    name: Upland hands over its boats
    deliverable: Twelve boats in the harbour
    actor: upland
    duration: 10 days
    deadline: 2024-02-29
    verifier: harbour
    assumed: made up
  - id: nets
    name: Upland hands over its nets
    deliverable: A list of nets, and the nets
    actor: upland
    after: boats
    duration: 10 to 20 days
    deadline: 25 days after boats
    verifier: harbour
    assumed: made up
  - id: first-payment
    name: Lowland pays the first half
    deliverable: A payment of 50,000 crowns
    actor: lowland
    gate: verification of boats
    deadline: 2024-03-31
    verifier: harbour
    assumed: made up
  - id: second-payment
    name: Lowland pays the second half
    deliverable: A payment of 50,000 crowns
    actor: lowland
    gate: verification of boats
    deadline: 2024-03-31
    verifier: harbour
    assumed: made up

step_values:
  - {step: boats, party: upland, cost: 0.4, assumed: made up}
  - {step: boats, party: lowland, benefit: 0.3, assumed: made up}
  - {step: nets, party: upland, cost: 0.1 to 0.3, assumed: made up}
  - {step: nets, party: lowland, benefit: 0.3, assumed: made up}
  - {step: first-payment, party: upland, benefit: 0.3, assumed: made up}
  - {step: first-payment, party: lowland, cost: 0.1, assumed: made up}
  - {step: second-payment, party: upland, benefit: 0.3, assumed: made up}
  - {step: second-payment, party: lowland, cost: 0.1, assumed: made up}
"""


def exchange_case(folder: Path) -> Path:
    """Write the case into a new folder."""
    folder.mkdir()
    (folder / "case.yaml").write_text(CASE, encoding="utf-8")
    return folder
