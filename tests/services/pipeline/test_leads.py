"""Leads, and what becomes of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from salespm_tui.contract.clients import MergeClients, SaveClient
from salespm_tui.contract.pipeline import ConvertLead, LeadsQuery, SaveDeal, SaveLead
from salespm_tui.contract.records import Archive, Undo
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.errors import UserError
from tests.services.pipeline.conftest import NEEDS, TODAY, WON, Desk


def lead_of(outcome: Outcome) -> int:
    assert outcome.ref is not None
    return outcome.ref.id


def test_a_lead_becomes_a_deal_with_client_contact_and_steps(desk: Desk) -> None:
    lead = lead_of(
        desk.do(
            SaveLead(
                title="Borealis asks for a CRM",
                company="Borealis AS",
                contact_name="Kari",
                phone="555",
                project_id=1,
                owner="Li",
                next_step="Call back",
                next_step_on=TODAY,
            )
        )
    )
    outcome = desk.do(ConvertLead(lead, stage_id=NEEDS, amount_minor=500))
    assert [str(note) for note in outcome.notes] == ["New client Borealis AS", "New contact Kari"]
    assert outcome.ref is not None
    detail = desk.detail(outcome.ref.id)
    row = detail.deal
    assert (row.name, row.client, row.owner) == ("Borealis asks for a CRM", "Borealis AS", "Li")
    assert (row.stage_id, row.amount_minor, row.next_step) == (NEEDS, 500, "Call back")
    assert desk.rows("SELECT name, phone FROM contact") == [("Kari", "555")]
    assert detail.lead is not None
    assert (detail.lead.id, detail.lead.status) == (lead, "converted")
    assert (detail.lead.converted_opportunity_id, detail.lead.converted_on) == (row.id, TODAY)


def test_a_company_that_is_known_is_taken(desk: Desk) -> None:
    lead = lead_of(desk.do(SaveLead(title="More licences", company="ACME")))
    outcome = desk.do(ConvertLead(lead, name="Licences"))
    assert outcome.ref is not None
    assert outcome.notes == ()
    assert desk.row(outcome.ref.id).client_id == 1


def test_a_lead_without_a_company_becomes_a_deal_of_nobody(desk: Desk) -> None:
    outcome = desk.do(ConvertLead(lead_of(desk.do(SaveLead(title="Somebody")))))
    assert outcome.ref is not None
    assert desk.row(outcome.ref.id).client is None


def test_a_lead_is_converted_once(desk: Desk) -> None:
    lead = lead_of(desk.do(SaveLead(title="More licences")))
    desk.do(ConvertLead(lead))
    with pytest.raises(UserError):
        desk.do(ConvertLead(lead))
    desk.do(Undo())
    assert desk.ask(LeadsQuery()).leads[0].status == "new"
    desk.do(ConvertLead(lead))


def test_a_lead_does_not_become_a_deal_that_is_won(desk: Desk) -> None:
    lead = lead_of(desk.do(SaveLead(title="More licences")))
    with pytest.raises(UserError) as raised:
        desk.do(ConvertLead(lead, stage_id=WON))
    assert raised.value.field == "stage_id"


@pytest.mark.parametrize(
    ("field", "value"),
    [("status", "converted"), ("score", 101), ("source", "dream"), ("title", "")],
)
def test_what_cannot_be_is_refused_by_its_field(desk: Desk, field: str, value: object) -> None:
    lead = lead_of(desk.do(SaveLead(title="One")))
    with pytest.raises(UserError) as raised:
        desk.do(SaveLead(lead_id=lead, **{field: value}))  # type: ignore[arg-type]
    assert raised.value.field == field


def test_a_lead_like_a_deal_of_its_client_is_noted(desk: Desk) -> None:
    desk.deal("CRM rollout")
    outcome = desk.do(SaveLead(title="CRM rollout", client_id=1))
    assert [str(note) for note in outcome.notes] == ["There is already a deal CRM rollout."]


def test_leads_come_by_what_is_due(desk: Desk) -> None:
    desk.do(SaveLead(title="Cold", score=10))
    desk.do(SaveLead(title="Hot", score=90))
    desk.do(SaveLead(title="Promised", next_step="Call", next_step_on=TODAY + timedelta(days=1)))
    gone = lead_of(desk.do(SaveLead(title="Gone")))
    desk.do(SaveLead(lead_id=gone, status="disqualified", lost_reason="no need"))
    titles = [one.title for one in desk.ask(LeadsQuery()).leads]
    assert titles == ["Promised", "Hot", "Cold"]
    assert [one.title for one in desk.ask(LeadsQuery(closed=True)).leads] == [*titles, "Gone"]
    assert desk.board().leads == 3


def test_an_archived_lead_goes_with_its_steps(desk: Desk) -> None:
    lead = lead_of(desk.do(SaveLead(title="One", next_step="Call")))
    desk.do(Archive(Ref("lead", lead)))
    assert desk.ask(LeadsQuery(closed=True)).leads == ()
    assert desk.rows("SELECT count(*) FROM action_item WHERE archived_at IS NULL") == [(0,)]


def test_a_client_merged_away_leaves_its_deals_and_leads_to_the_other(desk: Desk) -> None:
    other = lead_of(desk.do(SaveClient(name="Acme GmbH")))
    deal = desk.deal(client_id=other)
    desk.do(SaveLead(title="One", client_id=other))
    desk.do(SaveDeal(deal_id=deal, owner="Li"))
    desk.do(MergeClients(1, other))
    assert desk.row(deal).client == "Acme"
    assert desk.ask(LeadsQuery()).leads[0].client_id == 1
