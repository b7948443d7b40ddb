"""An hour of a project manager, in the real app in tmux at 80×24, on the demo's clients and risks.

    python -m tests.ui.hour_walk [FILE]

Six contacts by the capture line, two risks moved, a change request decided and the plan seen to move,
a sentence of last year found; then all of it undone and redone. Writes the screens one after the
other into FILE (screenshots/hour-walk.txt).
"""

from __future__ import annotations

from pathlib import Path

from tests.tmux_session import TmuxSession
from tests.ui.walking import Press, prepared, record

LAST_YEAR = """\
date,client,contact,channel,summary
2025-11-18,星河,王芳,visit,年度框架协议先签两年，价格随采购量走
"""

CONTACTS = (
    ("call 星河 谈价格 !fri @王芳 ~30m", "call with 星河通信技术有限公司 (王芳), 30 min"),
    ("拜访 海蓝 看了现场 +发送测量报告 !下周三", "visit with 海蓝"),
    ("email Nordwind terms sent +ask for comments !+3d", "with Nordwind"),
    ("微信 东岭 对方周五给答复 !fri", "with 东岭"),
    ("meeting Halden scope agreed ~1h30 +write it down !tomorrow", "meeting with Halden"),
    ("电话 北辰医疗 预算下周定 +再问预算 !下周五", "call with 北辰医疗"),
)
"""What is typed, and how the line says that it understood."""

DEEDS = len(CONTACTS) + 3
"""How many changes the hour makes: the contacts, two moves, one decision."""


def _contacts() -> tuple[Press, ...]:
    steps = []
    for typed, understood in CONTACTS:
        steps.append(Press("a contact", "a", ("Log a contact",)))
        steps.append(Press("as it is understood", "", (understood,), typed=typed))
        steps.append(Press("logged", "Enter", ("Logged a contact with",)))
    return tuple(steps)


WALK = (
    *_contacts(),
    Press("the risks", "4", ("exposure", "R-2 同行低价抢单")),
    Press("the first is less likely now", "J", ("12 16 20 16",)),
    Press("the next one", "j", ("R-10",)),
    Press("and would hurt less", "H", ("4 high × 3",)),
    Press("the clients", "5", ("10 clients",)),
    Press("one of them", "/", ("Show only rows with",)),
    Press("found", "Enter", ("1 of 10 clients",), typed="星河"),
    Press("what they ask to change", "] ] ] Tab", ("增加手机端审批", "impact: +5 d")),
    Press(
        "what it would do to the plan", "c", ("Project XH: finish 26 Jan 2027 → Tue 2 Feb 2027",)
    ),
    Press("approve it", "a", ("Decided by",)),
    Press("with a word", "Enter", ("approved",), typed="按新排期执行"),
    Press("the plan has moved", "3 G", ("平…     20  2 Feb",)),
    Press("a sentence of last year", "f", ("Find anywhere",)),
    Press("two words of it", "", ("年度框架协议先签两年，价格随采购量走",), typed="量走"),
    Press("there it is", "Enter", ("18 Nov", "年度框架协议先签两年")),
    Press("undo everything", "u " * DEEDS, ("Log 8",)),
    Press("the plan as it was", "3", ("平…     20 26 Jan",)),
    Press("the risks as they were", "4", ("20█▲", "4 high × 4")),
    Press("redo everything", "U " * DEEDS, ("12 16 12",)),
    Press("the plan moved again", "3", ("平…     20  2 Feb",)),
)


def started(session: TmuxSession, folder: Path) -> None:
    """The app on a copy of the demo, with one visit of last year in the log."""
    program = prepared(session, folder)
    (folder / "log.csv").write_text(LAST_YEAR, encoding="utf-8")
    session.type(f"{program} --demo backup -o w.db && {program} --file w.db import log.csv\n")
    session.type(f"clear; {program} --file w.db --lang en\n")
    session.wait_for("Changed since", "saved", timeout=90)


if __name__ == "__main__":
    record(started, WALK, "screenshots/hour-walk.txt")
