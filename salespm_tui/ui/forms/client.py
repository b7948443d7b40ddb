"""The forms of the Clients screen: client, contact, log entry, next step."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, TypeVar

from salespm_tui.contract.clients import (
    ClientDetail,
    SaveActionItem,
    SaveClient,
    SaveContact,
    SaveInteraction,
)
from salespm_tui.core.durations import read_duration
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.typed_dates import format_date, read_date
from salespm_tui.ui.forms.contact import instant, length_field, say_instant
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.forms.promise import contact_choice
from salespm_tui.ui.present import client_words as words

DAY = 24 * 60
_BETWEEN_ALIASES = re.compile(r"[,，、;；]")

T = TypeVar("T")


def client_form(detail: ClientDetail | None = None) -> Form:
    """A new client, or the one given."""
    row = None if detail is None else detail.client
    cadence = None if row is None else row.cadence_days
    fields = (
        Field("name", _("Name"), "" if row is None else row.name, required=True),
        Field("short_name", _("Short name"), "" if row is None else row.short_name),
        Field(
            "aliases",
            _("Aliases"),
            "" if row is None else ", ".join(row.aliases),
            read=_aliases,
            hint=_("other names, with commas"),
        ),
        _choice(
            "tier",
            _("Tier"),
            words.choices(words.TIERS, unknown=True),
            "" if row is None else row.tier,
        ),
        _choice(
            "status", _("Status"), words.choices(words.STATUSES), "" if row is None else row.status
        ),
        Field(
            "cadence_days",
            _("Cadence"),
            "" if cadence is None else str(cadence),
            read=_or_none(_days),
            say=_say_days,
            hint=_("how often to talk: 14, 2w"),
        ),
        _choice(
            "kind", _("Kind"), words.choices(words.KINDS), "" if detail is None else detail.kind
        ),
        Field("industry", _("Industry"), "" if row is None else row.industry),
        Field("region", _("Region"), "" if row is None else row.region),
        Field("notes", _("Notes"), "" if detail is None else detail.notes, lines=4),
    )
    client_id = None if row is None else row.id
    return Form(
        key=f"client-{client_id}",
        title=_("New client") if row is None else row.name,
        fields=fields,
        make=lambda values: SaveClient(client_id=client_id, **values),
        creating=row is None,
    )


def contact_form(detail: ClientDetail, contact_id: int | None = None) -> Form:
    """A new person at the client, or the one given."""
    contact = next((one for one in detail.contacts if one.id == contact_id), None)

    def text(name: str) -> str:
        return "" if contact is None else str(getattr(contact, name) or "")

    influence = (("", _("not known")), *((str(n), f"{n}/5") for n in range(1, 6)))
    fields = (
        Field("name", _("Name"), text("name"), required=True),
        Field("title", _("Job title"), text("title")),
        _choice("role", _("Role"), words.choices(words.ROLES, unknown=True), text("role")),
        Field(
            "influence",
            _("Influence"),
            text("influence"),
            choices=influence,
            read=_or_none(int),
        ),
        _choice(
            "attitude",
            _("Attitude"),
            words.choices(words.ATTITUDES, unknown=True),
            text("attitude"),
        ),
        Field(
            "preferred_channel",
            _("Best reached by"),
            text("preferred_channel"),
            choices=words.choices(words.CHANNELS, unknown=True),
            read=lambda text: text or None,
        ),
        Field("phone", _("Phone"), text("phone")),
        Field("email", _("E-mail"), text("email")),
        Field("wechat", _("WeChat"), text("wechat")),
    )
    client = detail.client
    return Form(
        key=f"contact-{client.id}-{contact_id}",
        title=_("New contact at %(name)s") % {"name": client.name}
        if contact is None
        else contact.name,
        fields=fields,
        make=lambda values: SaveContact(contact_id=contact_id, client_id=client.id, **values),
        creating=contact is None,
    )


def entry_form(detail: ClientDetail, entry_id: int) -> Form:
    """An entry of the log, to put right or to complete."""
    entry = next(one for one in detail.log if one.id == entry_id)
    fields = (
        _choice("channel", _("Channel"), words.choices(words.CHANNELS), entry.channel),
        Field(
            "occurred_at",
            _("When"),
            f"{entry.at:%Y-%m-%d %H:%M}",
            read=lambda text: instant(text, entry.at, detail.today),
            say=lambda at: say_instant(at, detail.today),
            required=True,
        ),
        contact_choice(detail, entry.contact_id, entry.contact),
        _choice("direction", _("Direction"), words.choices(words.DIRECTIONS), entry.direction),
        length_field(entry.duration_min),
        Field("summary", _("Summary"), entry.summary, lines=4),
        Field("outcome", _("Outcome"), entry.outcome, lines=3),
        _choice(
            "sentiment",
            _("How it went"),
            words.choices(words.SENTIMENTS, unknown=True),
            entry.sentiment,
        ),
    )
    return Form(
        key=f"entry-{entry_id}",
        title=_("Log of %(name)s") % {"name": detail.client.name},
        fields=fields,
        make=lambda values: SaveInteraction(interaction_id=entry_id, **values),
    )


def step_form(detail: ClientDetail, step_id: int | None = None) -> Form:
    """A new next step of the client, or the one given."""
    step = next((one for one in detail.next_steps if one.id == step_id), None)
    today = detail.today
    due = None if step is None else step.due_on
    fields = (
        Field("title", _("Next step"), "" if step is None else step.title, required=True),
        Field(
            "due_on",
            _("Due"),
            "" if due is None else format_date(due, today),
            read=_or_none(lambda text: read_date(text, today)),
            say=lambda day: "" if day is None else format_date(day, today),
            hint=_("fri, +3d, eom, 明天"),
        ),
        Field("owner", _("Owner"), "" if step is None else step.owner),
        _choice(
            "kind",
            _("Kind"),
            words.choices(words.STEP_KINDS),
            "follow_up" if step is None else step.kind,
        ),
    )
    client = detail.client

    def make(values: dict[str, Any]) -> SaveActionItem:
        if step_id is None:
            return SaveActionItem(client_id=client.id, **values)
        return SaveActionItem(action_item_id=step_id, **values)

    return Form(
        key=f"step-{client.id}-{step_id}",
        title=_("New next step with %(name)s") % {"name": client.name}
        if step is None
        else client.name,
        fields=fields,
        make=make,
        creating=step is None,
    )


def _choice(name: str, label: str, choices: tuple[tuple[str, str], ...], code: str | None) -> Field:
    """A field that is picked; where nothing was, the first choice stands."""
    return Field(name, label, code or choices[0][0], choices=choices)


def _or_none(read: Callable[[str], T]) -> Callable[[str], T | None]:
    def read_or_none(text: str) -> T | None:
        return read(text) if text.strip() else None

    return read_or_none


def _aliases(text: str) -> tuple[str, ...]:
    return tuple(alias.strip() for alias in _BETWEEN_ALIASES.split(text) if alias.strip())


def _days(text: str) -> int:
    """Calendar days: a number alone, or a duration of whole days."""
    found = read_duration(text, minutes_per_day=DAY, days_per_week=7, bare_unit="d")
    if found.minutes % DAY or not found.minutes:
        raise UserError(_("A cadence is counted in whole days."), _("Type for example: 14 or 2w."))
    return found.minutes // DAY


def _say_days(days: int | None) -> str:
    if days is None:
        return ""
    return ngettext("every %(number)d day", "every %(number)d days", days) % {"number": days}
