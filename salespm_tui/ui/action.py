"""What stands in the table of actions (ui/actions.py)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """One thing that a key can do. `bar` puts it in the footer, smaller numbers further left."""

    id: str
    keys: tuple[str, ...]
    label: str
    help: str
    bar: int = 0

    @property
    def scope(self) -> str:
        return self.id.partition(".")[0]

    @property
    def name(self) -> str:
        return self.id.partition(".")[2]
