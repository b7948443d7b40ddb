"""A file before it is imported: its columns and ours, its first rows as understood, what would come."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.strip import Strip
from textual.widgets import Static

from salespm_tui.contract.imports import KINDS, ImportFile, ImportPreview, ImportReport
from salespm_tui.core.cells import cell_width
from salespm_tui.core.clean import visible_controls
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.ui.acting import told
from salespm_tui.ui.dialogs.choose import Choose
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.ink_strip import Line
from salespm_tui.ui.present.import_words import (
    counts_line,
    field_words,
    kind_words,
    notes_of,
    rows_as_table,
)
from salespm_tui.ui.widgets.line_list import LineList

Look = Callable[[ImportFile], Awaitable[tuple[ImportPreview, ImportReport]]]

_NO_FIELD = "-"
_MOST_LINES = 9
_AROUND = 16
"""Lines of the window besides the columns."""

_WIDEST_HEADING = 22
_WIDEST_FIELD = 20


class ColumnLines(LineList):
    """One column of the file a row: heading, samples, and which of ours it is."""

    DEFAULT_CSS = "ColumnLines { height: auto; background: $surface; }"

    def __init__(self) -> None:
        super().__init__()
        self.preview: ImportPreview | None = None

    def show(self, preview: ImportPreview) -> None:
        self.preview = preview
        self.set_lines(tuple(range(len(preview.columns))))
        room = min(_MOST_LINES, max(1, self.app.size.height - _AROUND))
        self.styles.height = max(1, min(room, len(preview.columns)))
        self.redraw()

    def draw(self, index: int, width: int, current: bool) -> Strip:
        app = self.salespm
        assert self.preview is not None
        column = self.preview.columns[index]
        line = Line(width, plain=app.plain)
        heading = min(_WIDEST_HEADING, width // 3)
        field = min(_WIDEST_FIELD, width // 4)
        arrow = "->" if app.plain else "→"
        line.add(f"{app.glyph('cursor')} " if current else "  ")
        line.add(column.heading, cells=heading).gap(1)
        samples = " · ".join(column.samples) if not app.plain else " | ".join(column.samples)
        line.add(samples, cells=max(0, line.left - field - cell_width(arrow) - 2))
        line.gap(1).add(arrow).gap(1).add(field_words(column.field), cells=field)
        return line.strip(app.ink("cursor") if current else None)


_PLAIN = ("mspdi", "json")
"""Kinds without columns, which a file has by what it begins with."""


class ImportDialog(Dialog[ImportFile]):
    """Enter answers the command with everything that was chosen, esc None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("space", "field"),
        ("K", "kind"),
        ("D", "dates"),
    ]
    DEFAULT_CSS = """
    ImportDialog { align: center middle; }
    ImportDialog > .window { width: 116; max-width: 100%; max-height: 100%; }
    ImportDialog .rows { height: auto; margin: 1 0; }
    ImportDialog .reading { max-height: 6; }
    """

    def __init__(self, command: ImportFile, look: Look) -> None:
        super().__init__()
        self._command = command
        self._look = look
        self._lines = ColumnLines()
        self._ready = False

    def compose(self) -> ComposeResult:
        keys = _("enter imports · space chooses our column · K kind · D dates · esc leaves")
        with Vertical(classes="window") as window:
            window.border_subtitle = Content(keys)
            yield Static(classes="reading", id="read-as")
            yield self._lines
            yield Static(classes="rows", id="rows")
            yield Static(id="counts")
            yield Static(classes="reading", id="notes")
            yield Static(classes="wrong")

    def on_mount(self) -> None:
        super().on_mount()
        self._lines.focus()
        self._read()

    # Looking

    def _read(self) -> None:
        """Look at the file anew; until it is read, enter imports nothing."""
        self._ready = False
        self._tell("#read-as", [_("Reading the file …")])
        self.run_worker(told(self.salespm, self._show()), exclusive=True, exit_on_error=False)

    async def _show(self) -> None:
        try:
            preview, report = await self._look(self._command)
        except UserError as error:
            self._tell("#read-as", [])
            self._complain(str(error))
            return
        self._complain("")
        window = self.query_one(".window")
        name = self._command.path.rpartition("/")[2]
        title = _("Import %(file)s: %(kind)s") % {"file": name, "kind": kind_words(preview.kind)}
        window.border_title = Content(visible_controls(title))
        self._lines.show(preview)
        self._lines.display = bool(preview.columns)
        self._tell("#read-as", [str(preview.read_as)] if preview.read_as else [])
        width = max(20, window.size.width - 4)
        self._tell("#rows", rows_as_table(preview, width, plain=self.salespm.plain))
        self._tell("#counts", [counts_line(report)])
        self._tell("#notes", notes_of(report))
        self._ready = True

    def _tell(self, where: str, lines: list[str]) -> None:
        told = self.query_one(where, Static)
        told.update(Content(visible_controls("\n".join(lines), multiline=True)))
        told.display = bool(lines)

    def _complain(self, text: str) -> None:
        self._tell(".wrong", [text] if text else [])

    # Choosing

    def action_field(self) -> None:
        """Which of our columns the one under the cursor is."""
        preview, at = self._lines.preview, self._lines.cursor_key
        if preview is None or not isinstance(at, int):
            return
        column = preview.columns[at]
        options = [(_NO_FIELD, _("none of ours"))]
        options += [(one, field_words(one)) for one in (*column.scales, *preview.fields)]

        def take(field: str | None) -> None:
            if field is None:
                return
            others = [
                pair
                for pair in self._command.mapping
                if pair[0] != column.heading and (pair[1] != field or field == _NO_FIELD)
            ]
            mapping = (*others, (column.heading, field))
            self._change(replace(self._command, mapping=mapping))

        self.app.push_screen(Choose(column.heading, options, column.field or _NO_FIELD), take)

    def action_kind(self) -> None:
        """What the file is; the columns are then decided anew."""
        now = self._lines.preview.kind if self._lines.preview is not None else None
        options = [(kind, kind_words(kind)) for kind in KINDS if kind not in _PLAIN]

        def take(kind: str | None) -> None:
            if kind is not None:
                self._change(replace(self._command, kind=kind, mapping=()))

        self.app.push_screen(Choose(_("What is in the file?"), options, now), take)

    def action_dates(self) -> None:
        """The order of dates that could be read in several ways."""
        options = [
            ("", _("as the columns tell")),
            ("dmy", _("day, month, year")),
            ("mdy", _("month, day, year")),
            ("ymd", _("year, month, day")),
        ]

        def take(order: str | None) -> None:
            if order is not None:
                self._change(replace(self._command, dates=order or None))

        current = self._command.dates or ""
        self.app.push_screen(Choose(_("How are dates written?"), options, current), take)

    def _change(self, command: ImportFile) -> None:
        if command != self._command:
            self._command = command
            self._read()

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        message.stop()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        if self._ready:
            self.dismiss(self._command)
