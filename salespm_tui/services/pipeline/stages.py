"""The ladder as it is kept: its stages, and those that deals left behind still stand at."""

from __future__ import annotations

from sqlalchemy import select

from salespm_tui.contract.pipeline import StageRow, StagesQuery
from salespm_tui.domain.pipeline import Ladder, Stage
from salespm_tui.services.work import Reading
from salespm_tui.store.tables import METADATA

STAGE = METADATA.tables["pipeline_stage"].c
OPPORTUNITY = METADATA.tables["opportunity"].c


def stage_rows(reading: Reading) -> tuple[StageRow, ...]:
    """The stages in their order; an archived one as long as a deal stands there."""
    found: tuple[StageRow, ...] | None = reading.cache.get("stages")
    if found is None:
        stands = select(OPPORTUNITY.stage_id).where(OPPORTUNITY.archived_at.is_(None))
        statement = (
            select(
                STAGE.id,
                STAGE.position,
                STAGE.name_en,
                STAGE.name_zh,
                STAGE.kind,
                STAGE.probability,
                STAGE.rot_days,
                STAGE.exit_criteria,
            )
            .where(STAGE.archived_at.is_(None) | STAGE.id.in_(stands))
            .order_by(STAGE.position, STAGE.id)
        )
        rows = reading.session.connection().execute(statement).all()
        found = reading.cache["stages"] = tuple(StageRow(*row) for row in rows)
    return found


def ladder_of(stages: tuple[StageRow, ...]) -> Ladder:
    """The stages as figures see them."""
    return Ladder(
        Stage(one.id, one.position, one.kind, one.probability, one.rot_days) for one in stages
    )


def stages(reading: Reading, _query: StagesQuery) -> tuple[StageRow, ...]:
    """The ladder, from the first stage on."""
    return stage_rows(reading)
