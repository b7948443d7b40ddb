"""What the app remembers between two starts and `u` never undoes: project last opened, theme, drafts.

One small private JSON file in the state folder; losing it loses nothing but comfort.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

_NAME = "view.json"


def read_view_state(folder: Path) -> dict[str, Any]:
    """What was remembered; empty where there is nothing, or nothing readable."""
    try:
        found = json.loads((folder / _NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def write_view_state(folder: Path, state: dict[str, Any]) -> None:
    """Remember `state`; a folder that cannot be written is passed over in silence."""
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = folder / f"{_NAME}.{os.getpid()}.part"
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW
        with os.fdopen(os.open(part, flags, 0o600), "w", encoding="utf-8") as file:
            json.dump(state, file, ensure_ascii=False)
        part.replace(folder / _NAME)
