"""Small values that commands and snapshots are made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Final, Generic, TypeVar

from salespm_tui.core.labels import Label

Result_co = TypeVar("Result_co", covariant=True)


class Unset(Enum):
    """The type of `UNSET`."""

    UNSET = "unset"


UNSET: Final = Unset.UNSET
"""A field that a command leaves as it is. None is a value: it empties the field."""


@dataclass(frozen=True, slots=True)
class Ref:
    """One record: `kind` is the entity as in the JSON (task, client, action_item, …)."""

    kind: str
    id: int


class Command:
    """Asks for a change. The engine answers with an `Outcome`."""

    __slots__ = ()


class Query(Generic[Result_co]):
    """Asks for a snapshot. Changes nothing."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a command did. `set_id` is None where no row changed; `ref` names what it made or touched.

    `warning` is a trouble beside it that the person must hear of, such as a backup that failed.
    """

    label: Label
    set_id: int | None = None
    ref: Ref | None = None
    notes: tuple[Label, ...] = ()
    warning: str = field(default="", kw_only=True)
