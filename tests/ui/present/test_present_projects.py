"""Portfolio, card, loop, gate and templates put into words, without a screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from salespm_tui.contract.gates import Gate, GateDecision, GatePoint, GateSummary
from salespm_tui.contract.portfolio import (
    Charter,
    Deletion,
    Exposure,
    GoalPace,
    LoopStep,
    Margin,
    NextMilestone,
    Portfolio,
    PortfolioRow,
    ProjectCard,
    ThinLink,
)
from salespm_tui.contract.templates import (
    BudgetShare,
    TemplateDetail,
    TemplateRef,
    TemplateRole,
    TemplateRow,
    Templates,
    TemplateTask,
)
from salespm_tui.core.cells import cell_width
from salespm_tui.core.labels import label
from salespm_tui.domain import codes
from salespm_tui.domain.figures import known, undefined
from salespm_tui.domain.gate_points import POINTS
from salespm_tui.domain.loop import LINKS, SCREEN_OF
from salespm_tui.ui.forms.gate import decision_form
from salespm_tui.ui.forms.template import TemplateAround, from_template_form
from salespm_tui.ui.present import portfolio as present
from salespm_tui.ui.present import project_words as words
from salespm_tui.ui.present.client_log import plain_text
from salespm_tui.ui.present.gate import gate_lines
from salespm_tui.ui.present.project_card import card_lines
from salespm_tui.ui.present.project_explain import explanation_of, offered
from salespm_tui.ui.present.project_loop import SCREENS, loop_lines
from salespm_tui.ui.present.project_parts import SpotLine
from salespm_tui.ui.present.templates import template_lines, template_text
from salespm_tui.ui.screens.project_ways import GROUP_OF
from salespm_tui.ui.theme import glyph as themed_glyph
from salespm_tui.ui.widgets import project_lists
from salespm_tui.ui.widgets.frame import fitted_tabs

assert project_lists  # its glyphs are added when it is imported

TODAY = date(2026, 11, 23)
NO_MARGIN = Margin(None, None, undefined("no_amount"), undefined("no_amount"), 0)
ROW = PortfolioRow(
    id=1,
    code="HWA",
    name="Huawei CRM",
    status="active",
    phase="execution",
    client_id=1,
    client="华为",
    manager="Lin Yue",
    currency="CNY",
    start=date(2026, 9, 1),
    finish=date(2027, 1, 8),
    promised=date(2026, 12, 18),
    health="red",
    health_by_hand=False,
    why=(label("The plan ends %(days)d days after the agreed finish.", days=21),),
    thin=(ThinLink("no_goals", "goals", label("No goal."), "goals", None),),
    tasks=12,
    open_tasks=7,
    overdue_tasks=1,
    next_milestone=NextMilestone(9, "验收会议", date(2026, 11, 20), -3),
    pace=GoalPace(4, "Orders", known(Fraction(84, 100)), "at_risk", 3, 1, 2),
    exposure=Exposure(640_000_00, 240_000_00, 4, 1, "critical", 2),
    margin=Margin(1_000_000_00, 400_000_00, known(600_000_00), known(Fraction(3, 5)), 0),
    gate_due=date(2026, 11, 20),
)
PLAIN = replace(
    ROW,
    id=2,
    code="XH",
    name="星河通信渠道销售平台",
    status="on_hold",
    health="green",
    client=None,
    next_milestone=None,
    pace=None,
    exposure=None,
    margin=NO_MARGIN,
    gate_due=None,
    why=(),
    thin=(),
)
OVER = replace(PLAIN, id=3, code="OLD", name="Long ago", status="closed")
CHARTER = Charter(
    objective="Sign 1.1 m over three years",
    scope_in="",
    scope_out="hardware",
    deliverables="",
    feasibility="conditional",
    feasibility_notes="if SSO comes",
    market_notes="",
    competitor_notes="",
    approved_by="Chen",
    approved_on=date(2026, 9, 3),
    start_on=None,
    end_on=date(2026, 12, 18),
    status_date=None,
    health_override=None,
    template_id=None,
    template="",
)
LOOP = tuple(
    LoopStep(link, "past" if n < 3 else "here" if n == 3 else "ahead", ROW.thin if n == 1 else ())
    for n, link in enumerate(LINKS)
)
GATES = tuple(
    GateSummary(phase, "past" if n < 3 else "here" if n == 3 else "ahead", 8, 5, None, None)
    for n, phase in enumerate(codes.PROJECT_PHASE)
)
CARD = ProjectCard(TODAY, ROW, CHARTER, LOOP, GATES)
TEMPLATE = TemplateRow(
    TemplateRef(shipped="tender"),
    label("Tender"),
    label("A formal bid."),
    "",
    None,
    21,
    7,
    20,
    42,
    10,
    3,
    0,
    (label("Bid manager"), label("Lawyer")),
    2,
)


def glyph(name: str) -> str:
    return themed_glyph(name, plain=False)


def plain_glyph(name: str) -> str:
    return themed_glyph(name, plain=True)


def written(lines: list[SpotLine], width: int = 80) -> list[str]:
    return [plain_text(line.pieces, width) for line in lines]


def test_every_code_has_its_word() -> None:
    assert set(words.FEASIBILITY) == set(codes.FEASIBILITY)
    assert set(words.DECISIONS) == set(words.DECISION_INK) == set(codes.GATE_DECISION)
    assert set(words.HEALTH_INK) == set(codes.HEALTH)
    assert set(SCREEN_OF.values()) <= set(SCREENS)
    points = {point.key: point.screen for listed in POINTS.values() for point in listed}
    assert set(points.values()) <= set(SCREENS)
    lacks = {code for code, screen in SCREEN_OF.items() if screen == "projects"}
    assert set(GROUP_OF) <= lacks | {key for key, screen in points.items() if screen == "projects"}


@pytest.mark.parametrize("width", [58, 78, 118, 198])
def test_rows_are_as_wide_as_asked_for(width: int) -> None:
    rows = (ROW, PLAIN, OVER)
    shape = present.shape_for(rows, width, glyph)
    for pieces in (
        present.title_pieces(shape, "margin"),
        *(present.row_pieces(row, shape, glyph) for row in rows),
    ):
        cells = sum(cell_width(p.text) if p.cells is None else p.cells for p in pieces)
        assert cells <= max(width, 76)
        assert cells == sum(
            cell_width(p.text) if p.cells is None else p.cells
            for p in present.title_pieces(shape, "code")
        )


def test_a_row_says_how_the_project_does() -> None:
    shape = present.shape_for((ROW, PLAIN), 78, glyph)
    told = plain_text(present.row_pieces(ROW, shape, glyph), 78)
    assert told.split() == [
        *("!", "in", "trouble", "HWA", "Huawei", "CRM", "华为", "run"),
        *("!", "−3", "d", "84%", "640k", "600k"),
    ]  # fmt: skip
    waiting = plain_text(present.row_pieces(PLAIN, shape, glyph), 78)
    assert waiting.startswith("○ on course  XH ")
    assert " on hold " in waiting
    assert waiting.split()[-4:] == ["–", "–", "–", "–"]
    assert plain_text(present.row_pieces(OVER, shape, glyph), 78).startswith("✓ closed")
    assert "o on course" in plain_text(present.row_pieces(PLAIN, shape, plain_glyph), 78)


def test_orders_put_what_is_over_and_unknown_last() -> None:
    rows = (OVER, PLAIN, ROW)
    for order in words.ORDERS:
        assert [row.id for row in present.in_order(rows, order)] == [1, 2, 3]
    soon = replace(PLAIN, next_milestone=NextMilestone(1, "M", TODAY, -9))
    assert [row.id for row in present.in_order((ROW, soon), "milestone")] == [2, 1]
    loss = replace(PLAIN, margin=replace(ROW.margin, margin=known(-5)))
    assert [row.id for row in present.in_order((ROW, loss), "margin")] == [2, 1]
    seen = ["health"]
    for _step in words.ORDERS:
        seen.append(present.next_order(seen[-1]))
    assert seen == [*words.ORDERS, "health"]


def test_the_filter_looks_at_names_and_words() -> None:
    rows = (ROW, PLAIN)
    assert present.matching(rows, "星河") == (PLAIN,)
    assert present.matching(rows, "TROUBLE huawei") == (ROW,)
    assert present.matching(rows, "on hold") == (PLAIN,)


def test_the_frame_counts() -> None:
    portfolio = Portfolio(TODAY, (ROW, PLAIN), 2)
    assert present.portfolio_note(portfolio) == "2 projects · 1 in trouble"
    view = present.View("x", "pace")
    assert present.portfolio_status(portfolio, 1, view, "HWA", glyph) == (
        "working on HWA · filter: x · 1 of 2 · by goal pace · 1 gate due · 2 ended, C shows them"
    )


def test_the_card_tells_figures_and_charter() -> None:
    lines = written(card_lines(CARD, 100, glyph), 100)
    text = "\n".join(lines)
    assert lines[0].endswith("! in trouble")
    assert "→ The plan ends 21 days after the agreed finish." in text
    assert "7 of 12 tasks open" in text
    assert "Next       验收会议 · Fri 20 Nov · late 3 d" in text
    assert "84% · Orders · 2 of 3 goals behind · 1 without a pace" in text
    assert "640k CNY · residual 240k CNY · 4 risks open · 1 not counted · 2 reviews late" in text
    assert "600k CNY (60%) · won 1m CNY · costs 400k CNY" in text
    assert "In scope      not written down" in text
    assert "Judgement     feasible on conditions" in text
    assert "Approved by   Chen on Thu 3 Sep" in text
    unrated = replace(ROW, exposure=Exposure(0, 0, 4, 4, None, 0))
    vague = written(card_lines(replace(CARD, row=unrated), 100, glyph), 100)
    assert "Exposure   4 risks open · 4 not counted" in vague
    shape = present.shape_for((unrated,), 78, glyph)
    assert plain_text(present.row_pieces(unrated, shape, glyph), 78).split()[-2] == "–"
    bare = replace(CARD, row=PLAIN, charter=replace(CHARTER, approved_by="", approved_on=None))
    told = "\n".join(written(card_lines(bare, 100, glyph), 100))
    for said in ("no milestone is open", "no goal is active", "no risk is open", "not approved"):
        assert said in told
    assert "no amount is known" in told


@pytest.mark.parametrize("width", [40, 58, 78, 160])
def test_no_part_is_wider_than_its_room(width: int) -> None:
    parts = (
        card_lines(CARD, width, glyph),
        gate_lines(_gate(), GATES, width, glyph),
        template_lines(Templates((TEMPLATE,)), width, glyph),
        loop_lines(CARD, width, glyph),
    )
    for lines in parts:
        for line in written(lines, width):
            assert cell_width(line) <= max(width, 60)


def test_thin_links_name_the_screen_that_mends_them() -> None:
    lines = loop_lines(CARD, 80, glyph)
    told = written(lines)
    assert told[0] == "needs → goals! → plan → [run] → accept → learn"
    assert next(line for line in told if "No goal." in line).endswith("→ Goals")
    assert [line.ref for line in lines if line.ref] == [("lack", "no_goals")]
    whole = replace(CARD, row=PLAIN, loop=tuple(replace(step, lacks=()) for step in LOOP))
    assert written(loop_lines(whole, 80, glyph))[-1] == "No link of the loop is thin."


def _gate() -> Gate:
    points = (
        GatePoint("tasks", None, label("Tasks"), "shown", label("12"), None, "", "timeline", None),
        GatePoint("kick", 5, label("Kick-off"), "ticked", None, TODAY, "by phone", None, None),
        GatePoint(
            "rated", None, label("Rated"), "open", label("3 are not."), None, "", "risks", None
        ),
        GatePoint(None, 6, label("NDA"), "open", None, None, "", None, None),
    )
    decision = GateDecision(2, "no_go", date(2026, 11, 3), "Chen", "SSO is not settled")
    summary = GateSummary("execution", "here", 4, 2, date(2026, 11, 20), None)
    return Gate(1, "HWA", TODAY, summary, "Handover", points, (decision,))


def test_a_gate_says_what_is_shown_ticked_and_open() -> None:
    lines = gate_lines(_gate(), GATES, 80, glyph)
    told = written(lines)
    assert "[execution 5/8]" in "\n".join(told)
    assert any("due Fri 20 Nov with “Handover” · late 3 d" in line for line in told)
    assert next(line for line in told if "Tasks" in line).split()[0] == "✓"
    assert next(line for line in told if "Kick-off" in line).endswith("ticked 23 Nov")
    assert "    by phone" in told
    assert "    3 are not. → Risks" in told
    assert told[-2:] == ["    no-go · 3 Nov · Chen", "    SSO is not settled"]
    spots = [line.ref for line in lines if line.ref]
    assert spots == [
        ("point", "tasks"), ("point", "kick"), ("point", "rated"), ("own_point", 6), ("decision", 2)
    ]  # fmt: skip


def test_a_decision_asks_for_a_reason_where_one_is_needed() -> None:
    gate = _gate()
    assert decision_form(gate, "go").fields[0].required
    settled = replace(gate, summary=replace(gate.summary, done=4))
    assert not decision_form(settled, "go").fields[0].required
    assert decision_form(settled, "no_go").fields[0].required


def test_a_template_is_told_whole() -> None:
    lines = written(template_lines(Templates((TEMPLATE,)), 80, glyph))
    assert lines[0].endswith("21 tasks · 42 working days")
    assert "shipped with salespm · 7 milestones · 10 risks · 3 points · used 2 times" in lines[1]
    role = TemplateRole("bid", "person", label("Bid manager"), ("Pricing",), 3, ((7, "李伟"),))
    detail = TemplateDetail(
        TEMPLATE,
        (
            TemplateTask(0, "summary", label("Needs"), 0, 0, None),
            TemplateTask(1, "task", label("Read"), 3, 15, label("Bid manager")),
            TemplateTask(1, "milestone", label("Go"), 5, 0, None),
        ),
        (role,),
        (label("Late"),),
        (("planning", label("Reviewed")),),
        (BudgetShare("travel", 2500),),
        (),
    )
    text = template_text(detail, glyph)
    assert "    3 1.5 d   Read (Bid manager)" in text
    assert "    5     ◆   Go" in text
    assert "  25%    travel" in text
    assert "  planning: Reviewed" in text
    assert "  Bid manager (person): Pricing" in text
    assert "Lessons" not in text
    form = from_template_form(detail, TemplateAround(TODAY, "JPY", (), ()))
    values = {"name": "Bid 7", "role:bid": 7, "budget_minor": 5_000_000_000, "currency": "JPY"}
    command = form.make(values)
    assert (command.people, command.budget_minor, command.start_on) == ((("bid", 7),), 5000, TODAY)
    assert next(f for f in form.fields if f.name == "role:bid").value == "7"


def test_health_and_margin_are_explained() -> None:
    health = [str(line.text) for line in explanation_of(CARD, "health").lines]
    assert health[:2] == ["in trouble", "The plan ends 21 days after the agreed finish."]
    margin = [str(line.text) for line in explanation_of(CARD, "margin").lines]
    assert margin[0] == "Margin 600,000.00 CNY = won − costs"
    assert margin[-1] == "Share of what is won: 60%"
    assert [code for code, _line in offered(CARD, glyph)] == [
        "health", "finish", "pace", "exposure", "margin"
    ]  # fmt: skip
    bare = replace(CARD, row=PLAIN)
    assert [code for code, _line in offered(bare, glyph)] == ["health", "finish", "margin"]


def test_what_deleting_removes_is_counted() -> None:
    deletion = Deletion("HWA", "Huawei", (("task", 35), ("dependency", 30), ("risk", 7)))
    assert words.records_words(deletion) == "task 35, risk 7, 30 other records"
    assert words.deletion_words(Deletion("A", "B", ())).startswith("A backup of the whole")


def test_nine_screens_fit_eighty_cells() -> None:
    labels = ("Stand-up", "Goals", "Timeline", "Risks", "Clients", "Pipeline", "Team", "Review")
    tabs = tuple((str(n), one, one) for n, one in enumerate((*labels, "Projects")))
    close = fitted_tabs(tabs, "Goals", 80)
    assert [key + text.strip() for _name, key, text in close][:2] == ["0Stand-up", "1Goals"]
    assert sum(cell_width(key + text) for _name, key, text in close) <= 80
    narrow = fitted_tabs(tabs, "Timeline", 60)
    assert ("Timeline", "2", "Timeline ") in narrow
    assert sum(cell_width(key + text) for _name, key, text in narrow) <= 60
    assert fitted_tabs(tabs, "Goals", 200)[0] == ("Stand-up", " 0 ", "Stand-up ")
