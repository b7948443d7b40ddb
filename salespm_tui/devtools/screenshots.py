"""The pictures in `screenshots/`: the real app on the demo workspace, driven by keys.

python -m salespm_tui.devtools.screenshots [FOLDER]
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from salespm_tui.contract.calendars import SaveHolidays
from salespm_tui.contract.values import Command
from salespm_tui.core.clock import SystemClock
from salespm_tui.core.i18n import set_language

TODAY = date(2026, 11, 23)
SIZE = (100, 30)
WIDE = (120, 40)


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: the keys that lead to it, the terminal's size, and what is done before."""

    keys: tuple[str, ...]
    size: tuple[int, int] = SIZE
    first: tuple[Command, ...] = ()


HOLIDAYS = SaveHolidays("CN", (2026, 2027))
"""The public holidays that the pictures of the timeline shade."""

SHOTS: dict[str, Shot] = {
    "standup": Shot(tuple("jjj")),
    "timeline": Shot(("3", "j", "enter", *"jjjjjjjjj")),
    "timeline-week": Shot(("3", "G", "enter", "F", "+", *"jjjjjjjjj", "c"), WIDE, (HOLIDAYS,)),
    "timeline-month": Shot(("3", "G", "enter", "F", *"jjjjjjjjj"), WIDE),
    "timeline-critical": Shot(("3", "G", "enter", "C", "F", "j", "j"), WIDE),
    "timeline-edit": Shot(("3", "G", "enter", "G", *"kkkkkkk", "c", "L", "L"), WIDE),
    "risks": Shot(("4", "j"), WIDE),
    "clients": Shot(("5", *"jjjj")),
    "clients-needs": Shot(("5", *"jjjj", "]", "tab"), WIDE),
    "goals": Shot(("2", "j"), WIDE),
    "pipeline": Shot(("6", "j"), WIDE),
    "team": Shot(("7", *"jj"), WIDE),
    "money": Shot(("7", "]", *"jj"), WIDE),
    "review": Shot(("3", "G", "enter", "8"), WIDE),
    "projects": Shot(("0", "j"), WIDE),
}


@contextmanager
def demo_file() -> Iterator[Path]:
    """A demo workspace of TODAY, made anew."""
    from salespm_tui.services.demo import put_demo

    with tempfile.TemporaryDirectory(prefix="salespm-") as folder:
        path = Path(folder) / "salespm.db"
        put_demo(path, TODAY, Path(folder) / "cache")
        yield path


async def shoot(path: Path, shot: Shot) -> str:
    """The screen as SVG after its keys."""
    from salespm_tui.engine import InlineEngine
    from salespm_tui.services.workspace import Workspace
    from salespm_tui.ui.app import SalesApp
    from salespm_tui.ui.settings import AppSettings

    clock = SystemClock("UTC", TODAY)
    backups = path.parent / "backups"
    engine = InlineEngine(lambda: Workspace.open(path, clock, backups=backups))
    settings = AppSettings(clock=clock, state_folder=path.parent / "state", workspace=str(path))
    app = SalesApp(engine, settings)
    for command in shot.first:
        engine.do(command).result()
    async with app.run_test(size=shot.size) as pilot:
        for _turn in range(5):
            await pilot.pause()
        app.project_id = None
        for key in shot.keys:
            await pilot.press(key)
            for _turn in range(3):
                await pilot.pause()
        picture = app.export_screenshot(title="salespm")
    engine.close()
    return picture


def main(folder: Path) -> None:
    """Write every picture, in both languages."""
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    folder.mkdir(exist_ok=True)
    with demo_file() as path:
        for language in ("en", "zh"):
            set_language(language)
            for name, shot in SHOTS.items():
                picture = asyncio.run(shoot(path, shot))
                (folder / f"{name}-{language}.svg").write_text(picture, encoding="utf-8")
                print(folder / f"{name}-{language}.svg")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots"))
