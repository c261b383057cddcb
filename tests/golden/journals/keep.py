"""Keeps a journal for ever: its database as SQL, and what was in it as JSON.

.venv/bin/python tests/golden/journals/keep.py talks.db 0002
"""

import json
import sqlite3
import sys
from pathlib import Path

from paraph.desk.journal import Journal
from paraph.store.opening import names, open_journal

HERE = Path(__file__).parent


def told(journal: Journal) -> dict[str, object]:
    """Return all that is in a journal."""
    return {
        "talks": journal.talks,
        "entries": [
            [
                str(each.channel), each.number, each.ledger,
                each.salt.hex(), each.body.hex(), each.link.hex(), each.ledger_link.hex(),
            ]
            for each in journal.read(journal.channels(), {})
        ],
        "documents": {digest: content.hex() for digest, content in journal.documents()},
    }  # fmt: skip


def all_told(url: str) -> dict[str, object]:
    """Return all that is in a database, by the names of the talks."""
    found = dict[str, object]()
    for name in names(url):
        journal = open_journal(url, name)
        found[name] = told(journal)
        journal.close()
    return found


def main(database: str, version: str) -> None:
    """Write both files."""
    text = json.dumps(all_told(database), indent=1, ensure_ascii=False)
    (HERE / f"{version}.json").write_text(f"{text}\n", encoding="utf-8")
    connection = sqlite3.connect(database)
    lines = "\n".join(connection.iterdump())
    connection.close()
    (HERE / f"{version}.sql").write_text(f"{lines}\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
