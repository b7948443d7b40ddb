"""The words around the risks: the strip on top, status line, the empty screen, the whole as text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from salespm_tui.contract.risks import RiskDetail, RiskRow, Risks, RiskSums
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.money import short_money
from salespm_tui.ui.present.client_log import plain_text
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, dot
from salespm_tui.ui.present.pipeline import brief
from salespm_tui.ui.present.risk_detail import risk_lines
from salespm_tui.ui.present.risk_matrix import UNRATED, Place
from salespm_tui.ui.present.risk_register import columns_in, row_pieces, title_pieces
from salespm_tui.ui.present.risk_words import ORDERS, number_of

_COPIED_WIDTH = 100
_WIDE = 100


@dataclass(frozen=True, slots=True)
class View:
    """How the register is looked at."""

    filter: str = ""
    place: Place | None = None
    order: str = "score"
    ended: bool = False
    across: bool = False
    """Whether the risks of several projects stand together."""


def strip_pieces(risks: Risks, width: int, glyph: Glyph) -> Pieces:
    """What is at stake, what is left of it, and the reserve asked for against what the budget keeps.

    Of the first currency that has risks; how many others there are is said, and every figure is in
    the text.
    """
    at_stake = sums_at_stake(risks)
    sums = at_stake[0]
    between = dot(glyph)

    def money(minor: int) -> str:
        return brief(minor, sums.currency, glyph)

    pieces = [
        Piece(f" {sums.currency}  ", "dim"),
        Piece(_("exposure %(money)s") % {"money": money(sums.exposure_minor)}, "strong"),
        Piece(between, "dim"),
        Piece(_("residual %(money)s") % {"money": money(sums.residual_exposure_minor)}),
        Piece(between, "dim"),
        *_reserve(sums, glyph, wide=width >= _WIDE),
    ]
    room = width - sum(cell_width(piece.text) for piece in pieces)
    for piece in _beside(sums, len(at_stake) - 1):
        room -= cell_width(between + piece.text)
        if room < 0:
            break
        pieces += [Piece(between, "dim"), piece]
    return tuple(pieces)


def sums_at_stake(risks: Risks) -> tuple[RiskSums, ...]:
    """The sums of the currencies that have open risks; the usual one where there are none."""
    return tuple(one for one in risks.sums if one.open) or risks.sums[:1]


def _beside(sums: RiskSums, others: int) -> Iterator[Piece]:
    """What the figures leave out, the gravest first."""
    if sums.unknown:
        yield Piece(_not_counted(sums.unknown), "warning")
    if others:
        words = ngettext("%(number)d more currency", "%(number)d more currencies", others)
        yield Piece(words % {"number": others}, "dim")
    if sums.fallen_back:
        number = sums.fallen_back
        words = ngettext("%(number)d without a residual", "%(number)d without a residual", number)
        yield Piece(words % {"number": number}, "dim")


def _reserve(sums: RiskSums, glyph: Glyph, *, wide: bool) -> tuple[Piece, ...]:
    """The reserve that is asked for against the one that the budget keeps."""
    asked = brief(sums.contingency_minor, sums.currency, glyph)
    if sums.reserve_minor is None:
        ink = "warning" if sums.contingency_minor else "dim"
        return (Piece(_("reserve %(asked)s asked, none kept") % {"asked": asked}, ink),)
    kept = brief(sums.reserve_minor, sums.currency, glyph)
    words = _("reserve %(asked)s of %(kept)s kept") if wide else _("reserve %(asked)s of %(kept)s")
    text = words % {"asked": asked, "kept": kept}
    missing = sums.contingency_minor - sums.reserve_minor
    if missing <= 0:
        return (Piece(f"{text} {glyph('done')}", "good"),)
    short = _("%(missing)s short") % {"missing": brief(missing, sums.currency, glyph)}
    return (Piece(f"{text} {glyph('bad')} {short}" if wide else f"{text} {glyph('bad')}", "bad"),)


def _not_counted(number: int) -> str:
    words = ngettext("%(number)d not counted", "%(number)d not counted", number)
    return words % {"number": number}


def sums_text(risks: Risks, glyph: Glyph) -> list[str]:
    """The strip for every currency, in full."""
    lines = []
    for sums in sums_at_stake(risks):
        facts = [
            _("exposure %(money)s") % {"money": short_money(sums.exposure_minor, sums.currency)},
            _("residual %(money)s")
            % {"money": short_money(sums.residual_exposure_minor, sums.currency)},
            *(piece.text for piece in _reserve(sums, glyph, wide=True)),
        ]
        if sums.unknown:
            facts.append(_not_counted(sums.unknown))
        lines.append(dot(glyph).join(facts))
    return lines


def risks_note(risks: Risks | None) -> str:
    """How many are open, and how many of them are critical."""
    if risks is None:
        return ""
    still = [risk for risk in risks.risks if not risk.ended]
    parts = [ngettext("%(number)d open", "%(number)d open", len(still)) % {"number": len(still)}]
    critical = sum(risk.level == "critical" for risk in still)
    if critical:
        words = ngettext("%(number)d critical", "%(number)d critical", critical)
        parts.append(words % {"number": critical})
    return " · ".join(parts)


def risks_status(risks: Risks | None, shown: int, view: View, glyph: Glyph) -> str:
    """What the register shows, and of how many."""
    if risks is None:
        return ""
    facts = []
    if view.place is not None:
        facts.append(place_words(view.place, glyph))
    if view.filter:
        facts.append(_("filter: %(text)s") % {"text": view.filter})
    if facts:
        facts.append(_("%(shown)d of %(all)d") % {"shown": shown, "all": len(risks.risks)})
    if view.order != "score":
        facts.append(_("by %(order)s") % {"order": word(ORDERS, view.order)})
    late = sum(bool(risk.review_overdue_days) for risk in risks.risks if not risk.ended)
    if late:
        words = ngettext("%(number)d review late", "%(number)d reviews late", late)
        facts.append(words % {"number": late})
    overdue = sum(risk.actions_overdue for risk in risks.risks if not risk.ended)
    if overdue:
        words = ngettext("%(number)d response late", "%(number)d responses late", overdue)
        facts.append(words % {"number": overdue})
    if risks.ended and not view.ended:
        words = ngettext(
            "%(number)d ended, C shows it", "%(number)d ended, C shows them", risks.ended
        )
        facts.append(words % {"number": risks.ended})
    return dot(glyph).join(facts)


def place_words(place: Place, glyph: Glyph) -> str:
    """A cell in words: `cell 4×5`."""
    if place == UNRATED:
        return _("not rated")
    cell = f"{place[0]}{glyph('times')}{place[1]}"
    return _("cell %(cell)s") % {"cell": cell}


def empty_words(view: View) -> str:
    """What to say where no risk is shown."""
    if view.filter:
        return _("No risk matches “%(text)s”; esc shows all.") % {"text": view.filter}
    if view.place is not None:
        return _("No risk lies in this cell; esc goes back to the matrix.")
    return _(
        "No risks yet. Press i to start from a checklist, or n to note the first one: "
        "what may happen, why, and what it would do."
    )


def moved_words(risk: RiskRow, score: int) -> str:
    """What moving a risk made of it: `R-3 Price war: 12 → 16`."""
    return _("%(number)s %(title)s: score %(before)s → %(after)d") % {
        "number": number_of(risk.id),
        "title": risk.title,
        "before": risk.score,
        "after": score,
    }


def risks_text(
    risks: Risks | None,
    shown: Sequence[RiskRow],
    detail: RiskDetail | None,
    view: View,
    glyph: Glyph,
) -> str:
    """The screen as plain text: what is at stake, one line a risk, and the one at the cursor whole."""
    if risks is None:
        return ""
    lines = [*sums_text(risks, glyph), ""]
    columns = columns_in(_COPIED_WIDTH, across=view.across)
    lines.append(plain_text(title_pieces(_COPIED_WIDTH, columns, view.order), _COPIED_WIDTH))
    for risk in shown:
        row = row_pieces(risk, risks.today, _COPIED_WIDTH, columns, glyph)
        lines.append(plain_text(row, _COPIED_WIDTH))
    if detail is not None:
        told = risk_lines(detail, risks.scales, _COPIED_WIDTH, glyph)
        lines += ["", *(plain_text(line.pieces, _COPIED_WIDTH) for line in told)]
    return "\n".join(lines)
