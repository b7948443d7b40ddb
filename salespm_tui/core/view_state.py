"""What the app remembers between two starts and `u` never undoes: project last opened, theme, drafts.

One small private JSON file in the state folder; losing it loses nothing but comfort.
"""

from __future__ import annotations

import contextlib
import json
import os
from pathlib import Path
from typing import Any

from salespm_tui.core.errors import UserError
from salespm_tui.core.paths import open_private, private_directory

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
    with contextlib.suppress(OSError, UserError):
        part = private_directory(folder) / f"{_NAME}.{os.getpid()}.part"
        part.unlink(missing_ok=True)
        with os.fdopen(open_private(part), "w", encoding="utf-8") as file:
            json.dump(state, file, ensure_ascii=False)
        part.replace(folder / _NAME)
