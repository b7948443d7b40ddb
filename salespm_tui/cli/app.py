"""Opening the app: the shell is on the screen before SQL is imported."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

from salespm_tui.cli.arguments import Arguments, UsageError
from salespm_tui.cli.opening import (
    clock_for,
    opener,
    throw_away_folder,
)
from salespm_tui.core.config import Config, ReadConfig
from salespm_tui.core.paths import state_directory, workspace_file
from salespm_tui.core.view_state import read_view_state
from salespm_tui.ui.environment import (
    NoTerminalError,
    prepare_environment,
    quiet_collector,
)


def run_app(arguments: Arguments, settings: ReadConfig | None) -> int:
    """Open the app and stay until it ends; the exit code is the app's.

    UsageError where there is no terminal. The process should end at once afterwards: nothing is
    left to wait for.
    """
    config = settings.config if settings else Config()
    try:
        surroundings = prepare_environment(config.color)
    except NoTerminalError as error:
        raise UsageError(str(error)) from error
    quiet_collector()
    with ExitStack() as closing:
        path, state_folder = workspace_file(arguments.file), state_directory()
        if arguments.demo:
            folder = closing.enter_context(throw_away_folder())
            path, state_folder = folder / path.name, folder / "state"
        from salespm_tui.engine import ThreadEngine
        from salespm_tui.ui.app import SalesApp
        from salespm_tui.ui.settings import AppSettings

        engine = ThreadEngine(opener(arguments, path))
        closing.callback(engine.close)
        app = SalesApp(
            engine,
            AppSettings(
                clock=clock_for(arguments),
                state_folder=state_folder,
                workspace=str(path),
                theme=arguments.theme or config.theme or "",
                plain=arguments.ascii or config.ascii,
                keys=dict(config.keys),
                complaints=tuple(str(one) for one in settings.problems) if settings else (),
                time_box_minutes=config.time_box_minutes,
                project_id=_last_project(state_folder, str(path)),
                environment=surroundings.environment,
            ),
        )
        mouse = arguments.mouse and config.takes_mouse(over_ssh=surroundings.over_ssh)
        app.run(mouse=mouse)
        return app.exit_code


def _last_project(state_folder: Path, workspace: str) -> int | None:
    """The project that was open in this workspace when the app was left."""
    state = read_view_state(state_folder)
    found = state.get("project_id") if state.get("workspace") == workspace else None
    return found if isinstance(found, int) else None
