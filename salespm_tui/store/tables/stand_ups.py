"""The daily stand-up and its minutes."""

from __future__ import annotations

from datetime import date, datetime

from salespm_tui.domain import codes
from salespm_tui.store.tables.columns import Row, day, instant, link, number, one_of, words


class StandUp(Row, table=True):
    """One morning's meeting, over one project or (`project_id` empty) over all.

    `set_id` is the change set that finished it: what has changed since begins after it.
    """

    __tablename__ = "stand_up"

    on: date = day()
    project_id: int | None = link("project", None)
    note: str = words("")
    minutes_text: str = words("")
    finalized_at: datetime | None = instant(None)
    seconds_used: int | None = number(None, low=0)
    set_id: int | None = number(None)


class StandUpItem(Row, table=True):
    """A line of the minutes; `ref_kind` and `ref_id` name the record that it is about."""

    __tablename__ = "stand_up_item"

    stand_up_id: int = link("stand_up")
    position: int = number(0)
    section: str = one_of(codes.STAND_UP_SECTION)
    text: str = words("")
    ref_kind: str | None = words(None)
    ref_id: int | None = number(None)
    until_on: date | None = day(None)
    by: str | None = words(None)
    carried_from: int | None = link("stand_up_item", None)
