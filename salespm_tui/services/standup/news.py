"""What the journal says has happened since the last stand-up."""

from __future__ import annotations

from dataclasses import dataclass, field

from salespm_tui.services.work import Reading
from salespm_tui.store.history import NetChange, changed_since

_WATCHED = frozenset(
    {
        "task",
        "project",
        "client",
        "action_item",
        "opportunity",
        "risk",
        "issue",
        "expectation",
        "change_request",
        "feedback",
    }
)
_RATING = ("probability", "impact")


@dataclass(slots=True)
class News:
    """The ids of what is new and of what was finished, by kind of record; the status that each came
    to, the stage at which each deal stood that moved, and what was different of a risk's rating."""

    new: dict[str, set[int]] = field(default_factory=dict)
    finished: dict[str, set[int]] = field(default_factory=dict)
    came_to: dict[str, dict[int, str]] = field(default_factory=dict)
    stage_before: dict[int, int] = field(default_factory=dict)
    rated_before: dict[int, dict[str, int | None]] = field(default_factory=dict)

    def is_new(self, kind: str, row_id: int) -> bool:
        return row_id in self.new.get(kind, ())

    def is_finished(self, kind: str, row_id: int) -> bool:
        return row_id in self.finished.get(kind, ())

    def became(self, kind: str, row_id: int) -> str:
        """The status that a record came to; empty where it has the one that it had."""
        return self.came_to.get(kind, {}).get(row_id, "")

    def touched(self, kind: str) -> set[int]:
        """The ids of all that is new, came to another status, or (a risk) was rated anew."""
        rated = self.rated_before if kind == "risk" else ()
        return {*self.new.get(kind, ()), *self.came_to.get(kind, ()), *rated}


def news_since(reading: Reading, set_id: int | None) -> News:
    """What happened after that change set; nothing where there is none to count from."""
    if set_id is None:
        return News()
    key = ("news", set_id)
    news: News | None = reading.cache.get(key)
    if news is None:
        news = News()
        for change in changed_since(reading.session, set_id, _WATCHED):
            _take_in(news, change)
        reading.cache[key] = news
    return news


def _take_in(news: News, change: NetChange) -> None:
    before, after = change.before, change.after
    if after is None or after.get("archived_at") is not None:
        return
    if before is None:
        news.new.setdefault(change.table, set()).add(change.row_id)
    elif change.table == "opportunity" and "stage_id" in before:
        news.stage_before[change.row_id] = int(str(before["stage_id"]))
    elif change.table == "risk" and any(name in before for name in _RATING):
        rated = {name: before[name] for name in _RATING if name in before}
        news.rated_before[change.row_id] = rated
    if before is None or "status" in before:
        news.came_to.setdefault(change.table, {})[change.row_id] = str(after.get("status") or "")
    if after.get("status") == "done" and (before is None or before.get("status") != "done"):
        news.finished.setdefault(change.table, set()).add(change.row_id)
