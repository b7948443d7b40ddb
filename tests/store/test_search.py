"""The search finds every word that was put in, and follows every way in which records change."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from salespm_tui.core.labels import label
from salespm_tui.domain.finding import indexed, words_of
from salespm_tui.store import search
from salespm_tui.store.check import check
from salespm_tui.store.searchable import BY_TABLE, NOT_SEARCHED, SEARCHABLE
from salespm_tui.store.tables import (
    JOURNALLED,
    Client,
    Contact,
    Goal,
    GoalActual,
    Interaction,
    Project,
    Task,
)
from salespm_tui.store.undo import redo, undo
from salespm_tui.store.workspace import Store

DAY = date(2026, 11, 1)
NOON = "2026-11-09T12:00:00.000000Z"


def write(store: Store, *statements: sa.Executable | str) -> None:
    with store.write(label("Step"), "step") as work:
        for one in statements:
            work.session.execute(sa.text(one) if isinstance(one, str) else one)


def found(
    store: Store,
    text: str,
    *,
    limit: int = 50,
    project_id: int | None = None,
    kinds: Iterable[str] = (),
) -> list[tuple[str, int]]:
    with store.read() as session:
        raw = session.connection().connection.driver_connection
        hits = search.matches(raw, words_of(text), limit=limit, project_id=project_id, kinds=kinds)
    return [(hit.table, hit.row_id) for hit in hits]


def index(store: Store) -> list[tuple[object, ...]]:
    with store.read() as session:
        return [
            tuple(row) for row in session.execute(sa.text("SELECT * FROM search_row ORDER BY id"))
        ]


def is_in_step(store: Store) -> None:
    """The index is what a rebuilt one is, and SQLite's part of it whole."""
    assert check(store) == ()
    before = index(store)
    store.rebuild_search()
    assert index(store) == before


def project(number: int, client: int | None = None) -> sa.Executable:
    values = {"id": number, "code": f"P{number}", "name": f"Fair {number}", "currency": "EUR"}
    return sa.insert(Project).values(**values, client_id=client)


def entry(number: int, summary: str, *, day: int = 2, project: int | None = None) -> sa.Executable:
    return sa.insert(Interaction).values(
        id=number,
        client_id=1,
        project_id=project,
        summary=summary,
        occurred_at=datetime(2026, 11, day, 9, tzinfo=UTC),
    )


ACME = sa.insert(Client).values(id=1, name="华为技术 Acme", aliases='["Umbrella", "华"]')


def test_words_of_one_and_two_chinese_characters_are_found(store: Store) -> None:
    write(store, ACME, entry(1, "跟王总谈价格，他说贵"), entry(2, "Talked about the price list"))
    for text in ("谈", "价格", "谈价格", "贵", "王总 价"):
        assert found(store, text) == [("interaction", 1)], text
    for text in ("price", "PRI", "price list", "list talked"):
        assert found(store, text) == [("interaction", 2)], text
    assert found(store, "华") == [("client", 1)]
    assert found(store, "umbrella") == [("client", 1)]
    for text in ("格价", "rice", "list price x", ""):
        assert found(store, text) == [], text


def test_titles_come_first_then_the_newest(store: Store) -> None:
    write(
        store,
        sa.insert(Client).values(id=1, name="Old"),
        sa.insert(Client).values(id=2, name="Other", notes="likes Umbrella"),
        entry(1, "umbrella once", day=3),
        entry(2, "umbrella again", day=9),
        project(1),
        sa.insert(Task).values(id=1, project_id=1, name="Order the umbrellas"),
    )
    expected = [("task", 1), ("client", 2), ("interaction", 2), ("interaction", 1)]
    assert found(store, "umbrella") == expected
    assert found(store, "umbrella", limit=3) == expected[:3]
    assert found(store, "umbrella", kinds=("interaction", "task")) == [expected[0], *expected[2:]]


def test_a_project_narrows_to_what_belongs_to_it(store: Store) -> None:
    write(
        store,
        ACME,
        sa.insert(Contact).values(id=1, client_id=1, name="Word"),
        sa.insert(Client).values(id=2, name="Word too"),
        project(1, client=1),
        project(2),
        entry(1, "word", project=1),
        entry(2, "word", project=2),
        sa.insert(Goal).values(
            id=1, project_id=2, name="Goal", target_value=1, start_on=DAY, due_on=DAY
        ),
        sa.insert(GoalActual).values(id=1, goal_id=1, as_of=DAY, note="word"),
    )
    assert found(store, "word", project_id=1) == [("contact", 1), ("interaction", 1)]
    assert found(store, "word", project_id=2) == [("interaction", 2), ("goal_actual", 1)]
    write(store, sa.update(Goal).values(project_id=1))
    assert ("goal_actual", 1) in found(store, "word", project_id=1)
    is_in_step(store)


def test_every_way_of_writing_is_followed(store: Store) -> None:
    write(store, ACME, entry(1, "alpha"), entry(2, "beta"))
    write(store, "UPDATE interaction SET summary = 'gamma' WHERE id = 1")
    assert (found(store, "alpha"), found(store, "gamma")) == ([], [("interaction", 1)])
    undo(store)
    assert (found(store, "alpha"), found(store, "gamma")) == ([("interaction", 1)], [])
    redo(store)
    assert (found(store, "alpha"), found(store, "gamma")) == ([], [("interaction", 1)])
    write(store, f"UPDATE interaction SET archived_at = '{NOON}'".replace(":", r"\:"))
    assert found(store, "gamma beta") == found(store, "gamma") == []
    undo(store)
    write(store, "DELETE FROM interaction WHERE id = 2")
    assert (found(store, "beta"), found(store, "gamma")) == ([], [("interaction", 1)])
    undo(store)
    assert found(store, "beta") == [("interaction", 2)]
    write(store, sa.update(Interaction).where(Interaction.id == 2).values(summary=""))
    assert found(store, "beta") == []
    is_in_step(store)


def test_a_change_that_is_taken_back_leaves_the_index_alone(store: Store) -> None:
    write(store, ACME, entry(1, "alpha"))
    with pytest.raises(RuntimeError), store.write(label("Fails"), "step") as work:
        work.session.execute(sa.update(Interaction).values(summary="beta"))
        raise RuntimeError
    assert (found(store, "alpha"), found(store, "beta")) == ([("interaction", 1)], [])
    is_in_step(store)


def test_what_the_index_does_not_hold_costs_it_nothing(store: Store) -> None:
    """A plan that is moved is not indexed again."""
    write(store, project(1), sa.insert(Task).values(id=1, project_id=1, name="Task", position=1))
    before = index(store)
    with store.write(label("Spoilt"), "step") as work:
        work.session.execute(sa.text("UPDATE search_row SET place = place || ' left'"))
        work.session.execute(sa.update(Task).values(position=2, percent=40))
    assert [row[3] for row in index(store)] == [f"{row[3]} left" for row in before]


HOSTILE = (
    '"', "'", "a\"b", "NEAR(a b)", "title:x", "{title} : x", "-x", "x NOT y", "x OR", "AND", "*",
    "^x", "(", ")", "＂价＂", "a：b", "𠮷野家", "🙂", "x" * 5000, "价" * 3000,
    " ".join(f"w{n}" for n in range(500)), "%_", "\\", ";--", "\ue000", "a\u0301", "\u200b",
)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
def test_nothing_that_is_typed_breaks_the_search(store: Store, text: str) -> None:
    write(store, ACME, entry(1, text.replace(":", "：")), entry(2, "x 价 y"))
    hits = found(store, text)
    if words_of(text):
        assert ("interaction", 1) in hits


WORDS = st.one_of(
    st.text(alphabet="价格谈华为交期货年 款", min_size=1, max_size=4),
    st.text(alphabet="abcdefgzéüßñжΩ019ＡＢ", min_size=1, max_size=8),
    st.text(alphabet="かなカナ한국ไทย𠮷🙂", min_size=1, max_size=4),
).filter(lambda text: bool(words_of(text)))


@pytest.fixture(scope="module")
def bare() -> Iterator[sqlite3.Connection]:
    raw = sqlite3.connect(":memory:", isolation_level=None)
    for statement in search.STATEMENTS:
        raw.execute(statement)
    yield raw
    raw.close()


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, min_size=1, max_size=6), st.sampled_from([" ", "，", "-", "\n"]), st.data())
def test_every_word_that_was_put_in_is_found(
    bare: sqlite3.Connection, words: list[str], between: str, data: st.DataObject
) -> None:
    run = bare.execute
    run("DELETE FROM search_row")
    run("INSERT INTO search_words (search_words) VALUES ('delete-all')")
    run(
        "INSERT INTO search_row VALUES (?, 'interaction', 1, '', '', ?)",
        (5 << 34 | 1, indexed(between.join(words))),
    )
    run("INSERT INTO search_words (search_words) VALUES ('rebuild')")
    asked = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=3))
    for text in (*words, " ".join(asked)):
        assert search.matches(bare, words_of(text), limit=1), text


def test_every_text_is_searchable_or_named_as_not() -> None:
    everywhere = set(NOT_SEARCHED["*"])
    for table in JOURNALLED:
        one = BY_TABLE.get(str(table.name))
        told = {*one.title, *one.body} if one else set()
        left = set(NOT_SEARCHED.get(str(table.name), ()))
        texts = {
            column.name
            for column in table.columns
            if type(column.type).__name__ == "Text" and not column.info.get("codes")
        }
        assert told | left | (everywhere & texts) == texts, table.name
        assert not told & (left | everywhere), table.name


def test_the_numbers_of_the_tables_are_given_once() -> None:
    assert len({one.number for one in SEARCHABLE}) == len(SEARCHABLE)
    assert all(0 < one.number < 64 for one in SEARCHABLE)
    assert {table.name for table in JOURNALLED} >= {one.table for one in SEARCHABLE}
