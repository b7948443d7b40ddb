"""Clients, the people there, products, and the people of the sales team come in."""

from __future__ import annotations

import re

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import counted
from salespm_tui.exchange.csv_table import CsvRow
from salespm_tui.services.clients.rows import as_stored
from salespm_tui.services.importing.crm.books import ClientBook, few
from salespm_tui.services.importing.crm.listing import Listing, unreadable
from salespm_tui.services.importing.crm.rows import Told, Values

_WIDE = re.compile(r"[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")


def bring_clients(listing: Listing) -> None:
    """Merge a list of clients; one of the same name is the same."""
    sheet = listing.sheet
    codes = {"tier": "tier", "status": "client_status", "kind": "client_kind"}

    def told(row: CsvRow) -> Told:
        name = _required(listing, row)
        values: Values = {"name": name}
        for field, column in (
            ("short", "short_name"),
            ("industry", "industry"),
            ("region", "region"),
        ):
            if sheet.has(field):
                values[column] = listing.text_or_none(row, field)
        for field, words in codes.items():
            code = sheet.code(row, field, words) if sheet.has(field) else None
            if code is not None:
                values[field] = code
        if sheet.has("aliases"):
            values["aliases"] = as_stored(_parts(sheet.text(row, "aliases")))
        if sheet.has("cadence"):
            values["cadence_days"] = listing.whole(row, "cadence", 1)
        extra = [listing.with_heading(row, field) for field in ("phone", "website")]
        values["notes"] = listing.notes_of(row, *extra)
        return Told(row.line, values, name, sheet.text(row, "id"))

    listing.merge("client", listing.told(told), ("name",), adopts=True)
    listing.say_rest(kept=True)


def bring_contacts(listing: Listing) -> None:
    """Merge a list of contacts; one without a client becomes a client of their own."""
    sheet = listing.sheet
    clients = ClientBook(listing.work, listing.bases, sheet)
    clients.prepare(sheet.table.rows)
    alone = dict.fromkeys(
        name
        for row in sheet.table.rows
        if clients.of(row) is None and (name := full_name(listing, row))
    )
    new = [name for name in alone if clients.named(name) is None]
    clients.create(new, "individual")
    codes = {
        "role": ("role", "contact_role"),
        "attitude": ("attitude", "attitude"),
        "preferred": ("preferred_channel", "channel"),
    }

    def told(row: CsvRow) -> Told:
        name = full_name(listing, row)
        if not name:
            raise unreadable(N_("The contact has no name."))
        client = clients.of(row)
        values: Values = {
            "name": name,
            "client_id": clients.named(name) if client is None else client,
        }
        for field in ("title", "phone", "email", "wechat"):
            if sheet.has(field):
                values[field] = listing.text_or_none(row, field)
        for field, (column, words) in codes.items():
            if sheet.has(field):
                values[column] = sheet.code(row, field, words)
        if sheet.has("influence"):
            values["influence"] = listing.whole(row, "influence", 1, 5)
        values["notes"] = listing.notes_of(row, listing.with_heading(row, "owner"))
        return Told(
            row.line, values, name, sheet.text(row, "id"), told_of=f"{values['client_id']} {name}"
        )

    listing.merge("contact", listing.told(told), ("client_id", "name"), adopts=True)
    if new:
        listing.notes.append(
            counted(
                "%(number)d contact without a client became a client: %(names)s.",
                "%(number)d contacts without a client became clients: %(names)s.",
                len(new),
                names=few(new),
            )
        )
    listing.notes += clients.notes
    listing.say_rest(kept=True)


def bring_products(listing: Listing) -> None:
    """Merge a list of products."""
    sheet = listing.sheet

    def told(row: CsvRow) -> Told:
        name = _required(listing, row)
        values: Values = {"name": name}
        if sheet.has("series"):
            values["series"] = listing.text_or_none(row, "series")
        if sheet.has("price"):
            price, currency = sheet.minor(row, "price")
            values |= {"price_minor": price, "currency": currency}
        return Told(row.line, values, name, sheet.text(row, "id"))

    listing.merge("product", listing.told(told), ("name",), adopts=True)
    listing.say_rest(kept=False)


def bring_people(listing: Listing) -> None:
    """Merge the people of a sales team: they are resources of the workspace."""
    sheet = listing.sheet

    def told(row: CsvRow) -> Told:
        name = _required(listing, row)
        values: Values = {"name": name, "kind": "person"}
        if sheet.has("email"):
            values["email"] = listing.text_or_none(row, "email")
        if sheet.has("role"):
            values["job_title"] = listing.text_or_none(row, "role")
        extra = [listing.with_heading(row, field) for field in ("manager", "office", "team")]
        values["notes"] = listing.notes_of(row, *extra)
        return Told(row.line, values, name)

    listing.merge("resource", listing.told(told), ("name",), adopts=True)
    listing.say_rest(kept=True)


def full_name(listing: Listing, row: CsvRow, column: str = "name") -> str:
    """The name of a person, from one column or two; Chinese and its like have the family name first."""
    sheet = listing.sheet
    whole = sheet.text(row, column)
    first, last = sheet.text(row, "first"), sheet.text(row, "last")
    if whole or not (first or last):
        return whole
    wide = _WIDE.search(last) and (not first or _WIDE.search(first))
    return last + first if wide else f"{first} {last}".strip()


def _required(listing: Listing, row: CsvRow) -> str:
    name = listing.sheet.text(row, "name")
    if not name:
        raise unreadable(N_("The row has no name."))
    return name


def _parts(names: str) -> list[str]:
    return [name for part in names.replace("；", ";").split(";") if (name := part.strip())]
