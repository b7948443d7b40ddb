"""Who is at work: the name, the machine, and the login session that commands belong to."""

from __future__ import annotations

import os
import pwd
import socket
from dataclasses import dataclass
from pathlib import Path

_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
_MACHINE_ID = Path("/etc/machine-id")


@dataclass(frozen=True, slots=True)
class Login:
    """Whose change it is. `session` is equal for commands of one shell, and for no others."""

    actor: str
    host: str
    session: str


def this_login() -> Login:
    """The login that this process belongs to."""
    host = socket.gethostname()
    return Login(_actor(), host, f"{host}/{boot_id()}/{os.getsid(0)}")


def _actor() -> str:
    try:
        return pwd.getpwuid(os.getuid()).pw_name
    except KeyError:
        return str(os.getuid())


def boot_id() -> str:
    """What differs after each start of the machine; empty where the system does not tell."""
    return _first_line(_BOOT_ID)


def machine_id() -> str:
    """What stays the same on one machine and differs between machines of one name."""
    return _first_line(_MACHINE_ID)


def _first_line(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
