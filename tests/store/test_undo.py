"""Undo and redo put every table but the journal back as it was, ids included, or refuse plainly."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session, select

from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import UserError
from salespm_tui.core.labels import label
from salespm_tui.store import history
from salespm_tui.store.tables import Client, Contact, Dependency, Project, Task
from salespm_tui.store.undo import redo, undo
from salespm_tui.store.workspace import Store
from store.conftest import ME_ELSEWHERE, contents


def do(store: Store, change: Callable[[Session], Any], name: str = "edit") -> int:
    with store.write(label(name), name) as work:
        change(work.session)
    return work.set_id


def add(name: str) -> Callable[[Session], Any]:
    return lambda session: session.add(Client(name=name))


def rename(row: int, name: str) -> Callable[[Session], Any]:
    return lambda session: setattr(session.get_one(Client, row), "name", name)


def names(store: Store) -> list[str]:
    with store.read() as session:
        return list(session.exec(select(Client.name).order_by(Client.id)).all())


def test_undo_and_redo_walk_the_changes(store: Store) -> None:
    do(store, add("A"), "first")
    do(store, add("B"), "second")
    do(store, rename(1, "C"), "third")
    walked = [(str(turned.label), names(store)) for turned in iter(lambda: undo(store), None)]
    assert walked == [("third", ["A", "B"]), ("second", ["A"]), ("first", [])]
    walked = [(str(turned.label), names(store)) for turned in iter(lambda: redo(store), None)]
    assert walked == [("first", ["A"]), ("second", ["A", "B"]), ("third", ["C", "B"])]
    assert undo(store) is not None
    assert names(store) == ["A", "B"]


def test_undo_tells_what_it_did(store: Store) -> None:
    do(store, add("A"), "first")
    turned = undo(store)
    assert turned is not None
    assert turned.tables == {"client"}
    with store.read() as session:
        last = history.changes(session)[0]
    assert (last.set_id, str(last.label), last.kind, last.after) == (
        turned.set_id,
        "first",
        "client",
        None,
    )


def test_nothing_left_says_so(store: Store) -> None:
    assert undo(store) is None
    assert redo(store) is None
    do(store, add("A"))
    assert redo(store) is None


def test_a_new_change_ends_redo(store: Store) -> None:
    do(store, add("A"))
    undo(store)
    do(store, add("B"))
    assert redo(store) is None
    undo(store)
    redo(store)
    assert names(store) == ["B"]


def test_undo_survives_a_restart(open_store: Callable[..., Store]) -> None:
    first = open_store()
    do(first, add("A"))
    first.close()
    second = open_store()
    undo(second)
    second.close()
    third = open_store()
    redo(third)
    assert names(third) == ["A"]


def test_ids_come_back_and_are_never_used_twice(store: Store) -> None:
    do(store, add("A"))
    before = contents(store)
    undo(store)
    redo(store)
    assert contents(store) == before
    undo(store)
    do(store, add("B"))
    with store.read() as session:
        assert session.exec(select(Client.id)).one() == 2


def test_one_change_may_be_undone_on_its_own(store: Store) -> None:
    row = do(store, add("A")) and 1
    middle = do(store, rename(row, "B"))
    do(store, lambda session: setattr(session.get_one(Client, row), "region", "North"))
    assert undo(store, middle) is not None
    with store.read() as session:
        client = session.get_one(Client, row)
    assert (client.name, client.region) == ("A", "North")
    with pytest.raises(UserError):
        undo(store, middle)
    redo(store)
    assert names(store) == ["B"]


def test_a_field_that_changed_since_is_named(store: Store) -> None:
    do(store, add("A"))
    first = do(store, rename(1, "B"))
    do(store, rename(1, "C"))
    before = contents(store)
    with pytest.raises(UserError, match="client “C” has changed since: name was “B” and is “C”"):
        undo(store, first)
    assert contents(store) == before


def test_a_record_that_another_refers_to_stays(store: Store) -> None:
    made = do(store, add("A"))
    do(store, lambda session: session.add(Contact(client_id=1, name="Anna")))
    with pytest.raises(UserError, match="contact “Anna” refers to client “A”"):
        undo(store, made)


def test_a_record_whose_parent_is_gone_stays_away(store: Store) -> None:
    do(store, add("A"))
    do(store, lambda session: session.add(Contact(client_id=1, name="Anna")))
    removed = do(store, lambda session: session.execute(sa.delete(Contact)))
    do(store, lambda session: session.execute(sa.delete(Client)))
    with pytest.raises(UserError, match="contact “Anna” refers to client 1"):
        undo(store, removed)


def test_a_removed_record_cannot_be_changed_back(store: Store) -> None:
    do(store, add("A"))
    renamed = do(store, rename(1, "B"))
    do(store, lambda session: session.execute(sa.delete(Client)))
    with pytest.raises(UserError, match="has been removed since"):
        undo(store, renamed)


def test_a_name_that_is_taken_is_in_the_way(store: Store) -> None:
    def project(session: Session) -> None:
        session.add(Project(code="P1", name="Fair", currency="EUR"))

    do(store, project)
    removed = do(store, lambda session: session.execute(sa.delete(Project)))
    do(store, project)
    with pytest.raises(UserError, match="in the place of project “Fair”"):
        undo(store, removed)


def test_whose_change_it_is(open_store: Callable[..., Store]) -> None:
    store, elsewhere = open_store(), open_store(ME_ELSEWHERE)
    do(elsewhere, add("A"))
    with store.read() as session:
        last = history.last_change(session, store.login)
    assert last is not None
    assert (last.actor, last.ours) == ("mei", False)
    undo(store)
    assert names(elsewhere) == []


def test_a_whole_plan_removed_in_one_statement_comes_back(store: Store) -> None:
    def plan(session: Session) -> None:
        session.add(Project(code="P1", name="Fair", currency="EUR"))
        session.flush()
        session.add_all(
            [
                Task(id=i, project_id=1, name=f"T{i}", parent_id=1 if i > 1 else None)
                for i in range(1, 9)
            ]
        )
        session.flush()
        session.add_all([Dependency(predecessor_id=i, successor_id=i + 1) for i in range(2, 8)])

    do(store, plan)
    before = contents(store)
    do(
        store,
        lambda session: [
            session.execute(sa.delete(table)) for table in (Dependency, Task, Project)
        ],
    )
    undo(store)
    assert contents(store) == before
    undo(store)
    redo(store)
    assert contents(store) == before


# Random histories: each step is one unit of work over a handful of rows.

STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["add", "rename", "archive", "delete", "replace", "bulk", "contact", "upsert"]
        ),
        st.integers(1, 4),
        st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=5),
    ),
    min_size=1,
    max_size=12,
)


def perform(session: Session, step: tuple[str, int, str]) -> None:
    what, row, text = step
    if what == "add":
        session.add(Client(name=text))
    elif what == "rename":
        session.execute(sa.update(Client).where(Client.id == row).values(name=text, notes=text))
    elif what == "archive":
        session.execute(
            sa.update(Client).where(Client.id >= row).values(archived_at=Client.created_at)
        )
    elif what == "delete":
        session.execute(sa.delete(Contact).where(Contact.client_id == row))
        session.execute(sa.delete(Client).where(Client.id == row))
    elif what == "replace":
        session.execute(sa.insert(Client).prefix_with("OR REPLACE").values(id=row, name=text))
    elif what == "bulk":
        session.execute(sa.insert(Client), [{"name": text}, {"name": text * 2}])
    elif what == "contact":
        client = session.get(Client, row) or Client(name=text)
        session.add(client)
        session.flush()
        session.add(Contact(client_id=client.id, name=text, influence=row))
    else:
        session.execute(sa.text("INSERT INTO client SELECT * FROM client WHERE id = -1"))
        session.execute(sa.update(Client).values(region=text))


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(steps=STEPS)
def test_random_histories_undone_and_redone_leave_everything_as_it_was(
    blank: Path, tmp_path: Path, clock: FixedClock, steps: list[tuple[str, int, str]]
) -> None:
    path = Path(shutil.copy(blank, tmp_path / "random.db"))
    with Store.open(path, clock, backups=tmp_path / "backups") as store:
        store._pin.raw.execute("PRAGMA synchronous=OFF")
        states = [contents(store)]
        for step in steps:
            if do(store, lambda session, step=step: perform(session, step)):
                states.append(contents(store))
        for state in reversed(states[:-1]):
            assert undo(store) is not None
            assert contents(store) == state
        assert undo(store) is None
        for state in states[1:]:
            assert redo(store) is not None
            assert contents(store) == state
        assert redo(store) is None
