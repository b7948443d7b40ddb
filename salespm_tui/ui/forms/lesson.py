"""The forms of a lesson: new, drafted by the data, changed, and taken up by a project."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from salespm_tui.contract.lessons import (
    LessonProposal,
    LessonRow,
    LessonUseRow,
    ReuseLesson,
    SaveLesson,
)
from salespm_tui.core.i18n import _
from salespm_tui.ui.forms.around import day_field, text_of
from salespm_tui.ui.forms.form import Field, Form
from salespm_tui.ui.present import review_words as words
from salespm_tui.ui.present.client_words import choices


def lesson_form(project_id: int, today: date, row: LessonRow | None = None) -> Form:
    """A new lesson of that project, or the one given."""
    lesson_id = None if row is None else row.id
    learnt_on = today if row is None else row.learnt_on

    def make(values: dict[str, Any]) -> SaveLesson:
        if lesson_id is None:
            return SaveLesson(project_id=project_id, **values)
        return SaveLesson(lesson_id, **values)

    title = _("New lesson") if row is None else row.title
    fields = (*_fields(row), day_field("learnt_on", _("Learnt on"), learnt_on, today))
    key = f"lesson:{project_id}:{lesson_id}"
    return Form(key, title, fields, make, creating=row is None)


def _fields(row: LessonRow | SaveLesson | None) -> tuple[Field, ...]:
    reusable = (("yes", _("yes")), ("", _("no")))
    again = row is None or row.reusable is not False
    return (
        Field("title", _("Lesson"), _text(row, "title"), required=True),
        Field(
            "kind",
            _("Kind"),
            _text(row, "kind") or "improvement",
            choices=choices(words.LESSON_KINDS),
        ),
        Field("area", _("Area"), _text(row, "area") or "execution", choices=choices(words.AREAS)),
        Field("situation", _("Situation"), _text(row, "situation"), lines=2),
        Field("action", _("What we did"), _text(row, "action"), lines=2),
        Field("result", _("What came of it"), _text(row, "result"), lines=2),
        Field("recommendation", _("Next time"), _text(row, "recommendation"), lines=2),
        Field("tags", _("Tags"), _tags(row), read=read_tags, hint=_("price, tender")),
        Field("reusable", _("Use again"), "yes" if again else "", choices=reusable, read=bool),
    )


def _text(row: LessonRow | SaveLesson | None, name: str) -> str:
    """What stands in a field; what a draft leaves unset is empty."""
    found = None if row is None else getattr(row, name)
    return found if isinstance(found, str) else ""


def _tags(row: LessonRow | SaveLesson | None) -> str:
    tags = None if row is None else row.tags
    return ", ".join(tags) if isinstance(tags, tuple) else ""


def read_tags(text: str) -> tuple[str, ...]:
    """Tags with commas or # between them, so that one may hold blanks; without either, with blanks."""
    for between in ("，", "、", "#", ";", "；"):
        text = text.replace(between, ",")
    parts = text.split(",") if "," in text else text.split()
    return tuple(part.strip() for part in parts if part.strip())


def proposal_form(number: int, proposal: LessonProposal, today: date) -> Form:
    """A draft of the data, to be completed before it is kept."""
    draft = proposal.save
    fields = (*_fields(draft), day_field("learnt_on", _("Learnt on"), today, today))

    def make(values: dict[str, Any]) -> SaveLesson:
        return replace(draft, **values)

    about = proposal.about
    key = f"lesson:of:{about.kind}:{about.id}:{number}"
    return Form(key, _("Write a lesson down"), fields, make, creating=True)


def reuse_form(row: LessonRow, project_id: int, today: date, use: LessonUseRow | None) -> Form:
    """This project takes the lesson up: on which day, and how."""
    fields = (
        Field(
            "note",
            _("How it is used"),
            text_of(use, "note"),
            hint=_("what is done differently here"),
        ),
        day_field("on", _("Since"), today if use is None else use.on, today),
    )

    def make(values: dict[str, Any]) -> ReuseLesson:
        return ReuseLesson(row.id, project_id, **values)

    title = _("Take up: %(text)s") % {"text": row.title}
    return Form(f"reuse:{row.id}:{project_id}", title, fields, make, creating=True)
