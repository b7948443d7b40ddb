"""Registers of risks come in: scales mapped to our five steps, money to its middle, actions with them.

Whatever a field of ours cannot say stays in the notes of its risk, in the words of the file.
"""

from __future__ import annotations

from sqlmodel import col, select

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import counted
from salespm_tui.domain.risk import strategies_for
from salespm_tui.exchange.csv_table import CsvRow
from salespm_tui.services.importing.crm.listing import Listing, unreadable
from salespm_tui.services.importing.crm.risk_home import title_of
from salespm_tui.services.importing.crm.risk_sayings import Sayings
from salespm_tui.services.importing.crm.risk_stakes import Stakes
from salespm_tui.services.importing.crm.rows import RowMerge, Told, Values, add_rows
from salespm_tui.services.importing.crm.sheet import Unreadable
from salespm_tui.services.risks.scales import scales
from salespm_tui.store.tables import RiskReview

_TEXTS = {
    "cause": "cause",
    "event": "event",
    "effect": "effect",
    "response": "response",
    "contingency": "contingency",
    "trigger": "trigger",
    "close_reason": "close_reason",
}
_STEPS = {
    "likelihood": "probability",
    "impact": "impact",
    "residual_likelihood": "residual_probability",
    "residual_impact": "residual_impact",
}
_WORDS = {
    "category": "risk_category",
    "polarity": "polarity",
    "strategy": "strategy",
    "status": "risk_status",
    "proximity": "proximity",
}
_DAYS = {
    "identified": "identified_on",
    "triggered": "triggered_on",
    "review": "next_review_on",
    "closed": "closed_on",
}
_NULLABLE = ("strategy", "proximity")
_ENDED = ("occurred", "closed")


def bring_risks(listing: Listing) -> None:
    """Merge a register of risks into the project that it belongs to."""
    _Risks(listing).run()


class _Risks:
    def __init__(self, listing: Listing) -> None:
        self._in = listing
        self._sheet = listing.sheet
        self._stakes = Stakes(listing)
        self._sayings = Sayings(listing.sheet, scales(listing.work).levels)
        self._actions: list[tuple[int, Values]] = []

    def run(self) -> None:
        project = self._in.bases.owner_id
        merged = self._in.merge(
            "risk",
            self._in.told(self._told),
            ("title",),
            within=("project_id", project),
            first=lambda values: {
                "identified_on": self._in.work.today,
                **values,
                "project_id": project,
            },
        )
        self._record_reviews(merged)
        self._bring_actions(merged)
        self._in.notes = [*self._sayings.notes(), *self._stakes.notes(), *self._in.notes]
        self._in.say_rest(kept=True)

    # A row

    def _told(self, row: CsvRow) -> Told:
        sheet = self._sheet
        uid = sheet.text(row, "id")
        title = title_of(sheet, row) or uid
        if not title:
            raise unreadable(N_("The risk has neither a title nor an id."))
        values: Values = {"title": title, "source_uid": uid or None}
        for field, column in _TEXTS.items():
            if sheet.has(field):
                values[column] = sheet.paragraphs(row, field)
        if sheet.has("owner"):
            values["owner"] = self._in.text_or_none(row, "owner")
        kept = [*self._read_steps(row, values), *self._read_words(row, values)]
        kept += [*self._read_days(row, values), *self._stakes.read(row, values)]
        kept += self._read_actions(row, values)
        self._sayings.compare(row, values)
        values["notes"] = self._in.notes_of(row, *kept)
        return Told(row.line, values, title, uid)

    def _read_steps(self, row: CsvRow, values: Values) -> list[str]:
        """The steps of the scales; what they do not say wholly is answered as lines of notes."""
        kept = []
        for field, column in _STEPS.items():
            if not self._sheet.has(field):
                continue
            step = self._sheet.step(row, field)
            values[column] = step.step
            if not step.whole:
                kept.append(self._in.with_heading(row, field))
            if step.unknown:
                self._sayings.unknown(field)
            elif step.step is None and self._sheet.text(row, field):
                self._sayings.strange(row, field)
        return kept

    def _read_words(self, row: CsvRow, values: Values) -> list[str]:
        kept = []
        for field, words in _WORDS.items():
            if not self._sheet.has(field):
                continue
            code, whole = self._sayings.code(row, field, words)
            if not whole:
                kept.append(self._in.with_heading(row, field))
            if code is not None or field in _NULLABLE:
                values[field] = code
        return [*kept, *self._fitting(row, values)]

    def _fitting(self, row: CsvRow, values: Values) -> list[str]:
        """Sharing a threat is passing it on; what answers no threat, or no chance, stays a note."""
        strategy = values.get("strategy")
        polarity = values.get("polarity", "threat")
        if strategy is None or strategy in strategies_for(polarity):
            return []
        values["strategy"] = "transfer" if strategy == "share" else None
        return [] if values["strategy"] else [self._in.with_heading(row, "strategy")]

    def _read_days(self, row: CsvRow, values: Values) -> list[str]:
        kept = []
        for field, column in _DAYS.items():
            if not self._sheet.has(field):
                continue
            try:
                day = self._sheet.day(row, field)
            except Unreadable:
                self._sayings.strange(row, field)
                kept.append(self._in.with_heading(row, field))
                day = None
            if day is not None or field != "identified":
                values[column] = day
        return kept

    # Actions

    def _read_actions(self, row: CsvRow, values: Values) -> list[str]:
        """What is done about the risk: an action where somebody or a day is named, else the response."""
        sheet = self._sheet
        said = sheet.paragraphs(row, "actions")
        kept = []
        try:
            due = sheet.day(row, "due")
        except Unreadable:
            self._sayings.strange(row, "due")
            kept, due = [self._in.with_heading(row, "due")], None
        owner = sheet.text(row, "action_owner" if sheet.has("action_owner") else "owner")
        if said and not sheet.has("response"):
            values["response"] = said
        text = said or (values.get("response", "") if due is not None else "")
        ended = values.get("status") in _ENDED
        if text and (owner or due) and not ended:
            title = sheet.text(row, "actions") or " ".join(text.split())
            action = {"title": title, "owner": owner or None, "due_on": due, "kind": "response"}
            self._actions.append((row.line, action))
        elif said and values.get("response", said) != said:
            kept.append(self._in.with_heading(row, "actions"))
        if due is not None and (ended or not text):
            kept.append(self._in.with_heading(row, "due"))
        return kept

    def _bring_actions(self, merged: RowMerge) -> None:
        told = [
            Told(
                line,
                {**values, "risk_id": row_id, "project_id": self._in.bases.owner_id},
                values["title"],
                told_of=f"risk {row_id}",
            )
            for line, values in self._actions
            if (row_id := merged.rows.get(line)) is not None
        ]
        if not told:
            return
        actions = RowMerge(self._in.work, self._in.bases, "action_item", "", ("risk_id", "title"))
        actions.run(told)
        merged.kept += actions.kept
        if actions.created:
            self._in.notes.append(
                counted(
                    "%(number)d action was created beside its risk.",
                    "%(number)d actions were created beside their risks.",
                    len(actions.created),
                )
            )

    # The history of scores

    def _record_reviews(self, merged: RowMerge) -> None:
        """A review of the day for each risk that came with a rating, or with another one."""
        new = [
            self._review(row_id, told.values)
            for row_id, told in merged.created
            if told.values.get("probability") or told.values.get("impact")
        ]
        for one in merged.changed:
            if {"probability", "impact"} & one.taken.keys():
                new += self._again(one.row_id, {**one.before, **one.taken})
        if new:
            add_rows(self._in.work, "risk_review", new)

    def _review(self, row_id: int, values: Values) -> Values:
        rating = {name: values.get(name) for name in ("probability", "impact")}
        return {"risk_id": row_id, "on": self._in.work.today, **rating}

    def _again(self, row_id: int, values: Values) -> list[Values]:
        """The day's review brought up to date, else a new one."""
        session = self._in.work.session
        found = session.exec(
            select(RiskReview)
            .where(RiskReview.risk_id == row_id, RiskReview.on == self._in.work.today)
            .where(col(RiskReview.archived_at).is_(None))
        ).first()
        if found is None:
            return [self._review(row_id, values)]
        found.probability, found.impact = values["probability"], values["impact"]
        session.add(found)
        session.flush()
        return []
