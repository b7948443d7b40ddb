"""One command is one change set, and nothing slips past the journal."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, date, datetime
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlmodel import select

from salespm_tui.core.errors import UserError
from salespm_tui.core.labels import counted, from_data, label
from salespm_tui.store.header import APPLICATION_ID
from salespm_tui.store.tables import ChangeRow, ChangeSet, Client, Contact, Meta, Project, Task
from salespm_tui.store.workspace import Store

ADDED = label("Added %(name)s", name="Nordwind")


def add_client(store: Store, name: str = "Nordwind", **values: Any) -> int:
    with store.write(ADDED, "client_add") as work:
        client = Client(name=name, **values)
        work.session.add(client)
    return client.id


def journal(store: Store) -> list[tuple[str, int, Any, Any]]:
    with store.read() as session:
        rows = session.exec(select(ChangeRow).order_by(ChangeRow.id)).all()
    return [
        (
            row.table_name,
            row.row_id,
            row.before_json and json.loads(row.before_json),
            row.after_json and json.loads(row.after_json),
        )
        for row in rows
    ]


def sets(store: Store) -> list[ChangeSet]:
    with store.read() as session:
        return list(session.exec(select(ChangeSet).order_by(ChangeSet.id)).all())


def test_a_command_is_one_change_set_with_its_rows(store: Store) -> None:
    with store.write(ADDED, "client_add", reason="met at the fair") as work:
        client = Client(name="Nordwind")
        work.session.add(client)
        work.session.flush()
        work.session.add(Contact(client_id=client.id, name="Anna"))
    (one,) = sets(store)
    assert (one.id, one.kind, one.command, one.actor) == (work.set_id, "do", "client_add", "mei")
    assert (one.host, one.session, one.reason) == ("desk", "desk/boot/1", "met at the fair")
    assert one.at == datetime(2026, 11, 23, 9, tzinfo=UTC)
    assert str(from_data(json.loads(one.label))) == "Added Nordwind"
    assert [(table, before is None) for table, _row, before, _after in journal(store)] == [
        ("client", True),
        ("contact", True),
    ]
    assert work.changed_rows == 2


def test_rows_keep_their_values_after_the_block(store: Store) -> None:
    with store.write(ADDED, "client_add") as work:
        client = Client(name="Nordwind")
        work.session.add(client)
    assert client.id == 1
    assert client.created_at == client.updated_at == datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_an_update_tells_the_changed_fields_alone(store: Store) -> None:
    row = add_client(store)
    with store.write(ADDED, "client_edit") as work:
        client = work.session.get_one(Client, row)
        client.region, client.tier = "North", "A"
    assert journal(store)[-1] == (
        "client",
        row,
        {"region": None, "tier": None},
        {"region": "North", "tier": "A"},
    )


def test_a_command_that_changes_nothing_leaves_no_set(store: Store) -> None:
    row = add_client(store)
    with store.write(ADDED, "client_edit") as work:
        work.session.execute(sa.update(Client).where(Client.id == row).values(name="Nordwind"))
    assert (work.set_id, work.changed_rows) == (0, 0)
    assert len(sets(store)) == 1


def test_an_error_in_the_block_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.write(ADDED, "client_add") as work:
        work.session.add(Client(name="Nordwind"))
        work.session.flush()
        _ = 1 // 0
    assert sets(store) == []
    assert add_client(store) == 1


@pytest.mark.parametrize("way", ["bulk", "sql", "replace", "upsert", "delete"])
def test_every_way_to_write_is_journalled(store: Store, way: str) -> None:
    row = add_client(store)
    with store.write(ADDED, "any") as work:
        run = work.session.execute
        if way == "bulk":
            run(sa.insert(Client), [{"name": "A"}, {"name": "B"}])
        elif way == "sql":
            run(sa.text("UPDATE client SET name = 'Other' WHERE id = :id"), {"id": row})
        elif way == "replace":
            run(sa.insert(Client).prefix_with("OR REPLACE").values(id=row, name="Other"))
        elif way == "upsert":
            upsert = sqlite_insert(Client).values(id=row, name="Other")
            run(upsert.on_conflict_do_update(index_elements=["id"], set_={"name": "Other"}))
        else:
            run(sa.delete(Client))
    told = [
        (before and before["name"], after and after["name"])
        for _t, _r, before, after in journal(store)
    ]
    assert (
        told[1:]
        == {
            "bulk": [(None, "A"), (None, "B")],
            "sql": [("Nordwind", "Other")],
            "replace": [("Nordwind", None), (None, "Other")],
            "upsert": [("Nordwind", "Other")],
            "delete": [("Nordwind", None)],
        }[way]
    )


def test_a_write_outside_a_unit_of_work_is_refused(store: Store) -> None:
    def write() -> None:
        with store.read() as session:
            session.execute(sa.text("UPDATE work_calendar SET name = 'x'"))

    with pytest.raises(UserError, match="only be read"):
        write()
    add_client(store)
    with pytest.raises(sa.exc.IntegrityError, match="no change set is open"):
        write()
    with pytest.raises(sqlite3.IntegrityError, match="no change set is open"):
        store._pin.raw.execute("UPDATE client SET name = 'x'")


def test_an_id_never_changes(store: Store) -> None:
    row = add_client(store)
    with (
        pytest.raises(sa.exc.IntegrityError, match="an id never changes"),
        store.write(ADDED, "any") as work,
    ):
        work.session.execute(sa.text("UPDATE client SET id = 77 WHERE id = :id"), {"id": row})


def test_images_are_exact(store: Store) -> None:
    strange = 'é"\\\u2028\x01\n漢😀'
    with store.write(ADDED, "any") as work:
        work.session.add(
            Project(code="P", name=strange, currency="EUR", critical_slack_min=-(2**62))
        )
    _table, _row, before, after = journal(store)[0]
    assert before is None
    assert (after["name"], after["critical_slack_min"], after["end_on"]) == (
        strange,
        -(2**62),
        None,
    )


def test_settings_are_journalled_when_a_command_changes_them(store: Store) -> None:
    with store.write(ADDED, "settings") as work:
        work.session.execute(sa.update(Meta).where(Meta.key == "currency").values(value="CNY"))
    assert journal(store) == [("meta", 3, {"value": "EUR"}, {"value": "CNY"})]


def test_the_label_may_be_settled_at_the_end(store: Store) -> None:
    with store.write(ADDED, "import") as work:
        work.session.add(Client(name="N"))
        work.label = counted("Added %(number)d client", "Added %(number)d clients", 2)
        work.reason = "the new region"
    (one,) = sets(store)
    assert str(from_data(json.loads(one.label))) == "Added 2 clients"
    assert one.reason == "the new region"


def test_transactions_do_not_nest(store: Store) -> None:
    with store.read(), pytest.raises(RuntimeError), store.read():
        pass
    with store.read() as session:
        assert session.exec(select(Meta.value).where(Meta.key == "currency")).one() == "EUR"


@pytest.mark.parametrize(
    "bad",
    [
        {"status": "zzz"},
        {"tier": "a"},
        {"cadence_days": 0},
        {"name": None},
        {"archived_at": "yesterday"},
    ],
)
def test_the_database_is_the_last_wall(store: Store, bad: dict[str, Any]) -> None:
    client = {"name": "N", "aliases": "[]", "kind": "company", "status": "active", "notes": ""}
    when = {
        "created_at": "2026-11-23T09:00:00.000000Z",
        "updated_at": "2026-11-23T09:00:00.000000Z",
    }
    values = {**when, **client, **bad}
    names = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    with pytest.raises(sa.exc.IntegrityError), store.write(ADDED, "any") as work:
        work.session.execute(sa.text(f"INSERT INTO client ({names}) VALUES ({marks})"), values)
    assert sets(store) == []


def test_a_misspelt_field_is_refused() -> None:
    with pytest.raises(TypeError, match="nmae"):
        Client(nmae="N")


def test_dates_and_instants_come_back_as_they_went_in(store: Store) -> None:
    start = datetime(2026, 11, 30, 8, 30)
    with store.write(ADDED, "any") as work:
        project = Project(
            code="P", name="P", currency="EUR", start_on=start, status_date=date(2026, 11, 23)
        )
        work.session.add(project)
        work.session.flush()
        work.session.add(Task(project_id=project.id, name="T", duration_elapsed=True))
    with store.read() as session:
        back = session.get_one(Project, project.id)
        task = session.exec(select(Task)).one()
    assert (back.start_on, back.status_date, back.honours_constraints) == (
        start,
        date(2026, 11, 23),
        True,
    )
    assert task.duration_elapsed is True
    assert back.created_at == datetime(2026, 11, 23, 9, tzinfo=UTC)


def test_seconds_have_no_place_in_a_plan(store: Store) -> None:
    late = datetime(2026, 11, 30, 8, 30, 5)
    with pytest.raises(sa.exc.StatementError), store.write(ADDED, "any") as work:
        work.session.add(Project(code="P", name="P", currency="EUR", start_on=late))
        work.session.flush()


def test_the_file_says_whose_it_is(store: Store) -> None:
    raw = store._pin.raw
    assert raw.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    assert raw.execute("PRAGMA journal_mode").fetchone()[0] == "truncate"
    assert raw.execute("PRAGMA synchronous").fetchone()[0] == 2
    assert raw.execute("PRAGMA foreign_keys").fetchone()[0] == 1
    assert raw.execute("PRAGMA trusted_schema").fetchone()[0] == 0
    assert raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
