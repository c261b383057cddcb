"""New reports of compliance written into a case folder, which loads again or is left as it was."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from paraph.files.case.loading import load_case
from paraph.files.case.raw_files import folder_files
from paraph.files.case.reading import HEAD_FILE, inside
from paraph.files.case.step_writing import Entry
from paraph.files.case.yaml_writing import write_yaml
from paraph.files.faults import Fault, Malformed
from paraph.record.events.founding import ComplianceReported, FoundingEvent

FILE = "compliance.yaml"
SECTION = "compliance"
COMMENT = "# What was done of the steps, and who says so.\n"
_SECTION_LINE = re.compile(rf"^{SECTION}:\s*(?:#.*)?$", re.MULTILINE)
_TOP_KEY = re.compile(r"^[^\s#-][^:]*:", re.MULTILINE)
_INCLUDE = re.compile(r"^include:[ \t]*(.*?)[ \t]*(#.*)?$", re.MULTILINE)
_ITEM = re.compile(r"^([ \t]*)- ", re.MULTILINE)

Files = Mapping[str, bytes]


def entered(root: Path, entries: Sequence[Entry]) -> str:
    """Add entries to the reports of compliance; return which files were written.

    They go to the end of `compliance.yaml`, or to a file of their own where that does not end with
    its list. Before anything is written, the folder is loaded as it would be.

    Raises:
        Malformed: The folder would not say what it said and these entries.
    """
    files = dict(folder_files(root))
    before = load_case(root).events
    troubles: list[Fault] = []
    for plan in _plans(files, entries):
        try:
            after = _loaded(files | plan)
        except Malformed as error:
            troubles += error.faults
            continue
        if _is_only_more(before, after, len(entries)):
            _write(root, plan)
            return " and ".join(plan)
    if not troubles:
        expected, advice = "a folder that these entries fit", f"add them to {FILE} by hand"
        troubles.append(Fault(FILE, 0, 0, "", "something else", expected, advice))
    raise Malformed(troubles)


def _plans(files: Files, entries: Sequence[Entry]) -> Iterator[dict[str, bytes]]:
    """Give the ways in which the entries may be written, the best first."""
    written = write_yaml({SECTION: [dict(each) for each in entries]}).lstrip("\n")
    there = files.get(FILE)
    if there is not None:
        text = there.decode("utf-8", errors="surrogateescape")
        longer = _appended(text, written)
        if longer is not None:
            yield {FILE: longer.encode("utf-8", errors="surrogateescape")}
    names = (name for at in range(1, 1000) if (name := _numbered(at)) not in files)
    name = next(names)
    head = files[HEAD_FILE].decode("utf-8", errors="surrogateescape")
    for included in _included(head, name):
        raw = included.encode("utf-8", errors="surrogateescape")
        yield {name: f"{COMMENT}\n{written}".encode(), HEAD_FILE: raw}


def _numbered(at: int) -> str:
    return FILE if at == 1 else FILE.replace(".", f"-{at}.")


def _appended(text: str, written: str) -> str | None:
    """Return a file with entries at its end; None where its last key is not their list."""
    section = _SECTION_LINE.search(text)
    if section is None or _TOP_KEY.search(text, section.end()):
        return None
    item = _ITEM.search(text, section.end())
    indent = item[1] if item else "  "
    lines = written.split("\n")[1:]
    moved = [f"{indent}{line[2:]}" if line else "" for line in lines]
    break_ = "\r\n" if "\r\n" in text else "\n"
    return text.rstrip() + break_ * 2 + break_.join(moved).rstrip() + break_


def _included(head: str, name: str) -> Iterator[str]:
    """Give the head with one more file under `include`."""
    found = _INCLUDE.search(head)
    if found is None:
        yield f"{head.rstrip()}\ninclude: [{name}]\n"
        return
    value, (start, end) = found[1], found.span(1)
    if value.startswith("[") and value.endswith("]"):
        inside_ = value[1:-1].strip()
        joined = f"[{inside_}, {name}]" if inside_ else f"[{name}]"
        yield head[:start] + joined + head[end:]
    elif value:
        yield f"{head[:start]}[{value}, {name}]{head[end:]}"
    else:
        item = _ITEM.search(head, found.end())
        indent = item[1] if item else "  "
        at = found.end()
        yield f"{head[:at]}\n{indent}- {name}{head[at:]}"


def _loaded(files: Files) -> tuple[FoundingEvent, ...]:
    """Return the events of a folder with these files."""
    with TemporaryDirectory(prefix="paraph-") as made:
        root = Path(made)
        for name, raw in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(raw)
        return load_case(root).events


def _is_only_more(
    before: Sequence[FoundingEvent], after: Sequence[FoundingEvent], more: int
) -> bool:
    """Tell whether all that was said is said still, and so many more reports of compliance."""
    old = [each for each in before if not isinstance(each, ComplianceReported)]
    new = [each for each in after if not isinstance(each, ComplianceReported)]
    told = [each for each in before if isinstance(each, ComplianceReported)]
    tells = [each for each in after if isinstance(each, ComplianceReported)]
    return old == new and tells[: len(told)] == told and len(tells) == len(told) + more


def _write(root: Path, files: Files) -> None:
    """Write files whole, the head last: it is what makes the others count."""
    for name in sorted(files, key=lambda name: name == HEAD_FILE):
        path = inside(root, name)
        if path is None:
            advice = "make it a file of the folder"
            raise Malformed([Fault(name, 0, 0, "", "a link out of the folder", "a file", advice)])
        aside = path.with_name(f".{path.name}.part")
        try:
            aside.write_bytes(files[name])
            aside.replace(path)
        except OSError as error:
            aside.unlink(missing_ok=True)
            found, expected = error.strerror or "no file", "a file that can be written"
            raise Malformed([Fault(name, 0, 0, "", found, expected, "allow it")]) from error
