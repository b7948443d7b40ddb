"""Names that mean the same client."""

from __future__ import annotations

import pytest

from salespm_tui.domain.likeness import core_name, nearest_name


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("华为技术有限公司", "华为技术"),
        ("北京首农股份有限公司", "北京首农"),
        ("Acme Industrial Co., Ltd.", "acmeindustrial"),
        ("Müller AG", "müller"),
        ("有限公司", "有限公司"),
        ("Inc", "inc"),
    ],
)
def test_the_core_of_a_name_is_what_people_call_it_by(name: str, core: str) -> None:
    assert core_name(name) == core


@pytest.mark.parametrize(
    ("name", "others", "nearest"),
    [
        ("华为", ["上海浦东发展", "华为技术有限公司"], "华为技术有限公司"),
        ("Acme Industial", ["Acme Industrial Ltd", "Globex"], "Acme Industrial Ltd"),
        ("Müller", ["Mueller", "Müller AG"], "Müller AG"),
        ("双敏电子科技有限公司", ["太极科技有限公司", "南康网络有限公司"], None),
        ("上海浦东发展银行", ["上海浦西发展"], None),
        ("Ace", ["Acetone Chemicals"], None),
        ("中", ["中国银行"], None),
        ("...", ["Acme"], None),
        ("Acme", [], None),
    ],
)
def test_the_nearest_name_is_named_only_where_it_may_be_the_same(
    name: str, others: list[str], nearest: str | None
) -> None:
    assert nearest_name(name, others) == nearest
