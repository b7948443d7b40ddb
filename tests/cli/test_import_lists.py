"""CRM lists on the command line: order, exit codes, JSON, and the bar on a terminal."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from salespm_tui.cli.console import Console
from salespm_tui.cli.progress_bar import progress_bar
from salespm_tui.core.progress import tell_progress
from tests.cli.conftest import CommandLine

DEALS = "id,product,account,deal_stage,close_date,close_value\n1,GTXPro,Acme,Won,2026-01-01,5\n"
PRODUCTS = "product,series,sales_price\nGTX Pro,GTX,4821\n"


def write(folder: Path, **texts: str) -> list[str]:
    paths = []
    for name, text in texts.items():
        path = folder / f"{name}.csv"
        path.write_text(text)
        paths.append(str(path))
    return paths


def test_products_come_before_the_deals_that_name_them(salespm: CommandLine) -> None:
    told = salespm.run("import", *write(salespm.folder, deals=DEALS, products=PRODUCTS), "--json")
    files = told.json["files"]
    assert (told.code, [one["kind"] for one in files]) == (0, ["products", "deals"])
    said = "“GTXPro” (1 row) is not among the products; the nearest name is “GTX Pro”."
    assert said in files[1]["notes"]
    assert files[0]["change_set"] != files[1]["change_set"]


def test_refused_rows_are_named_and_end_with_four(salespm: CommandLine) -> None:
    (path,) = write(salespm.folder, deals=DEALS + "2,X,Acme,Won,soon,5\n")
    told = salespm.run("import", path)
    assert told.code == 4
    assert f"{path}, deals: 1 new, 0 changed, 0 as before, 1 refused." in told.out
    assert "refused: line 3: “soon” cannot be read as “close_date”." in told.out
    assert salespm.run("import", path, "--json").json["files"][0]["unchanged"] == 1


def test_columns_may_be_mapped_and_kinds_told(salespm: CommandLine) -> None:
    (path,) = write(salespm.folder, firms="Firma,Stadt\nAcme,Ulm\n")
    mapped = ("--map", "Firma=name", "--map", "Stadt=region")
    told = salespm.run("import", path, "--as", "clients", *mapped, "--dry-run", "--json")
    assert told.json["files"][0]["created"] == 1
    assert not salespm.file.exists()
    assert salespm.run("import", path, "--as", "clients", *mapped).code == 0
    clients = salespm.run("clients", "--json").json["clients"]
    assert [one["name"] for one in clients] == ["Acme"]


def test_a_description_of_tables_is_refused(salespm: CommandLine) -> None:
    (path,) = write(salespm.folder, dictionary="table,column_name,dtype\ndeals,id,int\n")
    told = salespm.run("import", path)
    assert told.code == 1
    assert "describes the columns of other files" in told.err
    assert not salespm.file.exists()


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_bar_grows_on_a_terminal_and_goes_away(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = _Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with progress_bar(Console({}), plain=True):
        for done in (0, 1, 2):
            tell_progress(done, 2)
    drawn = screen.getvalue().split("\r")
    assert [line.count("#") for line in drawn[1:]] == [0, 15, 30, 0]
    assert drawn[-1] == "\x1b[K"


def test_no_bar_in_pipes(capsys: pytest.CaptureFixture[str]) -> None:
    with progress_bar(Console({}), plain=True):
        tell_progress(1, 2)
    assert capsys.readouterr().err == ""
