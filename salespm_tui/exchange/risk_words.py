"""The words that registers write for the steps of a probability and of an impact."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from salespm_tui.core.similar import fold

_BOTH = (
    "very low|negligible|very small|minimal|info|informational|极低|很低|非常低|très faible|tres faible|négligeable|negligeable",
    "low|small|低|较低|小|较小|faible",
    "medium|moderate|med|average|中|中等|一般|中度|moyen|moyenne|modéré|modérée|modere",
    "high|large|高|较高|大|较大|élevé|élevée|eleve|elevee|fort|forte",
    "very high|extreme|very large|极高|很高|非常高|极大|très élevé|très élevée|tres eleve|extrême",
)
_LIKELIHOOD = (
    "rare|remote|very unlikely|improbable|highly unlikely|almost impossible|罕见|几乎不可能|极少|极不可能",
    "unlikely|seldom|不太可能|不可能|很少|少见|peu probable",
    "possible|occasional|may happen|moderately likely|可能|偶尔|有可能|possible",
    "likely|probable|often|很可能|较可能|经常|probable",
    "almost certain|certain|very likely|highly likely|frequent|near certain|critical|几乎肯定|几乎确定|必然|肯定|频繁|非常可能|quasi certain|quasi certaine|presque certain",
)
_IMPACT = (
    "insignificant|trivial|无影响|轻微|可忽略|微小|insignifiant",
    "minor|slight|marginal|较轻|次要|不严重|mineur|mineure|limité",
    "notable|较严重|可观",
    "major|significant|serious|considerable|重大|严重|较严重|majeur|majeure|important|importante|grave",
    "catastrophic|critical|severe|disastrous|fatal|灾难性|灾难|特别重大|非常严重|致命|关键|critique|catastrophique",
)

_NOTHING_KNOWN = (
    "unknown|not known|tbd|tba|tbc|undetermined|not assessed|unassessed|not rated|unrated|n/a|na|none"
    "|?|??|-|--|—|未知|待定|待评估|未评估|不详|不明|inconnu|inconnue"
)
UNKNOWN = frozenset(map(fold, _NOTHING_KNOWN.split("|")))
"""What says in so many words that nothing is known."""

_LESS_THAN_LOW = {"insignificant", "negligible", "very low", "trivial", "轻微", "可忽略"}
_WORSE_THAN_SEVERE = {"catastrophic", "critical", "extreme", "disastrous", "fatal"}


def steps_by_word(written: Collection[str], *, likelihood: bool) -> Mapping[str, int]:
    """The step from 1 to 5 of each word, as `fold` leaves it.

    Where words trade places between ladders, what else is `written` in the column decides: minor lies
    below low, and severe below critical, where both of the two are used.
    """
    steps: dict[str, int] = {}
    own_words = _LIKELIHOOD if likelihood else _IMPACT
    for step, (own, both) in enumerate(zip(own_words, _BOTH, strict=True), 1):
        for word in f"{own}|{both}".split("|"):
            steps.setdefault(fold(word), step)
    if not likelihood:
        if "low" in written and not _LESS_THAN_LOW & set(written):
            steps["minor"] = 1
        if _WORSE_THAN_SEVERE & set(written):
            steps["severe"] = 4
    return steps
