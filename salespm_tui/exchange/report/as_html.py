"""A report as one page of HTML: nothing is loaded from elsewhere, nothing runs, all text is escaped."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.core.cells import cell_width
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
from salespm_tui.exchange.report.svg import FONTS, escaped

_SHORT = 12
"""Cells of text that stay on one line: days, amounts, single words."""

_LANGUAGES = {"en": "en", "zh": "zh-CN"}
_STYLE = f"""
:root {{ color-scheme: light; }}
* {{ box-sizing: border-box; }}
body {{ margin: 0 auto; padding: 2rem 1.5rem; max-width: 62rem; background: #fff; color: #1c1f24;
  font: 15px/1.5 {FONTS}; }}
h1 {{ font-size: 1.7rem; line-height: 1.25; margin: 0 0 .2rem; }}
h2 {{ font-size: 1.2rem; margin: 2rem 0 .6rem; padding-bottom: .2rem;
  border-bottom: 2px solid #33566f; break-after: avoid; }}
h3 {{ font-size: 1rem; margin: 1.2rem 0 .4rem; break-after: avoid; }}
p, ul, table, dl, figure {{ margin: .5rem 0 1rem; }}
p, li, td, dd {{ overflow-wrap: anywhere; }}
.under {{ color: #555; margin: 0 0 1.2rem; }}
.remark {{ color: #555; font-size: .9em; }}
dl {{ display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1.2rem; }}
dt {{ color: #555; max-width: 14rem; }}
dd {{ margin: 0; white-space: pre-line; }}
.wide {{ overflow-x: auto; }}
table {{ border-collapse: collapse; width: 100%; font-size: .92em; }}
th, td {{ text-align: left; vertical-align: top; padding: .28rem .6rem .28rem 0;
  border-bottom: 1px solid #ccd3da; }}
th {{ border-bottom: 1.5px solid #33566f; font-weight: 600;
  vertical-align: bottom; }}
.n {{ text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }}
.s {{ white-space: nowrap; }}
td {{ min-width: 3.5em; }}
td:first-child {{ min-width: 10em; }}
.n + td:not(.n), .n + th:not(.n) {{ padding-left: 1.1rem; }}
tr, figure {{ break-inside: avoid; }}
thead {{ display: table-header-group; }}
figure svg {{ display: block; width: 100%; height: auto; }}
figcaption {{ color: #555; font-size: .9em; }}
@page {{ size: A4; margin: 16mm 14mm; }}
@media print {{
  body {{ padding: 0; max-width: none; font-size: 10pt; }}
  h2 {{ margin-top: 1.2rem; }}
  table {{ font-size: 8.5pt; }}
  h2 + p {{ break-after: avoid; }}
  h2.page {{ break-before: page; }}
  .wide {{ overflow: visible; }}
  * {{ print-color-adjust: exact; -webkit-print-color-adjust: exact; }}
}}
"""


def html_of(report: Document) -> str:
    """The whole page."""
    return "".join(_page(report))


def _page(report: Document) -> Iterator[str]:
    title = escaped(report.title)
    yield f'<!DOCTYPE html>\n<html lang="{_LANGUAGES[report.language]}">\n<head>\n'
    yield '<meta charset="utf-8">\n'
    yield (
        '<meta http-equiv="Content-Security-Policy"'
        " content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    )
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    yield f'<header><h1>{title}</h1>\n<p class="under">{escaped(report.subtitle)}</p></header>\n<main>\n'
    yield from map(_block, report.blocks)
    yield "</main>\n</body>\n</html>\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            page = ' class="page"' if block.page else ""
            return f"<h{block.level}{page}>{escaped(block.text)}</h{block.level}>\n"
        case Words():
            remark = ' class="remark"' if block.remark else ""
            return f"<p{remark}>{escaped(block.text)}</p>\n"
        case Facts():
            rows = (
                f"<dt>{escaped(name)}</dt><dd>{escaped(said)}</dd>\n" for name, said in block.rows
            )
            return f"<dl>\n{''.join(rows)}</dl>\n"
        case Bullets():
            lines = (f"<li>{escaped(line)}</li>\n" for line in block.lines)
            return f"<ul>\n{''.join(lines)}</ul>\n"
        case Table():
            return "".join(_table(block))
        case Picture():
            caption = escaped(block.caption)
            return f"<figure>\n{block.svg}<figcaption>{caption}</figcaption></figure>\n"


def _table(table: Table) -> Iterator[str]:
    yield '<div class="wide"><table>\n<thead>'
    yield _row(table, table.head, "th")
    yield "</thead>\n<tbody>\n"
    for row in table.rows:
        yield _row(table, row, "td")
    yield "</tbody></table></div>\n"
    if table.left_out:
        yield f'<p class="remark">{escaped(table.left_out)}</p>\n'


def _row(table: Table, cells: tuple[str, ...], tag: str) -> str:
    told = "".join(
        _cell(tag, cell, number=place in table.numbers) for place, cell in enumerate(cells)
    )
    return f"<tr>{told}</tr>\n"


def _cell(tag: str, text: str, *, number: bool) -> str:
    short = cell_width(text) <= _SHORT
    place = ' class="n"' if number else ' class="s"' if short else ""
    return f"<{tag}{place}>{escaped(text)}</{tag}>"
