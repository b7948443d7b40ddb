"""How much of a goal is due when: the share of the target by the share of the time gone."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

CurvePoints = tuple[tuple[Fraction, Fraction], ...]
"""(share of the time, share of the target), times rising; (0, 0) and (1, 1) may be left out."""


def share_due(curve: str, gone: Fraction, points: CurvePoints = ()) -> Fraction:
    """The share of the target due when `gone` (0 to 1) of the time is over.

    linear: e. front_loaded: 1 − (1 − e)², three quarters of it by half time. back_loaded: e², one
    quarter by half time. custom: straight lines through `points`. Always 0 at 0 and 1 at 1.
    ValueError for another curve, or points that `checked_points` refuses.
    """
    if curve == "linear":
        return gone
    if curve == "front_loaded":
        return 1 - (1 - gone) ** 2
    if curve == "back_loaded":
        return gone**2
    if curve != "custom":
        raise ValueError(curve)
    for (before, low), (after, high) in pairwise(checked_points(points)):
        if gone <= after:
            return low + (high - low) * (gone - before) / (after - before)
    raise ValueError(gone)


def checked_points(points: Sequence[tuple[Fraction, Fraction]]) -> CurvePoints:
    """The points with both ends; ValueError where times do not rise, or shares fall or pass 1."""
    whole = list(points)
    if not whole or whole[0][0] != 0:
        whole.insert(0, (Fraction(0), Fraction(0)))
    if whole[-1][0] != 1:
        whole.append((Fraction(1), Fraction(1)))
    if any(time != share for time, share in (whole[0], whole[-1])):
        raise ValueError("a curve leads from nothing at the start to all at the end")
    for (before, low), (after, high) in pairwise(whole):
        if after <= before or high < low:
            raise ValueError("the times of a curve rise, and its shares never fall")
    return tuple(whole)


def points_of(pairs: Sequence[tuple[int, int]], whole: int = 100) -> CurvePoints:
    """Points given in whole numbers of which `whole` make all of the time and of the target
    (percent); ValueError as `checked_points`."""
    return checked_points(
        [(Fraction(time, whole), Fraction(share, whole)) for time, share in pairs]
    )
