"""The one thread that owns the workspace, and its twin without a thread.

Both are handed a function that opens the workspace, so that nothing heavy is imported before the
thread runs it. Commands and queries are answered in the order in which they were given.
"""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from contextlib import suppress
from typing import Any, Protocol, TypeVar

from salespm_tui.contract.engine import Changed, Event, Opened, OpenFailed
from salespm_tui.contract.values import Command, Outcome, Query
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _

T = TypeVar("T")
POLL_SECONDS = 1.0


class Workspace(Protocol):
    """What the engine drives (`services.workspace`)."""

    @property
    def path(self) -> str: ...

    @property
    def read_only_because(self) -> str | None: ...

    def do(self, command: Command) -> tuple[Outcome, frozenset[str]]: ...

    def ask(self, query: Query[T]) -> T: ...

    def changed_elsewhere(self) -> bool: ...

    def close(self) -> None: ...


Open = Callable[[], Workspace]
Listener = Callable[[Event], None]
_Job = Callable[[Workspace], None]
EVERYTHING: frozenset[str] = frozenset(
    {
        "project", "client", "contact", "interaction", "action_item", "task", "dependency",
        "work_calendar", "calendar_exception", "stand_up", "stand_up_item", "finish_mark",
        "import_base", "meta", "baseline", "baseline_task", "resource", "assignment",
        "goal", "goal_actual", "goal_factor", "product", "pipeline_stage", "lead", "opportunity",
        "stage_change", "payment", "risk", "risk_review", "issue", "budget_line", "requirement",
        "expectation", "change_request", "feedback", "client_report",
        "resource_skill", "budget_revision", "cost_entry", "progress_entry", "gate_check",
        "gate_review", "acceptance", "acceptance_item", "evaluation", "kpi_result", "lesson",
        "lesson_use", "template",
    }
)  # fmt: skip


def _closed() -> UserError:
    return UserError(_("The workspace is closed."), _("Start salespm again."))


class _Desk:
    """What both engines share: listeners, and one job done so that its future always ends."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []

    def listen(self, listener: Listener) -> None:
        self._listeners.append(listener)

    def _tell(self, event: Event) -> None:
        for listener in self._listeners:
            listener(event)

    def _command_job(self, command: Command, future: Future[Outcome]) -> _Job:
        def job(workspace: Workspace) -> None:
            outcome, tables = workspace.do(command)
            future.set_result(outcome)
            if tables:
                self._tell(Changed(tables))

        return job

    @staticmethod
    def _query_job(query: Query[T], future: Future[T]) -> _Job:
        def job(workspace: Workspace) -> None:
            future.set_result(workspace.ask(query))

        return job


class InlineEngine(_Desk):
    """Answers at once, on the caller's thread: for the command line and for tests."""

    def __init__(self, open_workspace: Open) -> None:
        super().__init__()
        self._open = open_workspace
        self._workspace: Workspace | None = None

    @property
    def workspace(self) -> Workspace:
        """The open workspace; opened at the first need."""
        if self._workspace is None:
            self._workspace = self._open()
        return self._workspace

    def start(self) -> None:
        workspace = self.workspace
        self._tell(Opened(workspace.path, workspace.read_only_because))

    def do(self, command: Command) -> Future[Outcome]:
        future: Future[Outcome] = Future()
        self._run(self._command_job(command, future), future)
        return future

    def ask(self, query: Query[T]) -> Future[T]:
        future: Future[T] = Future()
        self._run(self._query_job(query, future), future)
        return future

    def close(self, timeout: float = 3.0) -> bool:
        if self._workspace is not None:
            self._workspace.close()
            self._workspace = None
        return True

    def look_elsewhere(self) -> None:
        """Tell the listeners if another session changed the file (the thread polls instead)."""
        if self.workspace.changed_elsewhere():
            self._tell(Changed(EVERYTHING, elsewhere=True))

    def _run(self, job: _Job, future: Future[Any]) -> None:
        try:
            job(self.workspace)
        except Exception as error:
            if not future.done():
                future.set_exception(error)
            else:
                raise


class ThreadEngine(_Desk):
    """One thread owns the workspace from opening to closing; callers only ever wait for futures."""

    def __init__(self, open_workspace: Open, *, poll_seconds: float = POLL_SECONDS) -> None:
        super().__init__()
        self._open = open_workspace
        self._poll_seconds = poll_seconds
        self._jobs: queue.SimpleQueue[tuple[_Job, Future[Any]] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._live, name="salespm-engine", daemon=True)
        self._over: Exception | None = None

    def start(self) -> None:
        self._thread.start()

    def do(self, command: Command) -> Future[Outcome]:
        future: Future[Outcome] = Future()
        return self._enqueue(self._command_job(command, future), future)

    def ask(self, query: Query[T]) -> Future[T]:
        future: Future[T] = Future()
        return self._enqueue(self._query_job(query, future), future)

    def close(self, timeout: float = 3.0) -> bool:
        self._jobs.put(None)
        if self._thread.ident is None:
            self._end(_closed())
            return True
        self._thread.join(timeout)
        return not self._thread.is_alive()

    def _enqueue(self, job: _Job, future: Future[T]) -> Future[T]:
        self._jobs.put((job, future))
        if self._over is not None:  # looked at after putting: whoever comes second answers
            self._end(self._over)
        return future

    def _live(self) -> None:
        try:
            workspace = self._open()
        except Exception as error:  # noqa: BLE001 - engine loop: told to everyone who asks
            self._end(error)
            self._tell(OpenFailed(error))
            return
        try:
            self._tell(Opened(workspace.path, workspace.read_only_because))
            self._work(workspace)
        finally:
            self._end(_closed())
            workspace.close()

    def _work(self, workspace: Workspace) -> None:
        look_at = time.monotonic() + self._poll_seconds
        while True:
            with suppress(queue.Empty):
                entry = self._jobs.get(timeout=max(look_at - time.monotonic(), 0))
                if entry is None:
                    return
                self._answer(entry, workspace)
            if time.monotonic() >= look_at:
                self._look_elsewhere(workspace)
                look_at = time.monotonic() + self._poll_seconds

    @staticmethod
    def _answer(entry: tuple[_Job, Future[Any]], workspace: Workspace) -> None:
        job, future = entry
        if not future.set_running_or_notify_cancel():
            return
        try:
            job(workspace)
        except Exception as error:  # noqa: BLE001 - engine loop: the caller gets it
            if not future.done():
                future.set_exception(error)

    def _look_elsewhere(self, workspace: Workspace) -> None:
        try:
            changed = workspace.changed_elsewhere()
        except UserError:
            return  # said by the next command or query, where someone reads it
        if changed:
            self._tell(Changed(EVERYTHING, elsewhere=True))

    def _end(self, error: Exception) -> None:
        """Answer everything that still waits, and all that comes later."""
        self._over = error
        while True:
            try:
                entry = self._jobs.get_nowait()
            except queue.Empty:
                return
            if entry is not None and entry[1].set_running_or_notify_cancel():
                entry[1].set_exception(error)
