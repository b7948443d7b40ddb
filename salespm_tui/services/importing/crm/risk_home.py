"""The project that a register of risks goes into."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import PurePath

from sqlmodel import col, select

from salespm_tui.contract.imports import ImportFile
from salespm_tui.core.clean import clean_text
from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.core.similar import fold
from salespm_tui.exchange.crm_columns import plain_heading
from salespm_tui.exchange.csv_table import CsvRow
from salespm_tui.services.importing.bases import Bases
from salespm_tui.services.importing.crm.sheet import Sheet, Unreadable
from salespm_tui.services.portfolio.codes import code_from
from salespm_tui.services.work import Work
from salespm_tui.store.tables import ImportBase, Project


def project_for(
    work: Work, command: ImportFile, sheet: Sheet
) -> tuple[Project | None, list[Label]]:
    """Where the rows of the file go that names no project, and what is to be said of it: where it
    went before, else the only project, else a new one named after the file. None for a file without
    rows."""
    if not sheet.table.rows:
        return None, []
    if not command.new:
        living = select(Project).where(col(Project.archived_at).is_(None))
        projects = {one.id: one for one in work.session.exec(living)}
        before = _where_it_came(work, sheet)
        if before in projects:
            return projects[before], []
        if len(projects) == 1:
            only = next(iter(projects.values()))
            said = N_("The risks belong to the only project, %(project)s.")
            return only, [label(said, project=only.name)]
    made = _made(work, command, sheet)
    return made, [label(N_("A project was created for the risks: %(project)s."), project=made.name)]


def title_of(sheet: Sheet, row: CsvRow) -> str:
    """What a risk is called: its title, else what would happen, else its cause."""
    said = (sheet.text(row, name) for name in ("name", "event", "effect", "cause"))
    return next((one for one in said if one), "")


def register_of(bases: Bases, sheet: Sheet, path: str) -> str:
    """The name of the file, where the project has a register already that counts its risks likewise
    and shares no title with this one; else nothing."""
    heading = plain_heading(sheet.heading("id")) if sheet.has("id") else ""
    titles = {sheet.text(row, "id"): fold(title_of(sheet, row)) for row in sheet.table.rows}
    others = same = 0
    for key, base in bases.of_kind("risk").items():
        name, _equals, uid = key.partition("=")
        if name == heading and titles.get(uid):
            others += 1
            same += titles[uid] == fold(base.values.get("title", ""))
    return clean_text(PurePath(path).name) if others and not same else ""


def _where_it_came(work: Work, sheet: Sheet) -> int | None:
    """The project that most of these rows came into, by their ids and titles."""
    here = set()
    for row in sheet.table.rows:
        uid, title = sheet.text(row, "id"), fold(title_of(sheet, row))
        here.add((uid, title))
    rows = work.session.exec(
        select(ImportBase.project_id, ImportBase.source_uid, ImportBase.values_json).where(
            ImportBase.kind == "risk"
        )
    )
    known: Counter[int | None] = Counter()
    all_of: Counter[int | None] = Counter()
    for project_id, key, values in rows:
        all_of[project_id] += 1
        uid = "" if key.startswith("~") else key.partition("=")[2]
        known[project_id] += (uid, fold(json.loads(values).get("title", ""))) in here
    for project_id, number in known.most_common(1):
        if number * 2 >= min(len(here), all_of[project_id]):
            return project_id
    return None


def _made(work: Work, command: ImportFile, sheet: Sheet) -> Project:
    name = clean_text(PurePath(command.path).stem) or "risks"
    project = Project(
        code=code_from(name, work.session.exec(select(Project.code)).all()),
        name=name,
        status="active",
        phase="planning",
        currency=_currency(sheet),
    )
    work.session.add(project)
    work.session.flush()
    return project


def _currency(sheet: Sheet) -> str:
    """The currency of most amounts of the file, else the workspace's."""
    found: Counter[str] = Counter()
    for row in sheet.table.rows:
        for name in ("amount", "amount_low", "amount_high"):
            try:
                minor, currency = sheet.minor(row, name)
            except Unreadable:
                continue
            found[currency] += minor is not None
    return next((currency for currency, number in found.most_common(1) if number), sheet.home)
