"""Risks to start from: the shipped lists, and what happened in other projects."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import sqlalchemy as sa

from salespm_tui.contract.lessons import ReuseLesson
from salespm_tui.contract.risks import (
    AddFromChecklist,
    Checklist,
    ChecklistEntry,
    ChecklistQuery,
    SaveRisk,
)
from salespm_tui.contract.values import Outcome
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import LANGUAGES, N_, _, spoken_in
from salespm_tui.core.labels import Label, counted, label
from salespm_tui.core.similar import fold
from salespm_tui.domain import codes
from salespm_tui.domain.risk_checklists import CHECKLISTS, Entry
from salespm_tui.services.fields import living
from salespm_tui.services.lessons.listing import lesson_rows
from salespm_tui.services.lessons.saving import reuse_lesson
from salespm_tui.services.risks.saving import save_risk
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import METADATA, Issue, Lesson, Risk

_ISSUE = METADATA.tables["issue"].c
_LESSON = METADATA.tables["lesson"].c
_PROJECT = METADATA.tables["project"].c
_RISK = METADATA.tables["risk"].c
_SHIPPED = {entry.key: entry for entries in CHECKLISTS.values() for entry in entries}
_CATEGORY_OF_CAUSE = {"resource": "resource", "client": "client", "market": "market"}
MOST_EARLIER = 200
"""So many records of other projects are offered, the newest of each kind."""


def checklists(reading: Reading, query: ChecklistQuery) -> tuple[Checklist, ...]:
    """The lists by category, then what other projects went through."""
    known = _Known.of(reading, query.project_id)
    shipped = [
        Checklist(category, tuple(_shipped(entry, known) for entry in entries))
        for category, entries in CHECKLISTS.items()
    ]
    return (*shipped, Checklist(None, tuple(_earlier(reading, query.project_id, known))))


@dataclass(frozen=True, slots=True)
class _Known:
    """The open risks that a project has already, by the folded title."""

    titles: frozenset[str]

    @classmethod
    def of(cls, reading: Reading, project_id: int | None) -> _Known:
        statement = sa.select(_RISK.title).where(
            _RISK.archived_at.is_(None),
            _RISK.status.not_in(codes.ENDED_RISK_STATUS),
            _RISK.project_id == project_id,
        )
        return cls(
            frozenset(fold(title) for (title,) in reading.session.connection().execute(statement))
        )

    def has(self, entry: Entry) -> bool:
        """Whether it is there in any language."""
        return any(fold(spoken_in(language, entry.title)) in self.titles for language in LANGUAGES)


def _shipped(entry: Entry, known: _Known) -> ChecklistEntry:
    return ChecklistEntry(
        key=entry.key,
        title=label(entry.title),
        cause=label(entry.cause),
        event=_said(""),
        effect=label(entry.effect),
        polarity=entry.polarity,
        there=known.has(entry),
    )


def _said(words: str) -> Label:
    """Somebody's own words."""
    return label("%(words)s", words=words)


def _earlier(reading: Reading, project_id: int | None, known: _Known) -> Iterator[ChecklistEntry]:
    """Ended risks, all issues and some lessons of other projects, each title once, the newest first."""
    seen: set[str] = set()
    sources = (_ended_risks, _issues, _lessons)
    for entry in (entry for source in sources for entry in source(reading, project_id)):
        title = fold(str(entry.title))
        if title not in seen:
            seen.add(title)
            yield replace(entry, there=title in known.titles)


def _ended_risks(reading: Reading, project_id: int | None) -> Iterator[ChecklistEntry]:
    statement = (
        sa.select(*METADATA.tables["risk"].c, _PROJECT.code)
        .join(METADATA.tables["project"], _PROJECT.id == _RISK.project_id)
        .where(
            _RISK.archived_at.is_(None),
            _RISK.status.in_(codes.ENDED_RISK_STATUS),
            _RISK.project_id.is_distinct_from(project_id),
        )
        .order_by(_RISK.closed_on.desc(), _RISK.id.desc())
        .limit(MOST_EARLIER)
    )
    for row in reading.session.connection().execute(statement):
        words = (
            N_("%(project)s: occurred") if row.status == "occurred" else N_("%(project)s: closed")
        )
        yield ChecklistEntry(
            key=f"risk:{row.id}",
            title=_said(row.title),
            cause=_said(row.cause),
            event=_said(row.event),
            effect=_said(row.effect),
            polarity=row.polarity,
            there=False,
            source=label(words, project=row.code),
        )


def _issues(reading: Reading, project_id: int | None) -> Iterator[ChecklistEntry]:
    statement = (
        sa.select(_ISSUE.id, _ISSUE.title, _ISSUE.cause_detail, _PROJECT.code)
        .join(METADATA.tables["project"], _PROJECT.id == _ISSUE.project_id)
        .where(
            _ISSUE.archived_at.is_(None),
            _ISSUE.project_id.is_distinct_from(project_id),
        )
        .order_by(_ISSUE.raised_on.desc(), _ISSUE.id.desc())
        .limit(MOST_EARLIER)
    )
    for row in reading.session.connection().execute(statement):
        yield ChecklistEntry(
            key=f"issue:{row.id}",
            title=_said(row.title),
            cause=_said(row.cause_detail),
            event=_said(""),
            effect=_said(""),
            polarity="threat",
            there=False,
            source=label(N_("%(project)s: issue"), project=row.code),
        )


def _lessons(reading: Reading, project_id: int | None) -> Iterator[ChecklistEntry]:
    """What others learnt of risks, or from what failed."""
    wanted = (
        _LESSON.reusable == 1,
        (_LESSON.area == "risk") | (_LESSON.kind == "failure"),
        _LESSON.project_id.is_not(None),
        _LESSON.project_id.is_distinct_from(project_id),
    )
    for row in lesson_rows(reading, *wanted)[:MOST_EARLIER]:
        yield ChecklistEntry(
            key=f"lesson:{row.id}",
            title=_said(row.title),
            cause=_said(row.situation),
            event=_said(""),
            effect=_said(row.result),
            polarity=_polarity(row.kind),
            there=False,
            source=label(N_("%(project)s: lesson"), project=row.project or ""),
        )


def _polarity(kind_of_lesson: str) -> str:
    return "opportunity" if kind_of_lesson in ("success", "best_practice") else "threat"


def add_from_checklist(work: Work, command: AddFromChecklist) -> Outcome:
    """Make risks of what was chosen; what the project has already is left out."""
    known = _Known.of(work, command.project_id)
    titles, made, left_out = set(known.titles), [], 0
    for key in dict.fromkeys(command.keys):
        entry = _SHIPPED.get(key)
        draft = _of_shipped(entry) if entry is not None else _of_earlier(work, key)
        title = fold(str(draft.title))
        if title in titles or (entry is not None and known.has(entry)):
            left_out += 1
            continue
        titles.add(title)
        made.append(save_risk(work, replace(draft, project_id=command.project_id)).ref)
        _take_up(work, key, command.project_id)
    said = counted(
        "Added %(number)d risk from the checklists",
        "Added %(number)d risks from the checklists",
        len(made),
    )
    return Outcome(said, ref=made[0] if made else None, notes=_left_out(left_out))


def _take_up(work: Work, key: str, project_id: int | None) -> None:
    """A lesson that becomes a risk of a project is taken up by it."""
    kind, _colon, number = key.partition(":")
    if kind != "lesson" or project_id is None:
        return
    if living(work, Lesson, int(number)).project_id != project_id:
        reuse_lesson(work, ReuseLesson(int(number), project_id))


def _left_out(number: int) -> tuple[Label, ...]:
    if not number:
        return ()
    return (counted("%(number)d is there already.", "%(number)d are there already.", number),)


def _of_shipped(entry: Entry) -> SaveRisk:
    return SaveRisk(
        title=_(entry.title),
        cause=_(entry.cause),
        effect=_(entry.effect),
        category=entry.key.partition(".")[0],
        polarity=entry.polarity,
    )


def _of_earlier(work: Work, key: str) -> SaveRisk:
    """A risk as another project had it, without how that one stood; UserError for no such key."""
    kind, _colon, number = key.partition(":")
    if kind == "risk" and number.isdecimal():
        risk = living(work, Risk, int(number))
        return SaveRisk(
            title=risk.title,
            cause=risk.cause,
            event=risk.event,
            effect=risk.effect,
            category=risk.category,
            polarity=risk.polarity,
            response=risk.response,
            contingency=risk.contingency,
            trigger=risk.trigger,
        )
    if kind == "issue" and number.isdecimal():
        issue = living(work, Issue, int(number))
        category = _CATEGORY_OF_CAUSE.get(issue.cause or "", "other")
        return SaveRisk(title=issue.title, cause=issue.cause_detail, category=category)
    if kind == "lesson" and number.isdecimal():
        lesson = living(work, Lesson, int(number))
        return SaveRisk(
            title=lesson.title,
            cause=lesson.situation,
            effect=lesson.result,
            polarity=_polarity(lesson.kind),
            response=lesson.recommendation or lesson.action,
        )
    raise UserError(
        _("“%(key)s” is on no checklist.") % {"key": key}, _("Choose an entry that is shown.")
    )
