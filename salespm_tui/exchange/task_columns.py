"""The columns of a task CSV, by the headings that programs give them, and the words in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from salespm_tui.core.similar import fold

_HEADINGS = {
    "id": "id|task id|no|no.|nr|nr.|#|标识号|标识|编号|序号|任务编号|任务id",
    "uid": "uid|unique id|unique_id|唯一标识号|唯一标识",
    "wbs": "wbs|wbs code|outline number|wbs 代码|wbs代码|wbs编码|wbs 编码|大纲编号|大纲数字|工作分解结构",
    "name": "name|task name|task|title|subject|任务名称|任务|名称|标题|任务名",
    "parent": "parent|parent id|parent task|父任务|上级任务|父级|父任务编号",
    "level": "outline level|level|outline|indent|大纲级别|层级|级别",
    "kind": "kind|类别|任务类别",
    "milestone": "milestone|is milestone|里程碑",
    "duration": "duration|scheduled duration|length|工期|持续时间|时长|历时",
    "start": "start|start date|scheduled start|start time|begin|begin date|planned start|开始时间|开始日期|开始|计划开始|计划开始时间|计划开始日期",
    "finish": "finish|finish date|scheduled finish|end|end date|end time|due|due date|planned finish|planned end|完成时间|完成日期|完成|结束时间|结束日期|结束|计划完成|计划完成时间|计划完成日期",
    "percent": "percent|% complete|%complete|percent complete|% done|progress|completion|完成百分比|完成比例|完成率|完成度|进度",
    "actual_start": "actual start|actual start date|实际开始时间|实际开始日期|实际开始",
    "actual_finish": "actual finish|actual finish date|actual end|实际完成时间|实际完成日期|实际完成|实际结束",
    "predecessors": "predecessors|predecessor|depends on|dependencies|dependency|前置任务|紧前任务|前置",
    "constraint": "constraint|constraint type|限制类型|约束类型|约束|限制",
    "constraint_date": "constraint date|限制日期|约束日期",
    "deadline": "deadline|截止日期|最后期限|期限|截止时间",
    "mode": "mode|task mode|schedule mode|任务模式|模式|计划模式",
    "resource": "resource|resource names|resources|resource name|owner|assignee|assigned to|responsible|资源名称|资源|负责人|责任人|执行人",
    "priority": "priority|优先级",
    "status": "status|state|状态",
    "notes": "notes|note|comments|comment|description|备注|说明|描述|注释",
}
_NONE = "-"
FIELDS = tuple(_HEADINGS)
"""The fields of a task that a column may give, by our names."""

_FIELD_OF = {
    fold(heading): field for field, said in _HEADINGS.items() for heading in said.split("|")
}

_CONSTRAINTS = {
    "asap": "as soon as possible|越早越好|尽早",
    "alap": "as late as possible|越晚越好|尽晚",
    "snet": "start no earlier than|不得早于...开始|不得早于…开始|不得早于开始",
    "snlt": "start no later than|不得晚于...开始|不得晚于…开始|不得晚于开始",
    "fnet": "finish no earlier than|不得早于...完成|不得早于…完成|不得早于完成",
    "fnlt": "finish no later than|不得晚于...完成|不得晚于…完成|不得晚于完成",
    "mso": "must start on|必须开始于|必须开始",
    "mfo": "must finish on|必须完成于|必须完成",
}
_MODES = {
    "manual": "manually scheduled|manually|手动计划|手动|手动安排",
    "auto": "auto scheduled|automatic|automatically scheduled|自动计划|自动|自动安排",
}
_STATUSES = {
    "todo": "to do|not started|open|new|planned|未开始|待办|未启动",
    "doing": "in progress|started|active|进行中|执行中",
    "blocked": "on hold|waiting|受阻|阻塞",
    "done": "completed|complete|finished|closed|已完成|完成",
    "cancelled": "canceled|inactive|已取消|取消",
}
_KINDS = {"summary": "摘要|摘要任务", "task": "任务", "milestone": "里程碑"}
_PRIORITIES = {
    "1": "highest|urgent|critical|最高|紧急",
    "2": "high|高",
    "3": "normal|medium|中|普通|一般",
    "4": "low|低",
    "5": "lowest|最低",
}
_YES_OR_NO = {"yes": "y|true|1|x|✓|是|对", "no": "n|false|0|-|否|不是"}


def _codes(said: Mapping[str, str]) -> dict[str, str]:
    by_word = {fold(code): code for code in said}
    by_word.update({fold(word): code for code, words in said.items() for word in words.split("|")})
    return by_word


_WORDS = {
    "constraint": _codes(_CONSTRAINTS),
    "mode": _codes(_MODES),
    "status": _codes(_STATUSES),
    "kind": _codes(_KINDS),
    "priority": _codes(_PRIORITIES),
    "milestone": _codes(_YES_OR_NO),
}


def columns_of(
    headings: Iterable[str], mapped: Mapping[str, str]
) -> tuple[dict[str, int], tuple[str, ...]]:
    """The place of each field's column, and the headings that mean nothing here.

    `mapped` gives our field by their heading and goes before what is known. Of two columns for one
    field the first counts.
    """
    wished = {fold(theirs): ours for theirs, ours in mapped.items()}
    found: dict[str, int] = {}
    ignored: list[str] = []
    for certain in (True, False):
        for place, heading in enumerate(headings):
            name = fold(heading.replace("_", " ").strip(" *:"))
            ours = wished.get(fold(heading))
            field = ours if certain else None if ours is not None else _FIELD_OF.get(name)
            if field not in (None, _NONE) and field not in found and place not in found.values():
                found[field] = place
    ignored = [one for place, one in enumerate(headings) if place not in found.values() and one]
    return found, tuple(ignored)


def code_in(field: str, cell: str) -> str | None:
    """The code that a cell of that field means; None where it means none."""
    return _WORDS[field].get(fold(cell).rstrip("."))
