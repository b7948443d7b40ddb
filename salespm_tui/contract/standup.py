"""The stand-up: the agenda that composes itself, the walk, the minutes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from salespm_tui.contract.values import Command, Query, Ref
from salespm_tui.core.labels import Label

Day = date


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One thing that needs a look. `why` says what is the matter; `mark` is how bad: bad, warning,
    milestone, changed or none. `days` is late (+) or to go (−), in working days where it is a
    task's. `action_keys` are the walk's keys that can act on it. Items of one `group` may be told in
    one line. `code` is a task's WBS number, `project` its project's code. `home` is the record on
    whose screen an item is shown that has none of its own.
    """

    ref: Ref
    project_id: int | None
    project: str | None
    code: str
    title: str
    why: Label
    mark: str = "none"
    due: date | None = None
    days: int | None = None
    owner: str = ""
    action_keys: tuple[str, ...] = ()
    reviewed: bool = False
    client_id: int | None = None
    group: str = ""
    home: Ref | None = None


@dataclass(frozen=True, slots=True)
class AgendaSection:
    """A part of the agenda that has something to say; `key` as in the JSON contract."""

    key: str
    title: Label
    items: tuple[AgendaItem, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What needs the PM today, in order. `since` is the end of the last stand-up (None: the first).

    `decisions` were noted since; `coming` are the next few things to fall due, for a morning on
    which nothing is. `numbers` say in one sentence each whether the number will be made.
    """

    date: Day
    since: Day | None
    project_id: int | None
    sections: tuple[AgendaSection, ...]
    decisions: tuple[str, ...] = ()
    coming: tuple[AgendaItem, ...] = ()
    numbers: tuple[Label, ...] = ()

    @property
    def total(self) -> int:
        return sum(len(section.items) for section in self.sections)

    @property
    def reviewed(self) -> int:
        return sum(item.reviewed for section in self.sections for item in section.items)


@dataclass(frozen=True, slots=True)
class AgendaQuery(Query[Agenda]):
    """The agenda of all projects, or of one."""

    project_id: int | None = None


@dataclass(frozen=True, slots=True)
class NeighbourBar:
    """A task near the one shown, for the small bar strip of wide terminals."""

    task_id: int
    wbs: str
    name: str
    start: datetime
    finish: datetime
    percent: int
    critical: bool
    is_self: bool
    milestone: bool


@dataclass(frozen=True, slots=True)
class ItemDetail:
    """What is known of one item: its heading, its place, its state in a few words (`facts`), what it
    moves, what cannot be right about it, its history newest first, what hangs on it.
    """

    ref: Ref
    heading: str
    place: str
    so_what: tuple[Label, ...]
    facts: tuple[Label, ...]
    history: tuple[tuple[date, Label], ...]
    links: tuple[tuple[Ref, Label], ...]
    neighbours: tuple[NeighbourBar, ...] = ()
    wrong: tuple[Label, ...] = ()


@dataclass(frozen=True, slots=True)
class ItemQuery(Query["ItemDetail | None"]):
    """The detail of one agenda item."""

    ref: Ref


@dataclass(frozen=True, slots=True)
class MarkReviewed(Command):
    """Mark an item (and `also` those told with it) as looked at today, or take the marks back."""

    ref: Ref
    reviewed: bool = True
    also: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Snooze(Command):
    """Keep an item off the agenda until that day."""

    ref: Ref
    until: date


@dataclass(frozen=True, slots=True)
class MarkDone(Command):
    """Finish a task, an action item, or the next step of a deal; review a risk as it is, resolve an
    issue or a complaint (`note` says how), keep a promise, hold a planned contact."""

    ref: Ref
    note: str = ""


@dataclass(frozen=True, slots=True)
class Reschedule(Command):
    """Move an item to that day: a task's finish (by a constraint, or directly when manual), an action
    item's due date, a silent client's next contact (as a follow-up), a deal's close date or (`what`
    is next_step) its next step, made if it has none; a risk's next review, the day on which an issue,
    a promise, a decision or a complaint is due, a planned contact."""

    ref: Ref
    to: date
    what: str = "close"


@dataclass(frozen=True, slots=True)
class SetBlocked(Command):
    """Block a task, with the reason; an empty reason unblocks it."""

    ref: Ref
    reason: str


@dataclass(frozen=True, slots=True)
class SetWaiting(Command):
    """Say on whom a task or a deal waits: us, client, third_party; None: on nobody."""

    ref: Ref
    on: str | None


@dataclass(frozen=True, slots=True)
class NoteDecision(Command):
    """Write a decision into the minutes of this stand-up, about an item if one is given."""

    text: str
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class FinishStandup(Command):
    """Store the minutes of today's stand-up; the next one counts from this moment."""

    project_id: int | None = None
    seconds_used: int = 0


@dataclass(frozen=True, slots=True)
class StandupRow:
    """An earlier stand-up."""

    id: int
    on: date
    finalized_at: datetime
    project_id: int | None
    seconds_used: int
    text: str


@dataclass(frozen=True, slots=True)
class StandupsQuery(Query["tuple[StandupRow, ...]"]):
    """Finished stand-ups, newest first."""

    project_id: int | None = None
    limit: int = 100


@dataclass(frozen=True, slots=True)
class MinutesQuery(Query[str]):
    """The minutes as they would be stored now: yesterday, today, blocked, decisions."""

    project_id: int | None = None
