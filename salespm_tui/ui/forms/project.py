"""The form of a project."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from salespm_tui.contract.clients import KnownClientsQuery
from salespm_tui.contract.projects import ProjectRow, SaveProject
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.similar import fold, nearest
from salespm_tui.core.typed_dates import format_date, read_date
from salespm_tui.domain.capture import KnownClient
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.present import plan_words as words

if TYPE_CHECKING:
    from salespm_tui.ui.app import SalesApp


async def new_project_form(app: SalesApp) -> Form:
    """A new project; its code is made from the name unless one is given."""
    known = await _known(app)
    defaults = {"status": "active", "phase": "needs"}

    def make(values: dict[str, Any]) -> SaveProject:
        return SaveProject(**{k: v for k, v in values.items() if defaults.get(k) != v})

    fields = _fields(None, known, app.clock.today())
    return Form("project:new", _("New project"), fields, make, creating=True)


async def project_form(app: SalesApp, row: ProjectRow) -> Form:
    """Change a project."""
    known = await _known(app)

    def make(values: dict[str, Any]) -> SaveProject:
        return SaveProject(row.id, **values)

    title = f"{row.code} {row.name}"
    fields = _fields(row, known, app.clock.today())
    return Form(f"project:{row.id}", title, fields, make)


async def _known(app: SalesApp) -> Sequence[KnownClient]:
    return await asyncio.wrap_future(app.engine.ask(KnownClientsQuery()))


def _fields(row: ProjectRow | None, known: Sequence[KnownClient], today: date) -> tuple[Field, ...]:
    code_hint = _("made from the name") if row is None else ""
    status = "active" if row is None else row.status
    phase = "needs" if row is None else row.phase
    return (
        Field("name", _("Name"), "" if row is None else row.name, required=True),
        Field("code", _("Code"), "" if row is None else row.code, read=str, hint=code_hint),
        client_field("" if row is None else row.client or "", known),
        Field("manager", _("Manager"), "" if row is None else row.manager),
        Field("status", _("Status"), status, choices=words.choices(words.PROJECT_STATUS)),
        Field("phase", _("Phase"), phase, choices=words.choices(words.PROJECT_PHASE)),
        _day_field("start_on", _("Start"), None if row is None else row.start_on, today),
        _day_field("end_on", _("Agreed finish"), None if row is None else row.end_on, today),
        Field("currency", _("Currency"), "" if row is None else row.currency, read=str),
        Field("objective", _("Objective"), "" if row is None else row.objective, lines=4),
    )


def _day_field(name: str, label: str, day: date | None, today: date) -> Field:
    def read(text: str) -> date | None:
        return read_date(text, today) if text.strip() else None

    def say(typed: date | None) -> str:
        return "" if typed is None else format_date(typed, today)

    hint = _("today") if name == "start_on" and day is None else ""
    value = "" if day is None else format_date(day, today)
    return Field(name, label, value, read=read, say=say, hint=hint)


def client_field(value: str, known: Sequence[KnownClient]) -> Field:
    """A client by any of its names; its value is the id, None where the field is empty."""
    by_name: dict[str, KnownClient] = {}
    for client in known:
        for name in (client.name, client.short_name, *client.aliases):
            if name:
                by_name.setdefault(fold(name), client)

    def read(text: str) -> int | None:
        if not text.strip():
            return None
        found = by_name.get(fold(text))
        if found is None:
            raise UserError(_no_client(text, known), _("Add it on the screen Clients (5) first."))
        return found.id

    def say(client_id: int | None) -> str:
        return next((client.name for client in known if client.id == client_id), "")

    return Field("client_id", _("Client"), value, read=read, say=say)


def _no_client(text: str, known: Sequence[KnownClient]) -> str:
    near = nearest(text, [client.name for client in known])
    if near is not None:
        return _("There is no client “%(text)s”; the nearest is %(near)s.") % {
            "text": text.strip(),
            "near": near,
        }
    return _("There is no client “%(text)s”.") % {"text": text.strip()}
