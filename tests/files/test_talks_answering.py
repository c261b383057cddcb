"""The answers of `--json` about a journal: every id, and the facts behind each sentence."""

import json
from typing import Any

from tests.ladder_talks import SYRIA, all_events, at, entries, whole

from paraph.briefs.view import View
from paraph.files.answers import Answer
from paraph.files.talks_answering import due_answer, ladder_answer, log_answer, verified_answer
from paraph.record.chain import BadEntry, Defect
from paraph.record.channels import PLENARY
from paraph.record.due import due
from paraph.record.verifying import Verified
from paraph.terms.ids import MEDIATOR

VIEW = View(whole(), "0" * 64, (), "0", MEDIATOR)


def tree(answer: Answer) -> dict[str, Any]:
    return json.loads(answer.model_dump_json())


def test_the_ladder_tells_where_each_draft_stands() -> None:
    found = tree(ladder_answer(VIEW, at(18)))
    drafts = {each["id"]: each for each in found["drafts"]}
    assert [each["id"] for each in found["levels"]] == ["experts", "ministers", "leaders"]
    assert drafts["basics"]["agreement"] == "agreed"
    assert drafts["basics"]["adoptions"][1]["by"] == {
        "person": "lavrov",
        "name": "Sergey Lavrov",
        "seat": "mediator",
    }
    assert drafts["guidelines"]["missing"] == [
        {"party": "turkey", "act": "accept ad referendum"},
        {"party": "iran", "act": None},
    ]
    assert drafts["roadmap"]["moves"][-1]["because_of"] == "guidelines"
    assert drafts["roadmap"]["changes"][0]["options"] == [
        {"issue": "presence", "before": "phased", "after": "leaves"}
    ]
    assert drafts["communique"]["silence"]["closes"] == "2023-06-16T15:00:00Z"
    assert (found["single"], found["early_harvest"]) == (True, ["basics"])


def test_meetings_mandates_and_enquiries_keep_their_ids() -> None:
    found = tree(ladder_answer(VIEW, at(18)))
    assert [(each["id"], each["state"]) for each in found["meetings"]] == [
        ("moscow", "held"),
        ("ankara", "called"),
    ]
    assert found["mandates"][0]["reports"][0]["outcome"] == "late"
    assert found["enquiries"][0]["tally"] == "not all"


def test_what_is_due_has_its_sentence_and_its_facts() -> None:
    found = tree(due_answer(VIEW, due(whole(), at(18), MEDIATOR), at(18)))
    first = found["due"][0]
    assert (first["kind"], first["urgency"], first["subject"], first["seats"]) == (
        "confirmation",
        "overdue",
        "communique",
        ["mediator"],
    )
    assert first["message"].startswith("Silence has closed on ‘Joint statement’")


def test_the_log_has_every_entry_with_its_channel() -> None:
    logged = [*entries(*all_events()[:1]), *entries(*all_events()[1:2], channel=SYRIA)]
    found = tree(log_answer(VIEW, logged))["entries"]
    assert [(each["channel"], each["number"], each["kind"]) for each in found] == [
        ("plenary", 1, "talks-opened"),
        ("caucus/syria", 1, "party-seated"),
    ]


def test_what_does_not_hold_is_told_with_its_place() -> None:
    bad = Verified(3, BadEntry(PLENARY, 2, 4, Defect.CHANGED), (), ())
    found = tree(verified_answer(bad, 1))
    assert found["bad"] == {"channel": "plenary", "number": 2, "ledger": 4, "defect": "changed"}
    assert found["holds"] is False
    assert len(found["messages"]) == 1
