"""`salespm`: reads the arguments, runs the command, turns how it ends into an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from salespm_tui.cli.arguments import (
    Arguments,
    UsageError,
    command_named,
    language_asked,
    read_arguments,
)
from salespm_tui.cli.console import Console
from salespm_tui.cli.ending import Ended, end_on_signals, ending_behind
from salespm_tui.core.errors import UserError, WorkspaceError
from salespm_tui.core.i18n import _, language_of_locale, set_language
from salespm_tui.core.paths import config_file

DONE, FAILED, USAGE, NO_WORKSPACE = 0, 1, 2, 3


def main(words: Sequence[str] | None = None) -> int:
    """Run one command line; the exit code says how it ended (the help lists the codes)."""
    os.umask(0o077)
    console = Console()
    try:
        return _guarded(sys.argv[1:] if words is None else list(words), console)
    except BrokenPipeError:
        console.give_up_output()
        return DONE
    except (KeyboardInterrupt, Ended) as ended:
        return ending_behind(ended) or FAILED


def _guarded(words: Sequence[str], console: Console) -> int:
    """Run it, and bring out all that was said; every way to fail becomes a clear line and a code."""
    try:
        code = _run(words, console)
        console.flush()
    except BrokenPipeError:
        raise
    except Exception as error:  # noqa: BLE001 - the last door: nothing passes without a clear line
        return ending_behind(error) or _told_why(error, console)
    return code


def _told_why(error: Exception, console: Console) -> int:
    """Say what went wrong; the exit code for it."""
    if isinstance(error, UsageError):
        ask = f"salespm {error.command} --help" if error.command else "salespm --help"
        console.say(f"salespm: {error}")
        console.say(_("Usage: %(line)s") % {"line": ask})
        return USAGE
    if isinstance(error, UserError):
        console.complain(error)
        return NO_WORKSPACE if isinstance(error, WorkspaceError) else FAILED
    console.say(_account_of(error))
    return FAILED


def _run(words: Sequence[str], console: Console) -> int:
    settings = None
    if config_file().exists():
        from salespm_tui.core.config import read_config

        settings = read_config(config_file())
    of_settings = settings.config.language if settings else None
    set_language(language_asked(words) or of_settings or language_of_locale(os.environ))
    arguments = read_arguments(words)
    if arguments.version or arguments.help:
        console.show(_told_about(arguments, console))
        return DONE
    if arguments.command is None:
        from salespm_tui.cli.app import run_app

        return run_app(arguments, settings)
    end_on_signals()
    from salespm_tui.cli.commands import run_command
    from salespm_tui.ui.environment import quiet_collector

    quiet_collector()
    return run_command(arguments, console)


def _told_about(arguments: Arguments, console: Console) -> str:
    """The help, or the version."""
    if arguments.version:
        from salespm_tui import __version__

        return f"salespm {__version__}"
    from salespm_tui.cli.help import command_help, program_help

    command = command_named(arguments.command)
    text = program_help(console.width) if command is None else command_help(command, console.width)
    return text.rstrip("\n")


def _account_of(error: Exception) -> str:
    """Keep a private account of a mistake of ours, without anybody's data, and say where."""
    from salespm_tui import __version__
    from salespm_tui.core.crash import write_crash
    from salespm_tui.core.paths import crash_directory

    title = _("salespm: something went wrong that should not have (%(kind)s).") % {
        "kind": type(error).__name__
    }
    try:
        path = write_crash(error, crash_directory(), __version__)
    except OSError:
        return title
    return f"{title} " + _("What is known of it is in %(path)s.") % {"path": path}
