"""The team: resources, their skills and days off, who works on what, and who has too much of it."""

from __future__ import annotations

from salespm_tui.contract.assigning import (
    Assign,
    ChangeAssignment,
    RequireSkill,
    Unassign,
    WhoIsFreeQuery,
)
from salespm_tui.contract.levelling import ApplyLevelling, LevellingQuery
from salespm_tui.contract.team import PlanLoadQuery, ResourceQuery, TeamQuery
from salespm_tui.contract.team_edits import AddDayOff, RemoveDayOff, SaveResource, SaveSkill
from salespm_tui.services.team.archiving import KINDS, archive
from salespm_tui.services.team.assigning import (
    assign,
    change_assignment,
    require_skill,
    unassign,
)
from salespm_tui.services.team.days_off import add_day_off, remove_day_off
from salespm_tui.services.team.levelling import apply_levelling, levelling
from salespm_tui.services.team.listing import plan_load, resource, team
from salespm_tui.services.team.saving import save_resource, save_skill
from salespm_tui.services.team.staffing import who_is_free
from salespm_tui.services.work import Commands, Queries

__all__ = ["COMMANDS", "KINDS", "QUERIES", "archive"]

COMMANDS: Commands = {
    SaveResource: save_resource,
    SaveSkill: save_skill,
    AddDayOff: add_day_off,
    RemoveDayOff: remove_day_off,
    Assign: assign,
    ChangeAssignment: change_assignment,
    Unassign: unassign,
    RequireSkill: require_skill,
    ApplyLevelling: apply_levelling,
}
QUERIES: Queries = {
    TeamQuery: team,
    ResourceQuery: resource,
    PlanLoadQuery: plan_load,
    WhoIsFreeQuery: who_is_free,
    LevellingQuery: levelling,
}
