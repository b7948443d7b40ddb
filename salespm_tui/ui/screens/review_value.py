"""What the keys do to earned value: the status date, the curve, the order, the explanation."""

from __future__ import annotations

from datetime import date, timedelta

from salespm_tui.contract.review import EvmRow
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.typed_dates import date_or_none, format_date, read_date
from salespm_tui.ui.screens.review_hand import ReviewHand

_WEEK = timedelta(days=7)


class ValueDeeds(ReviewHand):
    """Earned value is reckoned, never typed in: the keys look at it another way."""

    status_date: date | None = None
    worst = False
    revenue = False
    curve_wanted: bool | None = None

    def no_value(self) -> str | None:
        """Why there are no figures to look at another way."""
        why = self.no_book()
        if why is None and self.part != "value":
            return _("That is for the earned value; [ leads back to it.")
        return why

    # h l t r

    def cannot_earlier(self) -> str | None:
        return self.no_value()

    def do_earlier(self) -> None:
        self.use_status_date(self.known.evm.status_date - _WEEK)

    def cannot_later(self) -> str | None:
        why = self.no_value()
        if why is None and self.known.evm.status_date >= self.today:
            return _("Earned value is of a day that has come: it stands on today.")
        return why

    def do_later(self) -> None:
        self.use_status_date(min(self.known.evm.status_date + _WEEK, self.today))

    def show_today(self) -> None:
        """The status date is today."""
        why = self.no_value()
        if why is not None:
            self.toast(why, severity="warning")
            return
        self.use_status_date(self.today)

    def use_status_date(self, day: date) -> None:
        """Ask for the figures of that day."""
        self.status_date = day
        self.renew()

    async def reschedule_value(self) -> None:
        """Another status date; today or before."""
        today = self.today

        def say(text: str) -> str:
            found = date_or_none(text, today)
            return "" if found is None else format_date(found, today)

        def read(text: str) -> date:
            day = read_date(text, today)
            if day > today:
                raise UserError(
                    _("%(day)s is still to come.") % {"day": format_date(day, today)},
                    _("Earned value is of today or of a day before."),
                )
            return day

        value = format_date(self.known.evm.status_date, today)
        day = await self.prompt(_("Earned value as of"), value=value, say=say, read=read)
        if day is not None:
            self.use_status_date(day)

    # v s $

    def why_no_curve(self) -> str | None:
        """Why there is no S-curve."""
        evm = self.known.evm
        if evm.curve is None:
            return str(evm.missing) if evm.missing is not None else _("There is no curve to draw.")
        return None

    def against_view_value(self) -> str | None:
        return self.why_no_curve()

    def view_value(self) -> None:
        """Show the S-curve, or send it away."""
        self.curve_wanted = not self.curve_shown
        self.lay_out()

    @property
    def curve_shown(self) -> bool:
        """Whether the S-curve is on the screen."""
        raise NotImplementedError

    def against_sort_value(self) -> str | None:
        if self.known.evm.missing is not None:
            return str(self.known.evm.missing)
        return _("The goals stand here now; $ brings the tasks back.") if self.revenue else None

    def sort_value(self) -> None:
        """The worst tasks first, or all in the order of the plan."""
        self.worst = not self.worst
        self.lay_out()
        self.toast(
            _("Tasks, the worst first.") if self.worst else _("Tasks in the order of the plan.")
        )

    def cannot_revenue(self) -> str | None:
        return self.no_value()

    def do_revenue(self) -> None:
        """Money goals read as earned value, or the tasks again."""
        self.revenue = not self.revenue
        self.lay_out()

    # B

    def cannot_baseline(self) -> str | None:
        why = self.no_book()
        if why is None and self.known.evm.missing is None:
            return _("There is a baseline already; B on the timeline takes another one.")
        return why

    def do_baseline(self) -> None:
        self.salespm.ways.open_screen("timeline", self.project_id, None)
        self.toast(_("B takes a baseline of the plan as it stands; esc comes back."))

    # =

    async def explain_value(self) -> None:
        """Of the project, and of the task or the money goal at the cursor: the figure that is chosen."""
        from salespm_tui.ui.explaining import explain_one_of
        from salespm_tui.ui.present.review_figures import goal_figures, value_figures

        book, ref = self.known, self.row_here()
        if self.revenue:
            await explain_one_of(self, goal_figures(book.evm, ref))
            return
        record = self.record_here()
        row = record if isinstance(record, EvmRow) else None
        await explain_one_of(self, value_figures(book.evm, row, book.roi, self.salespm.glyph))

    def against_explain_value(self) -> str | None:
        evm = self.known.evm
        if self.revenue:
            return None if evm.revenue else _("There is no money goal to explain.")
        if evm.total is None:
            return (
                str(evm.missing) if evm.missing is not None else _("There is nothing to explain.")
            )
        return None
