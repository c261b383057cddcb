"""A small Genius domain with two profiles, and ways to break and to read them."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from paraph.files.case.loading import load_case
from paraph.files.exchange.folders import write_new
from paraph.files.exchange.genius_import import Imported, import_genius
from paraph.files.faults import Malformed
from paraph.record.evolve import fold
from paraph.record.negotiation import Negotiation

DOMAIN = """\
<negotiation_template>
  <utility_space number_of_issues="2">
    <objective index="0" name="River talks" type="objective" etype="objective">
      <issue index="1" name="Summer share" type="discrete" etype="discrete" vtype="discrete">
        <item index="1" value="None"/>
        <item index="2" value="A third"/>
        <item index="3" value="Half"/>
      </issue>
      <issue index="2" name="Gauges" type="discrete" etype="discrete" vtype="discrete">
        <item index="1" value="Own"/>
        <item index="2" value="Joint"/>
      </issue>
    </objective>
  </utility_space>
</negotiation_template>
"""

UP = """\
<utility_space type="any">
  <objective index="0" name="River talks" type="objective" etype="objective">
    <issue index="1" name="Summer share" type="discrete" etype="discrete" vtype="discrete">
      <item index="1" value="None" evaluation="10"/>
      <item index="2" value="A third" evaluation="5"/>
      <item index="3" value="Half" evaluation="0"/>
    </issue>
    <issue index="2" name="Gauges" type="discrete" etype="discrete" vtype="discrete">
      <item index="1" value="Own" evaluation="4.0"/>
      <item index="2" value="Joint" evaluation="1.0"/>
    </issue>
    <weight index="1" value="0.75"/>
    <weight index="2" value="0.25"/>
  </objective>
  <discount_factor value="1.0"/>
  <reservation value="0.3"/>
</utility_space>
"""

DOWN = """\
<utility_space>
  <objective index="0" name="River talks">
    <weight index="2" value="0.5"/>
    <weight index="1" value="5.0E-1"/>
    <issue index="2" name="Gauges">
      <item index="2" value="Joint" evaluation="0.8"/>
      <item index="1" value="Own" evaluation="0.2"/>
    </issue>
    <issue index="1" name="Summer share">
      <item index="1" value="None" evaluation="0"/>
      <item index="2" value="A third" evaluation="0.5"/>
      <item index="3" value="Half" evaluation="1"/>
    </issue>
  </objective>
  <reservation value="0.25"/>
</utility_space>
"""

DAY = dt.date(2024, 3, 1)

Scenario = Callable[..., Imported]
Tell = Callable[..., list[str]]
Read = Callable[[Imported], Negotiation]


@pytest.fixture
def texts() -> dict[str, str]:
    """Give the texts of the domain and of both profiles."""
    return {"domain": DOMAIN, "up": UP, "down": DOWN}


@pytest.fixture
def taken(tmp_path: Path) -> Scenario:
    """Give a way to import the domain and both profiles, with pieces exchanged."""

    def take(
        domain: str | bytes = DOMAIN, up: str | bytes = UP, down: str | bytes = DOWN
    ) -> Imported:
        for name, text in {"river": domain, "Upstream": up, "Downstream": down}.items():
            raw = text if isinstance(text, bytes) else text.encode()
            (tmp_path / f"{name}.xml").write_bytes(raw)
        profiles = [tmp_path / "Upstream.xml", tmp_path / "Downstream.xml"]
        return import_genius(tmp_path / "river.xml", profiles, DAY)

    return take


@pytest.fixture
def told(taken: Scenario, tmp_path: Path) -> Tell:
    """Give a way to import broken files and read what is said, without the folder's name."""

    def tell(
        domain: str | bytes = DOMAIN, up: str | bytes = UP, down: str | bytes = DOWN
    ) -> list[str]:
        with pytest.raises(Malformed) as caught:
            taken(domain, up, down)
        return [fault.message.replace(f"{tmp_path}/", "") for fault in caught.value.faults]

    return tell


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Give a way to write an imported case and load it."""

    def load(made: Imported) -> Negotiation:
        folder = tmp_path / "case"
        write_new(folder, made.files)
        return fold(load_case(folder).events)

    return load
