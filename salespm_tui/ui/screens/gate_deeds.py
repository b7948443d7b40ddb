"""What the keys do at a gate and to templates: tick, decide, own points, a project from a template."""

from __future__ import annotations

import asyncio

from salespm_tui.contract.clients import KnownClientsQuery
from salespm_tui.contract.gates import (
    AddGatePoint,
    GatePoint,
    GateQuery,
    SaveGatePoint,
    TickGate,
    UntickGate,
)
from salespm_tui.contract.pipeline import PipelineQuery
from salespm_tui.contract.team import TeamQuery
from salespm_tui.contract.templates import TemplateQuery, TemplateRow
from salespm_tui.contract.values import Outcome
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.ui.present import plan_words
from salespm_tui.ui.present import project_words as words
from salespm_tui.ui.present.client_words import choices, word
from salespm_tui.ui.present.templates import template_text
from salespm_tui.ui.screens.project_parts import ProjectParts


class GateDeeds(ProjectParts):
    """`space` `c`, the points of a gate; what is done with a template."""

    # space

    def cannot_tick(self) -> str | None:
        why = self.no_book()
        if why is not None:
            return why
        point = self.point_here()
        if point is None:
            return _("Only a point of a gate is ticked; ] leads to the gate.")
        if point.state == "shown":
            return _("The data shows it already.")
        return None

    async def do_tick(self) -> None:
        """Tick it with a note; a ticked one is open again."""
        point, gate = self.point_here(), self.gate
        assert point is not None
        assert gate is not None
        at = (gate.project_id, gate.summary.phase)
        which = {"key": point.key} if point.key else {"gate_check_id": point.gate_check_id}
        if point.state == "ticked":
            self.say_undo(await self.done(UntickGate(*at, **which)))
            return
        title = _("Ticked: %(point)s. A note, or empty") % {"point": str(point.text)}
        note = await self.prompt(title, key=f"tick:{at}:{which}")
        if note is not None:
            self.say_undo(await self.done(TickGate(*at, **which, note=note.strip())))

    # c

    def cannot_decide(self) -> str | None:
        return self.no_book()

    async def do_decide(self) -> None:
        """Go, go with conditions or no-go, at the gate that is looked at, else the present one."""
        from salespm_tui.ui.forms.gate import decision_form

        gate = self.gate if self.part == "gate" else None
        if gate is None:
            gate = await self.ask(GateQuery(self.known.card.row.id))
        if gate is None:
            return
        phase = word(plan_words.PROJECT_PHASE, gate.summary.phase)
        title = _("Gate of %(phase)s: what is decided?") % {"phase": phase}
        decision = await self.choose(title, choices(words.DECISIONS))
        if decision is None:
            return
        outcome = await self.fill(decision_form(gate, decision))
        if outcome is not None:
            self.say_undo(outcome)
            self.look_at(None)  # on to the gate of the phase that the project is in now

    # Own points

    async def add_point(self) -> None:
        """A point of one's own at the gate that is looked at."""
        gate = self.gate
        if gate is None:
            return
        phase = word(plan_words.PROJECT_PHASE, gate.summary.phase)
        text = await self.prompt(
            _("A point for the gate of %(phase)s") % {"phase": phase},
            read=needed,
            key=f"gate-point:{gate.project_id}:{gate.summary.phase}",
        )
        if text is not None:
            outcome = await self.done(AddGatePoint(gate.project_id, gate.summary.phase, text))
            self.say_undo(outcome)

    def why_not_edited(self, point: GatePoint) -> str | None:
        """Why the words of a point, or its note, cannot be changed."""
        if point.gate_check_id is None:
            return _("A standard point keeps its words; space ticks it with a note.")
        return None

    async def edit_point(self, point: GatePoint) -> None:
        """The words of an own point; the note of a standard one that was ticked."""
        assert point.gate_check_id is not None
        if point.key is None:
            text = await self.prompt(_("The point"), value=str(point.text), read=needed)
            command = None if text is None else SaveGatePoint(point.gate_check_id, text=text)
        else:
            note = await self.prompt(_("The note"), value=point.note)
            command = None if note is None else SaveGatePoint(point.gate_check_id, note=note)
        if command is not None:
            self.say_undo(await self.done(command))

    # Templates

    async def read_template(self, row: TemplateRow) -> None:
        """All that a template holds."""
        detail = await self.ask(TemplateQuery(row.ref))
        if detail is not None:
            await self.read_text(str(row.name), template_text(detail, self.salespm.glyph))

    async def new_from(self, row: TemplateRow) -> Outcome | None:
        """A project from this template."""
        from salespm_tui.ui.forms.template import TemplateAround, from_template_form

        detail, clients, team, pipeline = await asyncio.gather(
            self.ask(TemplateQuery(row.ref)),
            self.ask(KnownClientsQuery()),
            self.ask(TeamQuery()),
            self.ask(PipelineQuery()),
        )
        if detail is None:
            return None
        around = TemplateAround(self.salespm.clock.today(), pipeline.currency, clients, team.rows)
        return await self.fill_told(from_template_form(detail, around))


def needed(text: str) -> str:
    """Words that may not be empty."""
    if not text.strip():
        raise UserError(_("This is needed."))
    return text.strip()
