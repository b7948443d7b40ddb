"""A lead becomes a deal, with its client, its contact and its next steps."""

from __future__ import annotations

from salespm_tui.contract.pipeline import ConvertLead
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.core.similar import fold
from salespm_tui.services.clients.rows import all_named, owner_of, rows_of
from salespm_tui.services.fields import living
from salespm_tui.services.pipeline.climbing import Ending, enter, stage_for
from salespm_tui.services.pipeline.currency import currency_of
from salespm_tui.services.pipeline.duplicates import duplicate_notes
from salespm_tui.services.pipeline.saving import checked_amount
from salespm_tui.services.pipeline.steps import items_of
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Client, Contact, Lead, Opportunity


def convert_lead(work: Work, command: ConvertLead) -> Outcome:
    """Make a deal of the lead; what had to be made for it is said in the notes."""
    lead = living(work, Lead, command.lead_id)
    if lead.status == "converted":
        raise UserError(
            _("This lead has become a deal already."), _("Look for the deal on the board.")
        )
    stage = stage_for(work, command.stage_id)
    if stage.kind != "open":
        raise UserError(
            _("A new deal begins at an open stage."), _("Choose another one."), field="stage_id"
        )
    notes: list[Label] = []
    client_id = _client(work, lead, command.client_id, notes)
    deal = Opportunity(
        name=_name(lead, command.name),
        project_id=lead.project_id,
        client_id=client_id,
        currency=currency_of(work, lead.project_id),
        stage_id=stage.id,
        stage_entered_at=work.now,
        opened_on=work.today,
        owner=lead.owner,
        notes=lead.notes,
    )
    amount = checked_amount(command.amount_minor)
    deal.amount_minor = None if isinstance(amount, Unset) else amount
    deal.expected_close_on = command.expected_close_on
    enter(work, deal, stage, Ending())
    _hand_over(work, lead, deal)
    notes += _like_deals(work, deal)
    said = label(
        N_("Made the deal %(name)s of the lead %(title)s"), name=deal.name, title=lead.title
    )
    return Outcome(said, ref=Ref("opportunity", deal.id), notes=tuple(notes))


def _name(lead: Lead, name: str | Unset) -> str:
    return lead.title if isinstance(name, Unset) else clean_text(name) or lead.title


def _client(work: Work, lead: Lead, asked: int | None, notes: list[Label]) -> int | None:
    """The client of the deal: the one asked for, the lead's, the one of that name, a new one."""
    known = asked or lead.client_id
    if known is not None:
        client = living(work, Client, known)
    elif not lead.company:
        return None
    else:
        same = owner_of(lead.company, all_named(work))
        client = (
            _new_client(work, lead.company, notes)
            if same is None
            else living(work, Client, same.id)
        )
    _contact(work, lead, client, notes)
    return client.id


def _new_client(work: Work, name: str, notes: list[Label]) -> Client:
    client = Client(name=name)
    work.session.add(client)
    work.session.flush()
    notes.append(label(N_("New client %(name)s"), name=client.name))
    return client


def _contact(work: Work, lead: Lead, client: Client, notes: list[Label]) -> None:
    """The person whom the lead names becomes a contact of the client, unless they are one."""
    name = lead.contact_name
    if not name or any(fold(one.name) == fold(name) for one in rows_of(work, Contact, client.id)):
        return
    contact = Contact(client_id=client.id, name=name, phone=lead.phone, email=lead.email)
    work.session.add(contact)
    notes.append(label(N_("New contact %(name)s"), name=name))


def _hand_over(work: Work, lead: Lead, deal: Opportunity) -> None:
    """Open next steps go over to the deal; lead and deal name each other."""
    for item in items_of(work, lead, only_open=True):
        item.opportunity_id = deal.id
        item.client_id = item.client_id or deal.client_id
        work.session.add(item)
    lead.status = "converted"
    lead.converted_at = work.now
    lead.converted_opportunity_id = deal.id
    lead.client_id = deal.client_id
    work.session.add(lead)
    work.session.flush()


def _like_deals(work: Work, deal: Opportunity) -> tuple[Label, ...]:
    return duplicate_notes(work, "opportunity", deal.id, deal.name, deal.client_id)
