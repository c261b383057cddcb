"""The whole brief: what a person with one minute should know, then the parts."""

from collections.abc import Callable, Iterator, Sequence

from paraph.briefs.agreement import agreement_section, space_words
from paraph.briefs.certainty import assumed_words, certainty_section, question_words
from paraph.briefs.impasse import impasse_section, least_words
from paraph.briefs.keeping import keeping_section, keeping_words
from paraph.briefs.ladder import has_ladder, ladder_section, ladder_words
from paraph.briefs.notes import Notes
from paraph.briefs.positions import matrix, positions_section, standing_words
from paraph.briefs.roadmap import roadmap_section, roadmap_words
from paraph.briefs.seats import seats_section
from paraph.briefs.sources import sources_section
from paraph.briefs.tree import Block, Brief, Bullets, Fact, Phrases, Section
from paraph.briefs.view import Parts, View, laid_out
from paraph.briefs.whatif import whatif_blocks
from paraph.briefs.words import count, paragraph, phrases, share, strong
from paraph.packages.finding import PackagesFinding
from paraph.packages.whatif import Changes
from paraph.record.negotiation import Negotiation
from paraph.roadmap.finding import RoadmapFinding
from paraph.roadmap.keeping import KeepingFinding


def whole_brief(
    view: View,
    packages: PackagesFinding,
    roadmap: RoadmapFinding,
    kept: KeepingFinding | None = None,
) -> Brief:
    """Return the brief of a case, in all its parts.

    Args:
        view: What the reader sees.
        packages: What could be agreed.
        roadmap: The steps of the recommended package.
        kept: Whether they were done; None where nobody has reported on any.
    """
    talks, notes = view.talks, Notes(view.talks)
    sections = [
        seats_section(talks, notes),
        *(_agenda_sections(talks, packages, notes) if talks.issues else ()),
        roadmap_section(talks, roadmap, notes),
        *([keeping_section(talks, kept, notes)] if kept else []),
        *([ladder_section(talks, notes)] if has_ladder(talks) else []),
        sources_section(talks, view.unlisted),
    ]
    summary = _summary(talks, packages, roadmap, kept)
    method = _method(packages) if talks.issues else ()
    return laid_out(view, Parts(sections, notes, summary, method))


def _agenda_sections(
    talks: Negotiation, packages: PackagesFinding, notes: Notes
) -> Iterator[Section]:
    """Give what there is to say where something is to be agreed on."""
    yield positions_section(talks, notes)
    yield agreement_section(talks, packages, notes)
    if packages.no_zone:
        yield impasse_section(talks, packages, packages.no_zone, notes)
    yield certainty_section(talks, packages, notes)


def positions_brief(view: View) -> Brief:
    """Return the part on positions alone."""
    notes = Notes(view.talks)
    return laid_out(view, Parts([positions_section(view.talks, notes)], notes))


def packages_brief(view: View, packages: PackagesFinding, changes: Changes) -> Brief:
    """Return the parts on packages alone, after what was asked to be otherwise."""
    talks, notes = view.talks, Notes(view.talks)
    sections = [
        agreement_section(talks, packages, notes),
        *([impasse_section(talks, packages, packages.no_zone, notes)] if packages.no_zone else []),
        certainty_section(talks, packages, notes),
    ]
    summary = whatif_blocks(talks, changes)
    return laid_out(view, Parts(sections, notes, summary, _method(packages)))


def roadmap_brief(
    view: View, packages: PackagesFinding | None, sections: Callable[[Notes], Sequence[Section]]
) -> Brief:
    """Return parts on the roadmap alone.

    Args:
        view: What the reader sees.
        packages: What the roadmap rests on; None for every step of the case.
        sections: Makes the parts, given where to cite.
    """
    notes = Notes(view.talks)
    method = _method(packages) if packages else ()
    return laid_out(view, Parts(sections(notes), notes, (), method))


def _method(packages: PackagesFinding) -> tuple[Fact, ...]:
    """Return how the packages were found."""
    arithmetic = (
        "in parts of 10⁻¹², rounded"
        if packages.is_rounded
        else f"in whole parts of 1/{packages.denominator:,}, without rounding"
    )
    walked = f"{_route(packages)}; values {arithmetic}" if packages.survey else "none"
    drawn = f"{packages.draws:,} drawn with seed {packages.seed}" if packages.assessed else "none"
    return (Fact("Packages", walked), Fact("Readings", drawn))


def _route(packages: PackagesFinding) -> str:
    """Return how solutions were found."""
    if packages.survey is not None and packages.survey.frontier_is_exact:
        return "the whole frontier, by merging issues on a decision diagram"
    return "branch and bound with exact bounds"


def _summary(
    talks: Negotiation,
    packages: PackagesFinding,
    roadmap: RoadmapFinding,
    kept: KeepingFinding | None,
) -> tuple[Block, ...]:
    """Return what a reader with one minute should know."""
    items: list[Phrases] = [
        *(_agenda_words(talks, packages) if talks.issues else ()),
        phrases(strong("Roadmap. "), roadmap_words(roadmap)),
        *([phrases(strong("Kept. "), keeping_words(talks, kept))] if kept else []),
        *([phrases(strong("Ladder. "), ladder_words(talks))] if has_ladder(talks) else []),
    ]
    about = (paragraph(talks.about),) if talks.about else ()
    return (*about, Bullets(tuple(items)))


def _agenda_words(talks: Negotiation, packages: PackagesFinding) -> Iterator[Phrases]:
    """Give where the parties stand, and what they could agree."""
    issues = count(len(talks.issues), "issue")
    tracks = count(len(talks.tracks), "track")
    yield phrases(
        strong("Positions. "),
        f"{count(len(talks.parties), 'party', 'parties')}, {issues} on {tracks}. "
        f"{standing_words(talks, matrix(talks))}",
    )
    yield phrases(strong("Packages. "), space_words(packages))
    yield from _best_words(talks, packages)
    yield phrases(strong("Ground. "), assumed_words(packages))


def _best_words(talks: Negotiation, packages: PackagesFinding) -> list[Phrases]:
    """Return where to look first, or why there is nowhere, and what to ask."""
    items: list[Phrases] = []
    best = packages.recommended
    if packages.no_zone is not None:
        why = least_words(talks, packages, packages.no_zone)
        items.append(phrases(strong("No zone. "), f"{why} Part 4 says which demands conflict."))
    elif best is not None:
        items.append(
            phrases(
                strong("Where to look first. "),
                f"The package recommended for discussion is acceptable to all in "
                f"{share(best.chance)} of {packages.draws:,} readings, each of which fills what is "
                "not known in another way; that is no forecast. It is computed advice: nobody has "
                "accepted anything.",
            )
        )
    if packages.questions:
        items.append(phrases(strong("Ask first. "), question_words(talks, packages.questions[0])))
    return items
