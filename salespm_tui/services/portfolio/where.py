"""Where what a project lacks is mended: the screen, and the record to put the cursor on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import sqlalchemy as sa

from salespm_tui.contract.portfolio import ThinLink
from salespm_tui.contract.values import Ref
from salespm_tui.domain.loop import SCREEN_OF, Lack
from salespm_tui.domain.project_facts import LONGEST_SILENCE_DAYS
from salespm_tui.services.portfolio.standing import Standing
from salespm_tui.services.risks.book import book as risk_book
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

_NEED = METADATA.tables["requirement"].c
_GOAL = METADATA.tables["goal"].c
_CHECK_IN = METADATA.tables["goal_actual"].c


def thin_link(reading: Reading, standing: Standing, lack: Lack) -> ThinLink:
    """The lack with the way to where it is mended."""
    find = _FINDERS.get(lack.code)
    if find is not None:
        ref = find(reading, standing)
    elif SCREEN_OF[lack.code] in ("projects", "timeline"):
        ref = Ref("project", standing.project.id)
    else:
        ref = None
    return ThinLink(lack.code, lack.link, lack.why, SCREEN_OF[lack.code], ref)


def client_of(_reading: Reading, standing: Standing) -> Ref | None:
    """The project's client."""
    client_id = standing.project.client_id
    return None if client_id is None else Ref("client", client_id)


def _vague_need(reading: Reading, standing: Standing) -> Ref | None:
    statement = sa.select(_NEED.id).where(
        _NEED.project_id == standing.project.id,
        _NEED.archived_at.is_(None),
        _NEED.status != "rejected",
        sa.func.coalesce(_NEED.priority, "") != "wont",
        _NEED.acceptance_criteria == "",
    )
    return _first(reading, "requirement", statement.order_by(_NEED.id))


def _silent_goal(reading: Reading, standing: Standing) -> Ref | None:
    since = reading.today - timedelta(days=LONGEST_SILENCE_DAYS)
    spoken_of = sa.exists().where(
        _CHECK_IN.goal_id == _GOAL.id, _CHECK_IN.archived_at.is_(None), _CHECK_IN.as_of >= since
    )
    statement = sa.select(_GOAL.id).where(
        _GOAL.project_id == standing.project.id,
        _GOAL.archived_at.is_(None),
        _GOAL.status == "active",
        _GOAL.start_on < since,
        _GOAL.due_on >= reading.today,
        ~spoken_of,
    )
    return _first(reading, "goal", statement.order_by(_GOAL.due_on, _GOAL.id))


def _silent_risk(reading: Reading, standing: Standing) -> Ref | None:
    since = reading.today - timedelta(days=LONGEST_SILENCE_DAYS)
    for row in risk_book(reading).rows.values():
        mine = row.project_id == standing.project.id and not row.ended
        if mine and (row.last_review_on or row.identified_on) < since:
            return Ref("risk", row.id)
    return None


def _first(reading: Reading, kind: str, statement: sa.Select[Any]) -> Ref | None:
    found = reading.session.connection().execute(statement.limit(1)).scalar()
    return None if found is None else Ref(kind, found)


_FINDERS: dict[str, Callable[[Reading, Standing], Ref | None]] = {
    "client_not_heard": client_of,
    "no_needs": client_of,
    "no_acceptance_criteria": _vague_need,
    "goals_not_checked": _silent_goal,
    "risks_not_reviewed": _silent_risk,
}
