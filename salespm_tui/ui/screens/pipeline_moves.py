"""Moving over the board, and moving deals from stage to stage: tried first, kept by enter."""

from __future__ import annotations

from dataclasses import dataclass, replace

from salespm_tui.contract.pipeline import DealRow, MoveDeal, StageRow
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.ui.present import client_words as words
from salespm_tui.ui.present.clients import Pieces
from salespm_tui.ui.present.pipeline_moves import Move, move_lines
from salespm_tui.ui.present.pipeline_words import reasons
from salespm_tui.ui.screens.pipeline_deeds import PipelineDeeds
from salespm_tui.ui.widgets.deal_board import BoardColumn

_DURING_A_RUN = frozenset({"forward", "backward", "to_stage", "left", "right"})
"""What may be done while a move is tried."""


@dataclass(frozen=True, slots=True)
class Run:
    """A move that is tried: which deals, from which place of the ladder to which."""

    deal_ids: tuple[int, ...]
    origin: int
    target: int


class MoveDeeds(PipelineDeeds):
    """`h` `l` over the columns, `H` `L` with the deal."""

    run: Run | None = None

    # Why a key cannot act

    def held_up(self, name: str) -> str | None:
        """While a move is tried, keys that would change something else wait."""
        if self.run is None or name in _DURING_A_RUN:
            return None
        return _("Keep the move with enter, or drop it with esc, first.")

    def _no_board(self) -> str | None:
        if self.is_table or self.part != "board":
            return _("Columns are walked on the board; T shows it.")
        return self._unread()

    cannot_left = cannot_right = _no_board

    def _cannot_move(self) -> str | None:
        return self._no_deal()

    cannot_forward = cannot_backward = cannot_to_stage = cannot_select = _cannot_move

    # The cursor, and what is selected

    def do_left(self) -> None:
        self.board.go_beside(-1)

    def do_right(self) -> None:
        self.board.go_beside(1)

    def do_select(self) -> None:
        deal = self.deal_here()
        assert deal is not None
        self.board.toggle(deal.id)
        self.table.selected = self.board.selected
        self.table.redraw_row(deal.id)
        self.list.do_down()
        self.renew_frame()

    # A move that is tried

    def do_forward(self) -> None:
        self._try_by(1)

    def do_backward(self) -> None:
        self._try_by(-1)

    async def do_to_stage(self) -> None:
        """Any stage, chosen."""
        assert self.pipeline is not None
        deal = self.deal_here()
        assert deal is not None
        stages = self._ladder()
        options = [(at, stage.name) for at, stage in enumerate(stages)]
        at = self._place_of(deal) if self.run is None else self.run.target
        picked = await self.choose(_("To which stage?"), options, at)
        if picked is not None:
            self._try(picked)

    def _try_by(self, by: int) -> None:
        deal = self.deal_here()
        assert deal is not None
        at = self._place_of(deal) if self.run is None else self.run.target
        wanted = at + by
        if not 0 <= wanted < len(self._ladder()):
            edge = _("This is the last stage.") if by > 0 else _("This is the first stage.")
            self.toast(edge, severity="warning")
            return
        self._try(wanted)

    def _try(self, target: int) -> None:
        if self.run is None:
            deal = self.deal_here()
            assert deal is not None
            selected = self.board.selected
            known = (one.id for column in self._all_columns() for one in column)
            ids = tuple(one for one in known if one in selected) or (deal.id,)
            self.run = Run(ids, self._place_of(deal), target)
        else:
            self.run = replace(self.run, target=target)
        if self.run.target == self.run.origin and len(self.run.deal_ids) == 1:
            self.run = None
        self.lay_out()
        if self.part == "deal":
            self.list.focus()  # where the move is seen

    def _all_columns(self) -> tuple[tuple[DealRow, ...], ...]:
        return () if self.pipeline is None else tuple(one.deals for one in self.pipeline.columns)

    def _ladder(self) -> tuple[StageRow, ...]:
        """The stages in their order."""
        return () if self.pipeline is None else tuple(one.stage for one in self.pipeline.columns)

    def _place_of(self, deal: DealRow) -> int:
        return next(at for at, stage in enumerate(self._ladder()) if stage.id == deal.stage_id)

    def with_run(self, columns: tuple[BoardColumn, ...]) -> tuple[BoardColumn, ...]:
        """The columns as they would be with the move that is tried: its deals on top of theirs."""
        run = self.run
        if run is None:
            return columns
        moved = tuple(deal for one in columns for deal in one.deals if deal.id in set(run.deal_ids))
        ids = {deal.id for deal in moved}
        found = []
        for at, one in enumerate(columns):
            rest = tuple(deal for deal in one.deals if deal.id not in ids)
            found.append(replace(one, deals=moved + rest if at == run.target else rest))
        return tuple(found)

    def rebase_run(self) -> None:
        """The deals are new: a move of one that is gone is dropped."""
        if self.run is not None:
            known = {deal.id for column in self._all_columns() for deal in column}
            if not known.issuperset(self.run.deal_ids):
                self.run = None

    def run_lines(self, width: int, lines: int) -> tuple[Pieces, ...]:
        """What the move that is tried comes to; nothing where none is."""
        run = self.run
        if run is None:
            return ()
        stages = self._ladder()
        deal = next(
            (one for column in self._all_columns() for one in column if one.id in run.deal_ids),
            None,
        )
        name = "" if deal is None or len(run.deal_ids) > 1 else deal.name
        if not name:
            number = len(run.deal_ids)
            name = ngettext("%(number)d deal", "%(number)d deals", number) % {"number": number}
        move = Move(name, stages[run.origin : run.target], stages[run.target])
        if run.target < run.origin:
            move = Move(name, (), stages[run.target], stages[run.origin])
        return move_lines(move, width, lines, self.salespm.glyph)

    def drop_run(self) -> bool:
        """Drop the move that is tried; False if there was none."""
        if self.run is None:
            return False
        self.run = None
        self.lay_out()
        return True

    def keep_run(self) -> bool:
        """Keep the move that is tried; False if there was none."""
        if self.run is None:
            return False
        self.beside(self._keep(self.run))
        return True

    async def _keep(self, run: Run) -> None:
        stage = self._ladder()[run.target]
        move = MoveDeal(run.deal_ids, stage.id)
        if stage.kind != "open":
            title = _("Why was it won?") if stage.kind == "won" else _("Why was it lost?")
            reason = await self.choose(title, words.choices(reasons(stage.kind)))
            if reason is None:
                return
            detail = await self.prompt(
                _("A word about it; enter alone leaves it empty"), key=f"outcome:{run.deal_ids[0]}"
            )
            if detail is None:
                return
            move = replace(move, outcome_reason=reason, outcome_detail=detail)
        outcome = await self.done(move)
        self.run = None
        self.board.selected.clear()
        self.renew()
        self.say_undo(outcome)
