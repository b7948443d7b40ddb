"""The capture line, as people type it. Today is Monday 23 November 2026."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salespm_tui.core.clean import clean_text
from salespm_tui.core.i18n import set_language
from salespm_tui.domain.capture import (
    Capture,
    KnownClient,
    KnownContact,
    KnownDeal,
    KnownDeals,
    read_capture,
)

MONDAY = date(2026, 11, 23)
TOMORROW = date(2026, 11, 24)
FRIDAY = date(2026, 11, 27)

HUAWEI = KnownClient(
    1,
    "华为技术有限公司",
    "华为",
    ("Huawei",),
    (KnownContact(11, "李伟"), KnownContact(12, "王芳")),
)
ACME = KnownClient(
    2,
    "Acme Industrial",
    "Acme",
    (),
    (
        KnownContact(21, "Anna Schmidt"),
        KnownContact(22, "Li Wei"),
        KnownContact(23, "Li Na"),
        KnownContact(24, "李伟"),
    ),
)
CLOUD = KnownClient(3, "华为云")
CONFERENCE = KnownClient(4, "会议宝")
YAHOO = KnownClient(5, "Yahoo !Japan")
NORTH = KnownClient(6, "Globex North", "Globex")
SOUTH = KnownClient(7, "Globex South", "Globex")
KNOWN = (HUAWEI, ACME, CLOUD, CONFERENCE, YAHOO, NORTH, SOUTH)

PRICES = KnownDeal(12, "Price book", 2, "Acme")
TENDER = KnownDeal(13, "标书-7", 1, "华为")
PILOT = KnownDeal(14, "Pilot", 2, "Acme")
PILOT_TWO = KnownDeal(15, "Pilot phase two", 2, "Acme")
THEIR_PILOT = KnownDeal(16, "Pilot", 1, "华为")
TWIN = KnownDeal(17, "Pilot", 1, "华为")
LONE = KnownDeal(18, "渠道平台")
OVER = KnownDeal(19, "Old tender", 2, "Acme", is_open=False)
DEALS = KnownDeals((PRICES, TENDER, PILOT, PILOT_TWO, THEIR_PILOT, TWIN, LONE, OVER))


def read(text: str, here: KnownClient | None = None) -> Capture:
    return read_capture(text, KNOWN, MONDAY, here=here, deals=DEALS)


def said(text: str, here: KnownClient | None = None) -> dict[str, object]:
    """What differs from a line that says nothing at all, but for pieces and problems."""
    nothing = asdict(read(""))
    found = asdict(read(text, here))
    names = found.keys() - {"pieces", "problems"}
    return {name: found[name] for name in names if found[name] != nothing[name]}


def told(
    channel: str | None, client: KnownClient | str, summary: str = "", **more: object
) -> object:
    """The same, as a test writes it down."""
    expected: dict[str, object] = dict(more)
    if channel is not None:
        expected |= {"channel": channel, "channel_given": True}
    if isinstance(client, str):
        expected |= {"client_name": client, "client_is_new": True}
    else:
        expected |= {"client_id": client.id, "client_name": client.name}
    if summary:
        expected["summary"] = summary
    return expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "call 华为 谈价格 !fri #deal-12",
            told("call", HUAWEI, "谈价格", next_step="谈价格", next_step_on=FRIDAY, deal=PRICES),
        ),
        (
            "call 华为 谈价格 !fri @李伟 ~30m",
            told("call", HUAWEI, "谈价格", next_step="谈价格", next_step_on=FRIDAY)
            | {"contact_id": 11, "contact_name": "李伟", "duration_min": 30},
        ),
        (
            "电话华为谈价格！明天",
            told("call", HUAWEI, "谈价格", next_step="谈价格", next_step_on=TOMORROW),
        ),
        (
            "电话：华为 谈价格 ＋发方案 ！下周五 ＠王芳 ～半小时 ＃标书-7",
            told("call", HUAWEI, "谈价格", next_step="发方案", next_step_on=date(2026, 12, 4))
            | {"contact_id": 12, "contact_name": "王芳", "duration_min": 30, "deal": TENDER},
        ),
        (
            "visit Acme showed the demo +send offer and terms !24 dec #12 ~1h30 @Anna Schmidt",
            told("visit", ACME, "showed the demo", next_step="send offer and terms")
            | {"next_step_on": date(2026, 12, 24), "deal": PRICES, "duration_min": 90}
            | {"contact_id": 21, "contact_name": "Anna Schmidt"},
        ),
        ("Acme price", told(None, ACME, "price")),
        ("acme industrial price", told(None, ACME, "price")),
        ("ＡＣＭＥ price", told(None, ACME, "price")),
        ("huawei 报价", told(None, HUAWEI, "报价")),
        ("NewCo price", told(None, "NewCo", "price")),
        ("小米 报价", told(None, "小米", "报价")),
    ],
)
def test_a_line_is_read_as_it_was_meant(line: str, expected: dict[str, object]) -> None:
    assert said(line) == expected
    assert read(line).problems == ()


@pytest.mark.parametrize(
    ("word", "channel"),
    [
        *(("call", "call"), ("phone", "call"), ("电话", "call"), ("打电话", "call")),
        *(("meeting", "meeting"), ("meet", "meeting"), ("会议", "meeting"), ("开会", "meeting")),
        *(("visit", "visit"), ("拜访", "visit"), ("wechat", "wechat"), ("微信", "wechat")),
        *(("email", "email"), ("mail", "email"), ("邮件", "email"), ("VIDEO", "video")),
        *(("视频", "video"), ("视频会议", "video"), ("event", "event"), ("活动", "event")),
    ],
)
def test_channel_words_of_both_languages_with_and_without_a_colon(word: str, channel: str) -> None:
    for line in (f"{word} Acme x", f"{word}: Acme x", f"{word}：Acme x", f"{word} : Acme x"):
        assert said(line) == told(channel, ACME, "x")
    assert said(f"{word} NewCo x") == told(channel, "NewCo", "x")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("电话华为谈价格", told("call", HUAWEI, "谈价格")),
        ("视频会议华为谈价格", told("video", HUAWEI, "谈价格")),
        ("打电话给华为 谈价格", told("call", HUAWEI, "谈价格")),
        ("拜访了Acme谈价格", told("visit", ACME, "谈价格")),
        ("meeting with Acme about price", told("meeting", ACME, "about price")),
        ("电话“小米科技”谈价格", told("call", "小米科技", "谈价格")),
        ("call with NewCo", told("call", "with", "NewCo")),
        ("会议宝 要报价", told(None, CONFERENCE, "要报价")),
        ("会议会议宝 要报价", told("meeting", CONFERENCE, "要报价")),
        ("会议室公司 要报价", told(None, "会议室公司", "要报价")),
        ("Mailchimp price", told(None, "Mailchimp", "price")),
        ("calling Acme", told(None, "calling", "Acme")),
    ],
)
def test_a_channel_word_ends_where_a_client_begins(line: str, expected: dict[str, object]) -> None:
    assert said(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("华为云 报价", told(None, CLOUD, "报价")),
        ("华为技术有限公司报价", told(None, HUAWEI, "报价")),
        ("Acme: price", told(None, ACME, "price")),
        ("华为：报价", told(None, HUAWEI, "报价")),
        ("Acme, price", told(None, ACME, "price")),
        ("NewCo: price", told(None, "NewCo", "price")),
        ("小米，报价", told(None, "小米", "报价")),
        ("Acmeology price", told(None, "Acmeology", "price")),
        ("Acme-Tools price", told(None, "Acme-Tools", "price")),
        ("Acme谈价格", told(None, ACME, "谈价格")),
        ('"Acme Industrial" price', told(None, ACME, "price")),
        ('"Acme Tools" price', told(None, "Acme Tools", "price")),
        ("“北京 首农”谈价格", told(None, "北京 首农", "谈价格")),
        ("「call」 price", told(None, "call", "price")),
        ('"Initech Tools price', told(None, "Initech", "Tools price")),
        ("Yahoo !Japan price", told(None, YAHOO, "price")),
        ("C# price", told(None, "C#", "price")),
        ("AT&T price", told(None, "AT&T", "price")),
        ("!fri Acme price", told(None, ACME, "price", next_step="price", next_step_on=FRIDAY)),
        ("@李伟 华为 报价", told(None, HUAWEI, "报价", contact_id=11, contact_name="李伟")),
        ("call ~5m Acme price", told("call", ACME, "price", duration_min=5)),
        ("小米！明天", told(None, "小米", next_step="follow up", next_step_on=TOMORROW)),
    ],
)
def test_the_client_is_the_longest_known_name_else_the_first_word(
    line: str, expected: dict[str, object]
) -> None:
    assert said(line) == expected


def test_a_name_of_two_clients_takes_the_first_and_says_so() -> None:
    line = read("Globex price")
    assert line.client_id == NORTH.id
    assert [piece for piece, _error in line.problems] == ["Globex"]
    assert "Globex South" in line.problems[0][1].title


@pytest.mark.parametrize("line", ["", "   ", "call", "电话：", "!!", "… 😀", "call !fri"])
def test_a_line_without_a_client_says_so(line: str) -> None:
    capture = read(line)
    assert capture.client_name == ""
    assert capture.client_id is None
    assert not capture.client_is_new
    assert "which client" in capture.problems[0][1].title


def test_a_line_opened_on_a_client_needs_to_name_none() -> None:
    assert said("谈价格 !fri", HUAWEI) == told(
        None, HUAWEI, "谈价格", next_step="谈价格", next_step_on=FRIDAY
    )
    assert said("call @王芳", HUAWEI) == told("call", HUAWEI, contact_id=12, contact_name="王芳")
    assert said("met @Anna Schmidt", ACME) == told(
        "meeting", ACME, contact_id=21, contact_name="Anna Schmidt"
    )
    assert said("Acme price", HUAWEI) == told(None, ACME, "price")
    assert said('"NewCo" price', HUAWEI) == told(None, "NewCo", "price")
    assert read("", HUAWEI).problems == ()


@pytest.mark.parametrize(
    "words",
    [
        "wrote to a@b.com",
        "they use C# and F#",
        "3~4 people",
        "3～4天交付",
        "50% + 3",
        "A+B testing",
        "原价＋5%",
        "raised the price +5%",
        "great! really!",
        "great !",
        "wow !! ok",
        "客户很满意！下次带合同",
        "太好了！！",
        "我们～他们",
        "a # b @ c ~ d",
        "张三@qq.com",
        "deal won #",
        "＠",
    ],
)
def test_signs_within_words_and_without_a_value_are_plain_text(words: str) -> None:
    assert said(f"Acme {words}") == told(None, ACME, words)
    assert read(f"Acme {words}").problems == ()


@pytest.mark.parametrize(
    ("typed", "on", "summary"),
    [
        ("!next fri report", "2026-12-04", "x report"),
        ("!24 dec report", "2026-12-24", "x report"),
        ("!dec 24 5 people", "2026-12-24", "x 5 people"),
        ("!+3d, y", "2026-11-26", "x y"),
        ("！＋３天", "2026-11-26", "x"),
        ("!12/24.", "2026-12-24", "x"),
        ("！3天后再谈", "2026-11-26", "x 再谈"),
        ("!下周五#12", "2026-12-04", "x #12"),
        ("！明天。", "2026-11-24", "x"),
    ],
)
def test_a_date_ends_where_it_makes_the_longest_sense(typed: str, on: str, summary: str) -> None:
    capture = read(f"Acme x {typed}")
    assert capture.next_step_on == date.fromisoformat(on)
    assert capture.summary == summary


def test_an_ascii_mark_behind_chinese_counts_where_a_date_follows() -> None:
    assert said("华为谈价格!明天") == told(
        None, HUAWEI, "谈价格", next_step="谈价格", next_step_on=TOMORROW
    )
    assert said("华为谈价格!重要") == told(None, HUAWEI, "谈价格!重要")


@pytest.mark.parametrize(
    ("line", "step", "on"),
    [
        ("Acme price", None, None),
        ("Acme price !fri", "price", FRIDAY),
        ("Acme price +send offer", "send offer", None),
        ("Acme price +send offer !fri", "send offer", FRIDAY),
        ("Acme price !fri +send offer", "send offer", FRIDAY),
        ("Acme !fri +send offer #7 more", "send offer", FRIDAY),
        ("Acme +“方案A”发给客户！明天", "“方案A”发给客户", TOMORROW),
        ("Acme !fri", "follow up", FRIDAY),
    ],
)
def test_what_was_said_names_the_next_step_unless_a_plus_does(
    line: str, step: str | None, on: date | None
) -> None:
    capture = read(line)
    assert (capture.next_step, capture.next_step_on) == (step, on)


@pytest.mark.parametrize(
    ("line", "contact_id", "name", "summary"),
    [
        ("Acme @Anna Schmidt spoke", 21, "Anna Schmidt", "spoke"),
        ("Acme @anna spoke", 21, "Anna Schmidt", "spoke"),
        ("Acme @Li Na spoke", 23, "Li Na", "spoke"),
        ("Acme @Li spoke", None, "Li", "spoke"),
        ("Acme @Annabel, spoke", None, "Annabel", "spoke"),
        ('Acme @"Bob Jones" spoke', None, "Bob Jones", "spoke"),
        ("华为＠李伟谈得不错", 11, "李伟", "谈得不错"),
        ("华为 @李伟明 谈", None, "李伟明", "谈"),
        ("华为＠李伟！明天", 11, "李伟", ""),
        ("Acme @李伟 谈", 24, "李伟", "谈"),
        ("NewCo @李伟 谈", None, "李伟", "谈"),
    ],
)
def test_a_contact_is_one_of_the_client_or_new(
    line: str, contact_id: int | None, name: str, summary: str
) -> None:
    capture = read(line)
    assert (capture.contact_id, capture.contact_name) == (contact_id, name)
    assert capture.summary == summary


@pytest.mark.parametrize(
    ("line", "piece", "summary"),
    [
        ("Acme x !fry y", "!fry", "x !fry y"),
        ("Acme x !30 feb", "!30", "x !30 feb"),
        ("Acme x ~soon y", "~soon", "x ~soon y"),
        ("Acme x ~100 users", "~100", "x ~100 users"),
        ("!important Acme x", "!important", "!important x"),
        ("Acme x !fri !mon y", "!mon", "x !mon y"),
        ("Acme x @Anna @Bob", "@Bob", "x @Bob"),
        ("Acme +one +two", "+two", "+two"),
    ],
)
def test_what_is_not_understood_stays_and_is_named(line: str, piece: str, summary: str) -> None:
    capture = read(line)
    assert [what.strip() for what, _error in capture.problems] == [piece]
    assert capture.summary == summary
    assert capture.client_id == ACME.id


def test_reasons_come_in_the_language_of_the_moment() -> None:
    english = read("Acme ~soon").problems[0][1]
    assert "soon" in english.title
    set_language("zh")
    assert "soon" in read("Acme ~soon").problems[0][1].title


def test_the_pieces_show_what_was_read_as_what() -> None:
    kinds = [(piece.kind, piece.text) for piece in read("call: 华为 谈价格 +报价 !fri").pieces]
    assert kinds == [
        ("channel", "call: "),
        ("client", "华为 "),
        ("summary", "谈价格 "),
        ("next_step", "+报价 "),
        ("date", "!fri"),
    ]


def test_line_breaks_and_controls_do_not_get_through() -> None:
    assert said("call Acme one\n\x1b[2Jtwo") == told("call", ACME, "one [2Jtwo")


NAMES_AND_VALUES = (
    "call |电话|Acme|华为|Globex |给|fri|明天|12/24|30m|半小时|李伟|Anna|deal-1|谈价格|3"
)
SIGNS = '!！#＃@＠~～+＋：:"“”.， \n'
line_parts = st.one_of(
    st.sampled_from([*NAMES_AND_VALUES.split("|"), *SIGNS]),
    st.characters(),
)


@given(st.lists(line_parts, max_size=16).map("".join), st.sampled_from([None, HUAWEI]))
def test_no_line_raises_and_nothing_of_it_is_lost(line: str, here: KnownClient | None) -> None:
    capture = read(line, here)
    assert "".join(piece.text for piece in capture.pieces) == clean_text(line)
    assert bool(capture.client_name) == (capture.client_id is not None or capture.client_is_new)
    assert (capture.client_name != "") or capture.problems
    assert capture.channel_given or capture.channel == "other"
    assert capture.next_step_on is None or capture.next_step
    assert capture.duration_min is None or capture.duration_min >= 0
    for piece, error in capture.problems:
        assert piece in clean_text(line)
        assert error.title


@given(st.text(max_size=40))
def test_what_is_said_is_kept_word_for_word(text: str) -> None:
    spoken = "".join(character for character in clean_text(text) if character.isalnum())
    assert read(f"Acme {spoken}").summary == spoken
