"""What the screens are told about the clients."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from salespm_tui.contract.clients import (
    ClientOfQuery,
    ClientQuery,
    ClientsQuery,
    KnownClientsQuery,
    SaveActionItem,
    SaveContact,
    SaveInteraction,
)
from salespm_tui.contract.values import Ref
from salespm_tui.core.labels import label
from salespm_tui.store.tables import Project

from .conftest import Desk


def test_those_who_need_something_come_first(desk: Desk) -> None:
    early = desk.at(2026, 11, 1, 9)
    names = ("Zed silent", "Yan due", "Acme", "Bolt ahead", "Cato late")
    for name in names:
        early.client(name, cadence_days=14 if "silent" in name else None)
    for name, due in (("Yan", 23), ("Bolt", 27), ("Cato", 20)):
        number = next(row.id for row in desk.ask_clients() if row.name.startswith(name))
        desk.do(SaveActionItem(title="x", client_id=number, due_on=date(2026, 11, due)))
    assert [row.name for row in desk.ask_clients()] == [
        "Zed silent", "Cato late", "Yan due", "Acme", "Bolt ahead",
    ]  # fmt: skip


def test_the_last_contact_and_its_mood_come_from_the_newest_entry(desk: Desk) -> None:
    number = desk.client("Acme")
    for day, mood in ((10, "negative"), (20, "positive"), (15, "negative")):
        at = datetime(2026, 11, day, 9, tzinfo=UTC)
        desk.do(SaveInteraction(client_id=number, occurred_at=at, sentiment=mood))
    row = desk.row(number)
    assert (row.last_contact, row.silent_days) == (date(2026, 11, 20), 3)
    assert "the last contact went badly" not in map(str, desk.detail(number).reasons)
    desk.do(SaveInteraction(client_id=number, sentiment="negative"))
    assert "the last contact went badly" in map(str, desk.detail(number).reasons)


def test_the_day_of_a_contact_is_the_day_in_the_workspace(desk: Desk) -> None:
    number = desk.client("Acme")
    late = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
    desk.do(SaveInteraction(client_id=number, occurred_at=late))
    assert desk.row(number).last_contact == date(2026, 11, 21)


def test_health_counts_people_and_steps(desk: Desk) -> None:
    number = desk.client("Acme")
    assert desk.row(number).health is None
    desk.log("call Acme price")
    assert desk.row(number).health == 75
    desk.do(SaveContact(client_id=number, name="Bob", role="decision_maker"))
    assert desk.row(number).health == 85
    desk.do(SaveActionItem(title="x", client_id=number))
    assert (desk.row(number).health, desk.detail(number).reasons) == (100, ())
    desk.do(SaveContact(client_id=number, name="Eve", role="blocker", influence=5))
    assert desk.row(number).health == 90


def test_the_log_is_newest_first_and_can_be_cut(desk: Desk) -> None:
    number = desk.client("Acme")
    for day in range(1, 8):
        at = datetime(2026, 11, day, 9, tzinfo=UTC)
        desk.do(SaveInteraction(client_id=number, occurred_at=at, summary=str(day)))
    detail = desk.ask(ClientQuery(number, log_limit=3))
    assert [entry.summary for entry in detail.log] == ["7", "6", "5"]
    assert detail.log_total == 7
    assert len(desk.detail(number).log) == 7


def test_steps_are_open_first_by_date_then_done_latest_first(desk: Desk) -> None:
    number = desk.client("Acme")
    for title, due in (("no date", None), ("b", date(2026, 12, 2)), ("a", date(2026, 12, 1))):
        desk.do(SaveActionItem(title=title, client_id=number, due_on=due))
    desk.do(SaveActionItem(title="done", client_id=number, status="done"))
    titles = [step.title for step in desk.detail(number).next_steps]
    assert titles == ["a", "b", "no date", "done"]


def test_what_is_archived_leaves_every_list_and_sum(desk: Desk) -> None:
    number = desk.client("Acme")
    entry = desk.log("call Acme price @Bob !fri").ref
    contact = desk.detail(number).contacts[0].id
    step = desk.detail(number).next_steps[0].id
    for ref in (entry, Ref("contact", contact), Ref("action_item", step)):
        desk.archive(ref)
        assert desk.ask(ClientOfQuery(ref)) is None
    detail = desk.detail(number)
    assert (detail.log, detail.contacts, detail.next_steps) == ((), (), ())
    assert (detail.log_total, detail.client.open_promises) == (0, 0)
    assert desk.row(number).last_contact is None


def test_a_client_is_archived_with_all_that_hangs_on_it_and_comes_back(desk: Desk) -> None:
    number = desk.client("Acme")
    desk.log("call Acme price @Bob !fri")
    before = desk.everything()
    outcome = desk.archive(Ref("client", number))
    assert str(outcome.label) == "Archived client Acme"
    assert desk.ask_clients() == ()
    assert desk.ask(KnownClientsQuery()) == ()
    assert desk.rows("SELECT count(*) FROM action_item WHERE archived_at IS NULL") == [(0,)]
    desk.undo()
    assert desk.everything() == before


def test_an_entry_shows_the_person_even_when_that_one_is_archived(desk: Desk) -> None:
    number = desk.client("Acme")
    desk.log("call Acme price @Bob")
    desk.archive(Ref("contact", desk.detail(number).contacts[0].id))
    assert desk.detail(number).log[0].contact == "Bob"


def test_whose_a_record_is(desk: Desk) -> None:
    number = desk.client("Acme")
    entry = desk.log("call Acme price @Bob !fri").ref
    assert desk.ask(ClientOfQuery(entry)) == number
    assert desk.ask(ClientOfQuery(Ref("action_item", 1))) == number
    assert desk.ask(ClientOfQuery(Ref("contact", 1))) == number
    assert desk.ask(ClientOfQuery(Ref("task", 1))) is None


def test_a_project_has_its_own_clients(desk: Desk) -> None:
    mine, spoken, other = (desk.client(name) for name in ("Mine", "Spoken", "Other"))
    with desk.store.write(label("A project"), "test") as unit:
        project = Project(code="P1", name="P", currency="CNY", client_id=mine)
        unit.session.add(project)
        unit.session.flush()
        number = project.id
    desk.do(SaveActionItem(title="x", client_id=spoken, project_id=number))
    names = [row.name for row in desk.ask(ClientsQuery(project_id=number)).clients]
    assert sorted(names) == ["Mine", "Spoken"]
    assert desk.detail(mine).projects == ((number, "P1"),)
    assert desk.detail(other).projects == ()


def test_the_number_of_statements_does_not_grow_with_the_clients(desk: Desk) -> None:
    desk.client("Acme")
    few = desk.statements(ClientsQuery())
    for number in range(20):
        desk.log(f"call Client{number} price @Bob !fri")
    assert desk.statements(ClientsQuery()) == few == 8
    assert desk.statements(ClientQuery(1)) == 13


@pytest.mark.realdata
def test_a_log_of_chinese_clients_is_captured_as_it_was_written(
    desk: Desk, real_data: Path
) -> None:
    import csv

    with (real_data / "cjk" / "client_log_synth_zh_utf8.csv").open(encoding="utf-8") as file:
        lines = list(csv.DictReader(file))[:40]
    for line in lines:
        desk.log(f"call “{line['client']}” {line['note']} @{line['contact']}")
    rows = desk.ask_clients()
    assert {row.name for row in rows} == {line["client"] for line in lines}
    logged = {(row.name, entry.contact) for row in rows for entry in desk.detail(row.id).log}
    assert logged == {(line["client"], line["contact"]) for line in lines}
