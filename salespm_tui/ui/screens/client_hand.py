"""What the keys of the Clients screen have in common: the client at hand, and the word afterwards."""

from __future__ import annotations

from datetime import date
from typing import cast

from salespm_tui.contract.clients import ClientRow
from salespm_tui.contract.values import Outcome
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _, sentences
from salespm_tui.core.typed_dates import date_or_none, format_date, read_date
from salespm_tui.ui.forms.form import Form
from salespm_tui.ui.present.client_book import ClientBook
from salespm_tui.ui.screens.client_tabs import ClientTabs


class ClientHand(ClientTabs):
    """What every group of deeds uses."""

    @property
    def is_read(self) -> bool:
        """Whether the list has been answered."""
        raise NotImplementedError

    def all_rows(self) -> tuple[ClientRow, ...]:
        """Every client, filtered out or not."""
        raise NotImplementedError

    def go_to(self, client_id: int) -> None:
        """Put the cursor on this client, now or when it arrives."""
        raise NotImplementedError

    def row_at_hand(self) -> ClientRow | None:
        """The client under the cursor."""
        return self.list.row(self.client_at_hand())

    @property
    def known(self) -> ClientBook:
        """The client at hand, where `no_detail` has nothing against it."""
        assert self.book is not None
        return self.book

    @property
    def today(self) -> date:
        """The workspace's day."""
        return self.salespm.clock.today() if self.detail is None else self.detail.today

    # Why a key cannot act

    def no_client(self) -> str | None:
        """Why there is no client to act on."""
        if self.client_at_hand() is None:
            if not self.is_read:
                return _("The clients are still being read.")
            return _("There is no client here. Press n to add one.")
        return None

    def no_detail(self) -> str | None:
        """Why the client cannot be acted on yet."""
        if self.client_at_hand() is not None and self.detail is None:
            return _("The client is still being read.")
        return self.no_client()

    def nothing_here(self) -> str | None:
        """Why a key that acts on a record has none."""
        return self.no_detail() or _("There is nothing here yet. Press n to add something.")

    # Asking and telling

    async def fill_in(self, form: Form) -> Outcome | None:
        """Fill in a form, and say what the deed noted."""
        outcome = await self.fill(form)
        if outcome is not None and outcome.notes:
            self.toast(sentences(*outcome.notes))
        return outcome

    def follow(self, outcome: Outcome | None) -> None:
        """Put the cursor on what was made."""
        if outcome is not None and outcome.ref is not None:
            self.logged(outcome.ref)

    def say_undo(self, outcome: Outcome) -> None:
        """What was done, and that it can be taken back."""
        said = _("%(done)s.") % {"done": str(outcome.label)}
        self.toast(sentences(said, *outcome.notes, _("u brings it back.")))

    def say_done(self, outcome: Outcome) -> None:
        """What was done."""
        said = str(outcome.label)
        notes = outcome.notes
        self.toast(sentences(_("%(done)s.") % {"done": said}, *notes) if notes else said)

    async def day(self, title: str, *, past: bool = False) -> date | None:
        """Ask for a day, from today on unless it may be past."""
        today = self.today

        def say(text: str) -> str:
            day = date_or_none(text, today)
            return "" if day is None else format_date(day, today)

        def read(text: str) -> date:
            day = read_date(text, today)
            if day < today and not past:
                raise UserError(
                    _("%(day)s is past.") % {"day": format_date(day, today)},
                    _("Give a day from today on."),
                )
            return day

        return cast("date | None", await self.prompt(title, say=say, read=read))

    async def words(self, title: str, *, key: str | None = None) -> str | None:
        """Ask for a line that may not be empty; None where it was left."""

        def read(text: str) -> str:
            if not text.strip():
                raise UserError(_("This is needed."))
            return text.strip()

        return cast("str | None", await self.prompt(title, read=read, key=key))
