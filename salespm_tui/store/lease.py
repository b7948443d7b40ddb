"""One machine at a time on a network drive, where SQLite's locks cannot be trusted.

The lease is a file beside the workspace, made so that only one can make it, naming the machine and
the processes there that have the workspace open. Another machine finds it and only reads. On a
local filesystem there is no lease, and nothing beside the workspace.
"""

from __future__ import annotations

import os
import re
import socket
from dataclasses import dataclass
from pathlib import Path

from salespm_tui.core import private
from salespm_tui.store.login import boot_id, machine_id

MOUNTS = Path("/proc/self/mountinfo")
NETWORK = frozenset(
    {
        "9p", "acfs", "afs", "beegfs", "ceph", "cifs", "coda", "fuse.ceph", "fuse.glusterfs",
        "fuse.rclone", "fuse.s3fs", "fuse.sshfs", "glusterfs", "gpfs", "lustre", "ncpfs", "nfs",
        "nfs4", "ocfs2", "orangefs", "smb3", "smbfs", "virtiofs",
    }
)  # fmt: skip
_OPENED, _LEFT = "opened", "left"


@dataclass(frozen=True, slots=True)
class Machine:
    """This machine, this start of it, and this process."""

    name: str
    boot: str
    process: int


@dataclass(frozen=True, slots=True)
class Lease:
    """What was found or made beside the workspace; `host` is empty where it is ours."""

    path: Path
    machine: Machine
    host: str = ""


def this_machine() -> Machine:
    """The machine as other machines can tell it apart, even from one of the same name."""
    return Machine(f"{socket.gethostname()}/{machine_id()[:8]}", boot_id() or "-", os.getpid())


def filesystem_of(path: Path, mounts: str) -> str:
    """The type of the filesystem that holds `path`, from the text of a mountinfo; "" if unknown."""
    best, kind = "", ""
    for line in mounts.splitlines():
        left, _dash, right = line.partition(" - ")
        fields = left.split()
        if len(fields) < 5 or not right:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), fields[4])
        inside = path == Path(point) or Path(point) in path.parents
        if inside and len(point) >= len(best):
            best, kind = point, right.split()[0]
    return kind


def is_on_network(path: Path, mounts: Path = MOUNTS) -> bool:
    """Whether `path` lies on a drive that other machines may write to as well."""
    try:
        return filesystem_of(path, mounts.read_text(encoding="utf-8", errors="replace")) in NETWORK
    except OSError:
        return False


def take(workspace: Path, machine: Machine) -> Lease:
    """Take the lease of a workspace, or join the one that this machine holds.

    `host` of the answer names the machine that holds it, where that is another. One
    that dead processes of this machine left behind is ours again. OSError where none can be made.
    """
    path = workspace.with_name(f"{workspace.name}.lease")
    line = _line(machine, _OPENED)
    while True:
        try:
            _make(path, line)
        except FileExistsError:
            holders = _holders(path)
            other = next((holder for holder in holders if holder.name != machine.name), None)
            if other is not None:
                return Lease(path, machine, other.name.partition("/")[0])
            _append(path, line)
        # The last holder here may have removed the file while we wrote ourselves into it.
        if machine in _holders(path):
            return Lease(path, machine)


def release(lease: Lease) -> None:
    """Give a lease back; it goes when no other process of this machine lives by it.

    Leaving is a line too: a file that is only ever appended to loses nobody's line.
    """
    if lease.host:
        return
    _append(lease.path, _line(lease.machine, _LEFT))
    if not any(_is_alive(holder, lease.machine) for holder in _holders(lease.path)):
        lease.path.unlink(missing_ok=True)


def _make(path: Path, line: str) -> None:
    """The lease, with its first line in it from the first moment; FileExistsError if one is there."""
    with private.draft_for(path) as draft:
        draft.write_text(line, encoding="utf-8")
        private.put_in_place(draft, path)


def _append(path: Path, line: str) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_NOFOLLOW)
    except FileNotFoundError:
        return
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(line)


def _line(machine: Machine, what: str) -> str:
    return f"{machine.name} {machine.boot} {machine.process} {what}\n"


def _holders(path: Path) -> list[Machine]:
    """Who opened the workspace and has not closed it, as far as the file tells."""
    try:
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return []
    holders: list[Machine] = []
    for line in lines:
        *name, boot, process, what = line.split(" ")
        holder = Machine(" ".join(name), boot, int(process) if process.isdigit() else 0)
        if what == _OPENED:
            holders.append(holder)
        elif holder in holders:
            holders.remove(holder)
    return holders


def _is_alive(holder: Machine, here: Machine) -> bool:
    """Whether a process of this machine is still there."""
    if holder.boot != here.boot:
        return False
    try:
        os.kill(holder.process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
