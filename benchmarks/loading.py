"""How long a case folder of 15,000 lines takes to load, beside PyYAML alone on the same text.

Run it with `python benchmarks/loading.py`. PyYAML's C loader only parses; loading also keeps the
place of every value, validates every entry, follows every id and finds every quote.
"""

import random
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from paraph.files.case.loading import load_case
from paraph.files.faults import Malformed

LINES = 15_000
QUOTES = 3_000
REPORT_LENGTH = 100_000
RUNS = 3
SEED = 2023


def report(source: random.Random) -> str:
    """Return a report of made-up words, no two pieces of which are alike."""
    letters = "abcdefghijklmnopqrst"
    text = ""
    while len(text) < REPORT_LENGTH:
        words = ("".join(source.choices(letters, k=source.randint(2, 9))) for _ in range(1_000))
        text += " ".join(words) + "\n"
    return text[:REPORT_LENGTH]


def head(issues: int) -> str:
    """Return everything before the positions."""
    lines = [
        *("title: Many positions", "as_of: 2023-05-31", "reports:"),
        *("  - id: wire", "    outlet: Wire", "    date: 2023-05-10", "    title: All of it"),
        "parties:",
        *(f"  - {{id: party-{at}, name: Party {at}, role: party}}" for at in range(6)),
        *("tracks:", "  - {id: all, name: All}", "issues:"),
    ]
    for at in range(issues):
        lines += [f"  - id: issue-{at}", "    track: all", f"    name: Issue {at}"]
        lines += ["    question: How?", "    options:", "      a: So", "      b: Thus"]
    return "\n".join([*lines, "positions:", ""])


def case(text: str, source: random.Random, *, is_faulty: bool) -> str:
    """Return a case of `LINES` lines, or one with `QUOTES` quotes that are nowhere."""
    written = [head(40)]
    count = written[0].count("\n")
    positions = 0
    while positions < QUOTES if is_faulty else count < LINES:
        at = source.randrange(len(text) - 80)
        quote = " ".join(text[at : at + 60].split()[1:-1])
        quote = f"{quote[:20]}zz{quote[22:]}" if is_faulty else quote
        written.append(
            f"  - party: party-{positions % 6}\n    issue: issue-{positions % 40}\n"
            f"    option: a\n    strength: demand\n    report: wire\n    quote: {quote}\n"
        )
        positions, count = positions + 1, count + 6
    return "".join(written)


def seconds(run: Callable[[], object]) -> float:
    """Return the least time of some runs."""
    times: list[float] = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        run()
        times.append(time.perf_counter() - begun)
    return min(times)


def faults(root: Path) -> tuple[int, int]:
    """Return how many faults a folder has, and how many of them tell the nearest passage."""
    try:
        load_case(root)
    except Malformed as error:
        return len(error.faults), sum("nearest is" in fault.advice for fault in error.faults)
    return 0, 0


def main() -> None:
    """Measure and print."""
    source = random.Random(SEED)  # noqa: S311 - no secret
    text = report(source)
    with tempfile.TemporaryDirectory() as name:
        root = Path(name)
        (root / "reports").mkdir()
        (root / "reports" / "wire.txt").write_text(text, encoding="utf-8")
        whole = case(text, source, is_faulty=False)
        (root / "case.yaml").write_text(whole, encoding="utf-8")
        loading = seconds(lambda: load_case(root))
        parsing = seconds(lambda: yaml.load(whole, Loader=yaml.CSafeLoader))
        print(f"good case: {whole.count(chr(10)):,} lines, {len(load_case(root).events):,} events")
        print(f"  load_case           {loading:.2f} s")
        print(f"  yaml.CSafeLoader    {parsing:.2f} s")
        print(f"  ratio               {loading / parsing:.2f}")
        broken = case(text, source, is_faulty=True)
        (root / "case.yaml").write_text(broken, encoding="utf-8")
        told, near = faults(root)
        print(f"faulty quotes: {told:,} of {QUOTES:,} told, {near:,} with the nearest passage")
        print(f"  load_case           {seconds(lambda: faults(root)):.2f} s")


if __name__ == "__main__":
    main()
