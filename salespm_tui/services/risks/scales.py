"""The scales that risks are rated on: settings of the workspace, the usual ones where none are set."""

from __future__ import annotations

import json
from itertools import zip_longest

from salespm_tui.contract.risks import RiskScales, RiskScalesQuery, ScaleStep, SetRiskScales
from salespm_tui.contract.values import Outcome, Unset
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.risk import STEPS, USUAL, Levels, Scales, percents_rise
from salespm_tui.domain.risk_words import (
    IMPACT_ANCHORS,
    IMPACT_WORDS,
    PROBABILITY_ANCHORS,
    PROBABILITY_WORDS,
)
from salespm_tui.services.settings import put_setting, settings
from salespm_tui.services.work import Reading, Work

_LEVELS, _PERCENTS = "risk_levels", "risk_percents"
_USUAL_WORDS = {
    "probability_words": PROBABILITY_WORDS,
    "impact_words": IMPACT_WORDS,
    "probability_anchors": PROBABILITY_ANCHORS,
    "impact_anchors": IMPACT_ANCHORS,
}
_OWN = "%(words)s"


def scales(reading: Reading) -> Scales:
    """The limits of the levels and the percents of the steps; what is not readable is as usual."""
    known = settings(reading)
    levels, percents = _numbers(known.get(_LEVELS)), _numbers(known.get(_PERCENTS))
    limits = Levels(*levels) if len(levels) == len(USUAL.levels) else USUAL.levels
    return Scales(
        limits if limits.rise else USUAL.levels,
        percents if percents_rise(percents) else USUAL.percents,
    )


def risk_scales(reading: Reading, _query: RiskScalesQuery | None = None) -> RiskScales:
    """The scales with their words and anchors."""
    found = scales(reading)
    return RiskScales(
        levels=found.levels,
        probability=_steps(reading, "probability", found.percents),
        impact=_steps(reading, "impact", ()),
    )


def set_risk_scales(work: Work, command: SetRiskScales) -> Outcome:
    """Set what is given; UserError for limits or percents that do not rise, or not five words."""
    if not isinstance(command.levels, Unset):
        _put_levels(work, command.levels)
    if not isinstance(command.percents, Unset):
        _put_percents(work, command.percents)
    for field in _USUAL_WORDS:
        own: tuple[str, ...] | Unset = getattr(command, field)
        if not isinstance(own, Unset):
            _put_words(work, field, own)
    work.session.flush()
    return Outcome(label(N_("Set the scales of the risks")))


def _put_levels(work: Work, levels: tuple[int, ...]) -> None:
    if len(levels) != len(USUAL.levels) or not Levels(*levels).rise:
        raise UserError(
            _("The levels must rise from medium over high to critical, within 2 to 25."),
            _("Give three scores such as 5, 10 and 15."),
            field="levels",
        )
    put_setting(work, _LEVELS, json.dumps(list(levels)))


def _put_percents(work: Work, percents: tuple[int, ...]) -> None:
    if not percents_rise(percents):
        raise UserError(
            _("The percents must rise from step to step, within 1 to 100."),
            _("Give five percents such as 10, 30, 50, 70 and 90."),
            field="percents",
        )
    put_setting(work, _PERCENTS, json.dumps(list(percents)))


def _put_words(work: Work, field: str, own: tuple[str, ...]) -> None:
    if len(own) != STEPS:
        raise UserError(
            _("A scale has five steps."),
            _("Give five words; an empty one is the usual one."),
            field=field,
        )
    cleaned = [clean_text(one) for one in own]
    put_setting(work, f"risk_{field}", json.dumps(cleaned, ensure_ascii=False))


def _steps(reading: Reading, side: str, percents: tuple[int, ...]) -> tuple[ScaleStep, ...]:
    words, anchors = _own(reading, f"{side}_words"), _own(reading, f"{side}_anchors")
    shown = zip_longest(
        words,
        anchors,
        _USUAL_WORDS[f"{side}_words"],
        _USUAL_WORDS[f"{side}_anchors"],
        percents,
    )
    return tuple(
        ScaleStep(step, _said(word, usual), _said(anchor, meant), percent, word, anchor)
        for step, (word, anchor, usual, meant, percent) in enumerate(shown, 1)
    )


def _said(own: str, usual: str) -> Label:
    return label(_OWN, words=own) if own else label(usual)


def _own(reading: Reading, field: str) -> tuple[str, ...]:
    """The workspace's own words, "" for each step that has none."""
    found = _list(settings(reading).get(f"risk_{field}"))
    if len(found) != STEPS or not all(isinstance(one, str) for one in found):
        return ("",) * STEPS
    return tuple(map(str, found))


def _numbers(text: str | None) -> tuple[int, ...]:
    found = _list(text)
    return tuple(one for one in found if isinstance(one, int) and not isinstance(one, bool))


def _list(text: str | None) -> list[object]:
    try:
        found = json.loads(text or "[]")
    except ValueError:
        return []
    return found if isinstance(found, list) else []
