"""Two sessions on one file: each sees the other's work, and neither writes over it unseen."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlmodel import select

from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import ChangedElsewhereError, UserError, WorkspaceError
from salespm_tui.core.labels import label
from salespm_tui.store import login
from salespm_tui.store.conflicts import refuse_stale
from salespm_tui.store.history import changed_by_others
from salespm_tui.store.tables import Client
from salespm_tui.store.workspace import Store


def add(store: Store, name: str) -> None:
    with store.write(label("Added"), "add") as work:
        work.session.add(Client(name=name))


def names(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.exec(select(Client.name)).all())


def test_the_others_changes_are_seen_and_ones_own_are_not_news(
    open_store: Callable[..., Store],
) -> None:
    one, two = open_store(), open_store()
    assert not one.changed_elsewhere()
    add(one, "A")
    assert not one.changed_elsewhere()
    assert two.changed_elsewhere()
    assert not two.changed_elsewhere()
    assert names(two) == ["A"]
    add(two, "B")
    assert one.changed_elsewhere()


def test_reading_sees_one_moment(open_store: Callable[..., Store]) -> None:
    one, two = open_store(), open_store()
    add(one, "A")
    with two.read() as session:
        assert session.exec(select(Client.name)).all() == ["A"]
    add(one, "B")
    assert names(two) == ["A", "B"]


def test_what_others_changed_is_told_by_row(open_store: Callable[..., Store]) -> None:
    one, two = open_store(), open_store()
    add(one, "A")
    with two.write(label("Renamed"), "edit") as work:
        work.session.get_one(Client, 1).name = "B"
    with one.read() as session:
        change = changed_by_others(session, Ref("client", 1), 1, ours=())
        assert change is not None
        assert (change.before, change.after) == ({"name": "A"}, {"name": "B"})
        assert changed_by_others(session, Ref("client", 1), 1, ours=(2,)) is None
        assert changed_by_others(session, Ref("client", 1), 2, ours=()) is None
    refuse_stale(change, {"region"}, {"name": "B"})
    with pytest.raises(
        ChangedElsewhereError, match="client “B” was changed elsewhere: name was “A” and is “B”"
    ) as told:
        refuse_stale(change, {"region", "name"}, {"name": "B"})
    assert (told.value.field, told.value.newest) == ("name", 2)


def test_a_busy_file_says_so(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("salespm_tui.store.connection.BUSY_SECONDS", 0.02)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UserError, match="Another session is writing"):
            add(store, "A")
        other.execute("ROLLBACK")
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM client").fetchone()
        with pytest.raises(UserError, match="Another session is writing"):
            add(store, "A")
        other.execute("ROLLBACK")
    add(store, "B")
    assert names(store) == ["B"]


def test_a_locked_file_cannot_be_opened(
    path: Path, open_store: Callable[..., Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("salespm_tui.store.connection.BUSY_SECONDS", 0.02)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(WorkspaceError, match="Another session is writing"):
            open_store()
        other.execute("ROLLBACK")


def test_a_file_put_in_its_place_is_opened(
    filled: Path, open_store: Callable[..., Store], tmp_path: Path
) -> None:
    store = open_store()
    with open_store() as other:
        copy = other.back_up(tmp_path / "other" / "work.db")
    add(store, "A")
    copy.replace(filled)
    with pytest.raises(WorkspaceError, match="was moved or replaced"):
        add(store, "B")
    assert store.changed_elsewhere()
    assert "A" not in names(store)
    add(store, "B")
    assert "B" in names(store)


def test_a_file_that_is_gone_says_so(filled: Path, store: Store, tmp_path: Path) -> None:
    shutil.move(filled, tmp_path / "away.db")
    with pytest.raises(WorkspaceError, match="was moved or replaced"):
        store.changed_elsewhere()
    with pytest.raises(WorkspaceError, match="was moved or replaced"):
        add(store, "B")
    shutil.move(tmp_path / "away.db", filled)
    assert not store.changed_elsewhere()
    add(store, "B")


def test_a_foreign_file_put_in_its_place_is_refused(
    filled: Path, store: Store, tmp_path: Path
) -> None:
    (tmp_path / "text").write_text("Dear diary, " * 20)
    (tmp_path / "text").replace(filled)
    with pytest.raises(WorkspaceError):
        store.changed_elsewhere()
    assert len(names(store)) == 40
    assert filled.read_text().startswith("Dear diary")


def test_one_shell_is_one_session() -> None:
    here = login.this_login()
    assert here == login.this_login()
    assert here.session.endswith(f"/{os.getsid(0)}")
    assert here.session.startswith(here.host)
