"""Outside text: what is removed on the way in, what is shown on the way out."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.core.clean import clean_text, visible_controls

any_text = st.text(
    st.one_of(
        st.characters(),
        st.characters(categories=["Cc", "Cf", "Cs", "Zl", "Zp", "Mn"]),
    )
)
FORBIDDEN = (
    {chr(code) for code in (*range(0x20), *range(0x7F, 0xA0))}
    | {chr(code) for code in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))}
    | {"\u2028", "\u2029"}
)


def is_harmless(text: str) -> bool:
    return not (set(text) & FORBIDDEN) and not any(0xD800 <= ord(c) <= 0xDFFF for c in text)


@pytest.mark.parametrize(
    ("given_text", "cleaned"),
    [
        ("  Acme  ", "Acme"),
        ("Mu\u0308ller", "Müller"),
        ("\x1b]0;owned\x07Acme", "]0;ownedAcme"),
        ("a\x00b\x7fc\x9bd", "abcd"),
        ("one\ntwo\tthree", "one two three"),
        ("one\r\n\ttwo", "one two"),
        ("one\u2028two\u2029three\x85four", "one two three four"),
        ("invoice\u202egpj.exe\u2066\u2069", "invoicegpj.exe"),
        ("\ufeff华为技术", "华为技术"),
        ("👩\u200d💻 Anna", "👩\u200d💻 Anna"),
        ("bad \ud800 pair", "bad  pair"),
        ("\u3000华为\u3000", "华为"),
    ],
)
def test_one_line_keeps_the_words_and_drops_the_controls(given_text: str, cleaned: str) -> None:
    assert clean_text(given_text) == cleaned


def test_many_lines_keep_their_breaks_and_tabs() -> None:
    assert clean_text("a\r\nb\tc\rd\u2028e\x1b\n", multiline=True) == "a\nb\tc\nd\ne"


def test_removing_a_control_does_not_leave_an_uncomposed_letter() -> None:
    assert clean_text("u\x00\u0308") == "ü"


@given(any_text, st.booleans())
def test_cleaned_text_is_harmless_composed_trimmed_and_stays_so(text: str, multiline: bool) -> None:
    cleaned = clean_text(text, multiline=multiline)
    allowed = "\n\t" if multiline else ""
    assert is_harmless(cleaned.translate(dict.fromkeys(map(ord, allowed))))
    assert cleaned == unicodedata.normalize("NFC", cleaned).strip()
    assert clean_text(cleaned, multiline=multiline) == cleaned
    cleaned.encode("utf-8")


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("a\x00b\x07", "a␀b␇"),
        ("del\x7f", "del␡"),
        ("csi\x9b2J", "csi\ufffd2J"),
        ("x\u202ey\u2028z", "x\ufffdy\ufffdz"),
        ("line\nline\ttab", "line␊line␉tab"),
        ("👩\u200d💻", "👩\u200d💻"),
        ("华为\u3000技术", "华为\u3000技术"),
    ],
)
def test_controls_are_seen_and_not_obeyed(stored: str, shown: str) -> None:
    assert visible_controls(stored) == shown


def test_shown_lines_stay_lines() -> None:
    assert visible_controls("a\r\n\tb\x1b\n", multiline=True) == "a\n    b␛\n"


@given(any_text, st.booleans())
def test_no_control_passes_to_the_screen(text: str, multiline: bool) -> None:
    shown = visible_controls(text, multiline=multiline)
    assert is_harmless(shown.replace("\n", "") if multiline else shown)
    assert multiline or len(shown) == len(text)
