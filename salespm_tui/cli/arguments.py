"""What may be typed behind `salespm`, and what was typed.

One table, from which both the parser and the help come. Every option may stand before or after the
command: the command is found first, then one flat parser reads the rest.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any, NoReturn

from salespm_tui.contract.exports import KINDS as EXPORT_KINDS
from salespm_tui.core.i18n import LANGUAGES, N_, _

KINDS = ("mspdi", "tasks")
DATE_ORDERS = ("dmy", "mdy", "ymd")
_FLAGS = ("store_true", "store_false")
_ID_DIGITS = 19
_YEAR_DIGITS = 4


class UsageError(Exception):
    """The line cannot be understood (exit code 2). `command` is where help for it is found."""

    def __init__(self, message: str, command: str | None = None) -> None:
        super().__init__(message)
        self.command = command


@dataclass(frozen=True, slots=True)
class Option:
    """One option or argument: its spellings, what it means, how argparse reads it."""

    names: tuple[str, ...]
    help: str
    settings: Mapping[str, Any] = field(default_factory=dict)

    @property
    def values(self) -> int:
        """How many words belong to it."""
        if self.settings.get("action") in _FLAGS or not self.names[0].startswith("-"):
            return 0
        return int(self.settings.get("nargs", 1))

    @property
    def shown(self) -> str:
        """How the help writes it: `-o, --output FILE`."""
        metavar = self.settings.get("metavar", "")
        words = metavar if isinstance(metavar, str) else " ".join(metavar)
        if not self.names[0].startswith("-"):
            return words
        return f"{', '.join(self.names)} {words}".strip()


@dataclass(frozen=True, slots=True)
class CommandLine:
    """One command: its name, what it does, what it takes besides the options of all."""

    name: str
    help: str
    options: tuple[Option, ...] = ()


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
    text: Sequence[str] = ()
    files: Sequence[str] = ()
    country: str = ""
    years: Sequence[int] = ()
    kind: str | None = None
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


def _flag(*names: str, help: str, dest: str, value: bool = True) -> Option:  # noqa: A002 - argparse's word
    return Option(names, help, {"action": "store_true" if value else "store_false", "dest": dest})


def _value(*names: str, help: str, **settings: Any) -> Option:  # noqa: A002 - argparse's word
    return Option(names, help, settings)


def id_in(text: str) -> int | None:
    """The id that `text` is, None where it is none that the file could hold."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < _ID_DIGITS else None


def _id(text: str) -> int:
    number = id_in(text)
    if number is None:
        raise argparse.ArgumentTypeError(_("“%(text)s” is not an id.") % {"text": text})
    return number


def _year(text: str) -> int:
    number = id_in(text)
    if number is None or len(text) != _YEAR_DIGITS:
        raise argparse.ArgumentTypeError(_("“%(text)s” is not a year.") % {"text": text})
    return number


def _pair(text: str) -> tuple[str, str]:
    theirs, equals, ours = text.rpartition("=")
    if not (equals and theirs.strip() and ours.strip()):
        raise argparse.ArgumentTypeError(_("“%(text)s” is no THEIRS=OURS.") % {"text": text})
    return theirs.strip(), ours.strip().casefold()


COMMON = (
    _value(
        "--file",
        help=N_("the workspace to use (else $SALESPM_FILE, else your own)"),
        metavar="PATH",
    ),
    _flag("--demo", help=N_("a throw-away copy of the demo workspace"), dest="demo"),
    _value(
        "--lang",
        help=N_("language: en or zh"),
        choices=LANGUAGES,
        metavar="|".join(LANGUAGES),
    ),
    _value("--today", help=N_("take this date for today"), metavar="DATE"),
    _flag("--ascii", help=N_("draw with plain ASCII characters only"), dest="ascii"),
    _flag("--no-mouse", help=N_("leave the mouse to the terminal"), dest="mouse", value=False),
    _value("--theme", help=N_("colours of the screens, by the name of the theme"), metavar="NAME"),
    _flag("--version", help=N_("print the version and stop"), dest="version"),
    _flag("-h", "--help", help=N_("print this help and stop"), dest="help"),
)

_PROJECT = _value("--project", help=N_("this project only, by its code"), metavar="CODE")
_ALL = _flag("--all", help=N_("all projects"), dest="all")
_JSON = _flag("--json", help=N_("one JSON object instead of text"), dest="json")
_READING = (_PROJECT, _ALL, _JSON)

COMMANDS = (
    CommandLine(
        "standup",
        N_("Print today's agenda: what changed, what is late, due, blocked or silent."),
        (
            *_READING,
            _value("--date", help=N_("the same as --today"), metavar="DATE", dest="today"),
            _flag("--minutes", help=N_("the minutes so far instead of the agenda"), dest="minutes"),
        ),
    ),
    CommandLine("projects", N_("List the projects with their dates and health."), _READING),
    CommandLine("timeline", N_("Print the plan of one project as a table with bars."), _READING),
    CommandLine(
        "clients",
        N_("List the clients with their last contact and next step."),
        (
            *_READING,
            _value("--log", help=N_("add the log of this client, by id"), metavar="ID", type=_id),
        ),
    ),
    CommandLine(
        "log",
        N_("Note a contact with a client in one line, such as: call Acme prices !fri"),
        (
            _value(
                "text",
                help=N_("what happened; - reads it from standard input, one entry a line"),
                metavar="TEXT",
                nargs="+",
            ),
        ),
    ),
    CommandLine(
        "import",
        N_("Bring in files of other programs, each as one change that can be undone."),
        (
            _value(
                "files",
                help=N_("MS Project XML, or CSV with a task a row"),
                metavar="FILE",
                nargs="+",
            ),
            _value(
                "--as", help=N_("what the files are"), choices=KINDS, metavar="KIND", dest="kind"
            ),
            _flag("--dry-run", help=N_("tell what would happen and write nothing"), dest="dry_run"),
            _flag("--new", help=N_("make another project even of a known file"), dest="new"),
            _value("--project", help=N_("bring it into this project"), metavar="CODE"),
            _value(
                "--map",
                help=N_("take this column of a CSV for that one of ours; may be given again"),
                metavar="THEIRS=OURS",
                action="append",
                type=_pair,
                dest="mapping",
            ),
            _value(
                "--dates",
                help=N_("how dates of a CSV are written that could be read in several ways"),
                choices=DATE_ORDERS,
                metavar="|".join(DATE_ORDERS),
            ),
            _JSON,
        ),
    ),
    CommandLine(
        "calendar",
        N_("Write public holidays and make-up workdays into the calendar, offline."),
        (
            _value("country", help=N_("such as CN, US or DE-BY"), metavar="COUNTRY"),
            _value("years", help=N_("the years"), metavar="YEAR", nargs="+", type=_year),
            _value("--project", help=N_("into this project's calendar alone"), metavar="CODE"),
            _JSON,
        ),
    ),
    CommandLine(
        "export",
        N_("Write what is here as a file for other programs."),
        (
            _value(
                "kind",
                help=N_("what to write: csv (the tasks), mermaid, ics or mspdi"),
                choices=EXPORT_KINDS,
                metavar="KIND",
            ),
            _value(
                "-o",
                "--output",
                help=N_("where to (else standard output)"),
                metavar="FILE",
            ),
            _PROJECT,
            _flag("--force", help=N_("replace a file that exists"), dest="force"),
            _flag(
                "--raw",
                help=N_("csv for programs: formulas as they are, no byte order mark"),
                dest="raw",
            ),
        ),
    ),
    CommandLine("check", N_("Look whether the workspace file is whole."), (_JSON,)),
    CommandLine(
        "backup",
        N_("Copy the workspace, verified, and print where the copy is."),
        (
            _value(
                "-o",
                "--output",
                help=N_("where to (else the folder of backups)"),
                metavar="FILE",
            ),
            _flag("--force", help=N_("replace a file that exists"), dest="force"),
        ),
    ),
    CommandLine(
        "restore",
        N_("Bring back a backup; the present state is backed up first."),
        (_value("source", help=N_("the backup"), metavar="FILE"),),
    ),
    CommandLine(
        "history",
        N_("List what was changed, newest first."),
        (
            _value(
                "--of",
                help=N_("of one record only, such as: task 12"),
                nargs=2,
                metavar=("KIND", "ID"),
            ),
            *_READING,
        ),
    ),
    CommandLine(
        "undo",
        N_("Take back the newest change."),
        (
            _flag(
                "--yes",
                "-y",
                help=N_("also take back what another session changed"),
                dest="yes",
            ),
        ),
    ),
)

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
