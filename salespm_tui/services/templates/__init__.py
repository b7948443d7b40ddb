"""Templates: what a project leaves to the next one, and new projects made of them."""

from __future__ import annotations

from salespm_tui.contract.templates import (
    FinishToTemplate,
    NewFromTemplate,
    RenameTemplate,
    TemplateQuery,
    TemplatesQuery,
)
from salespm_tui.services.templates.archiving import KINDS, archive
from salespm_tui.services.templates.finishing import finish_to_template
from salespm_tui.services.templates.reading import template, templates
from salespm_tui.services.templates.using import new_from_template, rename_template
from salespm_tui.services.work import Commands, Queries

__all__ = ["COMMANDS", "KINDS", "QUERIES", "archive"]

COMMANDS: Commands = {
    FinishToTemplate: finish_to_template,
    NewFromTemplate: new_from_template,
    RenameTemplate: rename_template,
}
QUERIES: Queries = {TemplatesQuery: templates, TemplateQuery: template}
