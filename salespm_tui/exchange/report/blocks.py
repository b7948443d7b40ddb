"""What a report is made of, before anybody decides how it is written. All text is plain text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 2 or 3; with `page` it begins a printed page."""

    text: str
    level: int = 2
    page: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph; a `remark` is less than the text around it."""

    text: str
    remark: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Names with what is to be said of each."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; the columns in `numbers` stand on the right. `left_out` rows are counted."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[int] = field(default=frozenset())
    left_out: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG; `instead` says the same where nothing can be drawn."""

    svg: str
    caption: str
    instead: tuple[Block, ...] = ()


Block = Heading | Words | Facts | Bullets | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A report: its title, what stands under it, its language, and its blocks."""

    title: str
    subtitle: str
    language: str
    blocks: tuple[Block, ...]


def columns(*places: int) -> frozenset[int]:
    """The columns that hold numbers."""
    return frozenset(places)


def filled(rows: Sequence[tuple[str, str]]) -> Facts:
    """Facts without those of which nothing is known."""
    return Facts(tuple(row for row in rows if row[1]))
