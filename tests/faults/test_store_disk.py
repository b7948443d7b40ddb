"""Full disks, disks that cannot be written, permissions, and what reaches the disk when."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from faults import store_child
from faults.store_child import Child
from store.conftest import *  # noqa: F403 - the workspaces of the store's own tests
from store.test_opening import sha

from salespm_tui.store.check import check
from salespm_tui.store.workspace import Store

NOBODY = 65534
as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user or mount")


def run(path: Path, backups: Path, *task: str) -> list[str]:
    """What the child says, each line as it is."""
    with Child(path, backups, *task) as child:
        return child.listen()


def leftovers(folder: Path) -> list[str]:
    return [path.name for path in folder.rglob("*") if ".part" in path.name or ".new" in path.name]


def test_a_file_that_may_grow_no_further(
    path: Path, backups: Path, open_store: Callable[..., Store]
) -> None:
    said = run(path, backups, "fills_the_disk", "200000")
    (refused,) = (line for line in said if line.startswith("refused"))
    assert "nothing was changed" in refused
    _rows, wanted, there = next(line for line in said if line.startswith("rows")).split()
    assert wanted == there
    assert any(line.startswith("no backup") for line in said)
    assert said[-1] == f"retried {int(there) + 1}"
    assert leftovers(backups) == []
    with open_store() as store:
        assert check(store) == ()


@pytest.fixture
def small_disk(tmp_path: Path, blank: Path) -> Iterator[Path]:
    """A disk that holds a new workspace and 512 kB more."""
    size = blank.stat().st_size // 1024 + 512
    mount = tmp_path / "small"
    mount.mkdir(mode=0o700)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}k,mode=0700", "salespm", str(mount)],
        capture_output=True,
        check=False,
    )
    if done.returncode:
        pytest.skip("no disk can be mounted here")
    yield mount
    subprocess.run(["umount", "-l", str(mount)], check=True)


@as_root
def test_a_full_disk(blank: Path, small_disk: Path, open_store: Callable[..., Store]) -> None:
    path = Path(shutil.copy(blank, small_disk / "work.db"))
    said = run(path, small_disk / "backups", "fills_disk_and_backs_up")
    assert any("The disk is full; nothing was changed" in line for line in said)
    _rows, wanted, there = next(line for line in said if line.startswith("rows")).split()
    assert wanted == there
    assert leftovers(small_disk) == []
    with open_store(file=path) as store:
        assert check(store) == ()


@pytest.fixture
def theirs(filled: Path, tmp_path: Path) -> Iterator[Path]:
    """A workspace of the user nobody, in a folder that they can reach."""
    folder = Path("/var/tmp") / f"salespm-{os.getpid()}-{tmp_path.name}"
    folder.mkdir(mode=0o700)
    path = Path(shutil.copy(filled, folder / "work.db"))
    for each in (folder, path):
        os.chown(each, NOBODY, NOBODY)
    path.chmod(0o600)
    yield path
    shutil.rmtree(folder)


Try = Callable[[], list[str]]


@pytest.fixture
def as_nobody(theirs: Path, path: Path, backups: Path) -> Try:
    """Opens their workspace as that user and writes; answers what the child says of it."""

    def try_it() -> list[str]:
        shutil.copy(path, path.with_name("own.db"))
        task = ("becomes", str(NOBODY), str(theirs), str(theirs.parent / "b"))
        return run(path.with_name("own.db"), backups, *task)[1:]

    return try_it


@as_root
@pytest.mark.parametrize(
    ("file_mode", "folder_mode"), [(0o400, 0o700), (0o600, 0o500), (0o400, 0o500)]
)
def test_a_file_or_folder_that_may_not_be_written(
    theirs: Path, as_nobody: Try, file_mode: int, folder_mode: int
) -> None:
    theirs.chmod(file_mode)
    theirs.parent.chmod(folder_mode)
    before = sha(theirs)
    said = as_nobody()
    assert said[:3] == ["open", "writable False", "rows 40"]
    assert "You may not write" in said[3]
    assert sha(theirs) == before


@as_root
def test_a_file_that_may_not_be_read(theirs: Path, as_nobody: Try) -> None:
    theirs.chmod(0o000)
    (said,) = as_nobody()
    assert "You may not read" in said


@as_root
def test_a_file_in_a_folder_that_may_not_be_entered(theirs: Path, as_nobody: Try) -> None:
    theirs.parent.chmod(0o000)
    (said,) = as_nobody()
    assert said.startswith("not opened")


@as_root
def test_somebody_elses_file_is_only_read(theirs: Path, as_nobody: Try) -> None:
    os.chown(theirs, 12345, 12345)
    theirs.chmod(0o666)
    said = as_nobody()
    assert said[1] == "writable False"
    assert "belongs to 12345" in said[3]
    os.chown(theirs, NOBODY, NOBODY)


@as_root
def test_ones_own_file_is_written(theirs: Path, as_nobody: Try) -> None:
    assert as_nobody() == ["open", "writable True", "rows 40"]


@as_root
def test_a_crashed_writers_journal_beside_a_file_that_may_only_be_read(
    theirs: Path, as_nobody: Try
) -> None:
    journal = theirs.with_name("work.db-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(504) + b"x" * 5000)
    os.chown(journal, NOBODY, NOBODY)
    theirs.chmod(0o400)
    before = sha(theirs)
    said = as_nobody()
    assert said
    assert sha(theirs) == before


def test_everything_is_private_whatever_the_umask(tmp_path: Path) -> None:
    program = (
        "import os; os.umask(0)\n"
        "from pathlib import Path; from salespm_tui.core.clock import SystemClock\n"
        "from salespm_tui.core.labels import label; from salespm_tui.store.tables import Client\n"
        "from salespm_tui.store.workspace import Store\n"
        f"here = Path({str(tmp_path)!r})\n"
        "for n in range(2):\n"
        "    with Store.open(here / 'data' / 'deep' / 'w.db', SystemClock(), backups=here / 'state' / 'b') as store:\n"
        "        with store.write(label('x'), 'x') as work:\n"
        "            work.session.add(Client(name='A'))\n"
        "        store.restore(store.back_up())\n"
        "        store.back_up(here / 'mine' / f'copy{n}.db')\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
    for path in tmp_path.rglob("*"):
        expected = 0o700 if path.is_dir() else 0o600
        assert stat.S_IMODE(path.stat().st_mode) == expected, path
    assert leftovers(tmp_path) == []


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not here to look with")
def test_a_commit_reaches_the_disk_before_it_is_told(
    path: Path, backups: Path, tmp_path: Path
) -> None:
    log = tmp_path / "strace.log"
    calls = "trace=openat,fsync,fdatasync,ftruncate,pwrite64,write"
    strace = ["strace", "-f", "-y", "-o", str(log), "-e", calls]
    child = [sys.executable, store_child.__file__, str(path), str(backups), "writes", "2"]
    subprocess.run([*strace, *child], check=True, capture_output=True)
    told = log.read_text()
    # From the first "saved" to the second lies exactly one commit.
    commit = told[told.index('"saved 0') : told.index('"saved 1')]
    steps = re.findall(
        r"\b(fsync|fdatasync|ftruncate|pwrite64)\(\d+<[^>]*/(work\.db(?:-journal)?)>", commit
    )
    flushed = [(call, file) for call, file in steps if call != "pwrite64"]
    sync = {"fsync", "fdatasync"}
    journal = [
        i for i, (call, file) in enumerate(flushed) if call in sync and file == "work.db-journal"
    ]
    database = [i for i, (call, file) in enumerate(flushed) if call in sync and file == "work.db"]
    emptied = [
        i
        for i, (call, file) in enumerate(flushed)
        if call == "ftruncate" and file == "work.db-journal"
    ]
    # The journal first, then the database, then the journal emptied, and that brought to the disk too.
    assert journal[0] < database[0] < emptied[-1] < journal[-1]
    assert "-wal" not in told
    assert "-shm" not in told
