"""The plans that benchmarks are run on."""

from __future__ import annotations

from salespm_tui.devtools.big_plan import big_plan
from salespm_tui.domain.schedule import schedule


def test_a_big_plan_has_the_size_it_was_asked_for_and_can_be_scheduled() -> None:
    plan = big_plan(400)
    assert (len(plan.tasks), len(plan.links)) == (400, 600)
    found = schedule(plan)
    assert found.finish_at > found.start_at
    assert any(found.critical(task.id) for task in plan.tasks)
    assert {link.type for link in plan.links} == {"fs", "ss", "ff", "sf"}
    parents = {task.parent_id for task in plan.tasks}
    assert len(parents) > 40
    assert not any(link.predecessor_id in parents for link in plan.links)


def test_the_same_seed_gives_the_same_plan() -> None:
    assert big_plan(100, seed=7) == big_plan(100, seed=7)
    assert big_plan(100, seed=7) != big_plan(100, seed=8)


def test_a_plain_plan_has_plain_links_alone() -> None:
    assert {(link.type, link.lag) for link in big_plan(100, plain=True).links} == {("fs", 0)}
