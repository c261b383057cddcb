"""The ladder: where every draft stands, who did what about it, and what is agreed."""

from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from paraph.briefs.due import due_words
from paraph.briefs.history import history_blocks
from paraph.briefs.joining import acts_table, missing_words
from paraph.briefs.meetings import enquiries_table, mandates_table, meetings_table
from paraph.briefs.moments import moment
from paraph.briefs.notes import Notes
from paraph.briefs.rungs import ladder_figures, standing_words
from paraph.briefs.speakers import by_words, level_name
from paraph.briefs.tree import (
    Align,
    Block,
    Brief,
    Bullets,
    Cell,
    Column,
    Phrases,
    Row,
    Section,
    Subheading,
    Table,
)
from paraph.briefs.view import Parts, View, laid_out
from paraph.briefs.words import (
    agreeing,
    cell,
    count,
    faint,
    listed,
    paragraph,
    phrases,
    short_day,
    strong,
)
from paraph.record.agreed import Agreement, agreement, outstanding
from paraph.record.due import Urgency, due
from paraph.record.negotiation import Negotiation
from paraph.record.standing import Adoption, DraftStanding, DraftState
from paraph.terms.ids import MEDIATOR
from paraph.terms.meetings import Outcome

TITLE = "The ladder"
BEFORE_A_LEVEL = {DraftState.OPEN, DraftState.SILENCE, DraftState.ADOPTED}
NO_COMPUTATION = (
    "Nothing is adopted by computation: a party’s act and a level’s adoption are each the act of "
    "the person named with it."
)


def has_ladder(talks: Negotiation) -> bool:
    """Whether there is anything to say of the ladder."""
    return bool(talks.drafts or talks.meetings or talks.mandates)


def ladder_section(talks: Negotiation, notes: Notes) -> Section:  # noqa: ARG001 - as all sections
    """Return the section on the ladder."""
    return Section("ladder", TITLE, (paragraph(ladder_words(talks)), *_blocks(talks)))


def ladder_brief(view: View, now: datetime) -> Brief:
    """Return where every draft stands at a moment."""
    talks, notes = view.talks, Notes(view.talks)
    overdue = [
        each
        for each in due(talks, now, view.reader or MEDIATOR)
        if each.urgency(now) is Urgency.OVERDUE
    ]
    items = [phrases(strong("Ladder. "), ladder_words(talks))]
    items += [phrases(strong("Overdue. "), f"{due_words(talks, each)}.") for each in overdue]
    subtitle = f"Where every draft stands, as of {moment(now, view.zone)}"
    sections = [Section("ladder", TITLE, tuple(_blocks(talks)))]
    return laid_out(view, Parts(sections, notes, (Bullets(tuple(items)),), (), subtitle))


def ladder_words(talks: Negotiation) -> str:
    """Return in a few sentences how far the drafts and mandates are."""
    if not talks.drafts:
        lead = "No draft has been submitted."
    else:
        lead = f"{count(len(talks.drafts), 'draft')}{_counted(talks)}."
    return " ".join((lead, *_agreed_sentence(talks), *_mandate_sentence(talks)))


def _counted(talks: Negotiation) -> str:
    """Return how many drafts stand where; of one alone, where it stands."""
    counted = Counter(_where(talks, each) for each in talks.drafts)
    if len(talks.drafts) == 1:
        return f", {next(iter(counted))}"
    return f": {listed(f'{number} {words}' for words, number in counted.items())}"


def _where(talks: Negotiation, standing: DraftStanding) -> str:
    level = level_name(talks, standing.level)
    match standing.state:
        case DraftState.OPEN | DraftState.SILENCE:
            return f"{standing.state} before {level}"
        case DraftState.ADOPTED:
            return f"adopted by {level}"
        case DraftState.SENT_BACK:
            return f"sent back to {level}"
        case DraftState.WITHDRAWN:
            return "withdrawn"


def _agreed_sentence(talks: Negotiation) -> Iterator[str]:
    if talks.drafts:
        counted = Counter(agreement(talks, each) for each in talks.drafts)
        agreed, provisional = counted[Agreement.AGREED], counted[Agreement.PROVISIONAL]
        also = f", {provisional} provisionally" if provisional else ""
        lead = count(agreed, "draft") if agreed else "None"
        yield f"{lead} {agreeing(agreed or 1, 'is', 'are')} agreed{also}."


def _mandate_sentence(talks: Negotiation) -> Iterator[str]:
    done = {Outcome.DONE, Outcome.REFUSED}
    left = [
        each for each in talks.mandates if not each.reports or each.reports[-1].outcome not in done
    ]
    if left:
        yield f"{count(len(left), 'mandate')} {agreeing(len(left), 'is', 'are')} still to be done."


def _blocks(talks: Negotiation) -> Iterator[Block]:
    if talks.drafts:
        yield paragraph(NO_COMPUTATION)
        yield from ladder_figures(talks)
        yield _standing_table(talks)
        yield paragraph(whole_words(talks))
        yield from _joining(talks)
    if talks.meetings or talks.mandates:
        yield Subheading("Meetings and mandates")
    if talks.meetings:
        yield meetings_table(talks)
    if talks.mandates:
        yield mandates_table(talks)
    if talks.enquiries:
        yield Subheading("Enquiries")
        yield enquiries_table(talks)
    if talks.drafts:
        yield Subheading("History of the drafts")
        for each in talks.drafts:
            yield from history_blocks(talks, each)


def _standing_table(talks: Negotiation) -> Table:
    columns = (
        Column("Draft"),
        Column("No.", Align.RIGHT),
        Column("Where it stands"),
        Column("Adoptions in force"),
        Column("Agreed"),
    )
    rows = tuple(_standing_row(talks, each) for each in talks.drafts)
    return Table("The drafts, and whether they are agreed", columns, rows)


def _standing_row(talks: Negotiation, standing: DraftStanding) -> Row:
    adoptions = tuple(_adoption(talks, each) for each in standing.adoptions)
    return Row(
        (
            Cell((phrases(strong(standing.current.title)), phrases(faint(f"id: {standing.id}")))),
            cell(str(standing.current.number)),
            cell(_where(talks, standing)),
            Cell(adoptions or (phrases("none"),)),
            _agreed_cell(talks, standing),
        )
    )


def _adoption(talks: Negotiation, each: Adoption) -> Phrases:
    """Return an adoption with the person who declared it."""
    when = short_day(talks.calendar(MEDIATOR).day_of(each.at))
    declared = f"declared by {by_words(talks, each.by)}, {when}"
    return phrases(f"{level_name(talks, each.level)}, number {each.number}; ", faint(declared))


def _agreed_cell(talks: Negotiation, standing: DraftStanding) -> Cell:
    match agreement(talks, standing):
        case Agreement.AGREED:
            early = talks.is_single and standing.id in talks.early_harvest
            return cell("agreed, as early harvest" if early else "agreed")
        case Agreement.PROVISIONAL:
            return cell("provisionally, until all is agreed")
        case Agreement.NOT:
            return cell("not agreed")


def whole_words(talks: Negotiation) -> str:
    """Return by which rule drafts are agreed, and what still is in the way."""
    top = talks.ladder[-1].name if talks.ladder else "the top"
    if not talks.is_single:
        return f"Each draft is agreed by itself, once it is adopted by {top}."
    titles = [f"‘{talks.draft[each].current.title}’" for each in talks.early_harvest]
    verb = agreeing(len(titles), "is", "are")
    early = f" {listed(titles)} {verb} excepted as early harvest." if titles else ""
    left = [f"‘{each.current.title}’" for each in outstanding(talks)]
    waiting = f" Still to be adopted by {top}: {listed(left)}." if left else ""
    return (
        f"Nothing is agreed until everything is agreed: what is adopted by {top} holds "
        f"provisionally until every draft is that was not withdrawn.{early}{waiting}"
    )


def _joining(talks: Negotiation) -> Iterator[Block]:
    """Give what the parties did about each draft before a level, and what is missing."""
    yield Subheading("Who has joined in")
    for each in talks.drafts:
        if each.state in BEFORE_A_LEVEL:
            yield acts_table(talks, each)
            yield paragraph(missing_words(talks, each))
        else:
            yield paragraph(f"{standing_words(talks, each)}. {missing_words(talks, each)}")
