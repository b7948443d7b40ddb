"""The words around the team: the heads of its views, status line, the empty screen, all as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from salespm_tui.contract.budget import Budget, CurrencySpending
from salespm_tui.contract.team import Team
from salespm_tui.core.cells import cell_width
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.ui.present.client_log import plain_text
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, dot, ruled
from salespm_tui.ui.present.goal_detail import DetailLine
from salespm_tui.ui.present.money_rows import MoneyLine, money_pieces, money_titles
from salespm_tui.ui.present.pipeline import brief
from salespm_tui.ui.present.team_load import Columns
from salespm_tui.ui.present.team_rows import TeamLine, layout_of, line_pieces, title_pieces
from salespm_tui.ui.present.team_words import VIEWS, ZOOMS, hours_words

COPIED_WIDTH = 110


@dataclass(frozen=True, slots=True)
class Shown:
    """How the screen is looked at: the view, the weeks, the filter."""

    view: str
    columns: Columns
    filter: str = ""
    gone: bool = False


def head_pieces(shown: Shown, budget: Budget | None, width: int, glyph: Glyph) -> Pieces:
    """The names of the views, the one that is shown in brackets; what goes with it at the right."""
    heads = []
    for code in VIEWS:
        here = code == shown.view
        name = f"[{word(VIEWS, code)}]" if here else f" {word(VIEWS, code)} "
        heads.append(Piece(name, "strong" if here else "dim"))
    right = word(ZOOMS, shown.columns.zoom) if shown.view == "load" else ""
    if shown.view == "money" and budget is not None:
        right = reserve_note(budget.sums[0], glyph)
    taken = cell_width(right) + 2 if right else 0
    return (Piece(" "), *ruled(heads, width - taken - 1, glyph), Piece(f" {right} ", "dim"))


def reserve_note(sums: CurrencySpending, glyph: Glyph) -> str:
    """The reserve against what the risks ask for, as short as a head takes it."""
    asked = brief(sums.asked_minor, sums.currency, glyph)
    if sums.reserve_left_minor is None:
        return _("no reserve, risks ask %(asked)s") % {"asked": asked} if sums.asked_minor else ""
    left = brief(sums.reserve_left_minor, sums.currency, glyph)
    sign = glyph("bad") if sums.short_minor else glyph("done")
    words = _("reserve %(left)s, risks ask %(asked)s %(sign)s")
    return words % {"left": left, "asked": asked, "sign": sign}


def note_words(team: Team | None, budget: Budget | None, view: str, glyph: Glyph) -> str:
    """What stands at the right of the header."""
    if view == "money":
        if budget is None:
            return ""
        sums = budget.sums[0]
        return _("%(money)s %(currency)s left") % {
            "money": brief(sums.left_minor, sums.currency, glyph),
            "currency": sums.currency,
        }
    if team is None:
        return ""
    return _("%(hours)s free") % {"hours": hours_words(team.totals.free_min)}


def status_words(
    team: Team | None, budget: Budget | None, shown: Shown, number: int, glyph: Glyph
) -> str:
    """What the list shows, and what is wrong in it."""
    facts = []
    if shown.filter:
        facts.append(_("filter: %(text)s") % {"text": shown.filter})
        facts.append(ngettext("%(number)d row", "%(number)d rows", number) % {"number": number})
    if shown.view == "money":
        facts += [] if budget is None else _money_facts(budget)
    elif team is not None:
        facts += _load_facts(team)
    return dot(glyph).join(facts)


def _money_facts(budget: Budget) -> list[str]:
    number = len(budget.lines)
    facts = [ngettext("%(number)d line", "%(number)d lines", number) % {"number": number}]
    over = sum(one.overspent for one in budget.lines)
    if over:
        words = ngettext("%(number)d overspent", "%(number)d overspent", over)
        facts.append(words % {"number": over})
    return facts


def _load_facts(team: Team) -> list[str]:
    totals = team.totals
    facts = [
        ngettext("%(number)d person", "%(number)d people", totals.people)
        % {"number": totals.people}
    ]
    if totals.over_resources:
        words = ngettext(
            "%(number)d has too much to do", "%(number)d have too much to do", totals.over_resources
        )
        facts.append(words % {"number": totals.over_resources})
    if totals.unassigned:
        words = ngettext(
            "%(number)d task unassigned", "%(number)d tasks unassigned", totals.unassigned
        )
        facts.append(words % {"number": totals.unassigned})
    if totals.late:
        words = ngettext("%(number)d purchase late", "%(number)d purchases late", totals.late)
        facts.append(words % {"number": totals.late})
    return facts


def empty_words(shown: Shown) -> str:
    """What to say where there is no row."""
    if shown.filter:
        return _("Nothing matches “%(text)s”; esc shows all.") % {"text": shown.filter}
    if shown.view == "money":
        return _(
            "No budget yet. Press n for a line of the budget, or $ to write down what was spent: "
            "1200 travel visit !fri"
        )
    return _(
        "Nobody is here yet. Press n to add a person, a tool, a channel or something to be bought."
    )


# As text


def load_text(
    team: Team,
    lines: Sequence[TeamLine],
    columns: Columns,
    told: Sequence[DetailLine],
    glyph: Glyph,
) -> str:
    """The heat map as plain text, and what is at the cursor whole."""
    layout = layout_of(COPIED_WIDTH)
    width = layout.before + columns.cells + 2
    rows = [plain_text(title_pieces(layout, columns), width)]
    rows += [plain_text(line_pieces(line, team, layout, columns, glyph), width) for line in lines]
    return _whole(rows, told)


def money_text(
    budget: Budget,
    lines: Sequence[MoneyLine],
    told: Sequence[DetailLine],
    glyph: Glyph,
    *,
    across: bool,
) -> str:
    """The budget as plain text, and what is at the cursor whole."""
    rows = [plain_text(money_titles(COPIED_WIDTH), COPIED_WIDTH)]
    rows += [
        plain_text(money_pieces(line, budget, COPIED_WIDTH, glyph, across=across), COPIED_WIDTH)
        for line in lines
    ]
    return _whole(rows, told)


def _whole(rows: list[str], told: Sequence[DetailLine]) -> str:
    found = [plain_text(line.pieces, COPIED_WIDTH) for line in told]
    return "\n".join([*rows, *(["", *found] if found else [])])
