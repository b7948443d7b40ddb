"""The team: resources, their skills and days off, who works on what, and who has too much of it."""

from __future__ import annotations

from salespm_tui.services.work import Commands, Queries

__all__ = ["COMMANDS", "QUERIES"]

COMMANDS: Commands = {}
QUERIES: Queries = {}
