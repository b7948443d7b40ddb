"""The public holidays of a country and the workdays that make up for them, from the package `holidays`.

The package is loaded when the first question is asked, and with it only the countries asked for.
"""

from __future__ import annotations

import inspect
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from importlib import import_module
from typing import Any

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.similar import fold, nearest

_LANGUAGES = {"en": ("en_US", "en_GB", "en"), "zh": ("zh_CN", "zh", "en_US")}
_TABLES = ("special_", "substituted_")


@dataclass(frozen=True, slots=True)
class DayOff:
    """A public holiday, or a day off that another workday makes up for, by the name of its holiday.

    `provisional`: the date is an estimate, or swaps of workdays may still change it.
    """

    day: date
    name: str
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class PublicYear:
    """A year's days off in order, and the days of its weekends on which people work.

    `known_to` is the last year whose swaps of workdays the package knows, where the authorities
    decide those year by year (China) and this year lies behind it; None otherwise.
    """

    country: str
    year: int
    days_off: tuple[DayOff, ...]
    days_on: tuple[date, ...]
    known_to: int | None = None

    @property
    def provisional(self) -> bool:
        return self.known_to is not None or any(one.provisional for one in self.days_off)


def public_year(place: str, year: int, language: str = "en") -> PublicYear:
    """The public holidays of a place in a year, named in that language where the package can.

    `place` is a country's code of two or three letters, with a part of the country behind a dash.
    UserError, with the nearest known name, where the package has no such place or not that year.
    """
    country, part = _found(place)
    kind = _class_of(country)
    _refuse_unknown_year(kind, country, year)
    wanted: dict[str, Any] = {
        "subdiv": part,
        "years": year,
        "expand": False,
        "language": _spoken(kind, language),
    }
    if "islamic_show_estimated" in inspect.signature(kind).parameters:
        wanted["islamic_show_estimated"] = True
    found = kind(**wanted)
    known_to = _last_published(found)
    late = known_to is not None and year > known_to
    return PublicYear(
        country if part is None else f"{country}-{part}",
        year,
        _days_off(found, year, provisional=late),
        tuple(sorted(day for day in found.weekend_workdays if day.year == year)),
        known_to if late else None,
    )


def _found(place: str) -> tuple[str, str | None]:
    """The country's code of two letters and the code of its part; UserError where there is none."""
    name, _dash, part = place.strip().partition("-")
    codes = _codes()
    country = codes.get(fold(name))
    if country is None:
        near = nearest(name, codes)
        known = "" if near is None else codes[near]
        raise UserError(
            _("There are no public holidays for “%(place)s”.") % {"place": place},
            _("Did you mean %(code)s (%(name)s)?") % {"code": known, "name": _name_of(known)}
            if known
            else _("Give a country by its two letters, such as CN, US or DE-BY."),
        )
    return country, _part(country, part) if part else None


def _part(country: str, part: str) -> str:
    """The code of a part of a country, which may also be named; UserError where there is none."""
    kind = _class_of(country)
    known: dict[str, str] = {fold(code): code for code in kind.subdivisions}
    known |= {fold(name): code for name, code in kind.subdivisions_aliases.items()}
    code = known.get(fold(part))
    if code is None:
        near = nearest(part, known)
        raise UserError(
            _("%(country)s has no part “%(part)s” with holidays of its own.")
            % {"country": _name_of(country), "part": part},
            _("Did you mean %(code)s?") % {"code": f"{country}-{known[near]}"}
            if near
            else _("It has: %(parts)s")
            % {"parts": ", ".join(kind.subdivisions) or _("none; leave it out")},
        )
    return code


def _codes() -> dict[str, str]:
    """Every spelling of a country, folded, with its code of two letters."""
    spellings: dict[str, str] = {}
    for module, (_class, short, *longer) in _countries().items():
        for spelling in (short, *longer[:1], module.replace("_", " ")):
            spellings[fold(spelling)] = short
    return spellings


def _name_of(country: str) -> str:
    """China for CN, in English: the package knows no other."""
    named = (module for module, known in _countries().items() if known[1] == country)
    return next(named, country).replace("_", " ").title()


def _countries() -> Mapping[str, tuple[str, ...]]:
    found: Mapping[str, tuple[str, ...]] = import_module("holidays.registry").COUNTRIES
    return found


def _class_of(country: str) -> Any:
    from holidays.utils import country_holidays

    return type(country_holidays(country, expand=False))


def _refuse_unknown_year(kind: Any, country: str, year: int) -> None:
    if not kind.start_year <= year <= kind.end_year:
        raise UserError(
            _("The public holidays of %(country)s in %(year)d are not known.")
            % {"country": _name_of(country), "year": year},
            _("Give years from %(first)d to %(last)d.")
            % {"first": kind.start_year, "last": kind.end_year},
        )


def _spoken(kind: Any, language: str) -> str | None:
    """The package's code for that language; None (the country's own) where it does not speak it."""
    known = kind.supported_languages or ()
    return next((one for one in _LANGUAGES.get(language, ()) if one in known), None)


def _last_published(found: Any) -> int | None:
    """The last year that the authorities' own list of swaps is known of; None where the law alone
    settles the days. The package keeps such lists in tables by the year.
    """
    if not found.has_substituted_holidays:
        return None
    tables = (getattr(found, name) for name in dir(found) if name.startswith(_TABLES))
    years = [year for table in tables if isinstance(table, dict) for year in table]
    return max(years, default=None)


def _days_off(found: Any, year: int, *, provisional: bool) -> tuple[DayOff, ...]:
    guesses = [_pattern(found, "observed_estimated_label"), _pattern(found, "estimated_label")]
    moved, instead = _pattern(found, "observed_label"), _pattern(found, "substituted_label")
    names = {day: str(name) for day, name in found.items() if day.year == year}
    own = {day: name for day, name in names.items() if not _says(name, instead)}
    made = []
    for day in sorted(names):
        parts = (own.get(day) or _holiday_beside(day, own, found) or names[day]).split("; ")
        guessed = any(_says(part, guess) for part in parts for guess in guesses)
        name = "; ".join(_bare(part, (*guesses, moved)) for part in parts)
        made.append(DayOff(day, name, provisional or guessed))
    return tuple(made)


def _pattern(found: Any, label: str) -> str:
    """One of the package's patterns around a name, in its language: "%s (estimated)"."""
    pattern = getattr(found, label, None)
    return str(found.tr(pattern)) if pattern else ""


def _says(name: str, pattern: str) -> bool:
    """Whether a name was made by that pattern, which has one %s."""
    before, _mark, after = pattern.partition("%s")
    return bool(pattern) and name.startswith(before) and name.endswith(after)


def _bare(name: str, patterns: tuple[str, ...]) -> str:
    """The name of a holiday without what the patterns put around it."""
    for pattern in patterns:
        if _says(name, pattern):
            before, _mark, after = pattern.partition("%s")
            return name.removeprefix(before).removesuffix(after)
    return name


def _holiday_beside(day: date, own: Mapping[date, str], found: Any) -> str | None:
    """The holiday that a swapped day lengthens: the last one before it, else the first one after,
    with nothing but free days between.
    """
    for step in (timedelta(days=-1), timedelta(days=1)):
        near = day + step
        while near in found or (found._is_weekend(near) and near not in found.weekend_workdays):
            if near in own:
                return own[near]
            near += step
    return None
