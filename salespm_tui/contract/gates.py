"""Stage gates: what must be there at the end of a phase, and whether the project goes on.

There is one gate for each phase (`codes.PROJECT_PHASE`). Its list has standard points, which know
what the data already shows, and the project's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.values import UNSET, Command, Query, Ref, Unset
from salespm_tui.core.labels import Label


@dataclass(frozen=True, slots=True)
class GatePoint:
    """One point of a gate's list.

    A standard one has a stable `key`, an own one its `gate_check_id` (one ticked by hand both).
    `state`: `shown` by the data, `ticked` by hand on `done_on` (with a `note`), or `open`. What the
    data shows counts whether ticked or not. `why` says what the data shows or lacks, None where it
    can tell nothing. `screen` and `ref` lead to where it is mended, as in `portfolio.ThinLink`; both
    None for own points.
    """

    key: str | None
    gate_check_id: int | None
    text: Label
    state: str
    why: Label | None
    done_on: date | None
    note: str
    screen: str | None
    ref: Ref | None


@dataclass(frozen=True, slots=True)
class GateDecision:
    """A decision at a gate: `codes.GATE_DECISION`."""

    id: int
    decision: str
    decided_on: date
    decided_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class GateSummary:
    """A gate in one line. `place` is `past`, `here` or `ahead` of the project's phase; `done` of the
    `points` are shown or ticked; `due` is the planned finish of the phase's last milestone, None
    where the plan has none; `decision` is the last one."""

    phase: str
    place: str
    points: int
    done: int
    due: date | None
    decision: GateDecision | None

    @property
    def open(self) -> int:
        """How many points are open."""
        return self.points - self.done


@dataclass(frozen=True, slots=True)
class Gate:
    """A gate with its points, standard ones first, and its decisions, newest first. `milestone` is
    what `summary.due` is taken from."""

    project_id: int
    project: str
    today: date
    summary: GateSummary
    milestone: str
    points: tuple[GatePoint, ...]
    decisions: tuple[GateDecision, ...]


@dataclass(frozen=True, slots=True)
class GateQuery(Query["Gate | None"]):
    """A gate of a project (None: that of its present phase); None if the project is gone."""

    project_id: int
    phase: str | None = None


@dataclass(frozen=True, slots=True)
class TickGate(Command):
    """Tick a point by hand: a standard one by `phase` and `key`, an own one by `gate_check_id`.

    Ticking again changes the note. UserError for a key that the phase does not have.
    """

    project_id: int
    phase: str
    key: str | None = None
    gate_check_id: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class UntickGate(Command):
    """Take a tick away; named as in `TickGate`."""

    project_id: int
    phase: str
    key: str | None = None
    gate_check_id: int | None = None


@dataclass(frozen=True, slots=True)
class AddGatePoint(Command):
    """Add an own point to a gate of the project."""

    project_id: int
    phase: str
    text: str


@dataclass(frozen=True, slots=True)
class SaveGatePoint(Command):
    """Change the words of an own point, or the note of a tick; its name in `Archive` is `gate_check`."""

    gate_check_id: int
    text: str | Unset = UNSET
    note: str | Unset = UNSET


@dataclass(frozen=True, slots=True)
class DecideGate(Command):
    """Decide at a gate (None: that of the present phase): `go`, `conditional` or `no_go`.

    A reason is needed for `no_go`, and for `go` or `conditional` while points are open. Go and
    conditional move the project on to the next phase where it is at this one (the last gate leaves it in
    closing); no_go leaves it. Its name in `Archive` is `gate_review`: taking a decision away
    leaves the phase as it is.
    """

    project_id: int
    decision: str
    phase: str | None = None
    reason: str = ""
    decided_by: str = ""
    decided_on: date | None = None
