"""The capture prompt: one line logs a contact, from any screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salespm_tui.contract.clients import Capture, KnownClientsQuery, KnownDealsQuery
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.domain.capture import Capture as Understood
from salespm_tui.domain.capture import KnownDeals, read_capture
from salespm_tui.ui.present.capture import reading

if TYPE_CHECKING:
    from salespm_tui.ui.pane import Pane


async def open_capture(pane: Pane) -> None:
    """Ask for one line and log it; its reading stands below while it is typed.

    A line that names no client or deal is about those at hand, and the follow-up at hand is done
    with it. What was typed stays, by client, until it is logged.
    """
    client_id, follow_up_id = pane.client_at_hand(), pane.follow_up_at_hand()
    deal_id = pane.deal_at_hand()
    known = await pane.ask(KnownClientsQuery())
    deals = KnownDeals(await pane.ask(KnownDealsQuery()))
    here = next((client for client in known if client.id == client_id), None)
    today = pane.salespm.clock.today()
    key = f"capture-{client_id or ''}"

    def understood(text: str) -> Understood:
        deal = deals.get(deal_id)
        return read_capture(text, known, today, here=here, deals=deals, deal_here=deal)

    def say(text: str) -> str:
        return reading(understood(text), today)

    def read(text: str) -> str:
        line = understood(text)
        if not line.client_name or not text:
            raise line.problems[0][1] if line.problems else UserError(_("There is nothing to log."))
        return text

    if here is None:
        title = _("Log a contact")
    else:
        title = _("Log a contact with %(name)s") % {"name": here.short_name or here.name}
    text = await pane.prompt(title, say=say, read=read, key=key)
    if text is not None:
        await _log(pane, Capture(text, client_id, follow_up_id, deal_id), key)


async def _log(pane: Pane, command: Capture, key: str) -> None:
    logged = False
    try:
        outcome = await pane.done(command)
        logged = True
    finally:
        if not logged:
            pane.salespm.keep_draft(key, command.text)
    pane.toast(" · ".join(map(str, (outcome.label, *outcome.notes))))
    if outcome.ref is not None:
        pane.logged(outcome.ref)
