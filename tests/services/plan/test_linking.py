"""Links tried and made, several at once."""

from __future__ import annotations

import pytest

from salespm_tui.contract.explain import ExplainProject, ExplainTask
from salespm_tui.contract.linking import LinkTasks, TryChain, TryLinks, UnlinkTasks
from salespm_tui.contract.timeline import LinkDraft
from salespm_tui.core.errors import UserError
from salespm_tui.services import explaining, linking

from .conftest import COMMANDS, QUERIES, Desk

COMMANDS.update(linking.COMMANDS)
QUERIES.update(linking.QUERIES)
QUERIES.update(explaining.QUERIES)

LINKS = "SELECT predecessor_id, successor_id, type FROM dependency ORDER BY successor_id"


def test_links_are_tried_without_writing_anything(desk: Desk) -> None:
    first, second, third = desk.task("A", 2), desk.task("B", 3), desk.task("C", 4)
    desk.change(third, links=desk.after(second))
    before = desk.everything()
    found = desk.ask(TryLinks(second, (LinkDraft(first, "fs", 480),)))
    assert (found.task_slip_min, found.project_slip_min, found.others) == (3 * 480, 3 * 480, 1)
    assert (found.finish.day, found.refused) == (30, "")
    assert desk.everything() == before


@pytest.mark.parametrize(
    ("follows", "said"),
    [("B", "wait for each other: B → A → B"), ("A", "cannot wait for itself"), ("S", "above or")],
)
def test_what_cannot_be_is_refused_by_name(desk: Desk, follows: str, said: str) -> None:
    summary = desk.task("S")
    ids = {"S": summary, "A": desk.task("A", parent_id=summary), "B": desk.task("B")}
    desk.change(ids["B"], links=desk.after(ids["A"]))
    found = desk.ask(TryLinks(ids["A"], (LinkDraft(ids[follows]),)))
    assert said in found.refused
    assert (found.task_slip_min, found.project_slip_min) == (0, 0)


def test_a_chain_is_made_as_one_change_and_taken_away_again(desk: Desk) -> None:
    ids = tuple(desk.task(name, 2) for name in "ABC")
    desk.change(ids[1], links=desk.after(ids[0], kind="ss"))
    tried = desk.ask(TryChain(ids))
    assert (tried.linked, tried.number, tried.effect.task_slip_min) == (False, 1, 2 * 480)
    outcome = desk.do(LinkTasks(ids))
    assert [str(note) for note in outcome.notes] == ["The end of the project moves out by 2 days."]
    assert desk.rows(LINKS) == [(ids[0], ids[1], "ss"), (ids[1], ids[2], "fs")]
    tried = desk.ask(TryChain(ids))
    assert (tried.linked, tried.number, tried.effect.task_slip_min) == (True, 2, -2 * 480)
    desk.do(UnlinkTasks(ids))
    assert desk.rows(LINKS) == []
    desk.undo()
    assert len(desk.rows(LINKS)) == 2


def test_a_chain_that_would_be_a_circle_is_refused_whole(desk: Desk) -> None:
    first, second, third = (desk.task(name) for name in "ABC")
    desk.change(first, links=desk.after(third))
    assert "wait for each other" in desk.ask(TryChain((first, second, third))).effect.refused
    with pytest.raises(UserError, match="wait for each other"):
        desk.do(LinkTasks((first, second, third)))
    assert desk.rows(LINKS) == [(third, first, "fs")]


def test_a_date_is_explained_in_sentences_that_lead_to_the_tasks(desk: Desk) -> None:
    first, second = desk.task("Price model", 4), desk.task("Offer", 5)
    desk.change(second, links=desk.after(first, lag=480))
    found = desk.ask(ExplainTask(second))
    assert str(found.title) == "Why: 2 Offer"
    told = [("  " * line.level + str(line.text), line.ref and line.ref.id) for line in found.lines]
    assert told == [
        ("It starts Mon 30 Nov 08:00.", None),
        ("  1 Price model finishes Thu 26 Nov 17:00; this starts after it.", first),
        ("  Then 1 d of lag.", None),
        ("  Not worked in between: 1 weekend.", None),
        ("It finishes Fri 4 Dec 17:00.", None),
        ("  It takes 5 d of work.", None),
        ("It has no slack.", None),
        ("  It has to finish by Fri 4 Dec 17:00.", None),
        ("  What counts there is the project's finish, Fri 4 Dec 17:00.", None),
        ("What leads up to it, from the beginning:", None),
        ("  1 Price model, 23 Nov → 26 Nov", first),
        ("  2 Offer, 30 Nov → 4 Dec", second),
        ("  The first of them starts with the project, Mon 23 Nov 08:00.", None),
    ]
    project = desk.ask(ExplainProject(desk.project))
    assert "2 Offer finishes last." in [str(line.text) for line in project.lines]


def test_a_task_that_is_gone_has_no_dates_to_explain(desk: Desk) -> None:
    with pytest.raises(UserError, match="not there any more"):
        desk.ask(ExplainTask(99))
