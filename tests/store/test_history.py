"""The journal answers: what changed, since when, and how it was."""

from __future__ import annotations

import json

import pytest
import sqlalchemy as sa

from salespm_tui.contract.values import Ref
from salespm_tui.core.labels import label
from salespm_tui.store import history
from salespm_tui.store.tables import Client
from salespm_tui.store.undo import undo
from salespm_tui.store.workspace import Store


def run(store: Store, *statements: sa.Executable) -> int:
    with store.write(label("Step"), "step") as work:
        for statement in statements:
            work.session.execute(statement)
    return work.set_id


@pytest.fixture
def told(store: Store) -> Store:
    """Sets 1 to 5: two clients made, one renamed twice, one removed, a third made and removed."""
    run(store, sa.insert(Client).values(name="A"), sa.insert(Client).values(name="B"))
    run(store, sa.update(Client).where(Client.id == 1).values(name="A2"))
    run(store, sa.update(Client).where(Client.id == 1).values(name="A3", region="North"))
    run(store, sa.delete(Client).where(Client.id == 2))
    run(store, sa.insert(Client).values(name="C"), sa.delete(Client).where(Client.name == "C"))
    return store


def test_changes_come_newest_first(told: Store) -> None:
    with told.read() as session:
        every = history.changes(session)
        few = history.changes(session, limit=2)
    assert [change.set_id for change in every] == [5, 5, 4, 3, 2, 1, 1]
    assert every[:2] == few
    assert (every[3].before, every[3].after) == (
        '{"name":"A2","region":null}',
        '{"name":"A3","region":"North"}',
    )


def test_changes_of_one_record(told: Store) -> None:
    undo(told)
    with told.read() as session:
        found = history.changes(session, Ref("client", 2))
        third = history.changes(session, Ref("client", 3))
    assert [(c.set_id, c.kind, c.id, c.after is None, c.undone) for c in found] == [
        (4, "client", 2, True, False),
        (1, "client", 2, False, False),
    ]
    assert [change.undone for change in third] == [False, False, True, True]
    assert json.loads(found[0].before or "")["name"] == "B"


@pytest.mark.parametrize(
    ("since", "expected"),
    [
        (0, [("client", 1, None, "A3")]),
        (1, [("client", 1, "A", "A3"), ("client", 2, "B", None)]),
        (2, [("client", 1, "A2", "A3"), ("client", 2, "B", None)]),
        (3, [("client", 2, "B", None)]),
        (4, []),
    ],
)
def test_changed_since(told: Store, since: int, expected: list[tuple[object, ...]]) -> None:
    with told.read() as session:
        found = history.changed_since(session, since)
    assert [
        (c.table, c.row_id, c.before and c.before["name"], c.after and c.after["name"])
        for c in found
    ] == expected


def test_changed_since_leaves_out_what_is_as_it_was(told: Store) -> None:
    run(told, sa.update(Client).where(Client.id == 1).values(name="X"))
    run(told, sa.update(Client).where(Client.id == 1).values(name="A3"))
    with told.read() as session:
        assert history.changed_since(session, 5) == ()
        assert history.changed_since(session, 1, tables=["task"]) == ()
        (change,) = history.changed_since(session, 3, tables=["client"])
    assert change.row_id == 2


def test_a_table_as_it_was(told: Store) -> None:
    def names(set_id: int) -> dict[int, str]:
        with told.read() as session:
            return {
                row: image["name"]
                for row, image in history.as_of(session, "client", set_id).items()
            }

    assert names(0) == {}
    assert names(1) == {1: "A", 2: "B"}
    assert names(2) == {1: "A2", 2: "B"}
    assert names(4) == names(5) == {1: "A3"}


def test_a_table_as_it_was_is_whole(told: Store) -> None:
    with told.read() as session:
        row = history.as_of(session, "client", 2)[1]
    assert (row["region"], row["kind"], row["cadence_days"]) == (None, "company", None)
    assert row.keys() == {column.name for column in Client.__table__.columns}


def test_the_newest_set(told: Store) -> None:
    with told.read() as session:
        assert history.newest_set_id(session) == 5
        assert history.tables_of(session, 4) == {"client"}
