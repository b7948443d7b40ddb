"""Evaluations, line by line: the weighted indicators of project, team and people, and what the effort
came to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from salespm_tui.contract.evaluation import (
    Efficiency,
    EvaluationRow,
    Evaluations,
    KpiRow,
    SubjectScore,
)
from salespm_tui.contract.explain import ExplainLine, Explanation
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import fit, fit_right
from salespm_tui.core.durations import format_duration
from salespm_tui.core.i18n import N_, _, ngettext
from salespm_tui.core.labels import label
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.figures import Figure, write_number, write_percent
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, Pieces, dot
from salespm_tui.ui.present.goal_detail import DetailLine, flow, section
from salespm_tui.ui.present.plan_words import PROJECT_PHASE
from salespm_tui.ui.present.review_deviations import has_words
from salespm_tui.ui.present.review_words import EVALUATION_KINDS, SUBJECTS, first_line

HUNDREDTHS = 100
_GOOD, _FAIR = Fraction(95, 100), Fraction(8, 10)
_WIDE = 90
_WEIGHT, _VALUE, _SHARE = 7, 11, 10


def evaluation_lines(
    evaluations: Evaluations, text: str, width: int, glyph: Glyph
) -> list[DetailLine]:
    """One line an evaluation, the latest first."""
    return [
        DetailLine(Ref("evaluation", row.id), _evaluation_pieces(row, evaluations, width, glyph))
        for row in evaluations.evaluations
        if has_words(text, row.summary, row.problems, *(str(one.label) for one in row.kpis))
    ]


def _evaluation_pieces(
    row: EvaluationRow, evaluations: Evaluations, width: int, glyph: Glyph
) -> Pieces:
    ink = share_ink(row.score)
    number = len(row.kpis)
    kpis = ngettext("%(number)d indicator", "%(number)d indicators", number) % {"number": number}
    pieces = [
        Piece(f"{share_mark(row.score, glyph)} ", ink, 2),
        Piece(called(row), "plain", 34),
        Piece(kpis, "dim", 14),
    ]
    if width >= _WIDE:
        pieces.append(Piece(first_line(row.summary), "dim"))
    return (*pieces, Piece(f"{_score_words(row.score, glyph)} ", ink, right=True))


def called(row: EvaluationRow) -> str:
    """What an evaluation is called: its kind, its phase, its days."""
    kind = word(EVALUATION_KINDS, row.kind)
    if not row.phase:
        return kind
    return _("%(kind)s: %(phase)s") % {"kind": kind, "phase": word(PROJECT_PHASE, row.phase)}


def share_ink(figure: Figure) -> str:
    """The ink of an achievement."""
    if figure.value is None:
        return "dim"
    return "good" if figure.value >= _GOOD else "warning" if figure.value >= _FAIR else "bad"


def share_mark(figure: Figure, glyph: Glyph) -> str:
    """The sign of an achievement."""
    signs = {"good": "done", "warning": "warning", "bad": "bad", "dim": "dot"}
    return glyph(signs[share_ink(figure)])


def _score_words(figure: Figure, glyph: Glyph) -> str:
    return glyph("undefined") if figure.value is None else write_percent(figure.value, 0)


def told_evaluation(
    row: EvaluationRow, evaluations: Evaluations, width: int, glyph: Glyph
) -> list[DetailLine]:
    """An evaluation with its indicators by subject, its texts, the effort and the satisfaction."""
    return [
        *_head(row, evaluations, width, glyph),
        *_indicators(row, width, glyph),
        *_texts(row, width),
        *efficiency_lines(evaluations, width, glyph),
    ]


def _head(
    row: EvaluationRow, evaluations: Evaluations, width: int, glyph: Glyph
) -> Iterator[DetailLine]:
    score = _("score %(score)s") % {"score": _score_words(row.score, glyph)}
    yield DetailLine(
        None, (Piece(called(row), "strong"), Piece(f"{score} ", share_ink(row.score), right=True))
    )
    days = _("%(start)s to %(end)s") % {
        "start": format_date(row.start_on, evaluations.today, short=True),
        "end": format_date(row.end_on, evaluations.today, short=True),
    }
    facts = [Piece(days, "dim")]
    if row.score.value is None and row.score.why is not None:
        why = _("score %(score)s") % {"score": f"{glyph('undefined')}: {row.score.why.text}"}
        facts.append(Piece(why, "dim"))
    if row.left_out:
        names = ", ".join(str(one) for one in row.left_out)
        facts.append(Piece(_("not counted: %(names)s") % {"names": names}, "dim"))
    yield from flow(facts, width, dot(glyph))
    yield from flow([Piece(row.summary)], width, "") if row.summary else ()


def _indicators(row: EvaluationRow, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    if not row.kpis:
        hint = _("F fills the indicators in from the data, N adds one")
        yield DetailLine(None, (Piece(f" {hint}", "dim"),))
        return
    yield DetailLine(None, _titles(width))
    for score in row.scores:
        yield DetailLine(None, _subject_pieces(score, glyph))
        for kpi in row.kpis:
            if (kpi.subject, kpi.resource_id) == (score.subject, score.resource_id):
                yield DetailLine(Ref("kpi_result", kpi.id), _kpi_pieces(kpi, width, glyph))
                if kpi.comment:
                    yield from flow([Piece(kpi.comment, "dim")], width, "", 4)


def _subject_pieces(score: SubjectScore, glyph: Glyph) -> Pieces:
    name = score.resource or word(SUBJECTS, score.subject)
    words = _score_words(score.score, glyph)
    return (Piece(name, "head"), Piece(f"{words} ", share_ink(score.score), right=True))


def _name_cells(width: int) -> int:
    return max(width - 3 - _WEIGHT - 2 * _VALUE - _SHARE - 1, 12)


def _titles(width: int) -> Pieces:
    """The heads of the columns."""
    heads = (
        fit("   " + _("Indicator"), _name_cells(width) + 3),
        fit_right(_("Weight"), _WEIGHT),
        fit_right(_("Target"), _VALUE),
        fit_right(_("Actual"), _VALUE),
        fit_right(_("Achieved"), _SHARE),
    )
    return tuple(Piece(head, "head") for head in heads)


def _kpi_pieces(kpi: KpiRow, width: int, glyph: Glyph) -> Pieces:
    ink = share_ink(kpi.achievement)
    name = f"{kpi.label} {glyph('by_hand')}" if kpi.by_hand else str(kpi.label)
    return (
        Piece(f"{share_mark(kpi.achievement, glyph)} ", ink, 2),
        Piece(name, "plain", _name_cells(width)),
        Piece(fit_right(str(kpi.weight), _WEIGHT), "dim"),
        Piece(fit_right(value_words(kpi.target, kpi.unit, glyph), _VALUE), "dim"),
        Piece(fit_right(value_words(kpi.actual, kpi.unit, glyph), _VALUE)),
        Piece(fit_right(_score_words(kpi.achievement, glyph), _SHARE), ink),
    )


def value_words(hundredths: int | None, unit: str, glyph: Glyph) -> str:
    """A value in its unit; `—` where it is not known."""
    if hundredths is None:
        return glyph("undefined")
    number = write_number(Fraction(hundredths, HUNDREDTHS))
    return f"{number}%" if unit == "%" else f"{number} {unit}".strip()


def _texts(row: EvaluationRow, width: int) -> Iterator[DetailLine]:
    for title, text in (
        (_("went well: %(text)s"), row.success_factors),
        (_("problems: %(text)s"), row.problems),
        (_("to improve: %(text)s"), row.improvements),
    ):
        if text:
            yield from flow([Piece(title % {"text": text.replace("\n", " ")})], width, "")


def efficiency_lines(evaluations: Evaluations, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    """The effort of each resource against the plan; how satisfied the clients are."""
    rows = evaluations.efficiency
    if rows:
        yield from section(_("Resource efficiency, planned to actual effort"), len(rows))
        yield from (_efficiency_line(row, glyph) for row in rows)
    said = evaluations.satisfaction
    facts = []
    for name, figure, number in (("CSAT", said.csat, said.csat_n), ("NPS", said.nps, said.nps_n)):
        if figure.value is not None:
            share = write_percent(figure.value, 0)
            value = share if name == "CSAT" else share.removesuffix("%")
            words = ngettext(
                "%(name)s %(value)s of %(number)d answer",
                "%(name)s %(value)s of %(number)d answers",
                number,
            )
            facts.append(words % {"name": name, "value": value, "number": number})
    if facts:
        title = _("Client satisfaction: %(facts)s") % {"facts": dot(glyph).join(facts)}
        yield from flow([Piece(title)], width, "")


def _efficiency_line(row: Efficiency, glyph: Glyph) -> DetailLine:
    planned, actual = (format_duration(one) for one in (row.planned_min, row.actual_min))
    ratio = glyph("undefined") if row.ratio.value is None else write_number(row.ratio.value, 2)
    words = _("planned %(planned)s, took %(actual)s") % {"planned": planned, "actual": actual}
    ink = share_ink(row.ratio)
    return DetailLine(
        None,
        (
            Piece(f" {share_mark(row.ratio, glyph)} ", ink),
            Piece(row.resource, "plain", 20),
            Piece(f" {words}", "dim"),
            Piece(f"{ratio} ", ink, right=True),
        ),
    )


def evaluation_note(evaluations: Sequence[EvaluationRow], glyph: Glyph) -> str:
    """The score of the latest."""
    if not evaluations:
        return ""
    return _("score %(score)s") % {"score": _score_words(evaluations[0].score, glyph)}


# Why


def explained_kpi(kpi: KpiRow, glyph: Glyph) -> Explanation:
    """Where an indicator comes from, and what it achieves."""
    told = []
    if kpi.source is not None:
        told.append(ExplainLine(0, label(N_("From the data: %(source)s."), source=str(kpi.source))))
    else:
        told.append(ExplainLine(0, label(N_("Entered by hand."))))
    if kpi.by_hand:
        told.append(ExplainLine(0, label(N_("A comment keeps a value that the data would fill."))))
    target, actual = (value_words(one, kpi.unit, glyph) for one in (kpi.target, kpi.actual))
    if kpi.achievement.value is not None:
        higher = N_(
            "Achieved = actual ÷ target = %(actual)s ÷ %(target)s = %(share)s, at most 120%%."
        )
        lower = N_(
            "Achieved = target ÷ actual = %(target)s ÷ %(actual)s = %(share)s, at most 120%%."
        )
        formula = higher if kpi.direction == "higher" else lower
        share = _score_words(kpi.achievement, glyph)
        told.append(ExplainLine(0, label(formula, actual=actual, target=target, share=share)))
    elif kpi.achievement.why is not None:
        why = str(kpi.achievement.why.text)
        told.append(ExplainLine(0, label(N_("It is undefined: %(why)s."), why=why)))
    return Explanation(kpi.label, tuple(told))


def explained_score(row: EvaluationRow, glyph: Glyph) -> Explanation:
    """The weighted score of the project, indicator by indicator."""
    told = [
        ExplainLine(
            0, label(N_("Score = sum of weight × achieved ÷ sum of weights, of the project."))
        )
    ]
    for kpi in row.kpis:
        if kpi.subject == "project" and kpi.achievement.value is not None:
            parts = label(
                N_("%(name)s: weight %(weight)d × %(share)s"),
                name=str(kpi.label),
                weight=kpi.weight,
                share=_score_words(kpi.achievement, glyph),
            )
            told.append(ExplainLine(1, parts))
    for name in row.left_out:
        told.append(ExplainLine(1, label(N_("%(name)s: not counted, undefined"), name=str(name))))
    if row.score.value is None and row.score.why is not None:
        why = str(row.score.why.text)
        told.append(ExplainLine(0, label(N_("It is undefined: %(why)s."), why=why)))
    score = _score_words(row.score, glyph)
    return Explanation(label(N_("Score %(score)s"), score=score), tuple(told))
