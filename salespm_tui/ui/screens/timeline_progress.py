"""Bringing the plan up to the day, and public holidays: both tell first what they do."""

from __future__ import annotations

from salespm_tui.contract.calendars import SaveHolidays
from salespm_tui.contract.progressing import (
    CatchUp,
    RescheduleWork,
    WorkEffect,
    WorkEffectQuery,
)
from salespm_tui.contract.values import Outcome
from salespm_tui.core.i18n import _, sentences
from salespm_tui.ui.present.work_words import (
    day_choice,
    effect_words,
    notes_of,
    read_country_and_years,
)
from salespm_tui.ui.screens.timeline_deeds import TimelineDeeds

_ALL, _THIS = "all", "this"


class ProgressDeeds(TimelineDeeds):
    """Catch up, reschedule, public holidays. They act on the selected tasks, or on the whole plan."""

    def cannot_catch_up(self) -> str | None:
        return self._no_task()

    cannot_reschedule = cannot_catch_up

    async def do_catch_up(self) -> None:
        assert self.index is not None
        timeline = self.index.timeline
        command = CatchUp(timeline.project_id, self._asked_for())
        effect = await self.ask(WorkEffectQuery(command))
        if not effect.tasks:
            why = _("Every task is as far as it should be today.")
            self.toast(sentences(why, notes_of(effect)), severity="warning")
            return
        told = effect_words(effect, timeline.minutes_per_day)
        question = sentences(_("%(effect)s.") % {"effect": told}, notes_of(effect))
        if await self.salespm.confirm(_("Catch up: all went as planned until tonight"), question):
            self._do_and_tell(command)

    async def do_reschedule(self) -> None:
        assert self.index is not None
        timeline = self.index.timeline
        ids = self._asked_for()
        following = await self.ask(WorkEffectQuery(RescheduleWork(timeline.project_id, ids)))
        effects = [following]
        if timeline.today not in timeline.days_off and self._is_working_day():
            command = RescheduleWork(timeline.project_id, ids, timeline.today)
            effects.insert(0, await self.ask(WorkEffectQuery(command)))
        effects = [effect for effect in effects if effect.tasks]
        if not effects:
            why = _("No unfinished work is planned before the next working day.")
            self.toast(sentences(why, notes_of(following)), severity="warning")
            return
        picked = await self.choose(
            _("Move unfinished work, and keep what is done"),
            [(effect.day, self._choice(effect)) for effect in effects],
        )
        if picked is not None:
            self._do_and_tell(RescheduleWork(timeline.project_id, ids, picked))

    def _is_working_day(self) -> bool:
        assert self.index is not None
        timeline = self.index.timeline
        usual = timeline.today.weekday() not in timeline.weekdays_off
        return usual or timeline.today in timeline.days_on

    def _choice(self, effect: WorkEffect) -> str:
        assert self.index is not None
        timeline = self.index.timeline
        said = effect_words(effect, timeline.minutes_per_day)
        return day_choice(effect.day, timeline.today, said)

    def _asked_for(self) -> tuple[int, ...]:
        """The tasks that are selected; none means all."""
        return self._targets() if self.marked else ()

    def _do_and_tell(self, command: CatchUp | RescheduleWork) -> None:
        self.do(command, then=self._told)
        if self.marked:
            self.marked = frozenset()
            self.lay_out()

    def _told(self, outcome: Outcome) -> None:
        done = _("%(done)s.") % {"done": str(outcome.label)}
        self.toast(sentences(done, *outcome.notes, _("u takes it back.")))

    async def do_holidays(self) -> None:
        today = self.salespm.clock.today()
        typed = await self.prompt(
            _("Public holidays: country and years, such as CN 2026 2027"),
            read=lambda text: read_country_and_years(text, today),
            key="holidays",
        )
        if typed is None:
            return
        country, years = typed
        project_id = None
        if self.index is not None:
            options = [
                (_ALL, _("the calendar of all projects")),
                (_THIS, _("a calendar of this project alone")),
            ]
            where = await self.choose(_("Into which calendar?"), options, _ALL)
            if where is None:
                return
            project_id = self.index.timeline.project_id if where == _THIS else None
        self.do(SaveHolidays(country, years, project_id), then=self._told_holidays)

    def _told_holidays(self, outcome: Outcome) -> None:
        if outcome.set_id is None:
            self.toast(sentences(_("The calendar knew all of them already."), *outcome.notes))
        else:
            self._told(outcome)
