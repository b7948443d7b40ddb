"""Clients: the list with cadence, the log, contacts, next steps, capture."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from salespm_tui.contract.values import UNSET, Command, Query, Ref, Unset
from salespm_tui.core.labels import Label
from salespm_tui.domain.capture import KnownClient, KnownDeal


@dataclass(frozen=True, slots=True)
class SaveClient(Command):
    """Create a client (`client_id` None, name needed) or change the fields given."""

    client_id: int | None = None
    name: str | Unset = UNSET
    short_name: str | Unset = UNSET
    aliases: tuple[str, ...] | Unset = UNSET
    kind: str | Unset = UNSET
    industry: str | Unset = UNSET
    region: str | Unset = UNSET
    tier: str | Unset = UNSET
    status: str | Unset = UNSET
    cadence_days: int | Unset | None = UNSET
    notes: str | Unset = UNSET


@dataclass(frozen=True, slots=True)
class MergeClients(Command):
    """Move everything of `drop_id` to `keep_id`; its names become aliases; it is archived."""

    keep_id: int
    drop_id: int


@dataclass(frozen=True, slots=True)
class SaveContact(Command):
    """Create a contact (`contact_id` None; `client_id` and `name` needed) or change the fields given."""

    contact_id: int | None = None
    client_id: int | None = None
    name: str | Unset = UNSET
    title: str | Unset = UNSET
    phone: str | Unset = UNSET
    email: str | Unset = UNSET
    wechat: str | Unset = UNSET
    role: str | Unset | None = UNSET
    influence: int | Unset | None = UNSET
    attitude: str | Unset | None = UNSET
    preferred_channel: str | Unset | None = UNSET


@dataclass(frozen=True, slots=True)
class SaveInteraction(Command):
    """Log a contact with a client (`interaction_id` None; `client_id` needed) or change an entry.

    `opportunity_id` is the deal that it was about, one of that client. `planned` says that it is
    still to come: `occurred_at` is needed then, and may lie ahead; it counts as no contact until
    `HoldInteraction`.
    """

    interaction_id: int | None = None
    client_id: int | None = None
    contact_id: int | Unset | None = UNSET
    opportunity_id: int | Unset | None = UNSET
    channel: str | Unset = UNSET
    direction: str | Unset = UNSET
    occurred_at: datetime | Unset = UNSET
    duration_min: int | Unset | None = UNSET
    summary: str | Unset = UNSET
    outcome: str | Unset = UNSET
    sentiment: str | Unset | None = UNSET
    planned: bool | Unset = UNSET
    project_id: int | Unset | None = UNSET


@dataclass(frozen=True, slots=True)
class HoldInteraction(Command):
    """A planned contact took place: how it went, and the next step that came of it, at once.

    `at` is when: unless given as planned, or now where that lies ahead. What `summary` leaves stays
    as planned. `next_step` becomes a follow-up due on `next_step_on`; due follow-ups that the
    summary names are done.
    """

    interaction_id: int
    at: datetime | None = None
    duration_min: int | Unset | None = UNSET
    summary: str | Unset = UNSET
    outcome: str | Unset = UNSET
    sentiment: str | Unset | None = UNSET
    next_step: str = ""
    next_step_on: date | None = None


@dataclass(frozen=True, slots=True)
class SaveActionItem(Command):
    """Create an action item (`action_item_id` None; `title` needed) or change the fields given.

    One of a deal or a lead is that one's next step, and a follow-up of its client unless another
    is given. One of a risk is a response to it, one of an issue a corrective action; these, and
    those of a feedback or a change request, take project and client from there.
    """

    action_item_id: int | None = None
    kind: str | Unset = UNSET
    title: str | Unset = UNSET
    owner: str | Unset = UNSET
    due_on: date | Unset | None = UNSET
    status: str | Unset = UNSET
    client_id: int | Unset | None = UNSET
    project_id: int | Unset | None = UNSET
    interaction_id: int | Unset | None = UNSET
    opportunity_id: int | Unset | None = UNSET
    lead_id: int | Unset | None = UNSET
    goal_id: int | Unset | None = UNSET
    risk_id: int | Unset | None = UNSET
    issue_id: int | Unset | None = UNSET
    feedback_id: int | Unset | None = UNSET
    change_request_id: int | Unset | None = UNSET
    acceptance_id: int | Unset | None = UNSET


@dataclass(frozen=True, slots=True)
class Capture(Command):
    """Log one line as typed (`domain.capture`). `client_id` is used where the text names no client,
    `opportunity_id` where it names no deal and is about that deal's client.

    A due follow-up that the words name is done with it (`domain.cadence.is_done_by`); so is
    `follow_up_id`, the one that the line was opened on.
    """

    text: str
    client_id: int | None = None
    follow_up_id: int | None = None
    opportunity_id: int | None = None


@dataclass(frozen=True, slots=True)
class ClientRow:
    """One client in the list. `silent_days` counts days since the last contact, None if never.

    `silent` is true when that is more than the cadence. The next step is the earliest open
    follow-up. `health` is 0–100, None where nothing is known yet. `open_promises` counts what we owe
    the client: open action items, and expectations that are not settled (`expectations` of them).
    `planned_at` is when the next contact is planned.
    """

    id: int
    name: str
    short_name: str
    aliases: tuple[str, ...]
    tier: str
    status: str
    industry: str
    region: str
    last_contact: date | None
    cadence_days: int | None
    silent_days: int | None
    silent: bool
    next_step: str | None
    next_step_on: date | None
    next_step_id: int | None
    open_promises: int
    health: int | None
    expectations: int = 0
    open_complaints: int = 0
    planned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Clients:
    """All clients: those who need something first (silent, then next step due), then by name."""

    today: date
    clients: tuple[ClientRow, ...]


@dataclass(frozen=True, slots=True)
class ClientsQuery(Query[Clients]):
    """The client list; of one project where given."""

    project_id: int | None = None


@dataclass(frozen=True, slots=True)
class ContactRow:
    """A person at the client."""

    id: int
    name: str
    title: str
    phone: str
    email: str
    wechat: str
    role: str | None
    influence: int | None
    attitude: str | None
    preferred_channel: str | None = None


@dataclass(frozen=True, slots=True)
class LogRow:
    """One entry of the log, in the workspace's time zone; the next step is the one it announced.

    `planned` ones are still to come (or were never said to have taken place).
    """

    id: int
    at: datetime
    channel: str
    direction: str
    contact_id: int | None
    contact: str | None
    duration_min: int | None
    summary: str
    outcome: str
    sentiment: str | None
    next_step: str | None
    next_step_on: date | None
    planned: bool = False


@dataclass(frozen=True, slots=True)
class NextStepRow:
    """An open or done action item of the client."""

    id: int
    kind: str
    title: str
    owner: str
    due_on: date | None
    status: str
    done_on: date | None


@dataclass(frozen=True, slots=True)
class ClientDetail:
    """Everything about one client; the log newest first, `log_total` entries in all.

    `reasons` say what the health lacks to 100; open steps come before done ones in `next_steps`.
    """

    client: ClientRow
    kind: str
    notes: str
    contacts: tuple[ContactRow, ...]
    log: tuple[LogRow, ...]
    next_steps: tuple[NextStepRow, ...]
    projects: tuple[tuple[int, str], ...]
    today: date
    log_total: int = 0
    reasons: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class ClientQuery(Query["ClientDetail | None"]):
    """One client with contacts, next steps and the newest entries of its log; None if it is gone."""

    client_id: int
    log_limit: int | None = None


@dataclass(frozen=True, slots=True)
class MergePreview:
    """What `MergeClients` would move, and the names that would become aliases."""

    keep: str
    drop: str
    contacts: int
    entries: int
    steps: int
    projects: int
    aliases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergePreviewQuery(Query["MergePreview | None"]):
    """What would merging these two move? None if one of them is gone."""

    keep_id: int
    drop_id: int


@dataclass(frozen=True, slots=True)
class KnownClientsQuery(Query[tuple[KnownClient, ...]]):
    """The names that the capture line recognises."""


@dataclass(frozen=True, slots=True)
class KnownDealsQuery(Query[tuple[KnownDeal, ...]]):
    """The deals that the capture line recognises."""


@dataclass(frozen=True, slots=True)
class ClientOfQuery(Query["int | None"]):
    """Whose is this contact, log entry, action item or deal? None if it is nobody's, or gone."""

    ref: Ref
