"""Registers that other people keep: every row comes, and its figures are those of the file."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.services.importing.conftest import Desk
from tests.services.importing.lists import ask, counts, notes
from tests.services.importing.test_real_lists import bring

pytestmark = pytest.mark.realdata

_WORDS = {"INFO": 1, "LOW": 2, "MEDIUM": 3, "HIGH": 4, "CERTAIN": 5, "CRITICAL": 5, "VERY HIGH": 5}


def rows_of(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def taken_in(desk: Desk, path: Path) -> tuple[list[dict[str, str]], list[str]]:
    """The rows of the file, and what was said when all of them came, once and for all."""
    before = desk.everything()
    report = bring(desk, path)
    rows = rows_of(path)
    assert (report.kind, counts(report)) == ("risks", (len(rows), 0, 0, 0))
    again = bring(desk, path)
    assert (counts(again), again.set_id) == ((0, 0, len(rows), 0), None)
    desk.undo()
    assert desk.everything() == before
    bring(desk, path)
    return rows, notes(report)


def test_five_by_five(desk: Desk, real_data: Path) -> None:
    rows, said = taken_in(desk, real_data / "risk" / "iso27005_5x5.csv")
    assert ask(
        desk,
        "SELECT source_uid, r.title, probability, impact, probability * impact,"
        " residual_probability, residual_impact, strategy, r.owner, a.title, a.owner, a.due_on"
        " FROM risk r JOIN action_item a ON a.risk_id = r.id ORDER BY r.id",
    ) == [
        (
            row["risk_id"],
            row["title"],
            int(row["L_1to5"]),
            int(row["I_1to5"]),
            int(row["score"]),
            int(row["residual_L_1to5"]),
            int(row["residual_I_1to5"]),
            "mitigate",
            row["owner"],
            row["actions"],
            row["owner"],
            row["target_date"],
        )
        for row in rows
    ]
    assert not [one for one in said if "differs" in one]  # their thresholds are ours


def test_money_in_ranges(desk: Desk, real_data: Path) -> None:
    rows, said = taken_in(desk, real_data / "risk" / "money_range.csv")
    assert ask(desk, "SELECT title, impact_cost_minor, impact FROM risk ORDER BY id") == [
        (row["threat_event"], 50 * (int(row["min_loss"]) + int(row["max_loss"])), None)
        for row in rows
    ]
    assert ask(desk, "SELECT probability FROM risk ORDER BY id") == [(2,), (3,), (1,)]
    assert [one for one in said if "middles of ranges" in one or "shares of 1" in one] == said[
        :1
    ] + said[2:3]


def test_words_and_what_nobody_knows(desk: Desk, real_data: Path) -> None:
    rows, said = taken_in(desk, real_data / "risk" / "qualitative_unknown.csv")

    def step(cell: str) -> int | None:
        return _WORDS.get(cell.split(" (", maxsplit=1)[0])

    assert ask(
        desk, "SELECT title, event, probability, impact, response FROM risk ORDER BY id"
    ) == [
        (
            row["risk"],
            row["failure_mode"],
            step(row["likelihood"]),
            step(row["severity"]),
            row["mitigation"],
        )
        for row in rows
    ]
    assert ask(desk, "SELECT count(*) FROM risk WHERE probability IS NULL") == [(4,)]
    assert "4 cells of “likelihood” say that they are unknown, and stay so." in said
