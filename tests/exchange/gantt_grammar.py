"""Mermaid's gantt syntax as its documentation gives it, read strictly; for comparing only."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_STATEMENT = re.compile(
    r"(?P<word>dateFormat|axisFormat|tickInterval|excludes|includes|todayMarker|weekday|weekend|title"
    r"|section|accTitle|accDescr|click)\b(?P<rest>.*)",
    re.IGNORECASE,
)
_ALONE = re.compile(r"(gantt|inclusiveEndDates|topAxis)$", re.IGNORECASE)
_TAGS = ("active", "done", "crit", "milestone", "vert")
_LENGTH = re.compile(r"[0-9]+(?:\.[0-9]+)?(?:ms|[Mdhmswy])$")
_START_OR_END = {
    "YYYY-MM-DD": re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
    "HH:mm": re.compile(r"[0-9]{2}:[0-9]{2}$"),
    "YYYY": re.compile(r"[0-9]{4}$"),
    "X": re.compile(r"[0-9]+$"),
}
_ID = re.compile(r"[\w-]+$")


@dataclass
class Read:
    """One task line."""

    section: str
    name: str
    tags: tuple[str, ...]
    id: str | None
    start: str | None
    end: str


@dataclass
class Gantt:
    """What a file says."""

    title: str = ""
    date_format: str = "YYYY-MM-DD"
    excludes: str = ""
    includes: str = ""
    inclusive: bool = False
    tasks: list[Read] = field(default_factory=list)


def read_gantt(text: str) -> Gantt:
    """The diagram; ValueError with the line that the documentation does not allow."""
    lines = _without_front_matter(text.splitlines())
    found, section, begun = Gantt(), "", False
    for line in (line.split("%%")[0].strip() for line in lines):
        if not line:
            continue
        if not begun:
            begun = line == "gantt"
            if not begun:
                raise ValueError(f"not a gantt diagram: {line}")
        elif _ALONE.match(line):
            found.inclusive |= line == "inclusiveEndDates"
        elif statement := _STATEMENT.match(line):
            section = _take(found, statement["word"], statement["rest"].strip(), section)
        else:
            found.tasks.append(_task(line, section, found.date_format))
    return found


def _without_front_matter(lines: list[str]) -> list[str]:
    if lines and lines[0].strip() == "---":
        return lines[lines.index("---", 1) + 1 :]
    return lines


def _take(found: Gantt, word: str, rest: str, section: str) -> str:
    if not rest or re.search("[#;]", rest) or (word == "section" and ":" in rest):
        raise ValueError(f"{word} {rest}")
    if word == "title":
        found.title = rest
    elif word == "dateFormat":
        found.date_format = rest
    elif word in ("excludes", "includes"):
        for one in re.split(r"[\s,]+", rest):
            if not re.match(r"weekends$|[a-z]+day$|[0-9]{4}-[0-9]{2}-[0-9]{2}$", one):
                raise ValueError(f"{word} {rest}")
        setattr(found, word, rest)
    return rest if word == "section" else section


def _task(line: str, section: str, date_format: str) -> Read:
    name, colon, data = line.partition(":")
    if not colon or not name.strip() or re.search("[#;]", line):
        raise ValueError(line)
    pieces = [piece.strip() for piece in data.split(",")]
    tags = []
    while pieces and pieces[0] in _TAGS:
        tags.append(pieces.pop(0))
    if not 1 <= len(pieces) <= 3:
        raise ValueError(line)
    end = pieces.pop()
    start = pieces.pop() if pieces else None
    own_id = pieces.pop() if pieces else None
    # `custom, start, end` may carry an unknown tag or an id: both are words.
    if own_id is not None and not _ID.match(own_id):
        raise ValueError(line)
    moment = _START_OR_END[date_format]
    if start is not None and not (
        moment.match(start) or re.match(r"after( [\w-]+)+$", start) or _ID.match(start)
    ):
        raise ValueError(line)
    if not (moment.match(end) or _LENGTH.match(end) or re.match(r"(until|after)( [\w-]+)+$", end)):
        raise ValueError(line)
    return Read(section, name.strip(), tuple(tags), own_id, start, end)
