"""The commands that write: log, import, backup, restore, undo."""

from __future__ import annotations

import os
import stat
import subprocess
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from salespm_tui.contract.pipeline import SaveDeal
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.paths import data_directory
from salespm_tui.services.workspace import Workspace
from salespm_tui.store import login
from tests.cli.conftest import CommandLine
from tests.services.importing.plan_files import PlanFile, Said

PLAN = PlanFile((Said(1, "Measure"), Said(2, "Fit", after=((1, "FS", 0),))))
IMPORTED = {
    "file", "kind", "project", "created", "updated", "unchanged", "refused", "kept", "notes",
    "change_set", "error",
}  # fmt: skip


def test_one_line_is_one_entry(salespm: CommandLine) -> None:
    told = salespm.run("log", "call Acme prices !fri")
    assert (told.code, told.err) == (0, "")
    assert "Acme" in told.out
    client = salespm.run("clients", "--json").json["clients"][0]
    assert (client["name"], client["next_step"], client["next_step_on"]) == (
        "Acme",
        "prices",
        "2026-11-27",
    )


def test_words_need_no_quotes_and_input_may_come_from_a_pipe(salespm: CommandLine) -> None:
    assert salespm.run("log", "call", "Acme", "prices").code == 0
    told = salespm.run(
        "log", "-", stdin="电话 华为 谈价格 !明天\n\nvisit Acme the plant\n".encode()
    )
    assert told.code == 0
    names = {client["name"] for client in salespm.run("clients", "--json").json["clients"]}
    assert names == {"Acme", "华为"}


@pytest.mark.parametrize(
    ("words", "stdin"), [(["-"], b""), ([" "], b""), (["-"], b"\xff\xfe call")]
)
def test_nothing_readable_is_not_logged(
    salespm: CommandLine, words: list[str], stdin: bytes
) -> None:
    told = salespm.run("log", *words, stdin=stdin)
    assert (told.code, told.out) == (1, "")
    assert not salespm.file.exists()


def test_an_import_tells_what_it_brought(salespm: CommandLine) -> None:
    path = str(PLAN.write(salespm.folder / "shop.xml"))
    told = salespm.run("import", path, "--json")
    assert (told.code, told.err) == (0, "")
    (file,) = told.json["files"]
    assert set(file) == IMPORTED
    assert (file["file"], file["kind"], file["created"]) == (path, "mspdi", 2)
    assert told.json["change_set"] == file["change_set"] == 1
    again = salespm.run("import", path, "--json").json
    assert (again["change_set"], again["files"][0]["unchanged"]) == (None, 2)


def test_a_dry_run_writes_nothing_not_even_a_workspace(salespm: CommandLine) -> None:
    path = str(PLAN.write(salespm.folder / "shop.xml"))
    told = salespm.run("import", path, "--dry-run", "--json")
    assert (told.code, told.json["files"][0]["created"]) == (0, 2)
    assert told.json["change_set"] is None
    assert not salespm.file.exists()


def test_a_bad_file_does_not_keep_the_others_out(salespm: CommandLine) -> None:
    good = PLAN.write(salespm.folder / "good.xml")
    bad = salespm.folder / "bad.xml"
    bad.write_text("<nothing/>", encoding="utf-8")
    told = salespm.run("import", str(bad), str(good), "--json")
    assert told.code == 1
    assert len(told.err.splitlines()) == 1
    assert "bad.xml" in told.err
    refused, brought = told.json["files"]
    assert "bad.xml" in refused["error"]
    assert (brought["error"], brought["created"]) == (None, 2)


def test_no_workspace_is_made_for_nothing(salespm: CommandLine) -> None:
    bad = salespm.folder / "bad.xml"
    bad.write_text("<nothing/>", encoding="utf-8")
    assert salespm.run("import", str(bad)).code == 1
    good = str(PLAN.write(salespm.folder / "good.xml"))
    assert salespm.run("import", good, "--project", "XX").code == 2
    assert salespm.run("restore", str(bad) + "x").code != 0
    assert not salespm.file.exists()
    assert salespm.run("import", good).code == 0
    assert salespm.file.exists()


def test_what_stays_ours_is_told(salespm: CommandLine) -> None:
    path = str(PLAN.write(salespm.folder / "shop.xml"))
    salespm.run("import", path)
    replace(PLAN, tasks=(Said(1, "Measure", minutes=960),)).write(Path(path))
    told = salespm.run("import", path)
    assert told.code == 0
    assert "0 new, 2 changed, 0 as before" in told.out


def test_an_import_is_undone_as_one(salespm: CommandLine) -> None:
    salespm.run("import", str(PLAN.write(salespm.folder / "shop.xml")))
    told = salespm.run("undo")
    assert (told.code, told.err) == (0, "")
    assert "shop.xml" in told.out
    assert salespm.run("projects", "--json").json == {"projects": []}
    nothing = salespm.run("undo")
    assert (nothing.code, nothing.out) == (0, "There is nothing to undo.\n")


def test_another_sessions_change_is_not_undone_unasked(
    salespm: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = login.Login("chen", "elsewhere", "elsewhere/1/1")
    with monkeypatch.context() as patch:
        patch.setattr("salespm_tui.store.workspace.this_login", lambda: other)
        salespm.run("log", "call Acme prices")
    told = salespm.run("undo")
    assert (told.code, told.out) == (1, "")
    assert "chen" in told.err
    assert "--yes" in told.err
    assert salespm.run("undo", "--yes").code == 0
    assert salespm.run("clients", "--json").json == {"clients": []}


def test_a_backup_is_private_and_where_it_says(salespm: CommandLine) -> None:
    salespm.run("log", "call Acme prices")
    path = Path(salespm.run("backup").out.strip())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    target = salespm.folder / "copy.db"
    assert salespm.run("backup", "-o", str(target)).code == 0
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    salespm.run("log", "call Acme again")
    kept = target.read_bytes()
    refused = salespm.run("backup", "-o", str(target))
    assert (refused.code, target.read_bytes()) == (1, kept)
    assert salespm.run("backup", "-o", str(target), "--force").code == 0
    assert target.read_bytes() != kept


def test_a_backup_never_takes_the_workspaces_place(salespm: CommandLine) -> None:
    salespm.run("log", "call Acme prices")
    before = salespm.file.read_bytes()
    assert salespm.run("backup", "-o", str(salespm.file), "--force").code == 1
    assert salespm.file.read_bytes() == before


def test_what_is_restored_is_as_it_was(salespm: CommandLine) -> None:
    salespm.run("log", "call Acme prices")
    path = salespm.run("backup").out.strip()
    salespm.run("log", "call Meridian prices")
    assert salespm.run("restore", path).code == 0
    names = [client["name"] for client in salespm.run("clients", "--json").json["clients"]]
    assert names == ["Acme"]


def test_a_restore_of_nothing_is_refused(salespm: CommandLine) -> None:
    salespm.run("log", "call Acme prices")
    told = salespm.run("restore", str(salespm.folder / "absent.db"))
    assert told.code in {1, 3}
    assert "absent.db" in told.err


def test_nothing_can_be_backed_up_before_there_is_anything(salespm: CommandLine) -> None:
    assert salespm.run("backup").code == 1
    assert not salespm.file.exists()


def test_the_demo_is_thrown_away(demo: CommandLine) -> None:
    assert demo.run("--demo", "log", "call Halden prices").code == 0
    assert not demo.file.exists()
    clients = demo.run("--demo", "clients", "--json").json["clients"]
    halden = next(client for client in clients if client["name"] == "Halden Marine AS")
    assert halden["last_contact"] == "2026-11-16"


def test_what_a_killed_demo_left_is_swept(
    demo: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    gone = subprocess.Popen(["true"])
    gone.wait()
    left = tmp_path / f"salespm-{gone.pid}-abc"
    left.mkdir()
    (left / "salespm.db").write_bytes(b"")
    living = tmp_path / f"salespm-{os.getpid()}-abc"
    living.mkdir()
    assert demo.run("--demo", "projects").code == 0
    assert [path.name for path in tmp_path.glob("salespm-*")] == [living.name]


def test_new_files_are_private_whatever_the_umask(salespm: CommandLine) -> None:
    salespm.run("log", "call Acme prices")
    salespm.run("--demo", "projects")
    kept = [path for path in salespm.folder.rglob("*") if path.suffix != ".xml"]
    assert salespm.file in kept
    for path in kept:
        assert not path.stat().st_mode & 0o077, path


def test_a_backup_that_cannot_be_made_is_told_and_stops_nothing(salespm: CommandLine) -> None:
    assert salespm.run("log", "call Acme prices").err == ""
    backups = data_directory() / "backups"
    backups.parent.mkdir(parents=True, exist_ok=True)
    backups.write_text("in the way")
    told = salespm.run("log", "call Acme again", today="2026-11-24")
    assert told.code == 0
    assert "could not be written" in told.err


def test_a_line_names_its_deal_from_the_shell_too(salespm: CommandLine) -> None:
    told = salespm.run("log", "call Acme prices #Portal")
    assert "There is no open deal “Portal”" in told.out + told.err
    clock = FixedClock(datetime(2026, 11, 23, 9, tzinfo=UTC))
    workspace = Workspace.open(salespm.file, clock, backups=salespm.folder / "b")
    workspace.do(SaveDeal(name="Portal", client_id=1))
    workspace.close()
    for line in ("call Acme prices #deal-1 !fri", "电话 Acme 合同 ＃portal"):
        told = salespm.run("log", line)
        assert told.code == 0
        assert "About the deal Portal" in told.out + told.err
    changes = salespm.run("history", "--of", "interaction", "3", "--json").json["changes"]
    assert "opportunity_id" in str(changes[0]["after"])
