"""A percentage as it is typed."""

from __future__ import annotations

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _


def read_percentage(text: str) -> int | None:
    """A whole percentage from 0 to 100; None where the field is empty."""
    typed = text.strip().rstrip("%％").strip()
    if not typed:
        return None
    if not typed.isdigit() or int(typed) > 100:
        raise UserError(
            _("“%(text)s” is not a whole number from 0 to 100.") % {"text": text.strip()[:20]}
        )
    return int(typed)
