"""What only a process of its own shows: streams, signals, locales, terminals, what is imported."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import CommandLine
from tests.pty_session import REPOSITORY, PtySession
from tests.services.importing.plan_files import PlanFile, Said

_PATIENCE = 60
"""Seconds that the slowest machine may take; no test waits longer than it must."""

_TELL = (
    "import sys; from salespm_tui.cli.main import main; code = main(sys.argv[1:]);"
    "print(code, *sorted(sys.modules), file=sys.stderr)"
)


_TELL_EACH = """
import os, sys
from salespm_tui.cli.main import main
from salespm_tui.services.workspace import Workspace

for line in sys.stdin.read().splitlines():
    child = os.fork()
    if child == 0:
        code = main(line.split())
        sys.stdout.flush()
        print("loaded", code, *sorted(sys.modules), file=sys.stderr, flush=True)
        os._exit(0)
    os.waitpid(child, 0)
"""


def loaded_by(*words: str) -> set[str]:
    """The modules that a command has loaded when it is done."""
    command = [sys.executable, "-c", _TELL, *words]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=REPOSITORY)
    code, *modules = told.stderr.splitlines()[-1].split()
    assert code == "0"
    return set(modules)


def loaded_by_each(lines: Sequence[str]) -> list[set[str]]:
    """The modules that each of those commands, one after the other, has loaded when it is done; what
    every command that opens a workspace loads is loaded once for all.
    """
    command = [sys.executable, "-c", _TELL_EACH]
    told = subprocess.run(
        command, input="\n".join(lines), capture_output=True, text=True, check=True, cwd=REPOSITORY
    )
    ended = [line.split()[1:] for line in told.stderr.splitlines() if line.startswith("loaded ")]
    assert [code for code, *_modules in ended] == ["0"] * len(lines), told.stderr
    return [set(modules) for _code, *modules in ended]


@pytest.mark.parametrize("line", ["--help", "--version", "timeline --help", "--lang zh --help"])
def test_help_loads_nothing_heavy(salespm: CommandLine, line: str) -> None:
    heavy = {"sqlmodel", "sqlalchemy", "pydantic", "textual", "sqlite3"}
    assert not loaded_by(*line.split()) & heavy


def test_no_command_loads_the_screens(salespm: CommandLine) -> None:
    plan = str(PlanFile((Said(1, "A"),)).write(salespm.folder / "p.xml"))
    lines = ("log call Acme prices", f"import {plan}", "standup", "timeline", "undo")
    for line, modules in zip(lines, loaded_by_each(lines), strict=True):
        assert "sqlalchemy" in modules
        assert not modules & {"textual", "alembic", "babel"}, line
        assert ("defusedxml" in modules) is line.startswith("import")


def test_output_is_utf8_whatever_the_locale(salespm: CommandLine) -> None:
    salespm.run("log", "电话 华为 谈价格")
    for locale in ("C", "POSIX", "en_US.ISO-8859-1", "zh_CN.GB18030"):
        environment = {**os.environ, "LC_ALL": locale, "PYTHONIOENCODING": "latin-1"}
        out, _err = salespm.process("clients", "--json", env=environment).communicate()
        assert "华为" in out.decode("utf-8")


def test_a_reader_that_left_ends_it_quietly(salespm: CommandLine) -> None:
    salespm.run("log", "call Acme prices")
    process = salespm.process("history", "--json")
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.wait(_PATIENCE) == 0
    assert process.stderr.read() == b""


def test_a_full_disk_below_the_answer_is_told(salespm: CommandLine) -> None:
    salespm.run("log", "call Acme prices")
    with Path("/dev/full").open("wb") as full:
        told = subprocess.run(
            [sys.executable, "-m", "salespm_tui", "clients"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
            cwd=REPOSITORY,
        )
    assert told.returncode == 1
    assert len(told.stderr.splitlines()) == 1


def test_the_app_asks_for_a_terminal(salespm: CommandLine) -> None:
    process = salespm.process(stdin=subprocess.DEVNULL)
    out, err = process.communicate(timeout=_PATIENCE)
    assert (process.returncode, out) == (2, b"")
    assert b"salespm standup" in err


def dump(path: Path) -> list[str]:
    connection = sqlite3.connect(path)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


@pytest.fixture(scope="module")
def big_plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A plan that takes its time to come in."""
    tasks = tuple(Said(uid, f"Task {uid} " + "x" * 200) for uid in range(1, 3000))
    return PlanFile(tasks).write(tmp_path_factory.mktemp("plan") / "big.xml")


@pytest.mark.faults
@pytest.mark.parametrize(
    ("number", "code"),
    [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)],
)
def test_ended_in_the_middle_of_an_import_it_leaves_all_as_it_was(
    salespm: CommandLine, big_plan: Path, number: int, code: int
) -> None:
    salespm.run("log", "call Acme prices")
    before = dump(salespm.file)
    process = salespm.process("import", str(big_plan))
    journal = salespm.file.with_name(f"{salespm.file.name}-journal")
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        if journal.exists() and journal.stat().st_size:
            break
        time.sleep(0.002)
    process.send_signal(number)
    _out, err = process.communicate(timeout=_PATIENCE)
    assert (process.returncode, err) == (code, b"")
    assert not journal.stat().st_size
    assert dump(salespm.file) == before


def test_control_bytes_in_the_file_do_not_reach_the_terminal(salespm: CommandLine) -> None:
    salespm.run("log", "call Acme prices")
    connection = sqlite3.connect(salespm.file)
    connection.execute("UPDATE client SET name = 'A\x1b]0;owned\x07\x9b31mcme'")
    connection.commit()
    connection.close()
    for words in (("clients",), ("clients", "--json"), ("clients", "--log", "1")):
        raw = on_a_terminal(salespm, *words)
        assert b"owned" in raw
        assert b"\x1b]" not in raw
        assert b"\x07" not in raw
        assert b"\xc2\x9b" not in raw


def test_colour_only_on_a_terminal_and_where_it_is_wanted(salespm: CommandLine) -> None:
    salespm.run("log", "call Acme prices")
    assert b"\x1b[1m" in on_a_terminal(salespm, "clients")
    assert b"\x1b" not in on_a_terminal(salespm, "clients", NO_COLOR="1")
    assert "\x1b" not in salespm.run("clients").out


@pytest.mark.parametrize(("answer", "code", "left"), [("y\r", 0, 0), ("n\r", 1, 1)])
def test_on_a_terminal_another_sessions_change_is_asked_about(
    salespm: CommandLine, answer: str, code: int, left: int
) -> None:
    salespm.run("log", "call Acme prices")
    connection = sqlite3.connect(salespm.file)
    connection.execute("UPDATE change_set SET session = 'elsewhere', actor = 'chen'")
    connection.commit()
    connection.close()
    command = [sys.executable, "-m", "salespm_tui", "undo"]
    with PtySession(command, env={"SALESPM_FILE": str(salespm.file)}) as session:
        session.wait_for("[y/N]", timeout=_PATIENCE)
        assert "chen" in session.screen()
        session.send(answer)
        assert session.wait_exit(_PATIENCE) == code
    assert len(salespm.run("clients", "--json").json["clients"]) == left


def on_a_terminal(salespm: CommandLine, *words: str, **more: str) -> bytes:
    """What a terminal is sent by that command."""
    env = {"SALESPM_FILE": str(salespm.file), **more}
    with PtySession([sys.executable, "-m", "salespm_tui", *words], env=env) as session:
        assert session.wait_exit(_PATIENCE) == 0
        return session.output
