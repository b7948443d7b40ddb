"""Why a deal is stale or is not, and what a deal or a sum is weighted with."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from salespm_tui.core.i18n import N_
from salespm_tui.core.labels import Label, label
from salespm_tui.domain.deal_health import idle_days, is_stale
from salespm_tui.domain.explain_figures import UNKNOWN, Asked, FigureExplanation, explanation
from salespm_tui.domain.figures import Figure, Writer, known, undefined, write_number
from salespm_tui.domain.pipeline import Deal, Ladder


def explain_stale(deal: Deal, ladder: Ladder, today: date) -> FigureExplanation:
    """The days since anything happened to the deal, against the limit of its stage."""
    idle = idle_days(deal, today)
    asked = Asked(
        N_("Days without contact or movement"),
        N_("today − the later of the last contact and the day of the last stage change"),
        None,
        undefined("no_contact") if idle is None else known(idle),
        write_number,
    )
    return explanation(asked, {}, (), list(_stale_notes(deal, ladder, today)))


def _stale_notes(deal: Deal, ladder: Ladder, today: date) -> list[Label]:
    notes = []
    if deal.last_contact_on is not None:
        notes.append(label(N_("The last contact was on %(day)s."), day=deal.last_contact_on))
    if deal.stage_entered_on is not None:
        notes.append(label(N_("It came to its stage on %(day)s."), day=deal.stage_entered_on))
    limit = ladder.stage_of(deal).rot_days
    if not ladder.is_open(deal):
        notes.append(label(N_("A closed deal is never stale.")))
    elif limit is None:
        notes.append(label(N_("Its stage has no limit, so it never becomes stale there.")))
    elif is_stale(deal, ladder, today):
        notes.append(label(N_("It is stale: its stage allows %(days)d days."), days=limit))
    elif deal.next_step_on is not None and deal.next_step_on >= today:
        day = deal.next_step_on
        notes.append(label(N_("It is not stale: its next step is due on %(day)s."), day=day))
    else:
        notes.append(label(N_("It is not stale: its stage allows %(days)d days."), days=limit))
    return notes


def explain_weighted_deal(deal: Deal, ladder: Ladder, write: Writer) -> FigureExplanation:
    """The weighted amount of one deal."""
    asked = Asked(
        N_("Weighted amount"),
        N_("amount · probability"),
        "%(amount)s · %(percent)s",
        _weighted(deal, ladder),
        write,
    )
    p = ladder.probability(deal)
    values = {
        "amount": UNKNOWN if deal.amount_minor is None else write(Fraction(deal.amount_minor)),
        "percent": UNKNOWN if p is None else f"{p}%",
    }
    by_hand = deal.probability_override is not None
    says = N_("The probability is set by hand.") if by_hand else N_(
        "The probability is that of its stage."
    )  # fmt: skip
    return explanation(asked, values, (), [label(says)] if ladder.is_open(deal) else [])


def _weighted(deal: Deal, ladder: Ladder) -> Figure:
    weighted = ladder.weighted(deal)
    if weighted is not None:
        return known(weighted)
    if not ladder.is_open(deal):
        return undefined("closed")
    return undefined("no_amount" if deal.amount_minor is None else "no_probability")
