"""Skills as people write them, and who fits them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from salespm_tui.domain.skills import fits, least_fit, required_skills, skill_fit


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        (" , ;", ()),
        ("negotiation", (("negotiation", 3),)),
        ("negotiation 4, English", (("negotiation", 4), ("English", 3))),
        ("谈判4级、英语", (("谈判", 4), ("英语", 3))),
        ("谈判 5；英语：2", (("谈判", 5), ("英语", 2))),
        ("SQL>=2\nSQL: 4", (("SQL", 4),)),
        ("key account/5", (("key account", 5),)),
        ("H2", (("H2", 3),)),
        ("ISO 9001", (("ISO 9001", 3),)),
        ("level 7", (("level 7", 3),)),
        ("4", (("4", 3),)),
    ],
)
def test_what_a_task_asks_for(text: str, found: tuple[tuple[str, int], ...]) -> None:
    assert required_skills(text) == found


def test_the_skill_that_fits_least_decides() -> None:
    required = required_skills("Negotiation 4, English 2, Python 1")
    found = fits(required, {"negotiation": 3, "english": 5})
    assert [(one.skill, one.required, one.level) for one in found] == [
        ("Negotiation", 4, 3),
        ("English", 2, 5),
        ("Python", 1, 0),
    ]
    assert [one.share for one in found] == [Fraction(3, 4), 1, 0]
    assert least_fit(found) == 0
    assert least_fit(found[:2]) == Fraction(3, 4)
    assert least_fit(()) is None
    assert (skill_fit(3, 0), skill_fit(5, 4), skill_fit(1, 4)) == (1, 1, Fraction(1, 4))
