"""Templates: what a project leaves to the next one."""

from __future__ import annotations

from salespm_tui.services.templates.archiving import KINDS, archive
from salespm_tui.services.work import Commands, Queries

__all__ = ["COMMANDS", "KINDS", "QUERIES", "archive"]

COMMANDS: Commands = {}
QUERIES: Queries = {}
