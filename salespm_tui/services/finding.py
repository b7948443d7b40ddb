"""Finding records by their words: which, what they are called, and what is said around the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from salespm_tui.contract.finding import FindQuery, Found, Hit
from salespm_tui.contract.values import Ref
from salespm_tui.core.clean import clean_text
from salespm_tui.domain.finding import excerpt, marks_in, words_in, words_of
from salespm_tui.services.clients.rows import names_in
from salespm_tui.services.settings import local_day, zone_of
from salespm_tui.services.work import Commands, Queries, Reading
from salespm_tui.store.connection import raw_of
from salespm_tui.store.search import Match, matches
from salespm_tui.store.searchable import BY_TABLE, Searchable
from salespm_tui.store.tables import METADATA

EXCERPT_CELLS = 160
_BETWEEN = " · "
_LISTS = ("aliases", "tags")
_Row = Mapping[str, Any]
_Rows = dict[Ref, _Row]


@dataclass(frozen=True, slots=True)
class _Around:
    """What is known of the records that were found, and of what they belong to."""

    rows: _Rows
    owners: Mapping[Ref, tuple[Ref, ...]]
    codes: Mapping[int, str]
    zone: ZoneInfo


def find(reading: Reading, query: FindQuery) -> Found:
    """The records that hold the words, as people know them."""
    words = words_of(clean_text(query.text))
    raw = raw_of(reading.session.connection())
    found = matches(
        raw, words, limit=query.limit + 1, project_id=query.project_id, kinds=query.kinds
    )
    shown = found[: query.limit]
    rows = _rows(reading, (Ref(one.table, one.row_id) for one in shown))
    owners = {ref: _owners(ref, row) for ref, row in rows.items()}
    shown = [one for one in shown if not _is_told_there(one, owners)]
    told = {**rows, **_rows(reading, {owner for some in owners.values() for owner in some})}
    around = _Around(told, owners, _codes(reading, told), zone_of(reading))
    hits = (_hit(one, words, around) for one in shown)
    return Found(query.text, tuple(hits), len(found) > query.limit)


def _is_told_there(match: Match, owners: Mapping[Ref, tuple[Ref, ...]]) -> bool:
    """Whether it is a line of minutes that were found themselves."""
    if match.table != "stand_up_item":
        return False
    return any(owner in owners for owner in owners[Ref(match.table, match.row_id)])


def _hit(match: Match, words: tuple[str, ...], around: _Around) -> Hit:
    ref = Ref(match.table, match.row_id)
    one, row, owners = BY_TABLE[match.table], around.rows[ref], around.owners[ref]
    title = _title(ref, around.rows, owners)
    text, marks = _excerpt(one, row, words)
    project_id = _project(ref, around.rows, owners)
    return Hit(
        ref=ref,
        title=title,
        excerpt=text,
        on=_day(one, row, around.zone),
        project_id=project_id,
        project=around.codes.get(project_id) if project_id is not None else None,
        title_marks=marks_in(title, words),
        excerpt_marks=marks,
        owners=owners,
    )


def _day(one: Searchable, row: _Row, zone: ZoneInfo) -> date | None:
    """The day of the record by the workspace's clock."""
    at = next((row[name] for name in one.days if row[name] is not None), None)
    return local_day(at, zone) if isinstance(at, datetime) else at


def _title(ref: Ref, rows: _Rows, owners: tuple[Ref, ...]) -> str:
    """What the record is called; one without a name, after its owner, else by its day."""
    row = rows.get(ref, {})
    named = _texts(row, BY_TABLE[ref.kind].title[:1])
    if named:
        return named[0]
    if owners:
        return _title(owners[0], rows, ())
    return str(row.get("on") or "")


def _excerpt(
    one: Searchable, row: _Row, words: tuple[str, ...]
) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The piece of the text, beside what it is called, that has most of the words."""
    texts = _texts(row, (*one.body, *one.title[1:]))
    if not texts:
        return "", ()
    best = texts[0] if len(texts) == 1 else max(texts, key=lambda text: words_in(text, words))
    return excerpt(best, marks_in(best, words), EXCERPT_CELLS)


def _texts(row: _Row, columns: Iterable[str]) -> list[str]:
    texts = []
    for column in columns:
        text = row.get(column) or ""
        texts.append(_BETWEEN.join(names_in(text)) if column in _LISTS else text)
    return list(filter(None, texts))


def _project(ref: Ref, rows: _Rows, owners: tuple[Ref, ...]) -> int | None:
    row, one = rows.get(ref, {}), BY_TABLE[ref.kind]
    if ref.kind == "project":
        return ref.id
    if one.by_owner and owners:
        return _project(owners[0], rows, ())
    found: int | None = row.get("project_id")
    return found


def _owners(ref: Ref, row: _Row) -> tuple[Ref, ...]:
    named = ((row.get(column), table) for column, table in BY_TABLE[ref.kind].owners)
    return tuple(Ref(table, row_id) for row_id, table in named if row_id is not None)


def _rows(reading: Reading, refs: Iterable[Ref]) -> _Rows:
    """What is told of those records, one question a table."""
    wanted: dict[str, list[int]] = {}
    for ref in refs:
        wanted.setdefault(ref.kind, []).append(ref.id)
    found: _Rows = {}
    for table, ids in wanted.items():
        columns = METADATA.tables[table].c
        names = ["id", *_told(BY_TABLE[table], columns.keys())]
        query = sa.select(*(columns[name] for name in names)).where(columns.id.in_(ids))
        for values in reading.session.connection().execute(query):
            found[Ref(table, values[0])] = dict(zip(names, values, strict=True))
    return found


def _told(one: Searchable, columns: Iterable[str]) -> list[str]:
    wanted = {*one.title, *one.body, *one.days, "project_id", *(name for name, _ in one.owners)}
    return sorted(wanted & set(columns))


def _codes(reading: Reading, rows: _Rows) -> dict[int, str]:
    """The codes of the projects that those records are in."""
    ids = {row["project_id"] for row in rows.values() if row.get("project_id") is not None}
    ids |= {ref.id for ref in rows if ref.kind == "project"}
    project = METADATA.tables["project"].c
    query = sa.select(project.id, project.code).where(project.id.in_(ids))
    return {row.id: row.code for row in reading.session.connection().execute(query)}


COMMANDS: Commands = {}
QUERIES: Queries = {FindQuery: find}
