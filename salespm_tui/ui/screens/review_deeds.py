"""What the keys of the Review screen do: each key means the same in every part, where it has a meaning."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import Any

from salespm_tui.contract.records import Archive
from salespm_tui.core.i18n import N_, _
from salespm_tui.ui.screens.review_acceptance import AcceptanceDeeds
from salespm_tui.ui.screens.review_evaluation import EvaluationDeeds
from salespm_tui.ui.screens.review_lessons import LessonDeeds
from salespm_tui.ui.screens.review_value import ValueDeeds

_NOT_HERE = {
    "new": N_("What stands here is reckoned, not written; ] leads to lists that are."),
    "inside": N_("Nothing goes inside here: actions, points and indicators do, elsewhere."),
    "edit": N_("What stands here is reckoned; enter goes to the task behind it."),
    "take_up": N_("The data suggest deviations and lessons; ] leads to them."),
    "fill": N_("Acceptances and evaluations are filled in; ] leads to them."),
    "done": N_("Nothing here is to be done; ] leads to deviations and acceptances."),
    "judge": N_("Points of an acceptance and done actions are judged; ] leads to them."),
    "actual": N_("Points and indicators have an actual value; ] leads to them."),
    "reschedule": N_("Nothing here has a day to move."),
    "view": N_("There is no other view of this part."),
    "sort": N_("Only tasks are sorted another way; [ leads back to them."),
    "explain": N_("There is no figure here to explain; earned value and scores have them."),
}
"""Why a key has no meaning in the part that is shown."""
_OWN = (
    "issue",
    "action_item",
    "acceptance",
    "acceptance_item",
    "evaluation",
    "kpi_result",
    "lesson",
    "lesson_use",
)


class ReviewDeeds(ValueDeeds, AcceptanceDeeds, EvaluationDeeds, LessonDeeds):
    """`new` in the part `lessons` is `new_lessons`; `against_new_lessons` says why not."""

    def _against(self, name: str) -> str | None:
        """Why a key cannot act in the part that is shown."""
        why = self.no_book()
        if why is not None:
            return why
        if not hasattr(self, f"{name}_{self.part}"):
            return _(_NOT_HERE[name])
        cannot = getattr(self, f"against_{name}_{self.part}", None)
        return None if cannot is None else cannot()

    def _do(self, name: str) -> Awaitable[None] | None:
        deed: Any = getattr(self, f"{name}_{self.part}")
        found: Awaitable[None] | None = deed()
        return found

    def cannot_new(self) -> str | None:
        return self._against("new")

    def do_new(self) -> Awaitable[None] | None:
        return self._do("new")

    def cannot_inside(self) -> str | None:
        return self._against("inside")

    def do_inside(self) -> Awaitable[None] | None:
        return self._do("inside")

    def cannot_edit(self) -> str | None:
        return self._against("edit")

    def do_edit(self) -> Awaitable[None] | None:
        return self._do("edit")

    def cannot_take_up(self) -> str | None:
        return self._against("take_up")

    def do_take_up(self) -> Awaitable[None] | None:
        return self._do("take_up")

    def cannot_fill(self) -> str | None:
        return self._against("fill")

    def do_fill(self) -> Awaitable[None] | None:
        return self._do("fill")

    def cannot_done(self) -> str | None:
        return self._against("done")

    def do_done(self) -> Awaitable[None] | None:
        return self._do("done")

    def cannot_judge(self) -> str | None:
        return self._against("judge")

    def do_judge(self) -> Awaitable[None] | None:
        return self._do("judge")

    def cannot_actual(self) -> str | None:
        return self._against("actual")

    def do_actual(self) -> Awaitable[None] | None:
        return self._do("actual")

    def cannot_reschedule(self) -> str | None:
        return self._against("reschedule")

    def do_reschedule(self) -> Awaitable[None] | None:
        return self._do("reschedule")

    def cannot_view(self) -> str | None:
        return self._against("view")

    def do_view(self) -> Awaitable[None] | None:
        return self._do("view")

    def cannot_sort(self) -> str | None:
        return self._against("sort")

    def do_sort(self) -> Awaitable[None] | None:
        return self._do("sort")

    def cannot_explain(self) -> str | None:
        return self._against("explain")

    def do_explain(self) -> Awaitable[None] | None:
        return self._do("explain")

    # x

    def cannot_archive(self) -> str | None:
        why = self.no_book()
        if why is not None:
            return why
        ref = self.ref_here()
        if ref is None:
            return _("There is nothing here to archive.")
        if ref.kind in _OWN:
            return None
        if ref.kind.startswith("proposed"):
            return _("It is not written down yet; o does that.")
        return _("It belongs to another screen; enter goes there.")

    def do_archive(self) -> None:
        ref = self.ref_here()
        assert ref is not None
        self.do(Archive(ref), then=self.say_undo)
