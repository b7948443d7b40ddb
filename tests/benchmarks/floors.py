"""The least that Textual and SQLModel cost for the same look: what the app is measured against.

    python floors.py bare           one line of text
    python floors.py line           1,000 rows, drawn by line
    python floors.py worker FILE    1,000 rows read through SQLModel in a thread after the first frame,
                                    shown in a DataTable; FILE is made where it is missing

Every one shows "Row number 0001"; `q` quits.
"""

from __future__ import annotations

import sys
from pathlib import Path

from rich.segment import Segment
from rich.style import Style
from textual.app import App, ComposeResult
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import DataTable, Footer, Header, Static

COUNT = 1000
FIELDS = ("id", "title", "status", "owner", "due", "percent")
Fields = tuple[str, str, str, str, str, str]


def fields_of(number: int) -> Fields:
    status = ("open", "active", "done")[number % 3]
    due = f"2026-{number % 12 + 1:02d}-{number % 28 + 1:02d}"
    title = f"Row number {number:04d} of the list"
    return str(number), title, status, f"person {number % 7}", due, str(number % 101)


def make_file(path: Path) -> None:
    import sqlite3

    with sqlite3.connect(path) as connection:
        connection.execute(
            "create table line (id integer primary key, title text, status text, owner text,"
            " due text, percent integer)"
        )
        rows = [fields_of(number) for number in range(1, COUNT + 1)]
        connection.executemany("insert into line values (?, ?, ?, ?, ?, ?)", rows)
    connection.close()


def read_rows(path: str) -> list[Fields]:
    from sqlmodel import Field, Session, SQLModel, create_engine, select

    class Line(SQLModel, table=True):
        id: int = Field(primary_key=True)
        title: str
        status: str
        owner: str
        due: str
        percent: int

    with Session(create_engine(f"sqlite:///{path}")) as session:
        lines = session.exec(select(Line).order_by(Line.id))  # type: ignore[arg-type]
        return [
            (str(row.id), row.title, row.status, row.owner, row.due, str(row.percent))
            for row in lines
        ]


class Lines(ScrollView, can_focus=True):
    """Only the rows in sight are made; a move of the cursor repaints two."""

    BINDINGS = [("down", "move(1)"), ("up", "move(-1)")]  # noqa: RUF012 - the framework's own way
    cursor = 0

    def on_mount(self) -> None:
        self.rows = [fields_of(number) for number in range(1, COUNT + 1)]
        self.virtual_size = Size(100, COUNT)

    def render_line(self, y: int) -> Strip:
        number = self.scroll_offset.y + y
        code, title, status, owner, due, percent = self.rows[number]
        text = f" {code:5} {title:30} {status:8} {owner:9} {due:11} {percent:>4}"
        text = text.ljust(self.size.width)[: self.size.width]
        style = self.rich_style + Style(reverse=number == self.cursor)
        return Strip([Segment(text, style)], len(text))

    def action_move(self, step: int) -> None:
        before, self.cursor = self.cursor, max(0, min(COUNT - 1, self.cursor + step))
        top, height = self.scroll_offset.y, self.size.height
        if not top <= self.cursor < top + height:
            first = self.cursor if self.cursor < top else self.cursor - height + 1
            self.scroll_to(y=first, animate=False)
        for row in (before, self.cursor):
            self.refresh(Region(0, row - top, self.size.width, 1))


class Floor(App[None]):
    BINDINGS = [("q", "quit", "Quit")]  # noqa: RUF012 - the framework's own way

    def __init__(self, look: str, file: str) -> None:
        super().__init__()
        self.look = look
        self.file = file

    def compose(self) -> ComposeResult:
        if self.look == "bare":
            yield Static("Row number 0001")
            return
        yield Header()
        yield Lines() if self.look == "line" else DataTable(cursor_type="row")
        yield Footer()

    def on_mount(self) -> None:
        if self.look == "worker":
            self.query_one(DataTable).add_columns(*FIELDS)
            self.call_after_refresh(lambda: self.run_worker(self.load, thread=True))

    def load(self) -> None:
        rows = read_rows(self.file)
        self.call_from_thread(lambda: self.query_one(DataTable).add_rows(rows))


if __name__ == "__main__":
    look, *files = sys.argv[1:]
    if files and not Path(files[0]).exists():
        make_file(Path(files[0]))
    Floor(look, files[0] if files else "").run()
