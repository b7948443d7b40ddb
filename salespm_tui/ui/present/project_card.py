"""The card of a project line by line: how it stands and why, its figures, and its charter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salespm_tui.contract.portfolio import Charter, PortfolioRow, ProjectCard
from salespm_tui.core.i18n import N_, _, ngettext
from salespm_tui.core.money import short_money
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.figures import half_up
from salespm_tui.ui.present import plan_words
from salespm_tui.ui.present import project_words as words
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, dot, in_lines
from salespm_tui.ui.present.project_parts import SpotLine, label_cells, labelled, section

GROUPS = {
    "aim": N_("Aim and scope"),
    "feasibility": N_("Feasibility"),
    "market": N_("Market and competitors"),
    "approval": N_("Approval"),
}
FIELDS = {
    "objective": ("aim", N_("Objective")),
    "scope_in": ("aim", N_("In scope")),
    "scope_out": ("aim", N_("Out of scope")),
    "deliverables": ("aim", N_("Deliverables")),
    "feasibility": ("feasibility", N_("Judgement")),
    "feasibility_notes": ("feasibility", N_("Reasons")),
    "market_notes": ("market", N_("Market")),
    "competitor_notes": ("market", N_("Competitors")),
    "approved_by": ("approval", N_("Approved by")),
}
"""The fields of the charter: the group that they are told and edited in, and their label."""
LONG_FIELDS = tuple(name for name in FIELDS if name not in ("feasibility", "approved_by"))
"""Those of several lines, which may be written in one's own editor."""


def card_lines(card: ProjectCard, width: int, glyph: Glyph) -> list[SpotLine]:
    """All of the card, in lines of `width` cells."""
    return [
        *_head(card, width, glyph),
        *_figures(card, width, glyph),
        *_charter(card, width),
    ]


# How it stands


def _head(card: ProjectCard, width: int, glyph: Glyph) -> Iterator[SpotLine]:
    row = card.row
    health, ink = words.health_words(row, glyph)
    name = Piece(f"{row.code} {row.name}", "strong")
    yield SpotLine(("record", row.id), (name, Piece(f"{health} ", ink, right=True)))
    for line in in_lines(filter(None, _facts(card)), dot(glyph), width):
        yield SpotLine(None, (Piece(line, "dim"),))
    for reason in row.why:
        yield SpotLine(None, (Piece(f"{glyph('arrow')} ", ink), Piece(str(reason), ink)))


def _facts(card: ProjectCard) -> Iterator[str]:
    row, today = card.row, card.today
    yield row.client or _("no client")
    yield word(plan_words.PROJECT_PHASE, row.phase)
    yield word(plan_words.PROJECT_STATUS, row.status)
    yield row.manager and _("led by %(name)s") % {"name": row.manager}
    yield span_words(row.start, row.finish, today, glyph_arrow="→")
    if row.promised is not None:
        day = format_date(row.promised, today, short=True)
        yield _("agreed finish %(day)s") % {"day": day}
    yield _tasks_words(row)
    if card.charter.template:
        yield _("from template %(name)s") % {"name": card.charter.template}
    if card.charter.status_date is not None:
        day = format_date(card.charter.status_date, today, short=True)
        yield _("status date %(day)s") % {"day": day}


def span_words(first: date | None, last: date | None, today: date, *, glyph_arrow: str) -> str:
    """From when to when; empty where neither is known."""
    if first is None and last is None:
        return ""
    days = ("" if day is None else format_date(day, today, short=True) for day in (first, last))
    return f" {glyph_arrow} ".join(days).strip()


def _tasks_words(row: PortfolioRow) -> str:
    if not row.tasks:
        return _("no plan")
    said = ngettext(
        "%(open)d of %(number)d task open", "%(open)d of %(number)d tasks open", row.tasks
    )
    return said % {"open": row.open_tasks, "number": row.tasks}


# Figures


def _figures(card: ProjectCard, width: int, glyph: Glyph) -> Iterator[SpotLine]:
    told = figures_told(card, glyph)
    cells = label_cells([label for _code, label, _text, _ink in told])
    for code, label, text, ink in told:
        yield from labelled(Piece(label, "dim", cells), text, width, ("figure", code), ink)


def figures_told(card: ProjectCard, glyph: Glyph) -> list[tuple[str, str, str, str]]:
    """Code, label, words and ink of what the row of the portfolio shows, in full."""
    row, between = card.row, dot(glyph)
    return [
        ("milestone", _("Next"), *_milestone_told(row, card.today, between)),
        ("pace", _("Goal pace"), *_pace_told(row, glyph)),
        ("exposure", _("Exposure"), *_exposure_told(row, between)),
        ("margin", _("Margin"), *_margin_told(row, glyph)),
    ]


def _milestone_told(row: PortfolioRow, today: date, between: str) -> tuple[str, str]:
    milestone = row.next_milestone
    if milestone is None:
        return _("no milestone is open"), "dim"
    facts = (
        milestone.name,
        format_date(milestone.on, today),
        words.in_days(milestone.on, today),
    )
    ink = "bad" if milestone.days < 0 else "warning" if milestone.days == 0 else "plain"
    return between.join(facts), ink


def _pace_told(row: PortfolioRow, glyph: Glyph) -> tuple[str, str]:
    pace = row.pace
    if pace is None:
        return _("no goal is active"), "dim"
    text, ink = words.pace_words(pace, glyph)
    facts = [text, pace.name]
    if pace.pace.why is not None:
        facts[0] = str(pace.pace.why.text)
    if pace.goals > 1:
        said = ngettext(
            "%(behind)d of %(number)d goal behind",
            "%(behind)d of %(number)d goals behind",
            pace.goals,
        )
        facts.append(said % {"behind": pace.behind, "number": pace.goals})
    if pace.unknown and pace.goals > 1:
        facts.append(_("%(number)d without a pace") % {"number": pace.unknown})
    return dot(glyph).join(facts), ink


def _exposure_told(row: PortfolioRow, between: str) -> tuple[str, str]:
    found = row.exposure
    if found is None:
        return _("no risk is open"), "dim"
    facts = []
    if not words.is_unrated(found):
        residual = short_money(found.residual_exposure_minor, row.currency)
        facts.append(short_money(found.exposure_minor, row.currency))
        facts.append(_("residual %(money)s") % {"money": residual})
    said = ngettext("%(number)d risk open", "%(number)d risks open", found.open)
    facts.append(said % {"number": found.open})
    if found.unknown:
        said = ngettext("%(number)d not counted", "%(number)d not counted", found.unknown)
        facts.append(said % {"number": found.unknown})
    if found.due:
        said = ngettext("%(number)d review late", "%(number)d reviews late", found.due)
        facts.append(said % {"number": found.due})
    return between.join(facts), "bad" if found.worst == "critical" else "plain"


def _margin_told(row: PortfolioRow, glyph: Glyph) -> tuple[str, str]:
    margin = row.margin
    if margin.margin.value is None:
        reason = "" if margin.margin.why is None else str(margin.margin.why.text)
        return reason or glyph("unknown"), "dim"
    facts = [short_money(half_up(margin.margin.value), row.currency)]
    if margin.rate.value is not None:
        facts[0] += f" ({words.percent(margin.rate, glyph)})"
    facts += [
        _("won %(money)s") % {"money": short_money(margin.won_minor or 0, row.currency)},
        _("costs %(money)s") % {"money": short_money(margin.cost_minor or 0, row.currency)},
    ]
    if margin.unknown:
        said = ngettext("%(number)d not counted", "%(number)d not counted", margin.unknown)
        facts.append(said % {"number": margin.unknown})
    return dot(glyph).join(facts), "bad" if margin.margin.value < 0 else "plain"


# Charter


def _charter(card: ProjectCard, width: int) -> Iterator[SpotLine]:
    cells = label_cells([_(label) for _group, label in FIELDS.values()])
    for group, title in GROUPS.items():
        yield section(_(title))
        for name, (of, label) in FIELDS.items():
            if of == group:
                text, ink = _field_told(card.charter, name, card.today)
                head = Piece(_(label), "dim", cells)
                yield from labelled(head, text, width, ("field", name), ink)


def _field_told(charter: Charter, name: str, today: date) -> tuple[str, str]:
    if name == "feasibility":
        ink = {"infeasible": "bad", "conditional": "warning", "unknown": "dim"}
        text = word(words.FEASIBILITY, charter.feasibility)
        return text, ink.get(charter.feasibility, "plain")
    if name == "approved_by":
        return _approval(charter, today)
    text = getattr(charter, name).strip()
    return (text, "plain") if text else (_("not written down"), "dim")


def _approval(charter: Charter, today: date) -> tuple[str, str]:
    if not charter.approved_by:
        return _("not approved"), "dim"
    if charter.approved_on is None:
        return charter.approved_by, "plain"
    return _("%(name)s on %(day)s") % {
        "name": charter.approved_by,
        "day": format_date(charter.approved_on, today),
    }, "plain"
