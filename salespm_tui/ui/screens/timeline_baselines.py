"""Baselines on the timeline: take one, choose what the plan is compared with, keep them in order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from salespm_tui.contract.baselines import (
    CURRENT,
    NOTHING,
    Against,
    BaselineRow,
    Baselines,
    BaselinesQuery,
    SaveBaseline,
    TakeBaseline,
    UseBaseline,
    VarianceQuery,
)
from salespm_tui.contract.records import Archive
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, ngettext, sentences
from salespm_tui.ui.present.variance import day_words, option_words, read_day
from salespm_tui.ui.present.variance_report import report_text
from salespm_tui.ui.screens.timeline_deeds import TimelineDeeds

_WHOLE, _SELECTED = "whole", "selected"
_DAY, _READ, _RENAME, _USE, _ARCHIVE = "day", "read", "rename", "use", "archive"


class BaselineDeeds(TimelineDeeds):
    """The keys of baselines."""

    _chosen: Mapping[int | None, Against] = MappingProxyType({})

    @property
    def against(self) -> Against:
        """What the plan is compared with; kept for each project for as long as the app runs."""
        return self._chosen.get(self.project_id, CURRENT)

    def cannot_baseline(self) -> str | None:
        return self._no_task()

    cannot_compare = cannot_variance = cannot_rename_baseline = cannot_use_baseline = (
        cannot_baseline
    )
    cannot_archive_baseline = cannot_baseline

    async def do_baseline(self) -> None:
        known = await self._baselines()
        current = next((row for row in known.baselines if row.is_current), None)
        if self.marked and current is not None:
            what = await self._whole_or_selected(current)
            if what is None:
                return
            if what == _SELECTED:
                self.do(TakeBaseline(known.project_id, task_ids=self._targets()), then=self._taken)
                self.marked = frozenset()
                return
        title = _("Name of the new baseline, which becomes the current one")
        key = f"baseline:{known.project_id}"
        name = await self.prompt(title, value=known.next_name, key=key)
        if name is not None:
            self.do(TakeBaseline(known.project_id, name), then=self._taken)

    async def _whole_or_selected(self, current: BaselineRow) -> Any | None:
        number = len(self.marked)
        selected = ngettext(
            "the task selected, anew into %(name)s",
            "the %(number)d tasks selected, anew into %(name)s",
            number,
        )
        options = [
            (_WHOLE, _("the whole plan, as a new baseline")),
            (_SELECTED, selected % {"number": number, "name": current.name}),
        ]
        return await self.choose(_("What is agreed on?"), options)

    def _taken(self, outcome: Outcome) -> None:
        self._compare_with(CURRENT)
        self._say(outcome)

    async def do_compare(self) -> None:
        known = await self._baselines()
        options: list[tuple[Any, str]] = [
            (CURRENT if row.is_current else Against.baseline(row.id), option_words(row, known))
            for row in known.baselines
        ]
        if known.since < known.today:
            options.append((_DAY, _("an earlier day…")))
        options.append((NOTHING, _("nothing: the plan alone")))
        if self.index is not None and self.index.timeline.against is not None:
            options.append((_READ, _("read what differs…")))
        if known.baselines:
            options.append((_RENAME, _("rename a baseline…")))
        if len(known.baselines) > 1:
            options.append((_USE, _("make another baseline the current one…")))
        if known.baselines:
            options.append((_ARCHIVE, _("archive a baseline…")))
        picked = await self.choose(_("Compare the plan with"), options, self.against)
        if isinstance(picked, Against):
            self._compare_with(picked)
        elif picked == _DAY:
            await self._compare_with_day(known)
        elif picked is not None:
            deeds = {
                _READ: self.do_variance,
                _RENAME: self.do_rename_baseline,
                _USE: self.do_use_baseline,
                _ARCHIVE: self.do_archive_baseline,
            }
            await deeds[picked]()

    async def do_variance(self) -> None:
        assert self.index is not None
        report = await self.ask(VarianceQuery(self.index.timeline.project_id, self.against))
        await self.read_text(_("What differs"), report_text(report))

    async def _compare_with_day(self, known: Baselines) -> None:
        day = await self.prompt(
            _("Compare with the plan at the end of which day?"),
            say=lambda text: day_words(text, known),
            read=lambda text: read_day(text, known),
            key=f"compare:{known.project_id}",
        )
        if day is not None:
            self._compare_with(Against.end_of(day))

    def _compare_with(self, against: Against) -> None:
        self._chosen = {**self._chosen, self.project_id: against}
        self.renew()

    async def do_rename_baseline(self) -> None:
        row = await self._one(_("Which baseline gets another name?"))
        if row is not None:
            name = await self.prompt(
                _("Another name for %(name)s") % {"name": row.name}, value=row.name, read=_named
            )
            if name is not None:
                self.do(SaveBaseline(row.id, name=name), then=self._say)

    async def do_use_baseline(self) -> None:
        row = await self._one(
            _("Which baseline becomes the current one?"), lambda row: not row.is_current
        )
        if row is not None:
            self.do(UseBaseline(row.id), then=self._taken)

    async def do_archive_baseline(self) -> None:
        row = await self._one(_("Which baseline is archived?"))
        if row is not None:
            self.do(Archive(Ref("baseline", row.id)), then=self._taken)

    async def _one(
        self, title: str, is_wanted: Callable[[BaselineRow], bool] = lambda _row: True
    ) -> BaselineRow | None:
        """One of the baselines that are wanted; UserError where there is none."""
        known = await self._baselines()
        rows = {row.id: row for row in known.baselines if is_wanted(row)}
        if not known.baselines:
            raise UserError(_("This project has no baseline yet."), _("B takes one."))
        if not rows:
            raise UserError(_("This project has one baseline alone."), _("B takes another."))
        options = [(row.id, option_words(row, known)) for row in rows.values()]
        picked = await self.choose(title, options)
        return None if picked is None else rows[picked]

    def _say(self, outcome: Outcome) -> None:
        done = _("%(done)s.") % {"done": str(outcome.label)}
        self.toast(sentences(done, *outcome.notes, _("u takes it back.")))

    async def _baselines(self) -> Baselines:
        assert self.index is not None
        return await self.ask(BaselinesQuery(self.index.timeline.project_id))


def _named(text: str) -> str:
    if not text:
        raise UserError(_("It needs a name."), _("Type a few words."))
    return text
