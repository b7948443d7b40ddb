"""What the keys do to lessons: write down, take up, narrow by area and tag."""

from __future__ import annotations

from typing import Any

from salespm_tui.contract.lessons import LessonProposal, LessonRow
from salespm_tui.core.i18n import _
from salespm_tui.ui.forms import lesson as forms
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.review_lessons import tags_words
from salespm_tui.ui.present.review_words import AREAS
from salespm_tui.ui.screens.review_hand import ReviewHand

_ALL = ""
_TAG = "#"


class LessonDeeds(ReviewHand):
    """Lessons of this project, of others, and drafts of the data."""

    everywhere = False
    area: str | None = None
    tag: str | None = None

    def lesson_here(self) -> LessonRow | None:
        """The lesson at hand."""
        record = self.record_here()
        return record if isinstance(record, LessonRow) else None

    async def new_lessons(self) -> None:
        assert self.project_id is not None
        await self.fill_told(forms.lesson_form(self.project_id, self.today))

    def against_edit_lessons(self) -> str | None:
        if isinstance(self.record_here(), LessonProposal):
            return _("It is not written down yet; o does that.")
        return self.nothing_here()

    async def edit_lessons(self) -> None:
        """Where it was taken up, at the cursor of the detail; else the lesson."""
        row, ref = self.lesson_here(), self.told.ref()
        assert row is not None
        assert self.project_id is not None
        if ref is not None and ref.kind == "lesson_use":
            use = next((one for one in row.uses if one.id == ref.id), None)
            if use is not None:
                await self.fill_told(forms.reuse_form(row, use.project_id, self.today, use))
            return
        await self.fill_told(forms.lesson_form(self.project_id, self.today, row))

    # o

    def against_take_up_lessons(self) -> str | None:
        row = self.lesson_here()
        if row is not None and row.project_id == self.project_id:
            return _("It was learnt here: other projects take it up.")
        return self.nothing_here()

    async def take_up_lessons(self) -> None:
        """A draft is written down; a lesson of another project is taken up by this one."""
        record, ref = self.record_here(), self.row_here()
        assert self.project_id is not None
        assert ref is not None
        if isinstance(record, LessonProposal):
            await self.fill_told(forms.proposal_form(ref.id, record, self.today))
        elif isinstance(record, LessonRow):
            uses = (one for one in record.uses if one.project_id == self.project_id)
            form = forms.reuse_form(record, self.project_id, self.today, next(uses, None))
            outcome = await self.fill(form)
            if outcome is not None:
                self.say_undo(outcome)

    # v T

    def view_lessons(self) -> None:
        """All lessons of other projects, or those that fit here."""
        self.everywhere = not self.everywhere
        self.lay_out()
        self.toast(
            _("Lessons of all projects.")
            if self.everywhere
            else _("Lessons of other projects that fit here.")
        )

    def cannot_topic(self) -> str | None:
        why = self.no_book()
        if why is None and self.part != "lessons":
            return _("Only lessons have topics; ] leads to them.")
        return why

    async def do_topic(self) -> None:
        """Only one area, or only one tag; or all again."""
        learnt = self.known.learnt
        rows = list(learnt.rows(everywhere=True))
        areas = [code for code in AREAS if any(row.area == code for row in rows)]
        tags = dict.fromkeys((*learnt.own.tags, *learnt.elsewhere.tags))
        options: list[tuple[Any, str]] = [(_ALL, _("every area and tag"))]
        options += [(code, word(AREAS, code)) for code in areas]
        options += [(f"{_TAG}{tag}", tags_words((tag,))) for tag in tags]
        current = f"{_TAG}{self.tag}" if self.tag is not None else self.area or _ALL
        picked = await self.choose(_("Lessons of which topic?"), options, current)
        if picked is None:
            return
        self.tag = picked.removeprefix(_TAG) if picked.startswith(_TAG) else None
        self.area = None if self.tag is not None or picked == _ALL else picked
        self.lay_out()
