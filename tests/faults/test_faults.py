"""The faults of `benchmarks/faults`, each a few times: whatever goes wrong, nothing is lost."""

import pytest
from benchmarks.faults.crowding import crowded
from benchmarks.faults.filling import NoDisk, full_postgres, full_sqlite, read_only
from benchmarks.faults.killing import killed
from benchmarks.faults.loading import backed_up
from benchmarks.faults.places import Site
from benchmarks.faults.tampering import WAYS, rewritten, tampered


def test_nothing_acknowledged_is_lost_when_writers_are_killed(site: Site) -> None:
    told = killed(site, "SQLite", 5)
    assert told.is_held, told.counts
    assert "5 kills" in told.counts


def test_nothing_acknowledged_is_lost_when_writers_or_the_server_are_killed(served: Site) -> None:
    told = killed(served, "PostgreSQL", 4)
    assert told.is_held, told.counts
    assert "(2 of writers, 1 of backend, 1 of server)" in told.counts


@pytest.mark.parametrize("edits", [False, True])
def test_many_writers_leave_no_gap(site: Site, edits: bool) -> None:  # noqa: FBT001
    told = crowded(site, "SQLite", edits=edits, writers=4, appends=5)
    assert told.is_held, told.counts


@pytest.mark.parametrize("edits", [False, True])
def test_many_writers_on_a_server_leave_no_gap(served: Site, edits: bool) -> None:  # noqa: FBT001
    told = crowded(served, "PostgreSQL", edits=edits, writers=4, appends=5)
    assert told.is_held, told.counts


def test_tampering_is_found_and_the_first_bad_entry_named(site: Site) -> None:
    told = tampered(site, times=3 * len(WAYS), entries=400)
    assert told.is_held, told.counts


def test_a_whole_rewrite_and_a_cut_tail_are_found_by_a_receipt(site: Site) -> None:
    told = rewritten(site, times=4, entries=400)
    assert told.is_held, told.counts


def test_a_backup_under_load_is_of_one_moment(site: Site) -> None:
    told = backed_up(site, "SQLite", "SQLite", backups=1, entries=300)
    assert told.is_held, told.counts


def test_a_backup_under_load_goes_from_store_to_store(served: Site) -> None:
    for source, target in (("PostgreSQL", "PostgreSQL"), ("SQLite", "PostgreSQL")):
        told = backed_up(served, source, target, backups=1, entries=300)
        assert told.is_held, told.counts


def test_a_full_disk_is_told_and_nothing_is_lost(site: Site) -> None:
    try:
        told = full_sqlite(site)
    except NoDisk as reason:
        pytest.skip(str(reason))
    assert told.is_held, told.counts


def test_a_full_disk_under_a_server_is_told_and_nothing_is_lost(served: Site) -> None:
    try:
        told = full_postgres(served)
    except NoDisk as reason:
        pytest.skip(str(reason))
    assert told.is_held, told.counts


def test_a_file_that_may_only_be_read_is_told_and_can_be_read(site: Site) -> None:
    told = read_only(site)
    assert told.is_held, told.counts
