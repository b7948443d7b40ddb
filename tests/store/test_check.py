"""`check` finds what is wrong, and only that."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from salespm_tui.store.check import check
from salespm_tui.store.workspace import Store


def found(store: Store) -> list[tuple[str, str]]:
    return [(problem.where, str(problem.what)) for problem in check(store)]


def test_a_whole_workspace_has_no_problem(filled: Path, store: Store) -> None:
    assert check(store) == ()


def test_permissions(filled: Path, store: Store) -> None:
    filled.chmod(0o640)
    filled.parent.chmod(0o770)
    assert found(store) == [
        (str(filled), "Other users of this machine may read it (mode 0640)."),
        (str(filled.parent), "Other users may replace files in it (mode 0770)."),
    ]
    filled.parent.chmod(0o700)


SPOILS = {
    "UPDATE task SET name = 'x' WHERE id = 7": ("task 7", "Its name is not what the journal says."),
    "DELETE FROM dependency WHERE id = 3": (
        "dependency 3",
        "The journal says that it is there, and it is not.",
    ),
    "UPDATE change_row SET after_json = NULL WHERE row_id = 60 AND table_name = 'task'": (
        "task 60",
        "The journal says that it was removed, and it is there.",
    ),
    "UPDATE change_row SET after_json = '{' WHERE row_id = 60 AND table_name = 'task'": (
        "task 60",
        "Its last change in the journal cannot be read.",
    ),
    "INSERT INTO change_row (set_id, table_name, row_id) VALUES (1, 'ghost', 1)": (
        "change_row",
        "The journal tells of a table that is not there: ghost",
    ),
    "UPDATE task SET project_id = 99, updated_at = updated_at WHERE id = 7": (
        "task 7",
        "It refers to a row of project that is not there.",
    ),
    "DROP INDEX ix_task_project_id": (
        "work.db",
        "The table or index ix_task_project_id is missing.",
    ),
    "CREATE TABLE extra (a)": ("work.db", "The table or index extra does not belong here."),
    "DELETE FROM search_row WHERE table_name = 'task' AND row_id < 4": (
        "search",
        "The search does not know 3 records as they are.",
    ),
    "UPDATE search_row SET title = 'x' WHERE table_name = 'client' AND row_id = 1": (
        "search",
        "The search does not know 1 record as it is.",
    ),
    "INSERT INTO search_words (search_words) VALUES ('delete-all')": (
        "search",
        "The index of the search is damaged.",
    ),
    "DROP TABLE search_words": ("work.db", "The table or index search_words is missing."),
    "ALTER TABLE client ADD COLUMN extra TEXT": (
        "work.db",
        "The table or index client is not as it should be.",
    ),
    "CREATE TRIGGER t AFTER INSERT ON client BEGIN SELECT 1; END": (
        "work.db",
        "The table or index t does not belong here.",
    ),
}


@pytest.mark.parametrize("spoil", SPOILS)
def test_what_is_wrong_is_named(filled: Path, open_store: Callable[..., Store], spoil: str) -> None:
    store = open_store()
    raw = store._pin.raw
    raw.execute("PRAGMA foreign_keys=OFF")
    raw.execute("PRAGMA query_only=OFF")
    raw.execute(spoil)
    where, what = SPOILS[spoil]
    assert (str(filled) if where == "work.db" else where, what) in found(store)


def test_damage_is_told_first(filled: Path, store: Store) -> None:
    raw = store._pin.raw
    raw.execute("PRAGMA query_only=OFF")
    raw.execute("PRAGMA writable_schema=ON")
    raw.execute("UPDATE sqlite_schema SET rootpage = 2 WHERE name = 'ix_task_project_id'")
    raw.execute("PRAGMA writable_schema=RESET")
    problems = check(store)
    assert problems
    assert all(str(p.what).startswith("The file is damaged") for p in problems)
