from __future__ import annotations

import pytest

from counter.rulebook import RuleBook
from tariffs.initials import initials
from tariffs.place import REGIONS, Gazetteer
from tariffs.place_names import short_name

MAINLAND = 3351 - 9 - 3
"""Rows of the list, less those that only group counties and those that repeat their city."""


@pytest.mark.parametrize(
    ("text", "full_name"),
    [
        ("杭州", "浙江省杭州市"),
        ("杭州市", "浙江省杭州市"),
        ("330100", "浙江省杭州市"),
        (" 浙江 杭州 ", "浙江省杭州市"),
        ("浙江省·杭州市", "浙江省杭州市"),
        ("中国浙江省杭州市", "浙江省杭州市"),
        ("乌鲁木齐", "新疆维吾尔自治区乌鲁木齐市"),
        ("成都市武侯区", "四川省成都市武侯区"),
        ("四川成都武侯", "四川省成都市武侯区"),
        ("四川武侯", "四川省成都市武侯区"),
        ("510107", "四川省成都市武侯区"),
        ("上海", "上海市"),
        ("上海市浦东新区", "上海市浦东新区"),
        ("上海市上海市浦东新区", "上海市浦东新区"),
        ("北京市市辖区东城区", "北京市东城区"),
        ("浦东", "上海市浦东新区"),
        ("济源", "河南省济源市"),
        ("东莞", "广东省东莞市"),
        ("嘉峪关", "甘肃省嘉峪关市"),
        ("恩施", "湖北省恩施土家族苗族自治州"),
        ("西安", "陕西省西安市"),
        ("吉林", "吉林省"),
        ("吉林市", "吉林省吉林市"),
        ("内蒙古", "内蒙古自治区"),
        ("HK", "香港特别行政区"),
        ("hkg", "香港特别行政区"),
        ("香港", "香港特别行政区"),
        ("Hong Kong", "香港特别行政区"),
        ("810000", "香港特别行政区"),
        ("MO", "澳门特别行政区"),
        ("Macau", "澳门特别行政区"),
        ("TW", "台湾省"),
        ("臺北", "台湾省台北市"),
        ("JP", "日本"),
        ("jpn", "日本"),
        ("Japan", "日本"),
        ("日本", "日本"),
        ("South Korea", "韩国"),
        ("United Kingdom", "英国"),
        ("UK", "英国"),
        ("USA", "美国"),
        ("Netherlands (the)", "荷兰"),
        ("Holland", "荷兰"),
        ("中国", "中国"),
        ("CN", "中国"),
    ],
)
def test_a_place_is_found_by_what_people_write(
    gazetteer: Gazetteer, text: str, full_name: str
) -> None:
    found = gazetteer.resolve(text)
    assert found is not None
    assert (found.full_name, found.exact) == (full_name, True)


@pytest.mark.parametrize(
    ("text", "full_name"),
    [
        ("330199", "浙江省杭州市"),
        ("339900", "浙江省"),
        ("110199", "北京市"),
        ("杭州市新设区", "浙江省杭州市"),
        ("四川省成都市武侯区科华北路12号", "四川省成都市武侯区"),
        ("810101", "香港特别行政区"),
    ],
)
def test_what_is_newer_than_the_list_gives_the_larger_place_and_says_so(
    gazetteer: Gazetteer, text: str, full_name: str
) -> None:
    found = gazetteer.resolve(text)
    assert found is not None
    assert (found.full_name, found.exact) == (full_name, False)


@pytest.mark.parametrize(
    "text", ["", " ", "、", "999999", "新设市", "杭", "杭州湾", "?" * 200, "杭" * 200]
)
def test_what_names_no_place_finds_none(gazetteer: Gazetteer, text: str) -> None:
    assert gazetteer.find(text) == ()
    assert gazetteer.resolve(text) is None


@pytest.mark.parametrize(
    ("text", "at_least"),
    [
        ("朝阳", {"211300", "110105", "220104"}),
        ("鼓楼", {"320106", "350102"}),
        ("西湖区", {"330106"}),
    ],
)
def test_an_ambiguous_name_gives_every_place_and_no_guess(
    gazetteer: Gazetteer, text: str, at_least: set[str]
) -> None:
    found = gazetteer.find(text)
    assert at_least <= {hit.code for hit in found}
    assert len(found) > 1
    assert gazetteer.resolve(text) is None


def test_the_larger_place_comes_first(gazetteer: Gazetteer) -> None:
    assert [hit.name for hit in gazetteer.find("乌鲁木齐")] == ["乌鲁木齐市", "乌鲁木齐县"]


def test_every_place_is_found_by_its_full_name_and_its_code(gazetteer: Gazetteer) -> None:
    places = gazetteer.places
    assert len([place for place in places if place.code.isdigit() and place.province]) > MAINLAND
    for place in places:
        assert place in gazetteer.find(place.full_name)
        if place.province is None or place.province.code < "710000":
            assert gazetteer.find(place.code) == (place,)


def test_every_city_has_a_short_name_that_finds_it(gazetteer: Gazetteer) -> None:
    cities = [place for place in gazetteer.places if place.level == "city"]
    assert len(cities) > 333
    for city in cities:
        assert city in gazetteer.find(short_name(city.name))


def test_rows_that_only_group_counties_are_no_places(gazetteer: Gazetteer) -> None:
    grouped = {"市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"}
    assert not grouped & {place.name for place in gazetteer.places}


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("上海市浦东新区", "上海市"),
        ("上海", "上海市"),
        ("成都市武侯区", "成都市"),
        ("仙桃", "仙桃市"),
        ("东莞", "东莞市"),
    ],
)
def test_the_city_of_a_place(gazetteer: Gazetteer, text: str, city: str) -> None:
    found = gazetteer.resolve(text)
    assert found is not None
    assert found.city is not None
    assert found.city.name == city


@pytest.mark.parametrize("text", ["浙江", "JP"])
def test_a_province_or_a_country_has_no_city(gazetteer: Gazetteer, text: str) -> None:
    found = gazetteer.resolve(text)
    assert found is not None
    assert found.city is None


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("恩施土家族苗族自治州", "恩施"),
        ("巴音郭楞蒙古自治州", "巴音郭楞"),
        ("克孜勒苏柯尔克孜自治州", "克孜勒苏"),
        ("广西壮族自治区", "广西"),
        ("内蒙古自治区", "内蒙古"),
        ("鄂温克族自治旗", "鄂温克"),
        ("龙胜各族自治县", "龙胜"),
        ("梅里斯达斡尔族区", "梅里斯"),
        ("神农架林区", "神农架"),
        ("六枝特区", "六枝"),
        ("浦东新区", "浦东"),
        ("城区", "城区"),
        ("矿区", "矿区"),
        ("东区", "东区"),
        ("九龙", "九龙"),
    ],
)
def test_the_short_form_of_a_name(name: str, short: str) -> None:
    assert short_name(name) == short


def test_a_list_of_values_begins_with_the_names_that_start_so(gazetteer: Gazetteer) -> None:
    found = gazetteer.search("杭", 5)
    assert [place.name for place in found[:3]] == ["杭州市", "杭锦旗", "杭锦后旗"]
    assert all("杭" in place.name for place in found)
    assert len(found) == 5


def test_a_list_of_values_goes_by_code_and_by_country(gazetteer: Gazetteer) -> None:
    assert [place.code for place in gazetteer.search("3301", 2)] == ["330100", "330102"]
    assert "日本" in [place.name for place in gazetteer.search("Jap", 3)]
    assert gazetteer.search("  ", 3) == ()


def test_names_are_shown_in_english_where_the_list_has_one(gazetteer: Gazetteer) -> None:
    kong, japan, chengdu = (gazetteer.resolve(text) for text in ("HK", "JP", "成都"))
    assert kong is not None
    assert japan is not None
    assert chengdu is not None
    assert (kong.label("en"), japan.label("en")) == ("Hong Kong", "Japan")
    assert (kong.label("zh-CN"), chengdu.label("en")) == ("香港特别行政区", "四川省成都市")


def test_the_places_are_built_once(rules: RuleBook) -> None:
    assert rules.gazetteer is rules.gazetteer


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("杭州", "hz"),
        ("成都", "cd"),
        ("重庆", "cq"),
        ("长沙", "cs"),
        ("厦门", "xm"),
        ("乌鲁木齐", "wlmq"),
        ("呼和浩特", "hhht"),
        ("亳州", "bz"),
        ("衢州", "qz"),
        ("深圳", "sz"),
        ("张家口", "zjk"),
        ("A州", ""),
        ("龘州", ""),
    ],
)
def test_the_first_letters_of_a_name(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_every_prefecture_of_the_mainland_has_first_letters(gazetteer: Gazetteer) -> None:
    cities = [p for p in gazetteer.places if p.level == "city" and p.code not in REGIONS]
    assert [city.name for city in cities if not initials(short_name(city.name))] == []


def test_a_list_of_values_goes_by_first_letters_larger_places_first(gazetteer: Gazetteer) -> None:
    assert {"杭州市", "湖州市", "惠州市"} <= {place.name for place in gazetteer.search("hz", 20)}
    assert gazetteer.search("wlmq", 1)[0].name == "乌鲁木齐市"
    assert gazetteer.search("cq", 2)[0].name == "重庆市"


@pytest.mark.parametrize(("text", "limit"), [("cd", 40), ("tw", 40), ("州", 500), ("33", 500)])
def test_no_place_stands_twice_in_a_list_of_values(
    gazetteer: Gazetteer, text: str, limit: int
) -> None:
    found = gazetteer.search(text, limit)
    assert len({id(place) for place in found}) == len(found)
