"""Key account: a large client won and carried to acceptance over about five months."""

from __future__ import annotations

from salespm_tui.core.i18n import N_
from salespm_tui.domain.shipped.spec import Phase, Spec, Step, milestone

SPEC = Spec(
    name=N_("Key account"),
    notes=N_("A large client from the first call to acceptance, with many people to convince."),
    roles={
        "account": N_("Key account manager"),
        "engineer": N_("Sales engineer"),
        "legal": N_("Contract lawyer"),
        "delivery": N_("Delivery manager"),
    },
    phases=(
        Phase(
            N_("Needs analysis"),
            (
                Step("map", N_("Map the people who decide, use and object"), 3, "account"),
                Step("talks", N_("Interview users and deciders"), 5, "account", ("map",)),
                Step("rivals", N_("Study the competitors at the client"), 3, "engineer", ("map",)),
                Step(
                    "paper",
                    N_("Write the requirements document"),
                    4,
                    "engineer",
                    ("talks", "rivals"),
                ),
                milestone("needs", N_("Needs confirmed by the client"), "paper"),
            ),
        ),
        Phase(
            N_("Initiation"),
            (
                Step("case", N_("Reckon the business case"), 3, "account", ("needs",)),
                Step("approval", N_("Get the project approved in house"), 2, "account", ("case",)),
                milestone("charter", N_("Project approved"), "approval"),
            ),
        ),
        Phase(
            N_("Planning of the offer"),
            (
                Step("solution", N_("Design the solution"), 6, "engineer", ("charter",)),
                Step("price", N_("Build the price model"), 3, "account", ("solution",)),
                Step(
                    "demo", N_("Prepare and hold the demonstration"), 4, "engineer", ("solution",)
                ),
                Step("offer", N_("Write the offer"), 3, "account", ("price", "demo")),
                milestone("offered", N_("Offer handed over"), "offer"),
            ),
        ),
        Phase(
            N_("Negotiation"),
            (
                Step("terms", N_("Negotiate price and terms"), 8, "account", ("offered",), 3),
                Step("contract", N_("Settle the contract"), 6, "legal", ("terms",)),
                milestone("signed", N_("Contract signed"), "contract"),
            ),
        ),
        Phase(
            N_("Execution"),
            (
                Step(
                    "start", N_("Hold the kick-off with the client"), 1, "delivery", ("signed",), 2
                ),
                Step("build", N_("Deliver and set up the solution"), 25, "delivery", ("start",)),
                Step("training", N_("Train the users"), 5, "delivery", ("build",)),
                Step(
                    "watch", N_("Accompany the first weeks of use"), 10, "engineer", ("training",)
                ),
                milestone("ready", N_("In use everywhere"), "watch"),
            ),
        ),
        Phase(
            N_("Acceptance and closing"),
            (
                Step("trial", N_("Hold the acceptance with the client"), 3, "delivery", ("ready",)),
                milestone("accepted", N_("Acceptance signed"), "trial"),
                Step("cash", N_("Collect the last payment"), 10, "account", ("accepted",)),
                Step(
                    "review", N_("Look back, write the lessons down"), 1, "account", ("accepted",)
                ),
                Step(
                    "next",
                    N_("Agree on the account plan of the next year"),
                    3,
                    "account",
                    ("review",),
                ),
                milestone("closed", N_("Closing agreed"), "next", "cash"),
            ),
        ),
    ),
    risks=(
        "market.price_war",
        "client.hidden_decider",
        "client.champion_leaves",
        "client.budget_cut",
        "client.reorganised",
        "technical.does_not_fit",
        "management.scope_creep",
        "legal.contract_terms",
        "quality.unclear_acceptance",
        "financial.late_payment",
        "client.more_sites",
    ),
    gate_points=(
        ("needs", N_("We have met the person who decides")),
        ("planning", N_("The margin of the offer is approved")),
        ("execution", N_("The client's sponsor hears from us every month")),
    ),
    budget={
        "payroll": 5500,
        "travel": 1200,
        "client": 800,
        "marketing": 500,
        "training": 800,
        "tools": 200,
        "contingency": 1000,
    },
)
