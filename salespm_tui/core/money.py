"""Amounts of money as people read them. Kept in whole minor units, never as a fraction."""

from __future__ import annotations

from decimal import Decimal

_MINOR_DIGITS = {
    **dict.fromkeys(("CLP", "ISK", "JPY", "KRW", "VND"), 0),
    **dict.fromkeys(("BHD", "JOD", "KWD", "OMR", "TND"), 3),
}


def format_money(minor: int, currency: str, *, signed: bool = False) -> str:
    """`minor` units of that currency: `1,250.00 EUR`; `signed` puts a plus before what is above 0."""
    digits = _MINOR_DIGITS.get(currency, 2)
    amount = Decimal(minor).scaleb(-digits)
    sign = "+" if signed and minor > 0 else ""
    return f"{sign}{amount:,.{digits}f} {currency}"
