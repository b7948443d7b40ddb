"""Markdown that says what it was given: text of people never becomes markup of its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from salespm_tui.core.clean import clean_text

_MARKUP = re.compile(r"([\\`*_\[\]<>|~#])")
_AT_THE_START = re.compile(r"^([-+=]|[0-9]+[.)])(?=\s|$|[-=])")


def plain(text: str) -> str:
    """The text on one line, with every character escaped that Markdown would take for its own."""
    line = _MARKUP.sub(r"\\\1", " ".join(clean_text(text, multiline=True).split()))
    return _AT_THE_START.sub(_escaped, line)


def _escaped(match: re.Match[str]) -> str:
    mark = match[1]
    return f"{mark[:-1]}\\{mark[-1]}"


def heading(level: int, text: str) -> str:
    """A heading with the blank line after it."""
    return f"{'#' * level} {plain(text)}\n"


def bullets(lines: Iterable[str], indent: int = 0) -> str:
    """A list of lines that are Markdown already, with the blank line after it where it stands alone."""
    told = "".join(f"{' ' * indent}- {line}\n" for line in lines)
    return told if indent else f"{told}\n"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of plain text, with the blank line after it."""
    lines = [head, ["---"] * len(head), *rows]
    cells = [
        line if number == 1 else [plain(cell) for cell in line] for number, line in enumerate(lines)
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in cells) + "\n"


def document(parts: Iterable[str]) -> str:
    """The parts as one text: a blank line before each heading, one line break at the end."""
    text = "\n".join(part.rstrip("\n") + "\n" for part in parts if part.strip())
    return text.rstrip("\n") + "\n"
