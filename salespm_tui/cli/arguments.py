"""What was typed behind `salespm`, read.

Every option may stand before or after the command: the command is found first, then one flat parser
reads the rest.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, NoReturn

from salespm_tui.cli.command_table import COMMANDS, COMMON, CommandLine
from salespm_tui.core.i18n import LANGUAGES, N_, _


class UsageError(Exception):
    """The line cannot be understood (exit code 2). `command` is where help for it is found."""

    def __init__(self, message: str, command: str | None = None) -> None:
        super().__init__(message)
        self.command = command


@dataclass(frozen=True, slots=True)
class Arguments:
    """What was typed, read. `command` None opens the app."""

    command: str | None = None
    help: bool = False
    version: bool = False
    file: str | None = None
    demo: bool = False
    lang: str | None = None
    today: str | None = None
    ascii: bool = False
    mouse: bool = True
    theme: str | None = None
    json: bool = False
    project: str | None = None
    all: bool = False
    log: int | None = None
    minutes: bool = False
    ended: bool = False
    status_date: str | None = None
    text: Sequence[str] = ()
    files: Sequence[str] = ()
    country: str = ""
    years: Sequence[int] = ()
    kind: str | None = None
    area: str | None = None
    dry_run: bool = False
    new: bool = False
    mapping: Sequence[tuple[str, str]] = ()
    dates: str | None = None
    raw: bool = False
    output: str | None = None
    force: bool = False
    source: str | None = None
    of: Sequence[str] | None = None
    yes: bool = False
    rebuild_search: bool = False


_BY_NAME = {command.name: command for command in COMMANDS}

# What argparse itself says; it looks its messages up when it speaks.
_ARGPARSE_MESSAGES = (
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("invalid %(type)s value: %(value)r"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("ignored explicit argument %r"),
)


def command_named(name: str | None) -> CommandLine | None:
    """The command of that name, None for none or for the app."""
    return _BY_NAME.get(name or "")


def language_asked(words: Sequence[str]) -> str | None:
    """The language that `--lang` names, found before anything else is read; None where it does not."""
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        if word == "--":
            break
        asked = following if word == "--lang" else word.removeprefix("--lang=")
        if asked in LANGUAGES and asked != word:
            return asked
    return None


def read_arguments(words: Sequence[str]) -> Arguments:
    """What was typed; UsageError where it cannot be understood."""
    place = _place_of_command(words)
    name = words[place] if place is not None else None
    command = command_named(name)
    if name is not None and command is None:
        raise UsageError(_unknown(name))
    rest = [word for at, word in enumerate(words) if at != place]
    asks_help = any(word in {"-h", "--help"} for word in _before_dashes(rest))
    if asks_help or "--version" in _before_dashes(rest):
        return Arguments(name, help=asks_help, version=not asks_help)
    parsed = _parsed(command, rest)
    _refuse_empty(parsed, name)
    return Arguments(name, **parsed)


def _refuse_empty(parsed: Mapping[str, Any], command: str | None) -> None:
    """An empty word is what an unset variable leaves; it must never mean somebody's own file."""
    for name, value in parsed.items():
        if name != "text" and (value == "" or (isinstance(value, list) and "" in value)):
            raise UsageError(
                _("An empty word stands where a name, a file or a day is needed."), command
            )


def _parsed(command: CommandLine | None, words: Sequence[str]) -> dict[str, Any]:
    options = (*COMMON, *(command.options if command else ()))
    parser = _Parser(command.name if command else None)
    for option in options:
        settings = dict(option.settings)
        settings["default"] = argparse.SUPPRESS
        parser.add_argument(*option.names, **settings)
    # Words of a text may stand between options; argparse cannot do that beside a bare "--".
    read = parser.parse_args if "--" in words else parser.parse_intermixed_args
    return vars(read(words))


class _Parser(argparse.ArgumentParser):
    """argparse that speaks our languages, prints nothing and never ends the program."""

    def __init__(self, command: str | None) -> None:
        setattr(argparse, "_", _)  # noqa: B010 - it has no other door for a language
        prog = f"salespm {command}" if command else "salespm"
        super().__init__(prog=prog, add_help=False, allow_abbrev=False)
        self._command = command

    def error(self, message: str) -> NoReturn:
        raise UsageError(message, self._command)


def _before_dashes(words: Sequence[str]) -> Sequence[str]:
    return words[: words.index("--")] if "--" in words else words


def _place_of_command(words: Sequence[str]) -> int | None:
    """Where the command stands: the first word that is neither an option nor a value of one."""
    values = {
        name: option.values
        for options in (COMMON, *(command.options for command in COMMANDS))
        for option in options
        for name in option.names
    }
    skip = 0
    for at, word in enumerate(words):
        if skip:
            skip -= 1
        elif word == "--":
            return None
        elif not word.startswith("-") or word == "-":
            return at
        else:
            skip = values.get(word, 0)
    return None


def _unknown(name: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name, _BY_NAME, n=1)
    if near:
        return _("There is no command “%(name)s”. Did you mean “%(near)s”?") % {
            "name": name,
            "near": near[0],
        }
    return _("There is no command “%(name)s”.") % {"name": name}
