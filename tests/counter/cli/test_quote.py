"""Quoting on the command line."""

from __future__ import annotations

import pytest

from tests.counter.reading import Counter

ROUTE = ("quote", "--from", "杭州", "--to", "成都武侯")
A1 = (*ROUTE, "--weight", "4.2", "--dims", "50x40x30")


def test_the_three_options_of_a1(counter: Counter) -> None:
    found = counter(*A1, "--json").document
    assert found["weight"] == {"actual": "4.2", "volumetric": "10", "billable": "10"}
    assert found["zone"] == "Z4"
    assert [
        (option["product"], option["total"]["amount"], option["promise"])
        for option in found["options"]
    ] == [
        ("ECO", "48.00", "2025-09-27T20:00:00+08:00"),
        ("STD", "60.00", "2025-09-25T20:00:00+08:00"),
        ("EXP", "90.00", "2025-09-24T12:00:00+08:00"),
    ]


def test_the_lines_add_up_and_name_their_rules(counter: Counter) -> None:
    found = counter(*A1, "--declared", "1,200", "--pack", "l", "--product", "std", "--json")
    (option,) = found.document["options"]
    assert [(line["code"], line["amount"]) for line in option["lines"]] == [
        ("FREIGHT", "60.00"),
        ("INSURANCEFEE", "6.00"),
        ("PACKAGINGFEE", "6.00"),
    ]
    assert option["total"] == {"amount": "72.00", "currency": "CNY"}
    assert all(line["rule"].startswith("house-2025-09/") for line in option["lines"])


@pytest.mark.parametrize(
    ("origin", "destination"),
    [("杭州", "成都"), ("杭州市", "成都市"), ("330100", "510100"), ("浙江省杭州市", "四川成都")],
)
def test_a_place_is_written_in_several_ways(call: Counter, origin: str, destination: str) -> None:
    at = ("--at", "2025-09-22T15:05", "--home", "/nowhere")
    said = call(*at, "quote", "--from", origin, "--to", destination, "--weight", "1", "--json")
    assert (said.code, said.document["zone"]) == (0, "Z4")


def test_a_refused_option_stays_in_the_list_with_its_reason(counter: Counter) -> None:
    found = counter(*ROUTE, "--weight", "1", "--goods", "g3", "--json").document
    refused = {option["product"]: option["refused"] for option in found["options"]}
    assert refused["STD"] is None
    assert refused["EXP"]["code"] == "goods-ground-only"
    assert refused["EXP"]["message"]
    last = found["options"][-1]
    assert [last[name] for name in ("lines", "total", "promise", "late_pays")] == [
        [],
        None,
        None,
        None,
    ]


@pytest.mark.parametrize(
    ("who", "percent", "code"),
    [
        ("E1001", "10", None),
        ("E1001", "10.5", "discount-above-authority"),
        ("S3001", "30", None),
        ("S3001", "31", "discount-above-authority"),
        ("M4001", "100", None),
    ],
)
def test_how_much_discount_is_given_depends_on_who_asks(
    counter: Counter, who: str, percent: str, code: str | None
) -> None:
    said = counter(*ROUTE, "--weight", "1", "--discount", percent, "--json", who=who)
    refused = said.document["options"][1]["refused"]
    assert (refused and refused["code"]) == code


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--weight", "heavy"), ("--weight", "-1"), ("--weight", "1e3"), ("--dims", "50x40"),
        ("--dims", "0x1x1"), ("--declared", "1.234"), ("--declared", "many"),
        ("--discount", "half"),
        ("--discount", "-1"),
        ("--discount", "NaN"),
    ],
)  # fmt: skip
def test_a_value_that_cannot_be_read_is_wrong_usage(
    counter: Counter, option: str, value: str
) -> None:
    said = counter(*ROUTE, "--weight", "1", option, value, "--json")
    assert (said.code, said.document["error"]["code"]) == (2, "usage")
    assert value in said.document["error"]["message"]
    assert option in said.document["error"]["message"]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (("--weight", "0"), "weight-not-positive"),
        (("--weight", "1", "--product", "SEA"), "unknown-product"),
        (("--weight", "1", "--pack", "XXL"), "unknown-packaging"),
        (("--weight", "1", "--goods", "G9"), "unknown-goods"),
        (("--weight", "1", "--declared", "0"), "declared-not-positive"),
        (("--weight", "1", "--discount", "101"), "discount-not-valid"),
        (("--weight", "1", "--to", "朝阳"), "place-ambiguous"),
        (("--weight", "1", "--to", "BR"), "not-served"),
    ],
)
def test_what_cannot_be_quoted_at_all_is_refused(
    counter: Counter, options: tuple[str, ...], code: str
) -> None:
    said = counter(*ROUTE, *options, "--json")
    assert (said.code, said.document["refused"]["code"]) == (1, code)


def test_a_person_reads_a_line_for_each_product(counter: Counter) -> None:
    said = counter(*A1)
    assert said.code == 0
    head, *lines = said.out.splitlines()
    assert "Z4" in head
    assert "10 kg" in head
    assert [line.split()[0] for line in lines] == ["ECO", "STD", "EXP"]
    assert "60.00" in lines[1]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("q 成都武侯 4.2 50x40x30", 0),
        ("ｂｊ　成都武侯　４．２", 0),
        ("10 成都武侯 4.2", 0),
        ("q 成都武侯", 2),
        ("t", 2),
        ("a 成都 1", 2),
        ("qt", 2),
        ("", 2),
        ("nonsense", 2),
    ],
)
def test_the_command_bar_on_a_shell(counter: Counter, line: str, code: int) -> None:
    said = counter("do", line, "--json")
    assert said.code == code
    if code == 0:
        assert said.document["from"]["code"] == "330106"
    else:
        expected = {"q 成都武侯": "words-missing", "t": "words-missing", "nonsense": "unknown-verb"}
        assert said.document["error"]["code"] == expected.get(line, "needs-screen")
