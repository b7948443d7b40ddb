"""A workspace full of naughty texts, put there past every command, as an older program might have."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from salespm_tui.contract.clients import (
    SaveActionItem,
    SaveClient,
    SaveContact,
    SaveInteraction,
)
from salespm_tui.contract.goals import CheckIn, SaveFactor, SaveGoal
from salespm_tui.contract.pipeline import MoveDeal, SaveDeal, SaveLead, SavePayment
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.standup import FinishStandup, NoteDecision, SetBlocked
from salespm_tui.contract.timeline import LinkDraft, SaveTask
from salespm_tui.contract.values import Ref
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.labels import label
from salespm_tui.services.workspace import Workspace

TODAY = date(2026, 11, 23)
SOME, FEW = 40, 20
"""So many deals and leads, and so many goals."""
TEXT_COLUMNS = {
    "project": ("name", "manager", "objective"),
    "task": ("name", "owner", "notes", "blocked_reason"),
    "client": ("name", "short_name", "industry", "region", "notes"),
    "contact": ("name", "title", "phone", "email", "wechat"),
    "interaction": ("summary", "outcome"),
    "action_item": ("title", "owner"),
    "stand_up_item": ("text",),
    "stand_up": ("minutes_text",),
    "work_calendar": ("name",),
    "opportunity": ("name", "competitor", "products", "owner", "outcome_detail", "notes"),
    "lead": ("title", "contact_name", "company", "phone", "email", "owner", "notes"),
    "pipeline_stage": ("name_en", "name_zh", "exit_criteria"),
    "stage_change": ("note",),
    "payment": ("note",),
    "goal": ("name", "unit", "owner", "strategy_note", "notes"),
    "goal_actual": ("note",),
    "goal_factor": ("note",),
}


def fill(path: Path, texts: Sequence[str]) -> None:
    """A task, a client with a contact, an entry and a promise for each text, a deal, a lead and a goal
    for some of them; all in one project.

    The tasks lie around today, some late, some blocked, so that the stand-up tells of them.
    """
    clock = FixedClock(datetime(2026, 11, 20, 9, 0, tzinfo=UTC))
    workspace = Workspace.open(
        path, clock, backups=path.parent / "backups", settings={"time_zone": "UTC"}
    )
    try:
        workspace.do(SaveProject(name="P", start_on=date(2026, 11, 16)))
        for number in range(1, len(texts) + 1):
            _add(workspace, number)
        for number in range(1, SOME + 1):
            _add_numbers(workspace, number)
        workspace.do(NoteDecision("D", Ref("task", 1)))
        workspace.do(FinishStandup())
        workspace.do(NoteDecision("D", Ref("task", 2)))
        dirty(workspace, texts)
    finally:
        workspace.close()


def _add(workspace: Workspace, number: int) -> None:
    links = (LinkDraft(number - 1),) if number % 7 == 3 else ()
    name = f"N{number}"
    workspace.do(SaveTask(project_id=1, name=name, duration_min=480 * (number % 9), links=links))
    if number % 5 == 0:
        workspace.do(SetBlocked(Ref("task", number), "R"))
    workspace.do(SaveClient(name=name, short_name=f"S{number}", cadence_days=7))
    workspace.do(SaveContact(client_id=number, name=name))
    at = datetime(2026, 11, 1 + number % 19, 9, tzinfo=UTC)
    workspace.do(SaveInteraction(client_id=number, contact_id=number, occurred_at=at, summary=name))
    due = TODAY + timedelta(days=number % 6 - 3)
    workspace.do(SaveActionItem(title=name, client_id=number, due_on=due, interaction_id=number))


def _add_numbers(workspace: Workspace, number: int) -> None:
    """A deal at one stage or another with a payment, a lead, a goal with a check-in and a factor."""
    stage = 1 + number % 7
    closes = TODAY + timedelta(days=number % 9 - 3)
    deal = SaveDeal(
        name=f"N{number}",
        client_id=number,
        project_id=1,
        amount_minor=number * 1000_00,
        expected_close_on=closes,
        next_step="S" if number % 2 else "",
    )
    workspace.do(deal)
    if stage > 1:
        reason = {6: "win_value", 7: "lost_price"}.get(stage)
        workspace.do(MoveDeal((number,), stage, reason, note="N"))
    workspace.do(SavePayment(deal_id=number, amount_minor=100, note="N"))
    workspace.do(SaveLead(title=f"N{number}", company=f"C{number}"))
    if number <= FEW:
        metric = "revenue" if number % 2 else "custom"
        workspace.do(
            SaveGoal(
                name=f"N{number}",
                metric=metric,
                target_value=1_000_000_00,
                start_on=date(2026, 1, 1),
                due_on=date(2026, 12, 31),
                project_id=1,
            )
        )
        workspace.do(CheckIn(number, value=100_00, confidence=3, note="N"))
        workspace.do(SaveFactor(goal_id=number, kind="competition", note="N"))


def dirty(workspace: Workspace, texts: Sequence[str]) -> None:
    """Put the texts, as they are, into every text of every row."""
    with workspace._store.write(label("x"), "x") as unit:
        connection = unit.session.connection()
        for table, columns in TEXT_COLUMNS.items():
            places = ", ".join(f"{column} = ?" for column in columns)
            query = f"SELECT id FROM {table} ORDER BY id"
            for (row_id,) in connection.exec_driver_sql(query).all():
                values = [texts[(row_id - 1 + n) % len(texts)] for n in range(len(columns))]
                if table in ("task", "client", "opportunity", "goal", "lead"):
                    values[0] = texts[row_id - 1]
                statement = f"UPDATE {table} SET {places} WHERE id = ?"
                connection.exec_driver_sql(statement, (*values, row_id))
        unit.label = label("Changed task %(name)s", name=texts[0])
