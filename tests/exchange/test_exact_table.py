"""What other programs and textbooks computed, computed here again from durations, links, calendars and
constraints alone, must agree to the minute. With `-s` the whole table is printed:

    python -m pytest tests/exchange/test_exact_table.py -s
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.exchange.exact_table import DEMANDED, FLOORS, Row, heading, rows

pytestmark = pytest.mark.realdata


@pytest.fixture(scope="module")
def table(real_data: Path) -> list[Row]:
    found = list(rows(real_data))
    lines = "\n".join([heading(), *(row.shown() for row in found)])
    sys.stdout.write(f"\n{lines}\n")
    return found


def test_every_file_and_network_is_in_the_table(table: list[Row]) -> None:
    groups = [row.group for row in table]
    counts = {group: groups.count(group) for group in dict.fromkeys(groups)}
    assert counts.pop("psplib") >= 25
    assert counts == {"mspdi": 26, "textbook": 6, "relations": 10, "generated": 36}
    assert {row.name for row in table if row.group == "mspdi"} == {*DEMANDED, *FLOORS}


def test_what_is_demanded_is_exact(table: list[Row]) -> None:
    assert [row.shown() for row in table if row.demanded and not row.exact] == []
    tasks = {row.name: row.tasks for row in table if row.name in DEMANDED}
    assert tasks == DEMANDED
    for row in table:
        if row.name in DEMANDED:
            assert set(row.there.values()) == {row.tasks}, row.shown()
            assert len(row.there) == 8, row.shown()


def test_the_other_files_get_no_worse_and_every_difference_has_a_cause(table: list[Row]) -> None:
    for row in table:
        if row.demanded:
            continue
        floor, cause = FLOORS[row.name]
        assert row.equal >= floor, row.shown()
        assert row.exact or cause, row.shown()
