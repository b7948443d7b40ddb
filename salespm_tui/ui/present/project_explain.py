"""Why a project's health and margin are what they are, told from its card."""

from __future__ import annotations

from collections.abc import Iterator

from salespm_tui.contract.explain import ExplainLine, Explanation
from salespm_tui.contract.portfolio import ProjectCard
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import counted, label
from salespm_tui.core.money import format_money
from salespm_tui.domain.figures import half_up
from salespm_tui.ui.present import project_words as words
from salespm_tui.ui.present.clients import Glyph
from salespm_tui.ui.present.plan_words import HEALTH
from salespm_tui.ui.present.project_card import figures_told

FIGURES = ("health", "margin")
"""What is explained from the card; the rest has an explanation of its own."""


def offered(card: ProjectCard, glyph: Glyph) -> list[tuple[str, str]]:
    """The figures that can be explained, each with its value, to choose from."""
    row = card.row
    health, _tone = words.health_words(row, glyph)
    lines = [("health", _("Health") + f"  {health}")]
    lines.append(("finish", _("Why the plan ends when it does")))
    known = {"pace": row.pace is not None, "exposure": row.exposure is not None, "margin": True}
    for code, name, text, _tone in figures_told(card, glyph):
        if known.get(code):
            lines.append((code, f"{name}  {text}"))
    return lines


def explanation_of(card: ProjectCard, code: str) -> Explanation:
    """Why the health or the margin is what it is."""
    row = card.row
    if code == "health":
        title = label(N_("Health of %(project)s"), project=f"{row.code} {row.name}")
        return Explanation(title, tuple(_health(card)))
    title = label(N_("Margin of %(project)s"), project=f"{row.code} {row.name}")
    return Explanation(title, tuple(_margin(card)))


def _health(card: ProjectCard) -> Iterator[ExplainLine]:
    row = card.row
    ref = Ref("project", row.id)
    yield ExplainLine(0, label(HEALTH[row.health]), ref)
    for reason in row.why:
        yield ExplainLine(1, reason, ref)
    if row.is_over:
        yield ExplainLine(1, label(N_("What is over is on course.")))
    elif not row.why:
        yield ExplainLine(1, label(N_("Nothing is overdue, blocked, late or broken.")))
    yield ExplainLine(0, label(N_("How it is found")))
    for rule in (
        N_(
            "In trouble: an overdue task moves the end, or the plan ends more than a tenth of its "
            "length (and more than five days) after the agreed finish."
        ),
        N_("In danger: something is overdue, blocked, late, or misses a date it was given."),
        N_("A health that was set by hand (S) counts before all of this."),
    ):
        yield ExplainLine(1, label(rule))


def _margin(card: ProjectCard) -> Iterator[ExplainLine]:
    row, margin = card.row, card.row.margin
    if margin.margin.value is None:
        yield ExplainLine(0, label(N_("The margin is not known")))
        if margin.margin.why is not None:
            yield ExplainLine(1, margin.margin.why.text)
    else:
        value = format_money(half_up(margin.margin.value), row.currency)
        yield ExplainLine(0, label(N_("Margin %(money)s = won − costs"), money=value))
    if margin.won_minor is not None:
        won = format_money(margin.won_minor, row.currency)
        yield ExplainLine(1, label(N_("Won deals bring %(money)s."), money=won))
    if margin.cost_minor is not None:
        costs = format_money(margin.cost_minor, row.currency)
        yield ExplainLine(1, label(N_("It costs %(money)s."), money=costs))
    if row.is_over:
        yield ExplainLine(1, label(N_("It is over: only what was spent counts.")))
    else:
        said = N_(
            "Of each budget line counts the greater of its amount and what is spent and committed."
        )
        yield ExplainLine(1, label(said))
    if margin.rate.value is not None:
        rate = words.whole_percent(margin.rate.value)
        yield ExplainLine(0, label(N_("Share of what is won: %(rate)s"), rate=rate))
    if margin.unknown:
        yield ExplainLine(
            0,
            counted(
                "%(number)d won deal is in no sum: it has no amount, or another currency.",
                "%(number)d won deals are in no sum: they have no amount, or another currency.",
                margin.unknown,
            ),
        )
