"""Needs: what clients require, the tasks that meet it, and what does not hang together."""

from __future__ import annotations

from salespm_tui.contract.needs import (
    LinkRequirementTasks,
    RequirementsQuery,
    SaveRequirement,
    SignOffRequirement,
    TraceabilityQuery,
)
from salespm_tui.services.needs.listing import requirements
from salespm_tui.services.needs.saving import (
    link_requirement_tasks,
    save_requirement,
    sign_off_requirement,
)
from salespm_tui.services.needs.tracing import traceability
from salespm_tui.services.work import Commands, Queries

COMMANDS: Commands = {
    SaveRequirement: save_requirement,
    SignOffRequirement: sign_off_requirement,
    LinkRequirementTasks: link_requirement_tasks,
}
QUERIES: Queries = {RequirementsQuery: requirements, TraceabilityQuery: traceability}
