"""An upgrade is wholly done or not at all, keeps every row, and makes a backup first."""

from __future__ import annotations

import hashlib
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import WorkspaceError
from salespm_tui.store import backup
from salespm_tui.store.check import check
from salespm_tui.store.migrations import VERSIONS, steps, upgrade
from salespm_tui.store.schema import SCHEMA_VERSION, schema_statements
from salespm_tui.store.shape import described
from salespm_tui.store.undo import redo, undo
from salespm_tui.store.workspace import Store
from store.schemas.release import HERE, make_from

RELEASED = sorted(HERE.glob("schema_*.sql"))
NEXT_VERSION = SCHEMA_VERSION + 1

NEXT = '''
"""A made-up next format: a column, a table rebuilt with another rule, a new table, a new index."""

import sqlalchemy as sa
from alembic import op

revision = "NEXT"
down_revision = "TODAY"

CONTACT = sa.Table(
    "contact",
    sa.MetaData(),
    sa.Column("id", sa.Integer, primary_key=True),
    *(sa.Column(name, sa.Text, nullable=False) for name in ("created_at", "updated_at")),
    sa.Column("archived_at", sa.Text),
    sa.Column("client_id", sa.Integer, sa.ForeignKey("client.id"), nullable=False),
    sa.Column("name", sa.Text, nullable=False),
    *(sa.Column(name, sa.Text) for name in ("title", "phone", "email", "wechat", "role")),
    sa.Column("influence", sa.Integer),
    *(sa.Column(name, sa.Text) for name in ("attitude", "preferred_channel")),
    sa.Column("notes", sa.Text, nullable=False),
    sqlite_strict=True,
    sqlite_autoincrement=True,
)


def upgrade() -> None:
    fail_at(0)
    op.add_column("client", sa.Column("website", sa.Text))
    fail_at(1)
    with op.batch_alter_table("contact", copy_from=CONTACT, recreate="always") as batch:
        batch.create_check_constraint("named", "name <> ''")
    fail_at(2)
    op.create_table("visit", sa.Column("id", sa.Integer, primary_key=True), sqlite_strict=True)
    fail_at(3)
    op.create_index("ix_client_name", "client", ["name"])
    fail_at(4)


def fail_at(step: int) -> None:
    if step == FAILS:
        raise RuntimeError(f"step {step}")


FAILS = None
'''


def made_up(text: str) -> str:
    """A made-up revision as the one behind the last."""
    return text.replace('"NEXT"', f'"{NEXT_VERSION}"').replace('"TODAY"', f'"{SCHEMA_VERSION}"')


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A workspace of today's format, which a made-up next one makes an old one."""
    return make_from(RELEASED[-1], tmp_path / "old.db")


@pytest.fixture
def versions(tmp_path: Path) -> Callable[..., Path]:
    """Makes a folder of revisions with a made-up one behind the last."""

    def make(text: str = NEXT, **marks: object) -> Path:
        folder = tmp_path / "revisions" / "versions"
        shutil.copytree(VERSIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
        for name, value in marks.items():
            text += f"{name} = {value!r}\n"
        (folder / "made_up.py").write_text(made_up(text))
        return folder

    return make


def rows(path: Path) -> dict[str, list[list[tuple[str, object]]]]:
    """Every row as its fields that are not empty, by table."""
    with closing(sqlite3.connect(path)) as raw:
        raw.row_factory = sqlite3.Row
        tables = [
            name
            for (name,) in raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
            if not name.startswith("search_")  # derived, and made anew by every upgrade
        ]
        found = {name: raw.execute(f"SELECT * FROM {name}").fetchall() for name in tables}
    return {
        name: [
            sorted(field for field in dict(row).items() if field[1] is not None) for row in table
        ]
        for name, table in found.items()
    }


def ask(path: Path, pragma: str) -> object:
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(f"PRAGMA {pragma}").fetchone()[0]


@pytest.mark.parametrize("released", RELEASED, ids=lambda path: path.stem)
def test_every_released_format_leads_to_the_models(
    released: Path, tmp_path: Path, clock: FixedClock, backups: Path
) -> None:
    path = make_from(released, tmp_path / "released.db")
    before = rows(path)
    with Store.open(path, clock, create=False, backups=backups) as store:
        assert check(store) == ()
        with closing(sqlite3.connect(":memory:")) as model:
            for statement in schema_statements():
                model.execute(statement)
            assert described(store._pin.raw) == described(model)
        assert {name: len(found) for name, found in rows(path).items()}.items() >= {
            name: len(found) for name, found in before.items() if name != "sqlite_sequence"
        }.items()
        assert redo(store) is not None
        assert undo(store) is not None


def test_the_format_of_today_is_written_down() -> None:
    assert RELEASED[-1].stem == f"schema_{SCHEMA_VERSION}"


def test_the_steps_are_one_chain() -> None:
    chain = steps(0, SCHEMA_VERSION)
    assert [module.revision for module in chain] == [str(n + 1) for n in range(SCHEMA_VERSION)]
    assert [module.down_revision for module in chain] == [
        str(n) if n else None for n in range(SCHEMA_VERSION)
    ]


def test_an_upgrade_keeps_every_row_and_makes_a_backup(
    old: Path, versions: Callable[..., Path], clock: FixedClock, backups: Path
) -> None:
    with closing(sqlite3.connect(old)) as raw:
        raw.execute("UPDATE interaction SET contact_id = 11")
        raw.execute("DELETE FROM contact WHERE id = 12")
        raw.commit()
    before = rows(old)
    upgrade(old, NEXT_VERSION, clock.now(), backups, versions=versions())
    after = rows(old)
    assert ask(old, "user_version") == NEXT_VERSION
    assert ask(old, "integrity_check") == "ok"
    assert {name: after[name] for name in before if name != "sqlite_sequence"} == {
        name: found for name, found in before.items() if name != "sqlite_sequence"
    }
    # The rebuilt table remembers that 12 was given out, though no row has it any more.
    assert {dict(r)["name"]: dict(r)["seq"] for r in after["sqlite_sequence"]}["contact"] == 12
    (made,) = backup.backups_of(backups, old)
    assert (made.reason, backup.is_good(made.path)) == ("upgrade", True)
    assert rows(made.path) == before


@pytest.mark.parametrize("step", range(5))
def test_a_step_that_fails_leaves_the_file_as_it_was(
    old: Path, versions: Callable[..., Path], clock: FixedClock, backups: Path, step: int
) -> None:
    before = hashlib.sha256(old.read_bytes()).hexdigest()
    with pytest.raises(RuntimeError, match=f"step {step}"):
        upgrade(old, NEXT_VERSION, clock.now(), backups, versions=versions(FAILS=step))
    assert hashlib.sha256(old.read_bytes()).hexdigest() == before
    with Store.open(old, clock, backups=backups) as store:
        assert check(store) == ()


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("op.execute('DELETE FROM finish_mark')", "number of rows in finish_mark"),
        ("op.drop_table('import_base')", "number of rows in import_base"),
        ("op.execute('UPDATE contact SET client_id = 99')", "a reference that leads nowhere"),
    ],
)
def test_an_upgrade_that_would_lose_anything_is_refused(
    old: Path, versions: Callable[..., Path], clock: FixedClock, backups: Path, body: str, says: str
) -> None:
    text = f'from alembic import op\nrevision = "NEXT"\ndown_revision = "TODAY"\ndef upgrade():\n    {body}\n'
    before = hashlib.sha256(old.read_bytes()).hexdigest()
    with pytest.raises(RuntimeError, match=says):
        upgrade(old, NEXT_VERSION, clock.now(), backups, versions=versions(text))
    assert hashlib.sha256(old.read_bytes()).hexdigest() == before


def test_a_step_may_say_that_it_changes_rows(
    old: Path, versions: Callable[..., Path], clock: FixedClock, backups: Path
) -> None:
    text = 'from alembic import op\nrevision = "NEXT"\ndown_revision = "TODAY"\ndef upgrade():\n    op.execute("DELETE FROM finish_mark")\n'
    upgrade(
        old,
        NEXT_VERSION,
        clock.now(),
        backups,
        versions=versions(text, CHANGES_ROWS=("finish_mark",)),
    )
    assert rows(old)["finish_mark"] == []


def test_who_comes_second_finds_it_done(
    old: Path, versions: Callable[..., Path], clock: FixedClock, backups: Path
) -> None:
    folder = versions()
    upgrade(old, NEXT_VERSION, clock.now(), backups, versions=folder)
    before = hashlib.sha256(old.read_bytes()).hexdigest()
    upgrade(old, NEXT_VERSION, clock.now(), backups, versions=folder)
    assert hashlib.sha256(old.read_bytes()).hexdigest() == before
    assert len(backup.backups_of(backups, old)) == 1


def test_an_older_program_leaves_the_upgraded_file_alone(
    old: Path, versions: Callable[..., Path], clock: FixedClock, backups: Path
) -> None:
    upgrade(old, NEXT_VERSION, clock.now(), backups, versions=versions())
    before = hashlib.sha256(old.read_bytes()).hexdigest()
    with pytest.raises(WorkspaceError, match="newer salespm"):
        Store.open(old, clock, backups=backups)
    assert hashlib.sha256(old.read_bytes()).hexdigest() == before


def test_a_file_of_today_is_opened_without_alembic(path: Path, backups: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from salespm_tui.core.clock import SystemClock\n"
        "from salespm_tui.store.workspace import Store\n"
        f"Store.open(Path({str(path)!r}), SystemClock(), backups=Path({str(backups)!r})).close()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
