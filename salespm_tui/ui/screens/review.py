"""Review: how are we doing against plan, what did we learn? Parts in a row, one shown at a time."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from salespm_tui.contract.acceptance import AcceptancesQuery
from salespm_tui.contract.budget import BudgetQuery
from salespm_tui.contract.evaluation import EvaluationsQuery
from salespm_tui.contract.issues import IssueDetail, IssueQuery
from salespm_tui.contract.lessons import (
    FittingLessonsQuery,
    LessonProposalsQuery,
    LessonsQuery,
)
from salespm_tui.contract.projects import Projects, ProjectsQuery
from salespm_tui.contract.review import DeviationsQuery, Evm, EvmQuery, SlipsQuery
from salespm_tui.contract.values import Query, Ref
from salespm_tui.core.i18n import _
from salespm_tui.domain.earned_value import return_on
from salespm_tui.ui.acting import run_behind
from salespm_tui.ui.keymap import bindings_of
from salespm_tui.ui.present.review_book import (
    ReviewBook,
    ReviewView,
    empty_words,
    list_lines,
    review_text,
    told_lines,
)
from salespm_tui.ui.present.review_lessons import Learnt, LessonView
from salespm_tui.ui.present.review_projects import project_lines
from salespm_tui.ui.present.review_words import PARTS
from salespm_tui.ui.screens.review_deeds import ReviewDeeds
from salespm_tui.ui.screens.review_frame import CurveBox, ReviewFrame
from salespm_tui.ui.ways import has_home
from salespm_tui.ui.widgets.client_lists import HeadLines
from salespm_tui.ui.widgets.review_lists import ReviewList, ReviewTold

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from salespm_tui.ui.widgets.line_list import LineList

_EDITED = ("action_item", "acceptance_item", "kpi_result", "lesson_use")
"""What enter in the detail changes; anything else that is named there is gone to."""


class ReviewPane(ReviewFrame, ReviewDeeds):
    """One list and one detail serve every part; each part keeps its cursor."""

    SCOPE = "review"
    TABLES = frozenset(
        {
            "project",
            "task",
            "dependency",
            "baseline",
            "baseline_task",
            "assignment",
            "resource",
            "budget_line",
            "budget_revision",
            "cost_entry",
            "progress_entry",
            "goal",
            "goal_actual",
            "opportunity",
            "payment",
            "issue",
            "action_item",
            "risk",
            "change_request",
            "requirement",
            "acceptance",
            "acceptance_item",
            "evaluation",
            "kpi_result",
            "feedback",
            "lesson",
            "lesson_use",
            "work_calendar",
            "calendar_exception",
            "meta",
        }
    )
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_of("review")]

    def __init__(self) -> None:
        super().__init__()
        self.rows = ReviewList(id="review-list")
        self.told = ReviewTold(id="review-told")
        self.projects: Projects | None = None
        self.book: ReviewBook | None = None
        self.issue: IssueDetail | None = None
        self.part = PARTS[0]
        self._text = ""
        self._cursors: dict[str, Ref | None] = {}
        self._go_to: Ref | None = None
        self._of: int | None = None
        self._generation = 0
        self._from_the_top = True
        self._wanted_issue: int | None = None

    def compose(self) -> ComposeResult:
        yield HeadLines(1, id="review-tabs")
        yield HeadLines(1, id="review-panel")
        with Horizontal(id="review-middle"):
            with Vertical(id="review-main"):
                yield HeadLines(1, id="review-titles")
                yield self.rows
                yield HeadLines(1, id="review-rule")
                yield self.told
            with CurveBox(id="review-chart"):
                yield HeadLines(1, id="review-legend")

    # The question and its answer

    def question(self) -> Query[Any]:
        if self.project_id is None:
            return ProjectsQuery()
        status_date = self.status_date if self._of == self.project_id else None
        return EvmQuery(self.project_id, status_date)

    def show(self, snapshot: Projects | Evm) -> None:
        self._generation += 1
        if self._of != self.project_id:
            self._begin_anew()
        self.projects = snapshot if isinstance(snapshot, Projects) else None
        if isinstance(snapshot, Evm):
            self.beside(self._read(snapshot))
        else:
            self.book = None
            self.lay_out()

    def _begin_anew(self) -> None:
        """Another project: nothing of the one before stays."""
        self._of, self.status_date, self._text = self.project_id, None, ""
        self._from_the_top = True
        self.book, self.issue = None, None
        self.area = self.tag = None
        self._cursors.clear()

    async def _read(self, evm: Evm) -> None:
        """All the other parts of the project, asked for at once."""
        generation, project_id = self._generation, evm.project_id
        budget, deviations, acceptances, evaluations, slips = await asyncio.gather(
            self.ask(BudgetQuery(project_id)),
            self.ask(DeviationsQuery(project_id)),
            self.ask(AcceptancesQuery(project_id)),
            self.ask(EvaluationsQuery(project_id)),
            self.ask(SlipsQuery(project_id)),
        )
        learnt = Learnt(
            *await asyncio.gather(
                self.ask(LessonsQuery(project_id)),
                self.ask(FittingLessonsQuery(project_id)),
                self.ask(LessonsQuery()),
                self.ask(LessonProposalsQuery(project_id)),
            )
        )
        if generation != self._generation:
            return
        roi = None
        if evm.total is not None and budget.sums:
            roi = return_on(budget.sums[0].won_minor, evm.total.values.ac)
        self.book = ReviewBook(evm, roi, deviations, acceptances, evaluations, learnt, slips)
        self._wanted_issue = None  # what was known of it stays told until it is read anew
        self.lay_out()
        self._want_issue()
        self._arrive(last=self._wanted_issue is None)
        self.salespm.ways.after_show()

    # One part

    @property
    def view(self) -> ReviewView:
        """How the parts are looked at."""
        project_id = self.project_id or 0
        lessons = LessonView(project_id, self.area, self.tag, self._text, self.everywhere)
        return ReviewView(lessons, self._text, self.worst, self.revenue, self.ended)

    def show_rows(self, *, anew: bool) -> None:
        """The list of the part that is shown, and what is told of its record."""
        glyph, book, part, view = self.salespm.glyph, self.book, self.part, self.view
        if self.projects is not None or book is not None:
            anew, self._from_the_top = anew or self._from_the_top, False
        if self.projects is not None:
            rows, text = self.projects, self._text
            self.rows.show(lambda width: project_lines(rows, text, width, glyph), "", anew=anew)
        elif book is not None:
            self.rows.show(
                lambda width: list_lines(book, part, view, width, glyph),
                empty_words(part, view),
                anew=anew,
            )
            kept = self._cursors.get(part)
            if anew and kept is not None:
                self.rows.move_to(kept)
        else:
            self.rows.show(lambda _width: (), _("The review is still being read."), anew=anew)
        self.tell()

    def tell(self) -> None:
        """Tell the record at the cursor."""
        glyph, book, ref, issue = self.salespm.glyph, self.book, self.row_here(), self.issue
        if book is None:
            self.told.show(None, lambda _width: ())
            return
        self.told.show((self.part, ref), lambda width: told_lines(book, ref, issue, width, glyph))

    def do_next_part(self) -> None:
        self._turn(1)

    def do_last_part(self) -> None:
        self._turn(-1)

    def cannot_next_part(self) -> str | None:
        return self.no_book()

    def cannot_last_part(self) -> str | None:
        return self.no_book()

    def _turn(self, by: int) -> None:
        self.show_part(PARTS[(PARTS.index(self.part) + by) % len(PARTS)])

    def show_part(self, part: str) -> None:
        """Show that part, with the cursor where it was in it."""
        self._cursors[self.part] = self.row_here()
        self.part, self._text = part, ""
        self.lay_out(anew=True)
        if not self.curve_shown or self.has_class("wide"):
            self.rows.focus()
        self._want_issue()

    # Cursor

    def on_line_list_moved(self, message: LineList.Moved) -> None:
        if message.line_list is self.rows:
            self.tell()
            self._want_issue()
        self.renew_frame()

    def on_line_list_chosen(self, message: LineList.Chosen) -> None:
        message.stop()
        ref = message.key
        if not isinstance(ref, Ref):
            return
        if message.line_list is self.rows:
            self._open_row(ref)
        elif ref.kind in _EDITED:
            self.beside(self._edit())
        elif has_home(ref):
            self.open(ref)

    async def _edit(self) -> None:
        deed = self.do_edit()
        if deed is not None:
            await deed

    def _open_row(self, ref: Ref) -> None:
        """A project is taken up; tasks and goals are gone to; anything else is walked into."""
        if ref.kind == "project" and self.projects is not None:
            self.salespm.set_project(ref.id)
        elif ref.kind == "slip" and self.book is not None:
            self.open(Ref("task", self.book.slips.slips[ref.id].task_id))
        elif ref.kind in ("task", "goal"):
            self.open(ref)
        else:
            self.told.focus()

    def _want_issue(self) -> None:
        """Ask for what is done about the deviation at the cursor."""
        ref = self.row_here()
        wanted = ref.id if ref is not None and ref.kind == "issue" else None
        if wanted != self._wanted_issue:
            self._wanted_issue = wanted
            if wanted is not None:
                run_behind(self.salespm, self._ask_issue(wanted))

    async def _ask_issue(self, issue_id: int) -> None:
        found = await self.ask(IssueQuery(issue_id))
        if issue_id == self._wanted_issue:
            self.issue = found
            self.tell()
            self._arrive(last=True)
            self.renew_frame()

    def go_to(self, ref: Ref) -> None:
        """Put the cursor on that record of the part that is shown, now or when it arrives."""
        self._go_to = ref
        self._arrive(last=False)

    def _arrive(self, *, last: bool) -> None:
        """Put the cursor where it was to go, if that is there now; on the `last` try it is given up."""
        ref = self._go_to
        if ref is not None and (self.rows.move_to(ref) or self.told.move_to(ref) or last):
            self._go_to = None

    # What the app asks

    def place_at(self) -> Ref | None:
        ref = self.row_here()
        known = ref is not None and ref.kind not in ("slip", "project")
        return ref if known and self.book is not None else None

    def client_at_hand(self) -> int | None:
        project = self.own_project()
        return None if project is None else project.client_id

    def reveal(self, ref: Ref) -> bool:
        if self.book is None:
            return False
        found = next((part for part, kinds in PART_OF.items() if ref.kind in kinds), None)
        if found is None:
            return False
        if found != self.part:
            self.show_part(found)
        if self.rows.move_to(ref):
            self.rows.focus()
            return True
        return ref.kind != "task" and self._reveal_inside(ref)

    def _reveal_inside(self, ref: Ref) -> bool:
        """Look for a point or an indicator in the details of the records."""
        for key in self.rows.keys:
            if isinstance(key, Ref) and self.rows.move_to(key):
                self.tell()
                if self.told.move_to(ref):
                    self.told.focus()
                    return True
        return False

    def filter_text(self) -> str:
        return self._text

    def apply_filter(self, text: str) -> None:
        if text.strip() != self._text:
            self._text = text.strip()
            self.lay_out()

    def close_top(self) -> bool:
        if self.told.has_focus:
            self.rows.focus()
            return True
        if super().close_top():
            return True
        if self.part == "value" and self.curve_wanted and not self.has_class("wide"):
            self.view_value()
            return True
        return False

    def focus_first(self) -> None:
        focused = self.screen.focused
        if focused is None or self not in focused.ancestors:
            self.rows.focus()

    def on_descendant_focus(self) -> None:
        self.lay_out()

    def on_language(self) -> None:
        self.lay_out()

    def as_text(self) -> str:
        glyph = self.salespm.glyph
        if self.book is None:
            return ""
        return review_text(self.book, self.part, self.view, self.row_here(), glyph)


PART_OF = {
    "value": ("task",),
    "deviations": ("issue",),
    "acceptance": ("acceptance", "acceptance_item"),
    "evaluation": ("evaluation", "kpi_result"),
    "lessons": ("lesson", "lesson_use"),
}
"""Which records are shown in which part."""
