"""The workspace as it once was, put together in memory."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import select

from salespm_tui.core.labels import label
from salespm_tui.store.past import as_it_was, changed_after, first_made, last_set_before
from salespm_tui.store.tables import ChangeRow, Client, Project, Task
from salespm_tui.store.workspace import Store


def run(store: Store, *statements: sa.Executable) -> int:
    with store.write(label("Step"), "step") as work:
        for statement in statements:
            work.session.execute(statement)
    return work.set_id


@pytest.fixture
def sets(store: Store) -> list[int]:
    """A project and two tasks are made; one is renamed, the other removed."""
    project = sa.insert(Project).values(id=1, code="P", name="Plan", currency="EUR")
    tasks = [{"project_id": 1, "name": name} for name in ("One", "Two")]
    return [
        run(store, project, *(sa.insert(Task).values(**task) for task in tasks)),
        run(store, sa.update(Task).where(Task.id == 1).values(name="First", percent=40)),
        run(store, sa.delete(Task).where(Task.id == 2)),
    ]


@pytest.mark.parametrize(
    ("step", "expected"),
    [
        (0, [("One", 0), ("Two", 0)]),
        (1, [("First", 40), ("Two", 0)]),
        (2, [("First", 40)]),
    ],
)
def test_rows_are_as_they_were_after_that_set(
    store: Store, sets: list[int], step: int, expected: list[tuple[str, int]]
) -> None:
    with (
        store.read() as session,
        as_it_was(session, sets[step], {"project": None, "task": None}) as past,
    ):
        assert past.exec(select(Task.name, Task.percent).order_by(Task.id)).all() == expected
        assert past.exec(select(Project.name)).all() == ["Plan"]


def test_what_is_not_asked_for_is_empty(store: Store, sets: list[int]) -> None:
    run(store, sa.insert(Client).values(name="Acme"))

    def first(row: dict[str, object]) -> bool:
        return row["id"] == 1

    with store.read() as session, as_it_was(session, sets[0], {"task": first}) as past:
        assert past.exec(select(Task.name)).all() == ["One"]
        assert past.exec(select(Client)).all() == []
        assert past.exec(select(Project)).all() == []


def test_a_row_of_an_older_format_has_what_a_new_one_has(store: Store, sets: list[int]) -> None:
    """A removed row is known by the journal alone, in the format of its day."""
    row = sa.and_(ChangeRow.table_name == "task", ChangeRow.row_id == 2)
    with store.write(label("Older"), "step") as work:
        told = work.session.exec(
            select(ChangeRow.before_json).where(row, ChangeRow.set_id == sets[2])
        ).one()
        image = json.loads(told)
        assert "pauses" in image
        for name in ("pauses", "ignores_resources", "ev_method"):
            del image[name]
        work.session.execute(
            sa.update(ChangeRow)
            .where(row, ChangeRow.set_id == sets[2])
            .values(before_json=json.dumps(image))
        )
        work.session.execute(sa.insert(Client).values(name="Acme"))
    with store.read() as session, as_it_was(session, sets[1], {"task": None}) as past:
        assert past.exec(select(Task.pauses, Task.ev_method).where(Task.id == 2)).one() == (
            None,
            "percent",
        )


def test_sets_are_found_by_when_they_were_and_what_they_changed(
    store: Store, sets: list[int]
) -> None:
    now = datetime(2026, 11, 23, 9, tzinfo=UTC)
    with store.read() as session:
        assert last_set_before(session, now + timedelta(hours=1)) == sets[2]
        assert last_set_before(session, now) == 0
        assert changed_after(session, sets[1], ("task",))
        assert not changed_after(session, sets[2], ("task",))
        assert not changed_after(session, sets[0], ("project", "client"))
        assert first_made(session, "task", 2) == now
        assert first_made(session, "task", 3) is None
