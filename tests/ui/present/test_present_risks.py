"""The Risks screen in words: matrix, register, strip and one risk whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from salespm_tui.contract.issues import MeasureRow, NamedRef
from salespm_tui.contract.risks import GoalAtRisk, ReviewRow, RiskDetail, RiskRow, RiskSums
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import set_language
from salespm_tui.ui.present.client_log import plain_text
from salespm_tui.ui.present.clients import Pieces
from salespm_tui.ui.present.risk_detail import history_words, risk_lines, spark_line
from salespm_tui.ui.present.risk_matrix import (
    UNRATED,
    Look,
    Place,
    Tally,
    cell_pieces,
    foot_line,
    head_line,
    places_in,
    shape_for,
    tally,
    unrated_line,
)
from salespm_tui.ui.present.risk_register import (
    columns_in,
    in_order,
    next_order,
    row_pieces,
    title_pieces,
)
from salespm_tui.ui.present.risk_text import View, risks_status, risks_text, strip_pieces
from salespm_tui.ui.present.risk_words import ORDERS, trend_sign
from tests.ui.risk_bench import TODAY, risk, risks, scales, signs

SIZES = ((60, 20), (80, 24), (120, 40), (200, 60))


def text_of(pieces: Pieces, width: int) -> str:
    return plain_text(pieces, width)


def cell(place: Place, found: Tally, look: Look, *, current: bool = False) -> tuple[str, str]:
    """The first line of a cell, and its ink."""
    ink, pieces = cell_pieces(place, 0, found, look, current=current)
    return "".join(piece.text for piece in pieces), ink


def test_cells_count_what_lies_in_them_and_what_is_to_come_there() -> None:
    found = tally(
        (
            risk(1, "A", 4, 5, residual_probability=2, residual_impact=3),
            risk(2, "B", 4, 5, residual_probability=4, residual_impact=5),
            risk(3, "C", 4, None),
            risk(4, "D", None, None),
            risk(5, "E", 4, 5, closed_on=TODAY, status="closed"),
        )
    )
    assert found.count((4, 5)) == 2
    assert found.ghosts == {(2, 3): 1}  # what stays where it is casts no ghost
    assert found.count(UNRATED) == 2
    assert (found.no_probability, found.no_impact) == (1, 2)
    assert places_in(found)[-1] == UNRATED
    look = Look(shape_for(80, 24), scales(), signs(), plain=False)
    assert cell((4, 5), found, look) == (" █2    ", "heat_critical")
    assert cell((4, 5), found, look, current=True)[0] == "[█2   ]"
    assert cell((2, 3), found, look) == (" ▒·1   ", "heat_medium")
    line = text_of(unrated_line(found, look, current=True), 40)
    assert line == "[? 2 not rated]probability 1, impact 2"


def test_levels_are_told_apart_by_sign_in_ascii_too() -> None:
    look = Look(shape_for(80, 24), scales(), signs(plain=True), plain=True)
    nothing = tally(())
    row = [cell((3, impact), nothing, look)[0][1] for impact in range(1, 6)]
    assert row == [".", "-", "-", "=", "#"]
    assert places_in(nothing)[-1] == (1, 5)


def test_a_ghost_that_does_not_fit_gives_way_to_the_count() -> None:
    rows = [risk(n, "A", 5, 5, residual_probability=1, residual_impact=1) for n in range(1, 1201)]
    rows += [risk(n, "B", 1, 1) for n in range(1201, 1301)]
    found = tally(rows)
    narrow = Look(shape_for(60, 20), scales(), signs(), plain=False)
    assert cell((1, 1), found, narrow)[0] == " ░1… "
    usual = Look(shape_for(80, 24), scales(), signs(), plain=False)
    assert cell((1, 1), found, usual)[0] == " ░100  "
    assert cell((5, 5), found, usual)[0] == " █1200 "


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", SIZES)
def test_the_matrix_lines_up_in_both_languages(size: tuple[int, int], language: str) -> None:
    set_language(language)
    shape = shape_for(*size)
    look = Look(shape, scales(), signs(), plain=False)
    for line in (head_line(look, impact=2), foot_line(look, (4, 2))):
        assert cell_width("".join(piece.text for piece in line)) == shape.width
    assert shape.width + 30 <= size[0]
    assert shape.height <= size[1] - 11
    assert shape.place_at(shape.left((4, 5)), shape.top((4, 5))) == (4, 5)
    assert shape.place_at(shape.left((1, 1)) - 1, shape.top((1, 1))) is None
    assert shape.place_at(3, shape.height - 1) == UNRATED


def test_the_register_sorts_what_is_unknown_last_and_what_has_ended_behind_all() -> None:
    rows = (
        risk(1, "A", 2, 2, owner="b", cost_minor=500),
        risk(2, "B", None, 4, next_review_on=date(2026, 11, 20), category="market"),
        risk(3, "C", 5, 5, closed_on=TODAY, status="closed"),
        risk(4, "D", 4, 4, owner="a", next_review_on=TODAY),
    )

    def ids(order: str) -> list[int]:
        return [one.id for one in in_order(rows, order)]

    assert ids("score") == [4, 1, 2, 3]
    assert ids("review") == [2, 4, 1, 3]
    assert ids("money") == [1, 4, 2, 3]
    assert ids("category") == [2, 4, 1, 3]
    assert ids("owner") == [4, 1, 2, 3]
    assert ids("number") == [1, 2, 3, 4]
    walked = ["score"]
    while (after := next_order(walked[-1])) != "score":
        walked.append(after)
    assert set(walked) == set(ORDERS)


def row(found: RiskRow, width: int, *, across: bool = False) -> Pieces:
    """A risk in the register."""
    return row_pieces(found, TODAY, width, columns_in(width, across=across), signs())


@pytest.mark.parametrize("width", [28, 34, 60, 130])
def test_rows_and_their_heads_are_as_wide_as_the_register(width: int) -> None:
    found = risk(
        12, "华为压价：two vendors entered the tender and undercut us", 5, 4,
        trend="up", next_review_on=date(2026, 11, 18), strategy="mitigate", owner="李伟",
        cost_minor=120_000_000, category="market", project="HWA",
    )  # fmt: skip
    heads = title_pieces(width, columns_in(width, across=True), "score")
    for pieces in (row(found, width, across=True), heads):
        cells = sum(cell_width(p.text) if p.cells is None else p.cells for p in pieces)
        assert cells == max(width, 21)
    whole = text_of(row(found, 60), 60)
    assert whole.endswith("late 5 d")
    shown = text_of(row(found, 34), 34)
    assert shown.startswith("  12 20█▲  华为压价")
    assert shown.endswith("late")
    assert " HWA " in text_of(row(found, 130, across=True), 130)
    assert " HWA " not in text_of(row(found, 130), 130)


def test_a_trend_is_good_or_bad_by_what_the_risk_is() -> None:
    assert trend_sign(risk(1, trend="up"), signs()) == ("▲", "bad")
    assert trend_sign(risk(1, trend="up", polarity="opportunity"), signs()) == ("▲", "good")
    assert trend_sign(risk(1, trend="same"), signs()) == ("=", "dim")
    assert trend_sign(risk(1), signs()) == (" ", "dim")


def test_what_was_triggered_and_what_is_a_chance_is_seen_in_the_row() -> None:
    seen = risk(1, "Price war", 4, 4, triggered_on=TODAY)
    assert "! Price war" in text_of(row(seen, 34), 34)
    chance = risk(1, "Second site", polarity="opportunity")
    assert "+ Second site" in text_of(row(chance, 34), 34)


def test_the_strip_sets_what_is_asked_for_against_what_is_kept() -> None:
    def strip(width: int = 80, **given: int | None) -> Pieces:
        usual = RiskSums("CNY", 128_000_000, 41_000_000, 41_000_000, 40_000_000, 4, 0, 0)
        return strip_pieces(risks(sums=(replace(usual, **given),)), width, signs())  # type: ignore[arg-type]

    assert text_of(strip(), 80) == " CNY  exposure 1.28m · residual 410k · reserve 410k of 400k !"
    assert "reserve 410k of 400k kept ! 10k short" in text_of(strip(120), 120)
    enough = strip(reserve_minor=50_000_000, unknown=2)
    assert "reserve 410k of 500k ✓ · 2 not counted" in text_of(enough, 80)
    assert any(piece.ink == "good" for piece in enough)
    assert "reserve 410k asked, none kept" in text_of(strip(reserve_minor=None), 80)


def test_scores_are_drawn_and_written() -> None:
    row = risk(3, scores=(12, 16, None, 20), probability=4, impact=5)
    assert history_words(row, signs()) == "12 16 – 20 ▄▆ ▇"
    assert spark_line((1, 25), signs(plain=True)) == "_#"
    assert history_words(risk(3, scores=(12,)), signs()) == "12"
    assert history_words(risk(3, scores=tuple(range(1, 10))), signs()).startswith("… 6 7 8 9 ")


def detail_of() -> RiskDetail:
    row = risk(
        3, "Price war", 4, 5, category="market", owner="Li Wei", strategy="mitigate",
        cause="two vendors entered the tender", event="we may be undercut", effect="margin −8 %",
        response="bundle service, hold list price", trigger="offer below 1.1m",
        triggered_on=date(2026, 11, 20), contingency="ask for a discount budget",
        scores=(12, 16, 20), cost_minor=100_000_00, schedule_days=5, emv_minor=70_000_00,
        goal_id=2,
    )  # fmt: skip
    done = MeasureRow(8, "response", "Ask legal", "", None, "done", TODAY, 0, None, None, None)
    due = date(2026, 11, 27)
    plan = MeasureRow(7, "response", "Bundle", "Li", due, "open", None, 0, 23, "Price", None)
    return RiskDetail(
        row,
        TODAY,
        (ReviewRow(5, TODAY, 4, 5, 20, "critical", "they called twice"),),
        (plan, done),
        (),
        (NamedRef(Ref("task", 23), "2.3 Price"), NamedRef(Ref("goal", 2), "Revenue")),
        GoalAtRisk(2, "Revenue", "CNY", 70_000_00, 1, 0),
    )


def test_one_risk_is_told_with_all_that_is_known_of_it() -> None:
    lines = risk_lines(detail_of(), scales(), 78, signs())
    told = [text_of(line.pieces, 78) for line in lines]
    whole = "\n".join(told)
    assert told[0].startswith("R-3 Price war")
    assert told[0].rstrip().endswith("12 16 20 ▄▆▇")
    assert "4 high × 5 disastrous = 20, critical level" in told[1]
    assert "because two vendors entered the tender → we may be undercut → margin −8 %" in whole
    assert any("○ Bundle" in line and "[Price]" in line and "27 Nov" in line for line in told)
    assert any("offer below 1.1m" in line and "seen 20 Nov" in line for line in told)
    assert "if it comes ask for a discount budget" in whole
    assert "100,000.00 CNY · 5 working days · expected 70k" in whole
    assert "Revenue: 70k CNY at risk by 1 threat" in whole
    assert "task 2.3 Price" in whole
    assert "goal Revenue" not in whole  # it is told with what is at risk of it
    assert "4×5 = 20 they called twice" in whole
    refs = [line.ref for line in lines if line.ref is not None]
    kinds = ["action_item", "action_item", "goal", "task", "risk_review"]
    assert [ref.kind for ref in refs] == kinds
    assert all(cell_width(line) <= 78 for line in told)


def test_what_is_not_rated_is_said() -> None:
    unknown = replace(detail_of(), risk=risk(4, "Key user leaves", None, 3))
    told = [text_of(line.pieces, 60) for line in risk_lines(unknown, scales(), 60, signs())]
    assert any("impact 3 moderate, probability not known" in line for line in told)


def test_the_screen_copied_says_every_currency_and_every_risk() -> None:
    two = (
        RiskSums("CNY", 100_00, 50_00, 50_00, None, 2, 1, 0),
        RiskSums("EUR", 900_00, 0, 0, None, 1, 0, 0),
    )
    found = risks(risk(1, "Price war", 4, 5), risk(2, "Key user leaves"), sums=two)
    text = risks_text(found, found.risks, None, View(), signs())
    assert "exposure 100 CNY" in text
    assert "exposure 900 EUR" in text
    assert "Key user leaves" in text


def test_the_status_line_says_what_is_shown_and_what_is_late() -> None:
    late = risk(1, "A", 4, 5, review_overdue_days=3, actions_overdue=2)
    found = risks(late, risk(2, "B"), ended=1)
    said = risks_status(found, 1, View("war", (4, 5), "money"), signs())
    assert said == (
        "cell 4×5 · filter: war · 1 of 2 · by money at stake · 1 review late · "
        "2 responses late · 1 ended, C shows it"
    )
