"""The small words of the capture line: channels, sigils, quotation marks, and where a word ends."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from salespm_tui.core.similar import fold

CHANNEL = "channel"
CLIENT = "client"
SUMMARY = "summary"
DATE = "date"
DEAL = "deal"
CONTACT = "contact"
DURATION = "duration"
NEXT_STEP = "next_step"

_CHANNELS = {
    "call": ("call", "called", "phone", "phoned", "电话", "打电话", "致电"),
    "meeting": ("meeting", "meet", "met", "会议", "开会", "见面"),
    "visit": ("visit", "visited", "拜访", "走访"),
    "wechat": ("wechat", "weixin", "微信"),
    "email": ("email", "e-mail", "emailed", "mail", "mailed", "邮件", "发邮件"),
    "video": ("video", "视频", "视频会议"),
    "event": ("event", "活动"),
}
CHANNEL_OF_WORD: Mapping[str, str] = {
    fold(word): channel for channel, words in _CHANNELS.items() for word in words
}
LONGEST_CHANNEL_WORD = max(map(len, CHANNEL_OF_WORD))
BEFORE_A_KNOWN_CLIENT = ("给", "了", "跟", "和", "与", "with ", "to ")
"""What may stand between a channel word and a known client: 打电话给华为, `meeting with Acme`."""

_QUOTES = {'"': '"', "＂": "＂", "“": "”", "「": "」", "『": "』"}
_INSIDE_A_WORD = frozenset("-_&'’./@")
_JOINS_THE_CHARACTER_BEFORE = "\u200d\ufe0f"
_LONGER_THAN_FOLDED = 8


def quoted(text: str, start: int) -> tuple[str, int] | None:
    """What stands in quotation marks from `start` on, and where the closing mark ends; else None."""
    closing = _QUOTES.get(text[start : start + 1])
    if closing is None:
        return None
    end = text.find(closing, start + 1)
    inner = text[start + 1 : end].strip() if end > 0 else ""
    return (inner, end + 1) if inner else None


def word_ends(text: str, end: int) -> bool:
    """Whether a word may end before `text[end]`: not within a Latin word, number or character.

    Chinese is written without blanks, so that a word may end behind or before any of its characters.
    """
    if end >= len(text):
        return True
    before, after = text[end - 1], text[end]
    if unicodedata.combining(after) or after in _JOINS_THE_CHARACTER_BEFORE:
        return False
    if after in _INSIDE_A_WORD:
        after = text[end + 1 : end + 2]
    if not (before.isalnum() and after.isalnum()):
        return True
    return is_wide(before) or is_wide(after)


def is_wide(character: str) -> bool:
    """Whether the script of `character` is written without blanks between words, as Chinese is."""
    return unicodedata.east_asian_width(character) == "W"


def ends_by_fold(text: str, start: int, longest: int) -> dict[str, int]:
    """What `text` begins with at `start`, word by word: each beginning, folded, and its end.

    `longest` bounds the folded length that matters; double blanks make the typed one a little longer.
    """
    ends: dict[str, int] = {}
    for end in range(start + 1, min(len(text), start + longest + _LONGER_THAN_FOLDED) + 1):
        if word_ends(text, end):
            ends.setdefault(fold(text[start:end]), end)
    return ends
