"""What people call the tables and their fields, for the sentences that name a record."""

from __future__ import annotations

from collections.abc import Mapping

from salespm_tui.core.i18n import N_, _

_KINDS = {
    "action_item": N_("action item"),
    "assignment": N_("assignment"),
    "baseline": N_("baseline"),
    "baseline_task": N_("task of a baseline"),
    "calendar_exception": N_("calendar exception"),
    "client": N_("client"),
    "contact": N_("contact"),
    "dependency": N_("link"),
    "finish_mark": N_("finish mark"),
    "import_base": N_("import record"),
    "interaction": N_("interaction"),
    "meta": N_("setting"),
    "project": N_("project"),
    "resource": N_("resource"),
    "stand_up": N_("stand-up"),
    "stand_up_item": N_("stand-up line"),
    "task": N_("task"),
    "work_calendar": N_("calendar"),
}

_FIELDS = {
    "active": N_("active"),
    "actual_cost_minor": N_("actual cost"),
    "actual_end_on": N_("actual finish"),
    "actual_min": N_("actual effort"),
    "actual_start_on": N_("actual start"),
    "aliases": N_("aliases"),
    "approved_by": N_("approved by"),
    "approved_on": N_("approved on"),
    "archived_at": N_("archived"),
    "attitude": N_("attitude"),
    "authority": N_("authority"),
    "base_id": N_("base calendar"),
    "baseline_id": N_("baseline"),
    "blocked_reason": N_("why it is blocked"),
    "budget_minor": N_("budget"),
    "by": N_("by whom"),
    "cadence_days": N_("follow-up cadence"),
    "calendar_id": N_("calendar"),
    "capacity_min_per_day": N_("capacity a day"),
    "carried_from": N_("carried from"),
    "channel": N_("channel"),
    "client_id": N_("client"),
    "code": N_("code"),
    "competitor_notes": N_("competitor analysis"),
    "constraint": N_("constraint"),
    "constraint_on": N_("constraint date"),
    "contact_id": N_("contact"),
    "cost_rate_minor_per_hour": N_("rate an hour"),
    "created_at": N_("created"),
    "critical_slack_min": N_("critical slack"),
    "currency": N_("currency"),
    "days_per_month": N_("days in a month"),
    "deadline_on": N_("deadline"),
    "deliverables": N_("deliverables"),
    "direction": N_("direction"),
    "done_on": N_("done on"),
    "due_on": N_("due"),
    "duration_elapsed": N_("elapsed duration"),
    "duration_min": N_("duration"),
    "effort_min": N_("effort"),
    "email": N_("email"),
    "end_on": N_("finish"),
    "ev_method": N_("earned value method"),
    "feasibility": N_("feasibility"),
    "feasibility_notes": N_("feasibility notes"),
    "finalized_at": N_("finished on"),
    "finish_at": N_("finish"),
    "first_on": N_("first day"),
    "fixed_cost_minor": N_("fixed cost"),
    "health_override": N_("health"),
    "honours_constraints": N_("honours constraint dates"),
    "id": N_("number"),
    "ignores_resources": N_("ignores resource calendars"),
    "industry": N_("industry"),
    "influence": N_("influence"),
    "interaction_id": N_("interaction"),
    "intervals": N_("working times"),
    "is_current": N_("current"),
    "job_title": N_("job title"),
    "key": N_("setting"),
    "kind": N_("type"),
    "lag": N_("lag"),
    "lag_unit": N_("unit of the lag"),
    "last_on": N_("last day"),
    "manager": N_("project manager"),
    "market_notes": N_("market research"),
    "minutes_per_day": N_("minutes in a day"),
    "minutes_per_week": N_("minutes in a week"),
    "minutes_text": N_("minutes of the meeting"),
    "name": N_("name"),
    "note": N_("note"),
    "notes": N_("notes"),
    "objective": N_("objective"),
    "occurred_at": N_("when it took place"),
    "on": N_("day"),
    "outcome": N_("outcome"),
    "owner": N_("owner"),
    "parent_id": N_("summary task"),
    "pauses": N_("pauses"),
    "percent": N_("percent complete"),
    "phase": N_("phase"),
    "phone": N_("phone"),
    "planned": N_("planned"),
    "planned_cost_minor": N_("planned cost"),
    "planned_min": N_("planned effort"),
    "position": N_("position"),
    "predecessor_id": N_("predecessor"),
    "preferred_channel": N_("preferred channel"),
    "priority": N_("priority"),
    "project_id": N_("project"),
    "provisional": N_("provisional"),
    "quality": N_("quality notes"),
    "recurrence": N_("recurrence"),
    "ref_id": N_("record"),
    "ref_kind": N_("type of the record"),
    "region": N_("region"),
    "remaining_min": N_("remaining effort"),
    "required_skill": N_("required skill"),
    "resource_id": N_("resource"),
    "responsibilities": N_("responsibilities"),
    "role": N_("role"),
    "row_id": N_("record"),
    "schedule_mode": N_("scheduling"),
    "scope_in": N_("in scope"),
    "scope_out": N_("out of scope"),
    "seconds_used": N_("seconds used"),
    "section": N_("section"),
    "sentiment": N_("sentiment"),
    "set_id": N_("change set"),
    "short_name": N_("short name"),
    "source": N_("where it is from"),
    "source_created": N_("creation date of the file"),
    "source_guid": N_("identifier of the file"),
    "source_name": N_("imported from"),
    "source_number": N_("number in the file"),
    "source_uid": N_("number in the file"),
    "stand_up_id": N_("stand-up"),
    "start_on": N_("start"),
    "status": N_("status"),
    "status_date": N_("status date"),
    "successor_id": N_("successor"),
    "summary": N_("summary"),
    "taken_at": N_("taken"),
    "task_id": N_("task"),
    "text": N_("text"),
    "tier": N_("tier"),
    "title": N_("title"),
    "type": N_("type"),
    "units_percent": N_("units"),
    "until_on": N_("until"),
    "value": N_("value"),
    "values_json": N_("imported values"),
    "waiting_on": N_("waiting on"),
    "wechat": N_("WeChat"),
    "week": N_("working week"),
}

_TITLES = ("name", "title", "summary", "text", "key")


def kind_name(table: str) -> str:
    """What people call a row of `table`."""
    return _(_KINDS[table]) if table in _KINDS else table


def field_name(field: str) -> str:
    """What people call the field."""
    return _(_FIELDS[field]) if field in _FIELDS else field


def record_name(table: str, row_id: int, image: Mapping[str, object] | None) -> str:
    """A record as a sentence names it: its kind, and its own name or else its number."""
    title = next((image[key] for key in _TITLES if image.get(key)), None) if image else None
    if title is None:
        return _("%(kind)s %(id)s") % {"kind": kind_name(table), "id": row_id}
    return _("%(kind)s “%(name)s”") % {"kind": kind_name(table), "name": title}


def value_in_words(value: object) -> str:
    """A stored value between quotation marks, or that there is none."""
    return _("nothing") if value is None or value == "" else f"“{value}”"
