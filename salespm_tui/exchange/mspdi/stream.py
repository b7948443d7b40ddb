"""The hardened way into an XML file: streamed, within limits, and every failure in words."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from pathlib import Path
from xml.etree.ElementTree import Element, ParseError, TreeBuilder

from defusedxml.common import DefusedXmlException

from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _

MOST_MEGABYTES = 200
MOST_DEPTH = 64
MOST_ELEMENTS = 10_000_000
MOST_ELEMENTS_OF_RECORD = 500_000
"""A record is one task, calendar, resource or assignment."""

NAMESPACE = "{http://schemas.microsoft.com/project}"
RECORDS = {
    f"{NAMESPACE}{section}": f"{NAMESPACE}{record}"
    for section, record in (
        ("Calendars", "Calendar"),
        ("Tasks", "Task"),
        ("Resources", "Resource"),
        ("Assignments", "Assignment"),
    )
}
"""What is read, by the section that it stands in."""

TIMEPHASED = f"{NAMESPACE}TimephasedData"
_BASELINE = f"{NAMESPACE}Baseline"
_TASK_UID = f"{NAMESPACE}TaskUID"
_SKIPPED = frozenset((f"{NAMESPACE}ExtendedAttribute", f"{NAMESPACE}OutlineCode"))
_SKIPPED_IN = {
    f"{NAMESPACE}Tasks": _SKIPPED | {TIMEPHASED},
    f"{NAMESPACE}Assignments": _SKIPPED | {_BASELINE},
}
"""What is passed over, by section; elsewhere that and both of the others."""
_CHUNK = 1 << 16


def read_records(
    path: Path,
    take_record: Callable[[str, Element], None],
    take_field: Callable[[str, str], None],
    *,
    timephased_of: Set[str] = frozenset(),
) -> None:
    """Walk the MS Project XML file at `path` once, keeping no more than one record in memory.

    Baselines come with tasks only, the work of each day with assignments to the tasks with the uids
    of `timephased_of` only: there can be thousands of them for one assignment.

    `take_record` gets each record with its local name, `take_field` each plain field of the project
    itself. UserError names the file, and the line where one is known: missing, a folder, not
    readable, empty, too large, not XML, another XML, with a document type or entities, nested or
    filled beyond the limits above.
    """
    from defusedxml.ElementTree import DefusedXMLParser

    walk = _Walk(path, take_record, take_field, timephased_of)
    with _failures_in_words(path, walk):
        _check_file(path)
        parser = DefusedXMLParser(target=walk, forbid_dtd=True)
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                parser.feed(chunk)
        parser.close()


class _Walk:
    """The parser's target: knows how deep it is, and builds elements of the present record only."""

    def __init__(
        self,
        path: Path,
        take_record: Callable[[str, Element], None],
        take_field: Callable[[str, str], None],
        timephased_of: Set[str],
    ) -> None:
        self._path = path
        self._timephased_of = timephased_of
        self._task_uid: Element | None = None
        self._skipped = _SKIPPED
        self._take_record = take_record
        self._take_field = take_field
        self._depth = 0
        self._section = ""
        self._skipped_from = 0
        self._builder: TreeBuilder | None = None
        self._text: list[str] = []
        self._record_elements = 0
        self.elements = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        self.elements += 1
        self._record_elements += 1
        if self._depth > MOST_DEPTH or self.elements > MOST_ELEMENTS:
            raise _beyond_limits(self._path)
        if self._skipped_from:
            return
        if self._builder is not None:
            self._start_inside(self._builder, tag, attributes)
        elif self._depth == 3 and tag == RECORDS.get(self._section):
            self._record_elements = 0
            self._task_uid = None
            self._skipped = _SKIPPED_IN.get(self._section, _SKIPPED | {TIMEPHASED, _BASELINE})
            self._builder = TreeBuilder()
            self._builder.start(tag, attributes)
        elif self._depth == 2:
            self._section = tag
            self._text.clear()
        elif self._depth == 1 and tag != f"{NAMESPACE}Project":
            raise _another_xml(self._path, tag)

    def data(self, text: str) -> None:
        if self._skipped_from:
            return
        if self._builder is not None:
            self._builder.data(text)
        elif self._depth == 2:
            self._text.append(text)

    def end(self, tag: str) -> None:
        self._depth -= 1
        if self._skipped_from:
            if self._depth < self._skipped_from:
                self._skipped_from = 0
        elif self._builder is not None:
            self._builder.end(tag)
            if self._depth == 2:
                record = self._builder.close()
                self._builder = None
                self._take_record(local_name(tag), record)
        elif self._depth == 1 and tag not in RECORDS:
            self._take_field(local_name(tag), "".join(self._text))

    def close(self) -> None:
        """Nothing is left to be done; the parser asks."""

    def _start_inside(self, builder: TreeBuilder, tag: str, attributes: dict[str, str]) -> None:
        if self._record_elements > MOST_ELEMENTS_OF_RECORD:
            raise _beyond_limits(self._path)
        if tag in self._skipped or (tag == TIMEPHASED and not self._is_timephased()):
            self._skipped_from = self._depth
        elif tag == _TASK_UID:
            self._task_uid = builder.start(tag, attributes)
        else:
            builder.start(tag, attributes)

    def _is_timephased(self) -> bool:
        """Whether the work of each day is asked for of the present assignment's task."""
        uid = None if self._task_uid is None else self._task_uid.text
        return uid is not None and uid.strip() in self._timephased_of


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
def _failures_in_words(path: Path, walk: _Walk) -> Iterator[None]:
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
        if walk.elements:
            raise
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
