"""The words of the review: figures with their standing, tables, the curve, slips, what is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from salespm_tui.contract.acceptance import AcceptanceItemRow, AcceptanceRow
from salespm_tui.contract.review import Evm, EvmRow, SCurve, SlipRow, Slips, SlipSum
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import set_language
from salespm_tui.core.labels import label
from salespm_tui.domain.earned_value import Values, of_values
from salespm_tui.domain.figures import known
from salespm_tui.ui.forms.lesson import read_tags
from salespm_tui.ui.present.client_log import plain_text
from salespm_tui.ui.present.review_acceptance import told_acceptance
from salespm_tui.ui.present.review_curve import legend, plot_of
from salespm_tui.ui.present.review_deviations import days_words, slip_sums, told_slip
from salespm_tui.ui.present.review_figures import value_figures
from salespm_tui.ui.present.review_value import (
    in_order,
    panel_lines,
    standing,
    table_titles,
    task_lines,
    told_task,
)
from salespm_tui.ui.present.review_words import part_heads
from salespm_tui.ui.theme import glyph as theme_glyph
from salespm_tui.ui.widgets import review_lists

TODAY = date(2026, 11, 23)
assert review_lists.ReviewList  # it brings the signs


def glyph(name: str) -> str:
    return theme_glyph(name, plain=False)


def earned(bac: int, pv: int, ev: int, ac: int) -> Values:
    return Values(*(Fraction(value * 100) for value in (bac, pv, ev, ac)))


def task(number: int, values: Values, **given: object) -> EvmRow:
    known_of = {
        "task_id": number,
        "wbs": str(number),
        "name": f"Task {number}",
        "level": 0,
        "is_summary": False,
        "gone": False,
        "percent": 50,
        "budget_minor": 100,
        "earned": of_values(values),
    }
    return EvmRow(**{**known_of, **given})  # type: ignore[arg-type]


def review(values: Values | None, *tasks: EvmRow) -> Evm:
    """The published example of domain.md, or whatever is given."""
    return Evm(
        project_id=1,
        project="XH",
        currency="EUR",
        today=TODAY,
        status_date=TODAY,
        baseline_id=None if values is None else 1,
        baseline=None if values is None else "Agreed",
        baseline_on=None if values is None else date(2026, 10, 1),
        missing=label("there is no baseline") if values is None else None,
        total=None if values is None else of_values(values),
        outside_minor=0,
        tasks=tasks,
        curve=None,
        revenue=(),
        notes=(),
    )


EXAMPLE = earned(100_000, 50_000, 40_000, 45_000)


def text_of(lines: list[tuple[object, ...]]) -> str:
    return "\n".join(plain_text(line, 0) for line in lines)  # type: ignore[arg-type]


@pytest.mark.parametrize("width", [80, 120])
def test_the_panel_has_every_figure_of_the_published_example(width: int) -> None:
    said = text_of(panel_lines(review(EXAMPLE), known(Fraction(1, 4)), width, glyph))  # type: ignore[arg-type]
    for figure in (
        "BAC 100k",
        "PV 50k",
        "EV 40k",
        "AC 45k",
        "SV -10k !",
        "CV -5k ~",
        "SPI 0.8 !",
        "CPI 0.89 ~",
        "SV% -20%",
        "CV% -12.5%",
        "EAC 113k",
        "EAC rest as planned 105k",
        "EAC both indices 129k",
        "ETC 67.5k",
        "VAC -12.5k",
        "TCPI 1.09 ~",
        "TCPI for EAC 0.89",
        "ROI 25%",
    ):
        assert figure in said


def test_an_undefined_figure_says_why() -> None:
    said = text_of(panel_lines(review(earned(100, 0, 0, 0)), None, 80, glyph))  # type: ignore[arg-type]
    assert "SPI —" in said
    assert "nothing was planned to be done by the status date" in said
    assert "nothing has been spent yet" in " ".join(said.split())


def test_without_a_baseline_the_panel_names_the_key() -> None:
    said = text_of(panel_lines(review(None), None, 80, glyph))  # type: ignore[arg-type]
    assert "there is no baseline" in said
    assert "B goes to the timeline" in said
    assert "SPI" not in said


def test_the_standing_of_a_figure_has_a_sign_as_well_as_a_colour() -> None:
    figures = of_values(EXAMPLE)
    assert standing("spi", figures) == "bad"
    assert standing("cpi", figures) == "warning"
    assert standing("bac", figures) == ""
    assert standing("vac", figures) == "bad"
    assert standing("spi", of_values(earned(100, 50, 49, 40))) == "good"
    assert standing("tcpi_bac", of_values(earned(100, 50, 40, 120))) == "bad"


def test_tasks_stand_as_planned_or_the_worst_first() -> None:
    rows = (
        task(1, earned(300, 200, 150, 160), is_summary=True),
        task(2, earned(100, 100, 100, 90)),
        task(3, earned(200, 100, 50, 70)),
        task(4, earned(10, 10, 10, 300), gone=True),
    )
    assert [row.task_id for row in in_order(rows, worst=False)] == [1, 2, 3, 4]
    assert [row.task_id for row in in_order(rows, worst=True)] == [4, 3, 2]
    lines = task_lines(review(EXAMPLE), rows, 76, glyph, worst=False)
    assert [line.ref for line in lines] == [Ref("task", number) for number in (1, 2, 3, 4)]
    said = plain_text(lines[2].pieces, 0)
    assert "50%" in said
    assert "-50" in said
    assert "0.5!" in said
    heads = plain_text(table_titles(76, worst=False), 0)
    assert heads.split() == ["Task", "%", "SV", "CV", "SPI", "CPI"]
    assert "BAC" in plain_text(table_titles(118, worst=False), 0)


def test_a_task_without_a_budget_says_so() -> None:
    row = task(1, earned(0, 0, 0, 10), budget_minor=None, gone=True)
    said = text_of([line.pieces for line in told_task(review(EXAMPLE), row, 76, glyph)])
    assert "no budget in the baseline" in said
    assert "called off since the baseline" in said


def test_every_figure_can_be_explained_for_the_project_and_the_task() -> None:
    row = task(7, EXAMPLE)
    found = value_figures(review(EXAMPLE, row), row, known(1), glyph)
    kinds = [(query.kind, query.figure) for query, _line in found]
    assert ("evm", "cpi") in kinds
    assert ("evm_task", "cpi") in kinds
    assert ("evm", "roi") in kinds
    assert all(query.on == TODAY for query, _line in found if query.kind.startswith("evm"))
    assert "EAC 112,500.00 EUR" in [line for _query, line in found]


def test_the_curve_names_its_lines_and_its_values() -> None:
    start = date(2026, 10, 5)
    curve = SCurve(
        start=start,
        status_date=TODAY,
        planned_finish=date(2026, 12, 20),
        finish=date(2027, 1, 10),
        planned=((start, 0.0), (date(2026, 12, 20), 1000.0)),
        earned=((start, 0.0), (TODAY, 400.0)),
        spent=((start, 0.0), (TODAY, 450.0)),
        estimate=((TODAY, 450.0), (date(2027, 1, 10), 1125.0)),
        bac=1000.0,
        high=1125.0,
    )
    plot = plot_of(curve, "EUR", 60, glyph)
    assert plot.days == (date(2027, 1, 10) - start).days
    assert plot.today == (TODAY - start).days
    assert [line.name for line in plot.lines] == ["bac", "planned", "estimate", "spent", "earned"]
    lines = legend(review(EXAMPLE), plot, 40, lambda name: name[0])
    assert len(lines) > 1
    said = text_of(lines)  # type: ignore[arg-type]
    for words in ("planned value", "earned value", "actual cost", "budget at completion", "today"):
        assert words in said


def test_slips_add_up_by_client_and_by_reason() -> None:
    row = SlipRow(
        set_id=1,
        on=TODAY,
        by="me",
        project_id=1,
        project="XH",
        task_id=2,
        task="Build",
        client_id=3,
        client="星河",
        was=TODAY,
        now=TODAY,
        tenths=25,
        reason="client",
        detail="",
    )
    by_client = (SlipSum(3, "星河", None, 25, 1, 1),)
    by_reason = (SlipSum(None, None, "client", 25, 1, 1),)
    lines = slip_sums(Slips(TODAY, (row,), by_client, by_reason, 25), 76, glyph)
    said = text_of([line.pieces for line in lines])
    assert "+2.5 d" in said
    assert "the client" in said
    assert "1 move · 1 task" in said
    assert Ref("client", 3) in [line.ref for line in lines]
    assert days_words(30) == "+3 d"
    alone = Slips(TODAY, (row,), by_client, by_reason, 25)
    shared = Slips(TODAY, (row, replace(row, by="you")), by_client, by_reason, 25)
    for slips, told in ((alone, False), (shared, True)):
        whole = text_of([line.pieces for line in told_slip(row, slips, 76, glyph)])
        assert ("moved by me" in whole) == told


def test_an_acceptance_tells_what_each_point_came_to() -> None:
    item = AcceptanceItemRow(5, 1, None, None, "Offline", "100 orders", "100", "80", "partial", "")
    row = AcceptanceRow(
        id=1,
        project_id=1,
        project="XH",
        kind="client",
        planned_on=TODAY,
        held_on=TODAY,
        participants="李伟",
        deliverables="App",
        result="conditional",
        signed_by="",
        signed_on=None,
        leftovers="Manual\nTraining",
        follow_up_plan="",
        proposed="conditional",
        late_days=0,
        items=(item,),
        actions=(),
        scores=(),
    )
    lines = told_acceptance(row, TODAY, 60, glyph)
    said = text_of([line.pieces for line in lines])
    for words in ("passed with conditions, not signed", "met in part", "criterion: 100 orders"):
        assert words in said
    assert "Left over 2" in said
    assert Ref("acceptance_item", 5) in [line.ref for line in lines]


def test_heads_give_up_their_counts_where_room_is_short() -> None:
    counts = {"deviations": 12, "slips": 3}
    wide = [piece.text for piece in part_heads(counts, "slips", 80)]
    narrow = [piece.text for piece in part_heads(counts, "slips", 60)]
    assert "Deviations 12" in wide
    assert "Deviations" in narrow
    set_language("zh")
    assert len(part_heads(counts, "slips", 60)) == len(wide)


@pytest.mark.parametrize(
    ("typed", "tags"),
    [
        ("price, tender offer", ("price", "tender offer")),
        ("#price #tender", ("price", "tender")),
        ("价格，投标", ("价格", "投标")),
        ("price tender", ("price", "tender")),
        (" , ", ()),
    ],
)
def test_tags_are_read_as_people_type_them(typed: str, tags: tuple[str, ...]) -> None:
    assert read_tags(typed) == tags
