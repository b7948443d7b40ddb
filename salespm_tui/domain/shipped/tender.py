"""Tender: a public or formal bid, from the notice to the award and its contract."""

from __future__ import annotations

from salespm_tui.core.i18n import N_
from salespm_tui.domain.shipped.spec import Phase, Spec, Step, milestone

SPEC = Spec(
    name=N_("Tender"),
    notes=N_(
        "A formal bid against a date that nobody moves: read, decide, write, hand in, defend."
    ),
    roles={
        "bid": N_("Bid manager"),
        "engineer": N_("Sales engineer"),
        "price": N_("Pricing analyst"),
        "legal": N_("Contract lawyer"),
    },
    phases=(
        Phase(
            N_("Needs analysis"),
            (
                Step("papers", N_("Get the tender papers and register"), 1, "bid"),
                Step("read", N_("Read the papers, list every demand"), 3, "bid", ("papers",)),
                Step(
                    "terms",
                    N_("Check eligibility, bond and contract terms"),
                    2,
                    "legal",
                    ("papers",),
                ),
                Step("rivals", N_("Guess who else will bid, and how"), 2, "bid", ("papers",)),
            ),
        ),
        Phase(
            N_("Initiation"),
            (
                Step("decide", N_("Decide whether to bid"), 1, "bid", ("read", "terms", "rivals")),
                milestone("go", N_("Bid approved"), "decide"),
            ),
        ),
        Phase(
            N_("Planning of the bid"),
            (
                Step("plan", N_("Share out the chapters, set the inner dates"), 1, "bid", ("go",)),
                Step("ask", N_("Send questions to the tenderer"), 2, "bid", ("plan",)),
                Step("bond", N_("Order the bid bond from the bank"), 5, "legal", ("go",)),
                milestone("planned", N_("Planning of the bid agreed"), "plan"),
            ),
        ),
        Phase(
            N_("Execution"),
            (
                Step("technical", N_("Write the technical part"), 8, "engineer", ("planned",)),
                Step("proof", N_("Gather certificates and references"), 5, "bid", ("planned",)),
                Step("price", N_("Reckon the price, and the lowest one"), 4, "price", ("planned",)),
                Step("commercial", N_("Write the commercial part"), 3, "price", ("price",)),
                Step(
                    "review",
                    N_("Review against every demand, by somebody else"),
                    2,
                    "legal",
                    ("technical", "commercial", "proof", "ask"),
                ),
                Step("seal", N_("Print, sign, seal"), 1, "bid", ("review", "bond")),
                milestone("handed", N_("Bid handed in"), "seal"),
            ),
        ),
        Phase(
            N_("Opening and award"),
            (
                Step(
                    "opening", N_("Attend the opening, note every price"), 1, "bid", ("handed",), 1
                ),
                Step(
                    "answers",
                    N_("Answer the committee's questions"),
                    4,
                    "engineer",
                    ("opening",),
                    3,
                ),
                milestone("awarded", N_("Award announced"), "answers"),
                Step("contract", N_("Settle and sign the contract"), 8, "legal", ("awarded",), 3),
                milestone("signed", N_("Contract signed"), "contract"),
            ),
        ),
        Phase(
            N_("Acceptance and closing"),
            (
                Step("hand", N_("Hand the project over to delivery"), 2, "bid", ("signed",)),
                milestone("accepted", N_("Handover accepted by delivery"), "hand"),
                Step("bond_back", N_("Get the bid bond back"), 5, "legal", ("signed",)),
                Step(
                    "compare",
                    N_("Compare our bid with the winning prices"),
                    1,
                    "price",
                    ("signed",),
                ),
                Step("lessons", N_("Look back, write the lessons down"), 1, "bid", ("compare",)),
                milestone("closed", N_("Closing agreed"), "lessons", "bond_back"),
            ),
        ),
    ),
    risks=(
        "market.price_war",
        "market.new_rival",
        "legal.tender_rules",
        "legal.liability",
        "management.optimistic_plan",
        "resource.overload",
        "resource.missing_skill",
        "financial.penalties",
        "management.handover_gap",
        "legal.framework",
    ),
    gate_points=(
        ("initiation", N_("We can meet every demand that excludes")),
        ("planning", N_("The day and hour of handing in are in everybody's calendar")),
        ("execution", N_("The original papers are signed and sealed as asked")),
    ),
    budget={
        "payroll": 6000,
        "travel": 800,
        "client": 300,
        "tools": 400,
        "other": 1500,
        "contingency": 1000,
    },
)
