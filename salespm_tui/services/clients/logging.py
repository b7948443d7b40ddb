"""Contacts with clients, planned and held, as people type them become entries of the log."""

from __future__ import annotations

from datetime import datetime, timedelta

from salespm_tui.contract.clients import HoldInteraction, SaveInteraction
from salespm_tui.contract.values import Outcome, Ref, Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain import codes
from salespm_tui.services.clients.announcing import do_what_was_announced, promise_next_step
from salespm_tui.services.clients.rows import called
from salespm_tui.services.clients.ties import (
    client_of,
    contact_at,
    deal_of,
    or_none,
    put_project,
)
from salespm_tui.services.fields import living, one_of, paragraphs, put, within
from salespm_tui.services.settings import local_day, zone_of
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Client, Interaction

MOST_MINUTES = 60 * 24 * 31


def save_interaction(work: Work, command: SaveInteraction) -> Outcome:
    """Log a contact with a client, plan one, or change an entry of the log."""
    new = command.interaction_id is None
    if command.interaction_id is not None:
        entry = living(work, Interaction, command.interaction_id)
    else:
        client = client_of(work, command.client_id)
        entry = Interaction(client_id=client.id, occurred_at=work.now)
    put(entry, "contact_id", contact_at(work, command.contact_id, entry.client_id))
    put(entry, "opportunity_id", deal_of(work, command.opportunity_id, entry.client_id))
    put_project(work, entry, command.project_id)
    put(entry, "channel", one_of(command.channel, codes.CHANNEL, "channel"))
    put(entry, "direction", one_of(command.direction, codes.DIRECTION, "direction"))
    put(entry, "planned", command.planned)
    _put_time(work, entry, command)
    _put_words(entry, command)
    work.session.add(entry)
    work.session.flush()
    name = called(living(work, Client, entry.client_id))
    return Outcome(_said(work, entry, name, new=new), ref=Ref("interaction", entry.id))


def hold_interaction(work: Work, command: HoldInteraction) -> Outcome:
    """A planned contact took place. Follow-ups that it was announced by are done with it."""
    entry = living(work, Interaction, command.interaction_id)
    if not entry.planned:
        raise UserError(
            _("This contact has taken place already."), _("Change its entry in the log instead.")
        )
    at = min(entry.occurred_at, work.now) if command.at is None else command.at
    _refuse_ahead(work, at, "at")
    entry.planned, entry.occurred_at = False, at
    _put_words(entry, command)
    work.session.add(entry)
    work.session.flush()
    notes = do_what_was_announced(work, entry.client_id, entry.summary)
    step = clean_text(command.next_step)
    if step:
        promise_next_step(work, entry, step, command.next_step_on)
        notes.append(label(N_("Added next step %(title)s"), title=step))
    name = called(living(work, Client, entry.client_id))
    said = label(N_("Held the planned contact with %(name)s"), name=name)
    return Outcome(said, ref=Ref("interaction", entry.id), notes=tuple(notes))


def _put_words(entry: Interaction, command: SaveInteraction | HoldInteraction) -> None:
    """What was said, how long it took, what came of it and how it went."""
    put(entry, "duration_min", within(command.duration_min, 0, MOST_MINUTES, "duration_min"))
    put(entry, "summary", paragraphs(command.summary))
    put(entry, "outcome", paragraphs(command.outcome))
    put(entry, "sentiment", or_none(command.sentiment, codes.SENTIMENT, "sentiment"))


def _put_time(work: Work, entry: Interaction, command: SaveInteraction) -> None:
    """When it took or takes place; only what is planned may lie ahead."""
    if entry.planned and entry.id is None and isinstance(command.occurred_at, Unset):
        raise UserError(
            _("A planned contact needs its time."),
            _("Type for example: fri 14:00, +3d or 2026-12-24."),
            field="occurred_at",
        )
    put(entry, "occurred_at", command.occurred_at)
    if not entry.planned and not isinstance(command.occurred_at, Unset):
        _refuse_ahead(work, command.occurred_at, "occurred_at")


def _refuse_ahead(work: Work, at: datetime, field: str) -> None:
    if at > work.now + timedelta(days=1):
        raise UserError(
            _("A contact that is still to come cannot be logged."),
            _("Give it as a planned contact or as a next step, with its date."),
            field=field,
        )


def _said(work: Work, entry: Interaction, name: str, *, new: bool) -> Label:
    if not new:
        return label(N_("Changed the log of %(name)s"), name=name)
    if entry.planned:
        day = local_day(entry.occurred_at, zone_of(work))
        return label(N_("Planned a contact with %(name)s on %(day)s"), name=name, day=day)
    return label(N_("Logged a contact with %(name)s"), name=name)
