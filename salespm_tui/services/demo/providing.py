"""Who works in the demo workspace, what is bought and spent, what was accepted, assessed and learnt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from salespm_tui.contract.acceptance import (
    FillAcceptance,
    HoldAcceptance,
    JudgeItem,
    SaveAcceptance,
    SaveAcceptanceItem,
    SignAcceptance,
)
from salespm_tui.contract.assigning import Assign
from salespm_tui.contract.budget import ReviseBudgetLine, SaveBudgetLine, SaveCostEntry
from salespm_tui.contract.evaluation import FillEvaluation, SaveEvaluation
from salespm_tui.contract.gates import DecideGate
from salespm_tui.contract.lessons import ReuseLesson, SaveLesson
from salespm_tui.contract.team_edits import AddDayOff, SaveResource, SaveSkill
from salespm_tui.services.demo.means import (
    ASSESSED,
    CALLED_IN,
    GATE,
    HANDED_OVER,
    LESSONS,
    PEOPLE,
    PURCHASES,
    SPENDING,
    TO_BE_HANDED_OVER,
    WORK,
    Bought,
    Learnt,
    Person,
    Spending,
)
from salespm_tui.services.demo.plans import Plan
from salespm_tui.services.demo.walking import working_day

if TYPE_CHECKING:
    from salespm_tui.services.demo.story import Deed, Story

_FOUNDED = 62
_BEFORE_THE_PLANS = time(9, 45)
_MONEY_AT = time(17, 20)
_JUDGED_AT = time(16, 10)


@dataclass(slots=True)
class Providing:
    """The part of the story that is about means and ends; ids are shared with the whole story."""

    story: Story

    def deeds(self) -> Iterator[Deed]:
        """Everything that was done, in any order."""
        for person in PEOPLE:
            yield self._deed(_FOUNDED, partial(self._hires, person))
        for bought in PURCHASES:
            yield self._deed(-bought.ordered, partial(self._buys, bought), _MONEY_AT)
        for spending in SPENDING:
            yield from self._spends(spending)
        yield self._deed(6, self._calls_in, _JUDGED_AT)
        yield from self._decides_and_hands_over()
        for learnt in LESSONS:
            yield from self._learns(learnt)

    def staff(self, plan: Plan) -> None:
        """Assign the owners of the plan's tasks, before it is agreed on."""
        owners = {task.number: task.owner for task in plan.tasks}
        for number in WORK[plan.code].split():
            who = self.story.ids[f"person {owners[number]}"]
            self.story.do(Assign(self.story.ids[f"{plan.code} {number}"], who))

    # Team

    def _hires(self, person: Person) -> None:
        resource_id = self.story.make(
            f"person {person.name}",
            SaveResource(
                name=person.name,
                kind="person",
                job_title=person.job,
                cost_rate_minor_per_hour=person.rate * 100,
                currency=person.currency,
            ),
        )
        for skill, level, years in person.skills:
            self.story.do(SaveSkill(resource_id=resource_id, skill=skill, level=level, years=years))
        if person.training is not None:
            skill, how, until = person.training
            self.story.do(
                SaveSkill(
                    resource_id=resource_id,
                    skill=skill,
                    level=1,
                    training_plan=how,
                    trained_by_on=self._day(until),
                )
            )
        if person.off is not None:
            first, last, why = person.off
            self.story.do(AddDayOff(resource_id, self._day(first), self._day(last), why))

    def _buys(self, bought: Bought) -> None:
        came = bought.delivered
        self.story.do(
            SaveResource(
                name=bought.name,
                kind=bought.kind,
                project_id=self.story.ids[bought.project],
                supplier=bought.supplier,
                price_minor=bought.price * 100,
                needed_by=self._day(bought.needed),
                ordered_on=self._day(bought.ordered),
                delivered_on=None if came is None else self._day(came),
            )
        )

    def _calls_in(self) -> None:
        task, who, units = CALLED_IN
        ids = self.story.ids
        self.story.do(Assign(ids[task], ids[f"person {who}"], units_percent=units))

    # Money

    def _spends(self, spending: Spending) -> Iterator[Deed]:
        key = f"line {spending.project} {spending.name}"
        yield self._deed(_FOUNDED, partial(self._plans, key, spending))
        for ago, amount, what, bound in spending.entries:
            yield self._deed(ago, partial(self._pays, key, amount, what, bound), _MONEY_AT)
        if spending.revised is not None:
            ago, amount, why = spending.revised
            yield self._deed(ago, partial(self._revises, key, amount, why))

    def _plans(self, key: str, spending: Spending) -> None:
        self.story.make(
            key,
            SaveBudgetLine(
                project_id=self.story.ids[spending.project],
                category=spending.category,
                name=spending.name,
                planned_minor=spending.planned * 100,
            ),
        )

    def _pays(self, key: str, amount: int, what: str, bound: bool) -> None:
        self.story.do(
            SaveCostEntry(
                budget_line_id=self.story.ids[key],
                amount_minor=amount * 100,
                note=what,
                status="committed" if bound else "spent",
            )
        )

    def _revises(self, key: str, amount: int, why: str) -> None:
        self.story.do(ReviseBudgetLine(self.story.ids[key], amount * 100, why))

    # Ends

    def _decides_and_hands_over(self) -> Iterator[Deed]:
        yield self._deed(GATE[3], self._decides, _JUDGED_AT)
        yield self._deed(HANDED_OVER[2], self._hands_over, _JUDGED_AT)
        yield self._deed(3, self._plans_handover, _JUDGED_AT)
        yield self._deed(ASSESSED[2], self._assesses, _JUDGED_AT)

    def _decides(self) -> None:
        project, phase, decision, _ago, by, why = GATE
        self.story.do(
            DecideGate(self.story.ids[project], decision, phase, reason=why, decided_by=by)
        )

    def _hands_over(self) -> None:
        project, kind, _ago, who, what, points = HANDED_OVER
        acceptance_id = self.story.make(
            "handed over",
            SaveAcceptance(
                project_id=self.story.ids[project],
                kind=kind,
                participants=who,
                deliverables=what,
            ),
        )
        for name, criterion, result, actual in points:
            point = self.story.make(
                f"point {name}",
                SaveAcceptanceItem(acceptance_id=acceptance_id, name=name, criterion=criterion),
            )
            self.story.do(JudgeItem(point, result, actual=actual))
        self.story.do(HoldAcceptance(acceptance_id))
        self.story.do(SignAcceptance(acceptance_id, by=who.partition("、")[0]))

    def _plans_handover(self) -> None:
        project, kind, ahead, who, what = TO_BE_HANDED_OVER
        acceptance_id = self.story.make(
            "to be handed over",
            SaveAcceptance(
                project_id=self.story.ids[project],
                kind=kind,
                planned_on=working_day(self.story.today, ahead),
                participants=who,
                deliverables=what,
            ),
        )
        self.story.do(FillAcceptance(acceptance_id))

    def _assesses(self) -> None:
        project, phase, _ago, summary, helped, hindered = ASSESSED
        evaluation_id = self.story.make(
            "assessed",
            SaveEvaluation(
                project_id=self.story.ids[project],
                kind="stage",
                phase=phase,
                summary=summary,
                success_factors=helped,
                problems=hindered,
            ),
        )
        self.story.do(FillEvaluation(evaluation_id))

    def _learns(self, learnt: Learnt) -> Iterator[Deed]:
        key = f"lesson {learnt.fields['title']}"
        yield self._deed(learnt.ago, partial(self._notes, key, learnt), _JUDGED_AT)
        if learnt.reused is not None:
            project, ago, how = learnt.reused
            yield self._deed(ago, partial(self._reuses, key, project, how), _JUDGED_AT)

    def _notes(self, key: str, learnt: Learnt) -> None:
        project_id = self.story.ids[learnt.project]
        self.story.make(key, SaveLesson(project_id=project_id, **learnt.fields))

    def _reuses(self, key: str, project: str, how: str) -> None:
        self.story.do(ReuseLesson(self.story.ids[key], self.story.ids[project], how))

    # The means

    def _deed(self, ago: int, run: Callable[[], object], at: time = _BEFORE_THE_PLANS) -> Deed:
        return self.story.deed(ago, at, run)

    def _day(self, offset: int) -> date:
        return self.story.today + timedelta(days=offset)
