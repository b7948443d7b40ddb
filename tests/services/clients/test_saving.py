"""What is typed into forms becomes rows, or is refused with a way out."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from salespm_tui.contract.clients import SaveActionItem, SaveClient, SaveContact, SaveInteraction
from salespm_tui.contract.values import Ref
from salespm_tui.core.errors import UserError

from .conftest import Desk


def test_a_new_client_has_what_was_given_and_nothing_invented(desk: Desk) -> None:
    outcome = desk.do(
        SaveClient(
            name="  华为技术有限公司\n", short_name="华为", aliases=("HW", "华为", "hw"), tier="A",
            status="active", cadence_days=14, industry="通信",
        )
    )  # fmt: skip
    row = desk.row(outcome.ref.id)
    assert str(outcome.label) == "Added client 华为"
    assert (row.name, row.short_name, row.aliases) == ("华为技术有限公司", "华为", ("HW",))
    assert (row.tier, row.status, row.cadence_days, row.industry) == ("A", "active", 14, "通信")
    assert (row.region, row.last_contact, row.silent_days, row.health) == ("", None, None, None)


def test_changing_one_field_leaves_the_others(desk: Desk) -> None:
    number = desk.client("Acme", tier="B", cadence_days=30, notes="one\ntwo")
    outcome = desk.do(SaveClient(client_id=number, tier=""))
    assert str(outcome.label) == "Changed client Acme"
    detail = desk.detail(number)
    assert (detail.client.tier, detail.client.cadence_days) == ("", 30)
    assert detail.notes == "one\ntwo"


@pytest.mark.parametrize(
    ("command", "field"),
    [
        (SaveClient(), "name"),
        (SaveClient(name=" \x00 "), "name"),
        (SaveClient(name="ＨＵＡＷＥＩ"), "name"),
        (SaveClient(name="New", short_name="华为"), "short_name"),
        (SaveClient(name="New", aliases=("hw",)), "aliases"),
        (SaveClient(name="New", tier="D"), "tier"),
        (SaveClient(name="New", kind=""), "kind"),
        (SaveClient(name="New", cadence_days=0), "cadence_days"),
        (SaveContact(client_id=1, name=""), "name"),
        (SaveContact(name="Li"), "client_id"),
        (SaveContact(client_id=1, name="Li", influence=6), "influence"),
        (SaveContact(client_id=1, name="Li", role="boss"), "role"),
        (SaveInteraction(client_id=1, channel="pigeon"), "channel"),
        (SaveInteraction(client_id=1, duration_min=-1), "duration_min"),
        (SaveInteraction(client_id=1, contact_id=1), "contact_id"),
        (SaveInteraction(client_id=1, occurred_at=datetime(2026, 12, 24, tzinfo=UTC)), "occurred_at"),
        (SaveActionItem(title="", client_id=1), "title"),
        (SaveActionItem(title="x", status="maybe"), "status"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_at_its_field(desk: Desk, command: object, field: str) -> None:
    desk.client("华为技术有限公司", short_name="华为", aliases=("Huawei", "HW"))
    desk.client("Acme")
    desk.do(SaveContact(client_id=2, name="Bob"))
    before = desk.everything()
    with pytest.raises(UserError) as refused:
        desk.do(command)  # type: ignore[arg-type]
    assert refused.value.field == field
    assert refused.value.what_to_do
    assert desk.everything() == before


def test_a_client_keeps_its_own_names_when_they_are_saved_again(desk: Desk) -> None:
    number = desk.client("Acme Ltd", short_name="Acme", aliases=("ACM",))
    desk.do(SaveClient(client_id=number, name="Acme", short_name="Acme Ltd", aliases=("ACM", "AC")))
    row = desk.row(number)
    assert (row.name, row.short_name, row.aliases) == ("Acme", "Acme Ltd", ("ACM", "AC"))


def test_a_like_name_is_taken_and_noted(desk: Desk) -> None:
    desk.client("华为技术有限公司")
    outcome = desk.do(SaveClient(name="华为"))
    assert [str(note) for note in outcome.notes] == [
        "There is also 华为技术有限公司. If they are one client, merge them."
    ]
    assert desk.do(SaveClient(name="Globex")).notes == ()


def test_the_name_of_an_archived_client_is_free(desk: Desk) -> None:
    number = desk.client("Acme")
    desk.archive(Ref("client", number))
    assert desk.client("ACME") != number


def test_a_contact_is_made_and_changed(desk: Desk) -> None:
    number = desk.client("华为")
    made = desk.do(
        SaveContact(
            client_id=number, name="李伟", title="采购总监", role="economic_buyer", influence=4
        )
    )
    desk.do(SaveContact(contact_id=made.ref.id, wechat="liwei", attitude="neutral", influence=None))
    (contact,) = desk.detail(number).contacts
    assert (contact.name, contact.title, contact.role) == ("李伟", "采购总监", "economic_buyer")
    assert (contact.influence, contact.wechat, contact.attitude) == (None, "liwei", "neutral")


def test_an_entry_is_logged_now_unless_it_says_when(desk: Desk) -> None:
    number = desk.client("Acme")
    desk.do(SaveInteraction(client_id=number, channel="visit", summary="now"))
    then = datetime(2026, 11, 20, 17, 30, tzinfo=UTC)
    desk.do(
        SaveInteraction(client_id=number, occurred_at=then, summary="a\nb", sentiment="positive")
    )
    now, before = desk.detail(number).log
    assert (now.at.isoformat(), now.channel) == ("2026-11-23T17:00:00+08:00", "visit")
    assert (before.at.isoformat(), before.summary) == ("2026-11-21T01:30:00+08:00", "a\nb")
    assert desk.row(number).last_contact == date(2026, 11, 23)


def test_an_entry_can_be_put_right(desk: Desk) -> None:
    number = desk.client("Acme")
    made = desk.do(SaveInteraction(client_id=number, summary="x", duration_min=30))
    outcome = desk.do(
        SaveInteraction(interaction_id=made.ref.id, direction="in", duration_min=None, outcome="ok")
    )
    (entry,) = desk.detail(number).log
    assert str(outcome.label) == "Changed the log of Acme"
    assert (entry.direction, entry.duration_min, entry.outcome, entry.summary) == (
        "in",
        None,
        "ok",
        "x",
    )


def test_done_fills_its_day_and_open_empties_it(desk: Desk) -> None:
    number = desk.client("Acme")
    item = desk.do(SaveActionItem(title="Call", client_id=number, due_on=date(2026, 11, 27))).ref.id
    assert desk.row(number).next_step_id == item
    done = desk.do(SaveActionItem(action_item_id=item, status="done"))
    assert str(done.label) == "Done: Call"
    (step,) = desk.detail(number).next_steps
    assert (step.kind, step.status, step.done_on) == ("follow_up", "done", date(2026, 11, 23))
    assert desk.row(number).next_step is None
    desk.do(SaveActionItem(action_item_id=item, status="open"))
    assert desk.detail(number).next_steps[0].done_on is None


@pytest.mark.parametrize(
    ("change", "label"),
    [
        ({"due_on": date(2026, 12, 1)}, "Moved Call to 1 Dec"),
        ({"status": "dropped"}, "Dropped: Call"),
        ({"title": "Ring", "due_on": None}, "Changed next step Ring"),
    ],
)
def test_the_label_says_what_was_done_to_a_step(
    desk: Desk, change: dict[str, object], label: str
) -> None:
    number = desk.client("Acme")
    item = desk.do(SaveActionItem(title="Call", client_id=number)).ref.id
    outcome = desk.do(SaveActionItem(action_item_id=item, **change))  # type: ignore[arg-type]
    assert str(outcome.label) == label


def test_what_is_archived_cannot_be_changed(desk: Desk) -> None:
    number = desk.client("Acme")
    desk.archive(Ref("client", number))
    for command in (
        SaveClient(client_id=number, name="Acme 2"),
        SaveContact(client_id=number, name="Bob"),
        SaveActionItem(client_id=number, title="Call"),
    ):
        with pytest.raises(UserError):
            desk.do(command)
