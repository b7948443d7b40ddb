"""The list of the team: everybody together, resources by kind, what open deals may bring."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from salespm_tui.contract.team import Load, ResourceRow, Team
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import fit, fit_right
from salespm_tui.core.i18n import _
from salespm_tui.core.similar import fold
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.codes import RESOURCE_KIND
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, dot
from salespm_tui.ui.present.pipeline import brief
from salespm_tui.ui.present.team_load import (
    WEEK,
    Columns,
    ghost_pieces,
    head_pieces,
    load_pieces,
)
from salespm_tui.ui.present.team_words import GROUPS, share_ink, share_words

ALL, GHOST = "all", "ghost"
"""The keys of the rows that are no resource."""

_MARK, _SHARE = 2, 5
_WIDE, _WIDEST = 110, 150


@dataclass(frozen=True, slots=True)
class Layout:
    """How wide the columns before the heat map are."""

    name: int
    role: int
    skills: int

    @property
    def before(self) -> int:
        """All that stands before the heat map."""
        columns = (self.name, self.role, self.skills, _SHARE)
        return _MARK + sum(cells + 1 for cells in columns if cells)


def layout_of(width: int) -> Layout:
    """Name and share always; role and skills where there is room."""
    if width >= _WIDEST:
        return Layout(24, 20, 28)
    return Layout(18, 16, 0) if width >= _WIDE else Layout(16, 0, 0)


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A line of the list: a resource, the head of a kind with their number, all, or the open deals."""

    key: Hashable | None
    row: ResourceRow | None = None
    kind: str = ""
    number: int = 0


def team_lines(team: Team, rows: Sequence[ResourceRow]) -> list[TeamLine]:
    """The lines for those rows; everybody together comes first, the open deals come last."""
    lines: list[TeamLine] = []
    for kind in RESOURCE_KIND:
        of_kind = [row for row in rows if row.kind == kind]
        if of_kind:
            lines.append(TeamLine(None, kind=kind, number=len(of_kind)))
            lines += [TeamLine(Ref("resource", row.id), row) for row in of_kind]
    if not lines:
        return []
    return [TeamLine(ALL), *lines, TeamLine(GHOST)] if team.rows else lines


def searchable(row: ResourceRow) -> str:
    """What a filter looks through, in the language of the moment."""
    words = (
        row.name,
        word(GROUPS, row.kind),
        row.job_title,
        row.responsibilities,
        row.supplier,
        row.project,
        *(skill.skill for skill in row.skills),
    )
    return fold(" ".join(filter(None, words)))


def title_pieces(layout: Layout, columns: Columns) -> Pieces:
    """The heads of the columns. Where this week is out of sight, the share is that of what is shown."""
    titles = [Piece(" " * _MARK), Piece(fit(_("Who"), layout.name + 1), "head")]
    if layout.role:
        titles.append(Piece(fit(_("Role"), layout.role + 1), "head"))
    if layout.skills:
        titles.append(Piece(fit(_("Skills"), layout.skills + 1), "head"))
    share = _("week") if columns.shows_today else _("load")
    titles.append(Piece(fit_right(share, _SHARE) + " ", "head"))
    return (*titles, *head_pieces(columns))


def line_pieces(
    line: TeamLine, team: Team, layout: Layout, columns: Columns, glyph: Glyph
) -> Pieces:
    """One line of the list."""
    if line.row is not None:
        return tuple(_resource(line.row, team, layout, columns, glyph))
    if line.key == ALL:
        before = _before(_("Everybody"), "strong", layout)
        share = _share(team.total, team, columns, glyph)
        heat = load_pieces(team.total, team.days, team.weeks, columns, glyph)
        return (Piece(" " * _MARK), *before, *share, *heat)
    if line.key == GHOST:
        before = _before(_("Open deals"), "dim", layout)
        ghost = ghost_pieces(team.ghost.week_min, team.total, team.weeks, columns, glyph)
        return (Piece(" " * _MARK), *before, Piece(" " * (_SHARE + 1)), *ghost)
    return (Piece(f" {word(GROUPS, line.kind)} {line.number}", "head"),)


def _before(name: str, ink: str, layout: Layout) -> Iterator[Piece]:
    """The name over all columns before the share."""
    cells = layout.before - _MARK - _SHARE - 1
    yield Piece(fit(name, cells), ink)


def _resource(
    row: ResourceRow, team: Team, layout: Layout, columns: Columns, glyph: Glyph
) -> Iterator[Piece]:
    mark, ink = mark_of(row, team.today, glyph)
    yield Piece(f"{mark} ", ink)
    faint = not row.active
    yield Piece(row.name, "dim" if faint else "plain", layout.name)
    yield Piece(" ")
    if layout.role:
        yield Piece(row.job_title, "dim", layout.role)
        yield Piece(" ")
    if layout.skills:
        yield Piece(skills_words(row), "dim", layout.skills)
        yield Piece(" ")
    if row.load is None:
        yield Piece(" " * (_SHARE + 1))
        yield from _bought(row, team.today, glyph)
        return
    yield from _share(row.load, team, columns, glyph)
    yield from load_pieces(row.load, team.days, team.weeks, columns, glyph)


def mark_of(row: ResourceRow, today: date, glyph: Glyph) -> tuple[str, str]:
    """What is most to be said of a resource: too much to do, late, away today, gone."""
    if not row.active:
        return glyph("dropped"), "dim"
    late = row.needed_by is not None and row.needed_by < today and row.delivered_on is None
    if row.over_days or late:
        return glyph("bad"), "bad"
    if row.away:
        return glyph("warning"), "warning"
    return " ", "plain"


def skills_words(row: ResourceRow) -> str:
    """The skills with their levels, the best first: `negotiation 4, English 3`."""
    best = sorted(row.skills, key=lambda skill: (-skill.level, skill.skill))
    return ", ".join(f"{skill.skill} {skill.level}" for skill in best)


def share_of(load: Load, team: Team, columns: Columns) -> tuple[int | None, bool]:
    """The share of this week, and whether one of its days holds too much; where the week is out of
    sight, those of all that is shown."""
    monday = team.today - timedelta(days=team.today.weekday())
    if columns.shows_today and monday in team.weeks:
        at = team.weeks.index(monday)
        return load.week_percents[at], load.week_over_days[at] > 0
    assigned, capacity = sum(load.assigned_min), sum(load.capacity_min)
    percent = None if assigned and not capacity else round(100 * assigned / (capacity or 1))
    return percent, any(load.over)


def _share(load: Load, team: Team, columns: Columns, glyph: Glyph) -> Iterator[Piece]:
    percent, over = share_of(load, team, columns)
    text = share_words(percent, glyph)
    yield Piece(fit_right(text, _SHARE), share_ink(percent, over=over))
    yield Piece(" ")


def _bought(row: ResourceRow, today: date, glyph: Glyph) -> Iterator[Piece]:
    """Of what has no hours: when it is needed, whether it has come, what it costs."""
    facts, ink = purchase_words(row.needed_by, row.ordered_on, row.delivered_on, today)
    if row.price_minor is not None:
        facts.append(brief(row.price_minor, row.currency, glyph))
    yield Piece(dot(glyph).join(facts), ink)


def purchase_words(
    needed_by: date | None, ordered_on: date | None, delivered_on: date | None, today: date
) -> tuple[list[str], str]:
    """When a thing is needed, was ordered and came, with the ink of how well that goes."""
    facts = []
    late = None if needed_by is None else ((delivered_on or today) - needed_by).days
    if needed_by is not None:
        facts.append(_("needed %(day)s") % {"day": format_date(needed_by, today, short=True)})
    if ordered_on is not None:
        facts.append(_("ordered %(day)s") % {"day": format_date(ordered_on, today, short=True)})
    elif delivered_on is None and needed_by is not None:
        facts.append(_("not ordered"))
    if delivered_on is not None:
        came = format_date(delivered_on, today, short=True)
        facts.append(_("delivered %(day)s") % {"day": came})
    if late is not None and late > 0:
        facts.append(_("late %(days)d d") % {"days": late})
        return facts, "plain" if delivered_on is not None else "bad"
    soon = needed_by is not None and delivered_on is None and late is not None and late > -WEEK
    return facts, "warning" if soon else "dim"
