"""What a project lives on and ends with, as facts of the agenda: people's time, money, acceptances."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from salespm_tui.domain.agenda.concerns import Urgency


class OverloadFact(NamedTuple):
    """Somebody who has too much to do this week: by how many minutes, on how many days, and the first
    and the last of them."""

    id: int
    title: str
    over_min: int
    days: int
    first_on: date
    last_on: date

    @property
    def kind(self) -> str:
        return "resource"

    @property
    def code(self) -> str:
        return ""

    @property
    def owner(self) -> str:
        return ""

    @property
    def project(self) -> str:
        return ""

    @property
    def project_id(self) -> None:
        return None

    @property
    def client_id(self) -> None:
        return None

    @property
    def urgency(self) -> Urgency:
        return (True, -self.over_min, self.title, self.id)


class OverspentFact(NamedTuple):
    """A budget line on which more is spent and bound than there is: by how much, in words; `percent`
    of what there is, None where there is nothing."""

    id: int
    title: str
    project_id: int
    project: str
    over: str
    percent: int | None = None
    client_id: int | None = None

    @property
    def kind(self) -> str:
        return "budget_line"

    @property
    def code(self) -> str:
        return self.project

    @property
    def owner(self) -> str:
        return ""

    @property
    def urgency(self) -> Urgency:
        return (False, -(self.percent or 0), self.project, self.id)


class HandoverFact(NamedTuple):
    """An acceptance that is planned and was not held yet, with so many points that nobody judged.
    `title` is the project's name."""

    id: int
    title: str
    project_id: int
    project: str
    planned_on: date
    pending: int = 0
    client_id: int | None = None

    @property
    def kind(self) -> str:
        return "acceptance"

    @property
    def code(self) -> str:
        return self.project

    @property
    def owner(self) -> str:
        return ""

    @property
    def urgency(self) -> Urgency:
        return (False, 0, self.project, self.id)


Means = OverloadFact | OverspentFact | HandoverFact
