"""Outside text, made harmless: on the way in (`clean_text`) and on the way out (`visible_controls`).

A terminal obeys control bytes wherever they come from, and bidirectional overrides reorder what the
eye reads; neither belongs to a name or a note.
"""

from __future__ import annotations

import re
import unicodedata

_LINE_BREAKS = re.compile("\r\n|[\n\v\f\r\x85\u2028\u2029]")
_BLANKS_OF_A_LINE = re.compile("[\n\t]+")
_BIDI = "\u202a-\u202e\u2066-\u2069"
_UNWANTED = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f{_BIDI}\ud800-\udfff\ufeff]")
_UNSHOWABLE = re.compile(f"[\x00-\x1f\x7f-\x9f\u2028\u2029{_BIDI}\ud800-\udfff]")

_PICTURE_OF_NUL = 0x2400
_PICTURE_OF_DELETE = "\u2421"
_REPLACEMENT = "\ufffd"
_TAB_SHOWN = "    "


def clean_text(text: str, *, multiline: bool = False) -> str:
    """`text` as it may be stored: NFC, trimmed, without anything that steers a terminal.

    Removed are C0 and C1 controls, DEL, bidirectional overrides and isolates, lone surrogates and
    byte order marks; zero-width joiners stay. With `multiline` every kind of line break becomes a
    newline and tabs stay; without, a run of line breaks and tabs becomes one space.
    Cleaning twice changes nothing more.
    """
    return unicodedata.normalize("NFC", harmless(text, multiline=multiline)).strip()


def harmless(text: str, *, multiline: bool = False) -> str:
    """`text` as `clean_text` makes it, but neither trimmed nor composed: a piece of one, pasted."""
    lines = _UNWANTED.sub("", _LINE_BREAKS.sub("\n", text))
    return lines if multiline else _BLANKS_OF_A_LINE.sub(" ", lines)


def without_controls(text: str) -> str:
    """`text` as wide as it was measured: what takes no cell and steers is gone, the rest stays."""
    if text.isprintable():
        return text
    return _UNSHOWABLE.sub(_nothing, text)


def _nothing(control: re.Match[str]) -> str:
    return _REPLACEMENT if "\ud800" <= control[0] <= "\udfff" else ""


def visible_controls(text: str, *, multiline: bool = False) -> str:
    """`text` as it may be shown: no control byte passes, each is seen as one character instead.

    C0 and DEL become their control pictures (ESC is U+241B), C1, bidirectional controls, line and
    paragraph separators and lone surrogates U+FFFD. With `multiline` newlines stay and tabs become
    four spaces.
    """
    if text.isprintable():
        return text
    if not multiline:
        return _UNSHOWABLE.sub(_picture, text)
    lines = text.replace("\r\n", "\n").replace("\t", _TAB_SHOWN).split("\n")
    return "\n".join(_UNSHOWABLE.sub(_picture, line) for line in lines)


def _picture(control: re.Match[str]) -> str:
    code = ord(control[0])
    if code < 0x20:
        return chr(_PICTURE_OF_NUL + code)
    return _PICTURE_OF_DELETE if code == 0x7F else _REPLACEMENT
