"""A report put together: which parts, in which order. A part that has nothing to tell is left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from salespm_tui.contract.reports import ProjectReport
from salespm_tui.core.i18n import N_
from salespm_tui.core.speech import Speech
from salespm_tui.exchange.report.blocks import Block, Document
from salespm_tui.exchange.report.clients import change_blocks, need_blocks, promise_blocks
from salespm_tui.exchange.report.closing import (
    acceptance_blocks,
    evaluation_blocks,
    lesson_blocks,
)
from salespm_tui.exchange.report.opening import card_blocks, goal_blocks
from salespm_tui.exchange.report.planning import plan_blocks
from salespm_tui.exchange.report.trouble import issue_blocks, risk_blocks
from salespm_tui.exchange.report.value import budget_blocks, deal_blocks, evm_blocks
from salespm_tui.exchange.report.words import day

Part = Callable[[ProjectReport, Speech], Iterator[Block]]

_COMMON: tuple[Part, ...] = (
    plan_blocks,
    evm_blocks,
    budget_blocks,
    deal_blocks,
    risk_blocks,
    issue_blocks,
    need_blocks,
    promise_blocks,
    change_blocks,
)
_PARTS: dict[str, tuple[Part, ...]] = {
    "status": (card_blocks, goal_blocks, *_COMMON, acceptance_blocks, evaluation_blocks),
    "closing": (
        card_blocks,
        goal_blocks,
        acceptance_blocks,
        evaluation_blocks,
        *_COMMON,
        lesson_blocks,
    ),
}
_TITLES = {"status": N_("Status report: %(name)s"), "closing": N_("Closing report: %(name)s")}


def report_document(report: ProjectReport, say: Speech) -> Document:
    """The report in that language."""
    row = report.card.row
    subtitle = say(N_("%(code)s, as of %(day)s"), code=row.code, day=day(report.today))
    blocks = tuple(block for part in _PARTS[report.kind] for block in part(report, say))
    return Document(say(_TITLES[report.kind], name=row.name), subtitle, say.language, blocks)
