"""Templates: what a finished project leaves to the next one, and what is shipped to start from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.values import UNSET, Command, Query, Unset
from salespm_tui.core.labels import Label


@dataclass(frozen=True, slots=True)
class TemplateRef:
    """Which template: a stored one by its id, or a shipped one by its key; exactly one is given."""

    template_id: int | None = None
    shipped: str | None = None


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template in a list. `working_days` is the length of its plan; `source` is the code of
    the project that it was made of, "" where it is gone or there was none. A shipped one (`ref.shipped`) is
    stored as a row when it is used first."""

    ref: TemplateRef
    name: Label
    notes: Label
    source: str
    made_on: date | None
    tasks: int
    milestones: int
    links: int
    working_days: int
    risks: int
    gate_points: int
    lessons: int
    roles: tuple[Label, ...]
    used: int


@dataclass(frozen=True, slots=True)
class Templates:
    """Stored templates by name, then the shipped ones that are not stored."""

    templates: tuple[TemplateRow, ...]


@dataclass(frozen=True, slots=True)
class TemplatesQuery(Query[Templates]):
    """The templates of projects."""


@dataclass(frozen=True, slots=True)
class TemplateTask:
    """One line of a template's plan. Days are working days from the project's start: it begins `offset`
    days after it and takes `days` (tenths, 15 is a day and a half; 0 for a milestone)."""

    level: int
    kind: str
    name: Label
    offset: int
    tenths: int
    role: Label | None


@dataclass(frozen=True, slots=True)
class TemplateRole:
    """Who or what a template asks for: a kind of resource (`codes.RESOURCE_KIND`) and what they do;
    `key` names it in `NewFromTemplate.people`. `suggested` are resources (id, name) of that job."""

    key: str
    kind: str
    name: Label
    skills: tuple[str, ...]
    tasks: int
    suggested: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class BudgetShare:
    """What part of the budget a category takes, in ten-thousandths; together 10 000."""

    category: str
    share: int


@dataclass(frozen=True, slots=True)
class TemplateDetail:
    """One template with all that it holds; `gate_points` are (phase, text)."""

    row: TemplateRow
    tasks: tuple[TemplateTask, ...]
    roles: tuple[TemplateRole, ...]
    risks: tuple[Label, ...]
    gate_points: tuple[tuple[str, Label], ...]
    budget: tuple[BudgetShare, ...]
    lessons: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class TemplateQuery(Query["TemplateDetail | None"]):
    """One template; None if it is gone."""

    ref: TemplateRef


@dataclass(frozen=True, slots=True)
class FinishToTemplate(Command):
    """Make a template of a project: its plan in working days from its start, with the durations that
    tasks really took where they are done, links, milestones, roles (never names), risks that were in
    its register, gate points, budget ratios, lessons marked reusable. The project stays as it is.

    UserError where the project has no plan.
    """

    project_id: int
    name: str
    notes: str = ""


@dataclass(frozen=True, slots=True)
class NewFromTemplate(Command):
    """A new project of a template, in one change set: tasks, links, roles as assignments of `people`
    (role's key, resource), risks to be reviewed, gate points, and budget lines that share out `budget_minor`
    exactly (none where it is None). It is active, in phase needs, and starts on `start_on`.

    `code` is made from the name and `currency` is the workspace's where they are not given. Roles nobody is
    named for leave their tasks unassigned. The outcome's `ref` is the project.
    """

    template: TemplateRef
    name: str
    start_on: date
    code: str = ""
    client_id: int | None = None
    manager: str = ""
    currency: str = ""
    people: tuple[tuple[str, int], ...] = ()
    budget_minor: int | None = None


@dataclass(frozen=True, slots=True)
class RenameTemplate(Command):
    """Give a stored template another name, or other notes; its name in `Archive` is `template`."""

    template_id: int
    name: str | Unset = UNSET
    notes: str | Unset = UNSET
