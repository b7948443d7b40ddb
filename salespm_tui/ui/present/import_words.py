"""What is read on the screen that shows a file before it is imported."""

from __future__ import annotations

from salespm_tui.contract.imports import ImportPreview, ImportReport
from salespm_tui.core.cells import cell_width, fit
from salespm_tui.core.i18n import N_, _

KINDS = {
    "deals": N_("Deals"),
    "clients": N_("Clients"),
    "contacts": N_("Contacts"),
    "leads": N_("Leads"),
    "stages": N_("History of stages"),
    "log": N_("Client log"),
    "products": N_("Products"),
    "people": N_("People"),
    "risks": N_("Risks"),
    "costs": N_("Spending"),
    "tasks": N_("Tasks"),
    "mspdi": N_("MS Project plan"),
    "json": N_("Whole workspace"),
}
_FIELDS = {
    "id": N_("number in the file"),
    "uid": N_("unique number"),
    "name": N_("name"),
    "first": N_("first name"),
    "last": N_("family name"),
    "short": N_("short name"),
    "client": N_("client"),
    "company": N_("company"),
    "client_id": N_("number of the client"),
    "contact": N_("contact"),
    "deal": N_("deal"),
    "deal_id": N_("number of the deal"),
    "lead_id": N_("number of the lead"),
    "stage": N_("stage"),
    "from_stage": N_("stage before"),
    "to_stage": N_("stage after"),
    "status": N_("status"),
    "amount": N_("amount"),
    "price": N_("price"),
    "currency": N_("currency"),
    "probability": N_("probability"),
    "forecast": N_("forecast category"),
    "close": N_("close date"),
    "closed": N_("closed on"),
    "lost": N_("lost on"),
    "opened": N_("opened on"),
    "at": N_("date and time"),
    "product": N_("product"),
    "series": N_("series"),
    "owner": N_("owner"),
    "competitor": N_("competitor"),
    "reason": N_("reason"),
    "next_step": N_("next step"),
    "next_step_on": N_("date of the next step"),
    "notes": N_("notes"),
    "note": N_("note"),
    "line": N_("budget line"),
    "task": N_("task"),
    "project": N_("project"),
    "email": N_("email"),
    "phone": N_("phone"),
    "wechat": N_("WeChat"),
    "website": N_("website"),
    "domain": N_("website"),
    "industry": N_("industry"),
    "region": N_("region"),
    "kind": N_("type"),
    "tier": N_("tier"),
    "title": N_("job title"),
    "role": N_("role"),
    "attitude": N_("attitude"),
    "manager": N_("manager"),
    "office": N_("office"),
    "team": N_("team"),
    "source": N_("where it is from"),
    "score": N_("score"),
    "converted": N_("converted"),
    "converted_on": N_("converted on"),
    "channel": N_("channel"),
    "direction": N_("direction"),
    "duration": N_("duration"),
    "summary": N_("summary"),
    "outcome": N_("outcome"),
    "sentiment": N_("sentiment"),
    "aliases": N_("other names"),
    "cadence": N_("days between contacts"),
    "influence": N_("influence"),
    "preferred": N_("preferred channel"),
    "detail": N_("reason in detail"),
    "planned": N_("still to come"),
    "cause": N_("cause"),
    "event": N_("event"),
    "effect": N_("effect"),
    "category": N_("category"),
    "polarity": N_("threat or opportunity"),
    "likelihood": N_("probability, 1 to 5"),
    "impact": N_("impact, 1 to 5"),
    "residual_likelihood": N_("residual probability"),
    "residual_impact": N_("residual impact"),
    "days": N_("days at stake"),
    "amount_low": N_("least amount"),
    "amount_high": N_("highest amount"),
    "residual_score": N_("residual score"),
    "level": N_("level"),
    "residual_level": N_("residual level"),
    "strategy": N_("strategy"),
    "response": N_("response"),
    "actions": N_("actions"),
    "action_owner": N_("owner of the action"),
    "due": N_("action due on"),
    "contingency": N_("contingency plan"),
    "trigger": N_("trigger"),
    "triggered": N_("triggered on"),
    "proximity": N_("proximity"),
    "identified": N_("identified on"),
    "review": N_("next review on"),
    "review_every": N_("days between reviews"),
    "close_reason": N_("why it was closed"),
    "wbs": N_("WBS"),
    "parent": N_("summary task"),
    "milestone": N_("milestone"),
    "start": N_("start"),
    "finish": N_("finish"),
    "percent": N_("percent complete"),
    "actual_start": N_("actual start"),
    "actual_finish": N_("actual finish"),
    "predecessors": N_("predecessors"),
    "constraint": N_("constraint"),
    "constraint_date": N_("constraint date"),
    "deadline": N_("deadline"),
    "mode": N_("scheduling"),
    "resource": N_("resource"),
    "priority": N_("priority"),
}
_SCALES = {
    "percent": N_("%(field)s: its numbers are percent"),
    "shares": N_("%(field)s: its numbers are shares of 1"),
}
_MOST_NOTES = 4
_WIDEST = 24


def field_words(field: str | None) -> str:
    """What people call one of our columns, and how its numbers are meant where it says so (`impact/10`);
    that it is none."""
    if field is None:
        return "—"
    name, slash, scale = field.partition("/")
    called = _(_FIELDS[name]) if name in _FIELDS else name
    if not slash:
        return called
    if scale in _SCALES:
        return _(_SCALES[scale]) % {"field": called}
    return _("%(field)s: its numbers count to %(top)s") % {"field": called, "top": scale}


def kind_words(kind: str) -> str:
    return _(KINDS[kind])


def counts_line(report: ImportReport) -> str:
    """What the file would bring."""
    return _(
        "Would bring %(created)d new, %(updated)d changed, %(unchanged)d as before, %(refused)d refused."
    ) % {
        "created": report.created,
        "updated": report.updated,
        "unchanged": report.unchanged,
        "refused": len(report.refused),
    }


def notes_of(report: ImportReport) -> list[str]:
    """What has to be known about it, refused rows first; the first of the notes is told elsewhere."""
    lines = [
        _("Line %(line)d is refused: %(reason)s") % {"line": one.line, "reason": one.reason}
        for one in report.refused
    ]
    lines += [str(kept) for kept in report.kept]
    lines += [str(note) for note in report.notes[1:]]
    if len(lines) > _MOST_NOTES:
        rest = len(lines) - _MOST_NOTES + 1
        lines = [*lines[: _MOST_NOTES - 1], _("and %(number)d more") % {"number": rest}]
    return lines


def rows_as_table(preview: ImportPreview, width: int, *, plain: bool) -> list[str]:
    """The first rows as understood under our names, each column as wide as it needs, cut at `width`."""
    if not preview.rows:
        return []
    table = [tuple(field_words(field) for field in preview.row_fields), *preview.rows]
    widths = [
        min(_WIDEST, max(cell_width(_line(row[place])) for row in table))
        for place in range(len(preview.row_fields))
    ]
    lines = []
    for row in table:
        cells = [
            fit(_line(cell), wide, ascii=plain) for cell, wide in zip(row, widths, strict=True)
        ]
        lines.append(fit("  ".join(cells), width, ascii=plain))
    return lines


def _line(cell: str) -> str:
    return " ".join(cell.split())
