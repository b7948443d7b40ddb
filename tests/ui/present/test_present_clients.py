"""The words of the Clients screen, without a screen."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from salespm_tui.contract.clients import (
    ClientDetail,
    ClientRow,
    Clients,
    ContactRow,
    LogRow,
    NextStepRow,
)
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import set_language
from salespm_tui.core.labels import label
from salespm_tui.domain.capture import KnownClient, KnownContact, read_capture
from salespm_tui.ui.present import clients as present
from salespm_tui.ui.present.capture import reading
from salespm_tui.ui.present.client_log import contact_lines, log_lines, plain_text, step_lines
from salespm_tui.ui.theme import glyph as themed_glyph
from salespm_tui.ui.widgets import client_lists

TODAY = date(2026, 11, 23)
ROW = ClientRow(
    id=1,
    name="华为技术有限公司",
    short_name="华为",
    aliases=("Huawei",),
    tier="A",
    status="active",
    industry="通信",
    region="深圳",
    last_contact=date(2026, 11, 14),
    cadence_days=14,
    silent_days=9,
    silent=False,
    next_step="谈价格",
    next_step_on=TODAY,
    next_step_id=1,
    open_promises=2,
    health=72,
)
ENTRY = LogRow(
    id=1,
    at=datetime(2026, 11, 20, 9, tzinfo=UTC),
    channel="visit",
    direction="out",
    contact_id=1,
    contact="李伟",
    duration_min=90,
    summary="交付范围确认；价格待批。",
    outcome="",
    sentiment=None,
    next_step="send the offer",
    next_step_on=date(2026, 11, 25),
)
STEP = NextStepRow(1, "follow_up", "谈价格", "", TODAY, "open", None)
PERSON = ContactRow(
    1, "李伟", "采购总监", "138 0013 8000", "", "liwei", "economic_buyer", 4, "supportive"
)
DETAIL = ClientDetail(
    client=ROW,
    kind="company",
    notes="",
    contacts=(PERSON,),
    log=(ENTRY,),
    next_steps=(STEP,),
    projects=(),
    today=TODAY,
    log_total=1,
)


def glyph(name: str) -> str:
    assert client_lists  # brings its signs
    return themed_glyph(name, plain=False)


def text(pieces: present.Pieces, width: int = 0) -> str:
    return plain_text(pieces, width)


@pytest.mark.parametrize(
    ("change", "mark", "words"),
    [
        ({}, "~", "today"),
        ({"silent": True}, "!", "silent"),
        ({"next_step_on": date(2026, 11, 20)}, "!", "late 3 d"),
        ({"next_step_on": date(2026, 11, 27)}, " ", "27 Nov"),
        ({"next_step_on": None, "next_step": None}, " ", "–"),
    ],
)
def test_the_worst_is_said_in_a_sign_and_in_a_word(
    change: dict[str, object], mark: str, words: str
) -> None:
    standing = present.standing(replace(ROW, **change), TODAY, glyph)  # type: ignore[arg-type]
    assert (standing.mark, standing.words) == (mark, words)


def test_a_row_says_days_against_the_cadence_and_the_state() -> None:
    assert text(present.list_pieces(ROW, TODAY, 34, glyph)) == "~ A 华为          9/14 d today"
    no_cadence = replace(ROW, cadence_days=None, silent_days=None)
    assert " – today" in text(present.list_pieces(no_cadence, TODAY, 34, glyph))
    long_ago = replace(ROW, silent_days=1234)
    assert " 1234 d today" in text(present.list_pieces(long_ago, TODAY, 34, glyph))


@pytest.mark.parametrize("width", [34, 46, 70])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_row_and_the_titles_have_the_same_columns(width: int, language: str) -> None:
    set_language(language)
    rows = [
        ROW,
        replace(ROW, name="Acme Industrial Holdings Limited", short_name="", health=None),
        replace(ROW, silent=True, silent_days=365, next_step=None, next_step_on=None),
    ]
    for pieces in (
        present.list_titles(width),
        *(present.list_pieces(row, TODAY, width, glyph) for row in rows),
    ):
        assert sum(piece.cells or cell_width(piece.text) for piece in pieces) == width


def test_what_does_not_fit_a_heading_is_left_out_whole() -> None:
    assert text(present.heading(DETAIL, 43, glyph)) == "华为技术有限公司 · A · health 72"
    assert text(present.heading(DETAIL, 25, glyph)) == "华为技术… · A · health 72"
    assert text(present.heading(DETAIL, 90, glyph)) == (
        "华为技术有限公司 · A · health 72 · every 14 d · active client · 通信 · 深圳"
    )


@pytest.mark.parametrize(
    ("due", "begin"),
    [
        (TODAY, "~ 谈价格 · today"),
        (date(2026, 11, 20), "! 谈价格 · late 3 d"),
        (date(2026, 11, 27), "→ 谈价格 · Fri 27 Nov"),
        (None, "→ 谈价格 · no date"),
    ],
)
def test_the_next_step_stands_with_its_urgency(due: date | None, begin: str) -> None:
    detail = replace(DETAIL, client=replace(ROW, next_step_on=due))
    line = text(present.next_line(detail, glyph, 43), 43)
    assert line.startswith(begin)
    assert line.endswith("2 promises open")
    assert cell_width(line) == 43


def test_a_client_without_a_next_step_says_so() -> None:
    detail = replace(DETAIL, client=replace(ROW, next_step=None, open_promises=1))
    assert text(present.next_line(detail, glyph, 43), 43).split("  ")[0] == "no next step"


def test_the_filter_looks_at_every_name() -> None:
    others = replace(ROW, id=2, name="Acme Industrial", short_name="", aliases=())
    clients = Clients(TODAY, (ROW, others))
    names = present.searchable(clients)

    def found(words: str) -> list[int]:
        return [row.id for row in present.matching(clients, names, words)]

    assert (found("华为"), found("HUAWEI"), found("ind acme"), found("")) == ([1], [1], [2], [1, 2])
    assert found("zzz") == []


def test_the_list_says_how_many_and_how_many_are_silent() -> None:
    clients = Clients(TODAY, (ROW, replace(ROW, id=2, silent=True)))
    assert present.list_heading(clients, 2, glyph) == "2 clients · 1 silent"
    assert present.list_heading(clients, 1, glyph) == "1 of 2 clients · 1 silent"
    assert present.list_heading(Clients(TODAY, (ROW,)), 1, glyph) == "1 client"


def test_the_log_says_when_how_with_whom_and_what_follows() -> None:
    lines = [text(line.pieces, 43) for line in log_lines(DETAIL, 43, glyph)]
    assert lines == [
        "20 Nov  visit  李伟              1 h 30 min",
        "  交付范围确认；价格待批。",
        "  → send the offer · Wed 25 Nov",
    ]


def test_years_and_moods_and_who_began_are_told() -> None:
    old = replace(ENTRY, id=2, at=datetime(2025, 12, 1, 9, tzinfo=UTC), direction="in",
                  sentiment="negative", outcome="lost it", duration_min=None, next_step=None)  # fmt: skip
    detail = replace(DETAIL, log=(ENTRY, old), log_total=9)
    lines = [text(line.pieces, 43) for line in log_lines(detail, 43, glyph)]
    assert lines[3:] == [
        "2025",
        "1 Dec   visit  ← 李伟 −",
        "  交付范围确认；价格待批。",
        "  outcome: lost it",
        "7 older entries follow.",
    ]
    assert "went badly" in "".join(text(line.pieces, 70) for line in log_lines(detail, 70, glyph))


@pytest.mark.parametrize("width", [20, 43, 80])
def test_no_line_of_any_part_is_wider_than_its_column(width: int) -> None:
    long = replace(ENTRY, summary="讨论交付范围与验收标准，" * 20 + "word " * 30)
    detail = replace(DETAIL, log=(long,))
    for lay_out in (log_lines, contact_lines, step_lines):
        for line in lay_out(detail, width, glyph):
            whole = [piece for piece in line.pieces if not piece.right]
            if line.key is None:
                assert sum(cell_width(piece.text) for piece in whole) <= width


def test_contacts_and_steps_tell_what_matters() -> None:
    people = [text(line.pieces, 43) for line in contact_lines(DETAIL, 43, glyph)]
    assert people == [
        "李伟  采购总监               economic buyer",
        "  influence 4/5 · supportive",
        "  138 0013 8000 · WeChat liwei",
    ]
    done = replace(STEP, id=2, status="done", done_on=date(2026, 11, 20))
    dropped = replace(STEP, id=3, status="dropped")
    late = replace(STEP, id=4, due_on=date(2026, 11, 20), owner="Chen Yu")
    detail = replace(DETAIL, next_steps=(late, STEP, done, dropped))
    steps = [text(line.pieces, 43).split() for line in step_lines(detail, 43, glyph)]
    assert steps == [
        ["!", "谈价格", "Chen", "Yu", "late", "3", "d"],
        ["~", "谈价格", "today"],
        ["✓", "谈价格", "done", "20", "Nov"],
        ["×", "谈价格", "dropped"],
    ]


def test_an_empty_part_says_which_key_fills_it() -> None:
    empty = replace(DETAIL, log=(), contacts=(), next_steps=())
    for lay_out, key in ((log_lines, " a "), (contact_lines, " n "), (step_lines, " N ")):
        lines = lay_out(empty, 60, glyph)
        assert key in text(lines[0].pieces)
        assert all(line.key is None for line in lines)


def test_the_explanation_gives_reasons_and_the_reckoning() -> None:
    detail = replace(DETAIL, reasons=(label("no next step"),))
    assert present.explanation(detail, glyph).splitlines()[:3] == [
        "Health 72 of 100",
        "",
        "− no next step",
    ]
    assert (
        "nothing is known"
        in present.explanation(replace(DETAIL, client=replace(ROW, health=None)), glyph).lower()
    )


def test_likely_doubles_are_the_selected_then_the_most_alike() -> None:
    rows = [
        ROW,
        replace(ROW, id=2, name="Acme", short_name="", aliases=()),
        replace(ROW, id=3, name="华为技术", short_name="", aliases=()),
        replace(ROW, id=4, name="Zed", short_name="Z", aliases=()),
    ]
    doubles = present.likely_doubles(ROW, rows, {4})
    assert doubles == [(4, "Zed · Z"), (3, "华为技术"), (2, "Acme")]


KNOWN = (KnownClient(1, "华为技术有限公司", "华为", (), (KnownContact(1, "李伟"),)),)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (
            "call 华为 谈价格 !fri @李伟 ~30m",
            "call with 华为技术有限公司 (李伟), 30 min · next step 谈价格 on Fri 27 Nov",
        ),
        ("visit Acme hello", "visit with Acme · new client Acme"),
        ("华为 ok @Bob", "other contact with 华为技术有限公司 (Bob) · new contact Bob"),
        ("华为 ok +call back", "other contact with 华为技术有限公司 · next step call back"),
        ("", "call CLIENT what was said !date #deal @contact ~30m +next step"),
    ],
)
def test_the_reading_says_what_would_be_logged(typed: str, said: str) -> None:
    assert reading(read_capture(typed, KNOWN, TODAY), TODAY) == said


def test_the_reading_names_what_was_not_understood() -> None:
    words = reading(read_capture("华为 ok !someday #12", KNOWN, TODAY), TODAY)
    assert "not understood: !someday (" in words
    assert "not understood: #12 (There is no open deal “12”.)" in words


@pytest.mark.realdata
def test_real_names_of_any_width_line_up(real_data: Path) -> None:
    with (real_data / "cjk" / "company_short_names_zh.csv").open(encoding="utf-8") as file:
        names = [line["name"] for line in csv.DictReader(file)]
    assert len(names) > 100
    for name in names:
        row = replace(ROW, name=name + "（上海）信息技术股份有限公司", short_name=name)
        pieces = present.list_pieces(row, TODAY, 34, glyph)
        assert sum(piece.cells or 0 for piece in pieces) == 34
