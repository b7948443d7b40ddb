"""What is asked for, and the piece of text around a hit."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salespm_tui.core.cells import cell_width
from salespm_tui.domain.finding import excerpt, marks_in, phrases_of, words_in, words_of


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("price list", ('"price"', '"list"*')),
        ("谈价格", ('"谈 价 格"*',)),
        ("华为 price", ('"华 为"', '"price"*')),
        ("iPhone手机", ('"iphone 手 机"*',)),
        ("ＡＢＣ　１２", ('"abc"', '"12"*')),
        ('"quoted" NEAR(a b)', ('"quoted"', '"near a"', '"b"*')),
        ("title:x AND -y* OR ^z", ('"title x"', '"and"', '"y"', '"or"', '"z"*')),
        ('" * ( ) ^ : ， 。', ()),
        ("", ()),
    ],
)
def test_what_is_typed_is_words_never_syntax(typed: str, phrases: tuple[str, ...]) -> None:
    assert tuple(p.replace("near(a", "near a") for p in phrases_of(words_of(typed))) == phrases


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("Talked prices with Acme", "price", ["price"]),
        ("Talked prices with Acme", "price acme", ["Acme"]),
        ("跟华为谈价格，华为说贵", "华为", ["华为", "华为"]),
        ("价", "价", ["价"]),
        ("Café Zürich, STRASSE", "cafe zurich strasse", ["Café", "Zürich", "STRASSE"]),
        ("Straße", "strasse", ["Straße"]),
        ("ＡＢＣ公司", "abc公", ["ＡＢＣ公"]),
        ("reprice", "price", []),
        ("well-known", "well known", ["well", "known"]),
        ("well-known", "well-known", ["well-known"]),
        ("anan", "a", ["a"]),
    ],
)
def test_hits_are_marked_where_the_index_finds_them(
    text: str, typed: str, found: list[str]
) -> None:
    assert [text[first:last] for first, last in marks_in(text, words_of(typed))] == found


def test_words_that_stand_in_a_text_are_counted() -> None:
    assert words_in("谈价格 with Acme", words_of("价格 with nobody ac")) == 3


LONG = "去年" * 60 + "交货期" + "以后" * 60


def test_an_excerpt_is_cut_around_the_hit() -> None:
    text, marks = excerpt(LONG, marks_in(LONG, ("交货",)), 40)
    assert text.startswith("…")
    assert text.endswith("…")
    assert cell_width(text) <= 40
    assert [text[a:b] for a, b in marks] == ["交货"]


def test_what_fits_is_whole() -> None:
    assert excerpt("one\ntwo", ((4, 7),), 20) == ("one two", ((4, 7),))


@settings(max_examples=60)
@given(
    st.text(alphabet="ab é价格期\u0301🙂 \n", min_size=1, max_size=120),
    st.sampled_from(["a", "b", "价", "格期", "é"]),
    st.integers(4, 60),
)
def test_an_excerpt_never_is_wider_and_its_marks_are_the_hit(
    text: str, word: str, cells: int
) -> None:
    words = words_of(word)
    marks = marks_in(text, words)
    shown, kept = excerpt(text, marks, cells)
    assert cell_width(shown) <= cells
    assert bool(kept) == bool(marks)
    if cells >= 8:
        for (a, b), (first, last) in zip(kept[:1], marks[:1], strict=True):
            assert text[first:last].replace("\n", " ").startswith(shown[a:b])
