"""Files that MS Project and others wrote, through the import and back out of the timeline."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import pytest

from salespm_tui.contract.timeline import TimelineQuery
from salespm_tui.core.clean import clean_text
from tests.services.importing.conftest import Desk

EXACT = (
    "baselines-55-msp2007",
    "calculate-critical-path",
    "commercial-construction",
    "home-move-plan",
    "links-all4-msp2007",
    "mp_j30_a2_nr1",
    "mpp14recurring",
    "new-product",
    "priority-10",
    "relations-5",
    "sample-ruby-62",
    "software-development-plan",
)
_NAMESPACE = "{http://schemas.microsoft.com/project}"


def stored_answers(path: Path) -> dict[str, tuple[object, ...]]:
    """What MS Project computed for every leaf: early and late dates, slack, critical."""
    answers = {}
    for task in ElementTree.parse(path).getroot().iter(f"{_NAMESPACE}Task"):
        told = {child.tag.removeprefix(_NAMESPACE): child.text or "" for child in task}
        if told.get("Summary") == "1" or told.get("UID") == "0" or told.get("IsNull") == "1":
            continue
        dates = ("EarlyStart", "EarlyFinish", "LateStart", "LateFinish")
        slack = int(told.get("TotalSlack") or 0) // 10
        answers[told["UID"]] = (
            *(datetime.fromisoformat(told[name]) for name in dates),
            slack,
            told.get("Critical") == "1",
        )
    return answers


@pytest.mark.realdata
@pytest.mark.parametrize("name", EXACT)
def test_the_plan_computes_what_ms_project_did(desk: Desk, real_data: Path, name: str) -> None:
    path = real_data / "mspdi" / f"{name}.xml"
    desk.bring(path)
    ours = {
        row.uid: (
            row.early_start,
            row.early_finish,
            row.late_start,
            row.late_finish,
            row.total_slack_min,
            row.critical,
        )
        for row in desk.ask(TimelineQuery(1)).tasks
        if row.kind != "summary"
    }
    assert ours == stored_answers(path)


def names_in(path: Path) -> list[str]:
    """The names of all tasks but the project itself and blank rows, cleaned, in the file's order."""
    found = []
    for task in ElementTree.parse(path).getroot().iter(f"{_NAMESPACE}Task"):
        told = {child.tag.removeprefix(_NAMESPACE): child.text or "" for child in task}
        if told.get("UID") != "0" and told.get("IsNull") != "1":
            found.append(clean_text(told.get("Name", "")))
    return found


@pytest.mark.realdata
def test_every_file_comes_in_whole_and_once_and_goes_out_again(desk: Desk, real_data: Path) -> None:
    files = sorted((real_data / "mspdi").glob("*.xml"))
    assert len(files) == 26
    before = desk.everything()
    for number, path in enumerate(files, 1):
        desk.bring(path)
        names = [row.name for row in desk.ask(TimelineQuery(number)).tasks]
        assert names == names_in(path), path.name
    brought = {name: len(rows) for name, rows in desk.everything().items()}
    assert brought["resource"] > 100
    assert brought["assignment"] > 500
    assert brought["baseline"] > 20
    assert brought["baseline_task"] > 100
    for path in files:
        report = desk.bring(path)
        assert (report.set_id, report.created, report.updated) == (None, 0, 0), path.name
    for _path in files:
        desk.undo()
    assert desk.everything() == before
