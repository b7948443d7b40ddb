"""`salespm find`: the JSON of the contract, a table for people, and the search made anew."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from tests.cli.conftest import CommandLine


def test_the_json_has_the_keys_of_the_contract(salespm: CommandLine) -> None:
    salespm.run("log", "call 华为 谈价格，他说贵")
    told = salespm.run("find", "价格", "--json")
    assert (told.code, told.err) == (0, "")
    (hit,) = told.json["hits"]
    assert hit == {
        "kind": "interaction",
        "id": 1,
        "project": None,
        "title": "华为",
        "excerpt": "谈价格，他说贵",
    }


def test_people_read_a_table_and_nothing_is_no_failure(salespm: CommandLine) -> None:
    salespm.run("log", "call Acme asked for prices")
    told = salespm.run("find", "acme")
    assert told.code == 0
    assert told.out.splitlines()[0].split() == ["Kind", "Id", "Project", "Day", "Title", "Text"]
    assert told.out.splitlines()[1].split()[:2] == ["client", "1"]
    nothing = salespm.run("find", "no", "such", "words")
    assert (nothing.code, nothing.out.strip()) == (0, "Nothing holds “no such words”.")
    assert salespm.run("find", '"', "--json").json == {"hits": []}


def test_an_index_that_is_out_of_step_is_told_and_mended(salespm: CommandLine) -> None:
    salespm.run("log", "call Acme asked for prices")
    with closing(sqlite3.connect(salespm.file)) as raw:
        raw.execute("DELETE FROM search_row WHERE table_name = 'client'")
        raw.commit()
    told = salespm.run("check", "--json")
    assert told.code == 1
    assert [problem["where"] for problem in told.json["problems"]] == ["search"]
    assert "--rebuild-search" in told.json["problems"][0]["fix"]
    assert salespm.run("check", "--rebuild-search").code == 0
    assert [hit["kind"] for hit in salespm.run("find", "acme", "--json").json["hits"]] == ["client"]
