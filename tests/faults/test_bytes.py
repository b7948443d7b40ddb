"""What goes over the line: nothing while nobody types, little for a key, a bounded first picture."""

from __future__ import annotations

import pytest
from small_app import Start

LONG = pytest.mark.long


@pytest.mark.parametrize("seconds", [1.1, pytest.param(10, marks=LONG)])
@pytest.mark.parametrize(
    "key",
    [
        pytest.param("", marks=LONG, id="list"),
        pytest.param("n", id="input"),
        pytest.param("t", marks=LONG, id="text area"),
    ],
)
def test_idle_costs_nothing(start: Start, key: str, seconds: float) -> None:
    """A focused field included: its cursor does not blink, whoever made it."""
    session = start()
    session.send(key)
    if key:
        session.wait_for("typed text")
    session.rest()
    used = session.cpu_seconds()
    assert session.pump(seconds) == 0
    assert session.cpu_seconds() - used <= 0.003 * seconds + 0.01  # the clock ticks in hundredths


def test_a_key_costs_little(start: Start) -> None:
    session = start()
    for _press in range(3):
        assert session.answer("down") <= 800
    session.wait_for("> Row 0003")


def test_the_first_picture_is_bounded(start: Start) -> None:
    session = start(env={"COLORTERM": "truecolor"})
    assert len(session.output) <= 45_000


def test_a_size_in_the_environment_does_not_hold_the_screen(start: Start) -> None:
    session = start(env={"COLUMNS": "40", "LINES": "10"})
    session.wait_for("Row 0020")
