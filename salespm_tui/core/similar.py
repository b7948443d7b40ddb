"""When two names are the same to a person, and which known name an unknown one may have meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_ALIKE = 0.6
_LONGEST_NAME = 120  # whole pages are folded too, and shall not be remembered


def fold(text: str) -> str:
    """`text` as names are compared: without case, full-width forms or double blanks."""
    return _fold(text) if len(text) <= _LONGEST_NAME else _fold.__wrapped__(text)


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `name` most probably stands for, None where nothing is near."""
    by_fold: dict[str, str] = {}
    for candidate in known:
        by_fold.setdefault(fold(candidate), candidate)
    wanted = fold(name[:_LONGEST_NAME])
    if wanted in by_fold:
        return by_fold[wanted]
    from difflib import get_close_matches

    found = get_close_matches(wanted, by_fold, n=1, cutoff=_ALIKE)
    return by_fold[found[0]] if found else None


@lru_cache(maxsize=8192)
def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(plain.split())
