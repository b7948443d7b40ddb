"""What the forms of the Pipeline screen choose from, and the fields that several of them have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from salespm_tui.contract.pipeline import StageRow
from salespm_tui.core.i18n import _
from salespm_tui.core.money import format_money, read_money
from salespm_tui.core.typed_dates import format_date, read_date
from salespm_tui.domain.capture import KnownClient
from salespm_tui.ui.forms.form import Field
from salespm_tui.ui.present import client_words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Around:
    """What the forms choose from: today, the usual currency, stages, projects by id, clients."""

    today: date
    currency: str
    stages: tuple[StageRow, ...]
    projects: tuple[tuple[int, str], ...]
    clients: Sequence[KnownClient]
    project_id: int | None = None


def stage_fields(around: Around, stage_id: int | None) -> tuple[Field]:
    """At which open stage a new deal begins."""
    stages = tuple((str(one.id), one.name) for one in around.stages if one.kind == "open")
    value = str(stage_id) if str(stage_id) in dict(stages) else stages[0][0]
    return (Field("stage_id", _("Stage"), value, read=int, choices=stages),)


def next_step_fields(today: date) -> tuple[Field, ...]:
    """The first next step of something new, and its day."""
    return (
        Field("next_step", _("Next step"), ""),
        day_field("next_step_on", _("… on"), None, today),
    )


def text_of(record: object, name: str) -> str:
    """What stands in a field of that record at first; empty where it is unknown."""
    found = None if record is None else getattr(record, name)
    return "" if found is None else str(found)


def picked_field(
    name: str, label: str, codes: dict[str, str], record: object, *, nobody: str = ""
) -> Field:
    """A field that is picked, or left open."""
    choices = (("", nobody or _("not known")), *client_words.choices(codes))
    return Field(
        name, label, text_of(record, name), choices=choices, read=lambda text: text or None
    )


def project_field(around: Around, project_id: int | None) -> Field:
    """A project that is picked, or none."""
    choices = (("", _("none")), *((str(key), name) for key, name in around.projects))
    value = "" if project_id is None else str(project_id)
    return Field("project_id", _("Project"), value, choices=choices, read=or_none(int))


def money_field(name: str, label: str, minor: int | None, currency: str) -> Field:
    """An amount in that currency, as people type it."""

    def read(text: str) -> int | None:
        return read_money(text, currency) if text.strip() else None

    def say(minor: int | None) -> str:
        return "" if minor is None else format_money(minor, currency)

    value = "" if minor is None else format_money(minor, currency).removesuffix(currency).strip()
    return Field(name, label, value, read=read, say=say, hint=_("1.2m, 120万"))


def day_field(name: str, label: str, day: date | None, today: date) -> Field:
    """A day as people type it; None where the field is empty."""
    return Field(
        name,
        label,
        "" if day is None else format_date(day, today),
        read=or_none(lambda text: read_date(text, today)),
        say=lambda found: "" if found is None else format_date(found, today),
        hint=_("fri, +3d, eom, 明天"),
    )


def or_none(read: Callable[[str], T]) -> Callable[[str], T | None]:
    """Reads as `read` does; None where the field is empty."""

    def read_or_none(text: str) -> T | None:
        return read(text) if text.strip() else None

    return read_or_none
