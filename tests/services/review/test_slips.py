"""The slip ledger: what was moved later, for whom and why."""

from __future__ import annotations

from datetime import date, datetime

from salespm_tui.contract.clients import SaveClient
from salespm_tui.contract.issues import SaveIssue
from salespm_tui.contract.projects import SaveProject
from salespm_tui.contract.records import Archive, Redo, Undo
from salespm_tui.contract.review import Slips, SlipsQuery
from salespm_tui.contract.timeline import LinkDraft, SaveTask, SaveTasks
from salespm_tui.contract.values import Ref

from .conftest import HWA, TODAY, Desk

DAY = 480


def ledger(desk: Desk, project_id: int | None = HWA, **more: date) -> Slips:
    found: Slips = desk.ask(SlipsQuery(project_id, **more))
    return found


def chain(desk: Desk) -> tuple[int, int]:
    """Two tasks of two days, the second after the first."""
    one = desk.made(SaveTask(project_id=HWA, name="One", duration_min=2 * DAY))
    two = desk.made(SaveTask(project_id=HWA, name="Two", duration_min=2 * DAY))
    desk.do(SaveTask(two, links=(LinkDraft(one),)))
    return one, two


def test_what_is_moved_later_slips_and_what_follows_it_does_not(desk: Desk) -> None:
    one, two = chain(desk)
    assert [(row.task_id, row.tenths) for row in ledger(desk).slips] == [(two, 20)]
    desk.do(SaveTask(one, duration_min=5 * DAY))
    found = ledger(desk)
    assert [(row.task, row.tenths, row.on) for row in found.slips] == [
        ("One", 30, TODAY),
        ("Two", 20, TODAY),
    ]
    assert found.tenths == 50
    assert (found.slips[0].was, found.slips[0].now) == (date(2026, 11, 24), date(2026, 11, 27))
    desk.do(SaveTask(one, duration_min=1 * DAY))
    assert ledger(desk) == found


def test_moving_a_chain_counts_once(desk: Desk) -> None:
    one, two = chain(desk)
    desk.days_later(1)
    later = SaveTask(constraint="snet", constraint_at=datetime(2026, 12, 7, 8))
    desk.do(SaveTasks((one, two), later))
    since = date(2026, 11, 24)
    assert [(row.task, row.tenths) for row in ledger(desk, since=since).slips] == [("One", 100)]
    assert ledger(desk, until=date(2026, 11, 23)).tenths == 20
    assert ledger(desk).tenths == 120


def test_an_undone_change_is_no_slip_until_it_is_done_again(desk: Desk) -> None:
    one = desk.made(SaveTask(project_id=HWA, name="One", duration_min=2 * DAY))
    desk.do(SaveTask(one, duration_min=3 * DAY))
    slipped = ledger(desk)
    assert slipped.tenths == 10
    desk.do(Undo())
    assert ledger(desk).slips == ()
    desk.do(Redo())
    assert ledger(desk) == slipped
    desk.do(Archive(Ref("task", one)))
    assert ledger(desk).slips == ()


def test_the_reason_is_whom_it_waits_for_then_a_cause_then_what_blocks_it(desk: Desk) -> None:
    client = desk.made(SaveClient(name="Huawei"))
    desk.do(SaveProject(HWA, client_id=client))
    ids = [desk.made(SaveTask(project_id=HWA, name=name, duration_min=DAY)) for name in "ABCD"]
    waits, troubled, blocked, bare = ids
    desk.do(SaveTask(waits, duration_min=2 * DAY, blocked_reason="No answer", waiting_on="client"))
    desk.do(SaveIssue(title="Late", task_id=troubled, cause="estimate", cause_detail="Too few"))
    desk.do(SaveTask(troubled, duration_min=3 * DAY))
    desk.do(SaveTask(blocked, duration_min=2 * DAY, blocked_reason="Strike"))
    desk.do(SaveTask(bare, duration_min=2 * DAY))
    found = ledger(desk)
    assert [(row.task, row.reason, row.detail) for row in found.slips] == [
        ("D", "unsaid", ""),
        ("C", "blocked", "Strike"),
        ("B", "estimate", "Too few"),
        ("A", "client", "No answer"),
    ]
    assert next((one.reason, one.tenths, one.tasks) for one in found.by_reason) == (
        "estimate",
        20,
        1,
    )
    assert [(one.name, one.tenths, one.slips) for one in found.by_client] == [("Huawei", 50, 4)]
    assert ledger(desk, None) == found
