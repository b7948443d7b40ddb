"""What the points of an acceptance come to."""

from __future__ import annotations

from collections.abc import Collection

OPEN_RESULTS = ("partial", "fail")
"""Points that were judged and leave something to do."""
MET_RESULTS = ("pass", "waived")


def proposed_result(results: Collection[str]) -> str | None:
    """passed where all points pass or are waived, failed where one fails, else conditional; None where
    there is no point."""
    if not results:
        return None
    if "fail" in results:
        return "failed"
    return "passed" if all(result in MET_RESULTS for result in results) else "conditional"


def leftover_lines(text: str) -> tuple[str, ...]:
    """The left-overs, one a line, each once, without the marks of a list."""
    lines = (line.strip().lstrip("-*•·").strip() for line in text.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line))
