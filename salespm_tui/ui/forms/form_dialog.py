"""The one window that every form is filled in."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, ClassVar

from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from salespm_tui.contract.values import Command, Outcome
from salespm_tui.core.clean import clean_text, visible_controls
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.ui.acting import told
from salespm_tui.ui.dialogs.dialog import Dialog
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.ink_strip import Line
from salespm_tui.ui.widgets.line_input import LineInput
from salespm_tui.ui.widgets.remark import Remark

Submit = Callable[[Command], Awaitable[Outcome]]
PAGE_LINES = 10
"""A field of so many lines takes the whole width."""


class ChoiceField(Widget, can_focus=True):
    """A value that is picked: left and right, or its first letter."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("left,h", "turn(-1)"),
        ("right,l,space", "turn(1)"),
    ]
    DEFAULT_CSS = """
    ChoiceField { height: 1; width: 1fr; background: $boost; }
    ChoiceField:focus { text-style: reverse; }
    """

    class Picked(Message):
        """Another value was picked."""

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._field = field
        codes = [code for code, _label in field.choices]
        self._at = codes.index(field.value) if field.value in codes else 0

    @property
    def value(self) -> str:
        """The code of the choice."""
        return self._field.choices[self._at][0]

    @value.setter
    def value(self, code: str) -> None:
        codes = [known for known, _label in self._field.choices]
        self._at = codes.index(code) if code in codes else 0
        self.refresh()

    def render_line(self, y: int) -> Strip:
        plain = bool(getattr(self.app, "plain", False))
        line = Line(self.size.width, plain=plain)
        left, right = ("<", ">") if plain else ("‹", "›")
        line.add(f"{left} ").add(self._field.choices[self._at][1]).add(f" {right}")
        style = self.rich_style
        return Strip([Segment(s.text, style) for s in line.strip()], self.size.width)

    def action_turn(self, by: int) -> None:
        self._at = (self._at + by) % len(self._field.choices)
        self._tell()

    def on_key(self, event: events.Key) -> None:
        if event.character is None or not event.is_printable:
            return
        for step in range(1, len(self._field.choices) + 1):
            at = (self._at + step) % len(self._field.choices)
            if self._field.choices[at][1].casefold().startswith(event.character.casefold()):
                self._at = at
                self._tell()
                event.stop()
                return

    def _tell(self) -> None:
        self.refresh()
        self.post_message(self.Picked())


class FieldRow(Horizontal):
    """Label, entry, and how it was understood or what is wrong with it."""

    DEFAULT_CSS = """
    FieldRow { height: auto; }
    FieldRow > .label { width: 16; color: $text-muted; text-align: right; padding: 0 1 0 0; }
    FieldRow > Input, FieldRow > ChoiceField { width: 30; }
    FieldRow > TextArea { width: 1fr; height: 4; border: none; padding: 0; background: $boost; }
    FieldRow > .reading, FieldRow > .wrong { width: 1fr; padding: 0 0 0 1; }
    FieldRow.wide > Input { width: 1fr; }
    FieldRow.page > .label { display: none; }
    FieldRow.page > TextArea { height: 14; max-height: 55vh; padding: 0 0 0 1; }
    FieldRow.wide > .reading, FieldRow.wide > .wrong { width: auto; max-width: 24; }
    """

    def __init__(self, field: Field, text: str) -> None:
        super().__init__()
        self.field = field
        self._text = text
        self.set_class(field.read is None and not field.say and not field.choices, "wide")
        self.set_class(field.lines >= PAGE_LINES, "page")

    def compose(self) -> ComposeResult:
        mark = " *" if self.field.required else ""
        yield Static(Content(visible_controls(self.field.label) + mark), classes="label")
        if self.field.choices:
            yield ChoiceField(self.field)
        elif self.field.lines > 1:
            yield TextArea(self._text, tab_behavior="focus", compact=True)
        else:
            yield LineInput(value=self._text, select_on_focus=False, compact=True)
        yield Remark(classes="reading")
        yield Remark(classes="wrong")

    def on_mount(self) -> None:
        if self.field.choices:
            self.entry.value = self._text
        self.say()

    @property
    def entry(self) -> Any:
        """The widget that is typed into."""
        return self.query_one("Input, TextArea, ChoiceField")

    @property
    def text(self) -> str:
        """What stands in the field."""
        if self.field.lines > 1:
            return clean_text(self.entry.text, multiline=True)
        raw: str = self.entry.value
        return raw if self.field.choices else clean_text(raw)

    def look(self) -> None:
        """What was typed and cannot be read is told once the field is left."""
        text = self.text
        if text.strip() and text != self.field.value:
            try:
                self.field.value_of(text)
            except UserError as error:
                self.say(str(error))

    def say(self, wrong: str = "") -> None:
        """Show what is wrong, or else how the text is understood."""
        reading = "" if wrong else self.field.reading_of(self.text)
        self.query_one(".reading", Remark).say(reading)
        self.query_one(".wrong", Remark).say(wrong)


class FormDialog(Dialog[Outcome]):
    """Fills in a form. Enter or ctrl+s saves; a refusal is shown beside its field; esc keeps the draft."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", N_("Save"), show=False, priority=True),
        Binding("down", "go(1)", show=False),
        Binding("up", "go(-1)", show=False),
        Binding("enter", "save", show=False),
        Binding("ctrl+o", "editor", N_("Editor"), show=False, priority=True),
    ]
    DEFAULT_CSS = """
    FormDialog { align: center middle; }
    FormDialog > .window { width: 78; max-height: 100%; }
    FormDialog VerticalScroll { height: auto; max-height: 75vh; scrollbar-size-vertical: 1; }
    """

    def __init__(self, form: Form, submit: Submit, draft: Mapping[str, str]) -> None:
        super().__init__()
        self.form = form
        self._submit = submit
        self._draft = draft
        self._saving = False

    def compose(self) -> ComposeResult:
        with Vertical(classes="window") as window:
            window.border_title = Content(visible_controls(self.form.title))
            with VerticalScroll(can_focus=False):
                for field in self.form.fields:
                    yield FieldRow(field, self._draft.get(field.name, field.value))
            yield Remark(classes="wrong", id="form-wrong")
            yield Static(Content(_short_help()), classes="reading", id="form-help")

    def on_mount(self) -> None:
        self.query(FieldRow).first().entry.focus()

    @property
    def texts(self) -> dict[str, str]:
        """What stands in the fields now."""
        return {row.field.name: row.text for row in self.query(FieldRow)}

    @property
    def draft(self) -> dict[str, str]:
        """The texts that differ from how the form began."""
        texts = self.texts
        return {f.name: texts[f.name] for f in self.form.fields if texts[f.name] != f.value}

    def on_input_changed(self, event: Input.Changed) -> None:
        self._row_of(event.input).say()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        if isinstance(event.widget.parent, FieldRow):
            event.widget.parent.look()

    def on_descendant_focus(self) -> None:
        """In a field of several lines enter is a line end, and there is an editor for it."""
        help_line = self.query_one("#form-help", Static)
        help_line.update(Content(_long_help() if self._long_entry else _short_help()))

    @property
    def _long_entry(self) -> TextArea | None:
        return self.focused if isinstance(self.focused, TextArea) else None

    def action_editor(self) -> None:
        """Write the field in one's own editor; what comes back stands in the field, unsaved."""
        from salespm_tui.ui.editor import write_in_editor

        entry = self._long_entry
        if entry is None:
            self._complain(_("The editor is for fields of several lines."))
            return
        try:
            written = write_in_editor(self.salespm, clean_text(entry.text, multiline=True))
        except UserError as error:
            self._complain(str(error))
            return
        if written.text != entry.text:
            entry.text = written.text
        self._complain(written.trouble)

    def on_choice_field_picked(self) -> None:
        self._complain("")
        if self.focused is not None:
            self._row_of(self.focused).say()

    def on_input_submitted(self) -> None:
        self.action_save()

    def action_go(self, by: int) -> None:
        self.focus_next() if by > 0 else self.focus_previous()

    def action_save(self) -> None:
        if not self._saving:
            self.run_worker(told(self.salespm, self._save()), exit_on_error=False)

    def action_leave(self) -> None:
        self.salespm.keep_form_draft(self.form.key, self.draft)
        self.dismiss(None)

    async def _save(self) -> None:
        self._saving = True
        self._complain("")
        try:
            wrongs = self.form.wrongs(self.texts)
            if wrongs:
                self._show_wrongs(wrongs)
                return
            values = self.form.values(self.texts)
            if not values and not self.form.creating:
                self.dismiss(None)
                return
            outcome = await self._submit(self.form.make(values))
        except UserError as error:
            self._show_error(error)
        except asyncio.CancelledError:
            raise
        else:
            self.dismiss(outcome)
        finally:
            self._saving = False

    def _show_error(self, error: UserError) -> None:
        if error.field is not None and error.field in self.texts:
            self._show_wrongs({error.field: error})
        else:
            self._complain(str(error))

    def _show_wrongs(self, wrongs: Mapping[str, UserError]) -> None:
        """Each beside its field; the cursor goes to the first."""
        rows = [row for row in self.query(FieldRow) if row.field.name in wrongs]
        for row in rows:
            row.say(str(wrongs[row.field.name]))
        rows[0].entry.focus()

    def _complain(self, text: str) -> None:
        self.query_one("#form-wrong", Remark).say(text)

    def _row_of(self, entry: Widget) -> FieldRow:
        row = entry.parent
        assert isinstance(row, FieldRow)
        return row


def _short_help() -> str:
    return _("enter saves · tab next field · esc closes, keeping what you typed")


def _long_help() -> str:
    return _("ctrl+s saves · ctrl+o your editor · esc closes, keeping what you typed")
