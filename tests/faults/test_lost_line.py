"""When the line drops nobody is there any more: the program ends, whether or not SIGHUP comes."""

from __future__ import annotations

import resource
import time

import pytest
from small_app import Start

PROMISED_SECONDS = 5.0
REPEATS = pytest.mark.parametrize(
    "repeats", [1, pytest.param(20, marks=pytest.mark.long)], ids=["once", "twenty times"]
)


def cpu_of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


@REPEATS
@pytest.mark.parametrize("hang_up", [True, False], ids=["SIGHUP", "no SIGHUP"])
@pytest.mark.parametrize(
    "key",
    [
        pytest.param("", id="idle"),
        pytest.param("f", id="writing"),
        pytest.param("b", id="busy", marks=pytest.mark.long),
    ],
)
def test_a_dropped_line_ends_the_program(
    start: Start, hang_up: bool, key: str, repeats: int
) -> None:
    for _time in range(repeats):
        session = start(hang_up=hang_up)
        session.send(key)
        session.pump(0.05)
        used, before = session.cpu_seconds(), cpu_of_children()
        session.drop_line()
        dropped = time.monotonic()
        code = session.process.wait(PROMISED_SECONDS)
        assert code == 129
        # Never more than a fifth of a processor, counted over what it may take.
        assert cpu_of_children() - before - used <= 0.2 * PROMISED_SECONDS
        assert time.monotonic() - dropped <= PROMISED_SECONDS
