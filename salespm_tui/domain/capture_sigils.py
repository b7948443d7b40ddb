"""Where the sigils of a capture line stand, and what stands behind them.

A sigil counts at the start of a word, with its value right behind it, so that `a@b.com`, `C#`, `3~4`,
`50% + 3` and `A+B` are plain text; a `+` before a digit never counts. Full-width ones, and `!` behind a
Chinese character, count within a word too, but `！` and `～` only where a date or a duration follows:
they are punctuation first. 3～4 is a range.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from salespm_tui.core.durations import LONGEST_DURATION, read_duration
from salespm_tui.core.errors import UserError
from salespm_tui.core.typed_dates import LONGEST_DATE, read_date
from salespm_tui.domain.capture_deals import KnownDeal, KnownDeals
from salespm_tui.domain.capture_names import KnownClient, end_of_contact
from salespm_tui.domain.capture_words import (
    CONTACT,
    DATE,
    DEAL,
    DURATION,
    NEXT_STEP,
    is_wide,
    quoted,
    word_ends,
)

_KINDS: Mapping[str, str] = {
    **dict.fromkeys("!！", DATE),
    **dict.fromkeys("#＃", DEAL),
    **dict.fromkeys("@＠", CONTACT),
    **dict.fromkeys("~～", DURATION),
    **dict.fromkeys("+＋", NEXT_STEP),
}
_FULL_WIDTH = frozenset("！＃＠～＋")
_SIGNS_OF_A_DATE = "+-＋－−"
_ENDS_A_VALUE = re.compile(r"\s|[，。；：、！？＃＠～＋,;]")


@dataclass(frozen=True, slots=True)
class Value:
    """What a sigil says, and where that ends in the line; None with the reason if it makes no sense.

    `deals` are those that a `#` may mean, the one that is taken first.
    """

    text: str | None
    end: int
    error: UserError | None = None
    deals: tuple[KnownDeal, ...] = ()


class Sigils:
    """The sigils of one line, found once."""

    def __init__(self, text: str, today: date, deals: KnownDeals) -> None:
        self._text = text
        self._today = today
        self._deals = deals
        self._kinds = {
            position: kind
            for position, sign in enumerate(text)
            if sign in _KINDS and (kind := self._kind(position))
        }
        self._positions = [*self._kinds, len(text)]

    def kind_at(self, position: int) -> str | None:
        """What the character at `position` announces; None for plain text."""
        return self._kinds.get(position)

    def next_from(self, start: int) -> int:
        """Where the first sigil from `start` on stands, or the line ends."""
        index = bisect_left(self._positions, start)
        return self._positions[min(index, len(self._positions) - 1)]

    def end_of_word(self, start: int, ends: re.Pattern[str] = _ENDS_A_VALUE) -> int:
        """Where the word at `start` ends: before what matches `ends`, or before a sigil."""
        return min(_end(ends, self._text, start), self.next_from(start + 1))

    def value_of(self, position: int, client: KnownClient | None) -> Value:
        """What the sigil at `position` says; `client` is whose contacts are known."""
        kind, start = self._kinds[position], position + 1
        if kind in (DATE, DURATION):
            return self._longest_understood(kind, start)
        if kind == NEXT_STEP:
            end = self.next_from(start)
            return Value(self._text[start:end].strip(), end)
        if kind == DEAL:
            return self._deal(start, client)
        in_quotes = quoted(self._text, start)
        if in_quotes is not None:
            return Value(*in_quotes)
        end = end_of_contact(self._text, start, self.end_of_word(start), client)
        value = self._text[start:end].rstrip(".!?:)")
        return Value(value, start + len(value))

    def _deal(self, start: int, client: KnownClient | None) -> Value:
        """The longest name of a deal or the number there; where it names none, why not."""
        client_id = None if client is None else client.id
        named = self._deals.at(self._text, start, self.end_of_word(start), client_id)
        if not named.deals:
            return Value(None, named.end, self._deals.unknown(named.typed))
        return Value(named.typed, named.end, deals=named.deals)

    def _kind(self, position: int) -> str | None:
        sign, kind = self._text[position], _KINDS[self._text[position]]
        before = self._text[position - 1] if position else " "
        if not self._may_be_said(kind, position + 1):
            return None
        if before.isspace():
            return kind
        if sign not in _FULL_WIDTH and not (sign == "!" and is_wide(before)):
            return None
        if kind == DURATION and before.isdigit():
            return None
        if kind in (DATE, DURATION):
            return kind if self._longest_understood(kind, position + 1).text else None
        return None if before.isascii() and before.isalnum() else kind

    def _may_be_said(self, kind: str, start: int) -> bool:
        """Whether a value may begin so; where nothing is said, the sign is plain text."""
        first = self._text[start : start + 1]
        if kind == NEXT_STEP:
            return bool(first) and not (first.isspace() or first.isdigit() or first in _KINDS)
        if kind == DATE:
            return first.isalnum() or (bool(first) and first in _SIGNS_OF_A_DATE)
        if kind == DURATION:
            return first.isalnum()
        return first.isalnum() or quoted(self._text, start) is not None

    def _longest_understood(self, kind: str, start: int) -> Value:
        """The longest date or duration that begins at `start`; where none does, why the word is none."""
        word_end = _end(_ENDS_A_VALUE, self._text, start)
        longest = LONGEST_DATE if kind == DATE else LONGEST_DURATION
        furthest = min(len(self._text), start + longest)
        ends = [end for end in range(furthest, start, -1) if self._may_end(end)]
        error = None
        for end in (*ends, word_end):
            value = self._text[start:end]
            try:
                self._read(kind, value)
            except UserError as refused:
                error = refused
            else:
                return Value(value, end)
        return Value(None, word_end, error)

    def _may_end(self, end: int) -> bool:
        return not self._text[end - 1].isspace() and word_ends(self._text, end)

    def _read(self, kind: str, value: str) -> None:
        if kind == DATE:
            read_date(value, self._today)
        else:
            read_duration(value)


def _end(ends: re.Pattern[str], text: str, start: int) -> int:
    match = ends.search(text, start + 1)
    return match.start() if match else len(text)
