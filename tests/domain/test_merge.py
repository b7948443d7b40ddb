"""Three-way merges: each side's own changes survive, and nothing is invented."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.domain.merge import ABSENT, merge, merge_order

fields = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 2))
orders = st.permutations("abcdef").flatmap(
    lambda keys: st.integers(0, 6).map(lambda count: tuple(keys[:count]))
)


def after(ours: dict[str, int], taken: dict) -> dict[str, int]:
    merged = {**ours, **taken}
    return {key: value for key, value in merged.items() if value is not ABSENT}


def test_what_only_the_file_changed_is_taken() -> None:
    merged = merge(
        {"name": "Plan", "days": 3}, {"name": "Plan", "days": 5}, {"name": "Plan", "days": 3}
    )
    assert merged.taken == {"days": 5}
    assert merged.kept == ()


def test_what_both_changed_stays_ours_and_is_named() -> None:
    merged = merge({"days": 3}, {"days": 5}, {"days": 4})
    assert merged.taken == {}
    assert merged.kept == ("days",)


def test_the_same_change_on_both_sides_is_no_quarrel() -> None:
    merged = merge({"days": 3}, {"days": 5}, {"days": 5})
    assert (merged.taken, merged.kept) == ({}, ())


def test_a_link_removed_in_the_file_goes_away_here() -> None:
    link = (1, 2)
    assert merge({link: "fs"}, {}, {link: "fs"}).taken == {link: ABSENT}


def test_a_link_removed_here_does_not_come_back() -> None:
    link = (1, 2)
    merged = merge({link: "fs"}, {link: "fs"}, {})
    assert (merged.taken, merged.kept) == ({}, ())


@given(fields, fields)
def test_importing_the_same_again_changes_nothing(base: dict, ours: dict) -> None:
    merged = merge(base, base, ours)
    assert (merged.taken, merged.kept) == ({}, ())


@given(fields, fields)
def test_untouched_here_becomes_the_file(base: dict, theirs: dict) -> None:
    merged = merge(base, theirs, base)
    assert after(base, merged.taken) == theirs
    assert merged.kept == ()


@given(fields, fields, fields)
def test_our_own_changes_always_survive(base: dict, theirs: dict, ours: dict) -> None:
    result = after(ours, merge(base, theirs, ours).taken)
    for key in "abcde":
        if ours.get(key) != base.get(key):
            assert result.get(key) == ours.get(key)


@given(fields, fields, fields)
def test_a_second_merge_of_the_same_file_finds_nothing(
    base: dict, theirs: dict, ours: dict
) -> None:
    result = after(ours, merge(base, theirs, ours).taken)
    assert merge(theirs, theirs, result).taken == {}


def test_a_new_task_of_the_file_goes_behind_its_neighbour() -> None:
    assert merge_order("abc", "abxc", "abc") == tuple("abxc")


def test_a_task_of_ours_keeps_its_place_when_the_file_rearranges() -> None:
    assert merge_order("abc", "cab", "abyc") == tuple("caby")


def test_our_order_wins_where_both_rearranged() -> None:
    assert merge_order("abc", "cab", "bac") == tuple("bac")


@given(orders, orders, orders)
def test_the_order_holds_everything_once(base: tuple, theirs: tuple, ours: tuple) -> None:
    order = merge_order(base, theirs, ours)
    assert sorted(order) == sorted({*theirs, *ours})


@given(orders, orders)
def test_the_file_unchanged_leaves_our_order(base: tuple, ours: tuple) -> None:
    order = merge_order(base, base, ours)
    assert tuple(key for key in order if key in ours) == ours


@given(orders, orders)
def test_untouched_order_becomes_the_files(base: tuple, theirs: tuple) -> None:
    order = merge_order(base, theirs, base)
    assert tuple(key for key in order if key in theirs) == theirs
