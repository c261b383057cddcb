"""What slips if a step slips."""

from collections.abc import Iterator

from paraph.briefs.step_words import step_name
from paraph.briefs.tree import Align, Block, Column, Row, Section, Table
from paraph.briefs.words import agreeing, cell, count, day, paragraph
from paraph.record.negotiation import Negotiation
from paraph.roadmap.slipping import SlipFinding


def slip_section(talks: Negotiation, found: SlipFinding) -> Section:
    """Return what slips if a step slips."""
    return Section("roadmap-slip", "What slips", tuple(_slips(talks, found)))


def _slips(talks: Negotiation, found: SlipFinding) -> Iterator[Block]:
    name = step_name(found.step, talks.step)
    others = [each for each in found.slips if each.after.step.id != found.step]
    missed = sum(each.is_missed for each in found.slips)
    end = (
        f"the roadmap is complete on {day(found.end)} instead of {day(found.end_before)}"
        if found.end != found.end_before
        else f"the end of the roadmap stays {day(found.end)}"
    )
    yield paragraph(
        f"If {name} is complete {count(found.days, 'day')} later, "
        f"{count(len(others), 'other step')} {agreeing(len(others), 'slips', 'slip')}, "
        f"{count(missed, 'deadline is', 'deadlines are')} missed that could be kept, and {end}."
    )
    rows = [
        Row(
            (
                cell(each.after.name),
                cell(day(each.before.end)),
                cell(day(each.after.end)),
                cell(str(each.days)),
                cell("missed now" if each.is_missed else "–"),
            )
        )
        for each in found.slips
    ]
    columns = (
        Column("Step"),
        Column("Complete", Align.RIGHT),
        Column("Then", Align.RIGHT),
        Column("Days later", Align.RIGHT),
        Column("Deadline"),
    )
    yield Table("The steps that come later", columns, tuple(rows))
