"""A text in the person's own editor: written to a private file, read back, and the file is gone."""

from __future__ import annotations

import contextlib
import os
import secrets
import shlex
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.paths import open_private, private_directory

if TYPE_CHECKING:
    from salespm_tui.ui.app import SalesApp

_ASKED = ("VISUAL", "EDITOR")
_NOT_FOR_US = (signal.SIGINT, signal.SIGQUIT)


@dataclass(frozen=True, slots=True)
class Written:
    """The text as the editor left it. `trouble` says what went wrong; the text is kept all the same."""

    text: str
    trouble: str = ""


def write_in_editor(app: SalesApp, text: str, suffix: str = ".txt") -> Written:
    """Hand the terminal to the editor until it is left; the text comes back cleaned.

    UserError where no editor is set, it cannot be started, or the terminal cannot be handed over.
    """
    environment = app.settings.environment or dict(os.environ)
    command = editor_command(environment)
    folder = editing_folder(environment, app.settings.state_folder)
    try:
        with app.suspend(), _signals_for_the_editor():
            return edited(text, command, folder, environment, suffix)
    except SuspendNotSupported as error:
        raise UserError(
            _("This terminal cannot be handed to an editor."), _("Write it here instead.")
        ) from error


def editor_command(environment: Mapping[str, str]) -> list[str]:
    """The editor that the person has set, with its options; UserError where there is none."""
    named = next((environment[name] for name in _ASKED if environment.get(name, "").strip()), "")
    try:
        command = shlex.split(named)
    except ValueError:
        command = []
    if not command:
        raise UserError(
            _("No editor is set."), _("Set EDITOR in your shell, for example: export EDITOR=nano")
        )
    return command


def editing_folder(environment: Mapping[str, str], state_folder: Path) -> Path:
    """Where the file lies while it is edited: in memory where the system offers that, never in a
    place that others share."""
    runtime = environment.get("XDG_RUNTIME_DIR", "")
    base = Path(runtime) if runtime and Path(runtime).is_dir() else state_folder
    return base / "salespm-editing"


def edited(
    text: str, command: list[str], folder: Path, environment: Mapping[str, str], suffix: str
) -> Written:
    """Run the editor on a private copy of `text`. Whatever it leaves beside it goes with the copy.

    What an editor saved before it failed is kept, and said. UserError where it cannot be started.
    """
    with _own_folder(folder) as own:
        path = own / f"text{suffix}"
        with os.fdopen(open_private(path), "w", encoding="utf-8") as file:
            file.write(text)
        try:
            code = subprocess.run([*command, str(path)], env=environment, check=False).returncode
        except OSError as error:
            raise UserError(
                _("The editor %(name)s cannot be started (%(error)s).")
                % {"name": command[0], "error": error.strerror or error},
                _("Set EDITOR in your shell, for example: export EDITOR=nano"),
            ) from error
        return _read_back(path, text, code)


def _read_back(path: Path, text: str, code: int) -> Written:
    try:
        raw = path.read_bytes()
    except OSError:
        return Written(text, _("The editor left no file; the text is as it was."))
    found = clean_text(raw.decode("utf-8", "replace"), multiline=True)
    if not text.endswith("\n"):
        found = found.removesuffix("\n")  # that most editors add
    if code == 0:
        return Written(found)
    if found == text:
        trouble = _("The editor ended with an error (%(code)d); the text is as it was.")
    else:
        trouble = _("The editor ended with an error (%(code)d); what it had saved is here.")
    return Written(found, trouble % {"code": code})


@contextlib.contextmanager
def _own_folder(folder: Path) -> Iterator[Path]:
    """A new folder that only we can read, gone afterwards with all that is in it."""
    own = private_directory(private_directory(folder) / secrets.token_hex(8))
    try:
        yield own
    finally:
        shutil.rmtree(own, ignore_errors=True)
        with contextlib.suppress(OSError):  # another session may be editing too
            folder.rmdir()


@contextlib.contextmanager
def _signals_for_the_editor() -> Iterator[None]:
    """ctrl+c is the editor's: it must not end us behind it. A handler of ours is not inherited, to
    ignore the signal would be. Nor may the signal wait in the pipe that wakes us.
    """
    woken = signal.set_wakeup_fd(-1)
    before = [signal.signal(number, _nothing) for number in _NOT_FOR_US]
    try:
        yield
    finally:
        for number, handler in zip(_NOT_FOR_US, before, strict=True):
            signal.signal(number, handler)
        signal.set_wakeup_fd(woken, warn_on_full_buffer=False)


def _nothing(_number: int, _frame: object) -> None:
    """The editor has its own."""
