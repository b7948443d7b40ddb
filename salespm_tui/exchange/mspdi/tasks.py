"""Tasks and links of MS Project XML."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from xml.etree.ElementTree import Element

from salespm_tui.core.clean import clean_text
from salespm_tui.exchange.mspdi.project import MspdiBaselineTask, MspdiLink, MspdiTask
from salespm_tui.exchange.mspdi.stream import NAMESPACE
from salespm_tui.exchange.mspdi.values import (
    CONSTRAINTS,
    ELAPSED_FORMATS,
    LINK_TYPES,
    PERCENT_FORMATS,
    flag_of,
    hundredths_of,
    instant_of,
    integer,
    integer_of,
    minutes,
    text_of,
)

USUAL_PRIORITY = 500
LAST_BASELINE = 10


@dataclass(slots=True)
class RawTask:
    """A task as its element stands, before anything is compared with the rest of the file.

    `duration_min` is None where the file gives none.
    """

    task: MspdiTask
    duration_min: int | None
    links: list[MspdiLink]
    foreign_links: int
    external: bool
    stopped_at: datetime | None
    resumes_at: datetime | None
    odd: list[str] = field(default_factory=list)
    baselines: list[MspdiBaselineTask] = field(default_factory=list)


def read_task(record: Element) -> RawTask | None:
    """The task that a Task element describes; None for a blank row and for the project itself."""
    uid = integer_of(record, "UID", -1)
    if flag_of(record, "IsNull") or uid == 0:
        return None
    odd: list[str] = []
    duration = _duration(record, odd)
    constraint = CONSTRAINTS[_index(record, "ConstraintType", CONSTRAINTS, 0, odd)]
    constraint_at = instant_of(record, "ConstraintDate")
    if constraint in ("asap", "alap"):
        constraint_at = None
    elif constraint_at is None:
        constraint = "asap"
    manual = flag_of(record, "Manual")
    percent = min(max(integer_of(record, "PercentComplete", 0), 0), 100)
    calendar = integer_of(record, "CalendarUID", -1)
    task = MspdiTask(
        uid=uid,
        id=integer_of(record, "ID", 0),
        name=clean_text(text_of(record, "Name")),
        parent_uid=None,
        wbs=clean_text(text_of(record, "WBS") or text_of(record, "OutlineNumber")),
        level=_level(record),
        kind=_kind(record),
        duration_min=duration or 0,
        elapsed=integer_of(record, "DurationFormat", 0) in ELAPSED_FORMATS,
        percent=percent,
        constraint=constraint,
        constraint_at=constraint_at,
        deadline_at=instant_of(record, "Deadline"),
        calendar_uid=calendar if calendar >= 0 else None,
        priority=min(max(integer_of(record, "Priority", USUAL_PRIORITY), 0), 1000),
        notes=clean_text(text_of(record, "Notes"), multiline=True),
        mode="manual" if manual else "auto",
        start_at=(instant_of(record, "ManualStart") if manual else None)
        or instant_of(record, "Start"),
        finish_at=(instant_of(record, "ManualFinish") if manual else None)
        or instant_of(record, "Finish"),
        actual_start_at=instant_of(record, "ActualStart"),
        actual_finish_at=instant_of(record, "ActualFinish"),
        active=flag_of(record, "Active", otherwise=True),
        ignores_resources=flag_of(record, "IgnoreResourceCalendar"),
        effort_min=minutes(text_of(record, "Work")),
        fixed_cost_minor=hundredths_of(record, "FixedCost"),
    )
    links, foreign = _links(record, uid, odd)
    return RawTask(
        task,
        duration,
        links,
        foreign,
        flag_of(record, "ExternalTask"),
        instant_of(record, "Stop"),
        instant_of(record, "Resume"),
        odd,
        _baselines(record, uid),
    )


def _kind(record: Element) -> str:
    if flag_of(record, "Summary"):
        return "summary"
    return "milestone" if flag_of(record, "Milestone") else "task"


def _baselines(record: Element, uid: int) -> list[MspdiBaselineTask]:
    """What each baseline says of the task, by its number; the first of two with one number counts."""
    found: dict[int, MspdiBaselineTask] = {}
    for element in record.iterfind(f"{NAMESPACE}Baseline"):
        number = integer_of(element, "Number", 0)
        if not 0 <= number <= LAST_BASELINE or number in found:
            continue
        one = MspdiBaselineTask(
            number,
            uid,
            instant_of(element, "Start"),
            instant_of(element, "Finish"),
            minutes(text_of(element, "Duration")),
            minutes(text_of(element, "Work")),
            hundredths_of(element, "Cost"),
        )
        if one != MspdiBaselineTask(number, uid):
            found[number] = one
    return list(found.values())


def _level(record: Element) -> int:
    """The depth in the outline as the file counts it; some programs begin at 0."""
    level = integer_of(record, "OutlineLevel", -1)
    if level >= 0:
        return level
    return max(1, text_of(record, "OutlineNumber").count(".") + 1)


def _duration(record: Element, odd: list[str]) -> int | None:
    for name in ("Duration", "ManualDuration"):
        text = text_of(record, name)
        if text.strip():
            found = minutes(text)
            if found is not None and found >= 0:
                return found
            odd.append(name)
    return None


def _index(
    record: Element, name: str, codes: tuple[str, ...], otherwise: int, odd: list[str]
) -> int:
    found = integer_of(record, name, otherwise)
    if 0 <= found < len(codes):
        return found
    odd.append(name)
    return otherwise


def _links(record: Element, uid: int, odd: list[str]) -> tuple[list[MspdiLink], int]:
    """The links to that task, and how many others lead to it from other files."""
    links: list[MspdiLink] = []
    foreign = 0
    for element in record.iterfind(f"{NAMESPACE}PredecessorLink"):
        if flag_of(element, "CrossProject"):
            foreign += 1
            continue
        kind = LINK_TYPES[_index(element, "Type", LINK_TYPES, 1, odd)]
        lag, unit = _lag(element, odd)
        before = integer_of(element, "PredecessorUID", -1)
        links.append(MspdiLink(before, uid, kind, lag, unit if lag else "working"))
    return links, foreign


def _lag(element: Element, odd: list[str]) -> tuple[int, str]:
    """Amount and unit of a lag: tenths of a minute in the file, percent as they are."""
    text = text_of(element, "LinkLag").strip()
    format_ = integer_of(element, "LagFormat", 0)
    unit = "elapsed" if format_ in ELAPSED_FORMATS else "working"
    if not text:
        return 0, unit
    tenths = integer(text)
    if tenths is None:
        amount = minutes(text)
        if amount is None:
            odd.append("LinkLag")
        return amount or 0, unit
    if format_ in PERCENT_FORMATS:
        return tenths, "percent"
    return round(tenths / 10), unit
