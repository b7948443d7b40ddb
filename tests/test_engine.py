"""The engine on a real workspace: order, futures that always end, events, an orderly close."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, wait
from pathlib import Path
from queue import Queue
from typing import Any

import pytest

from salespm_tui.contract.clients import ClientsQuery, SaveClient
from salespm_tui.contract.engine import Changed, Event, Opened, OpenFailed
from salespm_tui.contract.projects import ProjectsQuery, SaveProject
from salespm_tui.contract.records import Undo
from salespm_tui.contract.timeline import SaveTask, TimelineQuery
from salespm_tui.contract.values import Query
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import UserError, WorkspaceError
from salespm_tui.engine import InlineEngine, ThreadEngine
from salespm_tui.services.workspace import Workspace

SOON = 10.0
"""Seconds that an answer may take on a busy machine before a test gives it up."""

ANOTHER_SESSION = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.core.clock import FixedClock
from salespm_tui.services.workspace import Workspace
path, command = Path(sys.argv[1]), eval(sys.argv[2])
clock = FixedClock(datetime(2026, 11, 23, 9, 5, tzinfo=UTC))
workspace = Workspace.open(path, clock, backups=path.parent / "backups", create=False)
workspace.do(command)
workspace.close()
"""
NOTHING_HEAVY = """
import sys
import salespm_tui.engine
HEAVY = {"sqlmodel", "sqlalchemy", "pydantic", "sqlite3", "textual", "salespm_tui.services"}
def open_workspace():
    from datetime import UTC, datetime
    from pathlib import Path
    from salespm_tui.core.clock import FixedClock
    from salespm_tui.services.workspace import Workspace
    clock = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
    return Workspace.open(Path(sys.argv[1]), clock, backups=Path(sys.argv[1] + ".backups"))
engine = salespm_tui.engine.ThreadEngine(open_workspace)
from salespm_tui.contract.projects import ProjectsQuery
asked = engine.ask(ProjectsQuery())
print(sorted(HEAVY & set(sys.modules)))
engine.start()
asked.result(20)
print(sorted(HEAVY & set(sys.modules)))
print(engine.close())
"""


class UnknownQuery(Query[None]):
    """A question that no service answers."""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "salespm.db"


@pytest.fixture
def open_workspace(path: Path, clock: FixedClock) -> Callable[[], Workspace]:
    settings = {"time_zone": "UTC", "currency": "EUR"}
    backups = path.parent / "backups"
    return lambda: Workspace.open(path, clock, backups=backups, settings=settings)


@pytest.fixture
def engine(open_workspace: Callable[[], Workspace]) -> Iterator[ThreadEngine]:
    """An engine that looks around often; not started yet."""
    made = ThreadEngine(open_workspace, poll_seconds=0.05)
    yield made
    assert made.close(SOON)


@pytest.fixture(params=[ThreadEngine, InlineEngine])
def either(
    request: pytest.FixtureRequest, open_workspace: Callable[[], Workspace]
) -> Iterator[ThreadEngine | InlineEngine]:
    """Each of the two kinds, which keep one contract."""
    made: ThreadEngine | InlineEngine = request.param(open_workspace)
    yield made
    assert made.close(SOON)


def heard(engine: ThreadEngine | InlineEngine) -> Queue[Event]:
    """The events of the engine from now on."""
    events: Queue[Event] = Queue()
    engine.listen(events.put)
    return events


def all_end(futures: list[Future[Any]]) -> None:
    assert not wait(futures, SOON).not_done


def test_commands_and_questions_are_answered_in_the_order_given(
    either: ThreadEngine | InlineEngine,
) -> None:
    ended: list[int] = []
    futures: list[Future[Any]] = []
    either.start()
    for number in range(20):
        if number % 2 == 0:
            futures.append(either.do(SaveClient(name=f"Client {number}")))
        else:
            futures.append(either.ask(ClientsQuery()))
        futures[-1].add_done_callback(lambda _done, number=number: ended.append(number))
    all_end(futures)
    assert ended == list(range(20))
    assert [len(asked.result().clients) for asked in futures[1::2]] == list(range(1, 11))


def test_events_tell_what_opened_and_what_changed(
    either: ThreadEngine | InlineEngine, path: Path
) -> None:
    events = heard(either)
    either.start()
    assert events.get(timeout=SOON) == Opened(str(path))
    either.do(SaveProject(name="Fair")).result(SOON)
    assert events.get(timeout=SOON) == Changed(frozenset({"project"}))
    either.ask(ProjectsQuery()).result(SOON)
    either.do(SaveProject(project_id=1, name="Fair")).result(SOON)
    either.do(Undo()).result(SOON)
    assert events.get(timeout=SOON) == Changed(frozenset({"project"}))
    assert events.empty()


def test_what_cannot_be_done_comes_back_through_the_future(
    either: ThreadEngine | InlineEngine,
) -> None:
    events = heard(either)
    either.start()
    refused = either.do(SaveTask(project_id=9, name="Lost"))
    with pytest.raises(UserError, match="not there any more"):
        refused.result(SOON)
    with pytest.raises(KeyError):
        either.ask(UnknownQuery()).result(SOON)
    assert either.ask(ProjectsQuery()).result(SOON).projects == ()
    assert [type(event) for event in events.queue] == [Opened]


def test_an_engine_that_is_not_started_opens_nothing(engine: ThreadEngine, path: Path) -> None:
    asked = engine.ask(ProjectsQuery())
    time.sleep(0.05)
    assert not asked.done() and not path.exists()
    engine.start()
    assert asked.result(SOON).projects == ()


def test_nothing_heavy_is_imported_before_the_thread_runs(path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", NOTHING_HEAVY, str(path)], capture_output=True, text=True, check=True
    )
    before, after, closed = run.stdout.splitlines()
    assert before == "[]"
    assert "'sqlmodel'" in after and "textual" not in after
    assert closed == "True"


def test_everyone_who_asks_is_told_that_it_could_not_be_opened(
    engine: ThreadEngine, path: Path
) -> None:
    path.write_bytes(b"no workspace at all, but a text of somebody's")
    events = heard(engine)
    early = [engine.ask(ProjectsQuery()), engine.do(SaveProject(name="Fair"))]
    engine.start()
    told = events.get(timeout=SOON)
    assert isinstance(told, OpenFailed) and isinstance(told.error, WorkspaceError)
    for asked in (*early, engine.ask(ProjectsQuery())):
        assert asked.exception(SOON) is told.error


def test_what_was_asked_is_answered_before_the_end(engine: ThreadEngine) -> None:
    futures: list[Future[Any]] = [engine.do(SaveClient(name=f"C{n}")) for n in range(30)]
    futures.append(engine.ask(ClientsQuery()))
    engine.start()
    assert engine.close(SOON)
    assert all(future.done() for future in futures)
    assert len(futures[-1].result().clients) == 30


def test_after_the_end_everything_is_refused(engine: ThreadEngine) -> None:
    engine.start()
    assert engine.close(SOON) and engine.close(SOON)
    with pytest.raises(UserError, match="closed"):
        engine.ask(ProjectsQuery()).result(SOON)
    with pytest.raises(UserError, match="closed"):
        engine.do(SaveProject(name="Late")).result(SOON)


def test_an_engine_closed_before_its_start_answers_too(engine: ThreadEngine, path: Path) -> None:
    early = engine.ask(ProjectsQuery())
    assert engine.close(SOON)
    late = engine.ask(ProjectsQuery())
    for asked in (early, late):
        with pytest.raises(UserError, match="closed"):
            asked.result(SOON)
    assert not path.exists()


def test_closing_waits_no_longer_than_told(open_workspace: Callable[[], Workspace]) -> None:
    gate = threading.Event()

    def open_late() -> Workspace:
        gate.wait(SOON)
        return open_workspace()

    engine = ThreadEngine(open_late)
    engine.start()
    asked = engine.ask(ProjectsQuery())
    begun = time.monotonic()
    assert not engine.close(0.05)
    assert time.monotonic() - begun < 1
    gate.set()
    assert asked.result(SOON).projects == ()
    assert engine.close(SOON)


@pytest.mark.parametrize("_turn", range(4))
def test_no_question_is_lost_while_it_closes(engine: ThreadEngine, _turn: int) -> None:
    engine.start()
    futures: list[Future[Any]] = [engine.ask(ProjectsQuery())]
    futures[0].result(SOON)

    def keep_asking() -> None:
        for _ in range(60):
            futures.append(engine.ask(ProjectsQuery()))
            time.sleep(0)

    asking = [threading.Thread(target=keep_asking) for _ in range(3)]
    for thread in asking:
        thread.start()
    assert engine.close(SOON)
    for thread in asking:
        thread.join(SOON)
    all_end(futures)


def test_a_question_taken_back_is_not_answered(engine: ThreadEngine) -> None:
    kept, dropped = engine.ask(ProjectsQuery()), engine.do(SaveProject(name="Never"))
    assert dropped.cancel()
    engine.start()
    kept.result(SOON)
    assert engine.ask(ProjectsQuery()).result(SOON).projects == ()


def another_session_does(path: Path, command: str) -> None:
    subprocess.run([sys.executable, "-c", ANOTHER_SESSION, str(path), command], check=True)


def wait_for_elsewhere(events: Queue[Event], seconds: float) -> Changed:
    until = time.monotonic() + seconds
    while True:
        event = events.get(timeout=max(until - time.monotonic(), 0.001))
        if isinstance(event, Changed) and event.elsewhere:
            return event


def test_another_session_is_seen_within_two_seconds(
    open_workspace: Callable[[], Workspace], path: Path
) -> None:
    engine = ThreadEngine(open_workspace)  # as the app makes it
    engine.start()
    engine.do(SaveProject(name="Fair")).result(SOON)
    engine.do(SaveTask(project_id=1, name="Stand")).result(SOON)
    assert len(engine.ask(TimelineQuery(1)).result(SOON).tasks) == 1
    events = heard(engine)
    another_session_does(path, "SaveTask(project_id=1, name='Posters')")
    told = wait_for_elsewhere(events, 2.0)
    assert {"project", "task", "client"} <= told.tables
    names = [task.name for task in engine.ask(TimelineQuery(1)).result(SOON).tasks]
    assert names == ["Stand", "Posters"]
    assert engine.close(SOON)


def test_another_session_is_seen_while_much_is_asked(engine: ThreadEngine, path: Path) -> None:
    events = heard(engine)
    engine.start()
    engine.do(SaveProject(name="Fair")).result(SOON)
    another_session_does(path, "SaveProject(name='Conference')")
    until = time.monotonic() + 2
    while time.monotonic() < until:
        engine.ask(ProjectsQuery()).result(SOON)
        if Changed in {type(event) for event in events.queue if getattr(event, "elsewhere", False)}:
            break
    assert wait_for_elsewhere(events, 0.01)


def test_its_own_changes_are_not_somebody_elses(engine: ThreadEngine) -> None:
    events = heard(engine)
    engine.start()
    for number in range(5):
        engine.do(SaveClient(name=f"Client {number}")).result(SOON)
        time.sleep(0.06)
    assert not [event for event in events.queue if isinstance(event, Changed) and event.elsewhere]
