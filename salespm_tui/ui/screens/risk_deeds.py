"""What the keys of the Risks screen act on, and why one of them cannot act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from salespm_tui.contract.issues import MeasureRow
from salespm_tui.contract.risks import RiskDetail, RiskRow, Risks
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.i18n import _, sentences
from salespm_tui.ui.pane import Pane
from salespm_tui.ui.present.risk_words import number_of

if TYPE_CHECKING:
    from salespm_tui.ui.forms.form import Form
    from salespm_tui.ui.forms.risk import RiskAround
    from salespm_tui.ui.widgets.risk_lists import RiskRegister, RiskWhole
    from salespm_tui.ui.widgets.risk_matrix import RiskMatrix


class RiskDeeds(Pane):
    """The actions of the scope of risks; `RisksPane` is what they act on."""

    matrix: RiskMatrix
    register: RiskRegister
    whole: RiskWhole
    risks: Risks | None

    @property
    def detail(self) -> RiskDetail | None:
        """The risk at hand, whole, once it is known."""
        raise NotImplementedError

    def risk_here(self) -> RiskRow | None:
        """The risk that the keys are for; in the matrix, none where the cell is empty."""
        raise NotImplementedError

    def lay_out(self) -> None:
        """Draw matrix and register anew."""
        raise NotImplementedError

    def go_to(self, risk_id: int) -> None:
        """Put the cursor on that risk as soon as it is there."""
        raise NotImplementedError

    # Why a key cannot act

    def unread(self) -> str | None:
        """The risks have not come yet."""
        return _("The risks are still being read.") if self.risks is None else None

    def no_risk(self) -> str | None:
        """There is none to act on."""
        if self.risk_here() is not None:
            return None
        if self.risks is not None and self.risks.risks and self.matrix.has_focus:
            return _("No risk lies in this cell. Tab goes to the register.")
        return self.unread() or _("There is no risk here. Press n to add one, i for a checklist.")

    def no_open_risk(self) -> str | None:
        """There is none, or it has ended."""
        risk = self.risk_here()
        if risk is not None and risk.ended:
            return _("This risk has ended; c opens it again.")
        return self.no_risk()

    def no_detail(self) -> str | None:
        """The risk at hand is not there whole yet."""
        risk, detail = self.risk_here(), self.detail
        if risk is not None and (detail is None or detail.risk.id != risk.id):
            return _("The risk is still being read.")
        return self.no_risk()

    # What they share

    @property
    def today(self) -> date:
        return self.salespm.clock.today() if self.risks is None else self.risks.today

    def record_at_hand(self) -> Ref | None:
        """In the detail the record at the cursor, else the risk."""
        if self.whole.has_focus and self.whole.cursor_key is not None:
            return cast("Ref", self.whole.cursor_key)
        risk = self.risk_here()
        return None if risk is None else Ref("risk", risk.id)

    def measure_here(self) -> MeasureRow | None:
        """The response under the cursor of the detail."""
        ref = self.record_at_hand()
        if self.detail is None or ref is None or ref.kind != "action_item":
            return None
        return next((one for one in self.detail.actions if one.id == ref.id), None)

    def around(self) -> RiskAround:
        """What the forms choose from."""
        from salespm_tui.ui.forms.risk import RiskAround

        assert self.risks is not None
        known = self.salespm.projects
        return RiskAround(
            self.risks.today,
            self.risks.scales,
            () if known is None else known.projects,
            self.project_id,
            self.risks.sums[0].currency,
        )

    async def fill_told(self, form: Form) -> Outcome | None:
        """Fill a form, and pass on what the outcome has to say."""
        outcome = await self.fill(form)
        if outcome is not None and outcome.notes:
            self.toast(sentences(*(str(note) for note in outcome.notes)))
        return outcome

    def say_undo(self, outcome: Outcome) -> None:
        """What was done, and how it is taken back."""
        said = _("%(done)s.") % {"done": str(outcome.label)}
        notes = (str(note) for note in outcome.notes)
        self.toast(sentences(said, *notes, _("u takes it back.")))


def called(risk: RiskRow) -> str:
    """Number and title: `R-3 Price war`."""
    return f"{number_of(risk.id)} {risk.title}"
