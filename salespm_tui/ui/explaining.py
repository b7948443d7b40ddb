"""`=` on any screen: why a figure or a date is what it is, and the way to a record that it names."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from salespm_tui.contract.explain import Explanation
from salespm_tui.contract.values import Query
from salespm_tui.core.i18n import _
from salespm_tui.ui.ways import has_home

if TYPE_CHECKING:
    from salespm_tui.ui.pane import Pane

Figures = Sequence[tuple[Query[Explanation], str]]
"""What can be explained: the question, and the line to choose it by (name and value)."""


async def explain(pane: Pane, query: Query[Explanation], project_id: int | None = None) -> None:
    """Ask why, show it, and go to the record that enter was pressed on: on this screen where it is
    here, else on its own (in `project_id`, None: the current one)."""
    await show_explanation(pane, await pane.ask(query), project_id)


async def show_explanation(
    pane: Pane, explanation: Explanation, project_id: int | None = None
) -> None:
    """Show it, and go to the record that enter was pressed on."""
    from salespm_tui.ui.dialogs.explanation import ExplanationDialog

    ref = await pane.app.push_screen_wait(ExplanationDialog(explanation, goes_to=has_home))
    if ref is not None and not pane.reveal(ref):
        pane.open(ref, project_id)


async def explain_one_of(pane: Pane, figures: Figures) -> None:
    """Choose one of the figures at hand, then explain it; a single one needs no choice."""
    options = list(enumerate(words for _query, words in figures))
    picked = 0 if len(options) == 1 else await pane.choose(_("Explain which figure?"), options)
    if picked is not None and options:
        await explain(pane, figures[picked][0])
