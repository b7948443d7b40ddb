"""Clients, contacts, leads, products, people, logs and histories of stages come in from lists."""

from __future__ import annotations

import pytest

from salespm_tui.core.errors import UserError
from tests.services.importing.conftest import Desk
from tests.services.importing.lists import ask, bring, counts, notes, reasons

ACCOUNTS = """\
AccountId,AccountName,Industry,BillingCountry,Phone,Tier
001A,Acme,Energy,USA,555-1,A
001B,Globex,Retail,China,,strange
"""
CONTACTS = """\
ContactId,FirstName,LastName,Email,AccountId,Title
003A,Frank,Miller,frank@acme.example,001A,CTO
003B,伟,李,,001B,采购经理
003C,Solo,Person,,,
"""


def test_clients_and_their_contacts_by_ids(desk: Desk) -> None:
    clients = bring(desk, ACCOUNTS)
    assert (clients.kind, counts(clients)) == ("clients", (2, 0, 0, 0))
    assert "1 cell of “Tier” is not known and was left empty (strange)." in [
        str(note) for note in clients.notes
    ]
    contacts = bring(desk, CONTACTS)
    assert (contacts.kind, counts(contacts)) == ("contacts", (3, 0, 0, 0))
    rows = ask(
        desk,
        "SELECT p.name, title, email, c.name, c.kind FROM contact p JOIN client c ON c.id = client_id"
        " ORDER BY p.id",
    )
    assert rows == [
        ("Frank Miller", "CTO", "frank@acme.example", "Acme", "company"),
        ("李伟", "采购经理", None, "Globex", "company"),
        ("Solo Person", None, None, "Solo Person", "individual"),
    ]
    assert "1 contact without a client became a client: Solo Person." in notes(contacts)
    client = ask(desk, "SELECT industry, region, tier, notes FROM client WHERE name = 'Acme'")
    assert client == [("Energy", "USA", "A", "Phone: 555-1")]


def test_clients_known_by_id_alone_get_their_names_when_their_list_comes(desk: Desk) -> None:
    contacts = bring(desk, CONTACTS)
    assert (
        "2 clients are known by their ids alone and were created under them: 001A, 001B."
        in notes(contacts)
    )
    assert counts(bring(desk, ACCOUNTS)) == (0, 2, 0, 0)
    assert ask(desk, "SELECT name FROM client ORDER BY id") == [
        ("Acme",), ("Globex",), ("Solo Person",),
    ]  # fmt: skip
    assert counts(bring(desk, CONTACTS)) == (0, 0, 3, 0)


def test_a_client_of_the_same_name_is_the_same_and_keeps_what_was_typed(desk: Desk) -> None:
    bring(desk, "Company,Industry,Country\nAcme,,France\n")
    desk.write("UPDATE client SET industry = 'Aerospace'")
    report = bring(desk, ACCOUNTS)
    assert counts(report) == (1, 1, 0, 0)
    assert ask(desk, "SELECT name, industry, region FROM client WHERE id = 1") == [
        ("Acme", "Aerospace", "USA")
    ]
    assert [str(one) for one in report.kept] == ["Acme: “industry” stays as it is here"]
    assert "1 row was known here already by its name." in notes(report)


def test_leads_know_the_deals_that_they_became(desk: Desk) -> None:
    leads = (
        "lead_id,source,status,lead_score,opportunity_id,assigned_rep,email_domain,campaign\n"
        "L1,Organic Search,Converted,78,O1,Ann,acme.example,Spring\n"
        "L2,Pigeon,New,250,,Bob,,\n"
    )
    deals = "opportunity_id,lead_id,stage,amount,close_date\nO1,L1,Closed Won,10,2026-01-01\n"
    report = bring(desk, leads)
    assert (report.kind, counts(report)) == ("leads", (2, 0, 0, 0))
    assert [note for note in notes(report) if "not known" in note] == [
        "1 cell of “lead_score” is not known and was left empty.",
        "1 cell of “source” is not known and was left empty (Pigeon).",
    ]
    query = "SELECT title, source, status, score, owner, converted_opportunity_id FROM lead"
    assert ask(desk, query)[0] == ("acme.example", "web", "converted", 78, "Ann", None)
    bring(desk, deals)
    assert ask(desk, query) == [
        ("acme.example", "web", "converted", 78, "Ann", 1),
        ("L2", None, "new", None, "Bob", None),
    ]
    assert ask(desk, "SELECT notes FROM lead WHERE id = 1") == [
        ("source: Organic Search\nemail_domain: acme.example\ncampaign: Spring",)
    ]
    assert counts(bring(desk, leads)) == (0, 0, 2, 0)


def test_products_and_people(desk: Desk) -> None:
    assert counts(
        bring(
            desk,
            "产品名称,产品系列,标准价格\n贴标机,M,￥1,200.50\n".replace(
                "￥1,200.50", '"￥1,200.50"'
            ),
        )
    ) == (1, 0, 0, 0)
    assert ask(desk, "SELECT name, series, price_minor, currency FROM product") == [
        ("贴标机", "M", 120050, "CNY")
    ]
    bring(desk, "sales_agent,manager,regional_office\nAnn Lee,Dustin,Central\n")
    assert ask(desk, "SELECT name, kind, notes FROM resource") == [
        ("Ann Lee", "person", "manager: Dustin\nregional_office: Central")
    ]


LOG = """\
跟进时间,客户名称,联系人,跟进方式,跟进内容,下次跟进时间
2026-11-20 14:30,华为,李伟,电话,谈价格,2026-11-30
2026-11-21,华为,李伟,拜访,看现场,
2026-11-21,,李伟,拜访,无客户,
"""


def test_a_log_with_its_people_and_next_steps(desk: Desk) -> None:
    report = bring(desk, LOG)
    assert (report.kind, counts(report)) == ("log", (2, 0, 0, 1))
    assert reasons(report) == [(4, "The row names no client.")]
    rows = ask(
        desk,
        "SELECT substr(occurred_at, 1, 16), channel, summary, planned, c.name, p.name"
        " FROM interaction i JOIN client c ON c.id = i.client_id JOIN contact p ON p.id = contact_id",
    )
    assert rows == [
        ("2026-11-20T14:30", "call", "谈价格", 0, "华为", "李伟"),
        ("2026-11-21T00:00", "visit", "看现场", 0, "华为", "李伟"),
    ]
    assert ask(desk, "SELECT due_on, client_id, interaction_id FROM action_item") == [
        ("2026-11-30", 1, 1)
    ]
    again = bring(desk, LOG)
    assert (counts(again), again.set_id) == ((0, 0, 2, 1), None)


def test_a_history_of_stages_tells_what_deals_went_through(desk: Desk) -> None:
    deals = "Opportunity ID,Opportunity Name,Stage,Close Date\n1,Press,Negotiation,2027-01-01\n"
    history = (
        "Opportunity Name,From Stage,To Stage,Last Modified Date,Amount\n"
        "Press,,Proposal,2026-10-01 10:00,10\nPress,Proposal,Negotiation,2026-11-02,12\n"
        "Nobody,,Proposal,2026-10-01,\n"
    )
    bring(desk, deals)
    report = bring(desk, history)
    assert (report.kind, counts(report)) == ("stages", (2, 0, 0, 1))
    assert reasons(report) == [(4, "The deal “Nobody” is not known here.")]
    rows = ask(
        desk,
        "SELECT b.name_en, substr(at, 1, 16), amount_minor_at FROM stage_change"
        " JOIN pipeline_stage b ON b.id = to_stage_id ORDER BY at",
    )
    assert rows[:2] == [
        ("Proposal", "2026-10-01T10:00", 1000), ("Negotiation", "2026-11-02T00:00", 1200),
    ]  # fmt: skip
    assert counts(bring(desk, history)) == (0, 0, 2, 1)


def test_a_kind_may_be_told_and_columns_mapped(desk: Desk) -> None:
    report = bring(desk, "name,kind\n汉关,han\n", kind="clients", mapping=(("kind", "notes"),))
    assert (report.kind, counts(report)) == ("clients", (1, 0, 0, 0))
    assert ask(desk, "SELECT name, notes FROM client") == [("汉关", "han")]
    with pytest.raises(
        UserError, match=r"“colour” is no column of clients.*Choose one of: id, name"
    ):
        bring(desk, "name\nA\n", kind="clients", mapping=(("name", "colour"),))


def test_a_description_of_tables_is_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="describes the columns of other files"):
        bring(desk, "file_name,column_name,dtype\nleads.csv,lead_id,object\n")


HOSTILE = {
    "byte order mark": ("﻿Company,Industry\nAcmé,x\n".encode(), "Acmé"),
    "latin-1": ("Company,Industry\nAcmé,x\n".encode("cp1252"), "Acmé"),
    "GB18030": (
        "客户名称,所属行业\n华为技术有限公司,通信设备\n".encode("gb18030"),
        "华为技术有限公司",
    ),
    "UTF-16": ("Company\tIndustry\nAcme\tx\n".encode("utf-16"), "Acme"),
    "mixed newlines": (b"Company,Industry\r\nAcme,x\rBeta,y\nGamma,z", "Acme|Beta|Gamma"),
    "semicolons": (b"Company;Industry\nAcme;x\n", "Acme"),
    "controls": ("Company,Industry\nAc\x1b[31mme\u202e,x\n".encode(), "Ac[31mme"),
    "formula": (b"Company,Industry\n'=1+2,x\n", "=1+2"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_texts_of_all_kinds(desk: Desk, name: str) -> None:
    data, names = HOSTILE[name]
    bring(desk, data)
    assert "|".join(row[0] for row in ask(desk, "SELECT name FROM client ORDER BY id")) == names


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"Company,Industry\nA,x\nB\0,y\n", "Line 3 holds NUL"),
        (b'Company,Industry\nA,"' + b"x" * 200_000 + b'"\n', "Line 2 is no CSV"),
        (b"", "It is empty"),
    ],
)
def test_what_is_no_list_stores_nothing(desk: Desk, data: bytes, why: str) -> None:
    before = desk.everything()
    with pytest.raises(UserError, match=why):
        bring(desk, data, kind="clients")
    assert desk.everything() == before


def test_rows_with_too_many_cells_are_refused_and_the_others_come(desk: Desk) -> None:
    report = bring(desk, "Company,Industry\nA,x,y,z\nB,x\n")
    assert counts(report) == (1, 0, 0, 1)
    assert reasons(report) == [(2, "The row has more cells than headings.")]
