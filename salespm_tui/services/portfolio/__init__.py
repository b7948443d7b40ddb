"""The portfolio of projects, one project's card, and what is done to a project as a whole.

The parts are imported when they are asked for: `services.projects` needs the standing alone.
"""

from __future__ import annotations

from typing import Any

from salespm_tui.contract.portfolio import (
    CopyProject,
    DeleteProject,
    DeletionQuery,
    PortfolioQuery,
    ProjectCardQuery,
)
from salespm_tui.contract.values import Outcome
from salespm_tui.services.work import Commands, Queries, Reading, Work

__all__ = ["COMMANDS", "QUERIES"]


def _portfolio(reading: Reading, query: PortfolioQuery) -> Any:
    from salespm_tui.services.portfolio.listing import portfolio

    return portfolio(reading, query)


def _card(reading: Reading, query: ProjectCardQuery) -> Any:
    from salespm_tui.services.portfolio.listing import card

    return card(reading, query)


def _deletion(reading: Reading, query: DeletionQuery) -> Any:
    from salespm_tui.services.portfolio.deleting import deletion

    return deletion(reading, query)


def _copy(work: Work, command: CopyProject) -> Outcome:
    from salespm_tui.services.portfolio.copying import copy_project

    return copy_project(work, command)


def _delete(work: Work, command: DeleteProject) -> Outcome:
    from salespm_tui.services.portfolio.deleting import delete_project

    return delete_project(work, command)


COMMANDS: Commands = {CopyProject: _copy, DeleteProject: _delete}
QUERIES: Queries = {
    PortfolioQuery: _portfolio,
    ProjectCardQuery: _card,
    DeletionQuery: _deletion,
}
