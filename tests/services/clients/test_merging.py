"""Two rows for one client become one, and two again when it is undone."""

from __future__ import annotations

from datetime import date

import pytest

from salespm_tui.contract.clients import (
    MergeClients,
    MergePreviewQuery,
    SaveActionItem,
    SaveContact,
)
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError

from .conftest import Desk


@pytest.fixture
def doubles(desk: Desk) -> tuple[int, int]:
    keep = desk.client("华为技术有限公司", short_name="华为", tier="A", notes="kept")
    drop = desk.client("Huawei Tech", short_name="Huawei", aliases=("HW",), cadence_days=14,
                       tier="B", status="active", notes="dropped")  # fmt: skip
    desk.do(SaveContact(client_id=keep, name="Li Wei", title="CTO"))
    desk.do(SaveContact(client_id=drop, name="LI WEI", phone="138", title="Boss"))
    desk.do(SaveContact(client_id=drop, name="Chen Yu"))
    desk.log("call Huawei price @Chen !fri")
    desk.log("call Huawei delivery @LI +visit")
    desk.do(SaveActionItem(title="Sign", client_id=keep, due_on=date(2026, 12, 1)))
    return keep, drop


def test_everything_moves_and_the_names_stay_known(desk: Desk, doubles: tuple[int, int]) -> None:
    keep, drop = doubles
    outcome = desk.do(MergeClients(keep, drop))
    assert str(outcome.label) == "Merged Huawei into 华为"
    detail = desk.detail(keep)
    assert desk.detail(drop) is None
    assert detail.client.aliases == ("Huawei Tech", "Huawei", "HW")
    assert (detail.client.tier, detail.client.cadence_days) == ("A", 14)
    assert detail.client.status == "active"
    assert detail.notes == "kept\ndropped"
    assert {entry.summary for entry in detail.log} == {"price", "delivery"}
    assert {step.title for step in detail.next_steps} == {"price", "visit", "Sign"}
    desk.log("call Huawei Tech again")
    assert len(desk.detail(keep).log) == 3


def test_a_person_known_to_both_becomes_one(desk: Desk, doubles: tuple[int, int]) -> None:
    keep, drop = doubles
    desk.do(MergeClients(keep, drop))
    contacts = {contact.name: contact for contact in desk.detail(keep).contacts}
    assert {"Li Wei", "Chen Yu"} <= contacts.keys()
    assert "LI WEI" not in contacts
    assert (contacts["Li Wei"].title, contacts["Li Wei"].phone) == ("CTO", "138")


def test_undone_everything_is_as_it_was(desk: Desk, doubles: tuple[int, int]) -> None:
    before = desk.everything()
    desk.do(MergeClients(*doubles))
    after = desk.everything()
    assert after != before
    desk.undo()
    assert desk.everything() == before
    desk.redo()
    assert desk.everything() == after


def test_the_preview_says_what_the_merge_does(desk: Desk, doubles: tuple[int, int]) -> None:
    keep, drop = doubles
    preview = desk.ask(MergePreviewQuery(keep, drop))
    detail = desk.detail(drop)
    assert (preview.keep, preview.drop) == ("华为技术有限公司", "Huawei Tech")
    assert (preview.entries, preview.steps) == (2, 2)
    assert (preview.contacts, preview.projects) == (len(detail.contacts), 0)
    desk.do(MergeClients(keep, drop))
    assert desk.detail(keep).client.aliases == preview.aliases
    assert desk.ask(MergePreviewQuery(keep, drop)) is None


def test_a_client_is_not_merged_with_itself_or_with_a_gone_one(
    desk: Desk, doubles: tuple[int, int]
) -> None:
    keep, drop = doubles
    with pytest.raises(UserError):
        desk.do(MergeClients(keep, keep))
    desk.archive(Ref("client", drop))
    with pytest.raises(UserError):
        desk.do(MergeClients(keep, drop))
