"""The person's settings: `config.toml` read into a frozen `Config`, mistakes named, never fatal."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from types import MappingProxyType
from typing import Any

from salespm_tui.core.cells import truncate
from salespm_tui.core.clean import clean_text
from salespm_tui.core.i18n import LANGUAGES, N_
from salespm_tui.core.labels import Label, label
from salespm_tui.core.similar import nearest

COLORS = ("auto", "truecolor", "256", "16", "none")
MOUSE = ("auto", "on", "off")

_LARGEST = 1_000_000
_QUOTED_CELLS = 40
_LONGEST_TIME_BOX = 240


def _no_keys() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Config:
    """The settings of `config.toml`; each may be left out. `[keys]` is the one section."""

    language: str | None = None
    """`language = "zh"`: the language of the screens, "en" or "zh"; "auto" (None) asks the locale."""

    theme: str | None = None
    """`theme = "high-contrast"`: a theme's name; None is the program's own choice."""

    ascii: bool = False
    """`ascii = true`: borders and signs in plain ASCII, for terminals without them."""

    color: str = "auto"
    """`color = "256"`: how many colours the terminal has: auto, truecolor, 256, 16 or none."""

    mouse: str = "auto"
    """`mouse = "off"`: whether the mouse is ours; auto leaves it to the terminal over SSH."""

    time_box_minutes: int = 15
    """`time_box_minutes = 20`: how long the stand-up may take, 1 to 240."""

    keys: Mapping[str, str] = field(default_factory=_no_keys)
    """`[keys]` with lines such as `clients.log = "a,f7"`: action id to keys, separated by commas."""

    def takes_mouse(self, *, over_ssh: bool) -> bool:
        """Whether the mouse is taken from the terminal, which selects and copies with it."""
        return self.mouse == "on" or (self.mouse == "auto" and not over_ssh)


@dataclass(frozen=True, slots=True)
class ReadConfig:
    """The settings that could be understood, and a sentence for each that could not."""

    config: Config
    problems: tuple[Label, ...]


def read_config(path: Path) -> ReadConfig:
    """Read `path`. What is missing or not understood keeps its default; problems name the rest."""
    import tomllib

    try:
        settings = tomllib.loads(_text_of(path))
    except FileNotFoundError:
        return ReadConfig(Config(), ())
    except OSError as error:
        return _unusable(
            label(
                N_("The settings in %(path)s cannot be read: %(reason)s."),
                path=str(path),
                reason=error.strerror or type(error).__name__,
            )
        )
    except (ValueError, RecursionError) as error:
        return _unusable(
            label(
                N_("The settings in %(path)s are not valid TOML: %(reason)s."),
                path=str(path),
                reason=clean_text(str(error)),
            )
        )
    return config_from(settings)


def config_from(settings: Mapping[str, Any]) -> ReadConfig:
    """Settings as TOML gives them, taken over one by one."""
    known = [setting.name for setting in fields(Config)]
    taken: dict[str, Any] = {}
    problems: list[Label] = []
    for name, value in settings.items():
        if name == "keys":
            taken[name], complaints = _read_keys(value)
            problems += complaints
        elif name not in _READERS:
            problems.append(_unknown(name, known))
        else:
            read, expected = _READERS[name]
            try:
                taken[name] = read(value)
            except ValueError:
                problems.append(_wrong(name, value, expected))
    return ReadConfig(replace(Config(), **taken), tuple(problems))


def _text_of(path: Path) -> str:
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise ValueError(f"> {_LARGEST} bytes")
    return content.decode("utf-8-sig")


def _one_of(*choices: str) -> Callable[[object], str]:
    def read(value: object) -> str:
        if isinstance(value, bool):
            value = "on" if value else "off"
        wanted = str(value).strip().lower()
        if not isinstance(value, str | int) or wanted not in choices:
            raise ValueError(value)
        return wanted

    return read


def _read_language(value: object) -> str | None:
    wanted = _one_of("auto", *LANGUAGES)(value)
    return None if wanted == "auto" else wanted


def _read_flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(value)  # noqa: TRY004 - one kind of refusal for every setting
    return value


def _read_name(value: object) -> str:
    if not isinstance(value, str) or not clean_text(value):
        raise ValueError(value)
    return clean_text(value)


def _read_minutes(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(value)  # noqa: TRY004 - one kind of refusal for every setting
    if not 1 <= value <= _LONGEST_TIME_BOX:
        raise ValueError(value)
    return value


def _read_keys(section: object) -> tuple[Mapping[str, str], list[Label]]:
    """Action id to keys; which actions there are is for the table of actions to say."""
    if not isinstance(section, dict):
        return _no_keys(), [_wrong("keys", section, "[keys]")]
    keys: dict[str, str] = {}
    problems: list[Label] = []
    for action_id, value in _flat(section):
        try:
            keys[action_id] = _read_key_list(value)
        except ValueError:
            problems.append(_wrong(f"keys.{action_id}", value, '"d,f7"'))
    return MappingProxyType(keys), problems


def _read_key_list(value: object) -> str:
    given = value if isinstance(value, list) else [value]
    keys = [key for each in given if isinstance(each, str) for key in each.split(",")]
    named = [key for key in map(clean_text, keys) if key]
    if not named or not all(isinstance(each, str) for each in given):
        raise ValueError(value)
    return ",".join(named)


def _flat(section: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, object]]:
    """The entries of a section: TOML takes the dots of an unquoted `clients.log` for nesting."""
    for name, value in section.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name}.")
        else:
            yield f"{above}{name}", value


_READERS: Mapping[str, tuple[Callable[[object], Any], str]] = {
    "language": (_read_language, ", ".join(("auto", *LANGUAGES))),
    "theme": (_read_name, '"textual-dark"'),
    "ascii": (_read_flag, "true, false"),
    "color": (_one_of(*COLORS), ", ".join(COLORS)),
    "mouse": (_one_of(*MOUSE), ", ".join(MOUSE)),
    "time_box_minutes": (_read_minutes, f"1–{_LONGEST_TIME_BOX}"),
}


def _unusable(problem: Label) -> ReadConfig:
    return ReadConfig(Config(), (problem,))


def _unknown(name: str, known: list[str]) -> Label:
    shown = truncate(name, _QUOTED_CELLS)
    near = nearest(name, known)
    if near is None:
        return label(N_("There is no setting “%(name)s”; it is ignored."), name=shown)
    return label(
        N_("There is no setting “%(name)s”; the nearest is “%(near)s”. It is ignored."),
        name=shown,
        near=near,
    )


def _wrong(name: str, value: object, expected: str) -> Label:
    return label(
        N_(
            "The setting “%(name)s” cannot be %(value)s; the default stays. It takes: %(expected)s."
        ),
        name=truncate(name, _QUOTED_CELLS),
        value=truncate(repr(value), _QUOTED_CELLS),
        expected=expected,
    )
