"""The pipeline as plain text, for copying: the forecast, then each stage with its deals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from salespm_tui.contract.pipeline import DealRow, Pipeline, StageColumn
from salespm_tui.domain.figures import half_up
from salespm_tui.ui.present import pipeline as present
from salespm_tui.ui.present.client_log import plain_text
from salespm_tui.ui.present.clients import Glyph, dot
from salespm_tui.ui.present.pipeline_forecast import strip_text
from salespm_tui.ui.present.pipeline_lists import table_pieces


class Shown(Protocol):
    """A stage and its deals as they are shown."""

    @property
    def column(self) -> StageColumn: ...

    @property
    def deals(self) -> tuple[DealRow, ...]: ...


def board_text(
    pipeline: Pipeline, columns: Sequence[Shown], currency: str, width: int, glyph: Glyph
) -> str:
    """All that the board shows."""
    lines = [present.note_words(pipeline, currency, width, glyph)]
    figures = present.figures_of(pipeline, currency)
    if figures is not None:
        lines += ["", *strip_text(figures, pipeline.today, width, glyph)]
    for shown in columns:
        lines += ["", _head(shown.column, currency, glyph)]
        name = shown.column.stage.name
        lines += [
            plain_text(
                table_pieces(deal, name, pipeline.today, width, glyph, currency=currency), width
            )
            for deal in shown.deals
        ]
    return "\n".join(lines)


def _head(column: StageColumn, currency: str, glyph: Glyph) -> str:
    found = present.amount_of(column, currency)
    facts = [column.stage.name, str(column.count)]
    if found is not None:
        facts.append(present.brief(found.amount_minor, currency, glyph))
        if found.weighted is not None:
            weighted = present.brief(half_up(found.weighted), currency, glyph)
            facts.append(glyph("weighted") + weighted)
    return dot(glyph).join(facts)
