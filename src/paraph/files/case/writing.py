"""Founding events as the files of a case folder: what `loading` reads, the other way.

Every folder is read back before it is given out, so that it says what the events say or is not
written at all.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from posixpath import normpath

from paraph.files.case.entries import EVENTS, Known, entry_of
from paraph.files.case.loading import events_of
from paraph.files.case.quoting import REPORTS_FOLDER, Filed, reports_among
from paraph.files.case.reading import HEAD_FILE, folder_of
from paraph.files.case.step_writing import Entry
from paraph.files.case.yaml_writing import write_yaml
from paraph.files.faults import Fault, Malformed, quoted
from paraph.record.events import founding as happened
from paraph.terms.sources import Report

LONGEST_SHOWN = 200
_SECTIONS: dict[type[happened.FoundingEvent], str] = {
    happened.ReportFiled: "reports",
    happened.PartySeated: "parties",
    happened.OutsiderNamed: "others",
    happened.InterestNoted: "interests",
    happened.ConstituencyNoted: "constituencies",
    happened.RelationNoted: "relations",
    happened.LevelSet: "ladder",
    happened.TrackOpened: "tracks",
    happened.IssueOpened: "issues",
    happened.RuleSet: "rules",
    happened.PositionStated: "positions",
    happened.RedLineDrawn: "red_lines",
    happened.WeightGiven: "weights",
    happened.ValueGiven: "values",
    happened.OptionsRanked: "rankings",
    happened.IssuesRanked: "rankings",
    happened.ReservationGiven: "reservations",
    happened.StepProposed: "steps",
    happened.OutsideEventExpected: "outside_events",
    happened.StepValueGiven: "step_values",
    happened.ComplianceReported: "compliance",
}
"""The list in which the entry of each kind of event stands, in the order of the loader."""

_ORDER = {section: at for at, section in enumerate(dict.fromkeys(_SECTIONS.values()))}

_FILES = {
    HEAD_FILE: (
        "# The head of the case: who talks, about what, and what cannot go together.",
        (
            "reports",
            "parties",
            "others",
            "interests",
            "constituencies",
            "relations",
            "ladder",
            "tracks",
            "issues",
            "rules",
        ),
    ),
    "positions.yaml": (
        "# Who asked what, what each party refuses, and how much things matter to it.",
        ("positions", "red_lines", "weights", "values", "rankings", "reservations"),
    ),
    "steps.yaml": (
        "# What the options entail: the steps of the roadmap.",
        ("steps", "outside_events", "step_values"),
    ),
    "compliance.yaml": ("# What was done of the steps, and who says so.", ("compliance",)),
}
"""The comment at the head of each file, and its lists."""


def case_files(
    events: Iterable[happened.FoundingEvent], raws: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return the files of the folder that loads as some events, by their names in it.

    The folder gives the events by kind, in the loader's order; those of one kind keep theirs.

    Args:
        raws: The raw bytes of the reports, by their SHA-256 in hex.

    Raises:
        Malformed: No folder can say what the events say; with what is in the way.
    """
    opened, later = _parted(events)
    reports = [event.report for event in later if isinstance(event, happened.ReportFiled)]
    kept = _raw_reports(reports, raws)
    filed = {report.id: Filed.of(report, kept[report.file]) for report in reports}
    known = Known(opened.as_of, filed)
    lists: dict[str, list[Entry]] = {}
    for event in later:
        lists.setdefault(_SECTIONS[type(event)], []).append(entry_of(event, known))
    texts = dict(_texts(entry_of(opened, known), lists))
    _read_back(texts, kept, (opened, *later))
    return {**texts, **kept}


def _parted(
    events: Iterable[happened.FoundingEvent],
) -> tuple[happened.TalksOpened, list[happened.FoundingEvent]]:
    """Return the event that opened the talks, and the others by kind."""
    listed = list(events)
    openings = [event for event in listed if isinstance(event, happened.TalksOpened)]
    if len(openings) != 1:
        found = f"{len(openings)} openings of the talks"
        raise Malformed([_fault("", found, "one", "give the events of one case")])
    later = [event for event in listed if not isinstance(event, happened.TalksOpened)]
    return openings[0], sorted(later, key=lambda event: _ORDER[_SECTIONS[type(event)]])


def _raw_reports(reports: Iterable[Report], raws: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the bytes of every report by the name of its file."""
    listed = list(reports)
    faults = [fault for report in listed for fault in _report_faults(report, raws)]
    if faults:
        raise Malformed(faults)
    return {report.file: raws[report.digest] for report in listed}


def _report_faults(report: Report, raws: Mapping[str, bytes]) -> Iterator[Fault]:
    """Give what keeps a report's file from being written."""
    path = f"report '{report.id}'"
    if not normpath(report.file).startswith(f"{REPORTS_FOLDER}/"):
        expected = f"a file inside {REPORTS_FOLDER}/"
        yield _fault(path, quoted(report.file), expected, "give the report such a name")
    if report.digest not in raws:
        found = f"no raw bytes with the SHA-256 {quoted(report.digest, LONGEST_SHOWN)}"
        yield _fault(path, found, "those of the report", "add the report as it came")


def _texts(head: Entry, lists: Mapping[str, list[Entry]]) -> Iterator[tuple[str, bytes]]:
    """Give the YAML files that something stands in."""
    parts: dict[str, Entry] = {
        name: {section: [*lists[section]] for section in sections if section in lists}
        for name, (_, sections) in _FILES.items()
    }
    others = [name for name, tree in parts.items() if tree and name != HEAD_FILE]
    parts[HEAD_FILE] = {**head, **({"include": [*others]} if others else {}), **parts[HEAD_FILE]}
    for name in (HEAD_FILE, *others):
        text = write_yaml(parts[name])
        gap = "\n" if name == HEAD_FILE else ""
        yield name, f"{_FILES[name][0]}\n{gap}{text}".encode(errors="surrogatepass")


def _read_back(
    texts: Mapping[str, bytes],
    kept: Mapping[str, bytes],
    events: tuple[happened.FoundingEvent, ...],
) -> None:
    """Refuse files that do not give the events again."""
    folder = folder_of(texts)
    if folder.faults:
        raise Malformed(folder.faults)
    again = events_of(folder, reports_among(folder, kept))
    for before, after in zip(events, again, strict=True):
        if before != after:
            path, found, expected = _difference(before, after, before.TAG)
            advice = "correct it, or leave it out"
            raise Malformed([_fault(path, found, f"{expected}, as a folder would say", advice)])


def _difference(before: object, after: object, path: str) -> tuple[str, str, str]:
    """Return where two terms differ first, and what stands there in each."""
    if is_dataclass(before) and type(before) is type(after):
        for field in fields(before):
            one, other = getattr(before, field.name), getattr(after, field.name)
            if one != other:
                return _difference(one, other, f"{path}.{field.name}")
    return path, quoted(str(before), LONGEST_SHOWN), quoted(str(after), LONGEST_SHOWN)


def _fault(path: str, found: str, expected: str, advice: str) -> Fault:
    return Fault(EVENTS, 0, 0, path, found, expected, advice)
