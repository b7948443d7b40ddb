"""A whole workspace goes out as JSON and comes into a new one, row by row; what is hostile does not."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest
import sqlalchemy as sa

from salespm_tui.contract.clients import SaveClient
from salespm_tui.contract.exports import ExportQuery
from salespm_tui.contract.imports import ImportFile, ImportReport
from salespm_tui.contract.linking import LinkTasks
from salespm_tui.contract.projects import ProjectsQuery, SaveProject
from salespm_tui.contract.records import CheckQuery, Undo
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import UserError
from salespm_tui.core.progress import listening
from salespm_tui.services.demo import put_demo
from salespm_tui.services.workspace import Workspace
from salespm_tui.store.tables import JOURNALLED

CLOCK = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
Tables = dict[str, list[dict[str, Any]]]


@contextmanager
def workspace(path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(path, CLOCK, backups=path.parent / "b", settings={"time_zone": "UTC"})
    with closing(opened):
        yield opened


def out_of(desk: Workspace) -> bytes:
    return desk.ask(ExportQuery("json")).content


def into(desk: Workspace, path: Path) -> ImportReport:
    report, _tables = desk.do(ImportFile(str(path)))
    assert isinstance(report, ImportReport)
    return report


def rows_in(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    with closing(sqlite3.connect(path)) as raw:
        return {
            table.name: raw.execute(f'SELECT * FROM "{table.name}" ORDER BY id').fetchall()
            for table in JOURNALLED
        }


def test_the_demo_comes_over_whole_findable_and_can_be_taken_back(
    tmp_path: Path, demo_cache: Path
) -> None:
    demo, new = tmp_path / "demo.db", tmp_path / "new.db"
    put_demo(demo, date(2026, 11, 23), demo_cache)
    told: list[tuple[int, int]] = []
    with workspace(demo) as desk, listening(lambda *far: told.append(far)):
        content = out_of(desk)
        names = [row.name for row in desk.ask(ProjectsQuery()).projects]
    file = tmp_path / "demo.json"
    file.write_bytes(content)
    with workspace(new) as desk:
        blank = rows_in(new)
        report = into(desk, file)
        assert report.created == sum(map(len, rows_in(demo).values())) > 400
        assert rows_in(new) == rows_in(demo)
        assert out_of(desk) == content
        assert [row.name for row in desk.ask(ProjectsQuery()).projects] == names
        assert desk.ask(CheckQuery()) == ()
        desk.do(Undo())
        assert rows_in(new) == blank
        assert desk.ask(CheckQuery()) == ()
        into(desk, file)
        assert rows_in(new) == rows_in(demo)
    assert told and all(done <= total for done, total in told)


def test_one_in_use_takes_no_other(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    with workspace(tmp_path / "a.db") as desk:
        desk.do(SaveClient(name="Acme"))
        file.write_bytes(out_of(desk))
        with pytest.raises(UserError, match="only be imported into a new one") as refused:
            into(desk, file)
    assert "--file" in refused.value.what_to_do


# Any rows


NASTY = (
    "",
    "=1+1",
    "a\tb\nc",
    "“华为”",
    "[/]",
    "\\u0041",
    "é e\u0301",
    "👩\u200d💻",
    "' OR 1 --",
    "{}",
)
DAY = date(1900, 1, 1), date(2199, 12, 31)
SHAPED = {
    "week": "[[[480,720]],null,[],[],[],[],[]]", "intervals": "[[0,60],[60,1440]]",
    "pauses": "[[0,5]]", "curve_json": "[[0.5,0.25]]", "aliases": '["华为"]', "tags": "[]",
    "values_json": "{}", "payload": '{"a": 1}', "currency": "EUR",
}  # fmt: skip


def value_of(column: sa.Column[Any], number: int, chance: Random) -> object:
    """Anything that the column may hold; a reference leads to the row of that number."""
    kind, info = type(column.type).__name__, column.info
    own = any(key.column.table is column.table for key in column.foreign_keys)
    if own or (column.nullable and chance.random() < 0.3):
        return None
    if column.foreign_keys:
        return number
    if column.name in SHAPED:
        return SHAPED[column.name]
    if info.get("codes"):
        return chance.choice(info["codes"])
    if kind in ("Integer", "Flag"):
        return chance.randint(info.get("low") or 0, info.get("high") or 10**12)
    if kind == "Text":
        return f"{chance.choice(NASTY)}{number}"
    day = date.fromordinal(chance.randint(*(day.toordinal() for day in DAY)))
    hour = f"T{chance.randrange(24):02}:{chance.randrange(60):02}"
    return f"{day}{ {'IsoDate': '', 'WorkingInstant': hour}.get(kind, hour + ':59.000001Z') }"


def any_tables(seeds: Tables, chance: Random) -> Tables:
    """Two rows in every table; links between tasks lead from one to the other."""
    found: Tables = {"meta": seeds["meta"]}
    for table in JOURNALLED[1:]:
        found[table.name] = []
        for number in (7, 4_000_000_000):
            row: dict[str, Any] = {c.name: value_of(c, number, chance) for c in table.columns}
            row["id"] = number
            if table.name == "project":
                row["archived_at"] = row["updated_at"]  # nobody asks for its schedule
            if table.name == "dependency":
                row["successor_id"] = 4_000_000_007 - number
            found[table.name].append(row)
    return found


def file_of(tables: Tables, version: int = 5) -> str:
    head = {"format": "salespm workspace", "format_version": version, "tables": tables}
    return json.dumps(head, indent=1)


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    with workspace(tmp_path_factory.mktemp("seeds") / "a.db") as desk:
        tables: Tables = json.loads(out_of(desk))["tables"]
    return tables


@pytest.mark.parametrize("number", range(8))
def test_any_rows_come_over_as_they_are(seeds: Tables, tmp_path: Path, number: int) -> None:
    tables = any_tables(seeds, Random(number))
    file = tmp_path / "any.json"
    file.write_text(file_of(tables), encoding="utf-8")
    with workspace(tmp_path / "a.db") as desk:
        into(desk, file)
        found = json.loads(out_of(desk))["tables"]
    assert found == {table.name: tables[table.name] for table in JOURNALLED}


# What does not come in


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A project with three tasks, two of them linked."""
    with workspace(tmp_path_factory.mktemp("small") / "a.db") as desk:
        desk.do(SaveProject(name="Roll-out"))
        desk.do(SaveTask(project_id=1, name="Build", duration_min=480))
        desk.do(SaveTask(project_id=1, name="Sell", duration_min=480))
        desk.do(LinkTasks((1, 2)))
        return out_of(desk).decode()


def changed(table: str, place: int = 0, /, **fields: object) -> Callable[[str], str]:
    def change(text: str) -> str:
        told = json.loads(text)
        told["tables"][table][place].update(fields)
        return json.dumps(told)

    return change


def cut(old: str, new: str) -> Callable[[str], str]:
    def change(text: str) -> str:
        assert old in text
        return text.replace(old, new, 1)

    return change


HOSTILE = {
    "half": (lambda text: text[: len(text) // 2], "not JSON"),
    "not ours": (lambda _text: '{"a": 1}', "no workspace of salespm"),
    "a list": (lambda _text: "{[]}", "no workspace of salespm"),
    "newer": (cut('"format_version": 5', '"format_version": 99'), "newer than this program"),
    "older": (cut('"format_version": 5', '"format_version": 4'), "never written as JSON"),
    "no number": (cut('"format_version": 5', '"format_version": "5"'), "number of its format"),
    "a table": (cut('"task": [', '"tusk": ['), "line .*: tusk 1: there is no table"),
    "a table twice": (cut('"contact": [', '"meta": ['), "the table meta stands twice"),
    "a column": (changed("task", nmae="x"), 'task 1: it has no field "nmae"'),
    "a key twice": (cut('"name":"Build"', '"name":"Build","name":"Bu"'), "“name” stands twice"),
    "a missing one": (cut('"name":"Build",', ""), "task 1: the field name is missing"),
    "text for a number": (changed("task", percent="10"), 'percent is "10"; a whole number'),
    "a fraction": (changed("task", percent=1.0), "percent is 1.0; a whole number"),
    "yes for a number": (changed("task", percent=True), "percent is true"),
    "too much": (changed("task", percent=101), "percent is 101; it lies outside 0 to 100"),
    "huge": (changed("task", duration_min=10**30), "duration_min is …; it lies outside"),
    "longer still": (cut('"percent":0', f'"percent":{"9" * 5000}'), "a number is too long"),
    "infinite": (cut('"percent":0', '"percent":Infinity'), "a number is too long"),
    "deep": (cut('"percent":0', f'"percent":{"[" * 99_999}'), "a list too deep"),
    "number for text": (changed("task", name=7), "name is 7; a text is wanted"),
    "null": (changed("task", name=None), "name is null; something must be there"),
    "a code": (changed("task", status="lazy"), "one of these is wanted: todo, doing"),
    "no day": (changed("project", start_on="2026-13-01T08:00"), "a value such as"),
    "a far day": (changed("project", start_on="9999-12-31T08:00"), "a value such as"),
    "a loose day": (changed("project", start_on="2026-W01-1T08:00"), "a value such as"),
    "a week": (changed("work_calendar", week="[[[9,1]],[],[],[],[],[],[]]"), "another shape"),
    "an id twice": (changed("task", 1, id=1), "task 1: its id stands twice"),
    "an id of nobody": (changed("task", project_id=77), "task 1: its project_id names 77"),
    "an id too great": (changed("task", id=2**63 - 1), "id is …|lies outside 1 to"),
    "a ring": (changed("task", parent_id=1), "task 1: its parent_id leads back to itself"),
    "a link to itself": (changed("dependency", successor_id=1), "dependency 1: it breaks the rule"),
    "a key of another": (changed("meta", 1, key="workspace_id"), "same values in meta.key"),
    "a zone": (changed("meta", 1, value="../etc"), "the setting time_zone"),
    "more": (lambda text: f"{text} 1", "something follows the end"),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_wrong_is_named_and_nothing_is_written(
    small: str, tmp_path: Path, what: str
) -> None:
    change, named = HOSTILE[what]
    file = tmp_path / "hostile.json"
    file.write_text(change(small), encoding="utf-8")
    with workspace(tmp_path / "a.db") as desk:
        before = rows_in(tmp_path / "a.db")
        with pytest.raises(UserError, match=named):
            into(desk, file)
        assert rows_in(tmp_path / "a.db") == before


def test_controls_are_taken_out_of_texts(small: str, tmp_path: Path) -> None:
    file = tmp_path / "odd.json"
    file.write_text(changed("task", name="a\x1b[31m\u202eb\ud800")(small), encoding="utf-8")
    with workspace(tmp_path / "a.db") as desk:
        into(desk, file)
        assert json.loads(out_of(desk))["tables"]["task"][0]["name"] == "a[31mb"


def test_a_field_of_a_later_day_may_be_missing(small: str, tmp_path: Path) -> None:
    told = json.loads(small)
    for row in told["tables"]["project"]:
        del row["template_id"]
    file = tmp_path / "early.json"
    file.write_text(json.dumps(told), encoding="utf-8")
    with workspace(tmp_path / "a.db") as desk:
        into(desk, file)
        assert out_of(desk).decode() == small
