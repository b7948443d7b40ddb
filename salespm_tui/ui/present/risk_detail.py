"""One risk told line by line: how it stands and stood, why, what is done about it, when it shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from salespm_tui.contract.issues import IssueRow, MeasureRow
from salespm_tui.contract.risks import ReviewRow, RiskDetail, RiskRow, RiskScales
from salespm_tui.contract.values import Ref
from salespm_tui.core.cells import cell_width, fit, wrap
from salespm_tui.core.i18n import _, ngettext
from salespm_tui.core.money import format_money, short_money
from salespm_tui.core.typed_dates import format_date
from salespm_tui.ui.present.client_words import word
from salespm_tui.ui.present.clients import Glyph, Piece, dot, due_words
from salespm_tui.ui.present.goal_detail import DetailLine, flow, section
from salespm_tui.ui.present.pipeline import brief
from salespm_tui.ui.present.risk_words import (
    CATEGORIES,
    CAUSES,
    ISSUE_STATUSES,
    LEVELS,
    POLARITIES,
    PROXIMITIES,
    SCORE_INK,
    STATUSES,
    STRATEGIES,
    number_of,
    score_words,
    step_word,
)

_LABEL = 12
_BARS = 8
_HIGHEST = 25
_NUMBERS, _DRAWN = 4, 12
"""How many scores are written, and how many are drawn."""


def risk_lines(
    detail: RiskDetail, scales: RiskScales, width: int, glyph: Glyph
) -> list[DetailLine]:
    """All of a risk, in lines of `width` cells; what is asked first comes first."""
    return [
        *_head(detail.risk, scales, width, glyph),
        *_story(detail.risk, width, glyph),
        *_response(detail, width, glyph),
        *_trigger(detail.risk, detail.today, width),
        *_stake(detail, width, glyph),
        *_issues(detail.issues, detail.today, glyph),
        *_links(detail, width),
        *_reviews(detail.reviews, detail.today, width, glyph),
        *_rest(detail.risk, detail.today, width, glyph),
    ]


# How it stands


def _head(risk: RiskRow, scales: RiskScales, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    history = history_words(risk, glyph)
    title = f"{number_of(risk.id)} {risk.title}"
    ink = SCORE_INK.get(risk.level or "", "plain")
    yield DetailLine(None, (Piece(title, "strong"), Piece(f"{history} ", ink, right=True)))
    facts = [Piece(rating_words(risk, scales, glyph), ink)]
    after = _after_words(risk, glyph)
    told = [
        after,
        word(CATEGORIES, risk.category),
        "" if risk.polarity == "threat" else word(POLARITIES, risk.polarity),
        risk.owner and _("owner %(name)s") % {"name": risk.owner},
        word(STRATEGIES, risk.strategy),
        "" if risk.status == "identified" else word(STATUSES, risk.status),
        word(PROXIMITIES, risk.proximity),
        risk.project or "",
    ]
    facts += [Piece(one, "dim") for one in told if one]
    yield from flow(facts, width, dot(glyph))


def rating_words(risk: RiskRow, scales: RiskScales, glyph: Glyph) -> str:
    """How likely and how grave: `4 likely × 5 severe = 20, critical`; what is unknown is said."""
    if risk.score is None or risk.probability is None or risk.impact is None:
        return _unknown_words(risk, scales)
    return _("%(probability)s %(times)s %(impact)s = %(score)d, %(level)s") % {
        "probability": _step(scales, "probability", risk.probability),
        "times": glyph("times"),
        "impact": _step(scales, "impact", risk.impact),
        "score": risk.score,
        "level": word(LEVELS, risk.level),
    }


def _unknown_words(risk: RiskRow, scales: RiskScales) -> str:
    if risk.probability is not None:
        known = _step(scales, "probability", risk.probability)
        return _("probability %(known)s, impact not known") % {"known": known}
    if risk.impact is not None:
        known = _step(scales, "impact", risk.impact)
        return _("impact %(known)s, probability not known") % {"known": known}
    return _("neither probability nor impact is known")


def _step(scales: RiskScales, scale: str, step: int) -> str:
    steps = scales.probability if scale == "probability" else scales.impact
    return f"{step} {step_word(steps[step - 1])}"


def _after_words(risk: RiskRow, glyph: Glyph) -> str:
    """The rating that is left after the response."""
    if risk.residual_score is None:
        return ""
    rating = f"{risk.residual_probability}{glyph('times')}{risk.residual_impact}"
    return _("after the response %(rating)s = %(score)d, %(level)s") % {
        "rating": rating,
        "score": risk.residual_score,
        "level": word(LEVELS, risk.residual_level),
    }


def history_words(risk: RiskRow, glyph: Glyph) -> str:
    """The last scores in numbers, and more of them drawn: `12 16 20 ▄▅▇`."""
    if not risk.scores:
        return score_words(risk.score, glyph)
    numbers = " ".join(score_words(one, glyph) for one in risk.scores[-_NUMBERS:])
    if len(risk.scores) < 2:
        return numbers
    before = f"{glyph('ellipsis')} " if len(risk.scores) > _NUMBERS else ""
    return f"{before}{numbers} {spark_line(risk.scores[-_DRAWN:], glyph)}"


def spark_line(scores: tuple[int | None, ...], glyph: Glyph) -> str:
    """A bar a score, on the scale from 1 to 25; a gap where a score is unknown."""
    bars = (None if one is None else (one * _BARS - 1) // _HIGHEST for one in scores)
    return "".join(" " if bar is None else glyph(f"spark_{bar}") for bar in bars)


# Why, and what is done about it


def _story(risk: RiskRow, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    """Cause, event and effect in one sentence."""
    parts = [
        _("because %(cause)s") % {"cause": risk.cause} if risk.cause else "",
        risk.event,
        risk.effect,
    ]
    story = f" {glyph('arrow')} ".join(part for part in parts if part)
    for line in wrap(story, max(width, 10)) if story else ():
        yield DetailLine(None, (Piece(line),))


def _label(text: str) -> Piece:
    """What stands before a line, in a column of its own."""
    return Piece(f"{fit(text, _LABEL - 1)} ", "dim")


def _labelled(
    label: str, text: str, width: int, *, ink: str = "plain", ref: Ref | None = None
) -> Iterator[DetailLine]:
    """A label, and the text beside it in as many lines as it takes."""
    for number, line in enumerate(wrap(text, max(10, width - _LABEL))):
        named = _label("" if number else label)
        yield DetailLine(None if number else ref, (named, Piece(line, ink)))


def _response(detail: RiskDetail, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    label = _("response")
    if detail.risk.response:
        yield from _labelled(label, detail.risk.response, width)
        label = ""
    for action in detail.actions:
        yield measure_line(action, detail.today, label, glyph)
        label = ""


def measure_line(action: MeasureRow, today: date, label: str, glyph: Glyph) -> DetailLine:
    """What is to be done, by whom and when; done or on the timeline is said."""
    over = action.status != "open"
    sign = glyph("done" if action.status == "done" else "dropped") if over else glyph("step")
    facts = [action.owner] if action.owner else []
    if action.task is not None:
        facts.append(f"[{action.task}]")
    day, ink = action.due_on, "dim"
    if over:
        when = "" if action.done_on is None else format_date(action.done_on, today, short=True)
    else:
        when = due_words(day or action.task_finish, today, short=True)
        ink = "bad" if action.overdue_days else "plain"
    told = "" if not facts else f"  {dot(glyph).join(facts)}"
    return DetailLine(
        Ref("action_item", action.id),
        (
            _label(label),
            Piece(f"{sign} ", "good" if action.status == "done" else "dim"),
            Piece(action.title, "dim" if over else "plain"),
            Piece(told, "dim"),
            Piece(f"{when} ", ink, right=True),
        ),
    )


def _trigger(risk: RiskRow, today: date, width: int) -> Iterator[DetailLine]:
    """What announces it, and when that was seen; what is done if it comes all the same."""
    seen = ""
    if risk.triggered_on is not None:
        seen = _("seen %(day)s") % {"day": format_date(risk.triggered_on, today, short=True)}
    if risk.trigger or seen:
        lines = list(_labelled(_("trigger"), risk.trigger or _("not described"), width - 14))
        first = lines[0]
        yield DetailLine(None, (*first.pieces, Piece(f"{seen} ", "bad", right=True)))
        yield from lines[1:]
    if risk.contingency:
        yield from _labelled(_("if it comes"), risk.contingency, width)


def _stake(detail: RiskDetail, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    """Money and days, what is expected of the money, and the goal's whole."""
    risk = detail.risk
    facts = []
    if risk.cost_minor is not None:
        facts.append(format_money(risk.cost_minor, risk.currency))
    if risk.schedule_days is not None:
        days = risk.schedule_days
        facts.append(
            ngettext("%(number)d working day", "%(number)d working days", days) % {"number": days}
        )
    if risk.emv_minor is not None:
        expected = brief(risk.emv_minor, risk.currency, glyph)
        facts.append(_("expected %(money)s") % {"money": expected})
        if risk.residual_emv_minor is not None:
            after = brief(risk.residual_emv_minor, risk.currency, glyph)
            facts.append(_("after the response %(money)s") % {"money": after})
    if facts:
        yield from _labelled(_("at stake"), dot(glyph).join(facts), width)
    goal = detail.goal_at_risk
    if goal is not None:
        text = ngettext(
            "%(name)s: %(money)s at risk by %(number)d threat",
            "%(name)s: %(money)s at risk by %(number)d threats",
            goal.threats,
        ) % {
            "name": goal.name,
            "money": short_money(goal.at_risk_minor, goal.currency),
            "number": goal.threats,
        }
        ref = Ref("goal", goal.goal_id)
        yield from _labelled(_("goal"), text, width, ref=ref)


def _issues(issues: tuple[IssueRow, ...], today: date, glyph: Glyph) -> Iterator[DetailLine]:
    for issue in issues:
        yield issue_line(issue, today, _("became"), glyph)


def issue_line(issue: IssueRow, today: date, label: str, glyph: Glyph) -> DetailLine:
    """An issue with its deviation and cause, and how far it is."""
    told = [] if issue.deviation is None else [str(issue.deviation)]
    if issue.cause:
        told.append(word(CAUSES, issue.cause))
    facts = "" if not told else f"  {dot(glyph).join(told)}"
    over = issue.status in ("resolved", "closed")
    when = word(ISSUE_STATUSES, issue.status)
    if not over and issue.due_on is not None:
        when = due_words(issue.due_on, today, short=True)
    ink = "bad" if issue.overdue_days else "dim"
    return DetailLine(
        Ref("issue", issue.id),
        (
            _label(label),
            Piece(issue.title, "dim" if over else "plain"),
            Piece(facts, "dim"),
            Piece(f"{when} ", ink, right=True),
        ),
    )


def _links(detail: RiskDetail, width: int) -> Iterator[DetailLine]:
    label = _("touches")
    told_goal = detail.goal_at_risk is not None
    for link in detail.links:
        if link.ref.kind == "goal" and told_goal:
            continue
        yield from _labelled(label, _link_words(link.ref.kind, link.name), width, ref=link.ref)
        label = ""


def _link_words(kind: str, name: str) -> str:
    sentences = {
        "task": _("task %(name)s"),
        "goal": _("goal %(name)s"),
        "opportunity": _("deal %(name)s"),
        "client": _("client %(name)s"),
    }
    return sentences.get(kind, "%(name)s") % {"name": name}


# How it was looked at


def _reviews(
    reviews: tuple[ReviewRow, ...], today: date, width: int, glyph: Glyph
) -> Iterator[DetailLine]:
    """Newest first."""
    if reviews:
        yield from section(_("Reviews"), len(reviews))
    for review in reversed(reviews):
        unknown = glyph("unknown")
        day = format_date(review.on, today, short=True)
        rating = f"{review.probability or unknown}{glyph('times')}{review.impact or unknown}"
        score = score_words(review.score, glyph)
        ink = SCORE_INK.get(review.level or "", "plain")
        pieces = (_label(day), Piece(f"{rating} = {score} ", ink))
        room = max(10, width - sum(cell_width(piece.text) for piece in pieces) - 4)
        notes = wrap(review.note, room) if review.note else [""]
        yield DetailLine(Ref("risk_review", review.id), (*pieces, Piece(notes[0])))
        for note in notes[1:]:
            yield DetailLine(None, (_label(""), Piece(note)))


def _rest(risk: RiskRow, today: date, width: int, glyph: Glyph) -> Iterator[DetailLine]:
    """When it was found, when it is looked at again, how it ended, notes."""
    facts = [_("identified %(day)s") % {"day": format_date(risk.identified_on, today, short=True)}]
    if risk.next_review_on is not None and not risk.ended:
        day = due_words(risk.next_review_on, today)
        facts.append(_("next review: %(day)s") % {"day": day})
    if risk.review_every_days is not None:
        days = risk.review_every_days
        facts.append(
            ngettext("every %(number)d day", "every %(number)d days", days) % {"number": days}
        )
    yield from flow([Piece(one, "dim") for one in facts], width, dot(glyph))
    if risk.closed_on is not None:
        day = format_date(risk.closed_on, today, short=True)
        ended = _("ended %(day)s") % {"day": day}
        reason = f"{ended}{dot(glyph)}{risk.close_reason}" if risk.close_reason else ended
        yield from _labelled(word(STATUSES, risk.status), reason, width)
    if risk.notes:
        yield from _labelled(_("notes"), risk.notes, width)
