"""What a hit says of its record: what it is called, where it belongs, the text around the words."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from salespm_tui.contract.clients import Capture, SaveClient, SaveContact
from salespm_tui.contract.finding import FindQuery, Found, Hit
from salespm_tui.contract.goal_edits import CheckIn, SaveGoal
from salespm_tui.contract.imports import ImportFile
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Archive, CheckQuery, RebuildSearch, Redo, Undo
from salespm_tui.contract.standup import FinishStandup, NoteDecision
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import Ref
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.labels import label
from salespm_tui.services.workspace import Workspace
from salespm_tui.store.tables import Client, Interaction


@pytest.fixture
def desk(tmp_path: Path, clock: FixedClock) -> Iterator[Workspace]:
    settings = {"time_zone": "UTC", "currency": "EUR"}
    workspace = Workspace.open(tmp_path / "w.db", clock, backups=tmp_path / "b", settings=settings)
    yield workspace
    workspace.close()


def hits(desk: Workspace, text: str, **narrowed: object) -> tuple[Hit, ...]:
    return desk.ask(FindQuery(text, **narrowed)).hits  # type: ignore[arg-type]


def test_a_hit_says_what_it_is_and_where_it_belongs(desk: Workspace) -> None:
    desk.do(SaveProject(code="P1", name="秋季展会"))
    desk.do(SaveClient(name="华为技术有限公司", short_name="华为", notes="预算要等年底"))
    desk.do(SaveContact(client_id=1, name="李伟", title="预算负责人"))
    desk.do(SaveTask(project_id=1, name="预算审批"))
    desk.do(Capture("call 华为 谈预算，他说年底才定"))
    found = {hit.ref: hit for hit in hits(desk, "预算")}
    task = found[Ref("task", 1)]
    assert (task.title, task.title_marks, task.project, task.project_id) == (
        "预算审批",
        ((0, 2),),
        "P1",
        1,
    )
    said = found[Ref("interaction", 1)]
    assert said.title == "华为技术有限公司"
    assert [said.excerpt[a:b] for a, b in said.excerpt_marks] == ["预算"]
    assert (said.owners, said.on) == ((Ref("client", 1),), datetime(2026, 11, 23).date())
    assert found[Ref("contact", 1)].owners == (Ref("client", 1),)
    assert found[Ref("client", 1)].excerpt == "预算要等年底"
    assert next(iter(found)) in (Ref("task", 1), Ref("action_item", 1))
    alias = hits(desk, "华为")[0]
    assert (alias.ref, alias.title) == (Ref("client", 1), "华为技术有限公司")
    assert {hit.ref.kind for hit in hits(desk, "预算", project_id=1)} == {"task"}
    assert {hit.ref.kind for hit in hits(desk, "预算", kinds=("contact",))} == {"contact"}


def test_a_check_in_is_called_after_its_goal(desk: Workspace) -> None:
    desk.do(SaveProject(code="P1", name="Fair"))
    day = desk.clock.today()
    desk.do(SaveGoal(name="Stands", target_value=100, start_on=day, due_on=day, project_id=1))
    desk.do(CheckIn(1, value=3, note="they hesitate"))
    (hit,) = hits(desk, "hesit", project_id=1)
    assert (hit.ref, hit.title, hit.project) == (Ref("goal_actual", 1), "Stands", "P1")
    assert hit.owners == (Ref("goal", 1),)


def test_a_decision_is_found_once(desk: Workspace) -> None:
    """In the stand-up while it is open, in its minutes once it is finished."""
    desk.do(SaveClient(name="Acme"))
    desk.do(NoteDecision("Quote the lower price", Ref("client", 1)))
    assert [hit.ref.kind for hit in hits(desk, "lower price")] == ["stand_up_item"]
    desk.do(FinishStandup(None, 60))
    (hit,) = hits(desk, "lower price")
    assert (hit.ref.kind, hit.title) == ("stand_up", "2026-11-23")


def test_what_is_archived_imported_undone_and_redone_is_followed(
    desk: Workspace, tmp_path: Path
) -> None:
    table = tmp_path / "deals.csv"
    table.write_text(
        "deal name,account,deal stage,amount,close date\n平台扩容,星河,Won,100,2026-10-01\n",
        encoding="utf-8",
    )
    desk.do(ImportFile(str(table), kind="deals"))
    deal = Ref("opportunity", 1)
    assert [hit.ref for hit in hits(desk, "扩容")] == [deal]
    for command, found in (
        (Archive(deal), []),
        (Undo(), [deal]),
        (Undo(), []),
        (Redo(), [deal]),
        (Redo(), []),
        (RebuildSearch(), []),
        (Undo(), [deal]),
    ):
        desk.do(command)
        assert [hit.ref for hit in hits(desk, "扩容")] == found
        assert desk.ask(CheckQuery()) == ()


def test_hits_are_cut_at_the_limit_and_that_is_said(desk: Workspace) -> None:
    for name in ("one", "two", "three"):
        desk.do(SaveClient(name=f"Acme {name}"))
    found = desk.ask(FindQuery("acme", limit=2))
    assert ([hit.ref.id for hit in found.hits], found.more) == ([3, 2], True)
    assert not desk.ask(FindQuery("acme", limit=3)).more
    assert desk.ask(FindQuery("")) == Found("")


@pytest.mark.realdata
def test_every_note_of_a_real_chinese_log_is_found_by_any_two_characters(
    desk: Workspace, real_data: Path
) -> None:
    with (real_data / "cjk" / "client_log_synth_zh_utf8.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))[:400]
    with desk._store.write(label("Filled"), "fill") as work:
        names = sorted({row["client"] for row in rows})
        work.session.execute(sa.insert(Client), [{"name": name} for name in names])
        work.session.execute(
            sa.insert(Interaction),
            [
                {
                    "client_id": names.index(row["client"]) + 1,
                    "summary": row["note"],
                    "occurred_at": datetime.fromisoformat(row["date"]).replace(tzinfo=UTC),
                }
                for row in rows
            ],
        )
    for number, row in list(enumerate(rows, 1))[::20]:
        piece = row["note"][5:7]
        refs = {hit.ref for hit in hits(desk, piece, limit=1000)}
        expected = {
            Ref("interaction", at) for at, one in enumerate(rows, 1) if piece in one["note"]
        }
        assert Ref("interaction", number) in refs
        assert refs >= expected, piece
        assert Ref("client", names.index(row["client"]) + 1) in {
            hit.ref for hit in hits(desk, row["client"][:2])
        }


def test_the_day_of_a_hit_is_that_of_the_workspace(tmp_path: Path) -> None:
    """Late in the evening by UTC, it is the next day in Shanghai."""
    late = FixedClock(datetime(2026, 11, 23, 20, 0, tzinfo=UTC))
    settings = {"time_zone": "Asia/Shanghai", "currency": "CNY"}
    path = tmp_path / "w.db"
    desk = Workspace.open(path, late, backups=tmp_path / "b", settings=settings)
    desk.do(SaveClient(name="Acme"))
    (hit,) = hits(desk, "acme")
    desk.close()
    assert str(hit.on) == "2026-11-24"
