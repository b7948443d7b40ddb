"""What the lists of all areas have in common: their rows, and how a value stands in a cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any, TypeVar

from sqlmodel import col, select

from salespm_tui.core.money import minor_digits
from salespm_tui.services.settings import settings, zone_of
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import ActionItem, Client, Contact, Opportunity, Project, Row

R = TypeVar("R", bound=Row)

_THOUSANDTHS = 3


@dataclass
class Cells:
    """The rows of one export, and the names of what they refer to."""

    reading: Reading
    project_id: int | None

    def rows(self, table: type[R], *conditions: Any) -> Sequence[R]:
        """The rows that are not archived, of the project where one is asked for, by id."""
        columns: Any = table
        statement = select(table).where(columns.archived_at.is_(None), *conditions)
        if self.project_id is not None and hasattr(table, "project_id"):
            statement = statement.where(columns.project_id == self.project_id)
        return self.reading.session.exec(statement.order_by(columns.id)).all()

    def plain(self, row: Row, columns: Mapping[str, str]) -> dict[str, str]:
        """Cells by field, each the value of that column."""
        return {field: text(getattr(row, column)) for field, column in columns.items()}

    def moment(self, at: datetime | None) -> str:
        """An instant by the workspace's clock, to the minute."""
        return "" if at is None else at.astimezone(self._zone).strftime("%Y-%m-%d %H:%M")

    def client(self, row_id: int | None) -> str:
        return self._clients.get(row_id, "")

    def contact(self, row_id: int | None) -> str:
        return self._contacts.get(row_id, "")

    def deal(self, row_id: int | None) -> str:
        return self._deals.get(row_id, "")

    def project(self, row_id: int | None) -> str:
        """The code of the project."""
        return self._projects.get(row_id, ("", ""))[0]

    def currency(self, project_id: int | None) -> str:
        """The currency of the project, without one the workspace's."""
        return self._projects.get(project_id, ("", self._home))[1]

    def steps(self, link: str, kind: str) -> dict[int, ActionItem]:
        """The first open action item of that kind by the row that it hangs on."""
        found: dict[int, ActionItem] = {}
        items = self.reading.session.exec(
            select(ActionItem)
            .where(col(ActionItem.archived_at).is_(None))
            .where(ActionItem.kind == kind, ActionItem.status == "open")
        )
        for item in sorted(items, key=lambda one: (one.due_on or date.max, one.id or 0)):
            row_id = getattr(item, link)
            if row_id is not None:
                found.setdefault(row_id, item)
        return found

    def next_step(self, item: ActionItem | None) -> dict[str, str]:
        """The cells of a next step; empty where there is none."""
        if item is None:
            return {}
        return {"next_step": item.title, "next_step_on": text(item.due_on)}

    @cached_property
    def _home(self) -> str:
        return settings(self.reading).get("currency", "USD")

    @cached_property
    def _zone(self) -> Any:
        return zone_of(self.reading)

    @cached_property
    def _clients(self) -> dict[int | None, str]:
        return dict(self.reading.session.exec(select(Client.id, Client.name)).all())

    @cached_property
    def _contacts(self) -> dict[int | None, str]:
        return dict(self.reading.session.exec(select(Contact.id, Contact.name)).all())

    @cached_property
    def _deals(self) -> dict[int | None, str]:
        return dict(self.reading.session.exec(select(Opportunity.id, Opportunity.name)).all())

    @cached_property
    def _projects(self) -> dict[int | None, tuple[str, str]]:
        found = self.reading.session.exec(select(Project.id, Project.code, Project.currency))
        return {row_id: (code, currency) for row_id, code, currency in found}


def text(value: object) -> str:
    """A plain value in a cell; what is unknown leaves it empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value.isoformat() if isinstance(value, date) else str(value)


def amount(minor: int | None, currency: str | None) -> str:
    """Money without its currency, so that no reader takes its decimals for thousands."""
    if minor is None:
        return ""
    digits = minor_digits(currency)
    value = Decimal(minor).scaleb(-digits)
    return f"{value:.4f}" if digits == _THOUSANDTHS else f"{value:.{digits}f}"


def own_ids(rows: Sequence[Any]) -> dict[int, str]:
    """The ids that rows came with from another program, where no two of them share one."""
    count = Counter(row.source_uid for row in rows)
    return {row.id: row.source_uid for row in rows if row.source_uid and count[row.source_uid] == 1}
