"""Risks to start from: what has gone wrong, or well, in many projects that sell something.

The title is the event, told with its usual cause and its effect.
"""

from __future__ import annotations

from dataclasses import dataclass

from salespm_tui.core.i18n import N_


@dataclass(frozen=True, slots=True)
class Entry:
    """A risk as it is shipped: `key` is stable, the words are sentences of the catalogue."""

    key: str
    polarity: str
    title: str
    cause: str
    effect: str


def _threat(key: str, title: str, cause: str, effect: str) -> Entry:
    return Entry(key, "threat", title, cause, effect)


def _chance(key: str, title: str, cause: str, effect: str) -> Entry:
    return Entry(key, "opportunity", title, cause, effect)


CHECKLISTS: dict[str, tuple[Entry, ...]] = {
    "market": (
        _threat(
            "market.price_war",
            N_("A price war breaks out"),
            N_("several vendors want the same client"),
            N_("the margin melts, or the deal is lost"),
        ),
        _threat(
            "market.demand_falls",
            N_("Demand falls while we sell"),
            N_("the client's industry cuts its spending"),
            N_("deals are put off or made smaller"),
        ),
        _threat(
            "market.new_rival",
            N_("A new competitor enters"),
            N_("the market grows and is easy to enter"),
            N_("our offer is compared anew, decisions take longer"),
        ),
        _threat(
            "market.better_product",
            N_("A competitor shows a better product"),
            N_("their release comes before our decision day"),
            N_("our strengths are no reason any more"),
        ),
        _threat(
            "market.policy_changes",
            N_("A policy changes the market"),
            N_("rules on subsidies, tariffs or purchasing are revised"),
            N_("the offer has to be reckoned anew"),
        ),
        _chance(
            "market.window_opens",
            N_("A competitor leaves the field"),
            N_("it is sold, or changes its direction"),
            N_("its clients look for somebody new"),
        ),
    ),
    "technical": (
        _threat(
            "technical.does_not_fit",
            N_("The product does not fit what is there"),
            N_("interfaces were never tried with the client's systems"),
            N_("integration takes longer and costs more than offered"),
        ),
        _threat(
            "technical.data_migration",
            N_("Old data cannot be taken over"),
            N_("nobody has looked into its quality"),
            N_("acceptance slips, the client works twice"),
        ),
        _threat(
            "technical.demo_fails",
            N_("The demonstration or trial fails"),
            N_("it is run on an environment nobody has rehearsed"),
            N_("trust is lost just before the decision"),
        ),
        _threat(
            "technical.promised_feature",
            N_("A promised function is not ready"),
            N_("it was sold before development had planned it"),
            N_("a promise breaks, a penalty may fall due"),
        ),
        _threat(
            "technical.security_gap",
            N_("A security review finds a gap"),
            N_("the client's security people come in late"),
            N_("going live waits until it is closed"),
        ),
        _chance(
            "technical.reuse",
            N_("What was built for another client can be reused"),
            N_("the needs are alike"),
            N_("we deliver earlier and cheaper than offered"),
        ),
    ),
    "management": (
        _threat(
            "management.scope_creep",
            N_("The scope grows without a decision"),
            N_("small wishes are granted in meetings"),
            N_("more work for the same money, dates slip"),
        ),
        _threat(
            "management.unclear_goal",
            N_("Nobody agrees on what success is"),
            N_("the goal was never written down with the client"),
            N_("acceptance becomes a quarrel"),
        ),
        _threat(
            "management.slow_decisions",
            N_("Decisions on our side take too long"),
            N_("discounts and terms need many approvals"),
            N_("the client signs with somebody faster"),
        ),
        _threat(
            "management.handover_gap",
            N_("What sales promised does not reach delivery"),
            N_("there is no meeting to hand it over"),
            N_("the client hears two different stories"),
        ),
        _threat(
            "management.optimistic_plan",
            N_("The plan is too hopeful"),
            N_("durations were set back from the wished-for date"),
            N_("the first milestone is missed, and then all"),
        ),
        _chance(
            "management.one_offer",
            N_("A sister team can sell along with us"),
            N_("both call on the same client"),
            N_("one visit brings two deals"),
        ),
    ),
    "resource": (
        _threat(
            "resource.key_person",
            N_("A key person of ours leaves"),
            N_("one person knows client and case alone"),
            N_("the client starts from scratch with us"),
        ),
        _threat(
            "resource.overload",
            N_("The team is overloaded"),
            N_("several projects peak at the same time"),
            N_("answers are late, quality falls"),
        ),
        _threat(
            "resource.missing_skill",
            N_("A skill that is needed is missing"),
            N_("the offer asks for what we have not done before"),
            N_("delivery waits for training or for outside help"),
        ),
        _threat(
            "resource.supplier_late",
            N_("A supplier or partner delivers late"),
            N_("we depend on one source"),
            N_("our own date falls with it"),
        ),
        _threat(
            "resource.holidays",
            N_("Holidays fall into the decisive weeks"),
            N_("the plan was made without both calendars"),
            N_("nobody is there to decide or to sign"),
        ),
        _chance(
            "resource.free_hands",
            N_("Experienced people become free"),
            N_("another project ends early"),
            N_("we can start sooner than offered"),
        ),
    ),
    "client": (
        _threat(
            "client.champion_leaves",
            N_("Our champion at the client leaves"),
            N_("the deal rests on one person"),
            N_("nobody inside speaks for us any more"),
        ),
        _threat(
            "client.budget_cut",
            N_("The client's budget is cut or frozen"),
            N_("the money was never released in writing"),
            N_("the deal is put off for a year"),
        ),
        _threat(
            "client.hidden_decider",
            N_("Somebody we do not know decides"),
            N_("we talk to the users only"),
            N_("objections come when the offer is in"),
        ),
        _threat(
            "client.reorganised",
            N_("The client is reorganised"),
            N_("a merger or a new head of department"),
            N_("priorities and contacts change"),
        ),
        _threat(
            "client.no_time",
            N_("The client's people have no time for the project"),
            N_("their daily work comes first"),
            N_("needs, data and tests come late"),
        ),
        _chance(
            "client.more_sites",
            N_("Other sites of the client want the same"),
            N_("the first one is a success that gets around"),
            N_("the next deals need no tender"),
        ),
    ),
    "financial": (
        _threat(
            "financial.late_payment",
            N_("The client pays late"),
            N_("acceptance is tied to things outside our hands"),
            N_("cash is missing, bonuses wait"),
        ),
        _threat(
            "financial.cost_overrun",
            N_("Delivery costs more than was offered"),
            N_("effort was estimated without those who do it"),
            N_("the margin is gone"),
        ),
        _threat(
            "financial.currency",
            N_("The exchange rate turns against us"),
            N_("price and costs are in different currencies"),
            N_("the margin shrinks without a word said"),
        ),
        _threat(
            "financial.insolvency",
            N_("The client cannot pay"),
            N_("it is in difficulties that nobody has checked"),
            N_("what was delivered is lost"),
        ),
        _threat(
            "financial.penalties",
            N_("Penalties for delay fall due"),
            N_("dates in the contract leave no room"),
            N_("every late week costs money"),
        ),
        _chance(
            "financial.subsidy",
            N_("The client gets a subsidy for it"),
            N_("a programme for such projects is open"),
            N_("the budget grows, the decision comes sooner"),
        ),
    ),
    "quality": (
        _threat(
            "quality.unclear_acceptance",
            N_("It is not said what is accepted, and how"),
            N_("criteria are missing in the contract"),
            N_("acceptance is refused or drags on"),
        ),
        _threat(
            "quality.too_little_testing",
            N_("There is too little time to test"),
            N_("testing stands at the end, where time runs out"),
            N_("faults are found by the client"),
        ),
        _threat(
            "quality.poor_training",
            N_("Users are not trained"),
            N_("training was left out of the offer"),
            N_("it is not used, and we are blamed"),
        ),
        _threat(
            "quality.partner_quality",
            N_("A partner's work is not good enough"),
            N_("nobody checks it before the client does"),
            N_("we do it again at our own cost"),
        ),
        _threat(
            "quality.complaints_unheard",
            N_("Complaints are not followed up"),
            N_("nobody owns them"),
            N_("the client does not buy again"),
        ),
        _chance(
            "quality.reference",
            N_("The client agrees to be a reference"),
            N_("first results are better than promised"),
            N_("others decide more easily"),
        ),
    ),
    "legal": (
        _threat(
            "legal.contract_terms",
            N_("Terms of the contract are not acceptable"),
            N_("the client's lawyers come in last"),
            N_("signing slips by weeks"),
        ),
        _threat(
            "legal.data_protection",
            N_("Data protection stands in the way"),
            N_("personal data leaves the country or the company"),
            N_("parts have to be built anew, or fines threaten"),
        ),
        _threat(
            "legal.tender_rules",
            N_("A rule of the tender is broken"),
            N_("a form, a proof or a date is missed"),
            N_("the offer is excluded"),
        ),
        _threat(
            "legal.liability",
            N_("Liability is without a limit"),
            N_("a clause was taken over unread"),
            N_("one fault can cost more than the deal brings"),
        ),
        _threat(
            "legal.gifts",
            N_("An invitation is taken for a bribe"),
            N_("limits on gifts differ at the client"),
            N_("the deal and our name are at stake"),
        ),
        _chance(
            "legal.framework",
            N_("A framework contract can be signed"),
            N_("the client wants to buy more than once"),
            N_("later orders come without new negotiation"),
        ),
    ),
}
"""By category; keys begin with it."""
