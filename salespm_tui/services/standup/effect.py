"""What a change does to the end of its project, in words."""

from __future__ import annotations

from salespm_tui.core.labels import Label, counted
from salespm_tui.services.schedule import ScheduledProject


def effect_on_the_end(before: ScheduledProject, after: ScheduledProject) -> Label | None:
    """By how many working days the end moves; None where it stays."""
    per_day = after.project.minutes_per_day
    days = round(after.calendar.between(before.finish, after.finish) / per_day)
    if days > 0:
        return counted(
            "The end of the project moves out by %(number)d day.",
            "The end of the project moves out by %(number)d days.",
            days,
        )
    if days < 0:
        return counted(
            "The end of the project comes in by %(number)d day.",
            "The end of the project comes in by %(number)d days.",
            -days,
        )
    return None
