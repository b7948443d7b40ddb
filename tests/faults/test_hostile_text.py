"""No text, typed or imported or left by an older program, acts, crashes a screen or steers the terminal."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
import sys
import unicodedata
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hostile_workspace import dirty, fill
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from naughty import DIRECTIONS, FORMATS, LONG, MARKUP, NAUGHTY, STEERING
from rich.segment import Segment
from textual import events
from textual.pilot import Pilot

from salespm_tui.cli.main import main
from salespm_tui.contract.clients import (
    Capture,
    SaveActionItem,
    SaveClient,
    SaveContact,
    SaveInteraction,
)
from salespm_tui.contract.goals import SaveFactor, SaveGoal
from salespm_tui.contract.pipeline import SaveDeal, SaveLead, SavePayment, SaveStage
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.standup import NoteDecision, SetBlocked
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import Command, Ref
from salespm_tui.core.cells import cell_width
from salespm_tui.core.clean import clean_text
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import set_language
from salespm_tui.services.workspace import Workspace
from salespm_tui.ui.app import SalesApp
from tests.pty_session import PtySession
from tests.ui.conftest import Bench, bench_on, own_copy, press, screen_text, settled

IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
MONDAY = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
ROWS = {"1": 60, "2": 24, "3": len(NAUGHTY), "5": 60, "6": 40}
"""How far down each screen is walked; the others are seen without being stood on."""

STEERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
"""What may never reach a terminal out of a text: controls but newline and tab, and bidi overrides."""


@pytest.fixture(scope="module")
def hostile_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a naughty text in every text of every row. Copy it; never open it."""
    with TemporaryDirectory(dir=IN_MEMORY) as folder:
        path = Path(folder) / "hostile.db"
        fill(path, NAUGHTY)
        return Path(shutil.copy(path, tmp_path_factory.mktemp("hostile") / "hostile.db"))


@pytest.fixture
def hostile(hostile_file: Path, tmp_path: Path, clock: FixedClock) -> Iterator[Bench]:
    made = bench_on(own_copy(hostile_file, tmp_path / "workspace"), clock, project_id=1)
    yield made
    made.engine.close()


# Into the file and out again


FIELDS: dict[str, tuple[str, ...]] = {
    "project": ("name", "manager", "objective"),
    "task": ("name", "owner", "notes"),
    "client": ("name", "industry", "region", "notes"),
    "contact": ("name", "title", "phone", "email", "wechat"),
    "interaction": ("summary", "outcome"),
    "action_item": ("title", "owner"),
    "opportunity": ("name", "competitor", "products", "owner", "notes"),
    "lead": ("title", "company", "contact_name", "phone", "email", "owner", "notes"),
    "pipeline_stage": ("name_en", "name_zh", "exit_criteria"),
    "payment": ("note",),
    "goal": ("name", "unit", "owner", "strategy_note", "notes"),
    "goal_factor": ("note",),
}
SEVERAL_LINES = {
    "objective", "note", "notes", "summary", "outcome", "exit_criteria", "strategy_note",
}  # fmt: skip
NEVER_EMPTY = {"name_en", "name_zh"}
"""An emptied name of a stage stays as it was."""


def commands_with(text: str) -> tuple[Command, ...]:
    """A command for each kind of record, with the text in every field that takes any text."""

    def fields(kind: str) -> dict[str, Any]:
        return dict.fromkeys(FIELDS[kind], text)

    return (
        SaveProject(project_id=1, **fields("project")),
        SaveTask(task_id=1, **fields("task")),
        SaveClient(client_id=1, **fields("client")),
        SaveContact(contact_id=1, **fields("contact")),
        SaveInteraction(interaction_id=1, **fields("interaction")),
        SaveActionItem(action_item_id=1, **fields("action_item")),
        SaveDeal(deal_id=1, **fields("opportunity")),
        SaveLead(lead_id=1, **fields("lead")),
        SaveStage(stage_id=1, **fields("pipeline_stage")),
        SavePayment(payment_id=1, **fields("payment")),
        SaveGoal(goal_id=1, **fields("goal")),
        SaveFactor(goal_factor_id=1, **fields("goal_factor")),
    )


@pytest.fixture(scope="module")
def one_of_each() -> Iterator[Workspace]:
    """A workspace with one record of each kind."""
    with TemporaryDirectory(dir=IN_MEMORY) as folder:
        path = Path(folder) / "work.db"
        workspace = Workspace.open(path, MONDAY, backups=Path(folder) / "backups")
        for command in (
            SaveProject(name="P"),
            SaveTask(project_id=1, name="T"),
            SaveClient(name="C"),
            SaveContact(client_id=1, name="K"),
            SaveInteraction(client_id=1, summary="S"),
            SaveActionItem(title="A", client_id=1),
            SaveDeal(name="D"),
            SaveLead(title="L"),
            SavePayment(amount_minor=100),
            SaveGoal(name="G", target_value=100, due_on=date(2026, 12, 31), metric="custom"),
            SaveFactor(goal_id=1, kind="policy"),
        ):
            workspace.do(command)
        yield workspace
        workspace.close()


def stored(workspace: Workspace, kind: str) -> dict[str, Any]:
    columns = ", ".join(FIELDS[kind])
    with workspace._store.read() as session:
        row = session.connection().exec_driver_sql(f"SELECT {columns} FROM {kind} WHERE id = 1")
        return dict(row.mappings().one())


def comes_back_exact(workspace: Workspace, text: str) -> None:
    for kind, command in zip(FIELDS, commands_with(text), strict=True):
        before = stored(workspace, kind)
        try:
            workspace.do(command)
        except UserError as error:
            assert not clean_text(text) or "already goes by" in error.title, (kind, text)
            assert stored(workspace, kind) == before
            continue
        expected = {
            field: clean_text(text, multiline=field in SEVERAL_LINES)
            or (before[field] if field in NEVER_EMPTY else "")
            for field in FIELDS[kind]
        }
        assert {field: value or "" for field, value in stored(workspace, kind).items()} == expected


@pytest.mark.parametrize("text", NAUGHTY, ids=lambda text: ascii(text)[:20])
def test_what_is_stored_is_the_text_made_harmless(one_of_each: Workspace, text: str) -> None:
    comes_back_exact(one_of_each, text)


@given(text=st.text(max_size=40))
@settings(max_examples=40, derandomize=True, deadline=None)
def test_any_text_comes_back(one_of_each: Workspace, text: str) -> None:
    comes_back_exact(one_of_each, text)


@given(text=st.text(max_size=60))
@settings(max_examples=40, derandomize=True, deadline=None)
def test_any_line_can_be_captured_or_is_refused(one_of_each: Workspace, text: str) -> None:
    for command in (
        Capture(text, client_id=1),
        Capture(f"call {text} !fri @{text} +{text}"),
        NoteDecision(text, Ref("task", 1)),
        SetBlocked(Ref("task", 1), text),
    ):
        try:
            outcome, _tables = one_of_each.do(command)
        except UserError as error:
            said = str(error)
        else:
            said = " ".join(map(str, (outcome.label, *outcome.notes)))
        assert not STEERS.search(said)


@pytest.mark.parametrize("text", NAUGHTY, ids=lambda text: ascii(text)[:20])
def test_every_naughty_line_can_be_captured_or_is_refused(
    one_of_each: Workspace, text: str
) -> None:
    test_any_line_can_be_captured_or_is_refused.hypothesis.inner_test(one_of_each, text)


# On the screens


def look_over(pilot: Pilot[None]) -> str:
    """The screen as text; AssertionError where it steers, links, overflows, or where something acted."""
    app = pilot.app
    assert isinstance(app, SalesApp)
    assert app._exception is None and not app._exit
    width, height = app.size
    strips = app.screen._compositor.render_strips()[:height]
    for strip in strips:
        for segment in strip:
            assert not segment.control
            assert not STEERS.search(segment.text.replace("\t", "\x01")), ascii(segment.text)
            assert not acts(segment), ascii(segment.text)
    text = screen_text(app)
    for line in text.splitlines():
        assert cell_width(line) <= width, ascii(line)
    return text


def acts(segment: Segment) -> bool:
    """Whether a click on it would do something, or a terminal would make a link of it."""
    style = segment.style
    return bool(style and (style.link or "@click" in style.meta))


async def walk_down(pilot: Pilot[None], rows: int) -> str:
    """Look over the screen on every row; all that was seen."""
    seen = [look_over(pilot)]
    for _row in range(rows):
        await press(pilot, "j")
        seen.append(look_over(pilot))
    return "\n".join(seen)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("screen", ["1", "2", "3", "5", "6"])
async def test_every_screen_shows_them_as_they_are(
    hostile: Bench, screen: str, language: str
) -> None:
    set_language(language)
    hostile.app.project_id = None if screen == "1" else 1
    if screen == "5":
        hostile.app.project_id = None
    async with hostile.running((120, 40), screen=screen) as pilot:
        seen = await walk_down(pilot, 25 if language == "zh" else ROWS[screen])
        await press(pilot, "y")
        assert not STEERS.search(pilot.app.clipboard)
    if language == "en" and screen not in ("2", "6"):
        for text in MARKUP:
            assert text[:9] in seen, text


@pytest.mark.parametrize(
    "keys",
    [
        ("3", "e"),
        ("3", "G", "e"),
        ("3", "%"),
        ("3", "w"),
        ("3", "P"),
        ("5", "e"),
        ("5", "a"),
        ("5", "tab", "enter"),
        ("5", "tab", "tab", "e"),
        ("5", "space", "j", "space", "M"),
        ("1", "s"),
        ("1", "j", "j", "c"),
        ("1", "m", "enter"),
        ("1", "F"),
        ("p",),
        ("3", "x", "u"),
        ("2", "e"),
        ("2", "enter"),
        ("2", "c"),
        ("2", "="),
        ("2", "i"),
        ("6", "e"),
        ("6", "enter"),
        ("6", "L"),
        ("6", "="),
        ("6", "j", "a"),
        ("6", "l", "l", "j", "e"),
    ],
    ids=" ".join,
)
async def test_every_window_shows_them_as_they_are(hostile: Bench, keys: tuple[str, ...]) -> None:
    async with hostile.running(screen=keys[0]) as pilot:
        for key in keys[1:]:
            await press(pilot, key)
            look_over(pilot)
        for key in ("down", "tab", "pagedown", "down"):
            await press(pilot, key)
            look_over(pilot)
        await press(pilot, "escape", "escape")
        look_over(pilot)


async def test_toasts_and_questions_show_them_as_they_are(hostile: Bench) -> None:
    async with hostile.running(screen="3") as pilot:
        for text in (*MARKUP, *FORMATS, *STEERING, *DIRECTIONS, *LONG):
            hostile.app.toast(text)
            await settled(pilot)
            look_over(pilot)
            pilot.app.clear_notifications()
        await press(pilot, "u", "U", "u")
        look_over(pilot)
        for text in (*MARKUP[:6], *STEERING[:8], *LONG):
            asking = asyncio.ensure_future(ask(hostile.app, text))
            await settled(pilot)
            look_over(pilot)
            await press(pilot, "escape", "escape")
            asking.cancel()


async def ask(app: SalesApp, text: str) -> None:
    async def questions() -> None:
        await app.confirm(text, text)
        await app.choose(text, [(text, text)])

    app.run_worker(questions(), exit_on_error=False)


@pytest.mark.parametrize("key", ["a", "n"])
async def test_what_is_pasted_does_nothing_but_stand_there(hostile: Bench, key: str) -> None:
    before = hostile.rows("SELECT max(id) FROM change_set")
    async with hostile.running(screen="5") as pilot:
        await press(pilot, key)
        for text in (*MARKUP[:4], *STEERING, *DIRECTIONS[:3], *LONG[:2]):
            pilot.app.post_message(events.Paste(text))
            await settled(pilot)
            look_over(pilot)
            await press(pilot, "ctrl+u")
        assert hostile.rows("SELECT max(id) FROM change_set") == before


@given(texts=st.lists(st.text(min_size=1, max_size=30), min_size=12, max_size=12))
@settings(max_examples=4, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_text_is_shown_without_harm(hostile_file: Path, texts: list[str]) -> None:
    with TemporaryDirectory(dir=IN_MEMORY) as folder:
        path = own_copy(hostile_file, Path(folder) / "w")
        workspace = Workspace.open(path, MONDAY, backups=Path(folder) / "b", create=False)
        storable = [text.encode("utf-8", "ignore").decode() or "x" for text in texts]
        dirty(workspace, (storable * len(NAUGHTY))[: len(NAUGHTY)])
        workspace.close()
        asyncio.run(walk_all_screens(bench_on(path, MONDAY, project_id=1)))


async def walk_all_screens(bench: Bench) -> None:
    async with bench.running((100, 40)) as pilot:
        for screen in ("1", "2", "3", "5", "6"):
            await press(pilot, screen)
            await walk_down(pilot, 14)
    bench.engine.close()


# At the command line


LINES = (
    "standup",
    "standup --project {code}",
    "projects",
    "timeline",
    "clients",
    "clients --log 1",
    "goals",
    "pipeline",
    "history",
    "history --of task 1",
    "check",
)


@pytest.fixture
def shell(
    hostile_file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> Iterator[Any]:
    """Runs one command line on the hostile workspace; its exit code and what it wrote."""
    path = own_copy(hostile_file, tmp_path / "w")
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    before = os.umask(0o022)

    def run(*words: str) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["--file", str(path), "--today", "2026-11-23", *words])
        return code, *capsys.readouterr()

    yield run
    os.umask(before)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("line", LINES)
def test_plain_output_steers_nothing(shell: Any, line: str, language: str) -> None:
    code, out, err = shell(*line.format(code="P").split(), "--lang", language)
    assert code == 0, err
    assert out
    assert not STEERS.search(out) and not STEERS.search(err)


@pytest.mark.parametrize("line", LINES[:-1])
def test_json_output_is_one_object_with_the_texts_in_it(shell: Any, line: str) -> None:
    code, out, err = shell(*line.format(code="P").split(), "--json")
    assert code == 0, err
    assert not STEERS.search(out), "JSON escapes what steers"
    assert isinstance(json.loads(out), dict)


def test_json_gives_every_name_back_as_it_is_stored(shell: Any) -> None:
    _code, out, _err = shell("timeline", "--json")
    names = [task["name"] for task in json.loads(out)["tasks"]]
    assert names == list(NAUGHTY)
    _code, out, _err = shell("clients", "--json")
    assert {client["name"] for client in json.loads(out)["clients"]} == set(NAUGHTY)


@pytest.mark.parametrize("text", [*MARKUP, *STEERING], ids=lambda text: ascii(text)[:20])
def test_a_line_typed_at_the_shell_steers_nothing(shell: Any, text: str) -> None:
    _code, out, err = shell("log", text)
    assert not STEERS.search(out) and not STEERS.search(err)
    _code, out, err = shell("timeline", "--project", text)
    assert not STEERS.search(out) and not STEERS.search(err)


# At a terminal


def test_no_byte_of_theirs_reaches_the_terminal(hostile_file: Path, tmp_path: Path) -> None:
    path = own_copy(hostile_file, tmp_path / "w")
    command = [sys.executable, "-m", "salespm_tui", "--file", str(path), "--lang", "en"]
    env = {"HOME": str(tmp_path), "XDG_STATE_HOME": str(tmp_path / "state")}
    with PtySession([*command, "--today", "2026-11-23"], env=env) as session:
        session.wait_for("reviewed", timeout=30)
        for keys in ("jjjjjjjj", "3", "jjjjjjjjjjjjjj", "e", "esc", "5", "jjjjjjjj", "p", "esc"):
            session.press(keys) if keys == "esc" else session.send(keys)
            session.settle(0.2)
        session.press("ctrl+q")
        assert session.wait_exit() == 0
        output = session.output
    assert b"PWNED" in output, "the texts were seen"
    for theirs in (
        b"\x1b]0;",
        b"\x1b]8;",
        b"]52;c;UFdORUQ=\x07",
        b"\x1bc",
        b"\x1b[2J\x1b[Hcleared",
    ):
        assert theirs not in output
    text = output.decode("utf-8", "strict")
    for character in set(text):
        assert character in "\x1b\r\n\t\x07\x0f" or unicodedata.category(character) != "Cc", (
            f"{character!a} reached the terminal"
        )
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u2028\u2029]", text)
