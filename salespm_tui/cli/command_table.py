"""The commands and options of `salespm`: the one table from which the parser and the help come."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from salespm_tui.contract.exports import AREAS as EXPORT_AREAS
from salespm_tui.contract.exports import KINDS as EXPORT_KINDS
from salespm_tui.contract.exports import REPORTS
from salespm_tui.contract.imports import KINDS
from salespm_tui.core.i18n import LANGUAGES, N_, _

DATE_ORDERS = ("dmy", "mdy", "ymd")
_FLAGS = ("store_true", "store_false")
_ID_DIGITS = 19
_YEAR_DIGITS = 4


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
    CommandLine("goals", N_("List the goals: how they stand, and what is needed a day."), _READING),
    CommandLine(
        "risks",
        N_("List the risks by score, with the matrix and what is at stake."),
        (
            *_READING,
            _flag("--ended", help=N_("those that occurred or were closed as well"), dest="ended"),
        ),
    ),
    CommandLine(
        "team",
        N_("List who and what works on the plan: load by week, purchases, budget."),
        _READING,
    ),
    CommandLine(
        "review",
        N_("Print how one project does: earned value, deviations, acceptance, lessons."),
        (
            *_READING,
            _value(
                "--status-date",
                help=N_("as it stood at the end of this day"),
                metavar="DATE",
                dest="status_date",
            ),
        ),
    ),
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
        "pipeline",
        N_("Print the deals by stage, the forecast by month, and the deals that need something."),
        _READING,
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
                help=N_("MS Project XML, CSV with a task, a deal … a row, or a workspace in JSON"),
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
                help=N_(
                    "what to write: csv (one area), json (everything), md (the needs), mermaid, ics, mspdi"
                ),
                choices=EXPORT_KINDS,
                metavar="KIND",
            ),
            _value(
                "--area",
                help=N_("what a csv lists: tasks (else these), risks, clients, log, deals …"),
                choices=EXPORT_AREAS,
                metavar="AREA",
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
    CommandLine(
        "report",
        N_("Write the status or closing report of one project, as Markdown or as a page of HTML."),
        (
            _PROJECT,
            _value(
                "--kind",
                help=N_("status or closing (else what fits the project's phase)"),
                choices=REPORTS,
                metavar="|".join(REPORTS),
            ),
            _value(
                "-o",
                "--output",
                help=N_("where to; a name in .md or .html (else Markdown on standard output)"),
                metavar="FILE",
            ),
            _flag("--force", help=N_("replace a file that exists"), dest="force"),
        ),
    ),
    CommandLine(
        "find",
        N_("List the records that hold these words; the last may be the beginning of one."),
        (
            _value("text", help=N_("what to look for"), metavar="TEXT", nargs="+"),
            *_READING,
        ),
    ),
    CommandLine(
        "check",
        N_("Look whether the workspace file is whole."),
        (
            _flag(
                "--rebuild-search",
                help=N_("make the index of the search anew first"),
                dest="rebuild_search",
            ),
            _JSON,
        ),
    ),
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
