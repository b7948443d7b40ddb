"""Which known records a new one may be a second copy of."""

from __future__ import annotations

from salespm_tui.domain.duplicates import Known, likely_duplicates

KNOWN = [
    Known("client", 1, "华为技术有限公司"),
    Known("client", 2, "Isdom"),
    Known("opportunity", 3, "GTX Plus Pro", client_id=1),
    Known("opportunity", 4, "GTX Plus Basic", client_id=2),
    Known("lead", 5, "Warehouse", client_id=None),
    Known("opportunity", 6, "warehouse", client_id=2),
]


def found(name: str, client_id: int | None) -> list[tuple[int, bool]]:
    return [(one.known.id, one.same) for one in likely_duplicates(name, client_id, KNOWN)]


def test_clients_alike_in_name() -> None:
    assert found("华为", None) == [(1, False)]
    assert found("ISDOM Inc.", None) == [(2, True)]


def test_deals_of_the_same_client_alike_in_name() -> None:
    assert found("GTX Plus Pro 2", 1) == [(3, False)]
    assert found("gtx plus pro", 1) == [(3, True)]


def test_another_client_may_buy_the_same() -> None:
    assert found("GTX Plus Pro", 2) == []


def test_where_a_client_is_unknown_only_the_same_name_counts() -> None:
    assert found("Warehouse", 1) == [(5, True)]
    assert found("Warehouse", None) == [(5, True), (6, True)]
    assert found("Warehouse B", None) == []


def test_a_name_of_nothing_is_like_nothing() -> None:
    assert found(" . ", None) == []
