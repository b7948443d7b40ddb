"""When two names are the same to a person, and which known name an unknown one may have meant."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_ALIKE = 0.6


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """`text` as names are compared: without case, full-width forms or double blanks."""
    plain = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    return " ".join(plain.split())


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `name` most probably stands for, None where nothing is near."""
    by_fold: dict[str, str] = {}
    for candidate in known:
        by_fold.setdefault(fold(candidate), candidate)
    wanted = fold(name)
    if wanted in by_fold:
        return by_fold[wanted]
    from difflib import get_close_matches

    found = get_close_matches(wanted, by_fold, n=1, cutoff=_ALIKE)
    return by_fold[found[0]] if found else None
