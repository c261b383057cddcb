"""What `paraph roadmap` does: show the steps, check them, let one slip."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import typer

from paraph.briefs.brief import View, roadmap_brief
from paraph.briefs.notes import Notes
from paraph.briefs.roadmap import check_section, roadmap_section, roadmap_words
from paraph.briefs.slips import slip_section
from paraph.briefs.tree import Brief, Section
from paraph.cli.asking import share
from paraph.cli.exits import DONE, FINDINGS, USAGE
from paraph.cli.places import Where
from paraph.cli.progress import telling
from paraph.cli.telling import draw_brief, print_json, require_writable, say, write
from paraph.desk.consult import Question, consult_packages
from paraph.desk.roadmaps import RoadmapQuestion, consult_roadmap
from paraph.files.faults import did_you_mean, quoted
from paraph.files.roadmap_answering import check_answer, roadmap_answer, slip_answer
from paraph.files.writing import written
from paraph.packages.finding import PackagesFinding
from paraph.roadmap.faults import Severity
from paraph.roadmap.finding import RoadmapFinding
from paraph.roadmap.slipping import slipped
from paraph.terms.ids import StepId


@dataclass(frozen=True, slots=True)
class Ask:
    """What a person asked for on the command line."""

    draws: int
    seed: int
    start: dt.date | None
    quiet: bool
    everything: bool
    exposure_limit: str = "1/3"


@dataclass(frozen=True, slots=True)
class Consulted:
    """A roadmap, and what it rests on.

    Attributes:
        packages: None where every step of the case was asked for, or it has no issues.
    """

    view: View
    packages: PackagesFinding | None
    roadmap: RoadmapFinding

    def brief(self, sections: Callable[[Notes], Sequence[Section]]) -> Brief:
        """Return a brief of some parts."""
        return roadmap_brief(self.view, self.packages, sections)


def consulted(where: Where, ask: Ask, *, as_json: bool) -> Consulted:
    """Return the roadmap that was asked for."""
    limit = share(ask.exposure_limit, "--exposure-limit")
    view = where.view(as_json=as_json)
    packages = packages_of(view, ask)
    question = RoadmapQuestion(ask.start, limit)
    return Consulted(view, packages, consult_roadmap(view.talks, packages, question))


def packages_of(view: View, ask: Ask) -> PackagesFinding | None:
    """Return what could be agreed; None where every step is wanted, or there is no issue."""
    if ask.everything or not view.talks.issues:
        return None
    with telling(quiet=ask.quiet) as tell:
        question = Question(ask.draws, ask.seed, progress=tell.packages)
        return consult_packages(view.talks, question)


def show(where: Where, ask: Ask, outputs: Sequence[Path], *, as_json: bool) -> None:
    """Print the roadmap, or write it to files."""
    for path in outputs:
        require_writable(path)
    found = consulted(where, ask, as_json=as_json)
    if as_json:
        print_json(roadmap_answer(found.view, found.roadmap))
        return
    made = found.brief(lambda notes: [roadmap_section(found.view.talks, found.roadmap, notes)])
    deliver(made, outputs)


def deliver(made: Brief, outputs: Sequence[Path]) -> None:
    """Draw a brief, or write it to files."""
    for path in outputs:
        write(path, written(made, path.suffix), is_private=bool(made.marking))
    if not outputs:
        draw_brief(made)


def check(where: Where, ask: Ask, *, as_json: bool) -> int:
    """Tell what is wrong with the steps; findings where something is severe."""
    found = consulted(where, ask, as_json=as_json)
    faults = found.roadmap.faults
    if as_json:
        print_json(check_answer(found.view, found.roadmap))
    else:
        draw_brief(found.brief(lambda _: [check_section(found.view.talks, found.roadmap)]))
        print(roadmap_words(found.roadmap))
    return FINDINGS if any(fault.severity is Severity.SEVERE for fault in faults) else DONE


def slip(where: Where, ask: Ask, what: tuple[str, int], *, as_json: bool) -> None:
    """Print what comes later if a step does."""
    found = consulted(where, ask, as_json=as_json)
    word, days = what
    there = list(found.roadmap.timed.network.of_step)
    if word not in there:
        advice = did_you_mean(word, there, "see the ids in steps.yaml, or ask for --all")
        say(f"STEP: found {quoted(word)}, expected a step of this roadmap; {advice}")
        raise typer.Exit(USAGE)
    slips = slipped(found.roadmap.timed, StepId(word), days)
    if as_json:
        print_json(slip_answer(found.view, slips))
    else:
        draw_brief(found.brief(lambda _: [slip_section(found.view.talks, slips)]))
