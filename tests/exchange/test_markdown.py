"""Markdown documents: nothing that people typed becomes markup."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.contract.needs import RequirementRow, ServingTask, TaskWithoutNeed, Traceability
from salespm_tui.core.speech import Speech, speech_in
from salespm_tui.exchange.markdown import bullets, document, heading, plain, table
from salespm_tui.exchange.requirements_md import NeedsOf, requirements_text

ENGLISH = Speech("en")
TASK = ServingTask(7, 1, "ROL", "1.2", "Build | test", "task", "doing", 40, date(2026, 12, 1))
NEED = RequirementRow(
    id=12,
    title="Single *sign-on*",
    project_id=1,
    project="ROL",
    client_id=1,
    client="华为",
    interaction_id=None,
    source="interview",
    kind="product",
    pain="Six passwords",
    priority="must",
    status="planned",
    acceptance_criteria="One password opens all\nNo password is stored",
    owner="Ann",
    signed_by="李伟",
    signed_on=date(2026, 11, 20),
    notes="between us",
    captured_on=date(2026, 11, 1),
    tasks=(TASK,),
    percent=40,
    hint=None,
)
BARE = RequirementRow(
    id=13,
    title="Speed",
    project_id=1,
    project="ROL",
    client_id=1,
    client="华为",
    interaction_id=None,
    source=None,
    kind="other",
    pain="",
    priority=None,
    status="captured",
    acceptance_criteria="",
    owner="",
    signed_by="",
    signed_on=None,
    notes="",
    captured_on=date(2026, 11, 1),
    tasks=(),
    percent=None,
    hint=None,
)
TRACED = Traceability(
    without_task=(BARE,),
    without_criterion=(BARE,),
    without_sign_off=(BARE,),
    without_need=(TaskWithoutNeed(9, 1, "ROL", "2", "Extra", "todo", 0),),
    needs=2,
    tasks=2,
)


def text_of(*needs: RequirementRow, traced: Traceability = TRACED) -> str:
    return requirements_text(NeedsOf("Rollout", "华为", date(2026, 11, 23), needs, traced), ENGLISH)


def test_the_requirements_document_tells_each_need_whole() -> None:
    told = text_of(NEED, BARE)
    assert told.startswith("# Requirements: Rollout\n\n- Client: 华为\n- As of 2026-11-23\n")
    lines = told.splitlines()
    for line in (
        "- Needs: 2, of them signed off: 1",
        "## Must",
        "### N-12 Single \\*sign-on\\*",
        "- Status: in the plan, 40 %",
        "- Pain point: Six passwords",
        "- Acceptance criteria:",
        "  - One password opens all",
        "  - No password is stored",
        "  - 1.2 Build \\| test (40 %, until 2026-12-01)",
        "- Signed off by 李伟 on 2026-11-20",
        "## Not prioritised yet",
        "- Acceptance criterion: none yet",
        "- Not signed off yet",
        "- Needs without a task: N-13",
        "- Tasks without a need: 2 Extra",
        "| 李伟 | 2026-11-20 |  |",
    ):
        assert line in lines
    assert "between us" not in told


def test_a_document_without_needs_says_so() -> None:
    nothing = Traceability((), (), (), (), 0, 0)
    assert "No need has been written down yet." in text_of(traced=nothing)


def test_a_whole_plan_is_told_to_be_whole() -> None:
    whole = Traceability((), (), (), (), 1, 1)
    assert "- Every need has a task, and every task a need." in text_of(NEED, traced=whole)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("# no heading", "\\# no heading"),
        ("- no bullet", "\\- no bullet"),
        ("1. no number", "1\\. no number"),
        ("1.2 Build", "1.2 Build"),
        ("-5 days", "-5 days"),
        ("a\nb\tc", "a b c"),
        ("<b>[x](y)</b>", "\\<b\\>\\[x\\](y)\\</b\\>"),
        ("谈价格", "谈价格"),
    ],
)
def test_what_people_type_stays_text(typed: str, told: str) -> None:
    assert plain(typed) == told


@given(st.text(max_size=60))
def test_no_text_breaks_out_of_its_cell(text: str) -> None:
    rows = table(["Name"], [[text]]).splitlines()
    assert len([row for row in rows if row]) == 3
    assert len(re.findall(r"(?<!\\)\|", rows[2].replace("\\\\", ""))) == 2
    assert "\n" not in plain(text)


def test_parts_stand_apart() -> None:
    told = document([heading(1, "A"), bullets(["b", "c"]), "", heading(2, "D")])
    assert told == "# A\n\n- b\n- c\n\n## D\n"


def test_another_language_is_spoken_whatever_the_screens_speak() -> None:
    assert speech_in(None) == ENGLISH
    assert speech_in("zh")("client") == "客户"
    with pytest.raises(ValueError, match="fr"):
        speech_in("fr")
