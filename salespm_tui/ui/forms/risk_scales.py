"""The form of the scales that risks are rated on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from salespm_tui.contract.risks import RiskScales, ScaleStep, SetRiskScales
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.ui.forms.form import Field, Form

_NUMBER = re.compile(r"[0-9]{1,3}")


def scales_form(scales: RiskScales) -> Form:
    """From which score on a risk is what, what the steps are called and mean, in percent too.

    Words and anchors that are left empty are the usual ones.
    """
    percents = [step.percent or 0 for step in scales.probability]
    fields = (
        _numbers("levels", _("Levels from"), scales.levels, _("medium, high, critical: 5 10 15")),
        _numbers("percents", _("Percents"), percents, _("of the five steps: 10 30 50 70 90")),
        *_words("probability", _("Likely %(step)d"), scales.probability),
        *_words("impact", _("Grave %(step)d"), scales.impact),
        *_anchors("probability", _("Likely %(step)d means"), scales.probability),
        *_anchors("impact", _("Grave %(step)d means"), scales.impact),
    )

    def make(values: dict[str, Any]) -> SetRiskScales:
        given: dict[str, Any] = {
            name: values[name] for name in ("levels", "percents") if name in values
        }
        for scale, steps in (("probability", scales.probability), ("impact", scales.impact)):
            words = {step.step: step.own_word for step in steps}
            anchors = {step.step: step.own_anchor for step in steps}
            given |= _five(values, f"{scale}_word", words) | _five(
                values, f"{scale}_anchor", anchors
            )
        return SetRiskScales(**given)

    return Form("risk-scales", _("Scales of the risks"), fields, make)


def _five(values: dict[str, Any], name: str, before: dict[int, str]) -> dict[str, Any]:
    """All five texts of a kind, where one of them changed."""
    texts = {step: values.get(f"{name}_{step}", text) for step, text in before.items()}
    return {} if texts == before else {f"{name}s": tuple(texts.values())}


def _numbers(name: str, label: str, numbers: Sequence[int], hint: str) -> Field:
    return Field(name, label, " ".join(map(str, numbers)), read=_read_numbers, hint=hint)


def _read_numbers(text: str) -> tuple[int, ...]:
    """Whole numbers, whatever stands between them; UserError where there are none."""
    found = tuple(int(number) for number in _NUMBER.findall(text))
    if not found:
        raise UserError(_("These are no numbers."), _("Type them with blanks between: 5 10 15."))
    return found


def _words(scale: str, label: str, steps: Sequence[ScaleStep]) -> tuple[Field, ...]:
    return tuple(
        Field(
            f"{scale}_word_{step.step}",
            label % {"step": step.step},
            step.own_word,
            read=str.strip,
            hint=str(step.word),
        )
        for step in steps
    )


def _anchors(scale: str, label: str, steps: Sequence[ScaleStep]) -> tuple[Field, ...]:
    return tuple(
        Field(
            f"{scale}_anchor_{step.step}",
            label % {"step": step.step},
            step.own_anchor,
            read=str.strip,
            hint=str(step.anchor),
        )
        for step in steps
    )
