"""Numbers as people type them inside dates and durations: 12, １２, 十二, 两."""

from __future__ import annotations

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4} | {
    "五": 5,
    "六": 6,
    "七": 7,
    "八": 8,
    "九": 9,
}

WHOLE_NUMBER = "[0-9]{1,6}|[零〇一二两三四五六七八九十]{1,3}"
"""A regular expression for what `whole_number` may be able to read (after NFKC)."""


def whole_number(text: str) -> int | None:
    """The number that `text` writes in ASCII digits or in Chinese (up to 九十九), else None."""
    if text.isascii():
        return int(text) if text.isdigit() and len(text) <= 6 else None
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return _DIGITS.get(text)
    first = _DIGITS.get(tens, 0) if tens else 1
    last = _DIGITS.get(ones, 0) if ones else 0
    if (tens and not first) or (ones and not last):
        return None
    return first * 10 + last
