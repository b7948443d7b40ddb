"""The composition root: which file, which clock, which settings, and the engine over them.

SQL is imported only when a workspace is really opened.
"""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar
from zoneinfo import ZoneInfo

from salespm_tui.cli.arguments import Arguments, UsageError
from salespm_tui.cli.ending import end_if_asked
from salespm_tui.contract.values import Command, Outcome, Query
from salespm_tui.core.clock import Clock, SystemClock
from salespm_tui.core.errors import UserError
from salespm_tui.core.paths import data_directory, workspace_file

if TYPE_CHECKING:
    from salespm_tui.engine import InlineEngine
    from salespm_tui.services.workspace import Workspace

T = TypeVar("T")

_BACKUPS = "backups"
_WORKSPACE = "salespm.db"
_THROW_AWAY = "salespm-"


@dataclass(frozen=True, slots=True)
class Desk:
    """An open workspace at which commands are given one after the other.

    `is_new`: there is no file yet, and what is answered comes from an empty workspace that is
    thrown away. `clock` goes by the workspace's time zone.
    """

    engine: InlineEngine
    path: Path
    clock: Clock
    is_new: bool = False

    def do(self, command: Command) -> Outcome:
        """Run a command; raises what it raises."""
        end_if_asked()
        return self.engine.do(command).result()

    def ask(self, query: Query[T]) -> T:
        """Answer a query."""
        return self.engine.ask(query).result()

    @property
    def zone(self) -> tzinfo | None:
        """The workspace's time zone; None is the machine's."""
        zone = self.clock.zone if isinstance(self.clock, SystemClock) else None
        return ZoneInfo(zone) if zone else None


def clock_for(arguments: Arguments) -> SystemClock:
    """The machine's clock, on the day that `--today` names; the workspace gives it its zone."""
    return SystemClock(None, today_asked(arguments))


def today_asked(arguments: Arguments) -> date | None:
    """The day of `--today`, as people type days; UsageError where it is none."""
    if arguments.today is None:
        return None
    from salespm_tui.core.typed_dates import read_date

    try:
        return read_date(arguments.today, SystemClock().today())
    except UserError as error:
        raise UsageError(f"--today: {error}", arguments.command) from error


def is_there(arguments: Arguments) -> bool:
    """Whether the workspace that the arguments mean exists, readable or not."""
    return arguments.demo or os.path.lexists(workspace_file(arguments.file))


@contextmanager
def desk_for(arguments: Arguments, *, writes: bool) -> Iterator[Desk]:
    """The workspace that the arguments mean, open until the block ends.

    One that does not exist is made only where the command `writes`; others are answered from an
    empty one. WorkspaceError where it cannot be opened.
    """
    from salespm_tui.engine import InlineEngine

    with ExitStack() as closing:
        path, is_new = workspace_file(arguments.file), False
        if arguments.demo:
            path = closing.enter_context(throw_away_folder()) / _WORKSPACE
        elif not writes and not is_there(arguments):
            path, is_new = closing.enter_context(throw_away_folder()) / _WORKSPACE, True
        workspace = opener(arguments, path)()
        engine = InlineEngine(lambda: workspace)
        engine.start()
        closing.callback(engine.close)
        yield Desk(engine, path, workspace.clock, is_new)


def opener(arguments: Arguments, path: Path) -> Callable[[], Workspace]:
    """What opens the workspace at `path`, once the engine wants it; for `--demo` fills it first."""
    clock = clock_for(arguments)
    backups = path.parent / _BACKUPS if arguments.demo else data_directory() / _BACKUPS

    def open_workspace() -> Workspace:
        if arguments.demo:
            from salespm_tui.services.demo import put_demo

            put_demo(path, clock.today(), _cache_of_demos())
        from salespm_tui.services.workspace import Workspace

        return Workspace.open(path, clock, backups=backups)

    return open_workspace


def _cache_of_demos() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("salespm", appauthor=False) / "demo"


@contextmanager
def throw_away_folder() -> Iterator[Path]:
    """A private folder that is removed, with all that is in it, when the block ends.

    What was left by a run that was killed is removed on the way.
    """
    from tempfile import TemporaryDirectory, gettempdir

    _sweep(Path(gettempdir()))
    prefix = f"{_THROW_AWAY}{os.getpid()}-"
    with TemporaryDirectory(prefix=prefix, ignore_cleanup_errors=True) as folder:
        yield Path(folder)


def _sweep(place: Path) -> None:
    """Remove the throw-away folders of our own whose process is gone."""
    for folder in place.glob(f"{_THROW_AWAY}*-*"):
        pid = folder.name.removeprefix(_THROW_AWAY).partition("-")[0]
        with suppress(OSError):
            status = folder.lstat()
            ours = stat.S_ISDIR(status.st_mode) and status.st_uid == os.geteuid()
            if ours and pid.isdecimal() and not _lives(int(pid)):
                shutil.rmtree(folder, ignore_errors=True)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
