"""How words are found in texts: what is indexed, what is asked for, and the piece around a hit.

Chinese, Japanese, Korean, Thai and the like write no blanks between words, so each of their characters
is a word of its own here, and a word of theirs is asked for as a phrase of characters. What a person
types is never a query language: quotes, operators and signs only part words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import lru_cache

from salespm_tui.core.cells import cell_width

Mark = tuple[int, int]
"""Where a hit stands in a text: its first character, and the one behind its last."""

MOST_WORDS = 32
"""More words than these are left aside."""

_SINGLES = (
    "\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u2e80-\u2fdf\u3005-\u3007\u3021-\u30ff"
    "\u3100-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
)
_BEYOND = "\U00010000-\U0010ffff"
_SINGLE = re.compile(f"[{_SINGLES}{_BEYOND}]")
_LETTER = f"[^\\W_{_SINGLES}{_BEYOND}]"
_TOKEN = re.compile(f"[{_SINGLES}{_BEYOND}]|{_LETTER}+")
_FIELD_BREAK = " \ue000 "
"""Between two fields of a record, a word that nobody types: no phrase runs across it."""

_ALPHABETS_END = "\u0530"
_MORE_LATIN = ("\u1e00", "\u1fff")
_LEAD = 4
"""A hit stands a quarter of the way into its excerpt."""


def indexed(*fields: str | None) -> str:
    """The texts of a record as its index has them: folded, with every single-character word apart."""
    return _FIELD_BREAK.join(_parted(text) for text in fields if text)


def words_of(text: str) -> tuple[str, ...]:
    """The words that `text` asks for, folded; the last may be the beginning of a longer one."""
    found = (word for word in _folded(text.replace('"', " ")).replace('"', " ").split())
    return tuple(word for word in found if _TOKEN.search(word))[:MOST_WORDS]


def phrases_of(words: Sequence[str]) -> tuple[str, ...]:
    """The words as quoted phrases of SQLite's full-text search, the last one as a prefix."""
    quoted = [f'"{" ".join(_TOKEN.findall(_parted(word)))}"' for word in words]
    return (*quoted[:-1], f"{quoted[-1]}*") if quoted else ()


def marks_in(text: str, words: Sequence[str]) -> tuple[Mark, ...]:
    """Where the words stand in `text`, in order, none touching another."""
    folded, places = _folded_with_places(text)
    found = []
    for at, word in enumerate(words):
        pattern = _pattern_of(word, last=at == len(words) - 1)
        found += [(places[m.start()], places[m.end() - 1] + 1) for m in pattern.finditer(folded)]
    return tuple(_merged(sorted(found)))


def words_in(text: str, words: Sequence[str]) -> int:
    """How many of the words stand in `text`."""
    folded, _places = _folded_with_places(text)
    last = len(words) - 1
    return sum(
        bool(_pattern_of(word, last=at == last).search(folded)) for at, word in enumerate(words)
    )


def excerpt(
    text: str, marks: Sequence[Mark], cells: int, *, sign: str = "…"
) -> tuple[str, tuple[Mark, ...]]:
    """At most `cells` cells of `text` around its first mark, `sign` where it was cut, and its marks.

    Line breaks become blanks. No character is split, none is parted from what is drawn on it.
    """
    line = re.sub(r"[\n\t]", " ", text)
    if cell_width(line) <= cells:
        return line, tuple(marks)
    begin = _begin(line, marks[0] if marks else (0, 0), cells)
    before = sign if begin else ""
    end, room = begin, cells - cell_width(before) - cell_width(sign)
    while end < len(line) and cell_width(line[begin : end + 1]) <= room:
        end += 1
    after = sign if end < len(line) else ""
    shift = len(before) - begin
    kept = ((max(first, begin) + shift, min(last, end) + shift) for first, last in marks)
    return f"{before}{line[begin:end]}{after}", tuple(mark for mark in kept if mark[0] < mark[1])


def _begin(line: str, first: Mark, cells: int) -> int:
    """Where an excerpt begins: the hit a quarter in, or further back where the text soon ends."""
    room = max(cells - 2, 1)
    if cell_width(line[: first[1]]) <= room:
        return 0
    lead = max(min(room // _LEAD, room - cell_width(line[first[0] : first[1]])), 0)
    begin = first[0]
    while begin and cell_width(line[begin - 1 : first[0]]) <= lead:
        begin -= 1
    while begin and cell_width(line[begin - 1 :]) <= room:
        begin -= 1
    while begin < first[0] and unicodedata.combining(line[begin]):
        begin += 1
    return begin


def _folded(text: str) -> str:
    return text.casefold() if text.isascii() else _composed(text)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())


def _parted(text: str) -> str:
    if text.isascii():
        return text
    return _SINGLE.sub(_alone, _composed(text))


def _alone(match: re.Match[str]) -> str:
    """The character between blanks; those that the index knows too little of by their number."""
    character = match[0]
    return f" {character} " if character < "\U00010000" else f" u{ord(character):x} "


@lru_cache(maxsize=64)
def _pattern_of(word: str, *, last: bool) -> re.Pattern[str]:
    """What finds the word in a folded text as the index does: at the beginnings of words."""
    tokens = _TOKEN.findall(_bare(word))
    if not tokens:
        return re.compile(r"(?!)")
    head = "" if _SINGLE.match(tokens[0]) else f"(?<!{_LETTER})"
    tail = "" if last or _SINGLE.match(tokens[-1]) else f"(?!{_LETTER})"
    between = r"[\W_]*"
    return re.compile(head + between.join(map(re.escape, tokens)) + tail)


def _folded_with_places(text: str) -> tuple[str, Sequence[int]]:
    """`text` folded, and for each character of that the one of `text` that it came from."""
    if text.isascii():
        return text.lower(), range(len(text))
    pieces = [*map(_folded_character, text)]
    if all(len(piece) == 1 for piece in pieces):
        return "".join(pieces), range(len(text))
    return "".join(pieces), [at for at, piece in enumerate(pieces) for _character in piece]


@lru_cache(maxsize=8192)
def _folded_character(character: str) -> str:
    return _bare(_folded(character))


def _bare(text: str) -> str:
    """Letters without their accents, as the index has them."""
    if text.isascii():
        return text
    return "".join(map(_without_accents, text))


def _without_accents(character: str) -> str:
    alphabetic = character < _ALPHABETS_END or _MORE_LATIN[0] <= character <= _MORE_LATIN[1]
    if not alphabetic:
        return character
    parts = unicodedata.normalize("NFD", character)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _merged(marks: Iterable[Mark]) -> list[Mark]:
    found: list[Mark] = []
    for first, last in marks:
        if found and first <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], last))
        else:
            found.append((first, last))
    return found
