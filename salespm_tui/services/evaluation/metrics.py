"""The indicators that the data fill: what they are called, where from, and how they usually weigh.

Values are in hundredths of the unit: of a percentage, of an index, of an hour.
"""

from __future__ import annotations

from dataclasses import dataclass

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label

WHOLE = 10_000
"""A hundred percent, in hundredths of one percent."""
_AS_TYPED = "%(name)s"
ONE = 100
"""One, in hundredths."""


@dataclass(frozen=True, slots=True)
class Metric:
    """One indicator that the data fill; `target` is the usual one, which people may change."""

    name: str
    source: str
    unit: str
    target: int | None
    weight: int
    direction: str = "higher"


METRICS = {
    "goal_attainment": Metric(
        N_("Goals attained"),
        N_("the attainment of the project's goals, those at the top of its tree, on average"),
        "%",
        WHOLE,
        3,
    ),
    "spi": Metric(N_("Schedule performance (SPI)"), N_("earned value ÷ planned value"), "", ONE, 2),
    "on_time": Metric(
        N_("Tasks finished on time"),
        N_("of the tasks done in the period, those not after their baseline finish"),
        "%",
        WHOLE,
        2,
    ),
    "cpi": Metric(N_("Cost performance (CPI)"), N_("earned value ÷ actual cost"), "", ONE, 2),
    "budget_used": Metric(
        N_("Budget used"),
        N_("what is spent and committed ÷ what may be spent, revisions counted"),
        "%",
        WHOLE,
        1,
        "lower",
    ),
    "accepted": Metric(
        N_("Acceptance points met"),
        N_("of the acceptance points judged and not waived, those met"),
        "%",
        WHOLE,
        2,
    ),
    "issues_resolved": Metric(
        N_("Issues resolved"),
        N_("of the issues raised in the period, those resolved or closed"),
        "%",
        WHOLE,
        1,
    ),
    "win_rate": Metric(
        N_("Win rate"), N_("of the deals closed in the period, those won"), "%", None, 1
    ),
    "csat": Metric(
        N_("Client satisfaction (CSAT)"),
        N_("of the scores given in the period, those of 4 and 5"),
        "%",
        8_000,
        2,
    ),
    "nps": Metric(
        N_("Recommendation (NPS)"),
        N_("the share of 9 and 10 less that of 0 to 6 in the period"),
        "",
        3_000,
        1,
    ),
    "expectation_kept": Metric(
        N_("Promises kept"),
        N_("of the promises kept or broken in the period, those kept"),
        "%",
        WHOLE,
        2,
    ),
    "effort": Metric(
        N_("Effort"),
        N_("actual effort against the effort planned, of the tasks that have both"),
        "h",
        None,
        1,
        "lower",
    ),
}
"""Every metric by its code, in the order in which they are filled."""
OF_PEOPLE = ("on_time", "effort")
"""What the team and each person are measured by; the project by all but the effort."""
OF_PROJECT = tuple(code for code in METRICS if code != "effort")


def kpi_label(metric: str | None, name: str) -> Label:
    """What an indicator is called: one that the data fill in the language shown, unless somebody gave
    it another name."""
    known = METRICS.get(metric or "")
    if known is None or name != known.name:
        return label(_AS_TYPED, name=name)
    return label(known.name)


def source_label(metric: str | None) -> Label | None:
    """Which data fill it; None for one that is entered by hand."""
    known = METRICS.get(metric or "")
    return None if known is None else label(known.source)
