"""Amounts of money and other figures as people type and read them.

Kept in whole minor units (other figures in whole hundredths), never as a fraction. Typed: `1.2m`,
`850k`, `120万`, `1.5亿`, `12,500.50`, `¥1.2m`. Written short where a card or an axis has no room.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import ROUND_HALF_UP, Decimal

from salespm_tui.core.cells import truncate
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, language

_MINOR_DIGITS = {
    **dict.fromkeys(("CLP", "ISK", "JPY", "KRW", "VND"), 0),
    **dict.fromkeys(("BHD", "JOD", "KWD", "OMR", "TND"), 3),
}
_SCALES = {
    **dict.fromkeys(("",), 0),
    **dict.fromkeys(("k", "千"), 3),
    **dict.fromkeys(("w", "万", "萬"), 4),
    **dict.fromkeys(("m", "mn", "mio", "百万"), 6),
    **dict.fromkeys(("千万",), 7),
    **dict.fromkeys(("亿", "億"), 8),
    **dict.fromkeys(("b", "bn"), 9),
}
_TYPED = re.compile(
    r"(?P<sign>[-+−])?\s*(?P<number>[0-9]{1,3}(?:[,' ][0-9]{3})+|[0-9]{1,15})"
    r"(?P<part>\.[0-9]{1,6})?\s*(?P<scale>[a-z]{1,3}|[千百]?万|萬|千|亿|億)?"
)
_SIGNS = re.compile(r"^[¥$€£]|(?<=[0-9a-z])\s*%$|元$")
_QUOTED_CELLS = 40
_SHORT = {"en": ((9, "bn"), (6, "m"), (3, "k")), "zh": ((8, "亿"), (4, "万"))}


def minor_digits(currency: str | None) -> int:
    """How many digits the minor units of that currency have; 2 where none is given."""
    return _MINOR_DIGITS.get(currency or "", 2)


def format_money(minor: int, currency: str, *, signed: bool = False) -> str:
    """`minor` units of that currency: `1,250.00 EUR`; `signed` puts a plus before what is above 0."""
    digits = minor_digits(currency)
    amount = Decimal(minor).scaleb(-digits)
    sign = "+" if signed and minor > 0 else ""
    return f"{sign}{amount:,.{digits}f} {currency}"


def read_money(text: str, currency: str | None = None) -> int:
    """The minor units that `text` means: `1.2m`, `120万`, `12,500.50 EUR`; halves go away from 0.

    The code of that currency may stand before or behind. UserError where it is no amount.
    """
    bare = text.strip()
    if currency and bare.upper().startswith(currency):
        bare = bare[len(currency) :]
    elif currency and bare.upper().endswith(currency):
        bare = bare[: -len(currency)]
    return read_parts(bare, minor_digits(currency))


def read_parts(text: str, digits: int = 2) -> int:
    """A typed figure in whole parts of 10^-`digits` (2: hundredths); UserError where it is none."""
    folded = unicodedata.normalize("NFKC", text).strip().casefold()
    match = _TYPED.fullmatch(_SIGNS.sub("", folded).strip())
    scale = None if match is None else _SCALES.get(match["scale"] or "")
    if match is None or scale is None:
        raise UserError(
            _("“%(text)s” is not an amount.") % {"text": truncate(text.strip(), _QUOTED_CELLS)},
            _("Type for example: 1.2m, 850k, 120万, 12,500.50."),
        )
    whole = re.sub(r"[,' ]", "", match["number"])
    amount = Decimal(whole + (match["part"] or "")).scaleb(scale + digits)
    parts = int(amount.to_integral_value(ROUND_HALF_UP))
    return -parts if match["sign"] in ("-", "−") else parts


def short_money(minor: int, currency: str) -> str:
    """`minor` units in three digits and the language's own thousands: `6.2m CNY`, `620万 CNY`."""
    return f"{short_number(Decimal(minor).scaleb(-minor_digits(currency)))} {currency}"


def short_number(amount: Decimal, spoken: str | None = None) -> str:
    """A figure in three digits: `6.2m`, `152k`, `34.5`; in Chinese `620万`, `15.2万`. In the language
    of the moment unless another is asked for."""
    size = abs(amount)
    for power, word in _SHORT[spoken or language()]:
        if size.scaleb(-power) >= Decimal("0.9995"):
            return f"{_three_digits(amount.scaleb(-power))}{word}"
    return _three_digits(amount) if size < 1000 else f"{_rounded(amount, 0):,}"


def _three_digits(amount: Decimal) -> str:
    size = abs(amount)
    digits = 2 if size < Decimal("9.995") else 1 if size < Decimal("99.95") else 0
    text = f"{_rounded(amount, digits):,}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _rounded(amount: Decimal, digits: int) -> Decimal:
    return amount.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
