"""Text measured and cut in terminal cells: a Chinese character takes two, a combining mark none.

Whatever these functions return is safe to write to a terminal: controls are shown as pictures
(`visible_controls`), and joiners that would reach into the neighbouring column are dropped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rich.cells import cell_len, split_graphemes

from salespm_tui.core.clean import visible_controls

_JOINER = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_FLAG_LETTERS = ("\U0001f1e6", "\U0001f1ff")
_NEVER_FIRST = frozenset("，。、；：！？）】》」』”’…—～%,.;:!?)]}")
_NEVER_LAST = frozenset("（【《「『“‘([{")
_WORD_AND_ITS_GAP = re.compile(r"(\s*)(\S+)")


def cell_width(text: str) -> int:
    """How many cells `text` takes; control characters count as nothing."""
    return cell_len(text)


def fit(text: str, width: int, *, ascii: bool = False) -> str:  # noqa: A002 - the name of the option
    """Exactly `width` cells: cut with "…" ("~" if `ascii`) where too long, padded on the right."""
    return _padded(truncate(text, width, ascii=ascii), width)


def fit_right(text: str, width: int, *, ascii: bool = False) -> str:  # noqa: A002
    """As `fit`, with the text at the right edge."""
    cut = truncate(text, width, ascii=ascii)
    return " " * (width - cell_len(cut)) + cut


def pad(text: str, width: int) -> str:
    """At least `width` cells: padded on the right, never cut."""
    return _padded(_showable(text), width)


def truncate(text: str, width: int, *, ascii: bool = False) -> str:  # noqa: A002
    """At most `width` cells, the last being "…" ("~" if `ascii`) where something was cut off.

    No character is split: where only half of a wide one would fit, it is left out.
    """
    shown = _showable(text)
    if width <= 0:
        return ""
    mark = "~" if ascii else "…"
    if shown.isascii():
        return shown if len(shown) <= width else shown[: width - 1] + mark
    if cell_len(shown) <= width:
        return shown
    kept = ""
    free = width - 1
    for grapheme, size in _graphemes(shown):
        if size > free:
            break
        kept += grapheme
        free -= size
    return kept.rstrip(_JOINER) + mark


def wrap(text: str, width: int) -> list[str]:
    """`text` in lines of at most `width` cells (at least 1), none padded, at least one line.

    Newlines stay breaks. Words break at blanks, Chinese anywhere but before closing punctuation;
    what is longer than a line is cut. A wide character that a one-cell line cannot hold is "…".
    """
    width = max(width, 1)
    paragraphs = visible_controls(text, multiline=True).split("\n")
    return [line for paragraph in paragraphs for line in _wrapped(paragraph, width)]


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cell_len(text))


def _showable(text: str) -> str:
    """`text` without controls, and without joiners that would act on what stands beside it."""
    shown = visible_controls(text)
    if shown.isascii():
        return shown
    return shown.lstrip(_JOINER + _EMOJI_STYLE).rstrip(_JOINER)


def _graphemes(text: str) -> list[tuple[str, int]]:
    """The characters as a person counts them, each with its cells; the two halves of a flag are one."""
    found: list[tuple[str, int]] = []
    half_a_flag = False
    for start, end, size in split_graphemes(text)[0]:
        grapheme = text[start:end]
        letter = _FLAG_LETTERS[0] <= grapheme[0] <= _FLAG_LETTERS[1]
        if half_a_flag and letter:
            first, first_size = found.pop()
            found.append((first + grapheme, first_size + size))
            half_a_flag = False
        else:
            found.append((grapheme, size))
            half_a_flag = letter
    return found


def _wrapped(paragraph: str, width: int) -> Iterator[str]:
    line = ""
    for gap, atom in _atoms(paragraph, width):
        if line and cell_len(line + gap + atom) > width:
            yield line
            line = atom
        else:
            line += gap + atom if cell_len(gap + atom) <= width else atom
    yield line


def _atoms(paragraph: str, width: int) -> Iterator[tuple[str, str]]:
    """What a line may not break inside, each with the blanks before it."""
    for match in _WORD_AND_ITS_GAP.finditer(paragraph):
        gap, word = match[1], _showable(match[2])
        for atom in _unbreakable(word, width):
            yield gap, atom
            gap = ""


def _unbreakable(word: str, width: int) -> Iterator[str]:
    """A word in pieces no wider than `width`: whole if narrow, else character by character."""
    if word.isascii() and len(word) <= width:
        yield word
        return
    atom, taken, open_end = "", 0, True
    for grapheme, size in _graphemes(word):
        cells = min(size, width)
        shown = grapheme if size <= width else "…"
        sticks = open_end if size < 2 else bool(atom) and atom[-1] in _NEVER_LAST
        if atom and (taken + cells > width or not (sticks or shown in _NEVER_FIRST)):
            yield atom
            atom, taken = "", 0
        atom += shown
        taken += cells
        open_end = size < 2
    if atom:
        yield atom
