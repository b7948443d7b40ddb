"""Why a risk has its score and its money at stake, and what the sums over risks rest on."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.domain.explain_figures import (
    UNKNOWN,
    Asked,
    FigureExplanation,
    FigureRow,
    explanation,
)
from salespm_tui.domain.figures import Figure, Writer, known, undefined, write_number
from salespm_tui.domain.risk import (
    AtStake,
    GoalAtStake,
    Risk,
    Scales,
    at_stake,
    inherent_emv,
    level,
    residual_emv,
)

RISK_FIGURES = ("score", "residual_score", "emv", "residual_emv")
"""The figures of one risk that `explain_risk` takes."""

SUM_FIGURES = ("exposure", "residual_exposure", "contingency")
"""The figures of all open risks of one currency that `explain_sum` takes."""

_SCORE = N_("probability × impact, each in steps of 1 to 5")
_LEVEL_NOTES = {
    "low": N_("That is a low risk: medium begins at %(medium)d."),
    "medium": N_("That is a medium risk: from %(medium)d on, below %(high)d."),
    "high": N_("That is a high risk: from %(high)d on, below %(critical)d."),
    "critical": N_("That is a critical risk: from %(critical)d on."),
}
_TITLES = {
    "exposure": N_("Exposure"),
    "residual_exposure": N_("Residual exposure"),
    "contingency": N_("Contingency reserve that is asked for"),
}
_FORMULAS = {
    "exposure": N_("the sum of the expected money of the open risks; chances count negative"),
    "residual_exposure": N_("the sum of what is expected of the open risks after their responses"),
    "contingency": N_("the residual exposure, never less than nothing"),
}


def explain_risk(figure: str, risk: Risk, scales: Scales, write: Writer) -> FigureExplanation:
    """One of `RISK_FIGURES`; `write` writes money. KeyError for another one."""
    return _OF_RISK[figure](risk, scales, write)


def _score(risk: Risk, scales: Scales, _write: Writer) -> FigureExplanation:
    found = risk.score
    missing = "no_probability" if risk.probability is None else "no_impact"
    figure = undefined(missing) if found is None else known(found)
    return _rated(N_("Score"), figure, risk.probability, risk.impact, scales)


def _residual_score(risk: Risk, scales: Scales, _write: Writer) -> FigureExplanation:
    found = risk.residual_score
    figure = undefined("no_residual") if found is None else known(found)
    title = N_("Score after the response")
    return _rated(title, figure, risk.residual_probability, risk.residual_impact, scales)


def _rated(
    title: str, figure: Figure, probability: int | None, impact: int | None, scales: Scales
) -> FigureExplanation:
    asked = Asked(title, _SCORE, "%(probability)s × %(impact)s", figure, write_number)
    values = {"probability": str(probability), "impact": str(impact)}
    notes = []
    if figure.value is not None:
        band = level(int(figure.value), scales.levels)
        notes.append(label(_LEVEL_NOTES[band or "low"], **scales.levels._asdict()))
    return explanation(asked, values, (), notes)


def _emv(risk: Risk, scales: Scales, write: Writer) -> FigureExplanation:
    return _expected(risk, scales, write, after=False)


def _residual_emv(risk: Risk, scales: Scales, write: Writer) -> FigureExplanation:
    return _expected(risk, scales, write, after=True)


def _expected(risk: Risk, scales: Scales, write: Writer, *, after: bool) -> FigureExplanation:
    found = residual_emv(risk, scales) if after else inherent_emv(risk, scales)
    probability = risk.probability_left if after else risk.probability
    missing = "no_probability" if probability is None else "no_money"
    sign = "" if risk.is_threat else "− "
    asked = Asked(
        N_("Expected money after the response") if after else N_("Expected money"),
        N_("percent of the probability · impact in money; a threat positive, a chance negative"),
        f"{sign}%(percent)s · %(cost)s",
        undefined(missing) if found is None else known(found),
        write,
    )
    percent, cost = scales.percent(probability), risk.cost_minor
    values = {
        "percent": UNKNOWN if percent is None else f"{percent}%",
        "cost": UNKNOWN if cost is None else write(Fraction(cost)),
    }
    notes = []
    if percent is not None and probability is not None:
        words = N_("Step %(step)d of the probability stands for %(percent)d%%.")
        notes.append(label(words, step=probability, percent=percent))
    if after and risk.falls_back:
        words = N_("Nobody has rated what remains, so it counts as before the response.")
        notes.append(label(words))
    return explanation(asked, values, (), notes)


_OF_RISK = {
    "score": _score,
    "residual_score": _residual_score,
    "emv": _emv,
    "residual_emv": _residual_emv,
}


def explain_sum(
    figure: str, risks: Iterable[Risk], scales: Scales, write: Writer, reserve_minor: int | None
) -> FigureExplanation:
    """One of `SUM_FIGURES` over risks of one currency; KeyError for another one."""
    mine = [risk for risk in risks if risk.is_open]
    found = at_stake(mine, scales)
    values = {
        "exposure": found.exposure_minor,
        "residual_exposure": found.residual_minor,
        "contingency": found.contingency_minor,
    }
    asked = Asked(_TITLES[figure], _FORMULAS[figure], None, known(values[figure]), write)
    after = figure != "exposure"
    rows = [_row(risk, scales, write, after=after) for risk in mine]
    rows.sort(key=_size, reverse=True)
    return explanation(asked, {}, rows, _sum_notes(figure, found, reserve_minor, write), write)


def _row(risk: Risk, scales: Scales, write: Writer, *, after: bool) -> FigureRow:
    percent = scales.percent(risk.probability_left if after else risk.probability)
    detail = None
    if percent is not None and risk.cost_minor is not None:
        cost = write(Fraction(risk.cost_minor))
        detail = label(N_("%(percent)d%% of %(cost)s"), percent=percent, cost=cost)
    value = residual_emv(risk, scales) if after else inherent_emv(risk, scales)
    return FigureRow("risk", risk.id, risk.name, value, detail)


def _size(row: FigureRow) -> Fraction:
    return abs(Fraction(row.value or 0))


def _sum_notes(
    figure: str, found: AtStake, reserve_minor: int | None, write: Writer
) -> list[Label]:
    notes = []
    if found.unknown:
        notes.append(
            counted(
                "%(number)d risk is left out: its probability or its money is not known.",
                "%(number)d risks are left out: their probability or their money is not known.",
                found.unknown,
            )
        )
    if found.fallen_back and figure != "exposure":
        notes.append(
            counted(
                "%(number)d risk counts as before its response: what remains is not rated.",
                "%(number)d risks count as before their responses: what remains is not rated.",
                found.fallen_back,
            )
        )
    if figure == "contingency":
        notes.append(_reserve_note(found.contingency_minor, reserve_minor, write))
    return notes


def _reserve_note(asked: int, reserve_minor: int | None, write: Writer) -> Label:
    if reserve_minor is None:
        return label(N_("The budget keeps no contingency reserve."))
    reserve = write(Fraction(reserve_minor))
    if reserve_minor >= asked:
        return label(N_("The budget keeps %(reserve)s, which suffices."), reserve=reserve)
    short = write(Fraction(asked - reserve_minor))
    words = N_("The budget keeps %(reserve)s: %(short)s are missing.")
    return label(words, reserve=reserve, short=short)


def explain_goal_at_risk(
    found: GoalAtStake, threats: Iterable[Risk], scales: Scales, write: Writer
) -> FigureExplanation:
    """What the open threats linked to a goal put at stake; `threats` are these."""
    asked = Asked(
        N_("At risk"),
        N_("the sum of the expected money of the open threats that are linked to the goal"),
        None,
        known(found.at_risk_minor),
        write,
    )
    rows = [_row(risk, scales, write, after=False) for risk in threats]
    return explanation(
        asked, {}, rows, _sum_notes("exposure", _as_stake(found), None, write), write
    )


def _as_stake(found: GoalAtStake) -> AtStake:
    return AtStake(open=found.threats, unknown=found.unknown)
