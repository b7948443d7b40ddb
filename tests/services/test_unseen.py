"""Two sessions: a form is never saved over what the other changed meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from salespm_tui.contract.clients import ClientQuery, SaveClient
from salespm_tui.contract.records import NewestSetQuery, Unless
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import UserError
from salespm_tui.services.workspace import Workspace


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
