"""The board of 8,800 deals as somebody's CRM exported them."""

from __future__ import annotations

from pathlib import Path

import pytest

from salespm_tui.contract.imports import ImportFile
from tests.services.pipeline.conftest import WON, Desk


@pytest.mark.realdata
def test_the_board_of_the_large_export_holds_its_facts(desk: Desk, real_data: Path) -> None:
    desk.do(ImportFile(str(real_data / "crm" / "maven_sales_pipeline.csv"), kind="deals"))
    board = desk.board()
    columns = {column.stage.name: column for column in board.columns}
    assert {name: column.count for name, column in columns.items() if column.count} == {
        "Engaging": 1589, "Prospecting": 500, "Won": 4238, "Lost": 2473,
    }  # fmt: skip
    assert columns["Won"].stage.id == WON
    assert columns["Won"].amounts[0].amount_minor == 10_005_534_00
    (figures,) = board.figures
    rate = figures.win_rate
    assert (rate.won, rate.lost, rate.n) == (4238, 2473, 6711)
    assert not figures.assumed
    assert sum(month.forecast.won_minor for month in figures.months) == 10_005_534_00
    rows = [row for column in board.columns for row in column.deals]
    assert sum(row.client_id is None for row in rows) == 1425
    assert all(row.pushes == 0 for row in rows)
