"""Which list a file is, by the headings of the programs that write such lists."""

from __future__ import annotations

import pytest

from salespm_tui.exchange.crm_columns import (
    KINDS,
    columns_of,
    fields_of,
    is_dictionary,
    kind_of,
    money_of,
)
from salespm_tui.exchange.crm_words import WORDS

EXPORTS = {
    "HubSpot deals": (
        "deals",
        "Record ID,Deal Name,Deal Stage,Close Date,Deal owner,Amount,Create Date",
        "id name stage close owner amount opened",
    ),
    "HubSpot contacts": (
        "contacts",
        "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Associated Company",
        "id first last email phone owner client",
    ),
    "HubSpot companies": (
        "clients",
        "Record ID,Company name,Company Domain Name,Industry,Country/Region",
        "id name website industry region",
    ),
    "Salesforce opportunities": (
        "deals",
        "Opportunity Name,Account Name,Stage,Amount,Close Date,Probability (%),Next Step,Opportunity Owner,Forecast Category",
        "name client stage amount close probability next_step owner forecast",
    ),
    "Salesforce by API": (
        "deals",
        "OpportunityId,OpportunityName,AccountId,CloseDate,StageName,Amount,Probability,CreatedDate",
        "id name client_id close stage amount probability opened",
    ),
    "Salesforce leads": (
        "leads",
        "First Name,Last Name,Title,Company,Lead Source,Lead Status,Email",
        "first last company source status email",
    ),
    "Salesforce stage history": (
        "stages",
        "Opportunity Name,Account Name,From Stage,To Stage,Last Modified Date",
        "deal from_stage to_stage at",
    ),
    "Pipedrive deals": (
        "deals",
        "Deal - ID,Deal - Title,Deal - Stage,Deal - Value,Deal - Status,Deal - Expected close date,Deal - Organization",
        "id name stage amount status close client",
    ),
    "Pipedrive people": (
        "contacts",
        "Person - Name,Person - Email,Person - Phone,Person - Organization",
        "name email phone client",
    ),
    "Pipedrive organizations": ("clients", "Organization - ID,Organization - Name", "id name"),
    "Zoho deals": (
        "deals",
        "Record Id,Deal Name,Account Name,Stage,Amount,Closing Date,Probability (%),Deal Owner",
        "id name client stage amount close probability owner",
    ),
    "Zoho leads": (
        "leads",
        "Record Id,Lead Owner,Company,First Name,Last Name,Email,Lead Source,Lead Status",
        "id owner company first last email source status",
    ),
    "商机": (
        "deals",
        "商机名称,客户名称,销售阶段,预计金额（元）,预计成交日期,赢率,负责人,竞争对手,输单原因",
        "name client stage amount close probability owner competitor reason",
    ),
    "客户": (
        "clients",
        "客户名称,客户级别,所属行业,客户状态,省市,备注",
        "name tier industry status region notes",
    ),
    "联系人": ("contacts", "姓名,职务,手机,微信,客户名称", "name title phone wechat client"),
    "线索": (
        "leads",
        "线索名称,公司名称,联系人,线索来源,线索状态",
        "name company contact source status",
    ),
    "跟进记录": (
        "log",
        "跟进时间,客户名称,跟进方式,跟进内容,下次跟进时间",
        "at client channel summary next_step_on",
    ),
    "产品": ("products", "产品名称,产品系列,标准价格", "name series price"),
    "团队": ("people", "sales_agent,manager,regional_office", "name manager office"),
}


@pytest.mark.parametrize("name", EXPORTS)
def test_the_headings_of_a_program(name: str) -> None:
    kind, headings, fields = EXPORTS[name]
    named = headings.split(",")
    assert kind_of(named, {}) == kind
    found, _rest = columns_of(kind, named, {})
    assert set(fields.split()) == found.keys()


@pytest.mark.parametrize(
    "headings",
    [
        "id,name,status",
        "name,start,finish",
        "Subject,Due Date",
        "Task Name,Owner,Status",
        "foo,bar",
    ],
)
def test_headings_that_make_no_list(headings: str) -> None:
    assert kind_of(headings.split(","), {}) is None


def test_a_mapping_goes_before_what_is_known_and_makes_a_list_known() -> None:
    headings = ["Bezeichnung", "Stage", "Betrag", "Amount", "Close Date"]
    mapped = {"Bezeichnung": "name", "betrag": "amount"}
    assert kind_of(headings, mapped) == "deals"
    found, rest = columns_of("deals", headings, mapped)
    assert (found["name"], found["amount"], rest) == (0, 2, (3,))


def test_a_description_of_tables_is_no_list() -> None:
    assert is_dictionary(["file_name", "column_name", "dtype"])
    assert is_dictionary(["Table", "Field", "Description"])
    assert is_dictionary(["accounts", *[""] * 8, "sales_teams", "", ""])
    assert not is_dictionary(["Deal Name", "Stage", "Type", "Description"])
    assert not is_dictionary(["name", "type"])


def test_what_a_heading_says_of_money() -> None:
    assert money_of("Amount (USD)") == ("usd", 1)
    assert money_of("expected_mrr_usd") == ("usd", 1)
    assert money_of("预计金额（万元）") == ("元", 10_000)
    assert money_of("Amount") == (None, 1)


def test_every_field_may_be_given_by_our_own_name() -> None:
    for kind in KINDS:
        fields = fields_of(kind)
        assert columns_of(kind, fields, {})[0].keys() == set(fields)


def test_words_of_both_languages_mean_codes() -> None:
    assert WORDS["stage_kind"]["赢单"] == "won"
    assert WORDS["stage_kind"]["closed lost"] == "lost"
    assert WORDS["source"]["trade show"] == "event"
    assert WORDS["lead_status"]["已转化"] == "converted"
