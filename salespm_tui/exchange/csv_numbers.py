"""Amounts in the cells of a column; which sign parts the decimals is decided for the whole column."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from salespm_tui.core.similar import fold

_STYLES = {
    ".": re.compile(r"[0-9]{1,3}(?:[,' ’][0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]*)?|\.[0-9]+"),
    ",": re.compile(r"[0-9]{1,3}(?:[.' ’][0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]*)?|,[0-9]+"),
}
_PARTS = re.compile(
    r"(?P<open>\()?(?P<sign>-)? ?(?P<before>[^0-9\s.,()-]{1,8})? ?(?P<second>-)?"
    r"(?P<number>[0-9.,][0-9.,' ’]*?) ?(?P<times>千|万|百万|亿|k|m|bn|mio)? ?"
    r"(?P<after>[^0-9\s.,()%-]{1,8})?(?P<close>\))?"
)
_TIMES = {
    "千": 1_000,
    "k": 1_000,
    "万": 10_000,
    "百万": 1_000_000,
    "m": 1_000_000,
    "mio": 1_000_000,
    "亿": 100_000_000,
    "bn": 1_000_000_000,
}
_CURRENCIES = {
    "us$": "USD",
    "hk$": "HKD",
    "a$": "AUD",
    "c$": "CAD",
    "s$": "SGD",
    "nt$": "TWD",
    "r$": "BRL",
    "€": "EUR",
    "£": "GBP",
    "₹": "INR",
    "₩": "KRW",
    "rmb": "CNY",
    "元": "CNY",
    "元整": "CNY",
    "人民币": "CNY",
    "美元": "USD",
    "欧元": "EUR",
    "日元": "JPY",
    "港币": "HKD",
    "港元": "HKD",
}
_SHARED = {
    "$": ("USD", "CAD", "AUD", "NZD", "HKD", "SGD", "TWD", "MXN", "CLP", "COP"),
    "¥": ("CNY", "JPY"),
}
"""Signs of several currencies: the workspace's own if it is one of them, else the first."""

_BETWEEN = re.compile(
    r"(?<=[0-9kKmM万千亿元€%]) ?(?:-|–|—|~|～|至|到|\bto\b|\.\.+) ?(?=[^0-9]{0,4}[0-9])"
)
_CODE = re.compile(r"[a-z]{3}")
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class CellAmount:
    """A number and the currency written beside it, None where there is none."""

    value: Decimal
    currency: str | None = None


@dataclass(frozen=True, slots=True)
class AmountColumn:
    """How the numbers of one column are read; `decimal` is what parts their decimals. Not `certain`:
    the other way would have read every cell too, and differently."""

    decimal: str
    certain: bool
    home: str

    def read(self, cell: str) -> CellAmount | None:
        """The amount in a cell; None where it is none."""
        return _read(cell, self.decimal, self.home)


def amount_column(cells: Iterable[str], home: str) -> AmountColumn:
    """The style that reads most cells; where both do as well, the one under which no amount has three
    decimals, and else a point. `home` is the workspace's currency."""
    filled = [cell for cell in dict.fromkeys(cells) if cell]
    if all(cell.isdigit() for cell in filled):
        return AmountColumn(".", certain=True, home=home)
    read = {style: [_read(cell, style, home) for cell in filled] for style in _STYLES}
    count = {style: sum(one is not None for one in found) for style, found in read.items()}
    certain = count["."] != count[","] or read["."] == read[","]
    if certain:
        decimal = "," if count[","] > count["."] else "."
    else:
        decimal = "," if _has_thousandths(read["."]) else "."
    return AmountColumn(decimal, certain, home)


def ends_of(cell: str) -> tuple[str, ...]:
    """The two ends of a range of amounts (`10k - 50k`); a cell that is none as it is."""
    ends = _BETWEEN.split(cell.strip(), maxsplit=1) if len(cell) <= _LONGEST else (cell,)
    return tuple(end.strip() for end in ends)


def _has_thousandths(amounts: list[CellAmount | None]) -> bool:
    return any(one is not None and one.value.as_tuple().exponent == -3 for one in amounts)


def currency_named(text: str, home: str) -> str | None:
    """The currency that a sign or a word means: `$`, `EUR`, `元`; None where it means none."""
    word = fold(text).replace(" ", "")
    if word in _SHARED:
        shared = _SHARED[word]
        return home if home in shared else shared[0]
    if word in _CURRENCIES:
        return _CURRENCIES[word]
    return word.upper() if word.isascii() and _CODE.fullmatch(word) else None


def _read(cell: str, style: str, home: str) -> CellAmount | None:
    if len(cell) > _LONGEST:
        return None
    if cell.isascii() and cell.isdigit():
        return CellAmount(Decimal(cell))
    found = _PARTS.fullmatch(fold(cell))
    if found is None or bool(found["open"]) != bool(found["close"]):
        return None
    if found["sign"] and found["second"]:
        return None
    number = found["number"]
    if not _STYLES[style].fullmatch(number):
        return None
    currency = None
    for word in (found["before"], found["after"]):
        if word and (currency := currency_named(word, home)) is None:
            return None
    plain = re.sub(f"[{'.' if style == ',' else ','}' ’]", "", number).replace(",", ".")
    value = Decimal(plain) * _TIMES.get(found["times"] or "", 1)
    negative = found["open"] or found["sign"] or found["second"]
    return CellAmount(-value if negative else value, currency)
