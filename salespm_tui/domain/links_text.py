"""Predecessors as people type them, and as they are shown: `12FS+2d;7SS-1d`, `12`, `3FS+50%`."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from salespm_tui.core.durations import duration_or_none
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.similar import fold
from salespm_tui.domain.network import PlanLink

_SEPARATORS = re.compile(r"[;,、\n]")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_SUFFIX = re.compile(r"(?P<type>fs|ss|ff|sf)? *(?:(?P<sign>[+-])(?P<lag>.*))?", re.IGNORECASE)
_PERCENT = re.compile(r"([0-9]{1,4}) ?%")
_ELAPSED_DAY = 1440


@dataclass(frozen=True, slots=True)
class DayLengths:
    """How long a working day is, and how many a week works: what `2d` and `1w` mean in a lag."""

    minutes_per_day: int = 480
    days_per_week: int = 5


def read_predecessors(
    text: str,
    successor_id: int,
    places: Mapping[str, int],
    lengths: DayLengths = DayLengths(),
) -> tuple[PlanLink, ...]:
    """The links to `successor_id` that `text` names, in its order; none where it is blank.

    `places` gives the task for every name that may be typed: row numbers, WBS codes. Pieces are
    parted by `;` or `,`, Chinese punctuation and full-width characters as well; a link without a
    type is FS, a lag without a unit counts days, with `e` before the unit it is elapsed, and `%` is
    of the predecessor's duration. UserError names the piece that is wrong.
    """
    known = {fold(name): task for name, task in places.items()}
    links: list[PlanLink] = []
    for piece in _SEPARATORS.split(unicodedata.normalize("NFKC", text).translate(_DASHES)):
        if piece.strip():
            link = _read_piece(piece.strip(), successor_id, known, lengths)
            if any(link.predecessor_id == other.predecessor_id for other in links):
                raise _wrong(
                    _("“%(piece)s” names a predecessor for the second time.")
                    % {"piece": piece.strip()},
                    _("Two tasks have one link at most: keep one of the two."),
                )
            links.append(link)
    return tuple(links)


def show_predecessors(
    links: Iterable[PlanLink], names: Mapping[int, str], lengths: DayLengths = DayLengths()
) -> str:
    """Those links as `read_predecessors` reads them back, in their order; `names` gives the row
    number or WBS code of each predecessor."""
    return ";".join(names[link.predecessor_id] + _suffix(link, lengths) for link in links)


def _read_piece(
    piece: str, successor_id: int, known: Mapping[str, int], lengths: DayLengths
) -> PlanLink:
    """The longest known name that the piece begins with counts, if what follows can be a suffix."""
    named = ""
    for end in range(len(piece), 0, -1):
        name = fold(piece[:end])
        suffix = _SUFFIX.fullmatch(piece[end:].strip())
        if name not in known or suffix is None:
            continue
        lag = _read_lag(suffix["lag"], lengths)
        if lag is not None:
            if known[name] == successor_id:
                raise _wrong(_("A task cannot follow itself."), _("Name another task, or none."))
            amount = -lag[0] if suffix["sign"] == "-" else lag[0]
            unit = lag[1] if amount else "working"
            kind = (suffix["type"] or "fs").lower()
            return PlanLink(known[name], successor_id, kind, amount, unit)
        named = named or piece[end:].strip()
    example = _("Type for example: 12, 12FS+2d, 7SS-1d or 4FF+3ed.")
    if named:
        raise _wrong(
            _("“%(lag)s” in “%(piece)s” is not understood as a lag.")
            % {"lag": named, "piece": piece},
            example,
        )
    raise _wrong(_("“%(piece)s” names no task of this plan.") % {"piece": piece}, example)


def _read_lag(text: str | None, lengths: DayLengths) -> tuple[int, str] | None:
    """Amount and unit of an unsigned lag; None where it is not understood."""
    if text is None:
        return 0, "working"
    percent = _PERCENT.fullmatch(text.strip())
    if percent:
        return int(percent[1]), "percent"
    duration = duration_or_none(
        text,
        minutes_per_day=lengths.minutes_per_day,
        days_per_week=lengths.days_per_week,
        bare_unit="d",
    )
    if duration is None:
        return None
    return duration.minutes, "elapsed" if duration.elapsed else "working"


def _suffix(link: PlanLink, lengths: DayLengths) -> str:
    kind = link.type.upper()
    if not link.lag:
        return "" if link.type == "fs" else kind
    sign = "-" if link.lag < 0 else "+"
    if link.lag_unit == "percent":
        return f"{kind}{sign}{abs(link.lag)}%"
    elapsed = link.lag_unit == "elapsed"
    days, rest = divmod(abs(link.lag), _ELAPSED_DAY if elapsed else lengths.minutes_per_day)
    hours, minutes = divmod(rest, 60)
    e = "e" if elapsed else ""
    pieces = ((days, f"{e}d"), (hours, f"{e}h"), (minutes, f"{e}min"))
    return kind + sign + "".join(f"{count}{unit}" for count, unit in pieces if count)


def _wrong(title: str, what_to_do: str) -> UserError:
    return UserError(title, what_to_do, field="predecessors")
