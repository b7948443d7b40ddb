"""Stage gates: their points, and what is decided at them."""

from __future__ import annotations

from salespm_tui.contract.gates import (
    AddGatePoint,
    DecideGate,
    GateQuery,
    SaveGatePoint,
    TickGate,
    UntickGate,
)
from salespm_tui.services.gates.deciding import (
    KINDS,
    add_point,
    archive,
    decide,
    save_point,
    tick,
    untick,
)
from salespm_tui.services.gates.listing import gate
from salespm_tui.services.work import Commands, Queries

__all__ = ["COMMANDS", "KINDS", "QUERIES", "archive"]

COMMANDS: Commands = {
    TickGate: tick,
    UntickGate: untick,
    AddGatePoint: add_point,
    SaveGatePoint: save_point,
    DecideGate: decide,
}
QUERIES: Queries = {GateQuery: gate}
