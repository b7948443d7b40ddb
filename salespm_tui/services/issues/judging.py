"""Whether what was done about an issue or a risk worked."""

from __future__ import annotations

from salespm_tui.contract.issues import JudgeAction
from salespm_tui.contract.values import Outcome, Ref
from salespm_tui.core.clean import clean_text
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import N_, _
from salespm_tui.core.labels import Label, label
from salespm_tui.domain import codes
from salespm_tui.services.clients.ties import or_none
from salespm_tui.services.fields import living, put
from salespm_tui.services.work import Work
from salespm_tui.store.tables import ActionItem, Issue

_SAID = {
    "worked": N_("It worked: %(title)s"),
    "partly": N_("It worked in part: %(title)s"),
    "failed": N_("It did not work: %(title)s"),
}


def judge_action(work: Work, command: JudgeAction) -> Outcome:
    """Say whether a done action worked; None takes the judgement back."""
    item = living(work, ActionItem, command.action_item_id)
    effect = or_none(command.effect, codes.ACTION_EFFECT, "effect")
    if effect is not None and item.status != "done":
        raise UserError(
            _("“%(title)s” is not done yet.") % {"title": item.title},
            _("Mark it as done first; whether it worked shows after that."),
            field="effect",
        )
    put(item, "effect", effect)
    note = clean_text(command.note, multiline=True)
    if note:
        put(item, "notes", f"{item.notes}\n{note}".strip())
    work.session.add(item)
    work.session.flush()
    said = _SAID.get(item.effect or "", N_("Not judged any more: %(title)s"))
    return Outcome(
        label(said, title=item.title), ref=Ref("action_item", item.id), notes=_again(work, item)
    )


def _again(work: Work, item: ActionItem) -> tuple[Label, ...]:
    """An issue that was ended by something that did not work is probably still there."""
    if item.effect != "failed" or item.issue_id is None:
        return ()
    issue = work.session.get(Issue, item.issue_id)
    if issue is None or issue.status not in codes.ENDED_ISSUE_STATUS:
        return ()
    return (
        label(
            N_("Issue %(title)s is ended; open it again if it is still there."), title=issue.title
        ),
    )
