"""Which service answers which command and which query.

Each module of the contract has one area that serves it, and no area is imported before something is
asked of it: starting up is part of the job.
"""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import Any

from salespm_tui.contract.values import Command, Query
from salespm_tui.services.work import Handler, Reader

_AREA_OF = {
    "projects": "projects",
    "timeline": "timeline",
    "plan_edits": "plan_edits",
    "explain": "explaining",
    "linking": "linking",
    "baselines": "baselines",
    "clients": "clients",
    "standup": "standup",
    "records": "history",
    "imports": "importing",
    "calendars": "holidays",
    "progressing": "progressing",
    "checks": "checking",
    "exports": "exporting",
    "deals": "pipeline",
    "leads": "pipeline",
    "pipeline": "pipeline",
    "goals": "goals",
    "goal_edits": "goals",
    "finding": "finding",
    "needs": "needs",
    "expectations": "promises",
    "change_requests": "changes",
    "feedback": "feedback",
    "client_reports": "client_reports",
    "risks": "risks",
    "risk_edits": "risks",
    "issues": "issues",
    "budget": "budget",
    "review": "review",
    "team": "team",
    "team_edits": "team",
    "assigning": "team",
    "levelling": "team",
    "acceptance": "acceptance",
    "evaluation": "evaluation",
    "lessons": "lessons",
    "portfolio": "portfolio",
    "gates": "gates",
    "templates": "templates",
}
AREAS = tuple(dict.fromkeys(_AREA_OF.values()))


def handler_of(kind: type[Command]) -> Handler:
    """What runs commands of that kind."""
    handler: Handler = _area_of(kind).COMMANDS[kind]
    return handler


def reader_of(kind: type[Query[Any]]) -> Reader:
    """What answers queries of that kind."""
    reader: Reader = _area_of(kind).QUERIES[kind]
    return reader


def _area_of(kind: type) -> ModuleType:
    area = _AREA_OF[kind.__module__.rpartition(".")[2]]
    return import_module(f"salespm_tui.services.{area}")
