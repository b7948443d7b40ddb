"""Which names mean the same client: the same word for word, or so alike that somebody should look."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from salespm_tui.core.similar import fold

ALIKE = 0.86

_LEGAL_FORMS = re.compile(
    r"(?:股份|集团|控股|有限|责任|总|公司)+$"
    r"|[\s,.]+(?:inc|ltd|llc|co|corp|corporation|company|limited|gmbh|ag|sa|bv|plc|kg|group)\.?$"
)
_BLANKS_AND_MARKS = re.compile(r"[\s,.，。、·・'\"“”‘’()（）-]+")
_WIDE = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff]")


def core_name(name: str) -> str:
    """The name without its legal form, blanks and punctuation: what people would call it by."""
    plain = fold(name).strip(" .")
    shorter = _LEGAL_FORMS.sub("", plain)
    while shorter != plain and shorter:
        plain, shorter = shorter, _LEGAL_FORMS.sub("", shorter)
    return _BLANKS_AND_MARKS.sub("", plain)


def nearest_name(name: str, others: Iterable[str]) -> str | None:
    """The one of `others` most like `name`; None where none is so alike that it may be the same.

    Alike are names of which one begins with the whole of the other (two Chinese characters or four
    letters at least), and names that differ in a letter or two; legal forms count for nothing.
    """
    wanted = core_name(name)
    if not wanted:
        return None
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    best, best_name = 0.0, None
    for other in others:
        likeness = _likeness(matcher, wanted, core_name(other), best)
        if likeness > best:
            best, best_name = likeness, other
    return best_name


def likenesses(name: str, others: Iterable[str]) -> Iterator[float]:
    """For each of `others` in turn how alike it is: 1 the same to a person, 0 not alike at all, and
    between `ALIKE` and 1 so alike that somebody should look; by the rules of `nearest_name`."""
    wanted = core_name(name)
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    for other in others:
        yield _likeness(matcher, wanted, core_name(other), 0.0) if wanted else 0.0


def _likeness(matcher: SequenceMatcher[str], wanted: str, other: str, best: float) -> float:
    """From 0 (different, or not better than `best`) to 1 (the same)."""
    if not other:
        return 0.0
    if wanted == other:
        return 1.0
    shorter, longer = sorted((wanted, other), key=len)
    if longer.startswith(shorter) and _is_telling(shorter):
        return ALIKE + (1 - ALIKE) * len(shorter) / len(longer)
    floor = max(ALIKE, best)
    matcher.set_seq1(other)
    if matcher.real_quick_ratio() < floor or matcher.quick_ratio() < floor:
        return 0.0
    ratio = matcher.ratio()
    return ratio if ratio >= ALIKE else 0.0


def _is_telling(name: str) -> bool:
    return len(name) >= (2 if _WIDE.search(name) else 4)
