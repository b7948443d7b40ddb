"""A workspace is made whole and private, and nothing that is not one is ever touched."""

from __future__ import annotations

import hashlib
import os
import sqlite3
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlmodel import select

from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import UserError, WorkspaceError
from salespm_tui.core.labels import label
from salespm_tui.store import header, place
from salespm_tui.store.schema import SCHEMA_VERSION
from salespm_tui.store.tables import Client, Meta, WorkCalendar
from salespm_tui.store.workspace import Store


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def sha(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_new_workspace_has_its_seeds_and_is_private(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "deep" / "er" / "work.db"
    umask = os.umask(0)
    try:
        store = Store.open(path, clock, backups=tmp_path / "b", settings={"currency": "CNY"})
    finally:
        os.umask(umask)
    with store, store.read() as session:
        settings = dict(session.exec(select(Meta.key, Meta.value)).all())
        calendar = session.exec(select(WorkCalendar)).one()
    assert (settings["currency"], settings["calendar_id"]) == ("CNY", str(calendar.id))
    assert settings.keys() == {"workspace_id", "time_zone", "currency", "language", "calendar_id"}
    assert calendar.week == "[" + "[[480, 720], [780, 1020]], " * 5 + "[], []]"
    assert [mode_of(p) for p in (path, path.parent, path.parent.parent)] == [0o600, 0o700, 0o700]
    assert names_in(path.parent) == ["work.db"]


def test_opening_leaves_only_sqlites_own_journal(store: Store) -> None:
    with store.write(label("x"), "x") as work:
        work.session.add(Client(name="A"))
    store.close()
    assert set(names_in(store.path.parent)) - {"backups"} <= {"work.db", "work.db-journal"}


def test_two_who_make_it_at_once_get_one(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "work.db"
    first = Store.open(path, clock, backups=tmp_path / "b")
    ident = header.identity_of(path)
    from salespm_tui.store.schema import create_workspace

    create_workspace(path, clock.now(), {})
    assert header.identity_of(path) == ident
    assert names_in(tmp_path) == ["work.db"]
    first.close()


def test_no_workspace_and_none_to_be_made(tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(WorkspaceError, match="There is no workspace"):
        Store.open(tmp_path / "no.db", clock, create=False, backups=tmp_path)
    assert names_in(tmp_path) == []


def test_a_folder_that_takes_no_file(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WorkspaceError, match="cannot be made"):
        Store.open(tmp_path / "file" / "work.db", clock, backups=tmp_path)


def test_a_readable_file_is_made_private(path: Path, open_store: Callable[..., Store]) -> None:
    path.chmod(0o644)
    open_store()
    assert mode_of(path) == 0o600


def foreign_database(path: Path) -> None:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (a)")
    other.commit()
    other.close()


def newer(path: Path) -> None:
    raw = sqlite3.connect(path)
    raw.execute(f"PRAGMA user_version={SCHEMA_VERSION + 1}")
    raw.commit()
    raw.close()


def overwrite(offset: int, what: bytes) -> Callable[[Path], None]:
    def damage(path: Path) -> None:
        with path.open("r+b") as file:
            file.seek(offset if offset >= 0 else offset + path.stat().st_size)
            file.write(what)

    return damage


def cut(length: Callable[[int], int]) -> Callable[[Path], None]:
    return lambda path: os.truncate(path, length(path.stat().st_size))


PAGE = 4096
STATES = {
    "text": (
        lambda path: path.write_text("Dear diary, this is no workspace. " * 9),
        "not a salespm workspace",
    ),
    "short text": (lambda path: path.write_text("hello"), "not a salespm workspace"),
    "foreign": (foreign_database, "not a salespm workspace"),
    "foreign mark": (overwrite(68, b"ABCD"), "not a salespm workspace"),
    "newer": (newer, "newer salespm"),
    "empty": (cut(lambda size: 0), "is damaged"),
    "100 bytes": (cut(lambda size: 100), "is damaged"),
    "half": (cut(lambda size: size // 2), "is damaged"),
    "last page cut": (cut(lambda size: size - PAGE), "is damaged"),
    "zero header": (overwrite(0, bytes(PAGE)), "is damaged"),
    "future write version": (overwrite(18, b"\x03\x03"), "is damaged"),
    "no version": (overwrite(60, bytes(4)), "is damaged"),
    "random page": (overwrite(5 * PAGE, bytes(range(256)) * 16), "is damaged"),
    "zero page": (overwrite(5 * PAGE, bytes(PAGE)), "is damaged"),
}


@pytest.mark.parametrize("state", STATES)
def test_what_is_not_a_whole_workspace_is_refused_untouched(
    filled: Path, open_store: Callable[..., Store], clock: FixedClock, backups: Path, state: str
) -> None:
    spoil, says = STATES[state]
    spoil(filled)
    before = sha(filled), filled.stat().st_mtime_ns, names_in(filled.parent)
    for create in (False, True):
        with pytest.raises(WorkspaceError, match=says):
            Store.open(filled, clock, create=create, backups=backups)
    assert (sha(filled), filled.stat().st_mtime_ns, names_in(filled.parent)) == before


def test_the_newest_good_backup_is_named(
    filled: Path, open_store: Callable[..., Store], clock: FixedClock, backups: Path
) -> None:
    with open_store() as store:
        good, bad = store.back_up(), store.back_up()
    overwrite(5000, b"junk")(bad)
    overwrite(0, bytes(PAGE))(filled)
    with pytest.raises(WorkspaceError) as refusal:
        open_store()
    assert str(good) in refusal.value.what_to_do
    assert bad.name not in refusal.value.what_to_do


def test_damage_that_a_first_look_misses_is_found_before_the_first_change_of_the_day(
    filled: Path, open_store: Callable[..., Store]
) -> None:
    store = open_store()
    root = store._pin.raw.execute(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'ix_task_project_id'"
    ).fetchone()[0]
    store.close()
    # An entry of the index now names another task than the one that it stands for.
    content = filled.read_bytes()
    page = content[(root - 1) * PAGE : root * PAGE]
    leaf = int.from_bytes(page[8:12], "big") if page[0] == 2 else root
    overwrite((leaf - 1) * PAGE + PAGE - 2, b"\x7f\x7f")(filled)
    before = sha(filled)
    with (
        open_store() as store,
        pytest.raises(WorkspaceError, match="is damaged"),
        store.write(label("x"), "x"),
    ):
        pass
    assert sha(filled) == before


def test_a_directory_is_no_workspace(tmp_path: Path, clock: FixedClock) -> None:
    with pytest.raises(WorkspaceError, match="is not a file"):
        Store.open(tmp_path, clock, backups=tmp_path)


def test_a_pipe_is_no_workspace(tmp_path: Path, clock: FixedClock) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(WorkspaceError, match="is not a file"):
        Store.open(tmp_path / "pipe", clock, backups=tmp_path)


def test_a_link_leads_to_its_file(
    path: Path, tmp_path: Path, open_store: Callable[..., Store]
) -> None:
    (tmp_path / "link.db").symlink_to(path)
    assert open_store(file=tmp_path / "link.db").path == path


def test_a_link_that_leads_nowhere(tmp_path: Path, clock: FixedClock) -> None:
    (tmp_path / "link.db").symlink_to(tmp_path / "gone.db")
    with pytest.raises(WorkspaceError, match="is a link to"):
        Store.open(tmp_path / "link.db", clock, backups=tmp_path)
    assert names_in(tmp_path) == ["link.db"]


@pytest.mark.parametrize("name", ["circle", "x" * 300, "no\0name"])
def test_a_path_that_leads_nowhere(tmp_path: Path, clock: FixedClock, name: str) -> None:
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    with pytest.raises(WorkspaceError, match="is not a file"):
        Store.open(tmp_path / name, clock, backups=tmp_path)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a link to another user")
def test_a_link_of_somebody_else(
    path: Path, tmp_path: Path, open_store: Callable[..., Store]
) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(path)
    os.lchown(link, 65534, 65534)
    with pytest.raises(WorkspaceError, match="a link that another user made"):
        open_store(file=link)


def test_a_folder_in_which_anybody_may_replace_it(
    path: Path, open_store: Callable[..., Store]
) -> None:
    path.parent.chmod(0o777)
    with pytest.raises(WorkspaceError, match="Everybody on this machine"):
        open_store()
    path.parent.chmod(0o1777)
    open_store()


def test_a_store_that_may_only_read(
    path: Path, backups: Path, clock: FixedClock, store: Store
) -> None:
    reader = Store(place.Place(path, "It is Sunday."), clock, backups, store.login)
    with reader.read() as session:
        assert session.exec(select(Meta.value).where(Meta.key == "currency")).one() == "EUR"
    with (
        pytest.raises(UserError, match="only be read; nothing was changed") as refusal,
        reader.write(label("x"), "x"),
    ):
        pass
    assert refusal.value.what_to_do == "It is Sunday."
    assert not reader.writable
    reader.close()


def test_the_raw_header_is_read_only_while_nobody_here_has_the_file_open(
    path: Path, open_store: Callable[..., Store]
) -> None:
    outside = header.read_header(path)
    store = open_store()
    assert header.in_use[header.identity_of(path)] == 1
    assert header.read_header(path) == outside
    store.close()
    assert header.in_use[header.identity_of(path)] == 0
