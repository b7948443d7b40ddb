"""Errors that a person can act on."""

from __future__ import annotations

from salespm_tui.core.i18n import sentences


class UserError(Exception):
    """Something the person can put right.

    `title` says what is wrong and where, `what_to_do` the way out; both are whole sentences in the
    language of the moment. `field` names the form field or option that it belongs to, if one does.
    """

    def __init__(self, title: str, what_to_do: str = "", *, field: str | None = None) -> None:
        super().__init__(title)
        self.title = title
        self.what_to_do = what_to_do
        self.field = field

    def __str__(self) -> str:
        return sentences(self.title, self.what_to_do)


class ChangedElsewhereError(UserError):
    """Others changed what a form would write over, the last of them with change set `newest`.

    Who was shown this and saves again, means it.
    """

    def __init__(self, title: str, what_to_do: str, *, field: str, newest: int) -> None:
        super().__init__(title, what_to_do, field=field)
        self.newest = newest


class WorkspaceError(UserError):
    """The workspace cannot be opened: locked, newer, not ours, damaged (exit code 3)."""
