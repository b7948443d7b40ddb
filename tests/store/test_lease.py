"""On a network drive one machine at a time may write, and each is told."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from salespm_tui.core.clock import FixedClock
from salespm_tui.core.errors import UserError
from salespm_tui.core.labels import label
from salespm_tui.store import lease
from salespm_tui.store.lease import Machine
from salespm_tui.store.workspace import Store
from store.test_opening import names_in

MOUNTS = """\
21 1 254:0 / / rw,relatime - ext4 /dev/vda rw
35 21 0:33 / /home rw,relatime shared:7 - nfs4 filer:/home rw,vers=4.2
36 35 0:34 / /home/mei/local\\040disk rw - xfs /dev/sdb1 rw
37 21 0:35 / /mnt/share rw - fuse.sshfs mei@filer:/ rw
"""


@pytest.mark.parametrize(
    ("path", "kind", "network"),
    [
        ("/var/lib/work.db", "ext4", False),
        ("/home/mei/work.db", "nfs4", True),
        ("/home/mei/local disk/work.db", "xfs", False),
        ("/homes/work.db", "ext4", False),
        ("/mnt/share/work.db", "fuse.sshfs", True),
    ],
)
def test_the_longest_mount_point_tells_the_filesystem(path: str, kind: str, network: bool) -> None:
    found = lease.filesystem_of(Path(path), MOUNTS)
    assert (found, found in lease.NETWORK) == (kind, network)


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    """A mountinfo that says that everything is on a network drive."""
    path = tmp_path / "mountinfo"
    path.write_text("21 1 0:33 / / rw - nfs4 filer:/ rw\n")
    return path


def open_there(path: Path, mounts: Path, clock: FixedClock) -> Store:
    return Store.open(path, clock, backups=mounts.parent / "backups", mounts=mounts)


def test_the_lease_names_the_machine_and_goes_with_the_store(
    path: Path, mounts: Path, clock: FixedClock
) -> None:
    here = lease.this_machine()
    store = open_there(path, mounts, clock)
    written = path.with_name("work.db.lease")
    assert store.writable
    assert written.read_text() == f"{here.name} {here.boot} {os.getpid()} opened\n"
    assert written.stat().st_mode & 0o777 == 0o600
    store.close()
    assert not written.exists()


def test_another_machine_only_reads(path: Path, mounts: Path, clock: FixedClock) -> None:
    written = path.with_name("work.db.lease")
    written.write_text("tower/1234abcd boot 77 opened\n")
    store = open_there(path, mounts, clock)
    assert not store.writable
    assert "open on tower" in store.why_read_only
    assert str(written) in store.why_read_only
    with pytest.raises(UserError, match="only be read"), store.write(label("x"), "x"):
        pass
    store.close()
    assert written.read_text() == "tower/1234abcd boot 77 opened\n"


def test_what_this_machine_left_behind_is_its_own(
    path: Path, mounts: Path, clock: FixedClock
) -> None:
    here = lease.this_machine()
    path.with_name("work.db.lease").write_text(f"{here.name} earlier-boot 77 opened\n")
    store = open_there(path, mounts, clock)
    assert store.writable
    store.close()
    assert not path.with_name("work.db.lease").exists()


def test_processes_of_one_machine_share_it(path: Path) -> None:
    here = lease.this_machine()
    parent = Machine(here.name, here.boot, os.getppid())
    first, second = lease.take(path, parent), lease.take(path, here)
    assert (first.host, second.host) == ("", "")
    lease.release(second)
    assert first.path.exists()
    lease.release(first)
    assert not first.path.exists()


def test_a_local_disk_has_none(path: Path, tmp_path: Path, clock: FixedClock) -> None:
    local = tmp_path / "mountinfo"
    local.write_text(MOUNTS)
    store = open_there(path, local, clock)
    assert "work.db.lease" not in names_in(path.parent)
    store.close()
