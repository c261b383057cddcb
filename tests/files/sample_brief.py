"""A small brief with every kind of node, every mark and style, and text made to do harm."""

import datetime as dt

from paraph.briefs.tree import (
    Align,
    Bars,
    Brief,
    Bullets,
    Cell,
    Column,
    Fact,
    Figure,
    Gantt,
    GanttBar,
    HeatMap,
    Mark,
    Note,
    Paragraph,
    Phrase,
    Row,
    Section,
    Style,
    Subheading,
    Table,
)

SCRIPT = "<script>alert('paraph')</script>"
QUOTES = "\"quoted\" & 'single' < > {{ braces }} {% tags %} [bold]brackets[/bold] :smile:"
ARABIC = "وحدة الأراضي السورية وسلامتها"
LONG_WORD = "Truppenentflechtungsüberwachungskommissionsvorsitzendenstellvertreter"
CONTROLS = "red\x1b[31mink\x00and\u202eback"


def cell(text: str, *marks: Mark, notes: tuple[int, ...] = (), hint: str = "") -> Cell:
    """A cell with one line in plain style."""
    return Cell(((Phrase(text, notes=notes),),), marks, hint)


STYLES = Paragraph(
    (
        Phrase("Plain words, "),
        Phrase("strong words", Style.STRONG, notes=(1,)),
        Phrase(", "),
        Phrase("stressed words", Style.EMPHASIS, notes=(2, 3)),
        Phrase(", "),
        Phrase("faint words", Style.FAINT),
        Phrase(" and "),
        Phrase("code_words", Style.CODE),
        Phrase("."),
    )
)

POSITIONS = Table(
    "Positions of the parties by issue",
    (
        Column("Issue"),
        Column("Upstream"),
        Column("Downstream"),
        Column("Mediator", Align.CENTRE),
        Column("Neighbour"),
        Column("Observer"),
        Column("Weight", Align.RIGHT),
    ),
    (
        Row((cell("Track one: water"),)),
        Row(
            (
                cell("Release of water"),
                cell("400 cubic metres a second", Mark.CITED, notes=(1,), hint="said in May"),
                cell("500 at least", Mark.RED_LINE, Mark.CITED, notes=(2,)),
                cell("no view stated", Mark.SILENT),
                cell("a share of any surplus", Mark.ASSUMED, notes=(3,)),
                cell("accounts differ", Mark.CONTESTED, notes=(1, 2)),
                cell("0.45"),
            )
        ),
        Row(
            (
                cell("Data exchange"),
                cell("monthly, was never", Mark.DRIFTED),
                cell("Upstream is said to refuse", Mark.CLAIMED),
                cell("in hand", Mark.GOOD),
                cell("late", Mark.WARNING),
                Cell(((Phrase("first line"),), (Phrase(ARABIC, Style.STRONG, notes=(2,)),))),
                cell("0.05"),
            )
        ),
        Row((cell("Track two: guarantees"),)),
        Row(
            (
                cell(LONG_WORD),
                cell(SCRIPT),
                cell(QUOTES),
                cell(""),
                cell(CONTROLS),
                Cell(()),
                cell("0.50"),
            )
        ),
    ),
)

EMPTY_TABLE = Table("A table without rows", (Column("Step"), Column("Due", Align.RIGHT)), ())

HEAT = Figure(
    "demand",
    "How far each package meets each party",
    f"Heat map: Upstream high throughout, the Observer unknown. {SCRIPT}",
    HeatMap(
        ("First package", "Second package", f"Third package, {LONG_WORD}", SCRIPT),
        ("Upstream", "Downstream", "Mediator of the second round", ARABIC),
        (
            (1.0, 0.0, 0.5, None),
            (0.75, 0.25, None, None),
            (0.62, 0.33, 0.1, None),
            (0.72, 0.71, 0.55, 0.9),
        ),
        "worst package for the party",
        "best package for the party",
        "no value stated or derived",
    ),
)

BARS = Figure(
    "solutions",
    "Value of the named solutions to each party",
    "Bars: every party is above its walk-away worth but Downstream in the second.",
    Bars(
        ("Upstream", "Downstream", "Mediator"),
        ("Nash solution", "Egalitarian solution"),
        ((0.81, 0.7), (0.42, 0.7), (0.0, 1.0)),
        (0.35, 0.5, None),
        "walk-away worth",
        "value on the party's own scale, 0 to 1",
    ),
)

GANTT = Figure(
    "order",
    "Steps in an order no party has to fear",
    "Time line: three steps from May to August 2023, the last one twelve days late.",
    Gantt(
        (
            GanttBar(
                "Experts draft the roadmap",
                dt.date(2023, 5, 11),
                dt.date(2023, 6, 20),
                dt.date(2023, 6, 30),
                is_late=False,
                group="Experts",
            ),
            GanttBar(
                "Ministers meet",
                dt.date(2023, 7, 3),
                dt.date(2023, 7, 3),
                None,
                is_late=False,
                group="Ministers",
            ),
            GanttBar(
                f"Withdrawal from the border {SCRIPT} and all that belongs to it and more",
                dt.date(2023, 7, 10),
                dt.date(2023, 8, 12),
                dt.date(2023, 7, 31),
                is_late=True,
                group="Upstream",
            ),
        )
    ),
)

EMPTY_FIGURES = (
    Figure(
        "no-heat",
        "A heat map of nothing",
        "Nothing is known yet.",
        HeatMap((), (), (), "none", "all", "unknown"),
    ),
    Figure(
        "no-bars",
        "Bars of nothing",
        "No solution exists.",
        Bars((), (), (), (), "walk-away worth", "value"),
    ),
    Figure("no-steps", "A time line of nothing", "There are no steps.", Gantt(())),
)

SAMPLE = Brief(
    title=f"The river talks: {SCRIPT}",
    subtitle="Brief for the secretariat, 12 May 2023",
    summary=(
        Paragraph((Phrase("All parties could accept two packages.", notes=(1,)),)),
        Bullets(
            ((Phrase("Downstream must move on water."),), (Phrase("Nobody asked the Observer."),))
        ),
    ),
    sections=(
        Section(
            "positions",
            "What each party said",
            (
                STYLES,
                Subheading("Issue by issue"),
                POSITIONS,
                EMPTY_TABLE,
            ),
        ),
        Section(
            "packages",
            "What all could accept",
            (
                HEAT,
                BARS,
                Bullets(
                    (
                        (Phrase("First, data.", Style.STRONG),),
                        (Phrase("Second, water.", notes=(3,)),),
                    ),
                    is_numbered=True,
                ),
                Bullets(((Phrase("A new count begins."),),), is_numbered=True),
            ),
        ),
        Section("roadmap", f"The order of steps & {QUOTES}", (GANTT, *EMPTY_FIGURES)),
        Section("nothing", "A section without blocks", ()),
    ),
    notes=(
        Note(
            1,
            Mark.CITED,
            "River Gazette, 11 May 2023, “Ministers meet”",
            "We shall release 400 cubic metres a second.",
            "gazette.txt:12, 310-352, sha256 9f2c",
        ),
        Note(
            2,
            Mark.CITED,
            f"Daily {SCRIPT}",
            f"{ARABIC} - {QUOTES}",
            "daily.txt:3, 17-90, sha256 0b1a",
        ),
        Note(
            3,
            Mark.ASSUMED,
            "",
            "Nobody said so; neighbours of a river usually ask for a share.",
            "",
        ),
    ),
    colophon=(Fact("Input digest", "sha256 5d41402abc4b2a76b9719d911017c592"), Fact("Seed", "7")),
)
