"""`salespm report` and whole workspaces as JSON on the command line: where they go, what is refused."""

from __future__ import annotations

import stat

import pytest

from tests.cli.conftest import CommandLine


@pytest.fixture
def shop(salespm: CommandLine) -> CommandLine:
    """A workspace with one small plan."""
    plan = salespm.folder / "plan.csv"
    plan.write_text("name,duration\nBuild,2d\nSell,1d\n", encoding="utf-8")
    assert salespm.run("import", str(plan)).code == 0
    return salespm


def test_a_report_is_written_by_the_suffix_of_its_name(shop: CommandLine) -> None:
    page, text = shop.folder / "a.html", shop.folder / "a.md"
    ran = shop.run("report", "-o", str(page), "--kind", "closing", "--lang", "zh")
    assert (ran.code, ran.out.strip()) == (0, str(page))
    assert '<html lang="zh-CN">' in page.read_text(encoding="utf-8")
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert shop.run("report", "-o", str(text)).code == 0
    assert shop.run("report").out.encode() == text.read_bytes()
    assert text.read_text(encoding="utf-8").startswith("# Status report")


def test_nothing_is_written_over_and_no_other_suffix_taken(shop: CommandLine) -> None:
    page = shop.folder / "a.html"
    page.write_text("mine")
    ran = shop.run("report", "-o", str(page))
    assert ran.code == 1 and "--force" in ran.err
    assert page.read_text() == "mine"
    assert shop.run("report", "-o", str(page), "--force").code == 0
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert shop.run("report", "-o", str(shop.folder / "a.pdf")).code == 2
    assert shop.run("report", "--force").code == 2
    assert shop.run("report", "--project", "NONE").code == 2


def test_json_makes_a_new_workspace_and_no_other(shop: CommandLine) -> None:
    whole, new = shop.folder / "a.json", str(shop.folder / "new.db")
    ran = shop.run("export", "json", "-o", str(whole))
    assert ran.code == 0 and "salespm backup" in ran.err
    assert shop.run("import", str(whole)).code == 1
    told = shop.run("import", str(whole), "--dry-run", "--file", new)
    assert told.code == 0 and "would bring" in told.out
    assert not (shop.folder / "new.db").exists()
    assert shop.run("import", str(whole), "--file", new).code == 0
    assert shop.run("export", "json", "--file", new).out.encode() == whole.read_bytes()
    assert shop.run("export", "json", "--project", "PLAN").code == 2


def test_a_broken_file_leaves_no_workspace_behind(salespm: CommandLine) -> None:
    broken = salespm.folder / "a.json"
    broken.write_text('{"format": "salespm workspace", "format_version": 5, "tables": {"task": [')
    ran = salespm.run("import", str(broken))
    assert ran.code == 1 and "line 1" in ran.err
    assert not salespm.file.exists()
