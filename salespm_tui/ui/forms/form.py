"""A form as data: its fields, how each is read, and the command that it makes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from salespm_tui.contract.values import Command
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _

Read = Callable[[str], Any]
Say = Callable[[Any], str]


@dataclass(frozen=True, slots=True)
class Field:
    """One field. `value` is the text that stands in it at first; `read` makes its value from the
    text or raises UserError; `say` tells at once how the text was understood.

    With `choices` (code, label) the field is picked, not typed, and its value is the code. With
    `lines` > 1 it holds several lines.
    """

    name: str
    label: str
    value: str = ""
    read: Read | None = None
    say: Say | None = None
    choices: tuple[tuple[str, str], ...] = ()
    lines: int = 1
    required: bool = False
    hint: str = ""

    def value_of(self, text: str) -> Any:
        """What `text` means here; UserError (naming the field) if nothing."""
        if self.required and not text.strip():
            raise UserError(_("This is needed."), field=self.name)
        if self.read is None:
            return text
        try:
            return self.read(text)
        except UserError as error:
            raise UserError(error.title, error.what_to_do, field=self.name) from error

    def reading_of(self, text: str) -> str:
        """How `text` is understood, in words; empty where there is nothing to say."""
        if self.say is None or not text.strip():
            return "" if text.strip() else self.hint
        try:
            return self.say(self.value_of(text))
        except UserError:
            return ""


@dataclass(frozen=True, slots=True)
class Form:
    """A form. `key` keeps its draft; `make` turns the values of the changed fields into a command.

    When `creating`, every field that holds something counts as changed.
    """

    key: str
    title: str
    fields: tuple[Field, ...]
    make: Callable[[dict[str, Any]], Command]
    creating: bool = False

    def values(self, texts: Mapping[str, str]) -> dict[str, Any]:
        """The values of the changed fields; UserError (with `field`) at the first that is wrong."""
        return {field.name: field.value_of(texts[field.name]) for field in self._changed(texts)}

    def wrongs(self, texts: Mapping[str, str]) -> dict[str, UserError]:
        """What is wrong with each field that cannot be read, from the first on."""
        wrongs: dict[str, UserError] = {}
        for field in self._changed(texts):
            try:
                field.value_of(texts[field.name])
            except UserError as error:
                wrongs[field.name] = error
        return wrongs

    def _changed(self, texts: Mapping[str, str]) -> Iterator[Field]:
        for field in self.fields:
            text = texts[field.name]
            if text != field.value or (self.creating and (text or field.required)):
                yield field
