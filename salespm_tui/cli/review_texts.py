"""A project's review as text for people: earned value, what went wrong, how it ended, what was learnt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from salespm_tui.cli.review_shapes import Reviewed
from salespm_tui.cli.table import Column, table
from salespm_tui.contract.acceptance import AcceptanceRow
from salespm_tui.contract.evaluation import Evaluations
from salespm_tui.contract.review import EarnedValue, Evm, EvmRow, Figure, RevenueEvm, Slips
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.money import format_money
from salespm_tui.core.typed_dates import format_date
from salespm_tui.domain.figures import half_up, write_number, write_percent
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.review_value import NAMES, figure_of
from salespm_tui.ui.present.review_words import (
    ACCEPTANCE_KINDS,
    EVALUATION_KINDS,
    LESSON_KINDS,
    RESULTS,
    SLIP_REASONS,
)
from salespm_tui.ui.present.risk_words import ISSUE_STATUSES

_UNKNOWN = ("—", "-")
_MONEY = (
    "bac",
    "pv",
    "ev",
    "ac",
    "sv",
    "cv",
    "eac_typical",
    "eac_atypical",
    "eac_both",
    "etc",
    "vac",
)
_SHARES = ("sv_percent", "cv_percent")
_PANEL = (
    ("bac", "pv", "ev", "ac"),
    ("sv", "cv", "sv_percent", "cv_percent"),
    ("spi", "cpi", "tcpi_bac", "tcpi_eac"),
    ("eac_typical", "eac_atypical", "eac_both"),
    ("etc", "vac"),
)
_WIDE = 110


def review_lines(found: Reviewed, width: int | None, *, plain: bool) -> list[str]:
    """The panel and the tasks, then each part that has something to tell."""
    evm = found.evm
    lines = [_heading(evm)]
    if evm.total is None:
        lines.append(str(evm.missing))
    else:
        lines += [*_panel(evm, evm.total, plain=plain), "", *_tasks(evm, width, plain=plain)]
    lines += [str(note) for note in evm.notes]
    parts = (
        (_("Goals as earned value"), [_revenue(one, plain=plain) for one in evm.revenue]),
        (_("Deviations"), list(_deviations(found, evm.today))),
        (_("Slips"), list(_slips(found.slips))),
        (_("Acceptance"), [_accepted(row, evm.today) for row in found.acceptances.acceptances]),
        (_("Evaluation"), list(_evaluated(found.evaluations, plain=plain))),
        (_("Lessons"), [_lesson(row.kind, row.title) for row in found.lessons.lessons]),
    )
    for title, told in parts:
        if told:
            lines += ["", title, *(f"  {line}" for line in told)]
    return lines


def _heading(evm: Evm) -> str:
    day = format_date(evm.status_date, evm.today)
    if evm.baseline is None or evm.baseline_on is None:
        return _("Review of %(project)s at the end of %(day)s") % {
            "project": evm.project,
            "day": day,
        }
    return _("Review of %(project)s at the end of %(day)s, against %(baseline)s of %(taken)s") % {
        "project": evm.project,
        "day": day,
        "baseline": evm.baseline,
        "taken": format_date(evm.baseline_on, evm.today),
    }


def _panel(evm: Evm, total: EarnedValue, *, plain: bool) -> Iterator[str]:
    """The figures, a few a line, and why some of them are undefined."""
    reasons: dict[str, list[str]] = {}
    for names in _PANEL:
        told = []
        for name in names:
            figure = figure_of(total, name)
            assert figure is not None
            told.append(f"{_(NAMES[name])} {_written(name, figure, evm.currency, plain=plain)}")
            if figure.why is not None:
                reasons.setdefault(str(figure.why.text), []).append(_(NAMES[name]))
        yield "   ".join(told)
    for reason, undefined in reasons.items():
        yield f"{', '.join(undefined)}: {reason}"


def _written(name: str, figure: Figure, currency: str, *, plain: bool) -> str:
    if figure.value is None:
        return _UNKNOWN[plain]
    if name in _MONEY:
        return format_money(half_up(figure.value), currency)
    return write_percent(figure.value) if name in _SHARES else write_number(figure.value, 4)


def _tasks(evm: Evm, width: int | None, *, plain: bool) -> list[str]:
    """Every task with a budget, or with spending."""
    wide = width is None or width >= _WIDE
    names = ("bac", "pv", "ev", "ac", "spi", "cpi") if wide else ("bac", "ev", "ac", "spi", "cpi")
    columns = (
        Column(_("WBS")),
        Column(_("Task"), give=True),
        Column("%", right=True),
        *(Column(_(NAMES[name]), right=True) for name in names),
    )
    shown = [row for row in evm.tasks if row.earned.values.bac or row.earned.values.ac]
    rows = [_task(row, names, evm.currency, plain=plain) for row in shown]
    return table(columns, rows, width, ascii=plain)


def _task(row: EvmRow, names: Sequence[str], currency: str, *, plain: bool) -> tuple[str, ...]:
    figures = []
    for name in names:
        figure = figure_of(row.earned, name)
        assert figure is not None
        text = _UNKNOWN[plain]
        if figure.value is not None:
            money = name in _MONEY
            text = (
                format_money(half_up(figure.value), currency).removesuffix(f" {currency}")
                if money
                else write_number(figure.value)
            )
        figures.append(text)
    title = _("%(name)s (gone)") % {"name": row.name} if row.gone else row.name
    return (row.wbs, title, str(row.percent), *figures)


def _revenue(one: RevenueEvm, *, plain: bool) -> str:
    money = {
        name: _UNKNOWN[plain] if value is None else format_money(half_up(value), one.currency)
        for name, value in (
            ("booked", one.booked.value),
            ("expected", one.expected.value),
        )
    }
    return _(
        "%(goal)s: booked %(booked)s of %(expected)s expected by then (SPI %(spi)s); "
        "revenue for each unit spent %(cpi)s"
    ) % {
        "goal": one.name,
        **money,
        "spi": _index(one.spi, plain=plain),
        "cpi": _index(one.cpi, plain=plain),
    }


def _index(figure: Figure, *, plain: bool) -> str:
    return _UNKNOWN[plain] if figure.value is None else write_number(figure.value)


def _deviations(found: Reviewed, today: date) -> Iterator[str]:
    for one in found.deviations.recorded:
        issue = one.issue
        said = [word(ISSUE_STATUSES, issue.status)]
        if issue.actions_open:
            said.append(
                ngettext("%(number)d measure open", "%(number)d measures open", issue.actions_open)
                % {"number": issue.actions_open}
            )
        if one.worked or one.partly or one.failed:
            said.append(
                _("worked %(worked)d, in part %(partly)d, not %(failed)d")
                % {"worked": one.worked, "partly": one.partly, "failed": one.failed}
            )
        yield f"{issue.title}: {', '.join(said)}"
    for proposed in found.deviations.proposed:
        yield _("Nobody recorded yet: %(title)s. %(text)s") % {
            "title": str(proposed.title),
            "text": str(proposed.text),
        }


def _slips(found: Slips) -> Iterator[str]:
    for one in found.by_reason:
        days = write_number(Fraction(one.tenths, 10))
        yield ngettext(
            "%(reason)s: %(days)s working days, %(number)d task",
            "%(reason)s: %(days)s working days, %(number)d tasks",
            one.tasks,
        ) % {"reason": word(SLIP_REASONS, one.reason or ""), "days": days, "number": one.tasks}


def _accepted(row: AcceptanceRow, today: date) -> str:
    day = row.held_on or row.planned_on
    said = f"{format_date(day, today)}  {word(ACCEPTANCE_KINDS, row.kind)}: {word(RESULTS, row.result)}"
    if row.signed_on is not None:
        signed = {"by": row.signed_by, "day": format_date(row.signed_on, today)}
        said += "; " + _("signed by %(by)s on %(day)s") % signed
    if row.open_actions:
        said += "; " + ngettext(
            "%(number)d left-over open", "%(number)d left-overs open", row.open_actions
        ) % {"number": row.open_actions}
    return said


def _evaluated(found: Evaluations, *, plain: bool) -> Iterator[str]:
    for row in found.evaluations[:1]:
        score = _UNKNOWN[plain] if row.score.value is None else write_percent(row.score.value)
        yield _("%(kind)s: score %(score)s") % {
            "kind": word(EVALUATION_KINDS, row.kind),
            "score": score,
        }
        for kpi in row.kpis:
            done = kpi.achievement.value
            reached = _UNKNOWN[plain] if done is None else write_percent(done)
            yield "  " + _("%(kpi)s: %(reached)s (weight %(weight)d)") % {
                "kpi": str(kpi.label),
                "reached": reached,
                "weight": kpi.weight,
            }
    told = found.satisfaction
    if told.csat.value is not None:
        yield ngettext(
            "CSAT %(share)s of %(number)d answer",
            "CSAT %(share)s of %(number)d answers",
            told.csat_n,
        ) % {
            "share": write_percent(told.csat.value),
            "number": told.csat_n,
        }
    if told.nps.value is not None:
        yield ngettext(
            "NPS %(score)s of %(number)d answer", "NPS %(score)s of %(number)d answers", told.nps_n
        ) % {
            "score": write_number(told.nps.value * 100, 0),
            "number": told.nps_n,
        }


def _lesson(kind: str, title: str) -> str:
    return f"{word(LESSON_KINDS, kind)}: {title}"
