"""The actions of the Review screen, a part of the table in ui/actions.py."""

from __future__ import annotations

from salespm_tui.core.i18n import N_
from salespm_tui.ui.action import Action


def review_actions() -> tuple[Action, ...]:
    """What the keys of the Review screen do."""
    return (*_records(), *_looking())


def _records() -> tuple[Action, ...]:
    return (
        Action("review.new", ("n",), N_("New"), N_("A new record of this part."), 10),
        Action(
            "review.inside", ("N",), N_("Add inside"), N_("An action, a point, an indicator."), 20
        ),
        Action("review.edit", ("e",), N_("Edit"), N_("Change the record at hand."), 22),
        Action(
            "review.take_up", ("o",), N_("Take up"), N_("Write down what the data suggest."), 12
        ),
        Action("review.fill", ("F",), N_("Fill in"), N_("From needs, goals and the data."), 24),
        Action("review.done", ("d",), N_("Done"), N_("Done, solved, or held."), 30),
        Action("review.met", ("space",), N_("Met"), N_("The point is met; on to the next one."), 9),
        Action(
            "review.judge", ("w",), N_("Judge"), N_("Whether it is met; whether it worked."), 11
        ),
        Action("review.actual", ("%",), N_("Actual"), N_("What was found, with a comment."), 13),
        Action("review.sign", ("S",), N_("Sign"), N_("Who signs the acceptance, and when."), 32),
        Action(
            "review.survey", ("V",), N_("Survey"), N_("How satisfied the client is with it."), 33
        ),
        Action("review.reschedule", ("r",), N_("Day"), N_("Another day; the status date."), 34),
        Action("review.archive", ("x",), N_("Archive"), N_("Take it off the lists.")),
    )


def _looking() -> tuple[Action, ...]:
    return (
        Action("review.next_part", ("]",), N_("Next part"), N_("Deviations, acceptance …"), 15),
        Action("review.last_part", ("[",), N_("Part before"), N_("The part before this one.")),
        Action(
            "review.earlier", ("h", "left"), N_("Earlier"), N_("Status date a week earlier."), 37
        ),
        Action("review.later", ("l", "right"), N_("Later"), N_("Status date a week later.")),
        Action("review.view", ("v",), N_("View"), N_("The S-curve; lessons of all projects."), 16),
        Action("review.sort", ("s",), N_("Sort"), N_("The worst first, or as planned."), 36),
        Action(
            "review.revenue", ("$",), N_("Money goals"), N_("Goals in money as earned value."), 38
        ),
        Action("review.ended", ("C",), N_("Ended"), N_("Show solved deviations too."), 40),
        Action("review.topic", ("T",), N_("Topic"), N_("Only one area, or one tag."), 42),
        Action("review.baseline", ("B",), N_("Baseline"), N_("Go where a baseline is taken."), 18),
        Action("review.explain", ("=",), N_("Explain"), N_("Why a figure is what it is."), 44),
    )
