"""Deals come in: with their stages, clients, products, next steps, and a stage change each."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

from sqlalchemy import select, update
from sqlmodel import col

from salespm_tui.contract.pipeline import StageRow
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.core.similar import fold, nearest
from salespm_tui.domain.codes import OUTCOME_REASON
from salespm_tui.exchange.crm_words import WORDS
from salespm_tui.exchange.csv_table import CsvRow
from salespm_tui.services.importing.crm.books import ClientBook, leads_by_uid
from salespm_tui.services.importing.crm.ladder import StageBook
from salespm_tui.services.importing.crm.listing import Listing, unreadable
from salespm_tui.services.importing.crm.next_steps import NextSteps
from salespm_tui.services.importing.crm.rows import Change, RowMerge, Told, Values, add_rows
from salespm_tui.store.tables import Lead, Product

_OPEN, _CLOSED = "pipeline", "closed"
"""The forecast category of an open deal of which no more is known, and that of every closed one."""


def bring_deals(listing: Listing) -> None:
    """Merge a list of deals."""
    _Deals(listing).run()


class _Deals:
    def __init__(self, listing: Listing) -> None:
        self._in = listing
        self._work = listing.work
        self._sheet = listing.sheet
        self._stages = StageBook(listing.work)
        self._clients = ClientBook(listing.work, listing.bases, listing.sheet)
        self._steps = NextSteps(listing, "opportunity")
        self._now: datetime = listing.work.session.connection().info["at"]
        self._currencies: Counter[str] = Counter()
        self._unnamed = self._stageless = self._clientless = 0

    def run(self) -> None:
        rows = self._sheet.table.rows
        self._stages.prepare(dict.fromkeys(self._stage_word(row) for row in rows))
        self._clients.prepare(rows)
        match = ("name", "client_id") if self._clients_are_named else ("name",)
        told = list(self._in.told(self._told))
        merged = self._in.merge(
            "opportunity",
            told,
            match,
            together=("stage_id", "closed_on"),
            first=self._first,
            settle=self._settle,
        )
        self._record_stages(merged)
        self._link_leads(merged)
        self._steps.bring(merged)
        self._in.notes += [*self._stages.notes, *self._clients.notes, *self._said(told)]
        self._in.say_rest(kept=True)

    @property
    def _clients_are_named(self) -> bool:
        return self._sheet.has("client") or self._sheet.has("client_id")

    # A row

    def _told(self, row: CsvRow) -> Told:
        sheet = self._sheet
        uid = sheet.text(row, "id")
        name = sheet.text(row, "name") or self._made_name(row, uid)
        stage = self._stage(row)
        values: Values = {"name": name, **self._amount(row), **self._where(row, stage)}
        values["source_uid"] = uid or None
        if self._clients_are_named:
            values["client_id"] = self._clients.of(row)
            self._clientless += values["client_id"] is None
        if self._in.project_id is not None:
            values["project_id"] = self._in.project_id
        if sheet.has("opened"):
            values["opened_on"] = sheet.day(row, "opened")
        for field, column in (
            ("product", "products"),
            ("owner", "owner"),
            ("competitor", "competitor"),
        ):
            if sheet.has(field):
                values[column] = sheet.text(row, field) or None
        reasoned = sheet.has("reason") or sheet.has("detail")
        if reasoned:
            values |= self._reason(row, stage)
        if sheet.has("notes") or reasoned or sheet.rest:
            values["notes"] = self._notes(row, stage)
        self._steps.note(row, values.get("client_id"))
        return Told(row.line, values, name, uid)

    def _notes(self, row: CsvRow, stage: StageRow) -> str:
        early = ("reason", "detail") if stage.kind == "open" else ()
        return self._in.notes_of(row, *(self._in.with_heading(row, name) for name in early))

    def _made_name(self, row: CsvRow, uid: str) -> str:
        """What a deal without a name is called: its product or client, and its id."""
        what = self._sheet.text(row, "product") or self._sheet.text(row, "client")
        self._unnamed += 1
        if not (what or uid):
            raise unreadable(N_("The deal has neither a name nor an id."))
        return f"{what} ({uid})" if what and uid else what or uid

    def _amount(self, row: CsvRow) -> Values:
        amount, currency = self._sheet.minor(row, "amount")
        self._currencies[currency] += amount is not None
        return {"amount_minor": amount, "currency": currency}

    def _stage_word(self, row: CsvRow) -> str:
        """The word for the stage; for deals that the file calls won or lost, that, unless the stage is
        one of these itself."""
        status = self._sheet.text(row, "status")
        kind = WORDS["stage_kind"].get(fold(status))
        stage = self._sheet.text(row, "stage")
        known = self._stages.named(stage) if stage else None
        if known is not None and known.kind == kind:
            return stage
        if kind in ("won", "lost") or (not stage and kind is None):
            return status
        return stage

    def _stage(self, row: CsvRow) -> StageRow:
        word = self._stage_word(row)
        found = self._stages.named(word) if word else self._stages.first_open()
        self._stageless += not word
        if found is None:
            raise unreadable(N_("There is no stage for it here."))
        return found

    def _where(self, row: CsvRow, stage: StageRow) -> Values:
        """Stage, close dates, probability and forecast category, as they belong together."""
        sheet = self._sheet
        close = sheet.day(row, "close") if sheet.has("close") else None
        said = sheet.percent(row, "probability")
        values: Values = {"stage_id": stage.id}
        if stage.kind != "open":
            actual = sheet.day(row, "lost" if stage.kind == "lost" else "closed")
            actual = actual or sheet.day(row, "closed")
            values["closed_on"] = actual or close
            if actual is not None and sheet.has("close"):
                values["expected_close_on"] = close
            values["probability_override"] = None
            values["forecast_category"] = _CLOSED
            return values
        values |= {"closed_on": None, "forecast_category": _OPEN}
        if sheet.has("close"):
            values["expected_close_on"] = close
        if sheet.has("probability"):
            values["probability_override"] = None if said == stage.probability else said
        if sheet.has("forecast"):
            code = sheet.code(row, "forecast", "forecast")
            values["forecast_category"] = code if code not in (None, _CLOSED) else _OPEN
        return values

    def _reason(self, row: CsvRow, stage: StageRow) -> Values:
        """Why it was won or lost; an open deal has no reason, and keeps the words in its notes."""
        words, detail = self._sheet.text(row, "reason"), self._sheet.paragraphs(row, "detail")
        if stage.kind == "open" or not (words or detail):
            return {"outcome_reason": None, "outcome_detail": ""}
        if not self._sheet.has("detail"):
            code = WORDS["reason"].get(fold(words)) if stage.kind == "lost" else None
            return {"outcome_reason": code or "other", "outcome_detail": words}
        code = fold(words) if fold(words) in OUTCOME_REASON else None
        code = code or (WORDS["reason"].get(fold(words)) if stage.kind == "lost" else None)
        if code is None and words:
            return {"outcome_reason": "other", "outcome_detail": f"{words}\n{detail}".strip()}
        return {"outcome_reason": code, "outcome_detail": detail}

    # What goes with them

    def _record_stages(self, merged: RowMerge) -> None:
        """A stage change for each deal that came, and for each that stands elsewhere now."""
        changes = [
            self._change(row_id, None, told.values, self._entered(told.values))
            for row_id, told in merged.created
        ]
        for one in merged.changed:
            if "stage_entered_at" in one.taken:
                values = {**one.before, **one.told.values, **one.taken}
                at = one.taken["stage_entered_at"]
                changes.append(self._change(one.row_id, one.before["stage_id"], values, at))
        if changes:
            add_rows(self._work, "stage_change", changes)

    def _first(self, values: Values) -> Values:
        return {**values, "stage_entered_at": self._entered(values)}

    def _entered(self, values: Values) -> datetime:
        """When a deal came to where it stands, as far as the file tells."""
        day = values["closed_on"]
        if day is None and self._stages.rows[values["stage_id"]].kind == "open":
            day = values.get("opened_on")
        return self._now if day is None else day_begins(day, self._sheet.zone)

    def _settle(self, change: Change) -> None:
        """A deal that moved came there now, or when it was closed; closing settles its forecast."""
        stage_id = change.taken.get("stage_id", change.before["stage_id"])
        if stage_id == change.before["stage_id"]:
            return
        kind = self._stages.rows[stage_id].kind
        closed = change.taken.get("closed_on")
        change.taken["stage_entered_at"] = (
            self._now if closed is None else day_begins(closed, self._sheet.zone)
        )
        if kind != "open":
            change.taken.update(forecast_category=_CLOSED, probability_override=None)
        elif change.before["forecast_category"] == _CLOSED:
            change.taken.setdefault("forecast_category", _OPEN)

    def _change(self, row_id: int, before: int | None, values: Any, at: datetime) -> Values:
        stage = self._stages.rows[values["stage_id"]]
        manual = values.get("probability_override") if stage.kind == "open" else None
        return {
            "opportunity_id": row_id,
            "from_stage_id": before,
            "to_stage_id": stage.id,
            "at": at,
            "amount_minor_at": values["amount_minor"],
            "probability_at": stage.probability if manual is None else manual,
        }

    def _link_leads(self, merged: RowMerge) -> None:
        """Tell the leads that became these deals which deal that is."""
        if not self._sheet.has("lead_id"):
            return
        known = leads_by_uid(self._work)
        place = self._sheet.columns["lead_id"]
        links = []
        for row in self._sheet.table.rows:
            lead = known.get(row.cells[place])
            deal = merged.rows.get(row.line)
            if lead is not None and lead[2] is None and deal is not None and lead[1] == "converted":
                links.append({"id": lead[0], "converted_opportunity_id": deal})
        if links:
            self._work.session.execute(update(Lead), links)

    # What is to be said

    def _said(self, told: list[Told]) -> list[Label]:
        notes = list(_unknown_products(self._work, told))
        if self._clients_are_named and self._clientless:
            notes.append(
                counted(
                    "%(number)d deal has no client.",
                    "%(number)d deals have no client.",
                    self._clientless,
                )
            )
        if self._unnamed:
            said = N_("The deals have no names of their own: they are called by product and id.")
            notes.append(label(said))
        if self._stageless:
            first = self._stages.first_open()
            notes.append(
                counted(
                    "%(number)d deal has no stage and was put at %(stage)s.",
                    "%(number)d deals have no stage and were put at %(stage)s.",
                    self._stageless,
                    stage=first.name,
                )
            )
        return [*notes, *_odd_dates(told, self._work.today), *self._said_of_money()]

    def _said_of_money(self) -> list[Label]:
        home = self._sheet.home
        if self._sheet.has("currency"):
            return []
        others = [
            currency for currency, number in self._currencies.items() if number and currency != home
        ]
        if others:
            said = N_("Amounts taken as %(currencies)s, as written beside them.")
            return [label(said, currencies=", ".join(others))]
        if not self._currencies[home]:
            return []
        said = N_("Amounts taken as %(currency)s, the workspace's currency: the file names none.")
        return [label(said, currency=home)]


def _odd_dates(told: list[Told], today: date) -> list[Label]:
    """Close dates that cannot be true; they are kept as the file has them."""
    late = early = 0
    for one in told:
        closed, opened = one.values["closed_on"], one.values.get("opened_on")
        late += closed is not None and closed > today
        early += closed is not None and opened is not None and closed < opened
    notes = []
    if late:
        notes.append(
            counted(
                "%(number)d deal closed on a day that is still to come.",
                "%(number)d deals closed on days that are still to come.",
                late,
            )
        )
    if early:
        notes.append(
            counted(
                "%(number)d deal closed before it was opened.",
                "%(number)d deals closed before they were opened.",
                early,
            )
        )
    return notes


def _unknown_products(work: Any, told: list[Told]) -> list[Label]:
    """The products of deals that are not on the list of products, where there is one."""
    names = work.session.scalars(
        select(col(Product.name)).where(col(Product.archived_at).is_(None))
    )
    known = {fold(name): name for name in names}
    if not known:
        return []
    asked = Counter(
        product for one in told for product in _products(one.values.get("products") or "", known)
    )
    return [
        _unknown_product(product, number, nearest(product, known.values()))
        for product, number in asked.items()
    ]


def _unknown_product(product: str, number: int, near: str | None) -> Label:
    if near is None:
        return counted(
            "“%(product)s” (%(number)d row) is not among the products.",
            "“%(product)s” (%(number)d rows) is not among the products.",
            number,
            product=product,
        )
    return counted(
        "“%(product)s” (%(number)d row) is not among the products; the nearest name is “%(near)s”.",
        "“%(product)s” (%(number)d rows) is not among the products; the nearest name is “%(near)s”.",
        number,
        product=product,
        near=near,
    )


def _products(text: str, known: dict[str, str]) -> list[str]:
    """The products of one deal that are not known."""
    if not text or fold(text) in known:
        return []
    parts = (part.strip() for part in text.replace("；", ";").replace("、", ";").split(";"))
    return [part for part in parts if part and fold(part) not in known]


@cache
def day_begins(day: date, zone: Any) -> datetime:
    """The first moment of a day by the workspace's clock."""
    return datetime.combine(day, time(), zone).astimezone(UTC)
