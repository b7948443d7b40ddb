"""Random work on the pipeline can be undone to the start and redone to the end, row for row."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salespm_tui.contract.clients import MergeClients, SaveActionItem, SaveClient
from salespm_tui.contract.pipeline import (
    ConvertLead,
    DealQuery,
    LeadsQuery,
    LooseEndsQuery,
    MoveDeal,
    MoveStage,
    PipelineQuery,
    SaveDeal,
    SaveLead,
    SavePayment,
    SaveStage,
)
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Archive, CheckQuery, Redo, Undo
from salespm_tui.contract.values import Ref
from salespm_tui.domain import codes
from salespm_tui.domain.deal_health import VIEWS
from salespm_tui.services.workspace import Workspace
from tests.services.test_histories import (
    DAYS,
    IN_MEMORY,
    NAMES,
    TEXTS,
    Contents,
    Morning,
    MovingClock,
    NextDay,
    code,
    command,
    contents,
    ids,
)

KINDS = ("opportunity", "lead", "pipeline_stage", "payment", "client", "project", "action_item")
AMOUNTS = st.sampled_from([0, 100, 99_999, None, -1, 10**17])
SCORES = st.sampled_from([None, 0, 3, 4])
STEP = {"next_step": TEXTS, "next_step_on": st.none() | DAYS}
DEAL_FIELDS = {
    "name": NAMES,
    "project_id": st.none() | ids("project"),
    "client_id": st.none() | ids("client"),
    "amount_minor": AMOUNTS,
    "currency": st.sampled_from(["EUR", "usd", "money"]),
    "probability": st.sampled_from([None, 0, 50, 101]),
    "forecast_category": code(codes.FORECAST_CATEGORY),
    "opened_on": st.none() | DAYS,
    "expected_close_on": st.none() | DAYS,
    "closed_on": st.none() | DAYS,
    "waiting_on": st.none() | code(codes.WAITING_ON),
    "products": TEXTS,
    "bant_need": SCORES,
    "owner": TEXTS,
    "outcome_reason": st.none() | code(codes.OUTCOME_REASON),
    "outcome_detail": TEXTS,
    "notes": TEXTS,
    **STEP,
}
LEAD_FIELDS = {
    "title": NAMES,
    "project_id": st.none() | ids("project"),
    "client_id": st.none() | ids("client"),
    "company": NAMES,
    "contact_name": NAMES,
    "source": st.none() | code(codes.LEAD_SOURCE),
    "status": code(codes.LEAD_STATUS),
    "score": st.sampled_from([None, 0, 100, 101]),
    "lost_reason": TEXTS,
    **STEP,
}
STAGE_FIELDS = {
    "before_id": st.none() | ids("pipeline_stage"),
    "name_en": NAMES,
    "name_zh": NAMES,
    "kind": code(codes.STAGE_KIND),
    "probability": st.sampled_from([None, 0, 100, 101]),
    "rot_days": st.sampled_from([None, 1, 0]),
    "exit_criteria": TEXTS,
}
PAYMENT_FIELDS = {
    "project_id": st.none() | ids("project"),
    "client_id": st.none() | ids("client"),
    "deal_id": st.none() | ids("opportunity"),
    "collected_on": DAYS,
    "amount_minor": st.sampled_from([0, 100, -100]),
    "note": TEXTS,
}
MOVES = st.builds(
    MoveDeal,
    st.lists(ids("opportunity"), max_size=3).map(tuple),
    ids("pipeline_stage"),
    st.none() | code(codes.OUTCOME_REASON),
    TEXTS,
    st.none() | DAYS,
    TEXTS,
)
CONVERSIONS = st.builds(
    ConvertLead,
    ids("lead"),
    NAMES,
    st.none() | ids("client"),
    st.none() | ids("pipeline_stage"),
    AMOUNTS,
    st.none() | DAYS,
)
COMMANDS = st.one_of(
    command(SaveDeal, {"name": NAMES}, {**DEAL_FIELDS, "stage_id": ids("pipeline_stage")}),
    *[command(SaveDeal, {"deal_id": ids("opportunity")}, DEAL_FIELDS)] * 2,
    *[MOVES] * 3,
    command(SaveLead, {"title": NAMES}, LEAD_FIELDS),
    command(SaveLead, {"lead_id": ids("lead")}, LEAD_FIELDS),
    *[CONVERSIONS] * 2,
    command(SaveStage, {"name_en": NAMES}, STAGE_FIELDS),
    command(SaveStage, {"stage_id": ids("pipeline_stage")}, STAGE_FIELDS),
    st.builds(MoveStage, ids("pipeline_stage"), st.integers(-3, 3)),
    command(SavePayment, {"amount_minor": st.just(500)}, PAYMENT_FIELDS),
    command(SavePayment, {"payment_id": ids("payment")}, PAYMENT_FIELDS),
    st.builds(
        SaveActionItem,
        title=st.just("Visit"),
        opportunity_id=st.none() | ids("opportunity"),
        lead_id=st.none() | ids("lead"),
        due_on=st.none() | DAYS,
    ),
    st.builds(MergeClients, ids("client"), ids("client")),
    st.one_of(*(st.builds(Archive, st.builds(Ref, st.just(kind), ids(kind))) for kind in KINDS)),
)
STEPS = st.one_of(*[COMMANDS] * 8, st.builds(NextDay), st.builds(Undo), st.builds(Redo))
START = (
    SaveProject(name="Huawei CRM rollout", currency="EUR"),
    SaveClient(name="华为技术有限公司", short_name="华为"),
    SaveClient(name="Acme Industrial"),
    SaveDeal(name="CRM", client_id=1, project_id=1, amount_minor=100_000, next_step="Visit"),
    SaveDeal(name="Training", client_id=2),
    MoveDeal((2,), 6, "win_price"),
    SaveLead(title="More", company="Müller AG", contact_name="Müller", next_step="Call"),
    SavePayment(deal_id=2, amount_minor=100),
)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Contents]]:
    """A workspace with a deal of each kind, and what it held after each command."""
    folder = tmp_path_factory.mktemp("begun")
    path = folder / "begun.db"
    settings_of = {"time_zone": "UTC", "currency": "EUR"}
    workspace = Workspace.open(
        path, MovingClock(), backups=folder / "backups", settings=settings_of
    )
    morning = Morning(workspace, MovingClock(), [contents(path)])
    for wanted in START:
        morning.do(wanted)
    workspace.close()
    assert len(morning.states) == len(START) + 1
    return path, morning.states


def look_around(workspace: Workspace, rows: Contents) -> None:
    """The board as kept from change to change is the board read anew."""
    queries: list[Any] = [PipelineQuery(view=view) for view in ("", *VIEWS)]
    queries += [PipelineQuery(1), LeadsQuery(closed=True), LooseEndsQuery()]
    queries += [DealQuery(row[0]) for row in rows["opportunity"]]
    for query in queries:
        workspace.ask(query)
    kept = summary(workspace)
    workspace._kept.clear()
    workspace._cache.clear()
    assert summary(workspace) == kept


def summary(workspace: Workspace) -> list[object]:
    board = workspace.ask(PipelineQuery())
    rows = [row for column in board.columns for row in column.deals]
    fields = [name for row in rows[:1] for name in dir(row) if not name.startswith("_")]
    told: list[object] = [board.figures, board.views, [one.stage for one in board.columns]]
    return told + [[getattr(row, name) for name in fields] for row in rows]


@given(steps=st.lists(STEPS, min_size=12, max_size=12))
@settings(max_examples=8, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_was_done_to_the_pipeline_can_be_undone_and_redone(
    begun: tuple[Path, list[Contents]], steps: list[Any]
) -> None:
    live_through(begun, steps)


@pytest.mark.long
@given(steps=st.lists(STEPS, min_size=30, max_size=30))
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_long_work_on_the_pipeline_can_be_undone_and_redone(
    begun: tuple[Path, list[Contents]], steps: list[Any]
) -> None:
    live_through(begun, steps)


def live_through(begun: tuple[Path, list[Contents]], steps: list[Any]) -> None:
    path, states = begun
    with TemporaryDirectory(dir=IN_MEMORY) as name:
        clock, folder = MovingClock(), Path(name)
        file = Path(shutil.copy(path, folder / "work.db"))
        workspace = Workspace.open(file, clock, backups=folder / "backups", create=False)
        try:
            morning = Morning(workspace, clock, list(states))
            for step in steps:
                morning.take(step)
                workspace.changed_elsewhere()
                workspace.ask(PipelineQuery())
            look_around(workspace, morning.states[-1])
            while morning.undo():
                workspace.ask(PipelineQuery())
            while morning.redo():
                pass
            look_around(workspace, morning.states[-1])
            assert workspace.ask(CheckQuery()) == ()
        finally:
            workspace.close()
