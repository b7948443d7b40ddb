"""Finding records by their words, over everything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.values import Query, Ref

Marks = tuple[tuple[int, int], ...]
"""Where hits stand in a text: from the first character of each to behind its last."""

MOST_HITS = 50


@dataclass(frozen=True, slots=True)
class Hit:
    """A record that was found, and its day.

    `title` is its own, else that of what it belongs to; `excerpt` is a piece of one of its other
    texts, empty where it has none. `owners` are the records that it belongs to, nearest first: those
    of a kind that no screen shows are shown there. `project` is the code of `project_id`.
    """

    ref: Ref
    title: str
    excerpt: str
    on: date | None
    project_id: int | None = None
    project: str | None = None
    title_marks: Marks = ()
    excerpt_marks: Marks = ()
    owners: tuple[Ref, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits for `text`; `more` where there are others."""

    text: str
    hits: tuple[Hit, ...] = ()
    more: bool = False


@dataclass(frozen=True, slots=True)
class FindQuery(Query[Found]):
    """The records that hold all the words of `text`, the last of which may be a beginning.

    First come those whose titles hold them, then the others, titled ones before the log; the newest
    first in each. Narrowed to a project (its client and the people there are of it), or to kinds.
    """

    text: str
    project_id: int | None = None
    kinds: tuple[str, ...] = ()
    limit: int = MOST_HITS
