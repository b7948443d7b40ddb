"""The hardened way into an XML file: streamed, within limits, and every failure in words."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException

from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _

MOST_MEGABYTES = 200
MOST_DEPTH = 64
MOST_ELEMENTS = 20_000_000
MOST_ELEMENTS_OF_RECORD = 500_000
"""A record is one task, calendar, resource or assignment."""

NAMESPACE = "{http://schemas.microsoft.com/project}"
RECORDS = frozenset(("Calendar", "Task", "Resource", "Assignment"))
_SKIPPED = frozenset(("TimephasedData", "Baseline", "ExtendedAttribute", "OutlineCode"))
_SECTIONS = {"Calendars", "Tasks", "Resources", "Assignments"}


def read_records(
    path: Path,
    take_record: Callable[[str, Element], None],
    take_field: Callable[[str, str], None],
) -> None:
    """Walk the MS Project XML file at `path` once, keeping no more than one record in memory.

    `take_record` gets each record with its local name, `take_field` each plain field of the project
    itself. UserError names the file, and the line where one is known: missing, a folder, not
    readable, empty, too large, not XML, another XML, with a document type or entities, nested or
    filled beyond the limits above.
    """
    walk = _Walk(path, take_record, take_field)
    for event, element in _events(path):
        if event == "start":
            walk.enter(element)
        else:
            walk.leave(element)


def _events(path: Path) -> Iterator[tuple[str, Element]]:
    """Starts and ends of elements; only what goes wrong in here is put into words."""
    with _failures_in_words(path):
        _check_file(path)
        with path.open("rb") as file:
            from defusedxml.ElementTree import iterparse

            yield from iterparse(file, events=("start", "end"), forbid_dtd=True)


class _Walk:
    """Where the stream stands: the open elements, and the record among them."""

    def __init__(
        self,
        path: Path,
        take_record: Callable[[str, Element], None],
        take_field: Callable[[str, str], None],
    ) -> None:
        self._path = path
        self._take_record = take_record
        self._take_field = take_field
        self._open: list[Element] = []
        self._elements = 0
        self._record_depth = 0
        self._record_elements = 0

    def enter(self, element: Element) -> None:
        self._elements += 1
        self._record_elements += 1
        self._open.append(element)
        depth = len(self._open)
        if depth == 1 and element.tag != f"{NAMESPACE}Project":
            raise _another_xml(self._path, element.tag)
        if depth > MOST_DEPTH or self._elements > MOST_ELEMENTS:
            raise _beyond_limits(self._path)
        if depth == 3 and self._is_record(element):
            self._record_depth, self._record_elements = depth, 0
        elif self._record_depth and self._record_elements > MOST_ELEMENTS_OF_RECORD:
            raise _beyond_limits(self._path)

    def leave(self, element: Element) -> None:
        self._open.pop()
        depth = len(self._open) + 1
        name = local_name(element.tag)
        if depth == self._record_depth:
            self._take_record(name, element)
            self._record_depth = 0
        elif self._record_depth and name not in _SKIPPED:
            return
        elif depth == 2 and len(element) == 0:
            self._take_field(name, element.text or "")
        if self._open:
            self._open[-1].remove(element)

    def _is_record(self, element: Element) -> bool:
        return local_name(element.tag) in RECORDS and local_name(self._open[1].tag) in _SECTIONS


def local_name(tag: str) -> str:
    """The name of an MS Project element without its namespace; others keep theirs."""
    return tag.removeprefix(NAMESPACE)


def _check_file(path: Path) -> None:
    status = path.stat()
    name = {"file": clean_text(path.name)}
    if stat.S_ISDIR(status.st_mode):
        raise UserError(
            _("%(file)s is a folder.") % name, _("Name a file that MS Project wrote as XML.")
        )
    if not stat.S_ISREG(status.st_mode):
        raise UserError(
            _("%(file)s is no file.") % name, _("Name a file that MS Project wrote as XML.")
        )
    if status.st_size == 0:
        raise UserError(_("%(file)s is empty.") % name, _("Save it as XML again, and import that."))
    if status.st_size > MOST_MEGABYTES * 1024 * 1024:
        raise UserError(
            _("%(file)s is larger than %(limit)d MB.") % (name | {"limit": MOST_MEGABYTES}),
            _("Save a smaller part of the plan as XML, and import that."),
        )


@contextmanager
def _failures_in_words(path: Path) -> Iterator[None]:
    name = {"file": clean_text(path.name)}
    try:
        yield
    except FileNotFoundError:
        raise UserError(
            _("There is no file %(file)s.") % {"file": clean_text(str(path))},
            _("Check its name and folder."),
        ) from None
    except OSError as failure:
        raise UserError(
            _("%(file)s cannot be read: %(reason)s.")
            % (name | {"reason": clean_text(failure.strerror or type(failure).__name__)}),
            _("Check that it is yours to read."),
        ) from None
    except DefusedXmlException:
        raise UserError(
            _("%(file)s declares a document type or entities; no plan does.") % name,
            _("It was not read. Ask for a file that MS Project saved as XML."),
        ) from None
    except ParseError as failure:
        raise UserError(
            _("%(file)s is not well-formed XML (line %(line)d).")
            % (name | {"line": failure.position[0]}),
            _("In MS Project, choose Save As and XML, and import that file."),
        ) from None
    except (LookupError, ValueError):
        raise UserError(
            _("%(file)s is XML in an encoding that is not understood.") % name,
            _("Save it as XML in UTF-8, and import that."),
        ) from None


def _another_xml(path: Path, tag: str) -> UserError:
    return UserError(
        _("%(file)s is not MS Project XML: it begins with “%(element)s”.")
        % {"file": clean_text(path.name), "element": clean_text(tag.rpartition("}")[2])[:40]},
        _("In MS Project, choose Save As and XML, and import that file."),
    )


def _beyond_limits(path: Path) -> UserError:
    return UserError(
        _("%(file)s is nested or filled beyond what any plan is.")
        % {"file": clean_text(path.name)},
        _("It was not read. Ask for a file that MS Project saved as XML."),
    )
