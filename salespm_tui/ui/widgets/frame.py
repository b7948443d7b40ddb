"""The frame around every screen: two lines above, two below."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from salespm_tui.core.cells import cell_width, wrap
from salespm_tui.core.i18n import _
from salespm_tui.ui.ink_strip import Line

if TYPE_CHECKING:
    from salespm_tui.ui.app import SalesApp


class FrameLines(Widget):
    """Lines of the frame; they repaint only when what they say has changed."""

    DEFAULT_CSS = """
    FrameLines { height: auto; width: 100%; background: $background; }
    """
    LINES = 1

    def __init__(self) -> None:
        super().__init__(classes="frame")
        self._said: list[object] = [None] * self.LINES
        self.styles.height = self.LINES

    @property
    def salespm(self) -> SalesApp:
        return cast("SalesApp", self.app)

    def facts(self, y: int) -> object:
        """Everything that line `y` depends on."""
        raise NotImplementedError

    def write(self, y: int, width: int) -> Strip:
        """Line `y`."""
        raise NotImplementedError

    def renew(self) -> None:
        """Repaint the lines in which something changed."""
        for y in range(self.LINES):
            said = self.facts(y)
            if said != self._said[y]:
                self._said[y] = said
                self.refresh(Region(0, y, self.size.width, 1))

    def render_line(self, y: int) -> Strip:
        strip = self.write(y, self.size.width)
        base = self.rich_style
        return Strip(
            [Segment(s.text, base + (s.style or Style.null())) for s in strip], self.size.width
        )

    def rule(self, width: int) -> Strip:
        """A dim line across."""
        line = Line(width, plain=self.salespm.plain)
        return line.add(self.salespm.glyph("rule") * width, self.salespm.ink("dim")).strip()


class TopFrame(FrameLines):
    """The tabs; the project with its place in the loop, the date and what the screen has to say."""

    LINES = 3

    def facts(self, y: int) -> object:
        app, words = self.salespm, self.salespm.words
        if y == 0:
            return app.pane_name, words.tabs()
        if y == 1:
            return words.place(), words.loop_words(), words.date_words(), words.pane_note()
        return None

    def write(self, y: int, width: int) -> Strip:
        if y == 0:
            return self._tabs(width)
        if y == 1:
            return self._place(width)
        return self.rule(width)

    def _tabs(self, width: int) -> Strip:
        """The screens, and the app's own name where it has room beside them."""
        app = self.salespm
        line = Line(width, plain=app.plain)
        for name, key, label in fitted_tabs(app.words.tabs(), app.pane_name, width):
            if name == app.pane_name:
                line.add(key + label, app.ink("cursor"))
            else:
                # Close to its label, a key must be told from it.
                line.add(key, app.ink("dim" if key.startswith(" ") else "strong"))
                line.add(label, app.ink("dim"))
        brand = "salespm "
        return line.right(brand if line.left >= cell_width(brand) else "", app.ink("dim")).strip()

    def _place(self, width: int) -> Strip:
        """Project, loop, date and note; the loop shrinks to its present step before names are cut."""
        app, words = self.salespm, self.salespm.words
        line = Line(width, plain=app.plain)
        note, day, name = words.pane_note(), words.date_words(), words.place()
        room = width - 1 - sum(cell_width(part) + 3 for part in (day, note) if part)
        loop = words.loop_words()
        if cell_width(name) + _cells_of(loop) > room:
            loop = tuple(step for step in loop if step[1] == "strong")
            room -= _cells_of(loop)
        else:
            room = cell_width(name)
        line.add(" ").add(name, app.ink("strong"), cells=min(room, cell_width(name)))
        dot = f" {app.glyph('dot')} "
        for number, (word, style) in enumerate(loop):
            line.add(dot if number == 0 else " ", app.ink("dim")).add(word, app.ink(style))
        if day:
            line.add(dot, app.ink("dim")).add(day)
        return line.right(f"{note} ", app.ink("dim")).strip()


def _cells_of(loop: tuple[tuple[str, str], ...]) -> int:
    return sum(cell_width(word) + 1 for word, _style in loop) + 2 if loop else 0


def fitted_tabs(
    tabs: tuple[tuple[str, str, str], ...], here: str, width: int
) -> tuple[tuple[str, str, str], ...]:
    """Name, key and label of every screen in so many cells: with blanks around the key, else close to
    it, else with the labels cut evenly; that of the screen one is on stays whole."""
    wide = tuple((name, f" {key} ", f"{label} ") for key, name, label in tabs)
    if _cells_of_tabs(wide) <= width:
        return wide
    close = wide
    for cells in range(max(cell_width(label) for _key, _name, label in tabs), 1, -1):
        close = tuple(
            (name, key, (label if name == here else wrap(label, cells)[0]) + " ")
            for key, name, label in tabs
        )
        if _cells_of_tabs(close) <= width:
            break
    return close


def _cells_of_tabs(tabs: tuple[tuple[str, str, str], ...]) -> int:
    return sum(cell_width(key + label) for _name, key, label in tabs)


class BottomFrame(FrameLines):
    """What the screen counts, whether all is saved, and the keys that apply now."""

    LINES = 3

    def facts(self, y: int) -> object:
        words = self.salespm.words
        if y == 1:
            return words.pane_status(), words.saved_words()
        return words.key_hints() if y == 2 else None

    def write(self, y: int, width: int) -> Strip:
        app = self.salespm
        if y == 0:
            return self.rule(width)
        line = Line(width, plain=app.plain)
        if y == 1:
            words, style = app.words.saved_words()
            status = app.words.pane_status()
            line.add(" ").add(status, cells=min(cell_width(status), width - cell_width(words) - 3))
            return line.right(f"{words} ", app.ink(style)).strip()
        return self._keys(line)

    def _keys(self, line: Line) -> Strip:
        """As many keys as fit whole; `?` is always among them."""
        app = self.salespm
        hints = app.words.key_hints()
        keys = _("Keys")
        line.add(" ")
        for key, label in hints:
            if key == "?":
                continue
            if cell_width(key) + cell_width(label) + 5 + cell_width(keys) > line.left:
                continue
            line.add(key, app.ink("accent") + app.ink("strong"))
            line.add(f" {label}").gap(2)
        line.add("?", app.ink("accent") + app.ink("strong"))
        return line.add(f" {keys}").strip()
