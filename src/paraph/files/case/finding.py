"""Whether a path is a case folder, and where the case may be if it is none."""

from pathlib import Path

from paraph.files.faults import Fault, quoted

HEAD_FILE = "case.yaml"
NEARLY = frozenset({HEAD_FILE, "case.yml"})
"""Names that are taken for the head's, in any case of letters."""

MOST_FOLDERS = 3
MOST_FILES = 6
LONGEST_PATH = 200


def no_case(root: Path) -> Fault | None:
    """Return the fault of a path that is no case folder; None where it is one."""
    advice = "name a folder, or make one with `paraph new`"
    if not root.exists():
        return _fault(root, "nothing", advice)
    if not root.is_dir():
        is_of_case = (root.parent / HEAD_FILE).is_file() and root.suffix == ".yaml"
        advice = f"name its folder: {_shown(root.parent)}" if is_of_case else advice
        return _fault(root, "a file", advice)
    try:
        (root / HEAD_FILE).lstat()
    except FileNotFoundError:
        return _fault(root, f"no {HEAD_FILE}", _where_else(root))
    except OSError:
        return None  # what keeps it from being read is told by reading it
    return None


def _fault(root: Path, found: str, advice: str) -> Fault:
    return Fault(str(root), 0, 0, "", found, "a case folder", advice)


def _shown(path: Path) -> str:
    return quoted(str(path), LONGEST_PATH)


def _where_else(root: Path) -> str:
    """Say where the case may be that a folder does not hold."""
    there = sorted(path.name for path in root.glob("*.y*ml"))
    names = sorted(path.name for path in root.glob("*"))
    nearly = next((name for name in names if name.lower() in NEARLY), None)
    inside = sorted(path.parent for path in root.glob(f"*/{HEAD_FILE}"))[:MOST_FOLDERS]
    if nearly is not None:
        return f"rename {nearly} to {HEAD_FILE}"
    if inside:
        return f"did you mean {' or '.join(_shown(folder) for folder in inside)}?"
    if there:
        here = ", ".join(there[:MOST_FILES])
        return f"rename the file that holds the case to {HEAD_FILE}; here are {here}"
    return "start one with `paraph new`"
