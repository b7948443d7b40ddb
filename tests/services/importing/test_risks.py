"""Registers of risks come in: into which project, what of them, and again."""

from __future__ import annotations

import pytest

from salespm_tui.contract.projects import SaveProject
from salespm_tui.core.errors import UserError
from tests.services.importing.conftest import Desk
from tests.services.importing.lists import ask, bring, counts, notes

REGISTER = (
    "Risk ID,Risk,Probability,Impact,Treatment,Actions,Owner,Target date,Status,Level\n"
    "R1,Late parts,4,5,Retain,Call them weekly,Li,2026-12-01,In progress,Critical\n"
    "R2,No budget,2,3,Reduce,,,,Open,High\n"
)


def test_a_register_with_its_actions_and_reviews(desk: Desk) -> None:
    report = bring(desk, REGISTER, file="plant.csv")
    assert (report.kind, counts(report), report.project_code) == ("risks", (2, 0, 0, 0), "PLA")
    assert ask(
        desk,
        "SELECT title, probability, impact, strategy, response, owner, status, source_uid,"
        " identified_on, project_id FROM risk",
    ) == [
        (
            "Late parts",
            4,
            5,
            "accept",
            "Call them weekly",
            "Li",
            "responding",
            "R1",
            "2026-11-23",
            1,
        ),
        ("No budget", 2, 3, "mitigate", "", None, "identified", "R2", "2026-11-23", 1),
    ]
    assert ask(desk, "SELECT title, owner, due_on, kind, risk_id, project_id FROM action_item") == [
        ("Call them weekly", "Li", "2026-12-01", "response", 1, 1)
    ]
    assert ask(desk, 'SELECT risk_id, "on", probability, impact FROM risk_review') == [
        (1, "2026-11-23", 4, 5),
        (2, "2026-11-23", 2, 3),
    ]
    assert (
        "“Level” differs from ours in 1 row (line 3: High there, medium here): it is computed from"
        " probability and impact."
    ) in notes(report)


def test_again_it_creates_nothing_twice_and_merges(desk: Desk) -> None:
    before = desk.everything()
    bring(desk, REGISTER)
    desk.do(SaveProject(code="OTHER", name="Other"))
    again = bring(desk, REGISTER)
    assert (counts(again), again.set_id) == ((0, 0, 2, 0), None)
    desk.write("UPDATE risk SET owner = 'Wang', probability = 1 WHERE id = 1")
    changed = bring(desk, REGISTER.replace("4,5,Retain", "5,5,Transfer").replace("Li,", "Zhou,"))
    assert counts(changed) == (0, 1, 1, 0)
    assert ask(desk, "SELECT strategy, owner, probability FROM risk WHERE id = 1") == [
        ("transfer", "Wang", 1)
    ]
    assert len(changed.kept) == 2
    for _step in range(4):
        desk.undo()
    assert desk.everything() == before


def test_a_changed_rating_is_a_review_of_the_day(desk: Desk) -> None:
    bring(desk, REGISTER)
    desk.write("UPDATE risk_review SET \"on\" = '2026-11-01'")
    bring(desk, REGISTER.replace("2,3,Reduce", "5,3,Reduce"))
    bring(desk, REGISTER.replace("2,3,Reduce", "4,3,Reduce"))
    query = 'SELECT "on", probability FROM risk_review WHERE risk_id = 2 ORDER BY id'
    assert ask(desk, query) == [("2026-11-01", 2), ("2026-11-23", 4)]


def test_two_registers_with_the_same_ids_stay_two(desk: Desk) -> None:
    bring(desk, REGISTER)
    other = "Risk ID,Risk,Probability,Impact\nR1,Rain,1,1\nR2,Snow,2,2\n"
    assert counts(bring(desk, other, new=True)) == (2, 0, 0, 0)
    assert ask(desk, "SELECT project_id, count(*) FROM risk GROUP BY project_id") == [
        (1, 2),
        (2, 2),
    ]
    for text in (REGISTER, other):
        assert bring(desk, text).set_id is None


def test_two_registers_of_one_project_with_the_same_ids_stay_two(desk: Desk) -> None:
    bring(desk, REGISTER, file="one.csv")
    other = "Risk ID,Risk,Probability,Impact\nR1,Rain,1,1\nR2,Snow,2,2\n"
    assert counts(bring(desk, other, file="two.csv")) == (2, 0, 0, 0)
    assert ask(desk, "SELECT DISTINCT project_id, count(*) FROM risk") == [(1, 4)]
    for name, text in (("one.csv", REGISTER), ("two.csv", other)):
        assert bring(desk, text, file=name).set_id is None
    renamed = REGISTER.replace("Late parts", "Very late parts")
    assert counts(bring(desk, renamed, file="one.csv")) == (0, 1, 1, 0)


def test_the_project_is_the_one_named_the_only_one_or_a_new_one(desk: Desk) -> None:
    for code in ("A", "B"):
        desk.do(SaveProject(code=code, name=code))
    assert bring(desk, REGISTER, project_id=2).project_code == "B"
    assert bring(desk, "risk,likelihood\nRain,3\n", file="更多.csv").project_code not in ("A", "B")


def test_money_in_ranges_and_another_currency(desk: Desk) -> None:
    desk.do(SaveProject(code="A", name="A", currency="EUR"))
    report = bring(
        desk,
        "risk;probability;cost impact\nA;20 %;10.000 - 20.001,50\nB;50 %;$ 5\nC;80 %;a lot\n"
        "D;100 %;1.234,5\n",
    )
    assert ask(desk, "SELECT title, probability, impact_cost_minor, notes FROM risk") == [
        ("A", 2, 1500075, "probability: 20 %\ncost impact: 10.000 - 20.001,50"),
        ("B", 3, None, "probability: 50 %\ncost impact: $ 5"),
        ("C", 5, None, "probability: 80 %\ncost impact: a lot"),
        ("D", 5, 123450, "probability: 100 %"),
    ]
    assert [one for one in notes(report) if "mount" in one] == [
        "1 amount is the middle of a range, which stands in the notes of its risk.",
        "1 amount cannot be read and stands in the notes of its risk.",
        "1 amount is in USD, which is not the project's currency, and stands in the notes of its risk.",
        "Amounts are taken as EUR, the project's currency.",
    ]


def test_money_without_a_currency_is_in_that_of_the_project(desk: Desk) -> None:
    desk.do(SaveProject(code="A", name="A", currency="JPY"))
    bring(desk, "risk,probability,cost impact\nA,1,500\nB,2,¥7\n")
    assert ask(desk, "SELECT impact_cost_minor FROM risk") == [(500,), (7,)]


def test_words_in_chinese_and_french(desk: Desk) -> None:
    bring(
        desk,
        "风险编号,风险名称,发生概率,影响程度,应对策略,应对措施,状态,风险类别,性质\n"
        "1,供货延迟,很可能,严重,减轻,备选供应商,处理中,客户,\n2,补贴,低,中,利用,,,市场,机会\n",
    )
    bring(desk, "risque,vraisemblance,gravité,traitement\nIncendie,rare,critique,Réduire\n")
    assert ask(
        desk, "SELECT title, probability, impact, strategy, status, category, polarity FROM risk"
    ) == [
        ("供货延迟", 4, 4, "mitigate", "responding", "client", "threat"),
        ("补贴", 2, 3, "exploit", "identified", "market", "opportunity"),
        ("Incendie", 1, 5, "mitigate", "identified", "other", "threat"),
    ]


def test_the_same_heading_twice_and_a_byte_order_mark(desk: Desk) -> None:
    text = "\ufeffRisk,Likelihood,Impact,Owner,Owner\nRain,1,2,Li,Wang\n"
    report = bring(desk, text)
    assert ask(desk, "SELECT owner, notes FROM risk") == [("Li", "Owner: Wang")]
    assert "The heading “Owner” stands there twice: the first one counts." in notes(report)


def test_every_decision_can_be_made_otherwise(desk: Desk) -> None:
    rows = "".join(f"Risk {number},{number % 3 + 1},{number % 3 + 1},x\n" for number in range(6))
    text = "risk,probability,impact,who\n" + rows
    report = bring(desk, text)
    said = "“impact” never goes above 3 and is read as 1 to 3; for another scale: --map “impact=impact/5”."
    assert said in notes(report)
    asked = (("probability", "likelihood/5"), ("impact", "impact/5"), ("who", "owner"))
    bring(desk, text, mapping=asked)
    assert ask(desk, "SELECT probability, impact, owner FROM risk WHERE id = 3") == [(3, 3, "x")]
    for wrong in ("impact/nothing", "owner/5", "title"):
        with pytest.raises(UserError, match="is no column of risks"):
            bring(desk, text, mapping=(("impact", wrong),))


def test_what_is_unreadable_stands_in_the_notes(desk: Desk) -> None:
    bring(
        desk,
        "risk,probability,impact,treatment,target date,closed on,status\n"
        "Rain,sometimes,9/5,pray,soon,2026-13-01,odd\n",
    )
    assert ask(desk, "SELECT probability, impact, strategy, status FROM risk") == [
        (None, None, None, "identified")
    ]
    assert ask(desk, "SELECT notes FROM risk")[0][0].split("\n") == [
        "probability: sometimes",
        "impact: 9/5",
        "treatment: pray",
        "status: odd",
        "closed on: 2026-13-01",
        "target date: soon",
    ]


def test_a_row_that_names_nothing_is_refused(desk: Desk) -> None:
    report = bring(desk, "risk,probability,impact\n,1,2\nRain,1,2\n")
    assert [(one.line, str(one.reason)) for one in report.refused] == [
        (2, "The risk has neither a title nor an id.")
    ]
