"""Will the number be made? One sentence from a target and the forecast of its period."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.figures import Number, Writer
from salespm_tui.domain.forecast import Forecast


@dataclass(frozen=True, slots=True)
class NumberMade:
    """The answer. `code`: `made`, or what it takes beside what is won: `commit`, `best_case`,
    `weighted`; `not_made` where the whole forecast falls short. `missing` is what the forecast
    lacks, 0 where it does not; `open` what is not won yet."""

    code: str
    missing: Fraction
    open: Fraction
    text: Label


_WORDS = {
    "made": N_("%(goal)s: made already, with %(over)s to spare."),
    "commit": N_("%(goal)s: will be made with what is committed; %(open)s is still to be won."),
    "best_case": N_(
        "%(goal)s: will be made with the best cases as weighted; %(open)s is still to be won."
    ),
    "weighted": N_(
        "%(goal)s: will be made only with the whole weighted pipeline; %(open)s is still to be won."
    ),
    "not_made": N_("%(goal)s: will not be made, %(missing)s is missing."),
}


def will_be_made(goal: str, target: Number, found: Forecast, write: Writer) -> NumberMade:
    """Adds the parts of forecast = won + commit + weighted best case + weighted pipeline one by one
    until the target is reached; `goal` is the name in the sentence."""
    left = Fraction(target)
    code = "not_made"
    for name, part in (
        ("made", Fraction(found.won_minor)),
        ("commit", Fraction(found.commit_minor)),
        ("best_case", found.best_case_weighted),
        ("weighted", found.pipeline_weighted),
    ):
        left -= part
        if left <= 0:
            code = name
            break
    is_open = max(Fraction(0), Fraction(target) - found.won_minor)
    missing = max(Fraction(0), left) if code == "not_made" else Fraction(0)
    values = {
        "goal": goal,
        "over": write(max(Fraction(0), found.won_minor - Fraction(target))),
        "open": write(is_open),
        "missing": write(missing),
    }
    words = _WORDS[code]
    used = {name: value for name, value in values.items() if f"%({name})s" in words}
    return NumberMade(code, missing, is_open, label(words, **used))
