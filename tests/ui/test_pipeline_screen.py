"""The Pipeline screen: real keys on a real file."""

from __future__ import annotations

from datetime import date

import pytest
from textual.pilot import Pilot

from salespm_tui.contract.clients import SaveActionItem, SaveClient, SaveContact
from salespm_tui.contract.pipeline import ConvertLead, MoveDeal, SaveDeal, SaveLead, StagesQuery
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import set_language
from salespm_tui.ui.app import SalesApp
from salespm_tui.ui.screens.pipeline import PipelinePane
from tests.ui.conftest import Bench, press, screen_text, settled, type_text

CRM, PILOT, YEAR, SITE = 1, 2, 3, 4
FIRST, NEEDS, OFFER = 1, 2, 3


@pytest.fixture
def deals(bench: Bench) -> Bench:
    """A deal late with its step, one without any, one calm with its probability set by hand, one
    won; and a lead. The app begins on their screen."""
    bench.do(SaveClient(name="华为技术有限公司", short_name="华为"))
    bench.do(SaveClient(name="Acme Industrial"))
    bench.do(SaveContact(client_id=1, name="李伟", role="decision_maker"))
    bench.do(
        SaveDeal(
            name="CRM 系统一期",
            client_id=1,
            amount_minor=120_000_000,
            currency="CNY",
            expected_close_on=date(2026, 12, 24),
            next_step="谈价格",
            next_step_on=date(2026, 11, 20),
        )
    )
    bench.do(SaveDeal(name="Pilot", client_id=2, amount_minor=30_000_000, currency="CNY"))
    bench.do(
        SaveDeal(
            name="Year contract",
            client_id=2,
            stage_id=NEEDS,
            amount_minor=50_000_000,
            currency="CNY",
            probability=40,
            forecast_category="commit",
            expected_close_on=date(2026, 11, 30),
            next_step="send offer",
            next_step_on=date(2026, 11, 27),
        )
    )
    bench.do(SaveDeal(name="Site", client_id=2, amount_minor=10_000_000, currency="CNY"))
    won = next(stage.id for stage in bench.ask(StagesQuery()) if stage.kind == "won")
    bench.do(MoveDeal((SITE,), won, outcome_reason="win_price"))
    bench.do(SaveLead(title="Web inquiry", company="Globex", contact_name="Ann", source="web"))
    bench.app.pane_name = "pipeline"
    return bench


def app_of(pilot: Pilot[None]) -> SalesApp:
    assert isinstance(pilot.app, SalesApp)
    return pilot.app


def pane(pilot: Pilot[None]) -> PipelinePane:
    app = app_of(pilot)
    assert isinstance(app.pane, PipelinePane)
    return app.pane


def shown(pilot: Pilot[None]) -> str:
    """What stands on the screen."""
    return screen_text(app_of(pilot))


def words(pilot: Pilot[None]) -> str:
    """What stands on the screen, without borders and line ends."""
    return " ".join(screen_text(app_of(pilot)).replace("│", " ").split())


def toasts(pilot: Pilot[None]) -> list[str]:
    return [notice.message for notice in app_of(pilot)._notifications]


async def on(pilot: Pilot[None], deal_id: int) -> PipelinePane:
    """Put the cursor on that deal."""
    found = pane(pilot)
    assert found.reveal(Ref("opportunity", deal_id))
    await settled(pilot)
    return found


def stage_of(bench: Bench, deal_id: int) -> int:
    return int(bench.rows("SELECT stage_id FROM opportunity WHERE id = ?", deal_id)[0][0])


async def test_the_key_leads_to_the_board(deals: Bench) -> None:
    """app.pipeline"""
    deals.app.pane_name = "standup"
    async with deals.running() as pilot:
        await press(pilot, "6")
        text = shown(pilot)
        lines = text.splitlines()
        assert "3 open · 2m CNY, weighted 350k" in lines[1]
        assert lines[3].startswith(" CNY         █ won  ▓ commit")
        assert lines[4].split()[:4] == ["Nov", "100k", "500k", "·"]
        assert "Initial contact   2│ Needs confirmed  1│ Proposal         0│" in lines[6]
        assert " 1.5m          ≈150k│ 500k         ≈200k" in lines[7]
        assert lines[8].startswith("▸! CRM 系统一期     │   Year contract")
        assert lines[9].startswith("  1.2m 10%   !20 Nov│  500k 40%† →27 Nov")
        assert "→ 谈价格 · late 3 d" in text
        assert "1 lead · 1 without a next step · 1 without a close day" in text


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 60)])
@pytest.mark.parametrize("language", ["en", "zh"])
async def test_wide_characters_line_up_at_every_size(
    deals: Bench, size: tuple[int, int], language: str
) -> None:
    set_language(language)
    async with deals.running(size) as pilot:
        lines = shown(pilot).splitlines()
        assert all(cell_width(line) <= size[0] for line in lines)
        head = next(n for n, line in enumerate(lines) if "▸" in line)
        divider = cell_width(lines[head].split("│")[0])
        cards = [line for line in lines[head + 3 : head + 7] if "│" in line]
        assert cards
        assert {cell_width(line.split("│")[0]) for line in cards} == {divider}


async def test_small_letters_walk(deals: Bench) -> None:
    """pipeline.left, pipeline.right"""
    async with deals.running() as pilot:
        here = pane(pilot)
        assert here.deal_at_hand() == CRM
        await press(pilot, "j")
        assert here.deal_at_hand() == PILOT
        await press(pilot, "l")
        assert here.deal_at_hand() == YEAR
        await press(pilot, "right")
        assert here.deal_at_hand() is None  # nothing stands at that stage
        assert "There is no deal here" in (here.cannot_probability() or "")
        await press(pilot, "l", "l", "l")
        assert here.deal_at_hand() == SITE
        assert "✓ Won" in shown(pilot)
        await press(pilot, "left", "h", "h", "h", "h")
        assert here.deal_at_hand() == PILOT


async def test_a_move_is_tried_then_kept(deals: Bench) -> None:
    """pipeline.forward"""
    async with deals.running() as pilot:
        await press(pilot, "L")
        text = words(pilot)
        assert "→ Needs confirmed CRM 系统一期 enter keeps it, esc drops it" in text
        assert "Initial contact asks: A need is named" in text
        assert stage_of(deals, CRM) == FIRST
        await press(pilot, "n")
        assert "Keep the move with enter" in toasts(pilot)[-1]
        await press(pilot, "L", "enter")
        assert stage_of(deals, CRM) == OFFER
        changes = deals.rows(
            "SELECT from_stage_id, to_stage_id FROM stage_change WHERE opportunity_id = ?", CRM
        )
        assert changes[-1] == (FIRST, OFFER)
        assert pane(pilot).deal_at_hand() == CRM
        await press(pilot, "u")
        assert stage_of(deals, CRM) == FIRST


async def test_a_move_is_dropped(deals: Bench) -> None:
    """pipeline.backward"""
    async with deals.running() as pilot:
        await on(pilot, YEAR)
        await press(pilot, "H")
        assert "Back from Needs confirmed." in shown(pilot)
        await press(pilot, "escape")
        assert stage_of(deals, YEAR) == NEEDS
        await press(pilot, "H", "u")
        assert pane(pilot).run is None
        assert stage_of(deals, YEAR) == NEEDS
        await press(pilot, "H", "H")
        assert "This is the first stage." in toasts(pilot)[-1]
        await press(pilot, "enter")
        assert stage_of(deals, YEAR) == FIRST


async def test_lost_asks_why_and_opens_again(deals: Bench) -> None:
    """pipeline.to_stage"""
    async with deals.running() as pilot:
        await press(pilot, "m", *"lost", "enter")
        assert "enter asks for the reason" in shown(pilot)
        await press(pilot, "enter")
        assert "Why was it lost?" in shown(pilot)
        await press(pilot, "escape")
        assert stage_of(deals, CRM) == FIRST
        await press(pilot, "enter")
        await type_text(pilot, "budget")
        await press(pilot, "enter")
        await type_text(pilot, "frozen until May")
        await press(pilot, "enter")
        query = (
            "SELECT kind, outcome_reason, outcome_detail, closed_on FROM opportunity "
            "JOIN pipeline_stage ON pipeline_stage.id = stage_id WHERE opportunity.id = ?"
        )
        assert deals.rows(query, CRM) == [("lost", "lost_budget", "frozen until May", "2026-11-23")]
        await press(pilot, "m", *"proposal", "enter")
        assert "It is opened again" in shown(pilot)
        await press(pilot, "enter")
        assert deals.rows(query, CRM) == [("open", None, "", None)]


async def test_selected_deals_move_together(deals: Bench) -> None:
    """pipeline.select"""
    async with deals.running() as pilot:
        await press(pilot, "space", "space")
        assert "2 selected" in shown(pilot)
        await press(pilot, "L")
        assert "→ Needs confirmed 2 deals" in words(pilot)
        await press(pilot, "enter")
        assert stage_of(deals, CRM) == stage_of(deals, PILOT) == NEEDS
        assert "2 selected" not in shown(pilot)
        await press(pilot, "u")
        assert stage_of(deals, CRM) == stage_of(deals, PILOT) == FIRST


async def test_a_new_deal(deals: Bench) -> None:
    """pipeline.new"""
    async with deals.running() as pilot:
        await press(pilot, "l", "n")
        await type_text(pilot, "框架合同")
        await press(pilot, "tab", *"acme industrial", "tab", *"1.2m")
        assert "1,200,000.00" in shown(pilot)
        await press(pilot, "tab", *"cny", "tab", "tab", *"eom", "enter")
        made = deals.rows(
            "SELECT name, client_id, amount_minor, currency, stage_id, expected_close_on "
            "FROM opportunity ORDER BY id DESC LIMIT 1"
        )
        assert made == [("框架合同", 2, 120_000_000, "CNY", NEEDS, "2026-11-30")]
        assert pane(pilot).deal_at_hand() == 5


async def test_a_deal_is_changed_in_its_form(deals: Bench) -> None:
    """pipeline.edit"""
    async with deals.running() as pilot:
        await press(pilot, "e", "tab", "tab", "end", "ctrl+u", *"150万", "enter")
        assert deals.rows("SELECT amount_minor FROM opportunity WHERE id = ?", CRM) == [
            (150_000_000,)
        ]


async def test_next_steps(deals: Bench) -> None:
    """pipeline.step, pipeline.done, pipeline.reschedule"""
    query = "SELECT title, due_on, status FROM action_item WHERE opportunity_id = ? ORDER BY id"
    async with deals.running() as pilot:
        await press(pilot, "r", *"fri", "enter")
        assert deals.rows(query, CRM) == [("谈价格", "2026-11-27", "open")]
        await press(pilot, "d")
        assert deals.rows(query, CRM) == [("谈价格", "2026-11-27", "done")]
        assert "N says what comes next" in toasts(pilot)[-1]
        assert pane(pilot).cannot_done() is not None
        await press(pilot, "N", *"send contract", "tab", *"+3d", "enter")
        assert deals.rows(query, CRM)[1] == ("send contract", "2026-11-26", "open")


async def test_whom_it_waits_on(deals: Bench) -> None:
    """pipeline.waiting"""
    async with deals.running() as pilot:
        await press(pilot, "w", *"client", "enter")
        assert deals.rows("SELECT waiting_on FROM opportunity WHERE id = ?", CRM) == [("client",)]
        assert "waits on the client" in shown(pilot)


async def test_a_probability_sticks_until_it_is_given_back(
    deals: Bench,
) -> None:
    """pipeline.probability"""
    query = "SELECT probability_override FROM opportunity WHERE id = ?"
    async with deals.running() as pilot:
        await press(pilot, "%", *"0", "enter")
        assert deals.rows(query, CRM) == [(0,)]
        assert "0%†" in shown(pilot)
        await press(pilot, "%", *"190", "enter")
        assert "not a whole number from 0 to 100" in shown(pilot)
        await press(pilot, "ctrl+u", "enter")
        assert deals.rows(query, CRM) == [(None,)]


async def test_cash_that_came_in(deals: Bench) -> None:
    """pipeline.payment"""
    async with deals.running() as pilot:
        await press(pilot, "$", *"50万", "enter")
        query = "SELECT opportunity_id, amount_minor, currency, collected_on FROM payment"
        assert deals.rows(query) == [(CRM, 50_000_000, "CNY", "2026-11-23")]


async def test_a_deal_is_taken_off_the_board(deals: Bench) -> None:
    """pipeline.archive"""
    async with deals.running() as pilot:
        await press(pilot, "x")
        assert "CRM 系统一期" not in "\n".join(shown(pilot).splitlines()[6:18])
        await press(pilot, "u")
        assert "CRM 系统一期" in shown(pilot)


async def test_a_lead_becomes_a_deal(deals: Bench) -> None:
    """pipeline.convert"""
    async with deals.running() as pilot:
        assert pane(pilot).cannot_convert() is not None
        await press(pilot, "tab")
        assert "Web inquiry" in shown(pilot)
        await press(pilot, "c", "tab", "tab", "tab", *"80k", "enter")
        found = deals.rows(
            "SELECT lead.status, opportunity.name, amount_minor, client.name FROM lead "
            "JOIN opportunity ON opportunity.id = converted_opportunity_id "
            "JOIN client ON client.id = opportunity.client_id"
        )
        assert found == [("converted", "Web inquiry", 8_000_000, "Globex")]
        assert pane(pilot).deal_at_hand() == 5


async def test_leads_that_are_over(deals: Bench) -> None:
    """pipeline.closed_leads"""
    async with deals.running() as pilot:
        await press(pilot, "tab", "n", *"Fair", "enter")
        rows = deals.rows("SELECT title, status FROM lead ORDER BY id")
        assert rows == [("Web inquiry", "new"), ("Fair", "new")]
        deals.do(SaveLead(2, status="disqualified", lost_reason="no money"))
        await settled(pilot)
        assert "Fair" not in shown(pilot)
        await press(pilot, "C")
        assert "Fair" in shown(pilot)
        assert "disqualified" in shown(pilot)


async def test_one_question_after_another(deals: Bench) -> None:
    """pipeline.inbox"""
    deals.do(SaveActionItem(title="ring up", opportunity_id=PILOT))
    deals.do(SaveDeal(name="Tiny", amount_minor=1, client_id=2))
    async with deals.running() as pilot:
        await press(pilot, "I")
        text = words(pilot)
        assert "1 of" in text
        assert "Pilot: what comes next?" in text
        await press(pilot, "ctrl+u", *"send offer", "enter")
        assert "A next step needs its day." in shown(pilot)
        await press(pilot, *" fri")
        assert "send offer · Fri 27 Nov" in shown(pilot)
        await press(pilot, "enter")
        query = "SELECT title, due_on FROM action_item WHERE opportunity_id = ?"
        assert deals.rows(query, PILOT) == [("send offer", "2026-11-27")]
        while "what comes next?" in shown(pilot):
            await press(pilot, "tab")
        assert "1 next step set" in toasts(pilot)[-1]
        assert "skipped" in toasts(pilot)[-1]


async def test_built_in_views(deals: Bench) -> None:
    """pipeline.view"""
    async with deals.running() as pilot:
        await press(pilot, "v")
        assert "all deals 4" in shown(pilot)
        assert "no next step 1" in shown(pilot)
        await press(pilot, *"no next", "enter")
        text = shown(pilot)
        assert "Pilot" in text
        assert "CRM 系统一期" not in text
        assert "1/2" in text
        assert pane(pilot).reveal(Ref("opportunity", CRM))
        await settled(pilot)
        assert pane(pilot).deal_at_hand() == CRM


async def test_another_order(deals: Bench) -> None:
    """pipeline.order"""
    async with deals.running() as pilot:
        assert pane(pilot).board.keys == (CRM, PILOT)
        await press(pilot, "o", *"health", "enter")
        assert "by health, the worst first" in shown(pilot)
        column = pane(pilot).columns[0].deals
        scores = [deal.health or 0 for deal in column]
        assert scores == sorted(scores)
        assert pane(pilot).board.keys == tuple(deal.id for deal in column)


async def test_the_table(deals: Bench) -> None:
    """pipeline.table"""
    async with deals.running((120, 40)) as pilot:
        await on(pilot, YEAR)
        await press(pilot, "T")
        here = pane(pilot)
        assert here.part == "deals"
        assert here.deal_at_hand() == YEAR
        assert "Year contract" in shown(pilot)
        assert "weighted" in shown(pilot)
        await press(pilot, "/", *"acme", "enter")
        assert set(here.table.keys) == {PILOT, YEAR, SITE}
        await press(pilot, "escape", "T")
        assert here.part == "board"
        assert here.deal_at_hand() == YEAR


async def test_the_sums_of_another_currency(deals: Bench) -> None:
    """pipeline.currency"""
    async with deals.running() as pilot:
        await press(pilot, "Y")
        assert "All deals are in one currency." in toasts(pilot)[-1]
        deals.do(SaveDeal(name="Köln", amount_minor=900, currency="EUR", stage_id=NEEDS))
        await settled(pilot)
        await press(pilot, "Y", *"eur", "enter")
        assert "1 open · 9 EUR" in shown(pilot)
        assert "1.2m CNY" in shown(pilot)


async def test_why_a_figure_is_so(deals: Bench) -> None:
    """pipeline.explain"""
    async with deals.running() as pilot:
        await press(pilot, "=")
        assert "Health of this deal" in shown(pilot)
        await press(pilot, "enter")
        assert "its next step was due 20 Nov" in shown(pilot)


async def test_the_ladder_is_changed(deals: Bench) -> None:
    """pipeline.stages"""
    query = "SELECT name_en FROM pipeline_stage WHERE archived_at IS NULL ORDER BY position"
    async with deals.running() as pilot:
        await press(pilot, "S", "j", "n", *"Demo", "enter")
        names = [row[0] for row in deals.rows(query)]
        assert names[:3] == ["Initial contact", "Demo", "Needs confirmed"]
        await press(pilot, "J")
        names = [row[0] for row in deals.rows(query)]
        assert names[:3] == ["Initial contact", "Needs confirmed", "Demo"]
        await press(pilot, "x")
        assert "Demo" not in [row[0] for row in deals.rows(query)]
        await press(pilot, "escape")
        assert pane(pilot).part == "board"


async def test_one_deal_whole_and_back(deals: Bench) -> None:
    async with deals.running() as pilot:
        await press(pilot, "enter")
        text = shown(pilot)
        assert "1,200,000.00 CNY" in text
        assert "−20  its next step was due 20 Nov" in text
        await press(pilot, "enter")
        assert app_of(pilot).pane_name == "clients"
        await press(pilot, "q")
        assert pane(pilot).deal_at_hand() == CRM
        await press(pilot, "escape")
        assert pane(pilot).part == "board"


async def test_the_filter_and_the_text_for_copying(deals: Bench) -> None:
    async with deals.running() as pilot:
        here = pane(pilot)
        await press(pilot, "/", *"华为", "enter")
        assert here.board.keys == (CRM,)
        text = here.as_text()
        assert "Initial contact · 2 · 1.5m · ≈150k" in text
        assert "Pilot" not in text


async def test_ascii_without_colour(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.do(SaveDeal(name="Pilot", amount_minor=30_000_000, probability=40))
    bench.app.plain = True
    bench.app.pane_name = "pipeline"
    async with bench.running() as pilot:
        text = shown(pilot)
        assert text.isascii()
        assert "300k 40%^" in text


async def test_the_lead_behind_a_deal_is_found_though_it_is_over(deals: Bench) -> None:
    deals.do(ConvertLead(1, stage_id=OFFER))
    async with deals.running() as pilot:
        here = await on(pilot, 5)
        await press(pilot, "enter")
        assert "From lead" in shown(pilot)
        while here.whole.cursor_key != Ref("lead", 1):
            await press(pilot, "j")
        await press(pilot, "enter")
        assert here.place_at() == Ref("lead", 1)
        assert "became a deal" in shown(pilot)
        await press(pilot, "escape")
        assert here.deal_at_hand() == 5


async def test_a_move_tried_from_the_detail_is_seen_on_the_board(deals: Bench) -> None:
    async with deals.running() as pilot:
        await press(pilot, "enter", "L")
        assert "enter keeps it, esc drops it" in shown(pilot)
        await press(pilot, "enter")
        assert stage_of(deals, CRM) == NEEDS


async def test_dates_and_amounts_of_a_won_deal_open_no_step(deals: Bench) -> None:
    async with deals.running() as pilot:
        here = await on(pilot, SITE)
        assert "won on Mon 23 Nov · price in our favour" in shown(pilot)
        assert "This deal is closed" in (here.cannot_waiting() or "")
        await press(pilot, "%")
        assert "This deal is closed" in toasts(pilot)[-1]
