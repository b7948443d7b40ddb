"""When two names are the same."""

from __future__ import annotations

import unicodedata


def folded(name: str) -> str:
    """The name as it is compared: composed, and without upper and lower case."""
    return unicodedata.normalize("NFC", name).casefold()
