"""A small app on the hardened terminal, for tests that must see a real process on a real pty.

    python terminal_app.py CRASH_FOLDER

`q` quits · `n` an input, `t` a text area (they blink upstream) · `x` fails in a handler, `w` in a
thread worker, `i` in the input thread · `b` is busy in a worker for a minute · `f` fills the line
without end · `o` writes a file · `y` copies · `z` sleeps · any other key is shown. Ends as the product does.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from canaries import CANARY, SECRET

from salespm_tui.ui.environment import NoTerminalError, prepare_environment

os.umask(0)
try:
    prepare_environment()
except NoTerminalError as refusal:
    sys.stderr.write(f"{refusal}\n")
    raise SystemExit(2) from None

from rich.segment import Segment  # noqa: E402 - the environment comes first
from textual import events  # noqa: E402
from textual.app import ComposeResult  # noqa: E402
from textual.geometry import Region, Size  # noqa: E402
from textual.scroll_view import ScrollView  # noqa: E402
from textual.strip import Strip  # noqa: E402
from textual.widgets import Input, Static, TextArea  # noqa: E402

from salespm_tui.ui.terminal import HardenedApp  # noqa: E402


class Rows(ScrollView, can_focus=True):
    """Two hundred lines and a cursor."""

    cursor = 0

    def on_mount(self) -> None:
        self.virtual_size = Size(60, 200)

    def render_line(self, y: int) -> Strip:
        row = self.scroll_offset.y + y
        mark = ">" if row == self.cursor else " "
        return Strip([Segment(f"{mark} Row {row:04d}".ljust(self.size.width), self.rich_style)])

    def on_key(self, event: events.Key) -> None:
        if event.key not in ("down", "up"):
            return
        event.stop()
        before = self.cursor
        self.cursor = max(0, min(199, before + (1 if event.key == "down" else -1)))
        top = self.scroll_offset.y
        if not top <= self.cursor < top + self.size.height:
            self.scroll_to(y=top + self.cursor - before, animate=False)
        for row in (before, self.cursor):
            self.refresh(Region(0, row - top, self.size.width, 1))


class TerminalApp(HardenedApp):
    CSS = "#said { height: 2; } Input { height: 3; } TextArea { height: 4; }"
    ENABLE_COMMAND_PALETTE = False
    pressed = ""

    def compose(self) -> ComposeResult:
        yield Static("ready to be tried", id="said", markup=False)
        yield Rows()

    def on_mount(self) -> None:
        self.query_one(Rows).focus()

    def say(self, text: str) -> None:
        self.query_one("#said", Static).update(text)

    def on_paste(self, event: events.Paste) -> None:
        self.say(f"pasted {len(event.text)}")

    def on_key(self, event: events.Key) -> None:
        client = CANARY
        act = getattr(self, f"do_{event.key}", None)
        if act is not None:
            act(client)
        else:
            self.pressed = f"{self.pressed} {event.key}"[-60:]
            self.say(f"keys:{self.pressed}")

    def do_q(self, _client: str) -> None:
        self.exit()

    def do_n(self, _client: str) -> None:
        self.mount(field := Input("typed text"))
        field.focus()

    def do_t(self, _client: str) -> None:
        self.mount(area := TextArea("typed text"))
        area.focus()

    def do_x(self, client: str) -> None:
        note = SECRET
        raise ValueError(f"cannot take {client}, {len(note)}")

    def do_w(self, client: str) -> None:
        self.run_worker(lambda: self.do_x(client), thread=True)

    def do_i(self, client: str) -> None:
        driver = self._driver
        assert driver is not None
        driver.process_message = lambda _message: self.do_x(client)  # type: ignore[method-assign]

    def do_b(self, _client: str) -> None:
        self.run_worker(lambda: time.sleep(60), thread=True)
        self.say("busy now")

    def do_f(self, _client: str) -> None:
        self.set_interval(0.001, self.repaint)

    def do_y(self, _client: str) -> None:
        self.send_to_clipboard("谈价格")

    def do_o(self, client: str) -> None:
        Path(sys.argv[1]).write_text(client, encoding="utf-8")
        self.say("written")

    def do_z(self, _client: str) -> None:
        self.action_suspend_process()


app = TerminalApp()
app.crash_folder = Path(sys.argv[1])
app.run()
os._exit(app.exit_code)
