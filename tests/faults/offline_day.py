"""A whole day without a network: what `test_no_network.py` runs in a process of its own.

Everything that would reach beyond this machine is refused and written down. The last line printed is
the list of what was tried.
"""

from __future__ import annotations

import asyncio
import json
import socket
import sys
from datetime import UTC, datetime
from pathlib import Path

REACHING_OUT = (
    "socket.connect", "socket.bind", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
    "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo", "urllib.Request",
    "http.client.connect", "smtplib.connect", "ftplib.connect", "webbrowser.open",
)  # fmt: skip
AT_HOME = (socket.AF_UNIX,)
"""The event loop wakes itself through a pair of these."""

tried: list[str] = []


def refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Audit what the interpreter does; an audit hook cannot be taken off again."""
    outward = event == "socket.__new__" and arguments[1] not in AT_HOME
    if outward or event in REACHING_OUT:
        tried.append(f"{event} {arguments}")
        raise OSError("there is no network here")


async def walk_through_the_app(folder: Path) -> None:
    """Open the app on the demo, look at every screen, log something, finish the stand-up, leave."""
    from salespm_tui.core.clock import FixedClock
    from salespm_tui.engine import ThreadEngine
    from salespm_tui.services.demo import put_demo
    from salespm_tui.services.workspace import Workspace
    from salespm_tui.ui.app import SalesApp
    from salespm_tui.ui.settings import AppSettings

    clock, path = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC)), folder / "app.db"

    def open_demo() -> Workspace:
        put_demo(path, clock.today(), folder / ".cache" / "salespm" / "demo")
        return Workspace.open(path, clock, backups=folder / "backups")

    engine = ThreadEngine(open_demo)
    app = SalesApp(
        engine, AppSettings(clock=clock, state_folder=folder / "state", workspace=str(path))
    )
    async with app.run_test() as pilot:
        while not app.engine_ready or app.pane is None or not app.pane.note():
            await pilot.pause(0.05)
        keys = "space 3 5 y 1 d u a c a l l space H a l d e n enter f2 ? escape F enter"
        for key in keys.split():
            await pilot.press(key)
            await pilot.pause(0.02)
    assert app.exit_code == 0
    assert engine.close()


def main(folder: Path, plan: str) -> None:
    """Print how each part ended, then what was tried."""
    sys.addaudithook(refuse)
    from salespm_tui.cli.main import main as salespm

    today = ["--today", "2026-11-23"]
    file = ["--file", str(folder / "work.db")]
    codes = {
        "standup": salespm([*today, "--demo", "standup"]),
        "import": salespm([*today, *file, "import", plan]),
        "check": salespm([*today, *file, "check"]),
    }
    asyncio.run(walk_through_the_app(folder))
    try:
        socket.create_connection(("127.0.0.1", 9), timeout=0.1)
    except OSError as refused:
        codes["a trial of the refusal"] = str(refused)  # type: ignore[assignment]
    sys.stdout.write(json.dumps({"ended": codes, "tried": tried}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
