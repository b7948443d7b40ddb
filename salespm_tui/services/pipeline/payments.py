"""Cash that came in."""

from __future__ import annotations

from salespm_tui.contract.pipeline import SavePayment
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.core.money import format_money
from salespm_tui.services.fields import currency, living, paragraphs, put
from salespm_tui.services.pipeline.currency import currency_of
from salespm_tui.services.pipeline.saving import MOST_MINOR
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Client, Opportunity, Payment, Project


def save_payment(work: Work, command: SavePayment) -> Outcome:
    """Note a payment or change it. What it does not say is taken from its deal."""
    new = command.payment_id is None
    if command.payment_id is None:
        payment = Payment(collected_on=work.today, amount_minor=0, currency="")
    else:
        payment = living(work, Payment, command.payment_id)
    _tie(work, payment, command)
    if new or not isinstance(command.amount_minor, Unset):
        payment.amount_minor = _amount(command.amount_minor)
    put(payment, "collected_on", command.collected_on)
    if payment.collected_on > work.today:
        raise UserError(
            _("Cash that is still to come has not been collected."),
            _("Give the day on which it came."),
            field="collected_on",
        )
    put(payment, "note", paragraphs(command.note))
    work.session.add(payment)
    work.session.flush()
    amount = format_money(payment.amount_minor, payment.currency)
    said = N_("Noted a payment of %(amount)s") if new else N_("Changed a payment of %(amount)s")
    return Outcome(label(said, amount=amount), ref=Ref("payment", payment.id))


def _tie(work: Work, payment: Payment, command: SavePayment) -> None:
    if isinstance(command.project_id, int):
        living(work, Project, command.project_id)
    if isinstance(command.client_id, int):
        living(work, Client, command.client_id)
    put(payment, "project_id", command.project_id)
    put(payment, "client_id", command.client_id)
    put(payment, "opportunity_id", command.deal_id)
    asked = currency(command.currency)
    if isinstance(command.deal_id, int):
        deal = living(work, Opportunity, command.deal_id)
        if isinstance(command.project_id, Unset):
            payment.project_id = deal.project_id
        if isinstance(command.client_id, Unset):
            payment.client_id = deal.client_id
        if isinstance(asked, Unset):
            asked = deal.currency
    if isinstance(asked, Unset):
        asked = payment.currency or currency_of(work, payment.project_id)
    put(payment, "currency", asked)


def _amount(amount: int | Unset) -> int:
    if isinstance(amount, Unset) or not 0 < abs(amount) <= MOST_MINOR:
        raise UserError(
            _("A payment needs an amount."),
            _("Type what came in; a sum paid back is negative."),
            field="amount_minor",
        )
    return amount
