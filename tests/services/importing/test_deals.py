"""Deals come in from CRM lists: stages, dates, money, clients, and again without loss."""

from __future__ import annotations

from salespm_tui.contract.imports import FilesInOrder
from tests.services.importing.conftest import Desk
from tests.services.importing.lists import ask, bring, counts, notes, reasons

DEALS = """\
Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Company,Create Date,Next step,Next activity date
11,Press line,Proposal,2027-01-29,Ann,"$40,000",Acme,2026-09-01,Send offer,2026-12-01
12,Spares,Closed Won,2026-10-05,Bob,"$1,250.50",Acme,2026-08-01,,
13,Retrofit,Closed Lost,2026-10-20,Ann,,Globex,2026-08-02,,
14,Robot cell,Pilot,,Zoe,"$9,000",,,,
"""


def test_a_list_of_deals(desk: Desk) -> None:
    report = bring(desk, DEALS)
    assert (report.kind, counts(report)) == ("deals", (4, 0, 0, 0))
    rows = ask(
        desk,
        "SELECT o.name, s.name_en, amount_minor, currency, expected_close_on, closed_on, opened_on,"
        " forecast_category, owner, source_uid FROM opportunity o"
        " JOIN pipeline_stage s ON s.id = stage_id ORDER BY o.id",
    )
    assert rows == [
        ("Press line", "Proposal", 4000000, "USD", "2027-01-29", None, "2026-09-01", "pipeline", "Ann", "11"),
        ("Spares", "Won", 125050, "USD", None, "2026-10-05", "2026-08-01", "closed", "Bob", "12"),
        ("Retrofit", "Lost", None, "EUR", None, "2026-10-20", "2026-08-02", "closed", "Ann", "13"),
        ("Robot cell", "Pilot", 900000, "USD", None, None, None, "pipeline", "Zoe", "14"),
    ]  # fmt: skip
    assert notes(report) == [
        "1 stage was created, open and without a probability: Pilot.",
        "2 clients were created: Acme, Globex.",
        "1 deal has no client.",
        "Amounts taken as USD, as written beside them.",
    ]


def test_a_new_stage_is_open_of_unknown_probability_and_stands_before_won(desk: Desk) -> None:
    bring(desk, DEALS)
    ladder = ask(desk, "SELECT name_en, kind, probability FROM pipeline_stage ORDER BY position")
    assert ladder[-3:] == [("Pilot", "open", None), ("Won", "won", 100), ("Lost", "lost", 0)]


def test_each_deal_comes_with_one_stage_change_at_its_date(desk: Desk) -> None:
    bring(desk, DEALS)
    changes = ask(
        desk,
        "SELECT o.name, from_stage_id, to_stage_id = stage_id, substr(at, 1, 16), probability_at,"
        " at = stage_entered_at FROM stage_change JOIN opportunity o ON o.id = opportunity_id",
    )
    assert changes == [
        ("Press line", None, 1, "2026-09-01T00:00", 50, 1),
        ("Spares", None, 1, "2026-10-05T00:00", 100, 1),
        ("Retrofit", None, 1, "2026-10-20T00:00", 0, 1),
        ("Robot cell", None, 1, "2026-11-23T09:00", None, 1),
    ]


def test_a_next_step_hangs_on_its_deal(desk: Desk) -> None:
    bring(desk, DEALS)
    steps = ask(desk, "SELECT title, due_on, kind, opportunity_id, client_id FROM action_item")
    assert steps == [("Send offer", "2026-12-01", "follow_up", 1, 1)]
    bring(desk, DEALS.replace("Send offer", "Call"))
    assert ask(desk, "SELECT title FROM action_item") == [("Call",)]


def test_the_same_file_again_changes_nothing_and_undo_takes_it_back(desk: Desk) -> None:
    before = desk.everything()
    bring(desk, DEALS)
    again = bring(desk, DEALS)
    assert (counts(again), again.set_id) == ((0, 0, 4, 0), None)
    desk.undo()
    assert desk.everything() == before


def test_a_dry_run_counts_and_writes_nothing(desk: Desk) -> None:
    before = desk.everything()
    assert counts(bring(desk, DEALS, dry_run=True)) == (4, 0, 0, 0)
    assert desk.everything() == before


def test_what_only_one_side_changed_is_taken_from_it(desk: Desk) -> None:
    bring(desk, DEALS)
    desk.write("UPDATE opportunity SET owner = 'Kim', name = 'Press line 2' WHERE id = 1")
    theirs = DEALS.replace("Press line", "Press").replace('"$9,000"', '"$9,500"')
    report = bring(desk, theirs)
    assert counts(report) == (0, 1, 3, 0)
    rows = ask(desk, "SELECT name, owner, amount_minor FROM opportunity WHERE id IN (1, 4)")
    assert rows == [("Press line 2", "Kim", 4000000), ("Robot cell", "Zoe", 950000)]
    assert [str(one) for one in report.kept] == ["Press: “name” stays as it is here"]


def test_a_deal_that_was_won_there_is_won_here(desk: Desk) -> None:
    bring(desk, DEALS)
    bring(desk, DEALS.replace("Proposal,2027-01-29", "Closed Won,2026-11-20"))
    deal = ask(desk, "SELECT closed_on, forecast_category FROM opportunity WHERE id = 1")
    assert deal == [("2026-11-20", "closed")]
    moves = ask(
        desk,
        "SELECT a.name_en, b.name_en, substr(at, 1, 10) FROM stage_change"
        " LEFT JOIN pipeline_stage a ON a.id = from_stage_id"
        " JOIN pipeline_stage b ON b.id = to_stage_id WHERE opportunity_id = 1",
    )
    assert moves == [(None, "Proposal", "2026-09-01"), ("Proposal", "Won", "2026-11-20")]


def test_an_archived_deal_stays_archived_and_is_named(desk: Desk) -> None:
    bring(desk, DEALS)
    desk.write("UPDATE opportunity SET archived_at = '2026-11-01T00:00:00.000000Z' WHERE id = 1")
    report = bring(desk, DEALS.replace("Press line", "Press"))
    assert [str(one) for one in report.kept] == ["Press was archived here and stays so"]
    assert ask(desk, "SELECT count(*) FROM opportunity") == [(4,)]


def test_without_ids_rows_are_known_by_name_and_client(desk: Desk) -> None:
    rows = "Deal Name,Company,Stage,Amount\nPress,Acme,Proposal,10\nPress,Globex,Proposal,20\n"
    report = bring(desk, rows)
    assert "The file has no ids: rows are known again by their names." in notes(report)
    again = bring(desk, rows.replace(",20", ",25"))
    assert counts(again) == (0, 1, 1, 0)
    assert ask(desk, "SELECT amount_minor FROM opportunity") == [(1000,), (2500,)]


def test_chinese_headings_and_words(desk: Desk) -> None:
    report = bring(
        desk,
        "商机名称,客户名称,销售阶段,预计金额（万元）,预计成交日期,赢率,负责人,输单原因\n"
        "贴标机,华为技术有限公司,商务谈判,120,2027年3月1日,80%,李伟,\n"
        "备件,华为技术有限公司,赢单,1.5,2026年10月8日,100%,李伟,\n"
        "扩容,海尔,输单,30,2026年9月1日,0%,王芳,价格过高\n".encode("gb18030"),
    )
    assert str(report.notes[0]).startswith("Read as GB18030")
    rows = ask(
        desk,
        "SELECT o.name, s.name_zh, amount_minor, currency, probability_override, closed_on,"
        " outcome_reason, outcome_detail FROM opportunity o"
        " JOIN pipeline_stage s ON s.id = stage_id ORDER BY o.id",
    )
    assert rows == [
        ("贴标机", "商务谈判", 120000000, "CNY", 80, None, None, ""),
        ("备件", "赢单", 1500000, "CNY", None, "2026-10-08", None, ""),
        ("扩容", "输单", 30000000, "CNY", None, "2026-09-01", "lost_price", "价格过高"),
    ]


def test_a_status_column_tells_won_and_lost_from_the_stage(desk: Desk) -> None:
    bring(
        desk,
        "Deal - ID,Deal - Title,Deal - Stage,Deal - Value,Deal - Status,Deal - Won time,Deal - Lost time,"
        "Deal - Expected close date\n"
        "1,A,Proposal,10,Won,2026-10-01 12:00,,2026-12-31\n"
        "2,B,Proposal,10,Lost,,2026-10-02 13:00,2026-12-31\n"
        "3,C,Negotiation,10,Open,,,2026-12-31\n",
    )
    rows = ask(
        desk,
        "SELECT o.name, s.kind, closed_on, expected_close_on FROM opportunity o"
        " JOIN pipeline_stage s ON s.id = stage_id ORDER BY o.id",
    )
    assert rows == [
        ("A", "won", "2026-10-01", "2026-12-31"),
        ("B", "lost", "2026-10-02", "2026-12-31"),
        ("C", "open", None, "2026-12-31"),
    ]


def test_dates_are_decided_for_the_column(desk: Desk) -> None:
    rows = "Deal Name,Stage,Close Date\nA,Proposal,1/2/2027\nB,Proposal,3/28/2027\n"
    bring(desk, rows)
    assert ask(desk, "SELECT expected_close_on FROM opportunity") == [
        ("2027-01-02",), ("2027-03-28",),
    ]  # fmt: skip


def test_dates_that_leave_it_open_are_named_and_may_be_told(desk: Desk) -> None:
    rows = "Deal Name,Stage,Close Date\nA,Proposal,1/2/2027\n"
    said = "The dates of “Close Date” could be read in several ways; taken as m-d-y."
    assert said in notes(bring(desk, rows, dry_run=True))
    bring(desk, rows, dates="dmy")
    assert ask(desk, "SELECT expected_close_on FROM opportunity") == [("2027-02-01",)]


def test_what_cannot_be_read_is_refused_by_its_line(desk: Desk) -> None:
    report = bring(
        desk,
        "id,Deal Name,Stage,Amount,Close Date\n"
        "1,A,Proposal,ten,2027-01-01\n"
        "2,B,Proposal,10,soon\n"
        "3,C,Proposal,10,2027-01-01\n"
        "3,D,Proposal,10,2027-01-01\n"
        ",,Proposal,10,2027-01-01\n"
        "6,E,Proposal,99999999999999999999,2027-01-01\n",
    )
    assert reasons(report) == [
        (2, "“ten” cannot be read as “Amount”."),
        (3, "“soon” cannot be read as “Close Date”."),
        (5, "The id 3 stands on line 4 already."),
        (6, "The deal has neither a name nor an id."),
        (7, "“99999999999999999999” cannot be read as “Amount”."),
    ]
    assert counts(report) == (1, 0, 0, 5)


def test_products_that_nobody_knows_are_counted_with_the_nearest_name(desk: Desk) -> None:
    bring(desk, "product,series,sales_price\nGTX Pro,GTX,4821\nMG Special,MG,55\n")
    report = bring(
        desk,
        "id,product,stage,close_date\n1,GTXPro,Won,2026-01-01\n2,GTXPro,Won,2026-01-01\n"
        "3,MG Special,Won,2026-01-01\n4,MG Special; Anvil,Won,2026-01-01\n",
    )
    said = [one for one in notes(report) if "products" in one]
    assert said == [
        "“GTXPro” (2 rows) is not among the products; the nearest name is “GTX Pro”.",
        "“Anvil” (1 row) is not among the products.",
    ]
    assert ask(desk, "SELECT name FROM opportunity")[0] == ("GTXPro (1)",)


def test_unknown_columns_stay_as_notes(desk: Desk) -> None:
    report = bring(desk, "Deal Name,Stage,Close Date,Colour,Notes\nA,Proposal,,red,hot\n")
    assert "Columns kept as notes: Colour." in notes(report)
    assert ask(desk, "SELECT notes FROM opportunity") == [("hot\nColour: red",)]


def test_a_currency_column_goes_before_signs(desk: Desk) -> None:
    bring(
        desk,
        "Deal Name,Stage,Amount,Currency,Close Date\nA,Proposal,$10,CAD,\nB,Proposal,10,JPY,\n",
    )
    assert ask(desk, "SELECT amount_minor, currency FROM opportunity") == [
        (1000, "CAD"), (10, "JPY"),
    ]  # fmt: skip


def test_files_stand_so_that_what_others_refer_to_comes_first(desk: Desk) -> None:
    texts = {
        "deals.csv": "id,stage,close\n1,Won,2026-01-01\n",
        "broken.csv": "Table,Field,Type\na,b,c\n",
        "accounts.csv": "account,sector\nAcme,retail\n",
        "products.csv": "product,sales_price\nGTX,1\n",
    }
    for name, text in texts.items():
        (desk.folder / name).write_text(text)
    paths = tuple(str(desk.folder / name) for name in texts)
    found = desk.ask(FilesInOrder(paths))
    assert [path.rpartition("/")[2] for path in found] == [
        "products.csv", "accounts.csv", "deals.csv", "broken.csv",
    ]  # fmt: skip


def test_a_deal_that_was_reopened_there_is_open_here(desk: Desk) -> None:
    bring(desk, DEALS)
    bring(desk, DEALS.replace("Closed Lost,2026-10-20", "Negotiation,2027-02-01"))
    rows = ask(
        desk, "SELECT closed_on, expected_close_on, forecast_category FROM opportunity WHERE id = 3"
    )
    assert rows == [(None, "2027-02-01", "pipeline")]


def test_what_was_decided_here_about_the_stage_stays_whole(desk: Desk) -> None:
    bring(desk, DEALS)
    desk.write(
        "UPDATE opportunity SET stage_id = 6, closed_on = '2026-11-22', forecast_category = 'closed'"
        " WHERE id = 1"
    )
    report = bring(desk, DEALS.replace("Proposal,2027-01-29", "Closed Lost,2026-11-20"))
    rows = ask(desk, "SELECT stage_id, closed_on, forecast_category FROM opportunity WHERE id = 1")
    assert rows == [(6, "2026-11-22", "closed")]
    assert [str(one) for one in report.kept] == ["Press line: “stage” stays as it is here"]


def test_deals_without_a_stage_stand_at_the_first_and_odd_dates_are_counted(desk: Desk) -> None:
    report = bring(
        desk,
        "id,Deal Name,Stage,Created on,Close date,Lost reason\n1,A,,2026-01-01,,cold\n"
        "2,B,Won,2026-05-01,2026-04-01,\n3,C,Won,2026-05-01,2027-04-01,\n",
    )
    assert notes(report)[:3] == [
        "1 deal has no stage and was put at Initial contact.",
        "1 deal closed on a day that is still to come.",
        "1 deal closed before it was opened.",
    ]
    deal = ask(desk, "SELECT stage_id, outcome_reason, notes FROM opportunity WHERE id = 1")
    assert deal == [(1, None, "Lost reason: cold")]
