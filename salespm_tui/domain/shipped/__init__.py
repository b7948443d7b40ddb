"""The templates that are shipped: three kinds of sales projects, in the words of the catalogue."""

from __future__ import annotations

from salespm_tui.domain.shipped import channel_launch, key_account, tender
from salespm_tui.domain.shipped.spec import Spec, spoken

__all__ = ["SHIPPED", "Spec", "spoken"]

SHIPPED: dict[str, Spec] = {
    "key_account": key_account.SPEC,
    "tender": tender.SPEC,
    "channel_launch": channel_launch.SPEC,
}
"""By key; a key never changes."""
