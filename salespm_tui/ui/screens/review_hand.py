"""What the keys of the Review screen have in common: the record at hand, and why a key cannot act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from salespm_tui.contract.acceptance import AcceptanceItemRow, AcceptanceRow
from salespm_tui.contract.evaluation import EvaluationRow, KpiRow
from salespm_tui.contract.issues import IssueDetail, MeasureRow
from salespm_tui.contract.projects import ProjectRow, Projects
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import _, sentences
from salespm_tui.core.typed_dates import date_or_none, format_date, read_date
from salespm_tui.ui.pane import Pane
from salespm_tui.ui.present.review_book import Record, ReviewBook

if TYPE_CHECKING:
    from salespm_tui.ui.forms.form import Form
    from salespm_tui.ui.widgets.review_lists import ReviewList, ReviewTold


class ReviewHand(Pane):
    """What every group of deeds uses."""

    rows: ReviewList
    told: ReviewTold
    projects: Projects | None
    book: ReviewBook | None
    issue: IssueDetail | None
    part: str

    def lay_out(self) -> None:
        """Draw the part that is shown anew."""
        raise NotImplementedError

    def go_to(self, ref: Ref) -> None:
        """Put the cursor on that row, now or when it arrives."""
        raise NotImplementedError

    @property
    def known(self) -> ReviewBook:
        """The project at hand, where `no_book` has nothing against it."""
        assert self.book is not None
        return self.book

    @property
    def today(self) -> date:
        return self.salespm.clock.today() if self.book is None else self.book.evm.today

    def own_project(self) -> ProjectRow | None:
        """The project that is reviewed, as the header knows it."""
        return self.salespm.project()

    # What is at hand

    def row_here(self) -> Ref | None:
        """What the cursor of the list stands on."""
        return self.rows.ref()

    def ref_here(self) -> Ref | None:
        """In the detail the record at its cursor, else that of the list."""
        return self.told.ref() or self.row_here()

    def record_here(self) -> Record | None:
        """The record of the list that is at hand."""
        return None if self.book is None else self.book.record(self.row_here())

    def measure_here(self) -> MeasureRow | None:
        """The action under the cursor of the detail."""
        ref, record = self.told.ref(), self.record_here()
        if ref is None or ref.kind != "action_item":
            return None
        actions: tuple[MeasureRow, ...] = () if self.issue is None else self.issue.actions
        if isinstance(record, AcceptanceRow):
            actions = record.actions
        return next((one for one in actions if one.id == ref.id), None)

    def item_here(self) -> AcceptanceItemRow | None:
        """The point under the cursor of the detail."""
        ref, record = self.told.ref(), self.record_here()
        if ref is None or ref.kind != "acceptance_item" or not isinstance(record, AcceptanceRow):
            return None
        return next((one for one in record.items if one.id == ref.id), None)

    def kpi_here(self) -> KpiRow | None:
        """The indicator under the cursor of the detail."""
        ref, record = self.told.ref(), self.record_here()
        if ref is None or ref.kind != "kpi_result" or not isinstance(record, EvaluationRow):
            return None
        return next((one for one in record.kpis if one.id == ref.id), None)

    # Why a key cannot act

    def no_book(self) -> str | None:
        """There is no project to act on, or it has not come yet."""
        if self.project_id is None:
            return _("A review is of one project: enter picks the one at the cursor.")
        return _("The review is still being read.") if self.book is None else None

    def nothing_here(self) -> str | None:
        """There is no record to act on."""
        if self.no_book() is not None:
            return self.no_book()
        return _("There is nothing here to act on.") if self.record_here() is None else None

    # Asking and telling

    async def fill_told(self, form: Form) -> Outcome | None:
        """Fill a form, pass on what the outcome has to say, and go to what was made."""
        outcome = await self.fill(form)
        if outcome is not None:
            if outcome.notes:
                self.toast(sentences(*(str(note) for note in outcome.notes)))
            if outcome.ref is not None:
                self.go_to(outcome.ref)
        return outcome

    def say_undo(self, outcome: Outcome) -> None:
        """What was done, and how it is taken back."""
        said = _("%(done)s.") % {"done": str(outcome.label)}
        notes = (str(note) for note in outcome.notes)
        self.toast(sentences(said, *notes, _("u takes it back.")))

    async def ask_day(self, title: str, day: date | None) -> tuple[date | None] | None:
        """A day, or (None,) where the line was emptied; None where it was left."""
        today = self.today

        def say(text: str) -> str:
            found = date_or_none(text, today)
            return "" if found is None else format_date(found, today)

        def read(text: str) -> tuple[date | None]:
            return (read_date(text, today) if text.strip() else None,)

        value = "" if day is None else format_date(day, today)
        answer: tuple[date | None] | None = await self.prompt(
            title, value=value, say=say, read=read
        )
        return answer

    async def pick(
        self, title: str, words: dict[str, str], current: str | None = None
    ) -> str | None:
        """One of the codes, by its words."""
        options: list[tuple[Any, str]] = [(code, _(text)) for code, text in words.items()]
        picked: str | None = await self.choose(title, options, current)
        return picked
