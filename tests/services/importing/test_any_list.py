"""Whatever stands in a list: it comes or is refused, a second time changes nothing, undo takes it back."""

from __future__ import annotations

import csv
import io
from random import Random

import pytest

from salespm_tui.core.errors import UserError
from salespm_tui.exchange.crm_columns import KINDS, fields_of
from tests.services.importing.conftest import Desk
from tests.services.importing.lists import ask, bring, counts

CELLS = (
    "", "-", "N/A", "1", "2", "2026-01-02", "31/12/2026", "2/30/2026", "$1,000", "1.234,5", "9" * 23,
    "-5", "abc", "Won", "Closed Lost", "100%", "0.5", "250", "Acme", "华为", "a;b", "'=1+1", "x" * 300,
    "TRUE", "电话", "2026-01-02T10:00:00Z", "9999-12-31", "0001-01-01", "1900-01-01 00:00", "\U0001f600",
    "e\u0301", "Proposal", "赢单",
)  # fmt: skip


def some_list(random: Random) -> tuple[str, str]:
    """A kind and a list of it, cells at random."""
    kind = random.choice(KINDS)
    fields = [name for name in fields_of(kind) if random.random() < 0.6]
    file = io.StringIO()
    lines = csv.writer(file)
    lines.writerow(fields or ["name"])
    for _row in range(random.randrange(1, 9)):
        lines.writerow([random.choice(CELLS) for _field in fields or ["name"]])
    return kind, file.getvalue()


@pytest.mark.parametrize("seed", range(5))
def test_lists_at_random(desk: Desk, seed: int) -> None:
    random = Random(seed)
    for _list in range(12):
        kind, text = some_list(random)
        before = desk.everything()
        try:
            first = bring(desk, text, kind=kind)
        except UserError:
            assert desk.everything() == before
            continue
        again = bring(desk, text, kind=kind)
        assert (counts(again)[:2], again.set_id) == ((0, 0), None), (kind, text)
        if first.set_id is not None:
            desk.undo()
            assert desk.everything() == before, (kind, text)
            bring(desk, text, kind=kind)


def test_one_client_is_created_whatever_ways_it_is_named(desk: Desk) -> None:
    bring(
        desk,
        "id,Deal Name,Stage,Company,Company ID\n1,A,Proposal,Acme,\n2,B,Proposal,ACME,7\n"
        "3,C,Proposal,Acme Corp,7\n4,D,Proposal,,7\n",
    )
    assert ask(desk, "SELECT name FROM client") == [("ACME",)]
    assert ask(desk, "SELECT DISTINCT client_id FROM opportunity") == [(1,)]
