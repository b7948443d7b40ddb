"""Task CSVs come in: any headings, any encoding, decided as a whole, merged like every plan."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from salespm_tui.contract.imports import ImportFile, ImportReport
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.timeline import LinkDraft, SaveTask, TimelineQuery
from salespm_tui.core.errors import UserError
from tests.services.importing.conftest import Desk


def bring(desk: Desk, text: str | bytes, *, file: str = "plan.csv", **how: Any) -> ImportReport:
    path = desk.folder / file
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    report = desk.do(ImportFile(str(path), **how))
    assert isinstance(report, ImportReport)
    return report


def reasons(report: ImportReport) -> list[tuple[int, str]]:
    return [(one.line, str(one.reason)) for one in report.refused]


def dates(desk: Desk, project_id: int = 1) -> dict[str, tuple[str, str]]:
    return {
        name: (row.start.isoformat(" ", "minutes"), row.finish.isoformat(" ", "minutes"))
        for name, row in desk.tasks(project_id).items()
    }


SHOP = """\
id,name,parent,duration,start,predecessors,percent,resource,milestone
1,Fit out,,,,,,,
2,Measure,1,3d,2026-11-23,,50%,Ann,
3,安装,1,2 个工作日,,2FS+1d,0,Bob,
4,Signed,,0d,,3;2SS+50%,0,,yes
"""


def test_a_plan_in_our_own_words(desk: Desk) -> None:
    report = bring(desk, SHOP)
    assert (report.kind, report.created, report.refused) == ("tasks", 4, ())
    rows = desk.tasks()
    assert [row.wbs for row in rows.values()] == ["1", "1.1", "1.2", "2"]
    assert desk.links() == {
        ("Measure", "安装", "fs", 480),
        ("安装", "Signed", "fs", 0),
        ("Measure", "Signed", "ss", 50),
    }
    assert (rows["Measure"].percent, rows["Measure"].owner, rows["Signed"].kind) == (
        50, "Ann", "milestone",
    )  # fmt: skip
    assert dates(desk)["安装"] == ("2026-11-27 08:00", "2026-11-30 17:00")


def test_the_same_file_again_changes_nothing_and_undo_takes_it_back(desk: Desk) -> None:
    before = desk.everything()
    bring(desk, SHOP)
    again = bring(desk, SHOP)
    assert (again.created, again.updated, again.unchanged, again.set_id) == (0, 0, 4, None)
    desk.undo()
    assert desk.everything() == before


def test_what_only_one_side_changed_is_taken_from_it(desk: Desk) -> None:
    bring(desk, SHOP)
    desk.change("Measure", owner="Zoe", percent=60)
    theirs = SHOP.replace("2 个工作日", "4d").replace("Ann", "Amy")
    report = bring(desk, theirs)
    rows = desk.tasks()
    assert (rows["Measure"].owner, rows["Measure"].percent) == ("Zoe", 60)
    assert rows["安装"].duration_min == 4 * 480
    assert [str(one) for one in report.kept] == ["Measure: the owner stays as it is here"]


PROJECT_EXPORT = """\
ID;Task Mode;Task Name;Duration;Start;Finish;% Complete;Predecessors;Resource Names;Outline Level
1;Auto Scheduled;Move;13 days;Mon 23/11/26 08:00;Wed 09/12/26 17:00;0%;;;1
2;Auto Scheduled;Pack;1 wk;Mon 23/11/26 08:00;Fri 27/11/26 17:00;0%;;Ann;2
3;Auto Scheduled;Carry;4 hrs;Tue 01/12/26 08:00;Tue 01/12/26 12:00;0%;2FS+1 day;Bob;2
4;Manually Scheduled;Unpack;2 days;Tue 08/12/26 08:00;Wed 09/12/26 17:00;0%;;;2
"""


def test_the_headings_of_ms_project(desk: Desk) -> None:
    report = bring(desk, PROJECT_EXPORT)
    assert report.refused == ()
    assert not any("several ways" in str(note) for note in report.notes)
    assert dates(desk) == {
        "Move": ("2026-11-23 08:00", "2026-12-09 17:00"),
        "Pack": ("2026-11-23 08:00", "2026-11-27 17:00"),
        "Carry": ("2026-12-01 08:00", "2026-12-01 12:00"),
        "Unpack": ("2026-12-08 08:00", "2026-12-09 17:00"),
    }
    assert desk.tasks()["Unpack"].schedule_mode == "manual"


CHINESE = """\
标识号,任务名称,工期,开始时间,完成时间,前置任务,资源名称,完成百分比
1,需求访谈,3 个工作日,2026年11月23日 8:00,2026年11月25日 17:00,,王芳,0%
2,方案编写,1 周工时,2026年11月27日,2026年12月3日,1FS+1 个工作日,李伟,0%
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "gb18030"])
def test_chinese_headings_in_every_usual_encoding(desk: Desk, encoding: str) -> None:
    report = bring(desk, CHINESE.encode(encoding))
    assert report.refused == ()
    rows = desk.tasks()
    assert [(row.name, row.owner, row.duration_min) for row in rows.values()] == [
        ("需求访谈", "王芳", 1440),
        ("方案编写", "李伟", 2400),
    ]
    assert dates(desk)["方案编写"] == ("2026-11-27 08:00", "2026-12-03 17:00")


def test_western_text_that_is_not_unicode(desk: Desk) -> None:
    bring(desk, "name;duration\nKüche für Zoë;1,5d\nÜbergabe;2d\n".encode("cp1252"))
    assert [(row.name, row.duration_min) for row in desk.tasks().values()] == [
        ("Küche für Zoë", 720),
        ("Übergabe", 960),
    ]


def test_dates_that_could_be_read_in_several_ways_are_said(desk: Desk) -> None:
    text = "name,start\nA,03/02/2027\nB,04/02/2027\n"
    report = bring(desk, text)
    assert any("“start” could be read in several ways" in str(note) for note in report.notes)
    assert dates(desk)["A"][0] == "2027-03-02 08:00"
    other = bring(desk, text, file="other.csv", dates="dmy")
    assert not any("several ways" in str(note) for note in other.notes)
    assert dates(desk, 2)["A"][0] == "2027-02-03 08:00"


def test_one_cell_decides_for_its_column_and_its_neighbours(desk: Desk) -> None:
    bring(desk, "name,start,finish\nA,03/02/2027,25/02/2027\nB,04/02/2027,04/02/2027\n")
    assert dates(desk)["B"] == ("2027-02-04 08:00", "2027-02-04 17:00")


def test_what_cannot_be_read_is_refused_by_its_line_and_the_rest_comes(desk: Desk) -> None:
    text = (
        "name,duration,start,percent,predecessors\n"
        '"Two\nlines",1d,,,\n'
        "Long,many,,,\n"
        "Late,1d,2026-02-30,,\n"
        "Over,1d,,150,\n"
        ",1d,,,\n"
        "Odd,1d,,,1FS+soon\n"
        "Wide,1d,,,,,x\n"
        "Good,2d,,0.5,\n"
    )
    report = bring(desk, text)
    assert reasons(report) == [
        (4, "“many” cannot be read as “duration”."),
        (5, "“2026-02-30” cannot be read as “start”."),
        (6, "“150” cannot be read as “percent”."),
        (7, "The task has no name."),
        (8, "The predecessor “1FS+soon” cannot be read."),
        (9, "The row has more cells than headings."),
    ]
    assert list(desk.tasks()) == ["Two lines", "Good"]


def test_a_row_that_became_unreadable_does_not_archive_its_task(desk: Desk) -> None:
    bring(desk, SHOP)
    report = bring(desk, SHOP.replace("3d,2026", "soon,2026"))
    assert reasons(report) == [(3, "“soon” cannot be read as “duration”.")]
    assert list(desk.tasks()) == ["Fit out", "Measure", "安装", "Signed"]
    assert ("Measure", "安装", "fs", 480) in desk.links()


def test_links_that_lead_nowhere_or_round_are_left_out_and_named(desk: Desk) -> None:
    report = bring(desk, "id,name,predecessors\n1,A,3\n2,B,1;9\n3,C,2;3\n")
    notes = " ".join(map(str, report.notes))
    assert "Line 3: “9” names no task" in notes
    assert "Line 4: the task cannot follow itself" in notes
    assert "Line 4: a link closes a ring" in notes
    assert {link[:2] for link in desk.links()} == {("C", "A"), ("A", "B")}


def test_a_ring_through_summaries_is_opened(desk: Desk) -> None:
    bring(
        desk, "id,name,parent,predecessors\n1,A,,2\n11,A1,1,\n2,B,,\n21,B1,2,11\n3,S,,31\n31,T,3,\n"
    )
    assert len(desk.tasks()) == 6
    assert len(desk.links()) == 1


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("wbs,name,predecessors\n1,A,\n1.1,B,\n1.2,C,1.1FS+1d\n2,D,1\n", {("B", "C"), ("A", "D")}),
        ("name,predecessors\nA,\nB,1\nC,2\n", {("A", "B"), ("B", "C")}),
        ("id,name,predecessors\nX-1,A,\nX-12,B,X-1FS+1d\n,C,X-12\n", {("A", "B"), ("B", "C")}),
    ],
)
def test_predecessors_by_wbs_row_or_id(desk: Desk, text: str, wanted: set[tuple[str, str]]) -> None:
    bring(desk, text)
    assert {link[:2] for link in desk.links()} == wanted
    again = bring(desk, text)
    assert (again.created, again.updated) == (0, 0)


@pytest.mark.parametrize(
    "text",
    [
        "wbs,name\n1,A\n1.1,B\n1.1.1,C\n2,D\n",
        "level,name\n1,A\n2,B\n3,C\n1,D\n",
        "name,parent\nA,\nB,A\nC,B\nD,\n",
        "name,parent\nC,B\nB,A\nA,\nD,\n",
    ],
)
def test_the_tree_by_wbs_level_or_parent(desk: Desk, text: str) -> None:
    bring(desk, text)
    assert [(row.wbs, row.name) for row in desk.tasks().values()] == [
        ("1", "A"), ("1.1", "B"), ("1.1.1", "C"), ("2", "D"),
    ]  # fmt: skip


def test_parents_that_are_not_there_or_go_round_are_named(desk: Desk) -> None:
    report = bring(desk, "name,parent\nA,B\nB,A\nC,Nowhere\n")
    notes = " ".join(map(str, report.notes))
    assert "Line 3: “B” cannot hang below itself" in notes
    assert "Line 4: there is no task “Nowhere”" in notes
    assert len(desk.tasks()) == 3


def test_headings_are_mapped(desk: Desk) -> None:
    mapping = (("What", "name"), ("How long", "duration"))
    bring(desk, "What,How long,Colour\nA,2d,red\n", mapping=mapping)
    assert desk.tasks()["A"].duration_min == 960
    with pytest.raises(UserError, match="no column of tasks"):
        bring(desk, "What\nA\n", mapping=(("What", "title"),))
    with pytest.raises(UserError, match="has no column “Who”"):
        bring(desk, "What\nA\n", mapping=(("Who", "name"),))


def test_columns_that_mean_nothing_are_named(desk: Desk) -> None:
    report = bring(desk, "name,Colour,Text1\nA,red,x\n")
    assert "Columns that were left out: Colour, Text1." in map(str, report.notes)


def test_formulas_that_were_defused_come_back(desk: Desk) -> None:
    bring(desk, "name,notes\n'=Sum,'+1 to that\n")
    assert (desk.tasks()["=Sum"].notes) == "+1 to that"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n\n",
        b"a,b\n1,2\n",
        b"name\nA\x00B\n",
        b'name\n"' + b"x" * 140_000 + b'"\n',
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        b"name\n\x81\x8d\n",
    ],
)
def test_what_is_no_table_of_tasks_is_refused_whole(desk: Desk, data: bytes) -> None:
    before = desk.everything()
    with pytest.raises(UserError) as error:
        bring(desk, data)
    assert "plan.csv" in str(error.value)
    assert desk.everything() == before


def test_the_line_of_what_is_no_text_is_named(desk: Desk) -> None:
    with pytest.raises(UserError, match="Line 3 holds NUL"):
        bring(desk, b"name\nA\nB\x00\n")


def test_a_project_made_here_takes_back_its_own_export(desk: Desk) -> None:
    from salespm_tui.contract.exports import ExportQuery

    desk.do(SaveProject(name="Own"))
    desk.do(SaveTask(project_id=1, name="First", duration_min=960))
    desk.do(SaveTask(project_id=1, name="Second", duration_min=480, links=(LinkDraft(1),)))
    made = desk.ask(ExportQuery("csv", 1))
    edited = made.content.replace(b"task,2d", b"task,3d")
    report = bring(desk, edited, project_id=1)
    assert (report.created, report.updated) == (0, 1)
    assert [(row.name, row.duration_min) for row in desk.tasks().values()] == [
        ("First", 1440),
        ("Second", 480),
    ]


def test_a_dry_run_writes_nothing(desk: Desk) -> None:
    before = desk.everything()
    assert bring(desk, SHOP, dry_run=True).created == 4
    assert desk.everything() == before


def test_the_first_line_may_name_the_delimiter(desk: Desk) -> None:
    report = bring(desk, "sep=|\nname|duration\nA, b|soon\nC|1d\n")
    assert reasons(report) == [(3, "“soon” cannot be read as “duration”.")]


def test_a_folder_is_no_file(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        desk.do(ImportFile(str(tmp_path), kind="tasks"))


def test_the_timeline_of_a_csv_starts_where_its_first_task_does(desk: Desk) -> None:
    bring(desk, "name,start,duration\nA,2027-03-01,1d\nB,2027-03-04,2d\nC,,1d\n")
    plan = desk.ask(TimelineQuery(1))
    assert dates(desk)["C"][0] == "2027-03-01 08:00"
    assert dates(desk)["B"][0] == "2027-03-04 08:00"
    assert plan.start.isoformat() == "2027-03-01T08:00:00"
