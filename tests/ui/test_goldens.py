"""Every screen as text on the demo workspace, at three sizes and in both languages.

`SALESPM_UPDATE_GOLDENS=1 python -m pytest tests/ui/test_goldens.py` writes the files anew; read the
difference before committing it.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from rich.color_triplet import ColorTriplet
from rich.style import Style
from textual.pilot import Pilot
from textual.strip import Strip

from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import set_language
from salespm_tui.ui.app import SalesApp
from salespm_tui.ui.screens.clients import ClientsPane
from salespm_tui.ui.screens.standup_deeds import StandupDeeds, Stopwatch
from tests.ui.conftest import Bench, press, screen_text, settled

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
REWRITE = os.environ.get("SALESPM_UPDATE_GOLDENS") == "1"
LANGUAGES = ("en", "zh")
SIZES = ((80, 24), (120, 40), (200, 60))


@dataclass(frozen=True)
class View:
    """One thing to look at: the keys that lead there, and the project to be in (its code)."""

    name: str
    keys: tuple[str, ...]
    project: str | None = None


STAR = ("5", "escape", "escape", "g", "j", "j", "j", "j", "tab")
"""The client that wants the most; brackets lead on from the log."""

SCREENS = (
    View("standup", ("1", "g", "j", "j", "j")),
    View("standup-group", ("1", "g", "space")),
    View("projects", ("3",)),
    View("timeline-xh", ("3", "g", "j", "j"), "XH"),
    View("timeline-nwf", ("3", "g", "j", "j", "j", "+"), "NWF"),
    View("clients", ("5", "g", "j")),
    View("clients-needs", (*STAR, "]")),
    View("clients-promises", (*STAR, *"]]")),
    View("clients-changes", (*STAR, *"]]]")),
    View("clients-feedback", (*STAR, *"]]]]")),
    View("clients-people", (*STAR, *"]]]]]]", "v")),
    View("goals", ("2", "j")),
    View("pipeline", ("6", "j")),
    View("risks", ("4", "j")),
    View("review-choice", ("8", "j")),
    View("review", ("8", "j"), "XH"),
    View("review-deviations", ("8", "]", "j"), "XH"),
    View("review-acceptance", ("8", "]"), "XH"),
    View("review-evaluation", ("8", "]"), "XH"),
    View("review-lessons", ("8", "]", "j"), "XH"),
    View("review-slips", ("8", "]"), "XH"),
    View("team", ("7", "escape", "t", "g", "j"), "XH"),
    View("money", ("7", "escape", "]", "g", "j"), "XH"),
    View("portfolio", ("0", "g")),
    View("portfolio-loop", ("0", "escape", "g", "j", "]", "o")),
    View("portfolio-gate", ("0", "escape", "g", "j", "]", "o", "j")),
    View("portfolio-templates", ("0", "escape", "]", "o")),
)
WINDOWS = (
    View("help", ("1", "?")),
    View("palette", ("1", ":")),
    View("project-switcher", ("1", "p")),
    View("capture", ("5", "g", "a", *"call 星河 price !fri @x ~30m")),
    View("snooze", ("1", "g", "j", "j", "s", "+", "1", "d")),
    View("minutes", ("1", "F")),
    View("task-form", ("3", "g", "j", "e"), "NWF"),
    View("project-form", ("3", "P"), "XH"),
    View("project-standing", ("0", "g", "S")),
    View("project-delete", ("0", "g", "X")),
    View("project-from-template", ("0", "g", "n", "down", "enter")),
    View("client-form", ("5", "g", "e")),
    View("client-new", ("5", "n", "enter")),
    View("decision", (*STAR, "]", "]", "]", "c")),
    View("traceability", (*STAR, "]", "v")),
    View("candidates", ("7", "escape", "w", "enter"), "XH"),
)


ASCII = ("standup", "timeline-xh", "task-form")


def go_to_project(app: SalesApp, code: str | None) -> None:
    """Make the project of that code the current one (None: all)."""
    assert app.projects is not None
    ids = {row.code: row.id for row in app.projects.projects}
    app.set_project(None if code is None else ids[code])


async def look(pilot: Pilot[None], view: View) -> str:
    """The terminal when that view is open."""
    app = pilot.app
    assert isinstance(app, SalesApp)
    while len(app.screen_stack) > 1:
        await press(pilot, "escape")
    app.drafts.clear()
    go_to_project(app, view.project)
    await settled(pilot)
    for pane in app.panes():
        if isinstance(pane, StandupDeeds):
            pane.stopwatch = Stopwatch(lambda: 0.0)
        elif isinstance(pane, ClientsPane) and pane.book is not None:
            pane.go_to_part("log", focus=False)
    await press(pilot, *("space" if key == " " else key for key in view.keys))
    return screen_text(app) + "\n"


def compare(name: str, text: str) -> list[str]:
    """Nothing, or the name of the golden file that says otherwise (rewritten where asked for)."""
    path = GOLDEN / f"{name}.txt"
    if REWRITE:
        GOLDEN.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return []
    known = path.read_text(encoding="utf-8") if path.exists() else ""
    if known == text:
        return []
    return [f"{name}: the golden says\n{known}\nthe screen says\n{text}"]


def overflowing(text: str, width: int) -> list[str]:
    return [line for line in text.splitlines() if cell_width(line) > width]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_screens_look_as_they_did(
    demo: Callable[[str], Bench], size: tuple[int, int], language: str
) -> None:
    set_language(language)
    different: list[str] = []
    async with demo(language).running(size) as pilot:
        for view in SCREENS:
            text = await look(pilot, view)
            assert not overflowing(text, size[0])
            different += compare(f"{view.name}-{size[0]}x{size[1]}-{language}", text)
    assert not different, "\n".join(different)


@pytest.mark.parametrize("language", LANGUAGES)
async def test_windows_look_as_they_did(demo: Callable[[str], Bench], language: str) -> None:
    set_language(language)
    different: list[str] = []
    async with demo(language).running() as pilot:
        for view in WINDOWS:
            text = await look(pilot, view)
            assert not overflowing(text, 80)
            different += compare(f"{view.name}-80x24-{language}", text)
    assert not different, "\n".join(different)


ATTRIBUTES = (("reverse", "r"), ("bold", "b"), ("strike", "s"), ("underline", "u"), ("dim", "d"))


def shape_of(style: Style | None) -> str:
    """What tells this text apart where there are no colours, as one letter."""
    return next((sign for name, sign in ATTRIBUTES if style and getattr(style, name)), ".")


def shapes(strip: Strip) -> str:
    return "".join(shape_of(s.style) * cell_width(s.text) for s in strip)


async def test_in_ascii_nothing_else_is_drawn(demo: Callable[..., Bench]) -> None:
    different: list[str] = []
    async with demo("en", plain=True).running() as pilot:
        for view in (*SCREENS, *WINDOWS):
            text = await look(pilot, view)
            assert not signs_beyond_ascii(text), text
            if view.name in ASCII:
                different += compare(f"{view.name}-ascii", text)
    assert not different, "\n".join(different)


async def test_without_colour_the_shapes_tell_the_states(
    demo: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with demo("en").running() as pilot:
        await look(pilot, SCREENS[0])
        strips = pilot.app.screen._compositor.render_strips()
        assert not {colour for strip in strips for colour in colours(strip) if not is_grey(colour)}
        different = compare("standup-shapes", "\n".join(map(shapes, strips)) + "\n")
    assert not different, "\n".join(different)


def colours(strip: Strip) -> Iterator[ColorTriplet]:
    for segment in strip:
        for colour in (segment.style.color, segment.style.bgcolor) if segment.style else ():
            if colour is not None and colour.triplet is not None:
                yield colour.triplet


def is_grey(colour: ColorTriplet) -> bool:
    return len(set(colour)) == 1


def signs_beyond_ascii(text: str) -> set[str]:
    """Characters that are neither ASCII nor letters of somebody's name."""
    return {c for c in text if not c.isascii() and not c.isalpha() and c not in "，。、：（）€¥"}


def test_no_golden_is_left_over() -> None:
    wanted = {
        f"{view.name}-{size[0]}x{size[1]}-{language}"
        for views, sizes in ((SCREENS, SIZES), (WINDOWS, SIZES[:1]))
        for view in views
        for size in sizes
        for language in LANGUAGES
    } | {"standup-shapes", *(f"{name}-ascii" for name in ASCII)}
    assert {path.stem for path in GOLDEN.glob("*.txt")} == wanted
