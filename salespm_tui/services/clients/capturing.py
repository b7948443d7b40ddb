"""One typed line becomes a log entry, with the client, the contact and the next step that it names."""

from __future__ import annotations

from salespm_tui.contract.clients import Capture, KnownClientsQuery, KnownDealsQuery
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.capture import NO_DEALS, KnownClient, KnownDeals, read_capture
from salespm_tui.domain.capture import Capture as Understood
from salespm_tui.domain.likeness import nearest_name
from salespm_tui.services.clients.announcing import do_what_was_announced, promise_next_step
from salespm_tui.services.clients.knowing import known_clients, known_deals
from salespm_tui.services.clients.rows import called
from salespm_tui.services.fields import living
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Client, Contact, Interaction


def capture(work: Work, command: Capture) -> Outcome:
    """Log one line. What it creates, does and does not understand is said in the outcome's notes."""
    text = clean_text(command.text)
    if not text:
        raise UserError(
            _("There is nothing to log."), _("Type for example: call 华为 谈价格 !fri @李伟 ~30m")
        )
    known = known_clients(work, KnownClientsQuery())
    deals = _deals(work, command, text)
    read = read_capture(
        text,
        known,
        work.today,
        here=_here(command, known),
        deals=deals,
        deal_here=deals.get(command.opportunity_id),
    )
    if not read.client_name:
        raise read.problems[0][1]
    notes: list[Label] = []
    client = _client(work, read, known, notes)
    entry = Interaction(
        client_id=client.id,
        contact_id=_contact(work, read, client, notes),
        opportunity_id=_deal(read, client, notes),
        channel=read.channel,
        occurred_at=work.now,
        duration_min=read.duration_min,
        summary=read.summary,
    )
    work.session.add(entry)
    work.session.flush()
    notes += do_what_was_announced(work, client.id, read.summary, command.follow_up_id)
    if read.next_step is not None:
        promise_next_step(work, entry, read.next_step, read.next_step_on)
    notes += [_not_understood(text, why) for text, why in read.problems]
    return Outcome(_said(read, client), ref=Ref("interaction", entry.id), notes=tuple(notes))


def _deals(work: Work, command: Capture, text: str) -> KnownDeals:
    """The deals there are, read only for a line that may name one."""
    if command.opportunity_id is None and "#" not in text and "＃" not in text:
        return NO_DEALS
    return KnownDeals(known_deals(work, KnownDealsQuery()))


def _here(command: Capture, known: tuple[KnownClient, ...]) -> KnownClient | None:
    return next((client for client in known if client.id == command.client_id), None)


def _client(
    work: Work, read: Understood, known: tuple[KnownClient, ...], notes: list[Label]
) -> Client:
    if read.client_id is not None:
        return living(work, Client, read.client_id)
    client = Client(name=read.client_name)
    work.session.add(client)
    work.session.flush()
    notes.append(label(N_("New client %(name)s"), name=client.name))
    names = (name for other in known for name in (other.name, other.short_name, *other.aliases))
    near = nearest_name(client.name, names)
    if near is not None:
        notes.append(
            label(N_("There is also %(name)s. If they are one client, merge them."), name=near)
        )
    return client


def _contact(work: Work, read: Understood, client: Client, notes: list[Label]) -> int | None:
    if read.contact_name is None or read.contact_id is not None:
        return read.contact_id
    contact = Contact(client_id=client.id, name=read.contact_name)
    work.session.add(contact)
    work.session.flush()
    notes.append(label(N_("New contact %(name)s"), name=contact.name))
    return contact.id


def _deal(read: Understood, client: Client, notes: list[Label]) -> int | None:
    """The deal that it was about; one with somebody else is named with its client."""
    deal = read.deal
    if deal is None:
        return None
    if deal.client_id in (None, client.id):
        notes.append(label(N_("About the deal %(name)s"), name=deal.name))
    else:
        notes.append(
            label(N_("About the deal %(name)s of %(client)s"), name=deal.name, client=deal.client)
        )
    return deal.id


def _not_understood(text: str, why: UserError) -> Label:
    """What stays in the text; of a deal also whether there is one of a name like it."""
    if text[:1] in ("#", "＃"):
        return label(
            N_("Not understood: %(text)s. %(why)s %(do)s"),
            text=text,
            why=why.title,
            do=why.what_to_do,
        )
    return label(N_("Not understood: %(text)s"), text=text)


def _said(read: Understood, client: Client) -> Label:
    name = called(client)
    if read.next_step is None:
        return label(N_("Logged a contact with %(name)s"), name=name)
    if read.next_step_on is None:
        return label(
            N_("Logged a contact with %(name)s, next step %(step)s"),
            name=name,
            step=read.next_step,
        )
    return label(
        N_("Logged a contact with %(name)s, next step %(step)s on %(day)s"),
        name=name,
        step=read.next_step,
        day=read.next_step_on,
    )
