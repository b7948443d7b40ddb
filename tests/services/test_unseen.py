"""Two sessions: a form is never saved over what the other changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from salespm_tui.contract.change_requests import AssessChangeRequest, SaveChangeRequest
from salespm_tui.contract.client_reports import SaveClientReport
from salespm_tui.contract.clients import ClientQuery, SaveClient
from salespm_tui.contract.expectations import SaveExpectation
from salespm_tui.contract.feedback import HandleFeedback, SaveFeedback
from salespm_tui.contract.needs import SaveRequirement
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import NewestSetQuery, Unless
from salespm_tui.contract.values import Command
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import ChangedElsewhereError, UserError
from salespm_tui.services.workspace import Workspace

DAY = date(2026, 11, 23)


@pytest.fixture
def two(tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Workspace, Workspace]]:
    path = tmp_path / "salespm.db"
    with (
        closing(Workspace.open(path, clock, backups=tmp_path / "backups")) as one,
        closing(Workspace.open(path, clock, backups=tmp_path / "backups")) as other,
    ):
        yield one, other


def test_a_field_that_another_session_changed_is_shown_and_kept(
    two: tuple[Workspace, Workspace],
) -> None:
    one, other = two
    one.do(SaveClient(name="Acme"))
    since = one.ask(NewestSetQuery())
    other.do(SaveClient(client_id=1, region="North"))
    with pytest.raises(UserError, match=r"region was nothing and is “North”") as told:
        one.do(Unless(SaveClient(client_id=1, region="South"), since))
    assert told.value.field == "region"
    one.do(Unless(SaveClient(client_id=1, industry="Steel"), since))
    detail = one.ask(ClientQuery(1))
    assert detail is not None
    assert (detail.client.region, detail.client.industry) == ("North", "Steel")


def test_ones_own_changes_are_no_surprise(two: tuple[Workspace, Workspace]) -> None:
    one, _other = two
    one.do(SaveClient(name="Acme"))
    one.do(SaveClient(client_id=1, region="North"))
    outcome, _tables = one.do(Unless(SaveClient(client_id=1, region="South"), 0))
    assert outcome.set_id is not None


@pytest.mark.parametrize(
    ("made", "theirs", "ours"),
    [
        (
            SaveRequirement(client_id=1, title="Speed"),
            SaveRequirement(1, priority="must"),
            SaveRequirement(1, priority="could"),
        ),
        (
            SaveExpectation(client_id=1, statement="Answer"),
            SaveExpectation(1, our_position="Yes"),
            SaveExpectation(1, our_position="No"),
        ),
        (
            SaveChangeRequest(project_id=1, title="More"),
            AssessChangeRequest(1, impact_days=2),
            AssessChangeRequest(1, impact_days=5),
        ),
        (
            SaveFeedback(client_id=1, content="Slow"),
            HandleFeedback(1, owner="Ann"),
            HandleFeedback(1, owner="Bob"),
        ),
        (
            SaveClientReport(client_id=1, title="May", start_on=DAY, end_on=DAY),
            SaveClientReport(1, text="theirs"),
            SaveClientReport(1, text="ours"),
        ),
    ],
    ids=lambda command: type(command).__name__,
)
def test_what_clients_wait_for_is_never_saved_over_unseen(
    two: tuple[Workspace, Workspace], made: Command, theirs: Command, ours: Command
) -> None:
    one, other = two
    one.do(SaveClient(name="Acme"))
    one.do(SaveProject(name="Rollout", client_id=1))
    one.do(made)
    since = one.ask(NewestSetQuery())
    other.do(theirs)
    with pytest.raises(ChangedElsewhereError):
        one.do(Unless(ours, since))
