"""Colours by meaning, glyphs with an ASCII twin, and two themes of our own."""

from __future__ import annotations

from rich.style import Style
from textual.theme import Theme

COLOUR_BLIND_SAFE = Theme(
    name="colour-blind-safe",
    primary="#0072B2",
    secondary="#56B4E9",
    accent="#56B4E9",
    success="#009E73",
    warning="#E69F00",
    error="#D55E00",
    foreground="#E6E6E6",
    background="#101418",
    surface="#161B21",
    panel="#1E252D",
    dark=True,
)
HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#FFFF00",
    secondary="#00FFFF",
    accent="#00FFFF",
    success="#00FF00",
    warning="#FFFF00",
    error="#FF5555",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#000000",
    dark=True,
)
OWN_THEMES = (COLOUR_BLIND_SAFE, HIGH_CONTRAST)
DEFAULT_THEME = "textual-dark"

_GLYPHS = {
    "cursor": ("▸", ">"),
    "open": ("▾", "v"),
    "closed": ("▸", "+"),
    "done": ("✓", "x"),
    "milestone": ("◆", "*"),
    "warning": ("~", "~"),
    "bad": ("!", "!"),
    "rule": ("─", "-"),
    "divider": ("│", "|"),
    "saved": ("✓", "ok"),
    "dot": ("·", "-"),
    "arrow": ("→", "->"),
    "minus": ("−", "-"),
    "ellipsis": ("…", "~"),
}


def glyph(name: str, *, plain: bool) -> str:
    """The sign of that name; `plain` gives its ASCII twin."""
    return _GLYPHS[name][1 if plain else 0]


def add_glyphs(glyphs: dict[str, tuple[str, str]]) -> None:
    """Let a widget bring its own signs, each with its twin."""
    _GLYPHS.update(glyphs)


def _between(one: str | None, other: str | None) -> str | None:
    """The colour in the middle of two, each as #rrggbb; None where one of them is none."""
    if one is None or other is None:
        return None
    parts = ((int(one[at : at + 2], 16) + int(other[at : at + 2], 16)) // 2 for at in (1, 3, 5))
    return "#" + "".join(f"{part:02x}" for part in parts)


def inks(variables: dict[str, str]) -> dict[str, Style]:
    """Rich styles by meaning, from the theme's variables.

    Every ink that carries a state also has a shape of its own (bold, dim, underline, reverse), so
    that it can be told without colour; the words and glyphs beside it do the rest.
    """

    def colour(name: str) -> str | None:
        value = variables.get(name, "")
        if value.startswith("#"):
            return value[:7]
        return None

    return {
        "plain": Style(),
        "accent": Style(color=colour("accent")),
        "good": Style(color=colour("success")),
        "warning": Style(color=colour("warning")),
        "bad": Style(color=colour("error"), bold=True),
        "critical": Style(color=colour("error"), bold=True),
        "milestone": Style(color=colour("accent"), bold=True),
        "changed": Style(color=colour("secondary")),
        "dim": Style(dim=True),
        "head": Style(bold=True, dim=True),
        "strong": Style(bold=True),
        "cursor": Style(reverse=True),
        "found": Style(color=colour("accent"), underline=True),
        "found_title": Style(color=colour("accent"), bold=True, underline=True),
        "struck": Style(dim=True, strike=True),
        "shade": Style(bgcolor=colour("surface-lighten-1") or colour("panel")),
        "today": Style(color=colour("accent"), bold=True),
        "heat_low": Style(bgcolor=colour("success-muted")),
        "heat_medium": Style(bgcolor=_between(colour("success-muted"), colour("warning-muted"))),
        "heat_high": Style(bgcolor=colour("warning-muted"), bold=True),
        "heat_critical": Style(bgcolor=colour("error-muted"), bold=True),
        "bar": Style(color=colour("primary-lighten-1") or colour("primary")),
        "none": Style(),
    }
