"""What a person is told when something can be put right."""

from __future__ import annotations

import pytest

from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import sentences, set_language


@pytest.mark.parametrize(("language", "told"), [("en", "一。 二。"), ("zh", "一。二。")])
def test_two_sentences_meet_as_the_language_has_it(language: str, told: str) -> None:
    set_language(language)
    assert str(UserError("一。", "二。")) == told


def test_an_empty_sentence_leaves_no_blank() -> None:
    assert str(UserError("Only this.")) == "Only this."
    assert sentences("", "this", "", "that") == "this that"
