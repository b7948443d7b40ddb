"""Sentences that are chosen in one place and put into words in another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from salespm_tui.core.i18n import _, ngettext

Value = str | int | date


@dataclass(frozen=True, slots=True)
class Label:
    """A catalogue sentence with its values, put into the language of the moment by `str()`.

    `plural` and `number` are given together, for sentences that count something. A value that is a
    date is written as people write dates; text stays as it is.
    """

    key: str
    args: tuple[tuple[str, Value], ...] = ()
    plural: str | None = None
    number: int = 0

    def __str__(self) -> str:
        template = (
            _(self.key) if self.plural is None else ngettext(self.key, self.plural, self.number)
        )
        return template % {name: _in_words(value) for name, value in self.args}

    def as_data(self) -> dict[str, object]:
        """The label as JSON-ready data; `from_data` is its inverse."""
        args = {
            name: {"date": value.isoformat()} if isinstance(value, date) else value
            for name, value in self.args
        }
        return {"key": self.key, "args": args, "plural": self.plural, "number": self.number}


def label(key: str, **args: Value) -> Label:
    """A sentence without a count."""
    return Label(key, tuple(args.items()))


def counted(singular: str, plural: str, number: int, **args: Value) -> Label:
    """A sentence that counts `number` things, which it may name as %(number)d."""
    return Label(singular, (("number", number), *args.items()), plural, number)


def from_data(data: Mapping[str, object]) -> Label:
    """The label that `as_data` wrote down."""
    args = data.get("args") or {}
    assert isinstance(args, dict)
    plural = data.get("plural")
    number = data.get("number") or 0
    assert isinstance(number, int)
    return Label(
        str(data["key"]),
        tuple((str(name), _value(value)) for name, value in args.items()),
        None if plural is None else str(plural),
        number,
    )


def _value(data: object) -> Value:
    if isinstance(data, dict):
        return date.fromisoformat(str(data["date"]))
    return data if isinstance(data, int) else str(data)


def _in_words(value: Value) -> str | int:
    if isinstance(value, date):
        from salespm_tui.core.typed_dates import format_date

        return format_date(value, value, short=True)
    return value
