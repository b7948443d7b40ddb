"""The requirements document of a project or of a client."""

from __future__ import annotations

from salespm_tui.contract.needs import RequirementsQuery, TraceabilityQuery
from salespm_tui.core.speech import speech_in
from salespm_tui.exchange.requirements_md import NeedsOf, requirements_text
from salespm_tui.services.fields import living
from salespm_tui.services.needs.listing import requirements
from salespm_tui.services.needs.tracing import traceability
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import Client, Project


def requirements_document(
    reading: Reading,
    *,
    project_id: int | None = None,
    client_id: int | None = None,
    language: str | None = None,
) -> tuple[str, str]:
    """The title (a project's or a client's name, or empty) and the document in Markdown.

    Of everything without either; in the language of the moment unless another is asked for.
    """
    title = client = ""
    if client_id is not None:
        title = client = living(reading, Client, client_id).name
    if project_id is not None:
        project = living(reading, Project, project_id)
        title = project.name
        owner = (
            None if project.client_id is None else reading.session.get(Client, project.client_id)
        )
        client = client if owner is None else owner.name
    needs = requirements(reading, RequirementsQuery(client_id=client_id, project_id=project_id))
    traced = traceability(reading, TraceabilityQuery(project_id=project_id, client_id=client_id))
    of = NeedsOf(title or "salespm", client, reading.today, needs.requirements, traced)
    return title, requirements_text(of, speech_in(language))
