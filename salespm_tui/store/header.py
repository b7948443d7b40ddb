"""What a file says about itself before SQLite touches it.

Closing any handle of a file drops every lock that the process holds on it (a rule of POSIX), those
of SQLite too. So the raw header is read only while no connection of this process has the file
open; `in_use` counts them. Nothing else in the program opens a workspace but through SQLite.
"""

from __future__ import annotations

import os
import sqlite3
import struct
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

APPLICATION_ID = 0x53504D31  # "SPM1"

_MAGIC = b"SQLite format 3\x00"
_LENGTH = 100
_LEGACY_OR_WAL = (1, 2)

Identity = tuple[int, int]

in_use: Counter[Identity] = Counter()
"""How many connections of this process have each file open."""


@dataclass(frozen=True, slots=True)
class Header:
    """The marks of an SQLite file: whose it is, the version of its schema, whether we may write."""

    application: int
    version: int
    known_format: bool


def identity_of(path: Path) -> Identity:
    """Which file is there now, whatever its name; OSError where none is."""
    status = path.stat()
    return status.st_dev, status.st_ino


def read_header(path: Path) -> Header | None:
    """The header, or None where the file is too short or does not begin like a database.

    OSError where it cannot be read.
    """
    if in_use[identity_of(path)]:
        return _ask_sqlite(path)
    raw = _first_bytes(path)
    if len(raw) < _LENGTH or not raw.startswith(_MAGIC):
        return None
    version, application = struct.unpack(">I", raw[60:64])[0], struct.unpack(">I", raw[68:72])[0]
    known = raw[18] in _LEGACY_OR_WAL and raw[19] in _LEGACY_OR_WAL
    return Header(application, version, known)


def begins_like_nothing(path: Path) -> bool:
    """Whether the file is empty or begins with zeros, as one does that lost its first page."""
    return not in_use[identity_of(path)] and not any(_first_bytes(path))


def _first_bytes(path: Path) -> bytes:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        return os.read(descriptor, _LENGTH)
    finally:
        os.close(descriptor)


def _ask_sqlite(path: Path) -> Header:
    connection = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        application = connection.execute("PRAGMA application_id").fetchone()[0]
        version = connection.execute("PRAGMA user_version").fetchone()[0]
    finally:
        connection.close()
    return Header(application, version, known_format=True)
