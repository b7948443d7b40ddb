"""The lists of real exporters: every row comes, the published facts hold, and undo takes all back."""

from __future__ import annotations

from pathlib import Path

import pytest

from salespm_tui.contract.imports import ImportFile, ImportReport
from salespm_tui.core.errors import UserError
from tests.services.importing.conftest import Desk
from tests.services.importing.lists import ask, counts, notes

pytestmark = pytest.mark.realdata

ROWS = {
    "maven_products.csv": ("products", 7),
    "maven_sales_teams.csv": ("people", 35),
    "maven_accounts.csv": ("clients", 85),
    "helix_leads.csv": ("leads", 5200),
    "jaffle_deals_currency.csv": ("deals", 123),
    "revops_leads.csv": ("leads", 250),
    "revops_opportunities.csv": ("deals", 126),
    "sf_mock_accounts.csv": ("clients", 10),
    "sf_mock_contacts.csv": ("contacts", 10),
    "sf_mock_opportunities.csv": ("deals", 10),
}
FACTS = [
    ("Engaging", 1589, None),
    ("Lost", 2473, 0),
    ("Prospecting", 500, None),
    ("Won", 4238, 1_000_553_400),
]


def bring(desk: Desk, path: Path) -> ImportReport:
    report = desk.do(ImportFile(str(path)))
    assert isinstance(report, ImportReport)
    return report


@pytest.mark.parametrize("name", ROWS)
def test_every_row_comes_and_undo_takes_all_back(desk: Desk, real_data: Path, name: str) -> None:
    kind, rows = ROWS[name]
    before = desk.everything()
    report = bring(desk, real_data / "crm" / name)
    assert (report.kind, counts(report)) == (kind, (rows, 0, 0, 0))
    assert report.set_id is not None
    again = bring(desk, real_data / "crm" / name)
    assert (counts(again), again.set_id) == ((0, 0, rows, 0), None)
    desk.undo()
    assert desk.everything() == before


@pytest.mark.parametrize("name", ["helix_data_dictionary.csv", "maven_data_dictionary.csv"])
def test_descriptions_of_tables_are_refused(desk: Desk, real_data: Path, name: str) -> None:
    with pytest.raises(UserError, match="describes the columns of other files"):
        bring(desk, real_data / "crm" / name)


def facts(desk: Desk) -> list[tuple[object, ...]]:
    return ask(
        desk,
        "SELECT name_en, count(*), sum(amount_minor) FROM opportunity o"
        " JOIN pipeline_stage s ON s.id = stage_id GROUP BY name_en",
    )


def told(desk: Desk) -> list[tuple[object, ...]]:
    """All that the file says, as it stands here."""
    return ask(
        desk,
        "SELECT o.name, c.name, s.name_en, amount_minor, o.currency, opened_on, closed_on, products,"
        " owner, source_uid, at, stage_entered_at FROM opportunity o"
        " JOIN pipeline_stage s ON s.id = stage_id LEFT JOIN client c ON c.id = client_id"
        " JOIN stage_change h ON h.opportunity_id = o.id"
        " WHERE closed_on NOT NULL OR opened_on NOT NULL ORDER BY o.id",
    )


def test_both_date_styles_give_the_same_workspace_and_the_facts(
    desk: Desk, real_data: Path
) -> None:
    before = desk.everything()
    iso = bring(desk, real_data / "crm" / "maven_sales_pipeline.csv")
    assert (counts(iso), facts(desk)) == ((8800, 0, 0, 0), FACTS)
    assert "1425 deals have no client." in notes(iso)
    assert ask(desk, "SELECT count(*), count(DISTINCT opportunity_id) FROM stage_change") == [
        (8800, 8800)
    ]
    in_iso = told(desk)
    desk.undo()
    assert desk.everything() == before
    american = bring(desk, real_data / "crm" / "maven_sales_pipeline_mdy.csv")
    assert facts(desk) == FACTS
    assert told(desk) == in_iso
    assert "Dates of “close_date” read as m-d-y." in notes(american)
    again = bring(desk, real_data / "crm" / "maven_sales_pipeline.csv")
    assert (counts(again), again.set_id) == ((0, 0, 8800, 0), None)


def test_products_and_accounts_are_known_to_the_deals(desk: Desk, real_data: Path) -> None:
    for name in ("maven_products.csv", "maven_accounts.csv"):
        bring(desk, real_data / "crm" / name)
    said = notes(bring(desk, real_data / "crm" / "maven_sales_pipeline.csv"))
    assert [one for one in said if "products" in one] == [
        "“GTXPro” (1480 rows) is not among the products; the nearest name is “GTX Pro”."
    ]
    assert not [one for one in said if "created:" in one and "client" in one]


def test_leads_and_deals_of_one_program_know_each_other(desk: Desk, real_data: Path) -> None:
    for name in ("revops_leads.csv", "revops_opportunities.csv"):
        bring(desk, real_data / "crm" / name)
    query = "SELECT count(*), count(converted_opportunity_id) FROM lead WHERE status = 'converted'"
    assert ask(desk, query) == [(126, 126)]


def test_a_chinese_log(desk: Desk, real_data: Path) -> None:
    report = bring(desk, real_data / "cjk" / "client_log_synth_zh_utf8.csv")
    assert (report.kind, counts(report)) == ("log", (200, 0, 0, 0))
    assert "Columns that were left out: city, job, address, amount." in notes(report)
