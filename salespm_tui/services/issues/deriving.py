"""What a new risk or issue takes from the record that it is about."""

from __future__ import annotations

from typing import Any

from salespm_tui.contract.values import Unset
from salespm_tui.services.clients.ties import put_link
from salespm_tui.services.fields import put
from salespm_tui.services.work import Work
from salespm_tui.store.tables import Client, Goal, Issue, Opportunity, Project, Risk, Row, Task

_LINKS: dict[str, type[Row]] = {
    "project_id": Project,
    "task_id": Task,
    "opportunity_id": Opportunity,
    "goal_id": Goal,
    "client_id": Client,
}
_TAKEN = ("project_id", "client_id")


def put_links(work: Work, row: Risk | Issue, command: Any, *, new: bool) -> None:
    """Tie it to what the command gives. A new one takes project and client, where they are not given,
    from its task, its deal or its goal."""
    for field, table in _LINKS.items():
        put_link(work, row, field, table, getattr(command, field))
    if not new:
        return
    for field in ("task_id", "opportunity_id", "goal_id"):
        source = getattr(row, field)
        if source is None:
            continue
        about = work.session.get(_LINKS[field], source)
        for taken in _TAKEN:
            is_given = not isinstance(getattr(command, taken), Unset)
            if not is_given and getattr(row, taken) is None:
                put(row, taken, getattr(about, taken, None))
