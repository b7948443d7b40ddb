"""A report as Markdown: tables and lists; what is drawn elsewhere is told in figures."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.exchange.markdown import bullets, document, heading, plain, table
from salespm_tui.exchange.report.blocks import (
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    Picture,
    Table,
    Words,
)


def markdown_of(report: Document) -> str:
    """The whole report."""
    return document(_parts(report))


def _parts(report: Document) -> Iterator[str]:
    yield heading(1, report.title)
    yield f"{plain(report.subtitle)}\n"
    for block in report.blocks:
        yield from _block(block)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading():
            yield heading(block.level, block.text)
        case Words():
            yield f"{plain(block.text)}\n"
        case Facts():
            yield bullets(f"**{plain(name)}**: {plain(said)}" for name, said in block.rows)
        case Bullets():
            yield bullets(plain(line) for line in block.lines)
        case Table():
            yield table(block.head, block.rows)
            if block.left_out:
                yield f"{plain(block.left_out)}\n"
        case Picture():
            for other in block.instead:
                yield from _block(other)
