"""The history of stages, and the log of what was said, come in."""

from __future__ import annotations

from datetime import datetime
from hashlib import blake2b
from typing import Any

from salespm_tui.core.durations import duration_or_none
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import counted
from salespm_tui.core.similar import fold
from salespm_tui.exchange.csv_table import CsvRow
from salespm_tui.services.importing.crm.books import ClientBook, DealBook, contacts_by_name
from salespm_tui.services.importing.crm.ladder import StageBook
from salespm_tui.services.importing.crm.listing import Listing, unreadable
from salespm_tui.services.importing.crm.next_steps import NextSteps
from salespm_tui.services.importing.crm.rows import Told, Values, add_rows


def bring_stages(listing: Listing) -> None:
    """Merge the history of stages; the deals themselves stay at the stage where they are."""
    sheet = listing.sheet
    deals, stages = DealBook(listing.work), StageBook(listing.work)
    fields = [field for field in ("from_stage", "to_stage") if sheet.has(field)]
    rows = sheet.table.rows
    stages.prepare(dict.fromkeys(sheet.text(row, field) for row in rows for field in fields))

    def told(row: CsvRow) -> Told:
        deal = deals.of(sheet, row)
        if deal is None:
            name = sheet.text(row, "deal") or sheet.text(row, "deal_id")
            raise unreadable(N_("The deal “%(deal)s” is not known here."), deal=name)
        stage, before = (
            stages.named(sheet.text(row, field)) for field in ("to_stage", "from_stage")
        )
        at = sheet.instant(row, "at")
        if stage is None or at is None:
            raise unreadable(N_("The row lacks the stage or when it was entered."))
        values: Values = {"opportunity_id": deal, "to_stage_id": stage.id, "at": at}
        values["from_stage_id"] = None if before is None else before.id
        if sheet.has("amount"):
            values["amount_minor_at"] = sheet.minor(row, "amount")[0]
        if sheet.has("probability"):
            values["probability_at"] = sheet.percent(row, "probability")
        values["note"] = listing.notes_of(row)
        key = f"{deal} {stage.id} {at.isoformat()}"
        return Told(row.line, values, stage.name, sheet.text(row, "id"), told_of=key)

    listing.merge(
        "stage_change", listing.told(told), ("opportunity_id", "to_stage_id", "at"), adopts=True
    )
    listing.notes += stages.notes
    listing.say_rest(kept=True)


def bring_log(listing: Listing) -> None:
    """Merge a log of contacts with clients."""
    _Log(listing).run()


class _Log:
    def __init__(self, listing: Listing) -> None:
        self._in = listing
        self._sheet = listing.sheet
        self._clients = ClientBook(listing.work, listing.bases, listing.sheet)
        self._deals = DealBook(listing.work)
        self._steps = NextSteps(listing, "interaction")
        self._contacts = contacts_by_name(listing.work)
        self._now: datetime = listing.work.session.connection().info["at"]

    def run(self) -> None:
        self._clients.prepare(self._sheet.table.rows)
        self._create_contacts()
        told = self._in.told(self._told)
        match = ("client_id", "occurred_at", "summary")
        self._steps.bring(self._in.merge("interaction", told, match))
        self._in.notes += self._clients.notes
        self._in.say_rest(kept=False)

    def _create_contacts(self) -> None:
        new: dict[tuple[int, str], str] = {}
        for row in self._sheet.table.rows:
            name, client = self._sheet.text(row, "contact"), self._clients.of(row)
            if name and client is not None and (client, fold(name)) not in self._contacts:
                new.setdefault((client, fold(name)), name)
        if not new:
            return
        values = [{"client_id": client, "name": name} for (client, _key), name in new.items()]
        ids = add_rows(self._in.work, "contact", values)
        for row_id, key, one in zip(ids, new, values, strict=True):
            self._contacts[key] = row_id
            known = "~" + fold(f"{key[0]} {one['name']}")
            self._in.bases.keep("contact", known, row_id, one)
        self._in.notes.append(
            counted(
                "%(number)d contact was created.",
                "%(number)d contacts were created.",
                len(new),
            )
        )

    def _told(self, row: CsvRow) -> Told:
        sheet = self._sheet
        client = self._clients.of(row)
        if client is None:
            raise unreadable(N_("The row names no client."))
        at = sheet.instant(row, "at")
        if at is None:
            raise unreadable(N_("The row has no date."))
        summary = sheet.paragraphs(row, "summary")
        values: Values = {
            "client_id": client,
            "occurred_at": at,
            "planned": self._is_planned(row, at),
            "summary": summary,
            "contact_id": self._contacts.get((client, fold(sheet.text(row, "contact")))),
            **self._codes(row),
        }
        if self._in.project_id is not None:
            values["project_id"] = self._in.project_id
        if sheet.has("deal") or sheet.has("deal_id"):
            values["opportunity_id"] = self._deals.of(sheet, row)
        if sheet.has("outcome"):
            values["outcome"] = sheet.paragraphs(row, "outcome")
        if sheet.has("duration"):
            values["duration_min"] = self._minutes(row)
        self._steps.note(row, client)
        key = blake2b(summary.encode(), digest_size=8).hexdigest()
        name = summary.split("\n")[0][:60]
        return Told(
            row.line, values, name, sheet.text(row, "id"), f"{client} {at.isoformat()} {key}"
        )

    def _is_planned(self, row: CsvRow, at: datetime) -> bool:
        """As the file says; where it does not, what lies ahead is planned."""
        said = self._sheet.code(row, "planned", "yes") if self._sheet.has("planned") else None
        return at > self._now if said is None else said == "yes"

    def _codes(self, row: CsvRow) -> dict[str, Any]:
        values: Values = {}
        for field in ("channel", "direction"):
            code = self._sheet.code(row, field, field) if self._sheet.has(field) else None
            if code is not None:
                values[field] = code
        if self._sheet.has("sentiment"):
            values["sentiment"] = self._sheet.code(row, "sentiment", "sentiment")
        return values

    def _minutes(self, row: CsvRow) -> int | None:
        """A bare number is minutes; what is no length of time is unknown, and counted."""
        cell = self._sheet.text(row, "duration")
        if cell.isascii() and cell.isdigit() and len(cell) < 6:
            return int(cell)
        found = duration_or_none(cell) if cell else None
        if cell and found is None:
            self._sheet.leave_out("duration", cell)
        return None if found is None else found.minutes
