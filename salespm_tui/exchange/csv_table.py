"""A CSV file as headings and rows: encoding and delimiter are decided once, for the file as a whole."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from salespm_tui.contract.imports import Refused
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.exchange.cells import armed

MOST_BYTES = 50_000_000
MOST_ROWS = 200_000
_DELIMITERS = ",;\t|"
_FEW = 3
"""So many delimiters and ends of lines hardly stand in a file by chance."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_SHOWN = {"utf-8-sig": "utf-8", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}


@dataclass(frozen=True, slots=True)
class CsvRow:
    """A row: the line of the file on which it begins, and a cell for each heading."""

    line: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CsvTable:
    """What a file holds. `refused` are rows with more cells than there are headings."""

    headings: tuple[str, ...]
    rows: tuple[CsvRow, ...]
    encoding: str
    delimiter: str
    refused: tuple[Refused, ...] = ()


def read_csv(path: Path) -> CsvTable:
    """The table in that file, cells cleaned and without the `'` that defuses formulas.

    Rows without any text are left out. UserError, with the line where there is one, for what is no
    text, holds NUL, has no headings, or is larger than any table of ours.
    """
    text, encoding = _decoded(_bytes_of(path), path)
    text, delimiter = _delimiter(text)
    headings: tuple[str, ...] = ()
    rows: list[CsvRow] = []
    refused: list[Refused] = []
    for line, cells in _records(text, delimiter, path):
        if not any(cells):
            continue
        if not headings:
            headings = tuple(cells)
        elif len(cells) > len(headings) and any(cells[len(headings) :]):
            refused.append(Refused(line, label(N_("The row has more cells than headings."))))
        else:
            room = len(headings)
            rows.append(CsvRow(line, tuple((*cells, *[""] * room)[:room])))
        if len(rows) > MOST_ROWS:
            raise _unreadable(path, _("It has more than %(most)d rows.") % {"most": MOST_ROWS})
    if not headings:
        raise _unreadable(path, _("It is empty."))
    return CsvTable(
        headings, tuple(rows), _SHOWN.get(encoding, encoding), delimiter, tuple(refused)
    )


def read_headings(path: Path) -> tuple[str, ...]:
    """The headings alone; UserError as of `read_csv`."""
    text, _encoding = _decoded(_bytes_of(path), path)
    text, delimiter = _delimiter(text)
    for _line, cells in _records(text, delimiter, path):
        if any(cells):
            return tuple(cells)
    raise _unreadable(path, _("It is empty."))


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _unreadable(path, _("It is too large."))
        return path.read_bytes()
    except OSError as error:
        raise _unreadable(path, f"{error.strerror or error}.") from error


def _decoded(data: bytes, path: Path) -> tuple[str, str]:
    """The text and its encoding; what is not Unicode is GB18030 where that reads as Chinese."""
    for encoding in _candidates(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            line = text[: text.index("\0")].count("\n") + 1
            raise _unreadable(path, _("Line %(line)d holds NUL: it is no text.") % {"line": line})
        return text, encoding
    raise _unreadable(path, _("Its text is in no encoding that is known."))


def _candidates(data: bytes) -> Iterator[str]:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            yield encoding
            return
    for encoding in ("utf-16-le", "utf-16-be"):
        begin = data[:4000].decode(encoding, errors="replace")
        if sum(begin.count(one) for one in f"{_DELIMITERS}\n") >= _FEW:
            yield encoding
    yield "utf-8"
    if _reads_as_chinese(data):
        yield "gb18030"
    yield "cp1252"


def _reads_as_chinese(data: bytes) -> bool:
    """Chinese comes in pairs of high bytes; in western text a high byte has letters around it."""
    high = pairs = at = 0
    while at < len(data):
        if data[at] < 0x80:
            at += 1
            continue
        high += 1
        pairs += at + 1 < len(data) and data[at] > 0xA0 and data[at + 1] > 0xA0
        at += 2
    return high > 0 and pairs * 2 > high


def _delimiter(text: str) -> tuple[str, str]:
    """The one of the usual delimiters that the headings have most of; `sep=;` names it."""
    first = text.split("\n", 1)[0].strip()
    if first.casefold().startswith("sep=") and len(first) == 5:
        # An empty line in its place keeps the numbers of the lines.
        return "\n" + text.partition("\n")[2], first[4]
    heading = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(heading.split('"')[::2])
    count = Counter(one for one in outside if one in _DELIMITERS)
    return text, max(_DELIMITERS, key=lambda one: count[one]) if count else ","


def _records(text: str, delimiter: str, path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line on which it begins."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    before = 0
    try:
        for cells in reader:
            yield before + 1, [clean_text(armed(cell), multiline=True) for cell in cells]
            before = reader.line_num
    except csv.Error as error:
        raise _unreadable(
            path,
            _("Line %(line)d is no CSV (%(error)s).") % {"line": before + 1, "error": error},
        ) from error


def _unreadable(path: Path, why: str) -> UserError:
    return UserError(
        _("%(path)s cannot be read. %(why)s") % {"path": path, "why": why},
        _("Save it as CSV in UTF-8 and try again."),
    )
