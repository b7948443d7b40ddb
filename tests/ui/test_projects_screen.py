"""The Projects screen: real keys on a real file, looked up in its rows."""

from __future__ import annotations

import pytest
from textual import events
from textual.pilot import Pilot

from salespm_tui.contract.clients import SaveClient
from salespm_tui.contract.deals import SaveDeal
from salespm_tui.contract.gates import AddGatePoint, DecideGate
from salespm_tui.contract.needs import SaveRequirement
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.risks import SaveRisk
from salespm_tui.contract.templates import FinishToTemplate, TemplateRef
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import set_language
from salespm_tui.ui.screens.projects import ProjectsPane
from tests.ui.conftest import Bench, press, screen_text, settled, type_text

HWA, XH, OLD = 1, 2, 3


@pytest.fixture
def some(bench: Bench) -> Bench:
    """A project with a client, a plan, a deal and a risk; one with nothing; one that is closed."""
    bench.do(SaveClient(name="Huawei"))
    bench.do(SaveProject(code="HWA", name="Huawei CRM", client_id=1, currency="CNY"))
    bench.do(SaveProject(code="XH", name="星河通信渠道", currency="CNY", phase="planning"))
    bench.do(SaveProject(code="OLD", name="Long ago", status="closed", phase="closing"))
    bench.do(SaveTask(project_id=HWA, name="Interview users"))
    bench.do(SaveTask(project_id=HWA, name="Offer handed in", kind="milestone"))
    bench.do(SaveRisk(title="Price war", project_id=HWA, probability=4, impact=4))
    bench.app.pane_name = "projects"
    return bench


def pane(bench: Bench) -> ProjectsPane:
    assert isinstance(bench.app.pane, ProjectsPane)
    return bench.app.pane


def shown(bench: Bench) -> str:
    return screen_text(bench.app)


def toasts(bench: Bench) -> str:
    return " ".join(notice.message for notice in bench.app._notifications)


def at(bench: Bench) -> int | None:
    row = pane(bench).row_here()
    return None if row is None else row.id


async def fill_in(pilot: Pilot[None], **texts: str) -> None:
    """Put texts into the fields of the open form."""
    for name, text in texts.items():
        row = next(row for row in pilot.app.screen.query("FieldRow") if row.field.name == name)
        row.entry.focus()
        await settled(pilot)
        if row.field.choices:
            row.entry.value = text
        else:
            await press(pilot, "end", "ctrl+u")
            pilot.app.post_message(events.Paste(text))
            await settled(pilot)


@pytest.mark.parametrize(
    ("size", "language"), [((60, 20), "en"), ((80, 24), "zh"), ((120, 40), "en"), ((200, 60), "zh")]
)
async def test_wide_characters_line_up_at_every_size(
    some: Bench, size: tuple[int, int], language: str
) -> None:
    """app.projects"""
    set_language(language)
    some.app.pane_name = "standup"
    async with some.running(size, screen="0") as pilot:
        lines = shown(some).splitlines()
        assert all(cell_width(line) <= size[0] for line in lines)
        west, east = (
            next(line for line in lines if f" {code} " in line and name in line)
            for code, name in (("HWA", "Huaw"), ("XH", "星"))
        )
        assert cell_width(west[: west.index("Huaw")]) == cell_width(east[: east.index("星")])
        await press(pilot, "]", "]")
        assert all(cell_width(line) <= size[0] for line in shown(some).splitlines())


async def test_the_list_is_sorted_filtered_and_worked_on(some: Bench) -> None:
    """projects.sort projects.ended"""
    async with some.running() as pilot:
        assert pane(some).rows.keys == (HWA, XH)
        assert "1 ended, C shows it" in shown(some)
        await press(pilot, "C")
        assert pane(some).rows.keys == (HWA, XH, OLD)
        assert "✓ closed" in shown(some)
        await press(pilot, "s")
        assert "Sorted by next milestone." in toasts(some)
        await press(pilot, "/")
        await type_text(pilot, "星河")
        await press(pilot, "enter")
        assert pane(some).rows.keys == (XH,)
        await press(pilot, "escape", "escape")
        assert pane(some).rows.keys == (HWA, XH)
        await press(pilot, "g", "j")
        assert at(some) == XH
        await press(pilot, "enter")
        assert some.app.pane_name == "timeline"
        assert some.app.project_id == XH
        assert "Working on XH 星河通信渠道; 0 comes back" in toasts(some)
        await press(pilot, "0")
        assert "working on XH" in shown(some)


async def test_the_card_is_edited_group_by_group(some: Bench) -> None:
    """projects.open projects.edit projects.standing"""
    async with some.running() as pilot:
        await press(pilot, "g", "e")
        await fill_in(pilot, manager="Lin Yue")
        await press(pilot, "enter", "o")
        keys = pane(some).told.keys
        assert keys[0] == ("record", HWA)
        pane(some).told.move_to(("field", "scope_in"))
        await press(pilot, "enter")
        await fill_in(pilot, scope_in="orders and returns", deliverables="app, training")
        await press(pilot, "ctrl+s")
        pane(some).told.move_to(("field", "feasibility"))
        await press(pilot, "e")
        await fill_in(pilot, feasibility="conditional", feasibility_notes="if SSO comes")
        await press(pilot, "ctrl+s", "S")
        await fill_in(pilot, phase="planning", health_override="red")
        await press(pilot, "enter")
        row = some.rows(
            "select manager, scope_in, deliverables, feasibility, feasibility_notes, phase,"
            " health_override from project where id = ?",
            HWA,
        )
        assert row == [
            ("Lin Yue", "orders and returns", "app, training", "conditional", "if SSO comes",
             "planning", "red")
        ]  # fmt: skip
        assert "! in trouble" in shown(some)
        await press(pilot, "o")
        assert "You are in it" in toasts(some)


async def test_without_an_editor_it_says_so(some: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """projects.editor"""
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.delenv("EDITOR", raising=False)
    async with some.running() as pilot:
        await press(pilot, "g", "ctrl+o")
        assert "An editor takes a text of the card" in toasts(some)
        await press(pilot, "o")
        pane(some).told.move_to(("field", "feasibility"))
        await press(pilot, "ctrl+o")
        assert "An editor takes a text of the card" in toasts(some)
        pane(some).told.move_to(("field", "market_notes"))
        await press(pilot, "ctrl+o")
        assert "No editor is set." in toasts(some)


async def test_thin_links_lead_to_what_mends_them(some: Bench) -> None:
    """projects.next_tab projects.last_tab"""
    async with some.running() as pilot:
        await press(pilot, "g", "j", "]")
        assert pane(some).part == "loop"
        assert "No client is named." in shown(some)
        pane(some).told.focus()
        assert pane(some).told.move_to(("lack", "no_risks"))
        await press(pilot, "enter")
        assert (some.app.pane_name, some.app.project_id) == ("risks", XH)
        await press(pilot, "escape")
        assert (some.app.pane_name, some.app.project_id) == ("projects", None)
        assert pane(some).told.has_focus
        assert pane(some).told.move_to(("lack", "no_objective"))
        await press(pilot, "enter")
        await fill_in(pilot, objective="Two channels")
        await press(pilot, "ctrl+s")
        assert some.rows("select objective from project where id = ?", XH) == [("Two channels",)]
        assert ("lack", "no_objective") not in pane(some).told.keys
        await press(pilot, "[", "[")
        assert pane(some).part == "templates"


async def test_the_loop_in_the_header_stays_true(some: Bench) -> None:
    some.app.project_id = HWA
    async with some.running() as pilot:
        assert "[needs!]" in shown(some).splitlines()[1]
        some.do(SaveRequirement(title="Offline orders", client_id=1, project_id=HWA))
        some.do(SaveDeal(name="Licences", client_id=1, project_id=HWA))
        from salespm_tui.contract.clients import SaveInteraction

        some.do(SaveInteraction(client_id=1, channel="call", summary="heard", project_id=HWA))
        await settled(pilot)
        assert "[needs]" in shown(some).splitlines()[1]


async def test_a_gate_is_ticked_and_decided(some: Bench) -> None:
    """projects.tick projects.decide projects.left projects.right projects.new"""
    ticks = "select key, text, note from gate_check where archived_at is null order by id"
    async with some.running() as pilot:
        await press(pilot, "g", "h")
        assert "Left and right go from gate to gate" in toasts(some)
        await press(pilot, "space")
        assert "Only a point of a gate is ticked" in toasts(some)
        await press(pilot, "]", "]", "h")
        assert "last gate on that side" in toasts(some)
        await press(pilot, "l")
        assert "Gate of initiation" in shown(some)
        await press(pilot, "h", "o")
        assert pane(some).told.move_to(("point", "client_named"))
        await press(pilot, "space")
        assert "The data shows it already." in toasts(some)
        open_point = next(p for p in pane(some).gate.points if p.state == "open" and p.key)
        pane(some).told.move_to(("point", open_point.key))
        await press(pilot, "space")
        await type_text(pilot, "told by phone")
        await press(pilot, "enter", "n")
        await type_text(pilot, "NDA signed")
        await press(pilot, "enter")
        assert some.rows(ticks) == [(open_point.key, "", "told by phone"), (None, "NDA signed", "")]
        pane(some).told.move_to(("own_point", 2))
        await press(pilot, "e")
        await type_text(pilot, " twice")
        await press(pilot, "enter", "space", "enter")
        assert pane(some).point_here().state == "ticked"
        assert some.rows("select done_on from gate_check where id = 2") == [("2026-11-23",)]
        await press(pilot, "space")
        assert some.rows("select text, done_on from gate_check where id = 2") == [
            ("NDA signed twice", None)
        ]
        await press(pilot, "x")
        assert some.rows("select archived_at from gate_check where id = 2") != [(None,)]
        await press(pilot, "c", "enter")
        await fill_in(pilot, reason="the rest follows", decided_by="Chen")
        await press(pilot, "enter")
        assert some.rows("select phase, decision, reason, decided_by from gate_review") == [
            ("needs", "go", "the rest follows", "Chen")
        ]
        assert some.rows("select phase from project where id = ?", HWA) == [("initiation",)]
        assert "[initiation" in shown(some)
        await press(pilot, "u")
        assert some.rows("select phase from project where id = ?", HWA) == [("needs",)]


async def test_from_project_to_template_to_project(some: Bench) -> None:
    """projects.finish projects.new"""
    async with some.running() as pilot:
        await press(pilot, "g", "j", "F")
        assert "It has no plan that a template could keep." in toasts(some)
        await press(pilot, "k", "F")
        await fill_in(pilot, name="CRM rollout")
        await press(pilot, "enter")
        assert some.rows("select name from template") == [("CRM rollout",)]
        assert pane(some).part == "templates"
        await press(pilot, "o", "g", "enter")
        assert "Interview users" in shown(some)
        await press(pilot, "escape", "e")
        await fill_in(pilot, notes="for mid-size clients")
        await press(pilot, "ctrl+s")
        assert some.rows("select notes from template") == [("for mid-size clients",)]
        await press(pilot, "n")
        await fill_in(pilot, name="Nordwind CRM", code="NW", client_id="Huawei")
        await press(pilot, "enter")
        made = some.rows(
            "select id, code, client_id, template_id from project where name = 'Nordwind CRM'"
        )
        assert made == [(4, "NW", 1, 1)]
        assert at(some) == 4
        names = some.rows("select name from task where project_id = 4 order by name")
        assert names == [("Interview users",), ("Offer handed in",)]
        await press(pilot, "escape", "n", "enter")
        await fill_in(pilot, name="Empty one", code="EMP")
        await press(pilot, "enter")
        assert some.rows("select code from project where id = ?", at(some)) == [("EMP",)]


async def test_copy_archive_and_delete(some: Bench) -> None:
    """projects.copy projects.archive projects.delete"""
    codes = "select code from project where archived_at is null order by id"
    async with some.running() as pilot:
        await press(pilot, "g", "D")
        await fill_in(pilot, name="Huawei ERP", code="HWB", risks="no")
        await press(pilot, "enter")
        assert some.rows("select count(*) from task where project_id = 4") == [(2,)]
        assert some.rows("select count(*) from risk where project_id = 4") == [(0,)]
        assert at(some) == 4
        await press(pilot, "x")
        assert some.rows(codes) == [("HWA",), ("XH",), ("OLD",)]
        assert "u takes it back." in toasts(some)
        await press(pilot, "g", "X")
        assert "task 2" in shown(some)
        assert "A backup of the whole workspace is written first" in shown(some)
        await press(pilot, "enter")
        await type_text(pilot, "XH")
        await press(pilot, "enter")
        assert "That is not its code." in shown(some)
        await press(pilot, "ctrl+u")
        await type_text(pilot, "HWA")
        await press(pilot, "enter")
        assert some.rows("select code from project order by id") == [("XH",), ("OLD",), ("HWB",)]
        backups = list((some.path.parent / "backups").glob("*"))
        assert any(backup.name in toasts(some).replace("\n", "") for backup in backups)
        await press(pilot, "u")
        assert ("HWA",) in some.rows("select code from project")


async def test_figures_are_explained_and_needs_led_to(some: Bench) -> None:
    """projects.explain projects.needs"""
    some.do(SaveRequirement(title="Offline orders", client_id=1, project_id=HWA))
    async with some.running() as pilot:
        await press(pilot, "g", "=", "enter")
        assert "How it is found" in shown(some)
        await press(pilot, "escape", "=")
        await type_text(pilot, "margin")
        await press(pilot, "enter")
        assert "The margin is not known" in shown(some)
        await press(pilot, "escape", "o")
        pane(some).told.move_to(("figure", "milestone"))
        await press(pilot, "enter")
        assert (some.app.pane_name, some.app.project_id) == ("timeline", HWA)
        await press(pilot, "escape")
        await press(pilot, "escape", "N")
        assert some.app.pane_name == "clients"
        assert "Offline orders" in shown(some)
        await press(pilot, "escape", "escape", "escape", "escape")
        assert some.app.pane_name == "projects"
        await press(pilot, "j", "N")
        assert "It has no client yet" in toasts(some)


async def test_the_screen_is_copied_and_the_project_at_hand_reported(
    some: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(some.path.parent)
    async with some.running() as pilot:
        await press(pilot, "g", "]")
        text = pane(some).as_text()
        assert "HWA  Huawei CRM" in text
        assert "No need is written down." in text
        await press(pilot, "E", "enter", "enter")
        (written,) = some.path.parent.glob("*.html")
        assert "Huawei CRM" in written.read_text(encoding="utf-8")


async def test_what_is_found_elsewhere_is_revealed_here(some: Bench) -> None:
    some.do(AddGatePoint(HWA, "acceptance", "NDA signed"))
    some.do(FinishToTemplate(HWA, "CRM rollout"))
    some.do(DecideGate(HWA, "go", reason="the rest follows"))
    some.app.pane_name = "standup"
    async with some.running() as pilot:
        for ref, spot in (
            (Ref("gate_check", 1), ("own_point", 1)),
            (Ref("gate_review", 1), ("decision", 1)),
            (Ref("template", 1), ("template", TemplateRef(1))),
        ):
            some.app.ways.open_record(ref, HWA)
            await settled(pilot)
            assert pane(some).told.has_focus
            assert pane(some).told.spot == spot
        await press(pilot, "escape")
        some.app.ways.open_record(Ref("project", OLD))
        await settled(pilot)
        assert at(some) == OLD


async def test_an_empty_workspace_says_what_to_do(bench: Bench) -> None:
    bench.app.pane_name = "projects"
    async with bench.running() as pilot:
        assert "Press n to begin one" in shown(bench)
        await press(pilot, "x")
        assert "There is no project here." in toasts(bench)
