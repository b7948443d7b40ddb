"""A project's status or closing report: gathered from what the other areas tell, then written."""

from __future__ import annotations

from salespm_tui.contract.exports import REPORTS
from salespm_tui.core.errors import UserError
from salespm_tui.core.i18n import _
from salespm_tui.core.speech import speech_in
from salespm_tui.exchange.report.as_html import html_of
from salespm_tui.exchange.report.as_markdown import markdown_of
from salespm_tui.exchange.report.document import report_document
from salespm_tui.services.reporting.gathering import gathered
from salespm_tui.services.work import Reading

_WRITERS = {"html": html_of, "md": markdown_of}


def report_text(
    reading: Reading, project_id: int, form: str, kind: str | None, language: str | None
) -> tuple[str, str]:
    """The title of the report and its text, as `html` or `md`.

    Without a kind it is a closing report once the project is closed or closing, else one of its
    status. UserError where the project is gone.
    """
    if kind is not None and kind not in REPORTS:
        raise UserError(
            _("There is no report of kind %(kind)s.") % {"kind": kind}, ", ".join(REPORTS)
        )
    say = speech_in(language)
    document = report_document(gathered(reading, project_id, kind), say)
    return document.title, _WRITERS[form](document)
