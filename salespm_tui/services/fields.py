"""What every command's fields go through on their way into a row: cleaned, checked, or refused."""

from __future__ import annotations

import re
from typing import Any, TypeVar

from salespm_tui.contract.values import Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Row

R = TypeVar("R", bound=Row)
V = TypeVar("V")

_CURRENCY = re.compile("[A-Z]{3}")


def living(work: Reading, table: type[R], row_id: int) -> R:
    """The row of that id; UserError where there is none, or none any more."""
    row = work.session.get(table, row_id)
    if row is None or row.archived_at is not None:
        raise UserError(
            _("This record is not there any more."),
            _(
                "Somebody has archived it, or an undo took it away. Press u to look at the last change."
            ),
        )
    return row


def put(row: Row, field: str, value: object) -> None:
    """Set a field that a command gives; one that it leaves stays."""
    if not isinstance(value, Unset) and getattr(row, field) != value:
        setattr(row, field, value)


def given(value: V | Unset, otherwise: V) -> V:
    """What a command gives, or else what is there."""
    return otherwise if isinstance(value, Unset) else value


def required(text: str | Unset, field: str) -> str:
    """The text cleaned; UserError where nothing is left of it."""
    cleaned = "" if isinstance(text, Unset) else clean_text(text)
    if not cleaned:
        raise UserError(_("It needs a name."), _("Type a few words."), field=field)
    return cleaned


def words(text: str | Unset | None) -> str | Unset | None:
    """One line cleaned; None where nothing is left of it."""
    return text if isinstance(text, Unset | None) else clean_text(text) or None


def one_line(text: str | Unset) -> str | Unset:
    """One line cleaned, which may be empty."""
    return text if isinstance(text, Unset) else clean_text(text)


def paragraphs(text: str | Unset) -> str | Unset:
    """Several lines cleaned."""
    return text if isinstance(text, Unset) else clean_text(text, multiline=True)


def one_of(code: Any, known: tuple[str, ...], field: str, *, or_none: bool = False) -> Any:
    """A code that the field knows (with `or_none` also None); UserError for any other."""
    if isinstance(code, Unset) or code in known or (or_none and code is None):
        return code
    raise UserError(
        _("“%(code)s” is none of the choices.") % {"code": code},
        _("Choose one of: %(choices)s") % {"choices": ", ".join(known)},
        field=field,
    )


def within(number: Any, low: int, high: int, field: str) -> Any:
    """A number in its limits (None is unknown); UserError outside them."""
    if isinstance(number, int) and not low <= number <= high:
        raise UserError(
            _("%(number)d lies outside %(low)d to %(high)d.")
            % {"number": number, "low": low, "high": high},
            _("Give a number between the two, or leave it empty."),
            field=field,
        )
    return number


def currency(code: str | Unset) -> str | Unset:
    """The three letters of a currency; UserError for anything else."""
    if isinstance(code, Unset):
        return code
    upper = clean_text(code).upper()
    if not _CURRENCY.fullmatch(upper):
        raise UserError(
            _("“%(code)s” is no currency.") % {"code": clean_text(code)},
            _("Give the three letters, such as CNY, EUR or USD."),
            field="currency",
        )
    return upper
