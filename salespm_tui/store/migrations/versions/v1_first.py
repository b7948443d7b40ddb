"""The first released format. Files begin here: a new one is made straight from the tables."""

from __future__ import annotations

revision = "1"
down_revision = None


def upgrade() -> None:
    """No file is older."""
