"""One resource told line by line: how full it is, what it works on, can, may and must; days off; the
whole team, and the work that open deals may bring, the same way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salespm_tui.contract.assigning import AssignmentRow
from salespm_tui.contract.team import (
    DayOff,
    GhostDeal,
    ResourceDetail,
    ResourceRow,
    SkillRow,
    Team,
)
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import fit, wrap
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.money import format_money, short_money
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.codes import CLOSED_TASK_STATUS
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, dot
from salespm_tui.ui.present.goal_detail import DetailLine, flow
from salespm_tui.ui.present.team_rows import purchase_words
from salespm_tui.ui.present.team_words import KINDS, hours_words

LABEL = 12
MOST_LEVEL = 5
_MOST_DAYS = 4
"""So many overloaded days are named."""


def label_piece(text: str) -> Piece:
    """What stands before a line, in a column of its own."""
    return Piece(f"{fit(text, LABEL - 1)} ", "dim")


def labelled(
    label: str, text: str, width: int, *, ink: str = "plain", ref: Ref | None = None
) -> Iterator[DetailLine]:
    """A label, and the text beside it in as many lines as it takes."""
    for number, line in enumerate(wrap(text, max(10, width - LABEL))):
        yield DetailLine(
            None if number else ref, (label_piece("" if number else label), Piece(line, ink))
        )


def resource_lines(detail: ResourceDetail, width: int, glyph: Glyph) -> list[DetailLine]:
    """All of a resource, in lines of `width` cells; what is asked first comes first."""
    row, today = detail.resource, detail.today
    return [
        *_head(row, width, glyph),
        *_over(detail, width, glyph),
        *_purchase(row, today, width, glyph),
        *_work(detail.assignments, today, glyph),
        *_skills(row.skills, today, glyph),
        *_away(detail.days_off, today, glyph),
        *_texts(row, width),
    ]


def _head(row: ResourceRow, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    facts = [
        word(KINDS, row.kind),
        row.job_title,
        _("%(hours)s a day") % {"hours": hours_words(row.day_min)} if row.load is not None else "",
        rate_words(row),
        row.email,
        row.project or "",
        _("away today") if row.away else "",
        "" if row.active else _("no longer here"),
    ]
    told = dot(glyph).join(fact for fact in facts if fact)
    first = [Piece(row.name, "strong"), *(Piece(fact, "dim") for fact in facts if fact)]
    if told:
        yield from flow(first, width, dot(glyph))
    else:
        yield DetailLine(None, (Piece(row.name, "strong"),))


def rate_words(row: ResourceRow) -> str:
    """What an hour costs; nothing where that is unknown."""
    if row.cost_rate_minor_per_hour is None:
        return ""
    money = format_money(row.cost_rate_minor_per_hour, row.currency)
    return _("%(money)s an hour") % {"money": money}


def _over(detail: ResourceDetail, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    """On which days there is more to do than they hold, and how much."""
    load = detail.resource.load
    if load is None:
        return
    over = [number for number, is_over in enumerate(load.over) if is_over]
    if not over:
        return
    named = [
        _("%(day)s %(assigned)s of %(capacity)s")
        % {
            "day": format_date(detail.days[at], detail.today, short=True),
            "assigned": hours_words(load.assigned_min[at]),
            "capacity": hours_words(load.capacity_min[at]),
        }
        for at in over[:_MOST_DAYS]
    ]
    if len(over) > _MOST_DAYS:
        more = len(over) - _MOST_DAYS
        words = ngettext("%(number)d more day", "%(number)d more days", more)
        named.append(words % {"number": more})
    yield from labelled(_("too much"), dot(glyph).join(named), width, ink="bad")


def _purchase(row: ResourceRow, today: date, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    facts, ink = purchase_words(row.needed_by, row.ordered_on, row.delivered_on, today)
    if row.supplier:
        facts.append(_("from %(supplier)s") % {"supplier": row.supplier})
    if row.price_minor is not None:
        facts.append(format_money(row.price_minor, row.currency))
    if facts:
        told = dot(glyph).join(facts)
        yield from labelled(_("purchase"), told, width, ink="plain" if ink == "dim" else ink)


def _work(rows: tuple[AssignmentRow, ...], today: date, glyph: Glyph) -> Iterator[DetailLine]:
    """What it works on, what is still to be done first."""
    still = [row for row in rows if row.status not in CLOSED_TASK_STATUS]
    over = [row for row in rows if row.status in CLOSED_TASK_STATUS]
    label = _("works on")
    for row in (*still, *reversed(over)):
        yield _assignment(row, today, label, glyph)
        label = ""


def _assignment(row: AssignmentRow, today: date, label: str, glyph: Glyph) -> DetailLine:
    closed = row.status in CLOSED_TASK_STATUS
    span = span_words(row.start.date(), row.finish.date(), today, glyph)
    facts = [f"{row.percent}%", hours_words(row.work_min)]
    if row.units_percent != 100:
        facts.append(_("at %(percent)d %%") % {"percent": row.units_percent})
    ink = "dim" if closed else "plain"
    pieces = [
        label_piece(label),
        Piece(f"{row.project} {row.wbs} ", "dim"),
        Piece(row.task, ink),
        Piece(f"  {dot(glyph).join(facts)}", "dim"),
    ]
    if row.fit_percent is not None and row.fit_percent < 100:
        fit_words = _("fit %(percent)d %%") % {"percent": row.fit_percent}
        pieces.append(Piece(dot(glyph) + fit_words, "warning"))
    pieces.append(Piece(f"{span} ", ink, right=True))
    return DetailLine(Ref("assignment", row.id), tuple(pieces))


def span_words(first: date, last: date, today: date, glyph: Glyph) -> str:
    """From a day to a day; one day alone."""
    begin = format_date(first, today, short=True)
    if first == last:
        return begin
    return f"{begin} {glyph('arrow')} {format_date(last, today, short=True)}"


def level_words(level: int, glyph: Glyph) -> str:
    """A level from 1 to 5, drawn."""
    return glyph("level_has") * level + glyph("level_lacks") * (MOST_LEVEL - level)


def _skills(rows: tuple[SkillRow, ...], today: date, glyph: Glyph) -> Iterator[DetailLine]:
    label = _("can")
    for row in sorted(rows, key=lambda one: (-one.level, one.skill)):
        facts = [str(row.level)]
        if row.years is not None:
            words = ngettext("%(number)d year", "%(number)d years", row.years)
            facts.append(words % {"number": row.years})
        if row.training_plan:
            facts.append(_("training: %(plan)s") % {"plan": row.training_plan})
        pieces = [
            label_piece(label),
            Piece(f"{row.skill} "),
            Piece(level_words(row.level, glyph), "accent"),
            Piece(f" {dot(glyph).join(facts)}", "dim"),
        ]
        if row.trained_by_on is not None:
            day = format_date(row.trained_by_on, today, short=True)
            late = row.training_late_days > 0
            words = _("was due %(day)s") if late else _("until %(day)s")
            pieces.append(Piece(f"{words % {'day': day}} ", "bad" if late else "dim", right=True))
        yield DetailLine(Ref("resource_skill", row.id), tuple(pieces))
        label = ""


def _away(rows: tuple[DayOff, ...], today: date, glyph: Glyph) -> Iterator[DetailLine]:
    """Days off that are not over yet, then the earlier ones."""
    ahead = [row for row in rows if row.last_on >= today]
    before = [row for row in reversed(rows) if row.last_on < today]
    label = _("days off")
    for row in (*ahead, *before):
        first = format_date(row.first_on, today, short=True)
        last = format_date(row.last_on, today, short=True)
        span = first if row.first_on == row.last_on else f"{first} {glyph('unknown')} {last}"
        ink = "dim" if row.last_on < today else "plain"
        pieces = (label_piece(label), Piece(span, ink), Piece(f"  {row.name}", "dim"))
        yield DetailLine(Ref("calendar_exception", row.id), pieces)
        label = ""


def _texts(row: ResourceRow, width: int) -> Iterator[DetailLine]:
    for label, text in (
        (_("answers for"), row.responsibilities),
        (_("may decide"), row.authority),
        (_("calendar"), row.calendar),
        (_("notes"), row.notes),
    ):
        if text:
            yield from labelled(label, text, width)


# Everybody together


def team_whole(team: Team, width: int, glyph: Glyph) -> list[DetailLine]:
    """What the rows come to."""
    totals = team.totals
    head = (
        ngettext("%(number)d person", "%(number)d people", totals.people)
        % {"number": totals.people},
        _("%(assigned)s of %(capacity)s in the days shown")
        % {
            "assigned": hours_words(totals.assigned_min),
            "capacity": hours_words(totals.capacity_min),
        },
        _("%(hours)s free") % {"hours": hours_words(totals.free_min)},
    )
    lines = [
        *flow([Piece(head[0], "strong"), Piece(head[1]), Piece(head[2], "good")], width, dot(glyph))
    ]
    over = [row for row in team.rows if row.over_days]
    if over:
        names = dot(glyph).join(
            _("%(name)s on %(number)d d") % {"name": row.name, "number": row.over_days}
            for row in over
        )
        lines += labelled(_("too much"), names, width, ink="bad")
    if totals.unassigned:
        words = ngettext(
            "%(number)d task of these days is nobody's",
            "%(number)d tasks of these days are nobody's",
            totals.unassigned,
        )
        told = words % {"number": totals.unassigned}
        lines += labelled(_("unassigned"), told, width, ink="warning")
    if totals.late:
        words = ngettext("%(number)d is late", "%(number)d are late", totals.late)
        lines += labelled(_("purchases"), words % {"number": totals.late}, width, ink="bad")
    for price in totals.prices:
        told = _("%(ordered)s ordered, %(open)s still to order") % {
            "ordered": short_money(price.ordered_minor, price.currency),
            "open": short_money(price.open_minor, price.currency),
        }
        lines += labelled(_("to buy"), told, width)
    return lines


# What open deals may bring


def ghost_lines(team: Team, width: int, glyph: Glyph) -> list[DetailLine]:
    """The open deals with the work that each would bring, times its probability."""
    ghost = team.ghost
    total = sum(ghost.week_min)
    head = [
        Piece(_("Work that open deals may bring"), "strong"),
        Piece(_("%(hours)s in the days shown") % {"hours": hours_words(total)}),
    ]
    lines = [*flow(head, width, dot(glyph))]
    lines += [_ghost_deal(deal, team.today, glyph) for deal in ghost.deals]
    if ghost.unknown:
        words = ngettext(
            "%(number)d deal is not counted: probability, day or effort is unknown",
            "%(number)d deals are not counted: probability, day or effort is unknown",
            ghost.unknown,
        )
        lines += labelled("", words % {"number": ghost.unknown}, width, ink="warning")
    if not ghost.deals:
        lines.append(DetailLine(None, (Piece(_("There is no open deal."), "dim"),)))
    return lines


def _ghost_deal(deal: GhostDeal, today: date, glyph: Glyph) -> DetailLine:
    told = glyph("unknown")
    if deal.effort_min is not None and deal.weighted_min is not None:
        told = _("%(effort)s %(times)s %(percent)d %% = %(weighted)s") % {
            "times": glyph("times"),
            "effort": hours_words(deal.effort_min),
            "percent": deal.probability or 0,
            "weighted": hours_words(deal.weighted_min),
        }
    when = glyph("unknown")
    if deal.first is not None and deal.last is not None:
        when = span_words(deal.first, deal.last, today, glyph)
    elif deal.close_on is not None:
        when = format_date(deal.close_on, today, short=True)
    return DetailLine(
        Ref("opportunity", deal.id),
        (Piece(deal.name), Piece(f"  {told}", "dim"), Piece(f"{when} ", right=True)),
    )
