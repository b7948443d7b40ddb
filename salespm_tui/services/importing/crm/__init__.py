"""Lists of CRM programs come in: one file, one kind, one change set."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePath

from salespm_tui.contract.imports import ImportFile, ImportReport
from salespm_tui.contract.values import Ref
from salespm_tui.core.clean import clean_text
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.exchange.crm_columns import columns_of, field_of, fields_of
from salespm_tui.exchange.csv_table import CsvTable, read_csv
from salespm_tui.services.fields import living
from salespm_tui.services.importing.bases import Bases
from salespm_tui.services.importing.column_reading import decided, mapping_for
from salespm_tui.services.importing.crm.costs import bring_costs
from salespm_tui.services.importing.crm.deals import bring_deals
from salespm_tui.services.importing.crm.history import bring_log, bring_stages
from salespm_tui.services.importing.crm.leads import bring_leads
from salespm_tui.services.importing.crm.listing import Listing
from salespm_tui.services.importing.crm.people import (
    bring_clients,
    bring_contacts,
    bring_people,
    bring_products,
)
from salespm_tui.services.importing.crm.risk_home import project_for, register_of
from salespm_tui.services.importing.crm.risks import bring_risks
from salespm_tui.services.importing.crm.rows import add_rows
from salespm_tui.services.importing.crm.sheet import Sheet
from salespm_tui.services.settings import settings, zone_of
from salespm_tui.services.work import Reading, Work
from salespm_tui.store.tables import Project

_BRING: dict[str, Callable[[Listing], None]] = {
    "products": bring_products,
    "people": bring_people,
    "clients": bring_clients,
    "contacts": bring_contacts,
    "deals": bring_deals,
    "leads": bring_leads,
    "stages": bring_stages,
    "log": bring_log,
    "risks": bring_risks,
    "costs": bring_costs,
}
_SAID = {
    "products": N_("Imported products from %(file)s"),
    "people": N_("Imported people from %(file)s"),
    "clients": N_("Imported clients from %(file)s"),
    "contacts": N_("Imported contacts from %(file)s"),
    "deals": N_("Imported deals from %(file)s"),
    "leads": N_("Imported leads from %(file)s"),
    "stages": N_("Imported the history of stages from %(file)s"),
    "log": N_("Imported the client log from %(file)s"),
    "risks": N_("Imported risks from %(file)s"),
    "costs": N_("Imported spending from %(file)s"),
}


def bring_list(work: Work, command: ImportFile, kind: str) -> ImportReport:
    """Bring in one list of that kind; rows that cannot be read are refused, the others come."""
    work.dry = command.dry_run
    project = None if command.project_id is None else living(work, Project, command.project_id)
    sheet = sheet_of(work, command, kind)
    said: list[Label] = []
    if kind == "risks" and project is None:
        project, said = project_for(work, command, sheet)
    if kind == "risks" and project is not None and project.currency != sheet.home:
        sheet = sheet_of(work, command, kind, sheet.table, project.currency)
    bases = Bases.of(work, project.id if kind == "risks" and project is not None else None)
    listing = Listing(work, bases, sheet, command.project_id, said)
    if kind == "risks":
        listing.register = register_of(bases, sheet, command.path)
    _BRING[kind](listing)
    new = bases.take_new()
    bases.write(work)
    add_rows(work, "import_base", new)
    merged = listing.merged
    assert merged is not None
    file_name = clean_text(PurePath(command.path).name)
    return ImportReport(
        label(_SAID[kind], file=file_name),
        ref=None if project is None else Ref("project", project.id),
        notes=(decided(sheet.table), *sheet.finish(), *listing.notes),
        file=command.path,
        kind=kind,
        project_code="" if project is None else project.code,
        created=len(merged.created),
        updated=len(merged.changed),
        unchanged=merged.unchanged,
        refused=tuple(sorted(sheet.refused, key=lambda one: one.line)),
        kept=tuple(merged.kept),
    )


def sheet_of(
    reading: Reading,
    command: ImportFile,
    kind: str,
    table: CsvTable | None = None,
    currency: str | None = None,
) -> Sheet:
    """The file as a sheet of that kind; UserError for a column that it does not have. Amounts without
    a currency are in the one given, else in the workspace's."""
    table = table or read_csv(Path(command.path))
    mapped = mapping_for(table, command, kind, fields_of(kind))
    columns, rest = columns_of(kind, table.headings, mapped)
    home = currency or settings(reading).get("currency", "USD")
    asked = {field_of(ours): ours.partition("/")[2] for ours in mapped.values() if "/" in ours}
    return Sheet(table, columns, rest, home, zone_of(reading), command.dates, asked)
