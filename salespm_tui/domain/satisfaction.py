"""How satisfied clients say they are: CSAT and NPS, each with how many answers it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from salespm_tui.domain.figures import Figure, known, undefined

SATISFIED_FROM = 4
PROMOTER_FROM = 9
DETRACTOR_TO = 6


def csat(scores: Iterable[int]) -> tuple[Figure, int]:
    """The share of scores 4 and 5 among scores from 1 to 5, and their number."""
    given = tuple(scores)
    satisfied = sum(score >= SATISFIED_FROM for score in given)
    return _share(satisfied, len(given)), len(given)


def nps(scores: Iterable[int]) -> tuple[Figure, int]:
    """The share of 9 and 10 less the share of 0 to 6 among scores from 0 to 10, and their number.

    From −1 to 1; people write it as −100 to 100.
    """
    given = tuple(scores)
    promoters = sum(score >= PROMOTER_FROM for score in given)
    detractors = sum(score <= DETRACTOR_TO for score in given)
    return _share(promoters - detractors, len(given)), len(given)


def _share(part: int, whole: int) -> Figure:
    return known(Fraction(part, whole)) if whole else undefined("no_scores")
