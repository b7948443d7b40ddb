"""A process that works on a workspace for the fault tests, and says on standard output how far it is.

python store_child.py WORKSPACE BACKUPS TASK [ARGUMENT…]
"""

from __future__ import annotations

import os
import resource
import signal
import sys
import traceback
from pathlib import Path

import sqlalchemy as sa

from salespm_tui.core.clock import SystemClock
from salespm_tui.core.errors import UserError
from salespm_tui.core.labels import label
from salespm_tui.store import header
from salespm_tui.store.tables import Client, Contact
from salespm_tui.store.workspace import Store


def say(*words: object) -> None:
    os.write(1, (" ".join(map(str, words)) + "\n").encode())


def write(store: Store, name: str, text: str = "") -> None:
    """One command of two rows in two tables."""
    with store.write(label("Added"), "add") as work:
        client = Client(name=name, notes=text)
        work.session.add(client)
        work.session.flush()
        work.session.add(Contact(client_id=client.id, name=name))


def count(store: Store) -> int:
    with store.read() as session:
        return session.execute(sa.select(sa.func.count()).select_from(Client)).scalar_one()


def writes(store: Store, number: str) -> None:
    for n in range(int(number)):
        write(store, f"{os.getpid()} {n}")
        say("saved", n)


def writes_big(store: Store, number: str) -> None:
    """Commits that spill over SQLite's cache, so that they write to the file before they are done."""
    store._pin.raw.execute("PRAGMA cache_size=5")
    for n in range(int(number)):
        with store.write(label("Added"), "add") as work:
            rows = [{"name": f"{n} {m}", "notes": "x" * 2000} for m in range(100)]
            work.session.execute(sa.insert(Client), rows)
        say("saved", n)


def reads(store: Store, until: str) -> None:
    seen = -1
    while seen < int(until):
        before, seen = seen, count(store)
        if seen != before:
            say("read", seen)


def fills_the_disk(store: Store, limit: str) -> None:
    """Write until the file may grow no further, then once more with room."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    size = store.path.stat().st_size + int(limit)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    fills(store)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    backs_up(store)
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    write(store, "with room")
    say("retried", count(store))


def fills(store: Store) -> None:
    for n in range(10_000):
        try:
            write(store, str(n), "x" * 3000)
        except UserError as error:
            say("refused", error.title)
            say("rows", n, count(store))
            return


def backs_up(store: Store) -> None:
    try:
        store.back_up()
    except UserError as error:
        say("no backup", error.title)


def fills_disk_and_backs_up(store: Store) -> None:
    fills(store)
    backs_up(store)


def tries_to_write(store: Store) -> None:
    say("writable", store.writable)
    say("rows", count(store))
    try:
        write(store, "x")
    except UserError as error:
        say("refused", error)


def becomes(store: Store, user: str, path: str, backups: str) -> None:
    """Be another user from here on, and try to write to another workspace.

    What this process needs of Python is loaded by now; that user may not be able to read it.
    """
    write(store, "x")
    os.setgid(int(user))
    os.setuid(int(user))
    main(Path(path), Path(backups), "tries_to_write")


def upgrades(path: Path, backups: Path, versions: str) -> None:
    from salespm_tui.store.migrations import upgrade
    from salespm_tui.store.schema import SCHEMA_VERSION

    say("begins")
    upgrade(path, SCHEMA_VERSION + 1, SystemClock().now(), backups, versions=Path(versions))
    say("upgraded")


def main(path: Path, backups: Path, task: str, *arguments: str) -> int:
    """Do the task; the exit code."""
    if task == "upgrades":
        upgrades(path, backups, *arguments)
        return 0
    try:
        store = Store.open(path, SystemClock(), create=False, backups=backups)
    except UserError as error:
        say("not opened", error)
        return 3
    with store:
        say("open")
        globals()[task](store, *arguments)
    return 0


class Child:
    """The same in a fork of the test's own process, which has everything loaded already.

    Fork only while no workspace is open: SQLite's connections do not survive it.
    """

    def __init__(self, path: Path, backups: Path, *task: object) -> None:
        assert not any(header.in_use.values())
        reading, writing = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.dup2(writing, 1)
            os.dup2(writing, 2)
            code = 1
            try:
                code = main(path, backups, *map(str, task))
            except BaseException:  # noqa: BLE001 - told to the test that listens
                say(traceback.format_exc())
            finally:
                os._exit(code)
        os.close(writing)
        self._code: int | None = None
        self._said = os.fdopen(reading)

    def listen(self, until: str = "\0") -> list[str]:
        """What it says up to the line that begins so, or to its end."""
        lines = []
        for line in self._said:
            lines.append(line.strip())
            assert "Traceback" not in line, line + self._said.read()
            if line.startswith(until):
                break
        return lines

    def kill(self) -> None:
        """End it as no process can prevent."""
        if self._code is None:
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """Its exit code, minus the signal if one ended it."""
        if self._code is None:
            self._said.close()
            self._code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self._code

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *error: object) -> None:
        self.kill()
        self.wait()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:]))
