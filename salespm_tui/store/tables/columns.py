"""The columns that tables are made of: a few types over text and integer, and the common row."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any, ClassVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlmodel import Field, SQLModel

_DAY = "[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]"
_MINUTE = f"{_DAY}T[0-2][0-9]:[0-5][0-9]"
_MICROSECOND = f"{_MINUTE}:[0-5][0-9].{'[0-9]' * 6}Z"


class IsoDate(sa.types.TypeDecorator[date]):
    """A day, stored as `YYYY-MM-DD`."""

    impl = sa.Text
    cache_ok = True
    shape = _DAY

    def process_bind_param(self, value: date | None, dialect: sa.Dialect) -> str | None:
        if isinstance(value, datetime):
            raise TypeError(f"a day is asked for, not the instant {value!r}")
        return None if value is None else value.isoformat()

    def process_result_value(self, value: Any | None, dialect: sa.Dialect) -> date | None:
        return None if value is None else date.fromisoformat(value)


class WorkingInstant(sa.types.TypeDecorator[datetime]):
    """A minute of the plan, naive, stored as `YYYY-MM-DDTHH:MM`."""

    impl = sa.Text
    cache_ok = True
    shape = _MINUTE

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> str | None:
        if value is None:
            return None
        if value.tzinfo is not None or value.second or value.microsecond:
            raise ValueError(f"a working instant is a naive minute, not {value!r}")
        return f"{value.date().isoformat()}T{value.hour:02}:{value.minute:02}"

    def process_result_value(self, value: Any | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class UtcInstant(sa.types.TypeDecorator[datetime]):
    """When something happened: aware UTC, stored as `YYYY-MM-DDTHH:MM:SS.ffffffZ`."""

    impl = sa.Text
    cache_ok = True
    shape = _MICROSECOND

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> str | None:
        return None if value is None else instant_text(value)

    def process_result_value(self, value: Any | None, dialect: sa.Dialect) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class Flag(sa.types.TypeDecorator[bool]):
    """Yes or no, stored as 1 or 0."""

    impl = sa.Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: sa.Dialect) -> int | None:
        return None if value is None else int(value)

    def process_result_value(self, value: Any | None, dialect: sa.Dialect) -> bool | None:
        return None if value is None else bool(value)


def instant_text(value: datetime) -> str:
    """`value` as the store writes it; ValueError for an instant without a zone."""
    if value.tzinfo is None:
        raise ValueError(f"an instant needs its time zone: {value!r}")
    utc = value.astimezone(UTC)
    return f"{utc.replace(tzinfo=None).isoformat(timespec='microseconds')}Z"


def _instant_of_the_change(context: Any) -> datetime:
    """The one instant of the unit of work that is open on the connection."""
    at: datetime = context.root_connection.info["at"]
    return at


def words(default: Any = ..., *, codes: tuple[str, ...] = (), unique: bool = False) -> Any:
    """A text column; with `codes`, one that takes no other values."""
    info = {"codes": codes} if codes else {}
    return Field(default, sa_type=sa.Text, unique=unique, sa_column_kwargs={"info": info})


def one_of(codes: tuple[str, ...], default: Any = ...) -> Any:
    """A column that holds one of `codes`."""
    return words(default, codes=codes)


def number(default: Any = ..., *, low: int | None = None, high: int | None = None) -> Any:
    """An integer column, within `low` and `high` where they are given."""
    info = {"low": low, "high": high}
    return Field(default, sa_type=sa.Integer, sa_column_kwargs={"info": info})


def yes_or_no(*, default: bool | None) -> Any:
    """A yes-or-no column."""
    return Field(default, sa_type=Flag, sa_column_kwargs={"info": {"low": 0, "high": 1}})


def day(default: Any = ...) -> Any:
    """A column that holds a day."""
    return _shaped(IsoDate, default)


def minute(default: Any = ...) -> Any:
    """A column that holds a working instant."""
    return _shaped(WorkingInstant, default)


def instant(default: Any = ..., /, **column: Any) -> Any:
    """A column that holds the UTC instant of an event."""
    return _shaped(UtcInstant, default, **column)


def _shaped(
    kind: type[IsoDate | WorkingInstant | UtcInstant], default: Any, /, **column: Any
) -> Any:
    return Field(default, sa_type=kind, sa_column_kwargs={"info": {"shape": kind.shape}, **column})


def link(table: str, default: Any = ..., *, index: bool = True, unique: bool = False) -> Any:
    """A reference to a row of `table`, which cannot go while this one refers to it.

    The rule is SQLite's plain one, which looks when the statement is over: RESTRICT would look at
    each row alone, and refuse a statement that removes parent and child together, and an undo that
    puts rows back in the order of the journal. Nothing cascades.
    """
    return Field(default, foreign_key=f"{table}.id", index=index, unique=unique)


METADATA = sa.MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class Bare(SQLModel):
    """What the journal's own tables share: an id that is never used twice."""

    metadata: ClassVar[sa.MetaData] = METADATA
    __table_args__: ClassVar[Any] = {"sqlite_strict": True, "sqlite_autoincrement": True}

    id: int = Field(default=None, primary_key=True)


class Row(Bare):
    """What every journalled row has. The unit of work fills in the instants, nobody else.

    An archived row leaves every list and every sum; it keeps its status.
    """

    created_at: datetime = instant(None, nullable=False, default=_instant_of_the_change)
    updated_at: datetime = instant(
        None, nullable=False, default=_instant_of_the_change, onupdate=_instant_of_the_change
    )
    archived_at: datetime | None = instant(None)


@event.listens_for(Bare, "init", propagate=True)
def _refuse_unknown_names(row: Bare, args: tuple[Any, ...], values: dict[str, Any]) -> None:
    """SQLModel drops unknown keywords without a word; a misspelt field would be a lost value."""
    unknown = values.keys() - type(row).model_fields.keys()
    if unknown:
        raise TypeError(f"{type(row).__name__} has no {', '.join(sorted(unknown))}")


def add_checks(table: sa.Table) -> None:
    """Let the database refuse what the columns' codes, limits and shapes do not allow."""
    for column in table.columns:
        rule = _rule_of(column)
        if rule:
            table.append_constraint(sa.CheckConstraint(rule, name=column.name))


def _rule_of(column: sa.Column[Any]) -> str:
    name = f'"{column.name}"'
    info = column.info
    if info.get("codes"):
        return f"{name} IN ({', '.join(repr(code) for code in info['codes'])})"
    if info.get("shape"):
        return f"{name} GLOB '{info['shape']}'"
    low, high = info.get("low"), info.get("high")
    limits = [
        f"{name} >= {low}" if low is not None else "",
        f"{name} <= {high}" if high is not None else "",
    ]
    return " AND ".join(filter(None, limits))
