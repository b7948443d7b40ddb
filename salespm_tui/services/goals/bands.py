"""From which pace on a goal is ahead, on track or at risk: settings of the workspace."""

from __future__ import annotations

from fractions import Fraction

from salespm_tui.contract.goals import SaveGoalBands
from salespm_tui.contract.values import Outcome
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import label
from salespm_tui.domain.goals import BANDS, Bands
from salespm_tui.services.settings import put_setting, settings
from salespm_tui.services.work import Reading, Work

_KEYS = ("goal_band_ahead", "goal_band_on_track", "goal_band_at_risk")
_MOST_PERCENT = 1000


def bands(reading: Reading) -> Bands:
    """The workspace's limits; each that is not set (or not readable) is the usual one."""
    known = settings(reading)
    usual = (BANDS.ahead, BANDS.on_track, BANDS.at_risk)
    return Bands(*(_share(known.get(key), one) for key, one in zip(_KEYS, usual, strict=True)))


def in_percent(limits: Bands) -> tuple[int, int, int]:
    """The limits as whole percents."""
    return (int(limits.ahead * 100), int(limits.on_track * 100), int(limits.at_risk * 100))


def save_bands(work: Work, command: SaveGoalBands) -> Outcome:
    """Set the limits; UserError where they do not fall from ahead to at risk."""
    values = (command.ahead, command.on_track, command.at_risk)
    for field, above, below in (
        ("ahead", _MOST_PERCENT, command.on_track),
        ("on_track", command.ahead, command.at_risk),
        ("at_risk", command.on_track, 0),
    ):
        if not above >= getattr(command, field) > below:
            raise UserError(
                _("The limits must fall from ahead over on track to at risk."),
                _("Give three percents such as 105, 95 and 80."),
                field=field,
            )
    for key, value in zip(_KEYS, values, strict=True):
        put_setting(work, key, str(value))
    work.session.flush()
    said = label(
        N_("Goals are ahead from %(ahead)d%%, on track from %(on_track)d%%, at risk from %(at_risk)d%%"),
        ahead=command.ahead,
        on_track=command.on_track,
        at_risk=command.at_risk,
    )  # fmt: skip
    return Outcome(said)


def _share(text: str | None, usual: Fraction) -> Fraction:
    if text is None or not (text.isascii() and text.isdigit()):
        return usual
    return Fraction(int(text), 100)
