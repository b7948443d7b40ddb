"""Text in a language that is asked for, whatever language the screens speak at the moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salespm_tui.core.i18n import LANGUAGES, counted_in, language, spoken_in
from salespm_tui.core.labels import Label


@dataclass(frozen=True, slots=True)
class Speech:
    """Puts messages of the catalogue into one language, `en` or `zh`."""

    language: str

    def __call__(self, message: str, **values: object) -> str:
        """The message with its values; one without values stands as it is."""
        said = spoken_in(self.language, message)
        return said % values if values else said

    def tell(self, label: Label) -> str:
        """A label in that language; days as ISO dates, whose year nobody has to guess."""
        if label.plural is None:
            said = spoken_in(self.language, label.key)
        else:
            said = counted_in(self.language, label.key, label.plural, label.number)
        return said % {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in label.args
        }


def speech_in(asked: str | None) -> Speech:
    """Speech in that language; in that of the moment for None. ValueError for any other."""
    if asked is not None and asked not in LANGUAGES:
        raise ValueError(asked)
    return Speech(asked or language())
