"""The language of the moment: gettext looked up at call time, so that it can change while we run."""

from __future__ import annotations

import gettext
import os
from pathlib import Path

LANGUAGES = ("en", "zh")
_CATALOGUES = Path(__file__).resolve().parent.parent / "locale"
_DOMAIN = "salespm"
_NAMES = {"zh": "zh_CN"}


class _Current:
    """The one mutable thing here: which catalogue answers."""

    language = "en"
    translations: gettext.NullTranslations = gettext.NullTranslations()


def set_language(language: str) -> None:
    """Speak `language` ("en" or "zh") from now on; ValueError for any other."""
    if language not in LANGUAGES:
        raise ValueError(language)
    _Current.language = language
    if language == "en":
        _Current.translations = gettext.NullTranslations()
        return
    _Current.translations = _catalogue(language)


def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(
        _DOMAIN, str(_CATALOGUES), languages=[_NAMES[language]], fallback=True
    )


def use_translations(translations: gettext.NullTranslations, language: str = "en") -> None:
    """Speak through `translations`, whatever the catalogues say (the pseudo-locale of the tests)."""
    _Current.language = language
    _Current.translations = translations


def language() -> str:
    """The code of the language spoken now."""
    return _Current.language


def language_of_locale(environ: dict[str, str] | os._Environ[str]) -> str:
    """The language that the locale variables ask for; English where they ask for neither."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = environ.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"


def _(message: str) -> str:
    """`message` in the language of the moment."""
    return _Current.translations.gettext(message)


def spoken_in(language: str, message: str) -> str:
    """`message` in that language, for what is written down in a workspace shared by several."""
    if language == _Current.language or language not in LANGUAGES:
        return _(message)
    if language == "en":
        return message
    return _catalogue(language).gettext(message)


def counted_in(language: str, singular: str, plural: str, number: int) -> str:
    """The form of the message that goes with `number`, in that language."""
    if language == _Current.language or language not in LANGUAGES:
        return ngettext(singular, plural, number)
    if language == "en":
        return singular if number == 1 else plural
    return _catalogue(language).ngettext(singular, plural, number)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The form of the message that goes with `number`."""
    return _Current.translations.ngettext(singular, plural, number)


def sentences(*said: object) -> str:
    """Whole sentences one after another, with what the language puts between two of them."""
    between = _("%(first)s %(then)s")
    told = ""
    for sentence in filter(None, map(str, said)):
        told = between % {"first": told, "then": sentence} if told else sentence
    return told


def N_(message: str) -> str:  # noqa: N802 - the name that every gettext tool knows
    """Mark a message for the catalogue where it is defined; `_` translates it where it is shown."""
    return message
