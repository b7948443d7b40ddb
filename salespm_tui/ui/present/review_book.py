"""All of the Review screen as one snapshot; which record is which, and the whole as text."""

from __future__ import annotations

from dataclasses import dataclass

from salespm_tui.contract.acceptance import AcceptanceRow, Acceptances
from salespm_tui.contract.evaluation import EvaluationRow, Evaluations
from salespm_tui.contract.issues import IssueDetail
from salespm_tui.contract.lessons import LessonProposal, LessonRow
from salespm_tui.contract.review import (
    Deviation,
    Deviations,
    Evm,
    EvmRow,
    Figure,
    ProposedDeviation,
    SlipRow,
    Slips,
)
from salespm_tui.contract.values import Ref
from salespm_tui.core.i18n import _
from salespm_tui.ui.present.client_log import plain_text
from salespm_tui.ui.present.clients import Glyph
from salespm_tui.ui.present.goal_detail import DetailLine
from salespm_tui.ui.present.issue_lines import is_over
from salespm_tui.ui.present.review_acceptance import acceptance_lines, told_acceptance
from salespm_tui.ui.present.review_deviations import (
    deviation_lines,
    has_words,
    slip_lines,
    slip_sums,
    told_deviation,
    told_proposed,
    told_slip,
)
from salespm_tui.ui.present.review_evaluation import (
    efficiency_lines,
    evaluation_lines,
    told_evaluation,
)
from salespm_tui.ui.present.review_lessons import (
    Learnt,
    LessonView,
    lesson_lines,
    told_lesson,
    told_proposal,
)
from salespm_tui.ui.present.review_value import (
    in_order,
    note_lines,
    panel_lines,
    revenue_lines,
    table_titles,
    task_lines,
    told_task,
)
from salespm_tui.ui.present.review_words import part_name

Record = (
    EvmRow
    | Deviation
    | ProposedDeviation
    | AcceptanceRow
    | EvaluationRow
    | LessonRow
    | LessonProposal
    | SlipRow
)
_COPIED_WIDTH = 100


@dataclass(frozen=True, slots=True)
class ReviewBook:
    """Everything that is shown of one project. `roi` is the return on what it had
    spent by the status date: all that won deals brought against that."""

    evm: Evm
    roi: Figure | None
    deviations: Deviations
    acceptances: Acceptances
    evaluations: Evaluations
    learnt: Learnt
    slips: Slips

    def count(self, part: str) -> int | None:
        """How many records a part holds (of deviations the open ones); None where that says nothing."""
        if part == "value":
            return None
        if part == "deviations":
            return sum(not is_over(one.issue) for one in self.deviations.recorded)
        found = {
            "acceptance": self.acceptances.acceptances,
            "evaluation": self.evaluations.evaluations,
            "lessons": self.learnt.own.lessons,
            "slips": self.slips.slips,
        }
        return len(found[part])

    def record(self, ref: Ref | None) -> Record | None:
        """The record that a row of one of the lists stands for."""
        if ref is None:
            return None
        if ref.kind in ("proposed_deviation", "proposed_lesson", "slip"):
            return self._by_place(ref)
        known: dict[str, dict[int, Record]] = {
            "task": {row.task_id: row for row in self.evm.tasks},
            "issue": {one.issue.id: one for one in self.deviations.recorded},
            "acceptance": {row.id: row for row in self.acceptances.acceptances},
            "evaluation": {row.id: row for row in self.evaluations.evaluations},
            "lesson": {row.id: row for row in self.learnt.all_rows()},
        }
        return known.get(ref.kind, {}).get(ref.id)

    def _by_place(self, ref: Ref) -> Record | None:
        """What has no id of its own, by its place among its like."""
        places: dict[str, tuple[Record, ...]] = {
            "proposed_deviation": self.deviations.proposed,
            "proposed_lesson": self.learnt.proposals.proposals,
            "slip": self.slips.slips,
        }
        rows = places[ref.kind]
        return rows[ref.id] if ref.id < len(rows) else None


@dataclass(frozen=True, slots=True)
class ReviewView:
    """How the parts are looked at."""

    lessons: LessonView
    text: str = ""
    worst: bool = False
    revenue: bool = False
    ended: bool = False


def list_lines(
    book: ReviewBook, part: str, view: ReviewView, width: int, glyph: Glyph
) -> list[DetailLine]:
    """The rows of a part's list."""
    if part == "deviations":
        return deviation_lines(book.deviations, view.text, width, glyph, ended=view.ended)
    if part == "acceptance":
        return acceptance_lines(book.acceptances, view.text, width, glyph)
    if part == "evaluation":
        return evaluation_lines(book.evaluations, view.text, width, glyph)
    if part == "lessons":
        return lesson_lines(book.learnt, view.lessons, width, glyph)
    if part == "slips":
        return slip_lines(book.slips, view.text, width, glyph)
    if view.revenue:
        return revenue_lines(book.evm, width, glyph)
    rows = in_order(book.evm.tasks, worst=view.worst)
    shown = [row for row in rows if has_words(view.text, row.wbs, row.name)]
    return task_lines(book.evm, shown, width, glyph, worst=view.worst)


def told_lines(
    book: ReviewBook, ref: Ref | None, issue: IssueDetail | None, width: int, glyph: Glyph
) -> list[DetailLine]:
    """The record at hand in full; `issue` is what is known of the deviation at hand."""
    record = book.record(ref)
    if isinstance(record, EvmRow):
        return [*told_task(book.evm, record, width, glyph), *note_lines(book.evm, width, glyph)]
    if isinstance(record, Deviation):
        here = issue if issue is not None and issue.issue.id == record.issue.id else None
        return told_deviation(record, here, width, glyph)
    if isinstance(record, ProposedDeviation):
        return told_proposed(record, width, glyph)
    if isinstance(record, AcceptanceRow):
        return told_acceptance(record, book.acceptances.today, width, glyph)
    if isinstance(record, EvaluationRow):
        return told_evaluation(record, book.evaluations, width, glyph)
    if isinstance(record, SlipRow):
        return told_slip(record, book.slips, width, glyph)
    return _told_lesson(book, record, width, glyph)


def _told_lesson(
    book: ReviewBook, record: Record | None, width: int, glyph: Glyph
) -> list[DetailLine]:
    """A lesson, or the draft of one; without a record, what could not be counted."""
    if isinstance(record, LessonRow):
        return told_lesson(record, book.learnt.own.today, width, glyph)
    if isinstance(record, LessonProposal):
        return told_proposal(record, width, glyph)
    return note_lines(book.evm, width, glyph)


def empty_words(part: str, view: ReviewView) -> str:
    """What to say where a part has nothing to show."""
    if view.text:
        return _("Nothing matches “%(text)s”; esc shows all.") % {"text": view.text}
    words = {
        "value": _("No money goal: a goal in money with won deals or payments is read here.")
        if view.revenue
        else "",
        "deviations": _(
            "Nothing is off the plan. Press n to write a deviation down: what, by how much, why."
        ),
        "acceptance": _(
            "No acceptance is planned. Press n to plan one, then F to fill it in from needs and goals."
        ),
        "evaluation": _("Nothing is evaluated yet. Press n to begin, then F to fill it in."),
        "lessons": _("Nothing was learnt yet. Press n to write down what to do next time."),
        "slips": _("Nothing slipped: no finish was moved later."),
    }
    return words[part]


def review_text(
    book: ReviewBook, part: str, view: ReviewView, ref: Ref | None, glyph: Glyph
) -> str:
    """The screen as plain text: the figures, then the part that is shown, and the record at hand."""
    width = _COPIED_WIDTH
    lines = [plain_text(one, width) for one in panel_lines(book.evm, book.roi, width, glyph)]
    lines += ["", part_name(part)]
    if part == "value" and book.evm.total is not None and not view.revenue:
        lines.append(plain_text(table_titles(width, worst=view.worst), width))
    shown = list_lines(book, part, view, width, glyph)
    lines += [plain_text(line.pieces, width) for line in shown]
    told = told_lines(book, ref, None, width, glyph) if part != "value" else []
    if part == "evaluation" and ref is None:
        told = list(efficiency_lines(book.evaluations, width, glyph))
    if part == "slips" and ref is None:
        told = slip_sums(book.slips, width, glyph)
    if told:
        lines += ["", *(plain_text(line.pieces, width) for line in told)]
    return "\n".join(line.rstrip() for line in lines)
