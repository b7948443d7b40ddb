"""The forms of a contact that is planned, and of one that took place as planned."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

from salespm_tui.contract.clients import ClientDetail, HoldInteraction, LogRow, SaveInteraction
from salespm_tui.core.durations import format_duration, read_duration
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import format_date, read_instant
from salespm_tui.ui.forms.around import day_field, or_none
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.forms.promise import contact_choice
from salespm_tui.ui.present import client_words as words

DAY = 24 * 60
_FIRST_HOUR = time(10)


def planning_form(detail: ClientDetail, zone: tzinfo = UTC) -> Form:
    """A contact that is still to come; tomorrow at ten unless told otherwise."""
    today = detail.today
    usual = datetime.combine(today + timedelta(days=1), _FIRST_HOUR, tzinfo=zone)
    client = detail.client
    fields = (
        Field(
            "occurred_at",
            _("When"),
            say_instant(usual, today),
            read=lambda text: instant(text, usual, today),
            say=lambda at: say_instant(at, today),
            required=True,
        ),
        Field("channel", _("Channel"), "meeting", choices=words.choices(words.CHANNELS)),
        contact_choice(detail, detail.contacts[0].id if len(detail.contacts) == 1 else None),
        Field("summary", _("What about"), "", lines=3),
    )

    def make(values: dict[str, Any]) -> SaveInteraction:
        return SaveInteraction(client_id=client.id, planned=True, **values)

    return Form(
        key=f"plan-{client.id}",
        title=_("Plan a contact with %(name)s") % {"name": client.name},
        fields=fields,
        make=make,
        creating=True,
    )


def holding_form(detail: ClientDetail, entry: LogRow) -> Form:
    """How a planned contact went, and what comes next."""
    today = detail.today
    fields = (
        Field("outcome", _("Outcome"), entry.outcome, lines=3),
        Field(
            "sentiment",
            _("How it went"),
            entry.sentiment or "",
            choices=words.choices(words.SENTIMENTS, unknown=True),
            read=lambda text: text or None,
        ),
        Field("next_step", _("Next step"), ""),
        day_field("next_step_on", _("… on"), None, today),
        length_field(entry.duration_min),
        Field("summary", _("Summary"), entry.summary, lines=3),
    )
    return Form(
        key=f"hold-{entry.id}",
        title=_("Held: %(channel)s with %(who)s")
        % {
            "channel": words.word(words.CHANNELS, entry.channel),
            "who": entry.contact or detail.client.name,
        },
        fields=fields,
        make=lambda values: HoldInteraction(entry.id, **values),
        creating=True,
    )


def length_field(minutes: int | None) -> Field:
    """How long a contact took."""

    def read(text: str) -> int:
        return read_duration(text, minutes_per_day=DAY, bare_unit="m").minutes

    return Field(
        "duration_min",
        _("Length"),
        "" if minutes is None else format_duration(minutes, minutes_per_day=DAY),
        read=or_none(read),
        say=lambda found: "" if found is None else format_duration(found, minutes_per_day=DAY),
        hint=_("30 min, 1 h"),
    )


def instant(text: str, usual: datetime, today: date) -> datetime:
    """When it is, in the workspace's time zone; a day alone keeps the hour."""
    typed = read_instant(text, today)
    at = usual.time() if typed.at is None else typed.at
    return datetime.combine(typed.on, at, tzinfo=usual.tzinfo)


def say_instant(at: datetime, today: date) -> str:
    """A day with its hour."""
    return f"{format_date(at.date(), today)} {at:%H:%M}"
