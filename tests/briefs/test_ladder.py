"""The ladder in a brief: where drafts stand, who joined in, what changed, what is agreed."""

import datetime as dt
from collections.abc import Iterator

import pytest
from tests.ladder_talks import (
    AMIR,
    CHAIR,
    EXPERTS,
    FIDAN,
    MEKDAD,
    MINISTERS,
    SILENCE_CLOSES,
    acted,
    at,
    draft,
    talks,
    whole,
)
from tests.small_talks import Table as Talking

from paraph.briefs.joining import missing_words
from paraph.briefs.ladder import (
    has_ladder,
    ladder_brief,
    ladder_section,
    ladder_words,
    whole_words,
)
from paraph.briefs.notes import Notes
from paraph.briefs.rungs import ACT_SIGNS, MOVES, SIGN_WORDS, ladder_figures
from paraph.briefs.tree import Bullets, Figure, Ladder, Paragraph, Phrases, Section, Table
from paraph.briefs.view import View
from paraph.files.docx import docx
from paraph.files.html import html
from paraph.files.terminal import text
from paraph.record.commands.drafts import (
    ActOnDraft,
    AdoptDraft,
    CirculateUnderSilence,
    ConfirmSilence,
    SubmitDraft,
)
from paraph.record.events import drafts
from paraph.record.negotiation import Negotiation
from paraph.record.standing import MoveKind
from paraph.terms.drafts import ActKind, Silence, TextContent
from paraph.terms.ids import MEDIATOR, DraftId

PEACE = draft("peace", "The peace", TextContent("Peace."), at(1))


def section(known: Negotiation) -> Section:
    return ladder_section(known, Notes(known))


def said(phrases: Phrases) -> str:
    return "".join(each.text for each in phrases).replace("\u00a0", " ")


def sentences(known: Negotiation) -> Iterator[str]:
    """Every paragraph and list item of the section."""
    for block in section(known).blocks:
        if isinstance(block, Paragraph):
            yield said(block.phrases)
        elif isinstance(block, Bullets):
            yield from map(said, block.items)


def tables(known: Negotiation) -> dict[str, list[list[str]]]:
    """The tables by caption, each row a list of cells, lines joined by a stroke."""
    return {
        block.caption.replace("\u00a0", " "): [
            [" | ".join(map(said, cell.lines)) for cell in row.cells] for row in block.rows
        ]
        for block in section(known).blocks
        if isinstance(block, Table)
    }


def picture(known: Negotiation) -> Ladder:
    [figure] = [block for block in section(known).blocks if isinstance(block, Figure)]
    assert isinstance(figure.drawing, Ladder)
    return figure.drawing


def view(known: Negotiation) -> View:
    return View(known, "0" * 64, (), "0", MEDIATOR, is_confidential=True)


def test_talks_without_a_ladder_say_nothing_of_it() -> None:
    assert not has_ladder(talks())
    assert has_ladder(talks(PEACE))


def test_the_picture_has_the_highest_rung_on_top_and_a_column_for_each_draft() -> None:
    drawing = picture(whole())
    assert drawing.levels == ("Leaders", "Ministers", "Experts")
    assert drawing.drafts == (
        "General guidelines",
        "Trade opening",
        "Draft roadmap",
        "Joint statement",
    )
    here = [
        (level, name)
        for level, row in zip(drawing.levels, drawing.rungs, strict=True)
        for name, rung in zip(drawing.drafts, row, strict=True)
        if rung.is_here
    ]
    assert here == [
        ("Leaders", "Trade opening"),
        ("Experts", "General guidelines"),
        ("Experts", "Draft roadmap"),
        ("Experts", "Joint statement"),
    ]


def test_each_rung_tells_what_happened_there_and_what_each_party_did() -> None:
    drawing = picture(whole())
    ministers, experts = drawing.rungs[1][0], drawing.rungs[2][0]
    assert [line.replace("\u00a0", " ") for line in ministers.lines] == [
        "1 came up, 3 Jun",
        "1 sent back, 5 Jun",
    ]
    assert ministers.acts == ("✕ Syria",)
    assert [line.replace("\u00a0", " ") for line in experts.lines] == [
        "1 submitted, 1 Jun",
        "1 adopted, 3 Jun",
        "1 came down, 5 Jun",
        "2 submitted, 7 Jun",
    ]
    assert experts.acts[0] == "✓ Syria"
    assert experts.acts[1].replace("\u00a0", " ") == "(✓) Turkey, until 20 Jun"
    assert experts.acts[2] == "… Iran"


def test_a_reopening_names_the_draft_that_brought_it_about() -> None:
    lines = picture(whole()).rungs[2][2].lines
    assert any(line.startswith("2 reopened because of ‘General guidelines’, 5") for line in lines)
    history = tables(whole())["History of ‘Draft roadmap’; times in Europe/Moscow (UTC+03:00)"]
    assert history[-1][2] == (
        "reopened because of ‘General guidelines’ | shorten the time, add refugees"
    )


def test_every_sign_is_told_in_the_key_and_no_two_are_alike() -> None:
    assert {*ACT_SIGNS.values()} < {*SIGN_WORDS}
    assert len(set(ACT_SIGNS.values())) == len(ActKind)
    assert set(MOVES) == set(MoveKind)
    key = picture(whole()).key
    assert "(✓) accepts ad referendum" in key
    assert "abstains" not in key


def test_many_drafts_are_drawn_a_few_at_a_time() -> None:
    many = [draft(f"d{n}", f"Draft {n}", TextContent("A."), at(1)) for n in range(9)]
    known = talks(*many)
    figures = [each for each in section(known).blocks if isinstance(each, Figure)]
    assert [len(each.drawing.drafts) for each in figures] == [4, 4, 1]  # type: ignore[union-attr]
    assert len({each.id for each in figures}) == 3


def test_an_act_is_told_with_its_person_its_date_and_its_reason() -> None:
    [rows] = [
        rows
        for caption, rows in tables(whole()).items()
        if caption.startswith("‘General guidelines’, number 2, is open before Experts")
    ]
    assert rows[1] == [
        "Turkey",
        "(✓) accepts ad referendum | until the end of 20 June 2023, Europe/Istanbul (UTC+03:00)",
        "Hakan Fidan | 8 Jun 23, 13:00",
        "the cabinet meets on 19 June",
    ]
    assert rows[2][1] == "… none yet"
    assert rows[3] == ["Russia", "none; agreement does not need it", "–", "–"]


@pytest.mark.parametrize(
    ("events", "words"),
    [
        ([], "Missing: Syria, Turkey and Iran have not acted."),
        (
            [
                acted("peace", MEKDAD, ActKind.ACCEPT, at(2)),
                acted("peace", FIDAN, ActKind.OBJECT, at(2), reason="no"),
                acted("peace", AMIR, ActKind.RESERVE, at(2), reason="no"),
            ],
            "Missing: Turkey objects; Iran reserves its position.",
        ),
        (
            [
                acted("peace", MEKDAD, ActKind.ACCEPT, at(2)),
                acted("peace", AMIR, ActKind.ABSTAIN, at(2)),
                acted("peace", FIDAN, ActKind.AD_REFERENDUM, at(2), until=dt.date(2023, 6, 9)),
            ],
            "Missing: the capital of Turkey is to confirm by 9 June 2023.",
        ),
    ],
)
def test_what_is_missing_is_told_by_party(events: list[drafts.PartyActed], words: str) -> None:
    known = talks(PEACE, *events)
    told = missing_words(known, known.draft[DraftId("peace")])
    assert told.replace("\u00a0", " ") == words


def test_acceptance_of_all_is_not_adoption() -> None:
    joined = [acted("peace", who, ActKind.ACCEPT, at(2)) for who in (MEKDAD, FIDAN, AMIR)]
    known = talks(PEACE, *joined)
    told = missing_words(known, known.draft[DraftId("peace")])
    assert "It is not adopted yet: that is for the chair to declare." in told
    assert any("Nothing is adopted by computation" in each for each in sentences(known))


def test_an_adoption_names_the_person_who_declared_it() -> None:
    known = talks(PEACE, drafts.DraftAdopted(DraftId("peace"), 1, EXPERTS, CHAIR, at(2)))
    told = missing_words(known, known.draft[DraftId("peace")]).replace("\u00a0", " ")
    assert told.startswith(
        "Sergey Lavrov for the mediator’s team declared on 2 June 2023, 12:00 Europe/Moscow "
        "(UTC+03:00) that Experts had adopted it."
    )


def test_silence_is_told_with_its_deadline_in_the_zone_in_which_it_was_set() -> None:
    peace = DraftId("peace")
    silence = Silence(peace, 1, EXPERTS, at(12), SILENCE_CLOSES, "Asia/Tehran", CHAIR)
    known = talks(PEACE, drafts.SilenceOpened(silence))
    told = missing_words(known, known.draft[peace]).replace("\u00a0", " ")
    assert told.startswith(
        "Silence closes on 16 June 2023, 18:30 Asia/Tehran (UTC+03:30). Unless a party objects"
    )
    kept = talks(
        PEACE, drafts.SilenceOpened(silence), drafts.SilenceConfirmed(peace, CHAIR, at(17))
    )
    assert "for the chair to declare" in missing_words(kept, kept.draft[peace])
    assert picture(kept).rungs[2][0].acts == ("~ Syria", "~ Turkey", "~ Iran")


def test_a_draft_that_was_sent_back_or_withdrawn_says_what_it_takes() -> None:
    peace = DraftId("peace")
    up = [
        drafts.DraftAdopted(peace, 1, EXPERTS, CHAIR, at(2)),
        drafts.DraftReferred(peace, MINISTERS, CHAIR, at(3)),
    ]
    back = talks(PEACE, *up, drafts.DraftSentBack(peace, EXPERTS, "shorter", CHAIR, at(4)))
    assert missing_words(back, back.draft[peace]).startswith("A new number is missing;")
    gone = talks(PEACE, drafts.DraftWithdrawn(peace, "no use", CHAIR, at(2)))
    assert missing_words(gone, gone.draft[peace]) == "It is withdrawn; it can be submitted anew."
    assert ladder_words(gone).startswith("1 draft, withdrawn. None is agreed.")


def test_what_each_number_changes_is_told_against_the_last() -> None:
    told = list(sentences(whole()))
    assert "Presence: ‘Phased’ became ‘Leaves’." in told
    assert (
        "Step ‘Withdraw’ was changed: deadline from 30 days after the roadmap begins to 60 days "
        "after the roadmap begins." in told
    )
    assert "Step ‘Map’ was moved in the order." in told
    assert "Step ‘Verify’ was added." in told
    assert "Paragraph 3 of the earlier text, removed: −‹Trade is free.›" in told
    assert any(
        each.startswith("Paragraph 2, changed: Turkey −‹should› +‹shall› end its presence")
        for each in told
    )


def test_an_explanation_stands_in_the_history_of_its_draft() -> None:
    assert any(
        each.startswith("Hossein Amir-Abdollahian for Iran, on number 2, 8 Jun 23, 14:00: We read")
        for each in sentences(whole())
    )


def test_the_rule_of_the_whole_names_what_is_excepted_and_what_is_left() -> None:
    assert whole_words(talks(PEACE)) == (
        "Each draft is agreed by itself, once it is adopted by Leaders."
    )
    told = whole_words(whole())
    assert "‘Trade opening’ is excepted as early harvest." in told
    assert told.endswith(
        "Still to be adopted by Leaders: ‘General guidelines’, ‘Draft roadmap’ and "
        "‘Joint statement’."
    )
    agreed = {row[0].split(" | ")[0]: row[4] for row in tables(whole())[AGREED]}
    assert agreed["Trade opening"] == "agreed, as early harvest"
    assert agreed["Draft roadmap"] == "not agreed"


AGREED = "The drafts, and whether they are agreed"


def test_meetings_mandates_and_enquiries_are_told() -> None:
    found = tables(whole())
    assert found["Meetings"][0][:3] == [
        "Ministers",
        "Moscow | 10 May 2023",
        (
            "held | chair: Sergey Lavrov | attended: Faisal Mekdad, Hakan Fidan and Hossein "
            "Amir-Abdollahian"
        ),
    ]
    assert found["Mandates"][0][4] == "late, 9 June 2023: two points are open"
    assert found["Packages answered in secret"][0][3] == (
        "closed | outcome: not all accept; not announced"
    )


def test_the_brief_begins_with_what_is_overdue() -> None:
    brief = ladder_brief(view(whole()), at(18))
    assert brief.subtitle.replace("\u00a0", " ") == (
        "Where every draft stands, as of 18 June 2023, 12:00 Europe/Moscow (UTC+03:00)"
    )
    [summary] = brief.summary
    assert isinstance(summary, Bullets)
    assert said(summary.items[1]).startswith("Overdue. Silence has closed on ‘Joint statement’")


def test_the_brief_is_drawn_as_text_page_and_document() -> None:
    brief = ladder_brief(view(whole()), at(18))
    drawn = text(brief, 100)
    assert "▶ stands here" in drawn
    assert max(map(len, drawn.splitlines())) <= 100
    page = html(brief)
    assert page.count("<svg") == 2
    assert "stands here" in page
    assert docx(brief) == docx(brief)


def test_who_joined_by_silence_stays_on_the_rung_after_the_adoption() -> None:
    table = Talking()
    closes = table.now + dt.timedelta(hours=80)
    table.does("ada", SubmitDraft("d", "A text", "experts", TextContent("One.")))
    table.does("mediator", CirculateUnderSilence("d", 1, closes, "UTC"))
    table.does("ada", ActOnDraft("d", 1, ActKind.ACCEPT))
    table.now = closes
    table.does("mediator", ConfirmSilence("d"), AdoptDraft("d", 1))
    [figure] = ladder_figures(table.talks)
    assert isinstance(figure.drawing, Ladder)
    assert figure.drawing.rungs[-1][0].acts == ("✓ Ada", "~ Ben", "~ Cyd")
