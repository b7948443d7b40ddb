"""The agenda as rows, as cells and as text: pure, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from salespm_tui.contract.standup import Agenda, AgendaItem, AgendaSection
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import set_language
from salespm_tui.core.labels import counted, label
from salespm_tui.ui.present.agenda_text import agenda_text
from salespm_tui.ui.present.standup import (
    cells_of,
    clock,
    code_of,
    code_width,
    near_day,
    note_of,
    queue_rows,
    refs_of,
    status_of,
)

TODAY = date(2026, 11, 23)
FRIDAY = date(2026, 11, 20)


def item(number: int, title: str = "Price approval", why: str = "2 days late", **fields):
    given = {"mark": "none", "project_id": 1, "project": "HWA", "code": f"2.{number}"} | fields
    return AgendaItem(ref=Ref("task", number), title=title, why=label(why), **given)


def changed(number: int, group: str, **fields) -> AgendaItem:
    return item(number, group=group, mark="changed", **fields)


def agenda(*sections: tuple[str, tuple[AgendaItem, ...]], **fields) -> Agenda:
    made = tuple(AgendaSection(key, label(key), items) for key, items in sections)
    given = {"date": TODAY, "since": FRIDAY, "project_id": None} | fields
    return Agenda(sections=made, **given)


LATE = item(1, mark="bad", days=2, due=FRIDAY, owner="Li Wei", action_keys=("d", "s"))
CLIENT = AgendaItem(
    Ref("client", 9), None, None, "", "上海浦东发展",
    counted("silent %(number)d day, cadence %(cadence)d d", "silent %(number)d days, cadence %(cadence)d d", 16, cadence=14),
    mark="warning", days=2, client_id=9,
)  # fmt: skip


def shape(rows) -> list[tuple[str, str]]:
    return [(row.kind, row.section) for row in rows]


class TestRows:
    def test_a_head_and_a_row_each(self):
        rows = queue_rows(agenda(("overdue", (LATE, item(2))), ("clients", (CLIENT,))))
        assert shape(rows) == [
            ("head", "overdue"),
            ("item", "overdue"),
            ("item", "overdue"),
            ("head", "clients"),
            ("item", "clients"),
        ]
        assert [row.key for row in rows] == [None, Ref("task", 1), Ref("task", 2), None, CLIENT.ref]

    def test_several_changes_of_a_kind_are_told_in_one_line_until_unfolded(self):
        morning = agenda(
            (
                "changed",
                (changed(1, "finished"), changed(2, "finished"), changed(3, "slipped", days=3)),
            )
        )
        rows = queue_rows(morning)
        assert shape(rows) == [("head", "changed"), ("group", "changed"), ("item", "changed")]
        assert cells_of(rows[1], morning).title == "2 finished"
        assert refs_of(rows[1]) == (Ref("task", 1), Ref("task", 2))
        open_rows = queue_rows(morning, {("changed", "finished")})
        assert [row.in_group for row in open_rows] == [False, False, True, True, False]
        assert cells_of(open_rows[1], morning).mark == "less"

    @pytest.mark.parametrize(
        ("section", "group", "words"),
        [
            ("changed", "finished", "2 finished"),
            ("changed", "slipped", "2 slipped, by up to 3 d"),
            ("changed", "new", "2 new"),
            ("checks", "done_undated", "2 tasks done without a date"),
        ],
    )
    def test_the_words_of_a_group(self, section, group, words):
        items = (changed(1, group, days=1), changed(2, group, days=3))
        morning = agenda((section, items))
        assert cells_of(queue_rows(morning)[1], morning).title == words

    def test_a_group_is_reviewed_when_all_of_it_is(self):
        items = (changed(1, "new", reviewed=True), changed(2, "new"))
        assert not queue_rows(agenda(("changed", items)))[1].reviewed
        both = tuple(replace(one, reviewed=True) for one in items)
        assert queue_rows(agenda(("changed", both)))[1].reviewed

    def test_a_filter_shows_what_has_all_its_words_and_folds_nothing(self):
        morning = agenda(
            ("changed", (changed(1, "new", title="Demo"), changed(2, "new", title="Demo 演示"))),
            ("overdue", (LATE,)),
        )
        assert shape(queue_rows(morning, text="demo 演")) == [
            ("head", "changed"),
            ("item", "changed"),
        ]
        assert shape(queue_rows(morning, text="li wei")) == [
            ("head", "overdue"),
            ("item", "overdue"),
        ]
        calls = agenda(("clients", (CLIENT,)))  # of no project
        assert not any(row.items for row in queue_rows(calls, text="none"))
        (nothing,) = queue_rows(morning, text="nowhere")
        assert (nothing.kind, str(nothing.label)) == ("words", "Nothing matches.")

    def test_a_good_morning_says_so_and_what_comes_next(self):
        rows = queue_rows(agenda(coming=(item(4, due=TODAY + timedelta(9)),)))
        assert [row.kind for row in rows] == ["words", "words", "words", "item"]
        assert str(rows[0].label) == "Nothing needs you this morning."
        assert rows[3].key == Ref("task", 4)


class TestCells:
    @pytest.mark.parametrize(
        ("section", "fields", "tail"),
        [
            ("overdue", {"days": 2}, "2 d"),
            ("today", {"days": 0}, ""),
            ("clients", {"days": 0}, "today"),
            ("clients", {"days": 3}, "3 d"),
            ("milestones", {"days": -4, "due": date(2026, 11, 27)}, "Fri 27"),
            ("starting", {"due": date(2026, 12, 24)}, "24 Dec"),
            ("changed", {"group": "finished"}, "done"),
            ("changed", {"group": "slipped", "days": 3}, "+3 d"),
            ("changed", {"group": "new"}, "new"),
            ("checks", {"action_keys": ("b", "s")}, "[b]"),
        ],
    )
    def test_the_last_column_says_how_late_or_when(self, section, fields, tail):
        morning = agenda((section, (item(1, **fields),)))
        assert cells_of(queue_rows(morning)[1], morning).tail == tail

    @pytest.mark.parametrize(
        ("mark", "glyph"), [("bad", "bad"), ("warning", "warning"), ("milestone", "milestone")]
    )
    def test_no_state_by_colour_alone(self, mark, glyph):
        morning = agenda(("overdue", (item(1, mark=mark),)))
        cells = cells_of(queue_rows(morning)[1], morning)
        assert (cells.mark, cells.ink) == (glyph, mark)
        done = agenda(("overdue", (item(1, mark=mark, reviewed=True),)))
        assert cells_of(queue_rows(done)[1], done).mark == "done"

    def test_a_silent_client_says_for_how_long(self):
        morning = agenda(("clients", (CLIENT,)))
        cells = cells_of(queue_rows(morning)[1], morning)
        assert (cells.title, cells.who, cells.tail) == ("上海浦东发展", "silent", "16 d")

    def test_codes_name_the_project_only_where_there_are_several(self):
        assert code_of(LATE, agenda()) == "HWA 2.1"
        assert code_of(LATE, agenda(project_id=1)) == "2.1"
        assert code_width(agenda(("overdue", (LATE, CLIENT)))) == 7


class TestWords:
    def test_days_within_a_week_go_by_their_weekday(self):
        assert near_day(date(2026, 11, 27), TODAY) == "Fri 27"
        assert near_day(date(2026, 12, 1), TODAY) == "1 Dec"
        assert near_day(date(2027, 1, 4), TODAY) == "4 Jan 2027"

    def test_what_the_frame_says(self):
        morning = agenda(("overdue", (LATE, replace(item(2), reviewed=True))))
        assert note_of(morning) == "since Fri 20 Nov · 1 left"
        assert note_of(replace(morning, since=None)) == "first stand-up · 1 left"
        assert status_of(morning, 190, 15) == "1 of 2 reviewed · 03:10 of 15:00"
        assert clock(3725) == "62:05"


def test_gates_and_acceptances_say_what_they_are():
    due = TODAY + timedelta(4)
    ends = tuple(
        replace(item(1, code="HWA", due=due, days=-4), ref=Ref(kind, 1))
        for kind in ("acceptance", "project")
    )
    morning = agenda(("milestones", ends))
    told = [cells_of(row, morning) for row in queue_rows(morning)[1:]]
    assert [(cells.who, cells.tail) for cells in told] == [
        ("acceptance", "Fri 27"),
        ("gate", "Fri 27"),
    ]


class TestText:
    def test_the_whole_agenda(self):
        morning = agenda(
            ("overdue", (LATE, replace(item(2, title="现场勘察"), reviewed=True))),
            ("clients", (CLIENT,)),
            decisions=("keep the price",),
        )
        assert agenda_text(morning) == "\n".join(
            (
                "Stand-up, Mon 23 Nov (since Fri 20 Nov)",
                "",
                "overdue (2)",
                "! HWA 2.1  Price approval  2 days late · Li Wei",
                "✓ HWA 2.2  现场勘察        2 days late",
                "",
                "clients (1)",
                "~ 上海浦东发展  silent 16 days, cadence 14 d",
                "",
                "Decisions",
                "  - keep the price",
            )
        )

    def test_the_first_stand_up_says_so(self):
        lines = agenda_text(agenda(("overdue", (LATE,)), since=None)).splitlines()
        assert lines[:2] == [
            "Stand-up, Mon 23 Nov",
            "This is the first stand-up; the next one tells what changed since.",
        ]

    def test_a_good_morning(self):
        text = agenda_text(agenda(coming=(item(4, title="Demo", why="due 2 Dec"),)))
        assert "Nothing needs you this morning." in text
        assert "Next to fall due\n  HWA 2.4  Demo  due 2 Dec" in text

    def test_no_line_is_wider_than_asked(self):
        long = item(1, title="价格审批" * 30, why="x" * 200)
        text = agenda_text(agenda(("overdue", (long,))), 60)
        assert max(cell_width(line) for line in text.splitlines()) == 60


class TestOneScreen:
    """The agenda of one project: whole where it fits a screen, else its exceptions."""

    def crowded(self, late: int, warned: int = 0, **fields) -> Agenda:
        bad = tuple(replace(LATE, ref=Ref("task", n), code=f"2.{n}") for n in range(late))
        warnings = tuple(item(50 + n, mark="warning", why="waits") for n in range(warned))
        plain = tuple(item(100 + n, why="due today") for n in range(4))
        return agenda(
            ("blocked", warnings), ("overdue", bad), ("today", plain), project_id=1, **fields
        )

    def test_what_fits_is_told_whole(self):
        text = agenda_text(self.crowded(5, 1))
        assert "Stand-up of HWA" in text
        assert text.count("due today") == 4

    def test_all_projects_are_told_whole_however_long(self):
        assert len(agenda_text(replace(self.crowded(40, 40), project_id=None)).splitlines()) > 80

    def test_bad_ones_before_warnings_and_the_rest_by_name(self):
        lines = agenda_text(self.crowded(12, 9)).splitlines()
        assert lines[:3] == [
            "Stand-up of HWA, Mon 23 Nov (since Fri 20 Nov)",
            "~ blocked (9): 2.57 Price approval; 2.58 Price approval",
            "  ~ 2.50 Price approval  waits",
        ]
        assert lines[9] == "  overdue (12)"
        assert lines[-1] == (
            "  today (4): 2.100 Price approval; 2.101 Price approval; 2.102 Price approval; …"
        )
        assert len(lines) == 23

    @pytest.mark.parametrize("language", ["en", "zh"])
    @pytest.mark.parametrize("late", [3, 30, 300])
    def test_never_more_than_a_screen(self, late: int, language: str):
        set_language(language)
        numbers = (label("x" * 100), label("y" * 100))
        told = agenda_text(self.crowded(late, 30, numbers=numbers, decisions=("yes", "no")))
        lines = told.splitlines()
        assert len(lines) == 23
        assert max(map(cell_width, lines)) <= 80
        assert f"({late})" in told
        assert lines[-1].endswith("(2): yes; no")
