"""A whole workspace as JSON: `{"format", "format_version", "tables": {name: [row, …]}}`.

Each row stands on a line of its own, and is read alone: a file of any size takes little more memory
than its text. The two keys before the tables come first, whoever wrote the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _

FORMAT = "salespm workspace"
MOST_BYTES = 1 << 30
_BLANK = " \t\n\r"

Table = tuple[str, Iterable[str]]


def workspace_text(version: int, tables: Iterable[Table]) -> Iterator[str]:
    """The file in pieces, from the name of each table and the JSON of each of its rows."""
    yield f'{{"format": "{FORMAT}", "format_version": {version}, "tables": {{'
    for place, (name, rows) in enumerate(tables):
        yield f'{"," if place else ""}\n"{name}": ['
        first = True
        for row in rows:
            yield f"{'' if first else ','}\n{row}"
            first = False
        yield "]"
    yield "\n}}\n"


@dataclass(frozen=True, slots=True)
class FileRow:
    """One row as the file has it; `at` is its place in the text."""

    table: str
    at: int
    values: dict[str, Any]


@dataclass(slots=True)
class WorkspaceFile:
    """A file whose head was read; `rows` reads on. Every error is a UserError that names the line."""

    name: str
    text: str
    version: int = 0
    _at: int = 0
    _seen: set[str] = field(default_factory=set)

    @property
    def size(self) -> int:
        """The length of the text, against which `FileRow.at` says how far reading has come."""
        return len(self.text)

    def refuse(self, at: int, what: str) -> NoReturn:
        """Say what is wrong at a place of the text."""
        line = self.text.count("\n", 0, at) + 1
        raise UserError(
            _("%(path)s, line %(line)d: %(what)s")
            % {"path": self.name, "line": line, "what": what},
            _("Nothing was imported. Mend the file, or export it again."),
        )

    def rows(self) -> Iterator[FileRow]:
        """Every row, in the order of the file."""
        self._take("{")
        for table in self._keys():
            if table in self._seen:
                self.refuse(self._at, _("the table %(table)s stands twice") % {"table": table})
            self._seen.add(table)
            yield from self._rows_of(table)
        if self._next() == ",":
            self.refuse(self._at, _("nothing may follow the tables"))
        self._take("}")
        if self._next():
            self.refuse(self._at, _("something follows the end"))

    def head(self) -> None:
        """Read up to the tables."""
        self._take("{")
        if self._entry("format") != FORMAT:
            self.refuse(0, _("this is no workspace of salespm"))
        version = self._entry("format_version")
        if type(version) is not int:
            self.refuse(0, _("the number of its format is missing"))
        self.version = version
        self._key("tables")

    def _entry(self, name: str) -> Any:
        self._key(name)
        value = self._value()
        self._take(",")
        return value

    def _key(self, name: str) -> None:
        if self._next() != '"' or self._value() != name:
            self.refuse(0, _("this is no workspace of salespm"))
        self._take(":")

    def _keys(self) -> Iterator[str]:
        """The names in an object whose brace was taken; each time the value is to be read next."""
        if self._next() == "}":
            self._at += 1
            return
        while True:
            name = self._value() if self._next() == '"' else None
            if name is None:
                self._expected('"')
            self._take(":")
            yield str(name)
            if self._next() != ",":
                self._take("}")
                return
            self._at += 1

    def _rows_of(self, table: str) -> Iterator[FileRow]:
        self._take("[")
        if self._next() == "]":
            self._at += 1
            return
        while True:
            if self._next() != "{":
                self._expected("{")
            at = self._at
            yield FileRow(table, at, self._value())
            if self._next() != ",":
                self._take("]")
                return
            self._at += 1

    def _next(self) -> str:
        """The next character that is no blank; empty at the end."""
        text, at, end = self.text, self._at, len(self.text)
        while at < end and text[at] in _BLANK:
            at += 1
        self._at = at
        return text[at : at + 1]

    def _take(self, mark: str) -> None:
        if self._next() != mark:
            self._expected(mark)
        self._at += 1

    def _expected(self, mark: str) -> NoReturn:
        self.refuse(self._at, _("“%(mark)s” is expected here") % {"mark": mark})

    def _value(self) -> Any:
        self._next()
        try:
            value, self._at = _DECODER.raw_decode(self.text, self._at)
        except _Twice as error:
            self.refuse(self._at, _("“%(name)s” stands twice in it") % {"name": error.name})
        except json.JSONDecodeError as error:
            self.refuse(error.pos, _("this is not JSON (%(error)s)") % {"error": error.msg})
        except (ValueError, RecursionError):
            self.refuse(self._at, _("a number is too long, or a list too deep"))
        return value


def read_workspace(path: Path) -> WorkspaceFile:
    """The file with its head read; UserError where it cannot be, or is none of ours."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UserError(
                _("%(path)s is too big to be read.") % {"path": path},
                _("Bring whole workspaces over with salespm backup and salespm restore."),
            )
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise UserError(
            _("%(path)s cannot be read (%(error)s).")
            % {"path": path, "error": error.strerror or error},
            _("Check its name and its permissions."),
        ) from error
    except UnicodeDecodeError as error:
        raise UserError(
            _("%(path)s is not UTF-8 text.") % {"path": path},
            _("Nothing was imported. Mend the file, or export it again."),
        ) from error
    file = WorkspaceFile(str(path), text)
    file.head()
    return file


class _Twice(Exception):  # noqa: N818 - not raised past this module
    """A name that stands twice in one object."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) < len(pairs):
        names = [name for name, _value in pairs]
        raise _Twice(next(name for name in names if names.count(name) > 1))
    return values


def _no_number(word: str) -> NoReturn:
    raise ValueError(word)


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_no_number)
