"""What was sold and promised in the demo workspace: goals, deals and leads on their days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from salespm_tui.contract.clients import Capture
from salespm_tui.contract.goals import CheckIn, SaveFactor, SaveGoal, SplitGoal
from salespm_tui.contract.pipeline import (
    ConvertLead,
    MoveDeal,
    SaveDeal,
    SaveLead,
    SavePayment,
    StagesQuery,
)
from salespm_tui.services.demo.market import (
    CLIENT_TALKS,
    LAST_WIN,
    LEADS,
    NORDWIND_DEALS,
    PAYMENTS,
    WON,
    XINGHE_DEALS,
    Enquiry,
    Move,
    Sold,
)
from salespm_tui.services.demo.promises import GOALS, Promised, year_of

if TYPE_CHECKING:
    from salespm_tui.services.demo.story import Deed, Story

_NOTED_AT = time(9, 40)
_MOVED_AT = time(15, 10)
_PUSHED_AT = time(14, 20)
_LAST_AFTERNOON = time(16, 50)


@dataclass(slots=True)
class Selling:
    """The part of the story that is about the number; ids are shared with the whole story."""

    story: Story
    _stages: dict[int | str, int] = field(default_factory=dict)

    def deeds(self) -> Iterator[Deed]:
        """Everything that was done, in any order."""
        for goal in GOALS:
            yield self._deed(59, time(10, 30), partial(self._promises, goal))
            yield from self._looks_at(goal)
        for sold in (*XINGHE_DEALS, *NORDWIND_DEALS, self._last_win()):
            yield from self._sells(sold)
        for ago, line in CLIENT_TALKS:
            yield self._deed(ago, time(11, 50), partial(self.story.do, Capture(line)))
        for lead in LEADS:
            yield from self._hears_of(lead)
        for name, ago, amount in PAYMENTS:
            when = min(ago, 55)
            yield self._deed(when, time(16, 20), partial(self._is_paid, name, ago, amount))

    # Goals

    def _promises(self, goal: Promised) -> None:
        year = year_of(self.story.today)
        key = f"goal {goal.key}"
        self.story.make(
            key,
            SaveGoal(
                name=goal.name,
                project_id=self.story.ids[goal.project],
                target_value=goal.target * 100,
                start_on=year.first,
                due_on=year.last,
                **goal.fields,
            ),
        )
        if goal.by_quarter:
            self.story.do(SplitGoal(self.story.ids[key], "quarter", "equal"))
        for kind, effect, weight, note in goal.factors:
            factor = SaveFactor(
                goal_id=self.story.ids[key], kind=kind, effect=effect, weight=weight, note=note
            )
            self.story.do(factor)

    def _looks_at(self, goal: Promised) -> Iterator[Deed]:
        for ago, value, sure, note in goal.check_ins:
            yield self._deed(ago, time(17, 20), partial(self._checks_in, goal, value, sure, note))

    def _checks_in(self, goal: Promised, value: int | None, sure: int | None, note: str) -> None:
        stated = None if value is None else value * 100
        goal_id = self.story.ids[f"goal {goal.key}"]
        self.story.do(CheckIn(goal_id, value=stated, confidence=sure, note=note))

    # Deals

    def _sells(self, sold: Sold) -> Iterator[Deed]:
        yield self._deed(sold.noted, _NOTED_AT, partial(self._notes, sold))
        for move in sold.moves:
            at = _LAST_AFTERNOON if move.ago == 0 else _MOVED_AT
            yield self._deed(move.ago, at, partial(self._moves, sold, move))
        for ago, close in sold.pushed:
            yield self._deed(ago, _PUSHED_AT, partial(self._pushes, sold, close))
        if sold.step_on is not None:
            ago = min((move.ago for move in sold.moves if move.ago), default=sold.noted)
            yield self._deed(ago, time(15, 20), partial(self._plans, sold))

    def _notes(self, sold: Sold) -> None:
        fields = dict(sold.fields)
        if sold.amount:
            fields["amount_minor"] = sold.amount * 100
        closes = sold.pushed[0][1] - 14 if sold.pushed else sold.close
        self.story.make(
            f"deal {sold.name}",
            SaveDeal(
                name=sold.name,
                project_id=self.story.ids[sold.project],
                client_id=self.story.ids[sold.client],
                opened_on=self._day(-(sold.opened or sold.noted)),
                expected_close_on=self._day(closes),
                **fields,
            ),
        )

    def _moves(self, sold: Sold, move: Move) -> None:
        """A deal that closed before it was noted closes on its own day."""
        closed_on = None
        if isinstance(move.to, str) and sold.opened and sold.opened > sold.noted:
            closed_on = self._past(max(-sold.close, move.ago))
        deal_id = self.story.ids[f"deal {sold.name}"]
        reason = move.reason or None
        stage = self._stage(move.to)
        self.story.do(MoveDeal((deal_id,), stage, reason, move.detail, closed_on))

    def _pushes(self, sold: Sold, close: int) -> None:
        deal_id = self.story.ids[f"deal {sold.name}"]
        self.story.do(SaveDeal(deal_id=deal_id, expected_close_on=self._day(close)))

    def _plans(self, sold: Sold) -> None:
        assert sold.step_on is not None
        deal_id = self.story.ids[f"deal {sold.name}"]
        due = self._day(sold.step_on)
        self.story.do(SaveDeal(deal_id=deal_id, next_step=sold.step, next_step_on=due))

    def _stage(self, place: int | str) -> int:
        if not self._stages:
            stages = self.story.workspace.ask(StagesQuery())
            open_ones = [stage.id for stage in stages if stage.kind == "open"]
            self._stages = {**dict(enumerate(open_ones)), **{s.kind: s.id for s in stages}}
        return self._stages[place]

    def _last_win(self) -> Sold:
        """The deal that keeps the year of the other project where it should be today."""
        goal = next(one for one in GOALS if one.project == LAST_WIN.project)
        year = year_of(self.story.today)
        days = (year.last - year.first).days
        gone = (self.story.today - year.first).days
        won = sum(
            sold.amount for sold in NORDWIND_DEALS if any(move.to == WON for move in sold.moves)
        )
        missing = goal.target * gone // days - won
        return Sold(
            LAST_WIN.name,
            LAST_WIN.project,
            LAST_WIN.client,
            missing // 1000 * 1000,
            LAST_WIN.noted,
            LAST_WIN.close,
            LAST_WIN.opened,
            LAST_WIN.moves,
            fields=LAST_WIN.fields,
        )

    # Leads and money

    def _hears_of(self, lead: Enquiry) -> Iterator[Deed]:
        yield self._deed(lead.ago, time(10, 50), partial(self._notes_lead, lead))
        if lead.converted is not None:
            yield self._deed(lead.converted, time(11, 5), partial(self._converts, lead))

    def _notes_lead(self, lead: Enquiry) -> None:
        fields = dict(lead.fields)
        if lead.client:
            fields["client_id"] = self.story.ids[lead.client]
        if lead.step:
            fields |= {"next_step": lead.step, "next_step_on": self._day(lead.step_on)}
        project_id = self.story.ids[lead.project]
        command = SaveLead(title=lead.title, project_id=project_id, **fields)
        self.story.make(f"lead {lead.title}", command)

    def _converts(self, lead: Enquiry) -> None:
        self.story.do(
            ConvertLead(
                self.story.ids[f"lead {lead.title}"],
                amount_minor=lead.amount * 100,
                expected_close_on=self._day(lead.close),
            )
        )

    def _is_paid(self, name: str, ago: int, amount: int) -> None:
        self.story.do(
            SavePayment(
                deal_id=self.story.ids[f"deal {name}"],
                collected_on=self._past(ago),
                amount_minor=amount * 100,
            )
        )

    # The means

    def _day(self, offset: int) -> date:
        return self.story.today + timedelta(days=offset)

    def _past(self, ago: int) -> date:
        """A day that is over at the moment of the story, weekends taken into account."""
        return min(self._day(-ago), self.story.clock.today())

    def _deed(self, ago: int, at: time, run: Callable[[], object]) -> Deed:
        return self.story.deed(ago, at, run)
