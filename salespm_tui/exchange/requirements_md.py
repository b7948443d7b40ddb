"""The requirements document: what is needed, why, how it is accepted, what meets it, who signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from salespm_tui.contract.needs import RequirementRow, ServingTask, Traceability
from salespm_tui.core.i18n import N_
from salespm_tui.core.speech import Speech
from salespm_tui.domain.need_words import NEED_KINDS, NEED_STATUSES, PERCENT, PRIORITIES, SOURCES
from salespm_tui.exchange.markdown import bullets, document, heading, plain, table

_SECTIONS = ("must", "should", "could", None, "wont")
_HEADINGS = {
    "must": N_("Must"),
    "should": N_("Should"),
    "could": N_("Could"),
    None: N_("Not prioritised yet"),
    "wont": N_("Not this time"),
    "rejected": N_("Rejected"),
}


@dataclass(frozen=True, slots=True)
class NeedsOf:
    """Whose needs the document tells, on which day: `title` is a project's or a client's name."""

    title: str
    client: str
    today: date
    needs: tuple[RequirementRow, ...]
    traced: Traceability


def requirements_text(of: NeedsOf, say: Speech) -> str:
    """The whole document in Markdown."""
    return document(_parts(of, say))


def _parts(of: NeedsOf, say: Speech) -> Iterator[str]:
    yield heading(1, say(N_("Requirements: %(name)s"), name=of.title))
    yield _summary(of, say)
    if not of.needs:
        yield say(N_("No need has been written down yet."))
    wanted = [need for need in of.needs if need.status != "rejected"]
    for section in _SECTIONS:
        yield from _section(
            _HEADINGS[section], [need for need in wanted if need.priority == section], say
        )
    rejected = [need for need in of.needs if need.status == "rejected"]
    yield from _section(_HEADINGS["rejected"], rejected, say)
    if of.needs:
        yield from _traceability(of, say)
        yield from _sign_off(of, say)


def _summary(of: NeedsOf, say: Speech) -> str:
    lines = [say(N_("As of %(day)s"), day=of.today.isoformat())]
    if of.client:
        lines.insert(0, say(N_("Client: %(name)s"), name=plain(of.client)))
    signed = sum(need.signed_on is not None for need in of.needs)
    lines.append(
        say(
            N_("Needs: %(number)d, of them signed off: %(signed)d"),
            number=len(of.needs),
            signed=signed,
        )
    )
    return bullets(lines)


def _section(title: str, needs: list[RequirementRow], say: Speech) -> Iterator[str]:
    if needs:
        yield heading(2, say(title))
    for need in needs:
        yield heading(3, f"{number_of(need)} {need.title}")
        yield _need(need, say)


def number_of(need: RequirementRow) -> str:
    """What the document calls a need, so that people can name it: `N-12`."""
    return f"N-{need.id}"


def _need(need: RequirementRow, say: Speech) -> str:
    lines = [say(N_("Status: %(status)s"), status=_status(need, say))]
    facts = (
        (N_("Pain point: %(text)s"), need.pain),
        (N_("Type: %(text)s"), say(NEED_KINDS[need.kind])),
        (N_("Source: %(text)s"), say(SOURCES[need.source]) if need.source else ""),
        (N_("Owner: %(text)s"), need.owner),
    )
    lines += [say(message, text=plain(text)) for message, text in facts if text]
    criteria = need.acceptance_criteria.splitlines()
    if len(criteria) == 1:
        lines.append(say(N_("Acceptance criterion: %(text)s"), text=plain(criteria[0])))
    elif criteria:
        below = bullets((plain(one) for one in criteria if one.strip()), indent=2)
        lines.append(say(N_("Acceptance criteria:")) + "\n" + below.rstrip("\n"))
    else:
        lines.append(say(N_("Acceptance criterion: none yet")))
    if need.tasks:
        below = bullets((_task(task, say) for task in need.tasks), indent=2)
        lines.append(say(N_("Tasks:")) + "\n" + below.rstrip("\n"))
    lines.append(_signed(need, say))
    return bullets(lines)


def _status(need: RequirementRow, say: Speech) -> str:
    status = say(NEED_STATUSES[need.status])
    if need.percent is None:
        return status
    return say(PERCENT, status=status, percent=need.percent)


def _task(task: ServingTask, say: Speech) -> str:
    name = plain(" ".join(filter(None, (task.wbs, task.name))))
    if task.finish is None:
        return f"{name} ({task.percent} %)"
    until = task.finish.isoformat()
    return say(
        N_("%(name)s (%(percent)d %%, until %(day)s)"), name=name, percent=task.percent, day=until
    )


def _signed(need: RequirementRow, say: Speech) -> str:
    if need.signed_on is None:
        return say(N_("Not signed off yet"))
    return say(
        N_("Signed off by %(name)s on %(day)s"),
        name=plain(need.signed_by),
        day=need.signed_on.isoformat(),
    )


def _traceability(of: NeedsOf, say: Speech) -> Iterator[str]:
    yield heading(2, say(N_("Traceability")))
    head = [say(N_("Need")), say(N_("Priority")), say(N_("Tasks")), say(N_("Done"))]
    yield table(
        head,
        (
            (
                f"{number_of(need)} {need.title}",
                say(PRIORITIES[need.priority]) if need.priority else "",
                ", ".join(task.wbs or task.name for task in need.tasks),
                "" if need.percent is None else f"{need.percent} %",
            )
            for need in of.needs
        ),
    )
    lacks = (
        (N_("Needs without a task: %(names)s"), _names(of.traced.without_task)),
        (
            N_("Needs without an acceptance criterion: %(names)s"),
            _names(of.traced.without_criterion),
        ),
        (N_("Tasks without a need: %(names)s"), _tasks(of.traced)),
    )
    lines = [say(message, names=plain(names)) for message, names in lacks if names]
    yield bullets(lines or [say(N_("Every need has a task, and every task a need."))])


def _names(needs: Iterable[RequirementRow]) -> str:
    return ", ".join(number_of(need) for need in needs)


def _tasks(traced: Traceability) -> str:
    return ", ".join(f"{task.wbs} {task.name}" for task in traced.without_need)


def _sign_off(of: NeedsOf, say: Speech) -> Iterator[str]:
    yield heading(2, say(N_("Sign-off")))
    head = [say(N_("Signed off by")), say(N_("Date")), say(N_("Signature"))]
    signed = {
        (need.signed_by, need.signed_on.isoformat()): None
        for need in of.needs
        if need.signed_on is not None
    }
    yield table(head, [*((*one, "") for one in signed), ("", "", "")])
