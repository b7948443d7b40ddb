"""Leads come in."""

from __future__ import annotations

from salespm_tui.core.i18n import N_
from salespm_tui.core.similar import fold
from salespm_tui.exchange.crm_words import WORDS
from salespm_tui.exchange.csv_table import CsvRow
from salespm_tui.services.importing.crm.books import ClientBook, DealBook
from salespm_tui.services.importing.crm.listing import Listing, unreadable
from salespm_tui.services.importing.crm.next_steps import NextSteps
from salespm_tui.services.importing.crm.people import full_name
from salespm_tui.services.importing.crm.rows import Told, Values


def bring_leads(listing: Listing) -> None:
    """Merge a list of leads. A company that is no client yet stays a name: a lead does not make one."""
    _Leads(listing).run()


class _Leads:
    def __init__(self, listing: Listing) -> None:
        self._in = listing
        self._sheet = listing.sheet
        self._clients = ClientBook(listing.work, listing.bases, listing.sheet, "company")
        self._deals = DealBook(listing.work)
        self._steps = NextSteps(listing, "lead")

    def run(self) -> None:
        merged = self._in.merge("lead", self._in.told(self._told), ("title", "company"))
        self._steps.bring(merged)
        self._in.say_rest(kept=True)

    def _told(self, row: CsvRow) -> Told:
        sheet = self._sheet
        uid = sheet.text(row, "id")
        contact = full_name(self._in, row, "contact") if self._has_names else ""
        title = self._title(row, contact, uid)
        values: Values = {"title": title, "source_uid": uid or None}
        if self._in.project_id is not None:
            values["project_id"] = self._in.project_id
        if self._has_names:
            values["contact_name"] = contact or None
        if sheet.has("company") or sheet.has("client_id"):
            values |= {
                "company": self._in.text_or_none(row, "company"),
                "client_id": self._clients.of(row),
            }
        for field in ("phone", "email", "owner"):
            if sheet.has(field):
                values[field] = self._in.text_or_none(row, field)
        if sheet.has("reason"):
            values["lost_reason"] = self._in.text_or_none(row, "reason")
        if sheet.has("score"):
            values["score"] = sheet.percent(row, "score")
        values |= self._state(row)
        values["notes"] = self._notes(row)
        self._steps.note(row, values.get("client_id"))
        return Told(row.line, values, title, uid)

    @property
    def _has_names(self) -> bool:
        return any(self._sheet.has(name) for name in ("contact", "first", "last"))

    def _title(self, row: CsvRow, contact: str, uid: str) -> str:
        said = (self._sheet.text(row, name) for name in ("name", "company"))
        late = (self._sheet.text(row, name) for name in ("email", "domain"))
        title = next((one for one in (*said, contact, *late, uid) if one), "")
        if not title:
            raise unreadable(N_("The lead has neither a name nor an id."))
        return title

    def _state(self, row: CsvRow) -> Values:
        """Source, status, and the deal that it became."""
        sheet = self._sheet
        values: Values = {}
        if sheet.has("source"):
            values["source"] = sheet.code(row, "source", "source")
        status = sheet.code(row, "status", "lead_status") if sheet.has("status") else None
        said = WORDS["yes"].get(fold(sheet.text(row, "converted")))
        if said == "yes":
            status = "converted"
        if status is not None:
            values["status"] = status
        named = sheet.has("deal_id") or sheet.has("deal")
        deal = self._deals.of(sheet, row) if named else None
        if status == "converted" and deal is not None:
            values["converted_opportunity_id"] = deal
        if sheet.has("converted_on"):
            values["converted_at"] = sheet.instant(row, "converted_on")
        return values

    def _notes(self, row: CsvRow) -> str:
        """What a code does not say fully stays as it was written."""
        source, told = self._sheet.text(row, "source"), ""
        if source and WORDS["source"].get(fold(source)) != fold(source):
            told = self._in.with_heading(row, "source")
        return self._in.notes_of(row, told, self._in.with_heading(row, "domain"))
