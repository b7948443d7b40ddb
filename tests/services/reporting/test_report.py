"""The report of a project: whole, the same in both languages and both forms, and harmless."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
from defusedxml import ElementTree

from salespm_tui.contract.acceptance import FillAcceptance, SaveAcceptance
from salespm_tui.contract.baselines import TakeBaseline
from salespm_tui.contract.budget import SaveBudgetLine, SaveCostEntry
from salespm_tui.contract.change_requests import SaveChangeRequest
from salespm_tui.contract.clients import SaveClient
from salespm_tui.contract.deals import SaveDeal
from salespm_tui.contract.evaluation import FillEvaluation, SaveEvaluation
from salespm_tui.contract.expectations import SaveExpectation
from salespm_tui.contract.exports import ExportQuery
from salespm_tui.contract.goal_edits import SaveGoal
from salespm_tui.contract.issues import Measure, SaveIssue
from salespm_tui.contract.lessons import SaveLesson
from salespm_tui.contract.needs import SaveRequirement
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.review import ReportProgress
from salespm_tui.contract.risk_edits import SaveRisk
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.contract.values import Command
from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import set_language
from salespm_tui.core.progress import listening
from salespm_tui.services.workspace import Workspace

CLOCK = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
ODD = "<script>alert('x')</script> & *b* | [c](d) ]]> {e} “华为”"
LONG = "很长的名称 " * 30
BEGIN, END = date(2026, 11, 17), date(2026, 11, 30)


def filling() -> Iterator[Command]:
    """A project with something of everything, each with a name that means to be markup."""
    yield SaveClient(name=ODD)
    yield SaveProject(
        name=ODD,
        code="HWA",
        client_id=1,
        manager=ODD,
        objective=ODD,
        scope_in=LONG,
        start_on=BEGIN,
        end_on=date(2026, 12, 18),
        currency="CNY",
    )
    yield SaveTask(project_id=1, name=ODD, duration_min=4800, fixed_cost_minor=100_000)
    yield SaveTask(project_id=1, name=LONG, kind="milestone", duration_min=0)
    yield TakeBaseline(1)
    yield ReportProgress(1, 40)
    yield SaveBudgetLine(project_id=1, category="contingency", planned_minor=900_000)
    yield SaveCostEntry(project_id=1, category="travel", amount_minor=45_000, task_id=1, note=ODD)
    yield SaveGoal(
        name=ODD,
        project_id=1,
        metric="orders_signed",
        target_value=10_000_000,
        start_on=date(2026, 10, 1),
        due_on=date(2026, 12, 31),
    )
    yield SaveDeal(
        name=ODD,
        project_id=1,
        amount_minor=4_000_000,
        probability=50,
        expected_close_on=date(2026, 12, 15),
        forecast_category="best_case",
    )
    yield SaveRisk(
        title=ODD, project_id=1, probability=4, impact=4, impact_cost_minor=300_000, response=ODD
    )
    yield SaveRisk(title="Unrated", project_id=1, polarity="opportunity")
    yield SaveIssue(
        title=ODD,
        project_id=1,
        kind="deviation",
        metric="schedule",
        deviation_value=3,
        cause="client",
        cause_detail=ODD,
        actions=(Measure(ODD, owner=ODD),),
    )
    yield SaveRequirement(title=ODD, project_id=1, priority="must", acceptance_criteria=ODD)
    yield SaveExpectation(client_id=1, project_id=1, statement=ODD, due_on=END)
    yield SaveChangeRequest(project_id=1, title=ODD, impact_days=3, impact_cost_minor=5_000)
    yield SaveAcceptance(project_id=1, leftovers=ODD)
    yield FillAcceptance(1)
    yield SaveEvaluation(project_id=1, summary=ODD, success_factors=LONG)
    yield FillEvaluation(1)
    yield SaveLesson(title=ODD, project_id=1, situation=ODD, recommendation=LONG)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    folder = tmp_path_factory.mktemp("report")
    settings = {"currency": "CNY", "time_zone": "UTC"}
    path = folder / "a.db"
    with closing(Workspace.open(path, CLOCK, backups=folder / "b", settings=settings)) as opened:
        for command in filling():
            opened.do(command)
        yield opened


@cache
def made(desk: Workspace, form: str, kind: str = "closing", language: str = "en") -> str:
    return desk.ask(ExportQuery(form, 1, report=kind, language=language)).content.decode()


class Page(HTMLParser):
    """What stands in a page: its tags in order, their attributes, its text."""

    VOID = ("meta", "br")

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.said = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.said += data


@pytest.mark.parametrize("kind", ["status", "closing"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_page_is_whole_and_nothing_in_it_runs_or_loads(
    desk: Workspace, kind: str, language: str
) -> None:
    text = made(desk, "html", kind, language)
    page = Page(text)
    assert text.startswith("<!DOCTYPE html>")
    assert ("lang", {"en": "en", "zh": "zh-CN"}[language]) in page.attributes
    assert ODD in page.said and page.said.count(ODD) > 15
    assert not {"script", "link", "img", "iframe", "object", "a"} & set(page.tags)
    names = {name for name, _value in page.attributes}
    assert not {name for name in names if name.startswith("on") or name in ("src", "href")}
    assert not re.search(r"url\((?!#)|@import|https?://(?!www\.w3\.org/2000/svg)", text)
    assert "@media print" in text and "break-inside: avoid" in text
    assert page.tags.count("svg") == 4  # plan, S-curve, forecast, matrix


def test_each_drawing_is_sound_and_says_what_it_is(desk: Workspace) -> None:
    drawings = re.findall(r"<svg.*?</svg>", made(desk, "html"), re.DOTALL)
    roots = [ElementTree.fromstring(one) for one in drawings]
    assert all(root.get("aria-label") and root.get("role") == "img" for root in roots)
    for root in roots:
        width = float(root.get("viewBox").split()[2])
        height = float(root.get("viewBox").split()[3])
        for shape in root.iter():
            for name, limit in (("x", width), ("x1", width), ("x2", width), ("y", height)):
                assert 0 <= float(shape.get(name, 0)) <= limit
    shown = "".join("".join(root.itertext()) for root in roots)
    assert "<script>" in shown and "earned value" in shown and "best case" in shown


def test_figures_come_from_the_areas_and_undefined_ones_say_why(desk: Workspace) -> None:
    text = made(desk, "md")
    for line in (
        "| Budget at completion (BAC) | 1,000.00 CNY |",
        "| Earned value (EV) | 400.00 CNY |",
        "| Planned value (PV) | 500.00 CNY |",
        "| Actual cost (AC) | 450.00 CNY |",
        "| Schedule index SPI = EV ÷ PV | 0.8 |",
        "| Cost index CPI = EV ÷ AC | 0.89 |",
        "| Estimate at completion EAC = BAC ÷ CPI | 1,125.00 CNY |",
        "| 4 high |  |  |  | 1 |  |",
        "| 2026-12 | 0.00 CNY | 0.00 CNY | 20,000.00 CNY |",
    ):
        assert line in text
    assert "the reserve keeps 9,000.00 CNY" in text
    assert "Promises kept: — (no promise has been kept or broken yet)" in text


def test_the_same_parts_in_both_languages_and_both_forms(desk: Workspace) -> None:
    def shape(text: str) -> list[str]:
        return [line.split(" ")[0] for line in text.splitlines() if line.startswith("#")]

    heads = shape(made(desk, "md"))
    assert heads == shape(made(desk, "md", language="zh"))
    tags = [
        f"#{'#' * (int(tag[1]) - 1)}"
        for tag in Page(made(desk, "html")).tags
        if tag in ("h1", "h2", "h3")
    ]
    assert tags == heads


def test_lines_of_a_table_hold_together_whatever_the_names_are(desk: Workspace) -> None:
    width = 0
    for line in made(desk, "md").splitlines():
        cells = len(re.findall(r"(?<!\\)\|", line)) if line.startswith("|") else 0
        assert cells in (0, width) or width == 0
        width = cells
    assert not re.search(r"(?<!\\)<", made(desk, "md"))


def test_a_status_report_leaves_the_lessons_to_the_closing_one(desk: Workspace) -> None:
    status, closing_one = made(desk, "md", "status"), made(desk, "md")
    assert "## Lessons" in closing_one and "## Lessons" not in status
    assert "What the project lacks" in status and "What the project lacks" not in closing_one
    assert status.startswith("# Status report") and closing_one.startswith("# Closing report")


def test_the_kind_that_fits_follows_the_phase(tmp_path: Path) -> None:
    with closing(Workspace.open(tmp_path / "a.db", CLOCK, backups=tmp_path / "b")) as desk:
        desk.do(SaveProject(name="Bare"))
        first = desk.ask(ExportQuery("html", 1)).content.decode()
        assert "Status report: Bare" in first and "<svg" not in first
        desk.do(SaveProject(1, phase="closing"))
        assert "Closing report: Bare" in desk.ask(ExportQuery("html", 1)).content.decode()
        with pytest.raises(UserError, match="no report of kind"):
            desk.ask(ExportQuery("html", 1, report="secret"))
        with pytest.raises(UserError, match="not there any more"):
            desk.ask(ExportQuery("html", 9))


def test_progress_is_told_to_its_end_and_the_language_of_the_moment_stays(desk: Workspace) -> None:
    told: list[tuple[int, int]] = []
    with listening(lambda *far: told.append(far)):
        set_language("zh")
        query = ExportQuery("html", 1, report="closing", language="en")
        english = desk.ask(query).content.decode()
        set_language("en")
    assert told == [(number, told[-1][1]) for number in range(1, told[-1][1] + 1)]
    assert english == made(desk, "html")
