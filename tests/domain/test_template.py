"""Templates: what is written down is read again, whatever it is; and those that are shipped hold."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.domain import codes
from salespm_tui.domain.gates import phase_named
from salespm_tui.domain.shipped import SHIPPED, spoken
from salespm_tui.domain.template import (
    FORMAT,
    WHOLE,
    GatePart,
    LessonPart,
    LinkPart,
    RiskPart,
    RolePart,
    SharePart,
    TaskPart,
    Template,
    TemplateError,
    decode,
    encode,
    shared_out,
    shares,
)

words = st.text(max_size=8)
minutes = st.integers(0, 10**6)


@st.composite
def templates(draw: st.DrawFn) -> Template:
    keys = draw(st.lists(st.text(min_size=1, max_size=4), max_size=3, unique=True))
    number = draw(st.integers(0, 5))
    named = st.none() | st.sampled_from(keys) if keys else st.none()
    pairs = st.lists(st.tuples(st.sampled_from(keys or [""]), st.integers(0, 300)), max_size=2)
    tasks = tuple(
        TaskPart(
            name=draw(words),
            kind=draw(st.sampled_from(codes.TASK_KIND)),
            parent=draw(st.none() | st.integers(0, place - 1)) if place else None,
            offset_min=draw(minutes),
            work_min=draw(minutes),
            elapsed=draw(st.booleans()),
            priority=draw(st.integers(1, 5)),
            owner=draw(named),
            roles=tuple(draw(pairs)) if keys else (),
        )
        for place in range(number)
    )
    end = st.integers(0, max(number - 1, 0))
    types, units = st.sampled_from(codes.LINK_TYPE), st.sampled_from(codes.LAG_UNIT)
    links = st.lists(
        st.builds(LinkPart, end, end, types, st.integers(-900, 900), units), max_size=2
    )
    return Template(
        tasks=tasks,
        links=tuple(draw(links)) if number else (),
        roles=tuple(RolePart(key, "person", draw(words), (draw(words),)) for key in keys),
        risks=tuple(
            draw(st.lists(st.builds(RiskPart, words, words, occurred=st.booleans()), max_size=2))
        ),
        gate_points=(GatePart("needs", draw(words)),),
        budget=(SharePart("travel", draw(st.integers(0, WHOLE))),),
        lessons=(LessonPart(draw(words), lesson_id=draw(st.none() | st.integers(1, 9))),),
        minutes_per_day=draw(st.integers(1, 1440)),
    )


@given(templates())
def test_what_is_written_down_is_read_again(template: Template) -> None:
    assert decode(encode(template)) == template


def test_what_a_later_version_adds_is_passed_over() -> None:
    data = json.loads(encode(Template(tasks=(TaskPart("Design"),))))
    data["colour"] = "blue"
    data["tasks"][0]["colour"] = "blue"
    assert decode(json.dumps(data)).tasks == (TaskPart("Design"),)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"format":"1"}',
        f'{{"format":{FORMAT + 1}}}',
        '{"format":1,"tasks":[{}]}',
        '{"format":1,"tasks":[{"name":5}]}',
        '{"format":1,"tasks":[{"name":"A","parent":0}]}',
        '{"format":1,"tasks":[{"name":"A","kind":"dream"}]}',
        '{"format":1,"tasks":[{"name":"A","owner":"nobody"}]}',
        '{"format":1,"tasks":[{"name":"A","work_min":-1}]}',
        '{"format":1,"tasks":[{"name":"A","elapsed":1}]}',
        '{"format":1,"links":[{"predecessor":0,"successor":1}]}',
        '{"format":1,"budget":[{"category":"dreams","share":1}]}',
        '{"format":1,"minutes_per_day":0}',
        '{"format":1,"risks":5}',
    ],
)
def test_what_is_no_template_is_refused(text: str) -> None:
    with pytest.raises(TemplateError):
        decode(text)


@given(
    st.lists(st.tuples(st.sampled_from(codes.BUDGET_CATEGORY), st.integers(0, 10**12)), max_size=6),
    st.integers(0, 10**13),
)
def test_a_budget_is_shared_out_to_the_last_cent(
    amounts: list[tuple[str, int]], total: int
) -> None:
    found = shares(amounts)
    lines = shared_out(total, found)
    if any(amount for _category, amount in amounts):
        assert sum(one.share for one in found) == WHOLE
        assert sum(amount for _category, amount in lines) == total
    else:
        assert (found, lines) == ((), ())


@pytest.mark.parametrize("key", SHIPPED)
def test_a_shipped_template_is_whole(key: str) -> None:
    spec = SHIPPED[key]
    template = spoken(key, spec, "en", str)
    assert decode(encode(template)) == template
    work = [task for place, task in enumerate(template.tasks) if place not in template.summaries]
    assert 15 <= len(work) <= 30
    assert sum(task.kind == "milestone" for task in work) >= 5
    assert sum(spec.budget.values()) == WHOLE
    assert len(spec.risks) >= 8
    used = {task.owner for task in work} - {None}
    assert used == set(spec.roles)
    assert all(one.predecessor < one.successor for one in template.links)


@pytest.mark.parametrize("key", SHIPPED)
def test_the_milestones_of_a_shipped_template_say_when_gates_are_due(key: str) -> None:
    template = spoken(key, SHIPPED[key], "en", str)
    found = []
    for task in template.tasks:
        if task.kind == "milestone" and task.parent is not None:
            found.append(phase_named((task.name, template.tasks[task.parent].name)))
    reached = [codes.PROJECT_PHASE.index(phase) for phase in found if phase is not None]
    assert {"initiation", "planning", "execution", "acceptance", "closing"} <= set(found)
    assert all(one <= other for one, other in pairwise(reached))
