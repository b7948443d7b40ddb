"""Names that are the same to a person, and the one that was probably meant."""

from __future__ import annotations

import pytest

from salespm_tui.core.similar import fold, nearest


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ＡＣＭＥ", "acme"),
        ("Straße", "STRASSE"),
        ("Acme  Industrial ", "acme industrial"),
        ("ﬁx", "fix"),
    ],
)
def test_names_are_compared_without_case_width_and_blanks(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("standpu", "standup"),
        ("TIMELINE", "timeline"),
        ("clinets", "clients"),
        ("华为科技", "华为技术"),
        ("zzz", None),
        ("", None),
    ],
)
def test_the_nearest_name_is_offered_only_if_it_is_near(typed: str, meant: str | None) -> None:
    assert nearest(typed, ["standup", "timeline", "clients", "华为技术"]) == meant
