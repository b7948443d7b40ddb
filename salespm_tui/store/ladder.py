"""The stages that a new workspace begins with: data that people change, not rules."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.core.i18n import N_, _

_STAGES: tuple[tuple[str, str, str, int, int | None, str], ...] = (
    (
        "Initial contact",
        "初步接触",
        "open",
        10,
        14,
        N_("A need is named, and somebody there wants to talk about it."),
    ),
    (
        "Needs confirmed",
        "需求确认",
        "open",
        25,
        21,
        N_("The client has confirmed need, budget frame and who decides."),
    ),
    ("Proposal", "方案报价", "open", 50, 21, N_("Offer and price are with the client.")),
    (
        "Negotiation",
        "商务谈判",
        "open",
        75,
        14,
        N_("The client has chosen us, subject to price and terms."),
    ),
    (
        "Contract being signed",
        "合同签订中",
        "open",
        90,
        14,
        N_("All terms are agreed; the contract goes round for signature."),
    ),
    ("Won", "赢单", "won", 100, None, ""),
    ("Lost", "输单", "lost", 0, None, ""),
)

INSERT = (
    "INSERT INTO pipeline_stage (created_at, updated_at, position, name_en, name_zh, kind,"
    " probability, rot_days, exit_criteria) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def stage_rows(stamp: str) -> Iterator[tuple[object, ...]]:
    """The values of `INSERT`, a stage each; exit criteria in the language of the moment."""
    for position, (english, chinese, kind, probability, rot_days, leaves) in enumerate(_STAGES):
        criteria = _(leaves) if leaves else ""
        values = (position, english, chinese, kind, probability, rot_days, criteria)
        yield stamp, stamp, *values
