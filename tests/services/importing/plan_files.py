"""Small MS Project XML files, written from what a test needs to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape

_LINK_TYPES = ("FF", "FS", "SF", "SS")


@dataclass(frozen=True)
class Said:
    """A task as the file says it. `after` holds (uid, type, lag in minutes); `more` raw elements."""

    uid: int
    name: str
    level: int = 1
    minutes: int = 480
    percent: int = 0
    after: tuple[tuple[int, str, int], ...] = ()
    milestone: bool = False
    summary: bool = False
    more: str = ""


@dataclass(frozen=True)
class PlanFile:
    """A file with these tasks; what is left out of the head is empty."""

    tasks: tuple[Said, ...]
    title: str = "Shop fitting"
    name: str = "shop.mpp"
    guid: str = "8182ECAA-F419-48EB-BFBC-8933873E2B40"
    created: str = "2026-10-01T09:00:00"
    start: str = "2026-11-02T08:00:00"
    calendars: str = ""
    head: str = ""
    broken: str = field(default="")

    def write(self, path: Path) -> Path:
        path.write_text(self._text(), encoding="utf-8")
        return path

    def _text(self) -> str:
        fields = {
            "Name": self.name,
            "GUID": self.guid,
            "Title": self.title,
            "CreationDate": self.created,
            "StartDate": self.start,
            "MinutesPerDay": "480",
        }
        head = "".join(f"<{key}>{escape(value)}</{key}>" for key, value in fields.items() if value)
        tasks = "".join(map(_task, self.tasks))
        return (
            '<?xml version="1.0" encoding="UTF-8"?>'
            f'<Project xmlns="http://schemas.microsoft.com/project">{head}{self.head}'
            f"{self.calendars}<Tasks>{tasks}</Tasks>{self.broken}</Project>"
        )


def _task(said: Said) -> str:
    links = "".join(
        f"<PredecessorLink><PredecessorUID>{uid}</PredecessorUID>"
        f"<Type>{_LINK_TYPES.index(kind)}</Type><LinkLag>{lag * 10}</LinkLag>"
        "<LagFormat>7</LagFormat></PredecessorLink>"
        for uid, kind, lag in said.after
    )
    hours, minutes = divmod(said.minutes, 60)
    return (
        f"<Task><UID>{said.uid}</UID><ID>{said.uid}</ID><Name>{escape(said.name)}</Name>"
        f"<OutlineLevel>{said.level}</OutlineLevel><Duration>PT{hours}H{minutes}M0S</Duration>"
        f"<DurationFormat>7</DurationFormat><Milestone>{int(said.milestone)}</Milestone>"
        f"<Summary>{int(said.summary)}</Summary><PercentComplete>{said.percent}</PercentComplete>"
        f"{said.more}{links}</Task>"
    )
