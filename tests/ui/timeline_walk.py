"""Every key that edits the timeline, pressed in the real app in tmux at 80×24, and what was to be seen.

    python -m tests.ui.timeline_walk [FILE]

Writes the screens one after the other into FILE (screenshots/timeline-walk.txt); fails where what a
key is to do does not come on the screen.
"""

from __future__ import annotations

from pathlib import Path

from tests.tmux_session import TmuxSession
from tests.ui.walking import Press, prepared, record

PLAN = """\
id,name,parent,duration,predecessors,resource
1,Offer,,,,
2,Price model,1,3d,,Li Wei
3,法务审查,1,4d,2,王芳
4,Contract signed,1,0,3,
5,Delivery,,,,
6,Hardware,5,5d,4,陈宇
7,Training,5,2d,,Zhou Min
"""


WALK = (
    Press("the plan", "3 Enter", ("Price model", "5 tasks")),
    Press("move the bar two days later", "j L L", ("Price model +2 d", "project +2 d")),
    Press("one day back", "H", ("Price model +1 d",)),
    Press("the same with arrows", "S-Right S-Left", ("Price model +1 d",)),
    Press("keep it", "Enter", ("Moved task Price model",)),
    Press("undo", "u", ("Undone: Moved task Price model",)),
    Press("stretch and shrink", "> C-Right <", ("Price model +1 d", "others move")),
    Press("drop it", "Escape", ("Price model  23 Nov → 25 Nov (3 d)",)),
    Press("move by an amount", "r", ("Move by",)),
    Press("typed", "Enter", ("+5 d",), typed="1w"),
    Press("drop it", "Escape", ("23 Nov → 25 Nov (3 d)",)),
    Press("outdent", "[", ("no other moves",)),
    Press("indent again", "]", ("↵ keep",)),
    Press("drop it", "Escape", ("(3 d)",)),
    Press("a row down, a row up", "J K", ("↵ keep",)),
    Press("esc drops it", "Escape", ("1.1  Price model",)),
    Press("a row down", "J", ("1.2  Price model",)),
    Press("keep it", "Enter", ("Moved task Price model down",)),
    Press("undo", "u", ("Undone: Moved task Price model down",)),
    Press("a task above", "I", ("New task",)),
    Press("typed", "Enter", ("1.1  Kick-off",), typed="Kick-off"),
    Press("a milestone of it", "m", ("Kick-off",)),
    Press("a task below", "n", ("New task",)),
    Press("typed", "Enter", ("1.2  Site survey",), typed="Site survey"),
    Press("links: what it follows", "D", ("What does 1.2 Site survey follow?",)),
    Press("typed, with what it does", "Enter", ("after 1.1FS+1d",), typed="1.1FS+1d"),
    Press("percent", "%", ("How far is it",)),
    Press("typed", "Enter", ("40",), typed="40"),
    Press("undo", "u", ("Undone:",)),
    Press("a constraint", "o", ("When may it be?",)),
    Press("must start on …", "Enter", ("must start on …",), typed="must start"),
    Press("leave", "Escape", ("Site survey",)),
    Press("take a baseline", "B", ("Baseline 1",)),
    Press("keep its name", "Enter", ("as in Baseline 1",)),
    Press("why is it then?", "=", ("Site survey",)),
    Press("leave", "Escape", ("Site survey",)),
    Press("the critical path alone", "C", ("critical path",)),
    Press("everything", "C", ("7 tasks",)),
    Press("one level less", "{", ("Offer",)),
    Press("one level more", "}", ("Kick-off",)),
    Press("fit", "F", ("by ",)),
    Press("zoom out to months", "-", ("by ",)),
    Press("zoom in", "+", ("by ",)),
    Press("select two and link them", "g j Space Space D", ("Link",)),
    Press("leave", "Escape Escape", ("7 tasks",)),
    Press("archive", "G x", ("Archived task Training",)),
    Press("undo", "u", ("Undone: Archived task Training",)),
)


def started(session: TmuxSession, folder: Path) -> None:
    """The app on a workspace that holds the plan and nothing else."""
    plan = folder / "plan.csv"
    plan.write_text(PLAN, encoding="utf-8")
    program = f"{prepared(session, folder)} --file {folder / 'w.db'}"
    session.type(f"{program} import {plan} && clear\n")
    session.wait_for("ready$")
    session.type(f"{program} --lang en\n")
    session.wait_for("Stand-up", "saved")


if __name__ == "__main__":
    record(started, WALK, "screenshots/timeline-walk.txt")
