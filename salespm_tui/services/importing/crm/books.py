"""Whom and what the rows of a file refer to: clients, contacts, deals and leads, by id or by name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import select
from sqlmodel import col

from salespm_tui.core.labels import Label, counted
from salespm_tui.core.similar import fold
from salespm_tui.exchange.crm_columns import plain_heading
from salespm_tui.exchange.csv_table import CsvRow
from salespm_tui.services.clients.rows import all_named
from salespm_tui.services.importing.bases import Bases
from salespm_tui.services.importing.crm.rows import add_rows
from salespm_tui.services.importing.crm.sheet import Sheet
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Contact, Lead, Opportunity

_FEW = 5
K = TypeVar("K")


class ClientBook:
    """The clients of the workspace by the names and ids of a file; what is unknown is created."""

    def __init__(self, work: Work, bases: Bases, sheet: Sheet, column: str = "client") -> None:
        self._work = work
        self._bases = bases
        self._sheet = sheet
        self._column = column
        self.notes: list[Label] = []
        self._by_name: dict[str, int] = {}
        named = all_named(work)
        for client in named:
            for name in client.names:
                self._by_name.setdefault(fold(name), client.id)
        living = {client.id for client in named}
        self._by_id = {
            key.partition("=")[2]: base.row_id
            for key, base in bases.of_kind("client").items()
            if "=" in key and not key.startswith("~") and base.row_id in living
        }

    def prepare(self, rows: Iterable[CsvRow]) -> None:
        """Create the clients that the rows name and nobody knows."""
        new = self._unknown(rows)
        if not new:
            return
        heading = plain_heading(self._sheet.heading("client_id")) if self._has_ids else ""
        ids = add_rows(self._work, "client", [{"name": name or uid} for name, uid in new])
        for row_id, (name, uid) in zip(ids, new, strict=True):
            key = f"{heading}={uid}" if uid else f"~{fold(name)}"
            self._bases.keep("client", key, row_id, {"name": name or uid})
            self._by_name[fold(name or uid)] = row_id
            if uid:
                self._by_id[uid] = row_id
        self._tell(
            [name for name, _uid in new if name],
            unnamed=[uid for name, uid in new if not name],
        )

    def _unknown(self, rows: Iterable[CsvRow]) -> list[tuple[str, str]]:
        """Name and id of each client that is to be created, once."""
        new: dict[str, tuple[str, str]] = {}
        ids: set[str] = set()
        for name, uid in dict.fromkeys(map(self._said, rows)):
            if not (name or uid) or self._known(name, uid) is not None or uid in ids:
                continue
            before = new.get(fold(name or uid))
            if before is None or (uid and not before[1]):
                new[fold(name or uid)] = (name, uid)
                if uid:
                    ids.add(uid)
        return list(new.values())

    def of(self, row: CsvRow) -> int | None:
        """The client of a row, None where it names none."""
        return self._known(*self._said(row))

    def named(self, name: str) -> int | None:
        """The client of that name."""
        return self._by_name.get(fold(name))

    def create(self, names: list[str], kind: str) -> None:
        """Clients of that kind under these names, without a word about it."""
        ids = add_rows(self._work, "client", [{"name": name, "kind": kind} for name in names])
        for row_id, name in zip(ids, names, strict=True):
            self._bases.keep("client", f"~{fold(name)}", row_id, {"name": name, "kind": kind})
            self._by_name[fold(name)] = row_id

    @property
    def _has_ids(self) -> bool:
        return self._sheet.has("client_id")

    def _said(self, row: CsvRow) -> tuple[str, str]:
        uid = self._sheet.text(row, "client_id").split(";")[0].strip()
        return self._sheet.text(row, self._column), uid

    def _known(self, name: str, uid: str) -> int | None:
        found = self._by_id.get(uid) if uid else None
        return self._by_name.get(fold(name or uid)) if found is None else found

    def _tell(self, named: list[str], unnamed: list[str]) -> None:
        if named:
            self.notes.append(
                counted(
                    "%(number)d client was created: %(names)s.",
                    "%(number)d clients were created: %(names)s.",
                    len(named),
                    names=few(named),
                )
            )
        if unnamed:
            self.notes.append(
                counted(
                    "%(number)d client is known by its id alone and was created under it: %(names)s.",
                    "%(number)d clients are known by their ids alone and were created under them: %(names)s.",
                    len(unnamed),
                    names=few(unnamed),
                )
            )


class DealBook:
    """The deals of the workspace by the ids and names of a file."""

    def __init__(self, work: Work) -> None:
        rows = work.session.execute(
            select(col(Opportunity.id), col(Opportunity.name), col(Opportunity.source_uid))
            .where(col(Opportunity.archived_at).is_(None))
            .order_by(col(Opportunity.id).desc())
        ).all()
        self._by_uid = {uid: row_id for row_id, _name, uid in rows if uid}
        self._by_name = {fold(name): row_id for row_id, name, _uid in rows}

    def of(self, sheet: Sheet, row: CsvRow) -> int | None:
        """The deal of a row by its id, else its name; None where none is named or known."""
        uid, name = sheet.text(row, "deal_id"), sheet.text(row, "deal")
        found = self._by_uid.get(uid) if uid else None
        return found if found is not None or not name else self._by_name.get(fold(name))


def leads_by_uid(work: Work) -> dict[str, tuple[int, str, int | None]]:
    """Id, status and deal of each living lead that came from a file, by its id there."""
    rows = work.session.execute(
        select(
            col(Lead.source_uid), col(Lead.id), col(Lead.status), col(Lead.converted_opportunity_id)
        ).where(col(Lead.archived_at).is_(None), col(Lead.source_uid).is_not(None))
    ).all()
    return {uid: (row_id, status, deal) for uid, row_id, status, deal in rows}


def contacts_by_name(work: Work) -> dict[tuple[int, str], int]:
    """The living contacts by client and name."""
    rows = work.session.execute(
        select(col(Contact.id), col(Contact.client_id), col(Contact.name))
        .where(col(Contact.archived_at).is_(None))
        .order_by(col(Contact.id).desc())
    ).all()
    return {(client_id, fold(name)): row_id for row_id, client_id, name in rows}


def few(names: list[str]) -> str:
    """The first few names, with dots for the others."""
    return ", ".join(names[:_FEW]) + (", …" if len(names) > _FEW else "")
