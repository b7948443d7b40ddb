"""Change requests: asked for, assessed, tried on the plan, decided, done."""

from __future__ import annotations

from salespm_tui.contract.change_requests import (
    AssessChangeRequest,
    ChangeRequestsQuery,
    DecideChangeRequest,
    MarkImplemented,
    PreviewChange,
    SaveChangeRequest,
)
from salespm_tui.services.changes.deciding import decide_change_request, mark_implemented
from salespm_tui.services.changes.listing import change_requests
from salespm_tui.services.changes.previewing import preview_change
from salespm_tui.services.changes.saving import assess_change_request, save_change_request
from salespm_tui.services.work import Commands, Queries

COMMANDS: Commands = {
    SaveChangeRequest: save_change_request,
    AssessChangeRequest: assess_change_request,
    DecideChangeRequest: decide_change_request,
    MarkImplemented: mark_implemented,
}
QUERIES: Queries = {ChangeRequestsQuery: change_requests, PreviewChange: preview_change}
