"""The templates that there are: stored ones, and shipped ones that nobody has used yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlalchemy import func
from sqlmodel import col, select

from salespm_tui.contract.templates import (
    BudgetShare,
    TemplateDetail,
    TemplateQuery,
    TemplateRef,
    TemplateRole,
    TemplateRow,
    Templates,
    TemplatesQuery,
    TemplateTask,
)
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _, spoken_in
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.shipped import SHIPPED, spoken
from salespm_tui.domain.template import RolePart, TaskPart, Template, TemplateError, decode
from salespm_tui.services.names import folded
from salespm_tui.services.settings import local_day, settings, zone_of
from salespm_tui.services.work import Reading
from salespm_tui.store import tables
from salespm_tui.store.tables import Project, Resource

_UNTITLED = {
    "person": N_("Person %(number)d"),
    "material": N_("Material %(number)d"),
    "tool": N_("Tool %(number)d"),
    "channel": N_("Channel %(number)d"),
    "budget": N_("Money %(number)d"),
}
_TENTHS = 10


def templates(reading: Reading, _query: TemplatesQuery) -> Templates:
    """Stored templates by name, then the shipped ones that are not stored in this language."""
    rows = stored(reading)
    found = [(row, read_or_empty(row)) for row in rows]
    used = _used(reading)
    language = spoken_here(reading)
    there = {one.shipped for _row, one in found if one.language == language}
    shipped = (
        _shipped_row(key, shipped_template(reading, key)) for key in SHIPPED if key not in there
    )
    mine = (_stored_row(reading, row, one, used[row.id]) for row, one in found)
    return Templates((*mine, *shipped))


def template(reading: Reading, query: TemplateQuery) -> TemplateDetail | None:
    """One template with all that it holds; UserError where it cannot be read."""
    ref = query.ref
    if ref.shipped is not None:
        if ref.shipped not in SHIPPED:
            return None
        found = shipped_template(reading, ref.shipped)
        return _detail(reading, _shipped_row(ref.shipped, found), found)
    row = reading.session.get(tables.Template, ref.template_id or 0)
    if row is None or row.archived_at is not None:
        return None
    found = read(row)
    shown = _stored_row(reading, row, found, _used(reading)[row.id])
    return _detail(reading, shown, found)


def stored(reading: Reading) -> list[tables.Template]:
    """The templates of projects that are rows, by name."""
    statement = select(tables.Template).where(
        tables.Template.kind == "project", col(tables.Template.archived_at).is_(None)
    )
    rows = reading.session.exec(statement).all()
    return sorted(rows, key=lambda row: (folded(row.name), row.id))


def read(row: tables.Template) -> Template:
    """What a stored template holds; UserError where this program cannot read it."""
    try:
        return decode(row.payload)
    except TemplateError as error:
        raise UserError(
            _("The template %(name)s cannot be read.") % {"name": row.name},
            _("It was made by a later version of salespm: use that one, or another template."),
        ) from error


def spoken_here(reading: Reading) -> str:
    """The language of the workspace's shared texts."""
    return settings(reading).get("language", "en")


def shipped_template(reading: Reading, key: str) -> Template:
    """A shipped template in the language of the workspace's shared texts."""
    language = spoken_here(reading)
    return spoken(key, SHIPPED[key], language, lambda text: spoken_in(language, text))


def read_or_empty(row: tables.Template) -> Template:
    """What a stored template holds; nothing where this program cannot read it."""
    try:
        return decode(row.payload)
    except TemplateError:
        return Template()


def _used(reading: Reading) -> Counter[int]:
    """How many projects were made from each template."""
    statement = (
        select(Project.template_id, func.count())
        .where(col(Project.template_id).is_not(None), col(Project.archived_at).is_(None))
        .group_by(col(Project.template_id))
    )
    found: Mapping[int | None, int] = dict(reading.session.exec(statement).all())
    return Counter({key: number for key, number in found.items() if key is not None})


def _stored_row(reading: Reading, row: tables.Template, found: Template, used: int) -> TemplateRow:
    source = None
    if row.source_project_id is not None:
        source = reading.session.get(Project, row.source_project_id)
    return _row(
        TemplateRef(template_id=row.id),
        (_own_words(row.name), _own_words(row.notes)),
        found,
        source="" if source is None else source.code,
        made_on=local_day(row.created_at, zone_of(reading)),
        used=used,
    )


def _shipped_row(key: str, found: Template) -> TemplateRow:
    spec = SHIPPED[key]
    return _row(TemplateRef(shipped=key), (label(spec.name), label(spec.notes)), found)


def _row(
    ref: TemplateRef, told: tuple[Label, Label], found: Template, **more: object
) -> TemplateRow:
    leaves = [task for place, task in enumerate(found.tasks) if place not in found.summaries]
    milestones = sum(task.kind == "milestone" for task in leaves)
    name, notes = told
    rest: dict[str, object] = {"source": "", "made_on": None, "used": 0, **more}
    return TemplateRow(
        ref=ref,
        name=name,
        notes=notes,
        tasks=len(leaves) - milestones,
        milestones=milestones,
        links=len(found.links),
        working_days=found.working_days,
        risks=len(found.risks),
        gate_points=len(found.gate_points),
        lessons=len(found.lessons),
        roles=tuple(role_names(found.roles).values()),
        **rest,  # type: ignore[arg-type] # the three named above
    )


def _detail(reading: Reading, row: TemplateRow, found: Template) -> TemplateDetail:
    names = role_names(found.roles)
    tasks = tuple(
        TemplateTask(
            level=found.level(place),
            kind=task.kind,
            name=_own_words(task.name),
            offset=task.offset_min // found.minutes_per_day,
            tenths=_tenths(task, found.minutes_per_day),
            role=names.get(_doer(task) or ""),
        )
        for place, task in enumerate(found.tasks)
    )
    return TemplateDetail(
        row=row,
        tasks=tasks,
        roles=_roles(reading, found, names),
        risks=tuple(_own_words(risk.title) for risk in found.risks),
        gate_points=tuple((one.phase, _own_words(one.text)) for one in found.gate_points),
        budget=tuple(BudgetShare(one.category, one.share) for one in found.budget),
        lessons=tuple(_own_words(one.title) for one in found.lessons),
    )


def _tenths(task: TaskPart, minutes_per_day: int) -> int:
    """Tenths of a working day, half up."""
    whole = 24 * 60 if task.elapsed else minutes_per_day
    return (2 * task.work_min * _TENTHS + whole) // (2 * whole)


def _doer(task: TaskPart) -> str | None:
    return task.owner or (task.roles[0][0] if task.roles else None)


def role_names(roles: Iterable[RolePart]) -> dict[str, Label]:
    """What the roles are called, by their keys; those without a title are numbered."""
    found: dict[str, Label] = {}
    numbers: Counter[str] = Counter()
    for role in roles:
        if role.title:
            found[role.key] = _own_words(role.title)
            continue
        numbers[role.kind] += 1
        found[role.key] = label(_UNTITLED[role.kind], number=numbers[role.kind])
    return found


def _roles(
    reading: Reading, found: Template, names: Mapping[str, Label]
) -> tuple[TemplateRole, ...]:
    statement = select(Resource).where(
        col(Resource.archived_at).is_(None), col(Resource.active).is_(True)
    )
    people = reading.session.exec(statement.order_by(col(Resource.name))).all()
    busy: Counter[str] = Counter()
    for task in found.tasks:
        busy.update({key for key, _percent in task.roles} | ({task.owner} if task.owner else set()))
    return tuple(
        TemplateRole(
            key=role.key,
            kind=role.kind,
            name=names[role.key],
            skills=role.skills,
            tasks=busy[role.key],
            suggested=tuple((one.id, one.name) for one in people if _fits(role, one)),
        )
        for role in found.roles
    )


def _fits(role: RolePart, resource: Resource) -> bool:
    """Whether somebody has the title that a role asks for (numbered or not)."""
    if role.kind != resource.kind or not role.title or not resource.job_title:
        return False
    return folded(role.title).rstrip("0123456789 ") == folded(resource.job_title).rstrip(
        "0123456789 "
    )


def _own_words(text: str) -> Label:
    return label("%(words)s", words=text)
