"""Expectations: what a client counts on, what we answered, until when, and whether it was kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.values import UNSET, Command, Query, Unset
from salespm_tui.domain.figures import Figure


@dataclass(frozen=True, slots=True)
class SaveExpectation(Command):
    """Create an expectation (`expectation_id` None; `client_id` and `statement` needed) or change the
    fields given.

    `status` is open or agreed; what became of it is said by `SettleExpectation`. One of these two
    given to a settled expectation opens it again.
    """

    expectation_id: int | None = None
    client_id: int | None = None
    statement: str | Unset = UNSET
    project_id: int | Unset | None = UNSET
    opportunity_id: int | Unset | None = UNSET
    interaction_id: int | Unset | None = UNSET
    our_position: str | Unset = UNSET
    promised_by: str | Unset = UNSET
    promised_on: date | Unset | None = UNSET
    due_on: date | Unset | None = UNSET
    importance: int | Unset = UNSET
    gap: str | Unset = UNSET
    status: str | Unset = UNSET
    notes: str | Unset = UNSET


@dataclass(frozen=True, slots=True)
class SettleExpectation(Command):
    """Say what became of an expectation: `how` is kept, renegotiated or broken.

    Renegotiated needs `due_on`: this one ends, and one with the same words is agreed for that day
    (the outcome's `ref`). Broken needs `why`. `on` is the day of it, today unless given.
    """

    expectation_id: int
    how: str
    on: date | None = None
    due_on: date | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class ExpectationRow:
    """One expectation. `days_left` until it is due, negative once it is late; None where it is
    settled or has no date. `standing` is settled, overdue, due_soon (within a week) or open."""

    id: int
    client_id: int
    client: str
    project_id: int | None
    project: str | None
    opportunity_id: int | None
    opportunity: str | None
    interaction_id: int | None
    statement: str
    our_position: str
    promised_by: str
    promised_on: date | None
    due_on: date | None
    importance: int
    gap: str
    status: str
    settled_on: date | None
    notes: str
    days_left: int | None
    standing: str


@dataclass(frozen=True, slots=True)
class Kept:
    """How reliable we are: `ratio` = kept / (kept + broken), undefined where neither happened yet."""

    ratio: Figure
    kept: int
    broken: int
    renegotiated: int

    @property
    def n(self) -> int:
        """How many expectations the ratio rests on."""
        return self.kept + self.broken


@dataclass(frozen=True, slots=True)
class Expectations:
    """Unsettled expectations by the day they are due, undated ones last, the more important first;
    then the settled ones, the latest first."""

    today: date
    expectations: tuple[ExpectationRow, ...]
    kept: Kept

    @property
    def overdue(self) -> tuple[ExpectationRow, ...]:
        """Those whose day has passed."""
        return tuple(row for row in self.expectations if row.standing == "overdue")

    @property
    def due_soon(self) -> tuple[ExpectationRow, ...]:
        """Those that are due within a week, today among it."""
        return tuple(row for row in self.expectations if row.standing == "due_soon")


@dataclass(frozen=True, slots=True)
class ExpectationsQuery(Query[Expectations]):
    """The expectations of a client, of a project, or of one client in one project; all without either."""

    client_id: int | None = None
    project_id: int | None = None
