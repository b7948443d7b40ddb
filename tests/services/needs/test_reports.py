"""Progress reports: composed without anything internal, kept, logged as sent."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from salespm_tui.contract.baselines import TakeBaseline
from salespm_tui.contract.change_requests import DecideChangeRequest, SaveChangeRequest
from salespm_tui.contract.client_reports import (
    ClientReportRow,
    ClientReportsQuery,
    ComposedReport,
    ComposeReportQuery,
    SaveClientReport,
    SendClientReport,
)
from salespm_tui.contract.clients import ClientQuery, SaveActionItem, SaveContact, SaveInteraction
from salespm_tui.contract.expectations import SaveExpectation, SettleExpectation
from salespm_tui.contract.needs import LinkRequirementTasks, SaveRequirement
from salespm_tui.contract.timeline import SaveTask
from salespm_tui.core.errors import UserError

from .conftest import Desk

FIRST, LAST = date(2026, 11, 16), date(2026, 11, 29)


def composed(desk: Desk, **fields: object) -> ComposedReport:
    asked = ComposeReportQuery(desk.client, FIRST, LAST, **fields)  # type: ignore[arg-type]
    return desk.ask(asked)


def report(desk: Desk) -> ClientReportRow:
    return desk.ask(ClientReportsQuery(client_id=desk.client)).reports[0]


def filled(desk: Desk) -> None:
    desk.do(TakeBaseline(desk.project, "Agreed"))
    desk.do(SaveTask(desk.design, percent=50))
    need = desk.new(SaveRequirement(title="Single *sign-on*", project_id=desk.project))
    desk.do(LinkRequirementTasks(need, (desk.design,)))
    change = desk.new(
        SaveChangeRequest(
            title="Two branches", task_id=desk.build, impact_days=2, impact_cost_minor=123_456
        )
    )
    desk.do(DecideChangeRequest(change, "approved"))
    kept = desk.new(SaveExpectation(client_id=desk.client, statement="Answer by Monday"))
    desk.do(SettleExpectation(kept, "kept"))
    desk.do(SaveExpectation(client_id=desk.client, statement="Training", due_on=date(2026, 12, 1)))
    for day, said, planned in ((20, "Scope agreed", False), (27, "Come again", True)):
        at = datetime(2026, 11, day, 2, tzinfo=UTC)
        desk.do(
            SaveInteraction(
                client_id=desk.client,
                channel="meeting",
                occurred_at=at,
                summary=said,
                outcome="Go",
                sentiment="negative",
                planned=planned,
            )
        )
    desk.do(SaveActionItem(title="Send the plan", client_id=desk.client, owner="Ann"))
    desk.do(SaveActionItem(title="Our secret", client_id=desk.client, kind="corrective"))


def test_a_report_tells_plan_log_needs_promises_and_changes(desk: Desk) -> None:
    filled(desk)
    told = composed(desk)
    assert told.title == "Progress report Rollout, 2026-11-16 to 2026-11-29"
    for line in (
        "# Progress report Rollout, 2026-11-16 to 2026-11-29",
        "- Client: 华为技术有限公司",
        "- Planned finish: 2026-12-04, working days later than agreed: 2",
        "- Design (50 %, until 2026-11-25)",
        "- Build (from 2026-11-26)",
        "- Live: planned for 2026-12-04",
        "- 2026-11-20 meeting: Scope agreed. Outcome: Go",
        "- Single \\*sign-on\\*: captured, 50 %",
        "- Answer by Monday, 2026-11-23",
        "- Training, 2026-12-01",
        "- Two branches: approved (2026-11-23), effect on the plan in working days: +2",
        "- Send the plan (Ann)",
    ):
        assert line in told.text.splitlines()
    for secret in ("Our secret", "Come again", "negative", "1,234", "123456"):
        assert secret not in told.text


def test_a_report_is_composed_in_the_language_asked_for(desk: Desk) -> None:
    filled(desk)
    assert composed(desk, language="en") == composed(desk)
    assert "华为技术有限公司" in composed(desk, language="zh").text


def test_what_has_nothing_to_tell_is_left_out(desk: Desk) -> None:
    headings = [line for line in composed(desk).text.splitlines() if line.startswith("##")]
    assert headings == ["## Progress", "### Next", "### Milestones"]
    assert composed(desk, project_id=desk.project) == composed(desk)


def test_days_the_wrong_way_round_are_refused(desk: Desk) -> None:
    with pytest.raises(UserError, match="before the first"):
        desk.ask(ComposeReportQuery(desk.client, LAST, FIRST))


def test_a_report_is_kept_and_logged_as_sent_in_one_change(desk: Desk) -> None:
    person = desk.new(SaveContact(client_id=desk.client, name="李伟"))
    number = desk.new(
        SaveClientReport(
            client_id=desk.client,
            project_id=desk.project,
            title="November",
            start_on=FIRST,
            end_on=LAST,
            text="# November\n\n- good\n  - very good",
        )
    )
    desk.do(SaveClientReport(number, title="Week 47"))
    before = desk.everything()
    outcome = desk.do(SendClientReport(number, channel="wechat", contact_id=person))
    assert str(outcome.label) == "Sent report Week 47 to 华为"
    told = report(desk)
    assert (told.status, told.sent_on, told.project) == ("sent", date(2026, 11, 23), "ROL")
    assert told.text == "# November\n\n- good\n  - very good"
    client = desk.ask(ClientQuery(desk.client))
    assert client is not None
    entry = client.log[0]
    assert (entry.id, entry.channel, entry.contact, entry.summary) == (
        told.interaction_id,
        "wechat",
        "李伟",
        "Week 47",
    )
    for command in (SendClientReport(number), SaveClientReport(number, text="other")):
        with pytest.raises(UserError, match="stays as it went out"):
            desk.do(command)
    desk.undo()
    assert desk.everything() == before
    assert desk.archive("client_report", number) == "Archived report Week 47"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"client_id": None}, "client_id"),
        ({"title": ""}, "title"),
        ({"end_on": date(2026, 11, 1)}, "end_on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    desk: Desk, fields: dict[str, object], field: str
) -> None:
    whole = {"client_id": desk.client, "title": "x", "start_on": FIRST, "end_on": LAST, **fields}
    with pytest.raises(UserError) as refused:
        desk.do(SaveClientReport(**whole))  # type: ignore[arg-type]
    assert refused.value.field == field
    with pytest.raises(UserError, match="which days"):
        desk.do(SaveClientReport(client_id=desk.client, title="x", start_on=FIRST))


def test_an_empty_report_is_not_sent(desk: Desk) -> None:
    number = desk.new(
        SaveClientReport(client_id=desk.client, title="x", start_on=FIRST, end_on=LAST)
    )
    with pytest.raises(UserError, match="is empty"):
        desk.do(SendClientReport(number))
