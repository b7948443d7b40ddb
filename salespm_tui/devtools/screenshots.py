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
from datetime import date
from pathlib import Path

from salespm_tui.core.clock import SystemClock
from salespm_tui.core.i18n import set_language

TODAY = date(2026, 11, 23)
SIZE = (100, 30)
SHOTS: dict[str, tuple[str, ...]] = {
    "standup": ("j", "j", "j"),
    "timeline": ("3", "j", "enter", *"jjjjjjjjj"),
    "clients": ("5", *"jjjj"),
}


@contextmanager
def demo_file() -> Iterator[Path]:
    """A demo workspace of TODAY, made anew."""
    from salespm_tui.services.demo import put_demo

    with tempfile.TemporaryDirectory(prefix="salespm-") as folder:
        path = Path(folder) / "salespm.db"
        put_demo(path, TODAY, Path(folder) / "cache")
        yield path


async def shoot(path: Path, keys: tuple[str, ...], size: tuple[int, int]) -> str:
    """The screen as SVG after those keys."""
    from salespm_tui.engine import InlineEngine
    from salespm_tui.services.workspace import Workspace
    from salespm_tui.ui.app import SalesApp
    from salespm_tui.ui.settings import AppSettings

    clock = SystemClock("UTC", TODAY)
    backups = path.parent / "backups"
    engine = InlineEngine(lambda: Workspace.open(path, clock, backups=backups))
    settings = AppSettings(clock=clock, state_folder=path.parent / "state", workspace=str(path))
    app = SalesApp(engine, settings)
    async with app.run_test(size=size) as pilot:
        for _turn in range(5):
            await pilot.pause()
        app.project_id = None
        for key in keys:
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
            for name, keys in SHOTS.items():
                picture = asyncio.run(shoot(path, keys, SIZE))
                (folder / f"{name}-{language}.svg").write_text(picture, encoding="utf-8")
                print(folder / f"{name}-{language}.svg")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots"))
