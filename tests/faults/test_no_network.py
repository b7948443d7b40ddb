"""No network, ever: not from the command line, not from an import, not from the app."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.pty_session import REPOSITORY
from tests.services.importing.plan_files import PlanFile, Said

OFFLINE_DAY = Path(__file__).with_name("offline_day.py")


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """An environment in which everything that is kept is kept in this test's folder."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    return {**kept, "HOME": str(tmp_path), "PYTHONPATH": str(REPOSITORY)}


def test_nothing_reaches_beyond_this_machine(tmp_path: Path, home: dict[str, str]) -> None:
    plan = PlanFile((Said(1, "Plan"), Said(2, "Build", after=((1, "FS", 0),)))).write(
        tmp_path / "plan.xml"
    )
    run = subprocess.run(
        [sys.executable, str(OFFLINE_DAY), str(tmp_path), str(plan)],
        capture_output=True,
        check=False,
        text=True,
        env=home,
        timeout=100,
    )
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout.splitlines()[-1])
    refused = told["ended"].pop("a trial of the refusal")
    assert told["ended"] == {"standup": 0, "import": 0, "check": 0}
    # The trial at the end shows that the refusal works; it is the only one.
    assert "no network" in refused
    assert len(told["tried"]) == 1 and "127.0.0.1" in told["tried"][0]


def test_it_works_where_there_is_no_network_at_all(tmp_path: Path, home: dict[str, str]) -> None:
    cut_off = ["unshare", "-rn"]
    if (
        shutil.which("unshare") is None
        or subprocess.run([*cut_off, "true"], check=False).returncode
    ):
        pytest.skip("this machine lets nobody cut himself off")
    command = [*cut_off, sys.executable, "-m", "salespm_tui", "--demo", "--today", "2026-11-23"]
    run = subprocess.run(
        [*command, "standup"], capture_output=True, text=True, env=home, check=False
    )
    assert run.returncode == 0, run.stderr
    assert "Overdue" in run.stdout
    assert not run.stderr
