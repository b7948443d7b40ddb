"""What is shipped: the wheel works without the repository, and README says what is true."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from configparser import ConfigParser
from pathlib import Path

import pytest

from salespm_tui import __version__
from salespm_tui.cli.arguments import read_arguments
from salespm_tui.devtools.key_table import with_table

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGE = REPOSITORY / "salespm_tui"
README = (REPOSITORY / "README.md").read_text(encoding="utf-8")
SHIPPED = (".py", ".tcss", ".mo", "py.typed")

OPEN_THE_APP = """
import asyncio, sys
from datetime import UTC, datetime
from pathlib import Path
import salespm_tui
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.i18n import set_language
from salespm_tui.engine import ThreadEngine
from salespm_tui.ui.app import SalesApp
from salespm_tui.ui.settings import AppSettings

folder = Path(sys.argv[1])
clock = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))

def open_workspace():
    from salespm_tui.services.workspace import Workspace
    return Workspace.open(folder / "work.db", clock, backups=folder / "backups")

async def look():
    engine = ThreadEngine(open_workspace)
    app = SalesApp(engine, AppSettings(clock, folder / "state", "work.db"))
    async with app.run_test() as pilot:
        while not app.engine_ready or app.projects is None:
            await pilot.pause(0.02)
        for key in "351":
            await pilot.press(key)
        strips = app.screen._compositor.render_strips()
        print("".join(segment.text for segment in strips[0]))
        print(sum(app.query_one("#body").region.size))
    engine.close()

set_language("zh")
print(salespm_tui.__file__)
asyncio.run(look())
"""


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the tree as it is with what is installed here."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=REPOSITORY, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty folder into which the wheel alone was installed."""
    folder = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*pip, "--target", str(folder), str(wheel)], check=True, capture_output=True)
    return folder


def run_there(installed: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run Python where only the installed package is found, far from the repository."""
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    environment = {**kept, "HOME": str(home), "PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, *words],
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_wheel_carries_all_that_it_needs_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    wanted = {
        path.relative_to(REPOSITORY).as_posix()
        for path in PACKAGE.rglob("*")
        if path.name.endswith(SHIPPED) and "__pycache__" not in path.parts
    }
    assert wanted <= names
    assert "salespm_tui/py.typed" in names
    assert "salespm_tui/locale/zh_CN/LC_MESSAGES/salespm.mo" in names
    assert any(name.startswith("salespm_tui/store/migrations/versions/") for name in names)
    assert {"salespm_tui/ui/styles/app.tcss", "salespm_tui/ui/styles/standup.tcss"} <= names
    own = {name for name in names if not name.startswith("salespm_tui/")}
    assert all(name.startswith(f"salespm_tui-{__version__}.dist-info/") for name in own)


def test_the_console_script_is_salespm(wheel: Path, installed: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        entries = ConfigParser()
        name = f"salespm_tui-{__version__}.dist-info/entry_points.txt"
        entries.read_string(archive.read(name).decode())
    assert dict(entries["console_scripts"]) == {"salespm": "salespm_tui.__main__:main"}
    ran = run_there(installed, tmp_path, str(installed / "bin" / "salespm"), "--version")
    assert (ran.returncode, ran.stdout) == (0, f"salespm {__version__}\n"), ran.stderr


def test_it_speaks_chinese_without_the_repository(installed: Path, tmp_path: Path) -> None:
    ran = run_there(installed, tmp_path, "-m", "salespm_tui", "--demo", "standup", "--lang", "zh")
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("站会")
    assert "逾期" in ran.stdout


def test_the_app_opens_without_the_repository(installed: Path, tmp_path: Path) -> None:
    ran = run_there(installed, tmp_path, "-c", OPEN_THE_APP, str(tmp_path))
    assert ran.returncode == 0, ran.stderr
    where, tabs, cells = ran.stdout.splitlines()
    assert Path(where).is_relative_to(installed)
    assert "站会" in tabs and "salespm" in tabs
    assert int(cells) >= 80 + 18, "the styles give the screens their room"


# README


def commands_in_readme() -> Sequence[str]:
    """The lines of its shell blocks that make an environment."""
    blocks = re.findall(r"```sh\n(.*?)```", README, flags=re.S)
    return [line for block in blocks for line in block.splitlines() if "venv" in line]


def steps(command: str) -> list[list[str]]:
    return [shlex.split(step) for step in command.split(" && ")]


def test_readme_has_two_commands_of_one_line_each() -> None:
    first, second = commands_in_readme()
    for command in (first, second):
        make, install, last = steps(command)
        assert make == ["python3", "-m", "venv", ".venv"]
        assert install[:2] == [".venv/bin/pip", "install"]
        assert last[0].startswith(".venv/bin/")
        assert not re.search(r"[;|>`\\]|\$\(", command)
    assert steps(first)[1][2:] == ["."]
    assert steps(second)[1][2:] == ["-e", ".[dev]"]


def test_the_first_command_opens_the_demo() -> None:
    program, *words = steps(commands_in_readme()[0])[-1]
    assert Path(program).name == "salespm"
    arguments = read_arguments(words)
    assert arguments.demo and arguments.command is None


def test_the_second_command_runs_the_tests_as_ci_does() -> None:
    tests = commands_in_readme()[1].split(" && ")[-1]
    ci = (REPOSITORY / ".ci" / "run").read_text(encoding="utf-8")
    (line,) = [line for line in ci.splitlines() if " -m pytest" in line]
    assert line.replace('"$bin/python"', ".venv/bin/python").strip() == tests


def test_readme_tells_the_keys_of_the_action_table() -> None:
    """Written by `python -m salespm_tui.devtools.key_table README.md`."""
    assert with_table(README) == README


def test_what_readme_points_to_is_there() -> None:
    pointed = re.findall(r"\]\(([^)#:]+)\)", README)
    assert "screenshots/standup-en.svg" in pointed
    assert not [path for path in pointed if not (REPOSITORY / path).exists()]


def test_the_modules_that_readme_names_are_there() -> None:
    for module in re.findall(r"python -m (salespm_tui\.[\w.]+)", README):
        assert (REPOSITORY / module.replace(".", "/")).with_suffix(".py").exists(), module
    for script in re.findall(r"python (tests/\S+\.py)", README):
        assert (REPOSITORY / script).exists(), script
