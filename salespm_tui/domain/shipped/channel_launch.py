"""Channel launch: partners found, signed, trained and brought to their first orders in a region."""

from __future__ import annotations

from salespm_tui.core.i18n import N_
from salespm_tui.domain.shipped.spec import Phase, Spec, Step, milestone

SPEC = Spec(
    name=N_("Channel launch"),
    notes=N_(
        "Partners for a region: chosen, signed, trained, and selling by themselves at the end."
    ),
    roles={
        "channel": N_("Channel manager"),
        "marketing": N_("Marketing manager"),
        "trainer": N_("Trainer"),
        "legal": N_("Contract lawyer"),
    },
    phases=(
        Phase(
            N_("Needs analysis"),
            (
                Step("market", N_("Study the region: demand, prices, rivals"), 6, "marketing"),
                Step(
                    "profile",
                    N_("Describe the partner that we look for"),
                    2,
                    "channel",
                    ("market",),
                ),
                Step(
                    "voices", N_("Interview dealers and end customers"), 5, "channel", ("profile",)
                ),
                milestone("needs", N_("Needs of the channel understood"), "voices"),
            ),
        ),
        Phase(
            N_("Initiation"),
            (
                Step(
                    "model", N_("Set margins, discounts and territories"), 4, "channel", ("needs",)
                ),
                Step(
                    "goals",
                    N_("Set goals for partners and for the region"),
                    2,
                    "channel",
                    ("model",),
                ),
                milestone("charter", N_("Channel policy approved"), "goals"),
            ),
        ),
        Phase(
            N_("Planning and recruiting"),
            (
                Step("list", N_("List and rate possible partners"), 4, "channel", ("charter",)),
                Step("visits", N_("Visit the best of them"), 10, "channel", ("list",)),
                Step("agreement", N_("Draw up the partner agreement"), 5, "legal", ("charter",)),
                Step("signing", N_("Negotiate and sign"), 8, "channel", ("visits", "agreement")),
                milestone("signed", N_("First partners signed"), "signing"),
            ),
        ),
        Phase(
            N_("Execution"),
            (
                Step(
                    "kit",
                    N_("Make the sales kit: price list, slides, samples"),
                    8,
                    "marketing",
                    ("charter",),
                ),
                Step(
                    "training", N_("Train the partners' sellers"), 5, "trainer", ("signed", "kit")
                ),
                Step("stock", N_("Fill the first stock"), 5, "channel", ("signed",)),
                Step("event", N_("Hold the launch event"), 2, "marketing", ("training", "stock")),
                milestone("launched", N_("Channel launched"), "event"),
                Step("joint", N_("Visit first customers together"), 15, "channel", ("launched",)),
                Step("campaign", N_("Run the local campaign"), 15, "marketing", ("launched",)),
                Step(
                    "watch", N_("Review orders and stock every week"), 15, "channel", ("launched",)
                ),
            ),
        ),
        Phase(
            N_("Acceptance and closing"),
            (
                Step(
                    "audit",
                    N_("Rate each partner against its goals"),
                    3,
                    "channel",
                    ("joint", "watch"),
                ),
                milestone("accepted", N_("Acceptance by sales"), "audit"),
                Step("sort", N_("Part from partners that do not sell"), 3, "legal", ("accepted",)),
                Step(
                    "lessons", N_("Look back, write the lessons down"), 1, "channel", ("accepted",)
                ),
                milestone("closed", N_("Closing agreed"), "sort", "lessons"),
            ),
        ),
    ),
    risks=(
        "market.price_war",
        "market.demand_falls",
        "market.policy_changes",
        "management.unclear_goal",
        "quality.partner_quality",
        "quality.poor_training",
        "financial.insolvency",
        "financial.late_payment",
        "legal.contract_terms",
        "market.window_opens",
    ),
    gate_points=(
        ("initiation", N_("No two partners share a territory")),
        ("planning", N_("Every partner's credit was checked")),
        ("acceptance", N_("Every partner has ordered a second time")),
    ),
    budget={
        "channel": 3500,
        "marketing": 2500,
        "payroll": 2000,
        "training": 700,
        "travel": 500,
        "contingency": 800,
    },
)
