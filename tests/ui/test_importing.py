"""app.import: a file is asked for, shown as it is understood, and brought in after enter."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from textual.pilot import Pilot

from salespm_tui.core.cells import cell_width
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.i18n import _, set_language
from salespm_tui.ui.importing import files_like
from tests.ui.conftest import Bench, bench_on, own_copy, press, screen_text, settled, type_text

DEALS = """\
Deal Name,Company,Stage,Value here,Close Date,Colour
Press line,Acme,Proposal,"$40,000",1/2/2027,red
贴标机,华为技术有限公司,Pilot,"$9,000",3/4/2027,
Broken,Acme,Proposal,10,soon,
"""


@pytest.fixture
def desk(
    blank_file: Path, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Bench]:
    """An empty workspace; the files lie in a folder of the test's own."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    Path("deals.csv").write_text(DEALS)
    made = bench_on(own_copy(blank_file, tmp_path / "workspace"), clock)
    yield made
    made.engine.close()


async def opened(pilot: Pilot[None], file: str = "deals.csv") -> None:
    """The import, through the palette, as far as the columns of the file."""
    await press(pilot, ":")
    await type_text(pilot, _("Bring in a file of another program."))
    await press(pilot, "enter")
    await type_text(pilot, file)
    await press(pilot, "enter")
    await settled(pilot)


async def test_a_file_is_shown_and_comes_after_enter(desk: Bench) -> None:
    async with desk.running(screen="1") as pilot:
        await opened(pilot)
        shown = screen_text(desk.app)
        assert "Import deals.csv: Deals" in shown
        assert "Read as UTF-8, columns parted by “,”." in shown
        assert "Would bring 2 new, 0 changed, 0 as before, 1 refused." in shown
        assert "Line 4 is refused: “soon” cannot be read as “Close Date”." in shown
        assert desk.rows("SELECT count(*) FROM opportunity") == [(0,)]
        await press(pilot, "enter")
        await settled(pilot)
    assert desk.rows("SELECT name, expected_close_on, amount_minor FROM opportunity") == [
        ("Press line", "2027-01-02", None),
        ("贴标机", "2027-03-04", None),
    ]


async def test_esc_leaves_all_as_it_was(desk: Bench) -> None:
    async with desk.running(screen="1") as pilot:
        await opened(pilot)
        await press(pilot, "escape")
        await settled(pilot)
    assert desk.rows("SELECT count(*) FROM change_set") == [(0,)]


async def test_a_column_is_chosen(desk: Bench) -> None:
    async with desk.running(screen="1") as pilot:
        await opened(pilot)
        await press(pilot, "down", "down", "down", "space")
        assert "none of ours" in screen_text(desk.app)
        await type_text(pilot, "amount")
        await press(pilot, "enter")
        await settled(pilot)
        shown = screen_text(desk.app)
        assert "40,000.00 USD" in shown
        await press(pilot, "enter")
        await settled(pilot)
    assert desk.rows("SELECT amount_minor, currency FROM opportunity") == [
        (4000000, "USD"),
        (900000, "USD"),
    ]


async def test_a_column_is_left_to_the_notes(desk: Bench) -> None:
    async with desk.running(screen="1") as pilot:
        await opened(pilot)
        await press(pilot, "down", "space")
        await type_text(pilot, "none of")
        await press(pilot, "enter")
        await settled(pilot)
        await press(pilot, "enter")
        await settled(pilot)
    assert desk.rows("SELECT client_id, notes FROM opportunity WHERE id = 1") == [
        (None, "Company: Acme\nValue here: $40,000\nColour: red")
    ]


async def test_the_order_of_dates_is_chosen(desk: Bench) -> None:
    async with desk.running(screen="1") as pilot:
        await opened(pilot)
        await press(pilot, "D")
        await type_text(pilot, "day, month")
        await press(pilot, "enter")
        await settled(pilot)
        assert "2027-02-01" in screen_text(desk.app)


async def test_the_kind_is_chosen(desk: Bench) -> None:
    Path("firms.csv").write_text("Name,Stadt\nAcme,Ulm\n")
    async with desk.running(screen="1") as pilot:
        await opened(pilot, "firms.csv")
        await press(pilot, "K")
        await type_text(pilot, "clients")
        await press(pilot, "enter")
        await settled(pilot)
        assert "Import firms.csv: Clients" in screen_text(desk.app)
        await press(pilot, "enter")
        await settled(pilot)
    assert desk.rows("SELECT name, notes FROM client") == [("Acme", "Stadt: Ulm")]


async def test_what_cannot_be_read_is_said_and_enter_imports_nothing(desk: Bench) -> None:
    Path("table.csv").write_text("table,column_name,dtype\na,b,c\n")
    async with desk.running(screen="1") as pilot:
        await opened(pilot, "table.csv")
        assert "describes the columns" in screen_text(desk.app)
        await press(pilot, "enter", "escape")
        await settled(pilot)
    assert desk.rows("SELECT count(*) FROM change_set") == [(0,)]


async def test_a_file_that_is_not_there_is_named(desk: Bench) -> None:
    async with desk.running(screen="1") as pilot:
        await opened(pilot, "nowhere.csv")
        assert "There is no file" in screen_text(desk.app)


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_wide_characters_line_up_on_a_small_screen(desk: Bench, language: str) -> None:
    async with desk.running(size=(80, 24), screen="1") as pilot:
        set_language(language)
        await opened(pilot)
        lines = screen_text(desk.app).split("\n")
    frame = [line for line in lines if line.strip().startswith("│")]
    assert len({cell_width(line.rstrip()) for line in frame}) == 1
    rows = [line for line in lines if "Acme" in line or "华为技术" in line]
    assert len(rows) >= 3


def test_the_prompt_names_the_files_that_are_there(tmp_path: Path) -> None:
    for name in ("deals.csv", "Deals-2.csv", "other.csv", ".hidden"):
        (tmp_path / name).write_text("")
    (tmp_path / "deep").mkdir()
    assert files_like(f"{tmp_path}/de") == "Deals-2.csv  deals.csv  deep/"
    assert files_like(f"{tmp_path}/missing/x") == ""


async def test_how_a_register_is_read_is_shown_and_its_scale_chosen(desk: Bench) -> None:
    rows = "".join(f"Risk {number},{number % 3 + 1},3\n" for number in range(6))
    Path("register.csv").write_text("Risk,Likelihood,Impact\n" + rows)
    async with desk.running(screen="1") as pilot:
        await opened(pilot, "register.csv")
        shown = screen_text(desk.app)
        assert "Import register.csv: Risks" in shown
        assert "“Likelihood” never goes above 3 and is read as 1 to 3" in shown
        await press(pilot, "down", "space")
        await type_text(pilot, "count to 10")
        await press(pilot, "enter")
        await settled(pilot)
        await press(pilot, "enter")
        await settled(pilot)
    assert desk.rows("SELECT DISTINCT probability FROM risk ORDER BY 1") == [(1,), (2,)]
    assert desk.rows("SELECT DISTINCT impact FROM risk") == [(3,)]
