"""The loop in the header says what the domain found, for every lack and every phase."""

from __future__ import annotations

import pytest

from salespm_tui.contract.projects import ProjectRow
from salespm_tui.domain import codes
from salespm_tui.domain.loop import LINK_OF, LINKS, place
from salespm_tui.ui.present.loop import loop_words


def project(phase: str = "closing", thin: tuple[str, ...] = ()) -> ProjectRow:
    return ProjectRow(
        id=1,
        code="A",
        name="Alpha",
        status="active",
        phase=phase,
        client_id=None,
        client=None,
        manager="",
        currency="EUR",
        start=None,
        finish=None,
        health="green",
        thin_links=thin,
        open_tasks=0,
    )


@pytest.mark.parametrize("lack", LINK_OF)
def test_every_lack_marks_its_link(lack: str) -> None:
    marked = [one for one in loop_words(project("closing", (lack,))) if "!" in one[0]]
    name = f"{LINK_OF[lack]}!"
    assert marked == [(f"[{name}]", "strong") if name == "learn!" else (name, "warning")]


@pytest.mark.parametrize("phase", codes.PROJECT_PHASE)
def test_every_phase_stands_at_one_link(phase: str) -> None:
    words = loop_words(project(phase))
    assert [ink for _word, ink in words].count("strong") == 1
    assert words[LINKS.index(place(phase))] == (f"[{place(phase)}]", "strong")
