"""The ids under which rows of ours go into files of others, always the same, so that they are known
again when the file comes back."""

from __future__ import annotations

from uuid import UUID, uuid5
from zlib import crc32

from salespm_tui.services.settings import settings
from salespm_tui.services.work import Reading

_NAMESPACE = UUID("6f2b7e0c-52f5-4d0e-9d63-1f6c5a0f7a11")
_FIRST = 1_000_000
_SPREAD = 500_000


def own_guid(reading: Reading, project_id: int) -> str:
    """The GUID of a project that did not come with one."""
    return str(uuid5(_NAMESPACE, f"{_workspace(reading)} project {project_id}")).upper()


def own_uid(reading: Reading, row_id: int) -> int:
    """The number in the file of a row that did not come with one.

    It begins elsewhere in each workspace, beyond the numbers that plans have, so that two people
    who add to the same plan do not use the same ones; MS Project takes numbers up to 2,097,151.
    """
    return _FIRST + crc32(_workspace(reading).encode()) % _SPREAD + row_id


def _workspace(reading: Reading) -> str:
    return settings(reading).get("workspace_id", "")
