"""Backups are whole, private, few; a restore is checked first and can itself be taken back."""

from __future__ import annotations

import hashlib
import os
import shutil
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import UserError, WorkspaceError
from salespm_tui.core.labels import label
from salespm_tui.store import backup
from salespm_tui.store.restore import restore
from salespm_tui.store.tables import Client
from salespm_tui.store.workspace import Store
from store.conftest import contents
from store.test_opening import PAGE, names_in, newer, overwrite


def add(store: Store, name: str) -> None:
    with store.write(label("Added"), "add") as work:
        work.session.add(Client(name=name))


def dump(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        return list(raw.iterdump())


def test_a_backup_is_the_workspace(filled: Path, store: Store) -> None:
    made = store.back_up()
    assert dump(made) == dump(filled)
    told = made.with_name(f"{made.name}.sha256").read_text()
    assert told == f"{hashlib.sha256(made.read_bytes()).hexdigest()}  {made.name}\n"
    assert names_in(made.parent) == [made.name, f"{made.name}.sha256"]


def test_backups_are_private_whatever_the_umask(store: Store, tmp_path: Path) -> None:
    umask = os.umask(0)
    try:
        made = [store.back_up(), store.back_up(tmp_path / "elsewhere" / "b.db")]
    finally:
        os.umask(umask)
    for path in made:
        assert {stat.S_IMODE(p.stat().st_mode) for p in path.parent.iterdir()} == {0o600}
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_backup_overwrites_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    (tmp_path / "new.db.sha256").write_text("mine too")
    for name in ("mine.txt", "new.db"):
        with pytest.raises(UserError, match="exists already"):
            store.back_up(tmp_path / name)
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert (tmp_path / "new.db.sha256").read_text() == "mine too"
    assert not (tmp_path / "new.db").exists()


def test_a_backup_that_cannot_be_written_leaves_nothing(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(UserError, match="could not be written"):
        store.back_up(tmp_path / "file" / "b.db")


def test_the_first_change_of_a_day_makes_one(
    filled: Path, open_store: Callable[..., Store], clock: FixedClock, backups: Path
) -> None:
    before = dump(filled)
    store = open_store()
    assert backup.backups_of(backups, filled) == ()
    for name in ("A", "B"):
        add(store, name)
    (made,) = backup.backups_of(backups, filled)
    assert (made.reason, made.at, dump(made.path)) == ("daily", clock.now(), before)
    add(open_store(), "C")
    assert len(backup.backups_of(backups, filled)) == 1
    add(open_store(at=FixedClock(clock.now() + timedelta(days=1))), "D")
    assert len(backup.backups_of(backups, filled)) == 2


def test_a_new_workspace_needs_no_backup(store: Store, backups: Path) -> None:
    add(store, "A")
    assert backup.backups_of(backups, store.path) == ()


def test_a_disk_that_takes_no_backup_does_not_stop_work(
    filled: Path, store: Store, backups: Path
) -> None:
    backups.write_text("in the way")
    add(store, "A")
    assert "could not be written" in str(store.take_backup_trouble())
    assert store.take_backup_trouble() is None


def test_old_backups_are_thinned_out(path: Path, store: Store, backups: Path) -> None:
    folder = backup.folder_of(backups, path)
    folder.mkdir(parents=True)
    days = [datetime(2026, 11, 23, tzinfo=UTC) - timedelta(days=n) for n in range(100)]
    for day in days:
        for end in ("", ".sha256"):
            (folder / f"{day:%Y%m%dT%H%M%SZ}-daily.db{end}").touch()
    (folder / "notes.txt").touch()
    stale = folder / ".20260101T000000Z-daily.db.abcd.part"
    stale.touch()
    os.utime(stale, (0, 0))
    backup.thin_out(backups, path)
    kept = [f"{b.at:%m-%d}" for b in backup.backups_of(backups, path)]
    assert kept == [f"11-{d}" for d in range(23, 13, -1)] + ["11-13", "10-31", "09-30", "08-31"]
    assert len(names_in(folder)) == 2 * len(kept) + 1


def test_a_restore_brings_back_and_is_taken_back(filled: Path, store: Store) -> None:
    made = store.back_up()
    morning = contents(store), dump(filled)
    add(store, "A")
    evening = contents(store), dump(filled)
    before = store.restore(made)
    assert before is not None
    assert (contents(store), dump(filled)) == morning
    store.restore(before)
    assert (contents(store), dump(filled)) == evening
    add(store, "B")


def test_other_sessions_see_what_was_restored(
    filled: Path, open_store: Callable[..., Store], backups: Path
) -> None:
    here, there = open_store(), open_store()
    made = here.back_up()
    add(here, "A")
    there.changed_elsewhere()
    restore(filled, made, here.clock.now(), backups)
    assert there.changed_elsewhere()
    assert contents(there) == contents(here)
    add(there, "B")


def test_a_missing_workspace_comes_back(
    filled: Path, open_store: Callable[..., Store], clock: FixedClock, backups: Path
) -> None:
    with open_store() as store:
        made = store.back_up()
    expected = dump(filled)
    filled.unlink()
    assert restore(filled, made, clock.now(), backups) is None
    assert dump(filled) == expected
    assert stat.S_IMODE(filled.stat().st_mode) == 0o600


@pytest.mark.parametrize("where", [0, 5 * PAGE])
def test_a_damaged_workspace_is_kept_and_replaced(
    filled: Path, open_store: Callable[..., Store], clock: FixedClock, backups: Path, where: int
) -> None:
    with open_store() as store:
        made = store.back_up()
    expected = dump(filled)
    overwrite(where, bytes(PAGE))(filled)
    (filled.parent / "work.db-journal").write_bytes(b"stale")
    damaged = filled.read_bytes()
    kept = restore(filled, made, clock.now(), backups)
    assert kept is not None
    assert kept.read_bytes() == damaged
    assert not (filled.parent / "work.db-journal").exists()
    assert dump(filled) == expected
    assert backup.newest_good(backups, filled) == made


def spoilt(path: Path) -> None:
    overwrite(5 * PAGE, bytes(PAGE))(path)


def text(path: Path) -> None:
    path.write_text("hello " * 40)


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (spoilt, "is damaged"),
        (text, "not a salespm"),
        (newer, "newer"),
        (Path.unlink, "no workspace"),
    ],
)
def test_a_bad_backup_changes_nothing(
    filled: Path, store: Store, spoil: Callable[[Path], None], says: str
) -> None:
    made = store.back_up()
    spoil(made)
    before = dump(filled)
    with pytest.raises(WorkspaceError, match=says):
        store.restore(made)
    assert dump(filled) == before


def test_the_workspace_is_no_backup_of_itself(filled: Path, store: Store) -> None:
    with pytest.raises(UserError, match="the workspace itself"):
        store.restore(filled)


def test_a_file_that_is_not_ours_is_not_replaced(
    filled: Path, store: Store, tmp_path: Path, clock: FixedClock, backups: Path
) -> None:
    made = store.back_up()
    diary = tmp_path / "diary.txt"
    diary.write_text("Dear diary")
    with pytest.raises(WorkspaceError, match="not a salespm workspace"):
        restore(diary, made, clock.now(), backups)
    assert diary.read_text() == "Dear diary"


def test_a_backup_from_elsewhere_is_taken_too(filled: Path, store: Store, tmp_path: Path) -> None:
    made = store.back_up(tmp_path / "usb" / "salespm.db")
    shutil.move(made, tmp_path / "moved.db")
    expected = contents(store)
    add(store, "A")
    store.restore(tmp_path / "moved.db")
    assert contents(store) == expected


def test_a_busy_workspace_is_not_restored(
    filled: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = store.back_up()
    monkeypatch.setattr(backup, "PATIENCE_SECONDS", 0.05)
    monkeypatch.setattr("salespm_tui.store.connection.BUSY_SECONDS", 0.05)
    with closing(sqlite3.connect(filled, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError):
            store.restore(made)
        other.execute("ROLLBACK")
