"""The Risks screen: real keys on a real file, looked up in its rows."""

from __future__ import annotations

from datetime import date

import pytest
from textual import events
from textual.pilot import Pilot

from salespm_tui.contract.clients import SaveActionItem
from salespm_tui.contract.issues import SaveIssue
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.risks import CloseRisk, SaveRisk
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import set_language
from salespm_tui.ui.screens.risks import RisksPane
from tests.ui.conftest import Bench, press, screen_text, settled

WAR, LEGAL, USER, SITE, BUDGET = 1, 2, 3, 4, 5
PROJECT = 1


@pytest.fixture
def bench_of_risks(bench: Bench) -> Bench:
    """Four threats of a project (one not rated) and a chance; the app begins on their screen."""
    bench.do(SaveProject(code="HWA", name="Huawei CRM", currency="CNY"))
    bench.do(
        SaveRisk(
            title="Price war",
            project_id=PROJECT,
            category="market",
            probability=4,
            impact=4,
            residual_probability=2,
            residual_impact=3,
            impact_cost_minor=100_000_000,
            cause="two vendors entered the tender",
            event="we may be undercut",
            effect="margin −8 %",
            trigger="offer below 1.1m",
            owner="李伟",
            next_review_on=date(2026, 11, 23),
        )
    )
    bench.do(SaveRisk(title="Legal delay", project_id=PROJECT, probability=4, impact=3))
    bench.do(SaveRisk(title="关键用户离职", project_id=PROJECT, probability=None, impact=5))
    bench.do(
        SaveRisk(
            title="Second site", project_id=PROJECT, polarity="opportunity",
            probability=2, impact=3, impact_cost_minor=20_000_000,
        )
    )  # fmt: skip
    bench.do(SaveRisk(title="Budget frozen", project_id=PROJECT, probability=4, impact=3))
    bench.do(SaveActionItem(title="Bundle service", risk_id=WAR, due_on=date(2026, 11, 27)))
    bench.app.pane_name = "risks"
    bench.app.project_id = PROJECT
    return bench


def pane(bench: Bench) -> RisksPane:
    assert isinstance(bench.app.pane, RisksPane)
    return bench.app.pane


def at(bench: Bench) -> int | None:
    """The risk at hand."""
    risk = pane(bench).risk_here()
    return None if risk is None else risk.id


def shown(bench: Bench) -> str:
    return screen_text(bench.app)


def toasts(bench: Bench) -> str:
    return " ".join(notice.message for notice in bench.app._notifications)


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


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_wide_characters_line_up_at_every_size(
    bench_of_risks: Bench, size: tuple[int, int], language: str
) -> None:
    """app.risks"""
    set_language(language)
    bench_of_risks.app.pane_name = "standup"
    async with bench_of_risks.running(size, screen="4"):
        lines = shown(bench_of_risks).splitlines()
        assert all(cell_width(line) <= size[0] for line in lines)
        rows = [line for line in lines if "Legal delay" in line or "关键用户" in line]
        edges = {cell_width(line[: line.rindex("│")]) for line in rows}
        assert len(rows) == 2
        assert len(edges) == 1


async def test_the_matrix_is_walked_and_a_cell_listed(bench_of_risks: Bench) -> None:
    """risks.left risks.right"""
    async with bench_of_risks.running() as pilot:
        text = shown(bench_of_risks)
        assert "CNY  exposure 640k · residual 240k · reserve 240k asked, none kept" in text
        assert at(bench_of_risks) == WAR
        assert pane(bench_of_risks).matrix.place == (4, 4)
        await press(pilot, "h")
        assert "Cells are walked in the matrix" in toasts(bench_of_risks)
        await press(pilot, "shift+tab", "h")
        assert at(bench_of_risks) == LEGAL
        assert "4 high × 3 moderate = 12" in shown(bench_of_risks)
        await press(pilot, "enter")
        assert pane(bench_of_risks).register.keys == (LEGAL, BUDGET)
        assert "cell 4×3" in shown(bench_of_risks)
        await press(pilot, "j", "escape")
        assert pane(bench_of_risks).matrix.has_focus
        assert len(pane(bench_of_risks).register.keys) == 5
        await press(pilot, "k")
        assert at(bench_of_risks) is None
        await press(pilot, "v")
        assert "No risk lies in this cell" in toasts(bench_of_risks)
        await press(pilot, "G")
        assert at(bench_of_risks) == USER
        await press(pilot, "L")
        assert "It is not rated yet" in toasts(bench_of_risks)


async def test_capitals_move_the_risk_and_the_day_has_one_review(bench_of_risks: Bench) -> None:
    """risks.likelier risks.less_likely risks.graver risks.less_grave"""
    sql = "select probability, impact from risk where id = ?"
    before = bench_of_risks.rows("select count(*) from risk_review")
    async with bench_of_risks.running() as pilot:
        await press(pilot, "K", "L")
        assert bench_of_risks.rows(sql, WAR) == [(5, 5)]
        assert "R-1 Price war: score 20 → 25" in toasts(bench_of_risks)
        assert pane(bench_of_risks).matrix.place == (5, 5)
        await press(pilot, "L")
        assert "edge of the matrix" in toasts(bench_of_risks)
        await press(pilot, "u", "H", "J")
        assert bench_of_risks.rows(sql, WAR) == [(4, 3)]
        assert at(bench_of_risks) == WAR
        assert bench_of_risks.rows("select count(*) from risk_review") == before


async def test_the_register_is_sorted_and_filtered(bench_of_risks: Bench) -> None:
    """risks.sort risks.ended risks.end"""
    async with bench_of_risks.running() as pilot:
        await press(pilot, "s", "s")
        assert "Sorted by money at stake" in toasts(bench_of_risks)
        assert pane(bench_of_risks).register.keys[:2] == (WAR, SITE)
        await press(pilot, "/", *"market", "enter")
        assert pane(bench_of_risks).register.keys == (WAR,)
        await press(pilot, "escape", "C")
        assert "No risk has ended yet" in toasts(bench_of_risks)
        await press(pilot, "c", "enter")
        assert "closed for a reason" in shown(bench_of_risks)
        await press(pilot, *"won", "enter")
        assert WAR not in pane(bench_of_risks).register.keys
        await press(pilot, "C", "G")
        assert at(bench_of_risks) == WAR
        await press(pilot, "v")
        assert "c opens it again" in toasts(bench_of_risks)
        await press(pilot, "c")
        said = bench_of_risks.rows("select status, closed_on from risk where id = ?", WAR)
        assert said == [("monitoring", None)]


async def test_a_risk_is_noted_reviewed_and_becomes_an_issue(bench_of_risks: Bench) -> None:
    """risks.new risks.edit risks.review risks.trigger risks.occurred risks.reschedule"""
    async with bench_of_risks.running() as pilot:
        await press(pilot, "n")
        await fill_in(
            pilot, title="汇率波动", probability="3", impact="4", impact_cost_minor="12万"
        )
        assert "120,000" in shown(bench_of_risks)
        await press(pilot, "enter")
        new = at(bench_of_risks)
        sql = "select title, probability, impact_cost_minor, project_id from risk where id = ?"
        assert bench_of_risks.rows(sql, new) == [("汇率波动", 3, 12_000_000, PROJECT)]
        await press(pilot, "e")
        await fill_in(pilot, strategy="transfer", residual_probability="1", residual_impact="4")
        await press(pilot, "enter", "v")
        await fill_in(pilot, probability="4", note="hedging is dear", next_review_on="+1w")
        await press(pilot, "enter")
        reviews = bench_of_risks.rows(
            "select probability, note from risk_review where risk_id = ?", new
        )
        assert reviews[-1] == (4, "hedging is dear")
        await press(pilot, "r", "ctrl+u", *"12/24", "enter", "T", "enter")
        sql = "select strategy, next_review_on, triggered_on from risk where id = ?"
        assert bench_of_risks.rows(sql, new) == [("transfer", "2026-12-24", "2026-11-23")]
        assert "! 汇率波动" in shown(bench_of_risks)
        await press(pilot, "o")
        await fill_in(
            pilot, metric="cost", deviation_value="8万", cause="market", measure="hedge",
            measure_due="fri",
        )  # fmt: skip
        await press(pilot, "enter")
        issues = bench_of_risks.rows("select metric, deviation_value, cause, risk_id from issue")
        assert issues == [("cost", 8_000_000, "market", new)]
        assert bench_of_risks.rows("select title, kind from action_item where issue_id = 1") == [
            ("hedge", "corrective")
        ]


async def test_responses_are_added_done_and_put_on_the_timeline(bench_of_risks: Bench) -> None:
    """risks.respond risks.done risks.schedule risks.archive"""
    async with bench_of_risks.running((80, 30)) as pilot:
        await press(pilot, ">")
        rows = bench_of_risks.rows("select name, project_id from task")
        assert rows == [("Bundle service", PROJECT)]
        await press(pilot, ">")
        assert "on the timeline already" in toasts(bench_of_risks)
        await press(pilot, "m")
        await fill_in(pilot, title="Call the buyer", owner="李伟", due_on="fri")
        await press(pilot, "enter")
        sql = "select title, status from action_item where risk_id = 1 and archived_at is null"
        assert ("Call the buyer", "open") in bench_of_risks.rows(sql)
        await press(pilot, "enter")  # into the detail
        key = pane(bench_of_risks).record_at_hand()
        assert key is not None
        assert key.kind == "action_item"
        await press(pilot, "d", "k", "x")
        assert len(bench_of_risks.rows(sql)) == 1
        await press(pilot, "u", "escape")
        assert pane(bench_of_risks).register.has_focus
        pane(bench_of_risks).reveal(Ref("action_item", 1))
        await press(pilot, "enter")  # it became a task: there it is
        assert bench_of_risks.app.pane_name == "timeline"
        await press(pilot, "escape")
        assert bench_of_risks.app.pane_name == "risks"
        assert at(bench_of_risks) == WAR


async def test_ways_lead_to_a_risk_and_to_an_issue(bench_of_risks: Bench) -> None:
    """From any screen, and back; one that has ended is shown with the ended ones."""
    bench_of_risks.do(CloseRisk(LEGAL, "signed"))
    bench_of_risks.do(SaveIssue(title="Server down", status="resolved"))
    bench_of_risks.app.pane_name = "standup"
    bench_of_risks.app.project_id = None
    async with bench_of_risks.running() as pilot:
        bench_of_risks.app.ways.open_record(Ref("risk", LEGAL), PROJECT)
        await settled(pilot)
        assert at(bench_of_risks) == LEGAL
        await press(pilot, "escape", "escape")
        assert bench_of_risks.app.pane_name == "standup"
        bench_of_risks.app.ways.open_record(Ref("issue", 1))
        await settled(pilot)
        assert "Server down" in shown(bench_of_risks)


async def test_windows_of_the_screen(bench_of_risks: Bench) -> None:
    """risks.issues risks.checklist risks.scales risks.reserve risks.explain risks.link"""
    async with bench_of_risks.running() as pilot:
        await press(pilot, "$", *"10万", "enter")
        line = bench_of_risks.rows("select category, planned_minor from budget_line")
        assert line == [("contingency", 10_000_000)]
        assert "reserve 240k of 100k !" in shown(bench_of_risks)
        await press(pilot, "$", "ctrl+u", *"30万", "enter")
        assert "reserve 240k of 300k ✓" in shown(bench_of_risks)
        await press(pilot, "S")
        await fill_in(pilot, levels="6 12 20")
        await press(pilot, "enter")
        assert pane(bench_of_risks).risks.scales.levels == (6, 12, 20)
        await press(pilot, "=", "enter")
        assert "probability × impact, each in steps of 1 to 5" in shown(bench_of_risks)
        await press(pilot, "escape", "I", "n")
        await fill_in(pilot, title="Server down", metric="schedule", deviation_value="3")
        await press(pilot, "enter")
        assert "Server down" in shown(bench_of_risks)
        await press(pilot, "d", *"new disk", "enter", "escape")
        sql = "select deviation_value, status, project_id from issue"
        assert bench_of_risks.rows(sql) == [(3, "resolved", PROJECT)]
        before = bench_of_risks.rows("select count(*) from risk")[0][0]
        await press(pilot, "i", "space", "space", "enter")
        assert bench_of_risks.rows("select count(*) from risk")[0][0] == before + 2
        await press(pilot, "D", *"goal", "enter", "enter")
        assert bench_of_risks.rows("select goal_id from risk where id = ?", WAR) == [(None,)]


async def test_an_empty_screen_says_what_to_do_first(bench: Bench) -> None:
    async with bench.running(screen="4") as pilot:
        assert "No risks yet. Press i to start" in shown(bench)
        await press(pilot, "v")
        assert "There is no risk here" in toasts(bench)
        await press(pilot, "$")
        assert "A reserve is kept by a project" in toasts(bench)


async def test_a_step_in_the_matrix_paints_two_cells_whatever_the_number(bench: Bench) -> None:
    """The cost of a key is that of the rows that it changes."""
    from salespm_tui.ui.present.risk_matrix import shape_for, tally
    from tests.ui.risk_bench import risk, scales

    bench.app.pane_name = "risks"
    async with bench.running() as pilot:
        found = tally([risk(n, "A", n % 5 + 1, n % 4 + 1) for n in range(1, 2001)])
        matrix = pane(bench).matrix
        matrix.show(found, shape_for(80, 24), scales())
        matrix.focus()
        await settled(pilot)
        drawn: list[int] = []
        line = matrix._line
        matrix._line = lambda y: (drawn.append(y), line(y))[1]  # type: ignore[method-assign,func-returns-value]
        await press(pilot, "h")
        assert len(set(drawn)) <= 3  # its row, the numbers of the columns, the reading below
