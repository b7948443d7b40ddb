"""Templates in words: one in the list, and all that one holds."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from salespm_tui.contract.templates import TemplateDetail, TemplateRow, Templates, TemplateTask
from salespm_tui.core.cells import pad
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.figures import write_percent
from salespm_tui.ui.present import plan_words
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, dot, in_lines
from salespm_tui.ui.present.project_parts import SpotLine, below
from salespm_tui.ui.present.team_words import CATEGORIES, KINDS

_INDENT = 2
"""What a level of the plan is indented by."""


def template_lines(templates: Templates, width: int, glyph: Glyph) -> list[SpotLine]:
    """The templates: name and size, then where each comes from and what it holds."""
    if not templates.templates:
        words = _("No templates yet. F on a project makes one of it.")
        return list(below(words, width, 0))
    return [line for row in templates.templates for line in _template(row, width, glyph)]


def _template(row: TemplateRow, width: int, glyph: Glyph) -> Iterator[SpotLine]:
    size = Piece(f"{dot(glyph).join(_size(row))} ", "dim", right=True)
    yield SpotLine(("template", row.ref), (Piece(str(row.name), "strong"), size))
    for line in in_lines(_facts(row), dot(glyph), width - _INDENT):
        yield SpotLine(None, (Piece(" " * _INDENT), Piece(line, "dim")))
    if str(row.notes):
        yield from below(str(row.notes), width, _INDENT)


def _size(row: TemplateRow) -> Iterator[str]:
    number = row.tasks
    yield ngettext("%(number)d task", "%(number)d tasks", number) % {"number": number}
    yield _("%(number)d working days") % {"number": row.working_days}


def _facts(row: TemplateRow) -> Iterator[str]:
    yield origin_words(row)
    counts = (
        (row.milestones, ngettext("%(number)d milestone", "%(number)d milestones", row.milestones)),
        (row.risks, ngettext("%(number)d risk", "%(number)d risks", row.risks)),
        (row.gate_points, ngettext("%(number)d point", "%(number)d points", row.gate_points)),
        (row.lessons, ngettext("%(number)d lesson", "%(number)d lessons", row.lessons)),
    )
    for number, said in counts:
        if number:
            yield said % {"number": number}
    if row.used:
        said = ngettext("used %(number)d time", "used %(number)d times", row.used)
        yield said % {"number": row.used}
    if row.roles:
        yield _("roles: %(names)s") % {"names": ", ".join(map(str, row.roles))}


def origin_words(row: TemplateRow) -> str:
    """Where a template comes from."""
    if row.ref.shipped is not None:
        return _("shipped with salespm")
    if row.source:
        return _("made of %(code)s") % {"code": row.source}
    return _("made here")


def template_text(detail: TemplateDetail, glyph: Glyph) -> str:
    """All that a template holds, to read: plan, roles, risks, points, budget, lessons."""
    row = detail.row
    lines = [dot(glyph).join((*_size(row), origin_words(row)))]
    if row.made_on is not None:
        lines[0] += dot(glyph) + format_date(row.made_on, row.made_on)
    if str(row.notes):
        lines += ["", str(row.notes)]
    lines += ["", _("Plan, in working days from the start")]
    lines += [_task_line(task, glyph) for task in detail.tasks]
    roles = [
        f"{role.name} ({word(KINDS, role.kind)})"
        + (f": {', '.join(role.skills)}" if role.skills else "")
        for role in detail.roles
    ]
    shares = [
        f"{pad(write_percent_of(share.share), 6)} {word(CATEGORIES, share.category)}"
        for share in detail.budget
    ]
    points = [
        f"{word(plan_words.PROJECT_PHASE, phase)}: {text}" for phase, text in detail.gate_points
    ]
    for title, found in (
        (_("Roles"), roles),
        (_("Risks"), [str(risk) for risk in detail.risks]),
        (_("Points of the gates"), points),
        (_("Budget"), shares),
        (_("Lessons"), [str(lesson) for lesson in detail.lessons]),
    ):
        if found:
            lines += ["", title, *(f"  {one}" for one in found)]
    return "\n".join(lines)


def _task_line(task: TemplateTask, glyph: Glyph) -> str:
    """One line of the plan: when it begins, how long it takes, its name, who does it."""
    if task.kind == "summary":
        return f"{' ' * 12}{' ' * _INDENT * task.level}{task.name}"
    length = glyph("milestone") if task.kind == "milestone" else days_words(task.tenths)
    when = f"{task.offset:>5} {length:>5} "
    role = "" if task.role is None else f" ({task.role})"
    return f"{when}{' ' * _INDENT * task.level}{task.name}{role}"


def days_words(tenths: int) -> str:
    """Working days that are counted in tenths: `3 d`, `1.5 d`."""
    days = f"{tenths // 10}" if tenths % 10 == 0 else f"{tenths / 10:.1f}"
    return _("%(days)s d") % {"days": days}


def write_percent_of(share: int) -> str:
    """Ten-thousandths as a percentage."""
    return write_percent(Fraction(share, 10_000))
