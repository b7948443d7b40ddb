"""Contacts that are planned, and told once they took place."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from salespm_tui.contract.clients import (
    HoldInteraction,
    SaveActionItem,
    SaveContact,
    SaveInteraction,
)
from salespm_tui.core.errors import UserError

from .conftest import Desk

FRIDAY = datetime(2026, 11, 27, 6, 0, tzinfo=UTC)


def planned(desk: Desk, number: int, at: datetime = FRIDAY) -> int:
    outcome = desk.do(
        SaveInteraction(
            client_id=number, channel="visit", planned=True, occurred_at=at, summary="Show it"
        )
    )
    assert outcome.ref is not None
    return outcome.ref.id


def test_a_planned_contact_lies_ahead_and_counts_as_none(desk: Desk) -> None:
    number = desk.client("Acme", cadence_days=7)
    long_ago = datetime(2026, 11, 2, 9, tzinfo=UTC)
    desk.do(SaveInteraction(client_id=number, occurred_at=long_ago))
    outcome = desk.do(SaveInteraction(client_id=number, planned=True, occurred_at=FRIDAY))
    assert str(outcome.label) == "Planned a contact with Acme on 27 Nov"
    row = desk.row(number)
    assert (row.last_contact, row.silent) == (date(2026, 11, 2), True)
    assert row.planned_at == FRIDAY
    assert row.planned_at.hour == 14  # by the workspace's clock
    assert desk.detail(number).log[0].planned


def test_a_planned_contact_is_a_next_step_for_the_health(desk: Desk) -> None:
    number = desk.client("Acme")
    desk.log("call Acme price")
    assert desk.row(number).health == 75
    planned(desk, number)
    assert desk.row(number).health == 90


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"planned": True}, "A planned contact needs its time."),
        ({"occurred_at": FRIDAY}, "A contact that is still to come cannot be logged."),
    ],
)
def test_time_and_plan_go_together(desk: Desk, fields: dict[str, object], title: str) -> None:
    number = desk.client("Acme")
    with pytest.raises(UserError) as refused:
        desk.do(SaveInteraction(client_id=number, **fields))  # type: ignore[arg-type]
    assert (refused.value.title, refused.value.field) == (title, "occurred_at")


def test_holding_it_tells_how_it_went_in_one_change(desk: Desk) -> None:
    number = desk.client("Acme")
    entry = planned(desk, number)
    desk.do(SaveActionItem(title="Show it", client_id=number, due_on=date(2026, 11, 23)))
    before = desk.everything()
    later = desk.at(2026, 11, 27, 9)
    outcome = later.do(
        HoldInteraction(
            entry,
            outcome="They want it",
            sentiment="positive",
            next_step="Send the offer",
            next_step_on=date(2026, 12, 1),
        )
    )
    assert str(outcome.label) == "Held the planned contact with Acme"
    assert [str(note) for note in outcome.notes] == [
        "Done: Show it",
        "Added next step Send the offer",
    ]
    detail = later.detail(number)
    held = detail.log[0]
    assert (held.planned, held.at, held.outcome, held.next_step) == (
        False,
        FRIDAY,
        "They want it",
        "Send the offer",
    )
    assert detail.client.last_contact == date(2026, 11, 27)
    assert (detail.client.next_step, detail.client.planned_at) == ("Send the offer", None)
    later.undo()
    assert desk.everything() == before


def test_what_is_held_sooner_than_planned_is_held_now(desk: Desk) -> None:
    number = desk.client("Acme")
    desk.do(HoldInteraction(planned(desk, number)))
    assert desk.detail(number).log[0].at == desk.clock.now()


def test_what_took_place_is_not_held_again(desk: Desk) -> None:
    number = desk.client("Acme")
    entry = desk.log("call Acme price").ref
    assert entry is not None
    with pytest.raises(UserError, match="has taken place already"):
        desk.do(HoldInteraction(entry.id))
    ahead = datetime(2026, 11, 30, tzinfo=UTC)
    with pytest.raises(UserError, match="still to come"):
        desk.do(HoldInteraction(planned(desk, number), at=ahead))


def test_a_person_prefers_a_channel(desk: Desk) -> None:
    number = desk.client("Acme")
    desk.do(SaveContact(client_id=number, name="Bob", preferred_channel="wechat"))
    contact = desk.detail(number).contacts[0]
    assert contact.preferred_channel == "wechat"
    desk.do(SaveContact(contact.id, preferred_channel=""))
    assert desk.detail(number).contacts[0].preferred_channel is None
    with pytest.raises(UserError):
        desk.do(SaveContact(contact.id, preferred_channel="pigeon"))
