"""What the composition root decides before the app begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from salespm_tui.core.clock import Clock


@dataclass(frozen=True, slots=True)
class AppSettings:
    """How this run of the app is to look and behave.

    `state_folder` holds what is remembered between starts; `complaints` are sentences about the
    configuration file, shown once; `plain` keeps to ASCII glyphs.
    `environment` is what other programs are started with: ours as it was before we changed it; empty: as
    it is.
    """

    clock: Clock
    state_folder: Path
    workspace: str
    theme: str = ""
    plain: bool = False
    keys: dict[str, str] = field(default_factory=dict)
    complaints: tuple[str, ...] = ()
    time_box_minutes: int = 15
    project_id: int | None = None
    environment: dict[str, str] = field(default_factory=dict)
