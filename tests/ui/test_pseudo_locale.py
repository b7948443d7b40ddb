"""Every text half as long again, with accents: nothing may overflow, and nothing vital be pushed out."""

from __future__ import annotations

import gettext
import re
from collections.abc import Callable, Iterator

import pytest

from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import use_translations
from tests.ui.conftest import Bench
from tests.ui.test_goldens import SCREENS, WINDOWS, View, look

_PLACEHOLDER = re.compile(r"%\(\w+\)[+]?[ds]|%%|\s")
_ACCENTS = str.maketrans("aeiouyncAEIOUNC", "áëîõüÿñçÁËÎÕÜÑÇ")


def longer(text: str) -> str:
    """The text with accents, and half as long again: every second letter of a word stands twice."""

    def stretched(part: str) -> str:
        return "".join(c * (1 + n % 2) for n, c in enumerate(part.translate(_ACCENTS)))

    parts = _PLACEHOLDER.split(text)
    marks = _PLACEHOLDER.findall(text)
    return "".join(stretched(part) + mark for part, mark in zip(parts, [*marks, ""], strict=True))


class PseudoLocale(gettext.NullTranslations):
    """Speaks English, but longer."""

    def gettext(self, message: str) -> str:
        return longer(message) if message else message

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return longer(singular if n == 1 else plural)


@pytest.fixture
def pseudo(demo: Callable[..., Bench]) -> Iterator[Bench]:
    """The demo in the pseudo-locale."""
    made = demo("en")
    use_translations(PseudoLocale())
    yield made
    use_translations(gettext.NullTranslations())


def test_it_stretches_words_and_leaves_placeholders() -> None:
    assert longer("Added %(name)s, 5 %% of it") == "Ádddëëd %(name)s, 5 %% õff îtt"
    assert len(longer("Everything that is late")) >= 1.4 * len("Everything that is late")


def problems_of_frame(lines: list[str]) -> list[str]:
    """What the frame has lost: its lines end where they should, with what they should."""
    wrong = []
    for number, line in enumerate(lines):
        if cell_width(line) > 80:
            wrong.append(f"line {number} is {cell_width(line)} cells long: {line}")
    if "…" in lines[0]:
        wrong.append(f"a tab is cut: {lines[0]}")
    if "Mon" not in lines[1] and "Mõnn" not in lines[1]:
        wrong.append(f"the date has gone: {lines[1]}")
    if not lines[-2].endswith("✓"):
        wrong.append(f"the saved state has gone: {lines[-2]}")
    if not lines[-1].rstrip().endswith(f"? {longer('Keys')}"):
        wrong.append(f"the way to the help has gone: {lines[-1]}")
    return wrong


async def test_screens_keep_their_frame(pseudo: Bench) -> None:
    wrong: list[str] = []
    async with pseudo.running() as pilot:
        for view in SCREENS:
            lines = (await look(pilot, view)).splitlines()
            wrong += [f"{view.name}: {one}" for one in problems_of_frame(lines)]
    assert not wrong, "\n".join(wrong)


def problems_of_window(lines: list[str]) -> list[str]:
    """What a window has lost: its border stands all round it, in one piece, inside the screen."""
    tops = [n for n, line in enumerate(lines) if "╭" in line]
    bottoms = [n for n, line in enumerate(lines) if "╰" in line]
    if len(tops) != 1 or len(bottoms) != 1:
        return [f"borders at {tops} and {bottoms}"]
    (top,), (bottom,) = tops, bottoms
    left = cell_width(lines[top].split("╭")[0])
    right = cell_width(lines[top].split("╮")[0]) if "╮" in lines[top] else -1
    wrong = [] if right > left else [f"no right end: {lines[top]}"]
    for line in lines[top + 1 : bottom]:
        edges = {cell_width(line[:at]) for at, sign in enumerate(line) if sign == "│"}
        if not {left, right} <= edges:
            wrong.append(f"the border is broken: {line}")
    return wrong


@pytest.mark.parametrize("view", WINDOWS, ids=lambda view: view.name)
async def test_windows_fit(pseudo: Bench, view: View) -> None:
    async with pseudo.running() as pilot:
        text = await look(pilot, view)
    lines = text.splitlines()
    assert not problems_of_window(lines), text
    assert all(cell_width(line) <= 80 for line in lines), text
