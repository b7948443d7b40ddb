"""A project of the demo taken from its charter to a template, with keys only, in tmux at 80×24.

    python -m tests.ui.loop_walk [FILE]

Charter, baseline, every task done, acceptance filled, judged, held and signed, assessment, lesson,
closing, template, and the next project made from it. Writes the screens one after the other into
FILE (screenshots/loop-walk.txt).
"""

from __future__ import annotations

from pathlib import Path

from tests.tmux_session import TmuxSession
from tests.ui.walking import Press, prepared, record

LEAVES = (4, 6, 7, 4, 5, 4)
"""How many tasks stand below each summary of the plan."""

ALL_TASKS = " ".join(f"j {'Space ' * leaves}" for leaves in LEAVES)

WALK = (
    Press("the projects", "0 G", ("XH 星河通信",)),
    Press("its charter", "e", ("Objective",)),
    Press("go to the aim", "Tab " * 9, ("Objective",)),
    Press("one more word", "C-s", ("Aim and scope", "一个月内复盘"), typed="验收后一个月内复盘。"),
    Press("its plan", "Enter", ("30 tasks",)),
    Press("keep it as agreed", "B", ("Name of the new baseline",)),
    Press("by its name", "Enter", ("as in Baseline 2",)),
    Press("select every task", f"g {ALL_TASKS}", ("Load of all",)),
    Press("how far are they", "%", ("How far is it, in percent? 30 tasks",)),
    Press("done", "Enter", ("30 finished",), typed="100"),
    Press("the review: earned value", "8", ("BAC",)),
    Press("acceptances", "] ]", ("internal acceptance",)),
    Press("a new one", "n", ("New acceptance",)),
    Press("by the client, today", "Enter", ("Points 0",)),
    Press("filled from needs and goals", "F", ("0 of 12 met",)),
    Press("every point is met", "Tab g " + "Space " * 12, ("12 of 12 met",)),
    Press("it was held", "BTab d", ("Held: client acceptance",)),
    Press("and passed", "Enter", ("acceptance passed, not signed",)),
    Press("who signs", "S", ("Sign: client acceptance",)),
    Press("signed", "Enter", ("acceptance passed, signed 23 Nov",), typed="王芳"),
    Press("assessments", "]", ("stage assessment: planning",)),
    Press("a new one", "n", ("New evaluation",)),
    Press("of this stage", "Enter", ("stage assessment: execution",)),
    Press("filled from the data", "F", ("23 indicators                         8",)),
    Press("lessons", "]", ("Learnt here 2",)),
    Press("a new one", "n", ("New lesson",)),
    Press("in one line", "Enter", ("Learnt here 3",), typed="报价前先与法务对齐"),
    Press("back to the projects", "0", ("Card",)),
    Press("its standing", "S", ("Standing of XH",)),
    Press("closed, in the closing phase", "Right Right Tab Right Right", ("closing",)),
    Press("so be it", "Enter", ("1 ended, C shows it",)),
    Press("ended ones too", "C", ("✓ closed",)),
    Press("the closed one", "G", ("▸✓ closed",)),
    Press("a template of it", "F", ("A template made of XH",)),
    Press("by its name", "Enter", ("Templates 4",)),
    Press("a new project", "n", ("From “星河",)),
    Press("from that template", "Enter", ("A project from “星河",), typed="星河"),
    Press("its name", "Enter", ("渠道平台二期",), typed="渠道平台二期"),
    Press("its plan", "Escape Enter", ("P1 渠道平台二期", "WBS Task")),
)


def started(session: TmuxSession, folder: Path) -> None:
    """The app on a copy of the demo."""
    program = prepared(session, folder)
    session.type(f"{program} --demo backup -o w.db && clear && {program} --file w.db --lang en\n")
    session.wait_for("Changed since", "saved", timeout=90)


if __name__ == "__main__":
    record(started, WALK, "screenshots/loop-walk.txt")
