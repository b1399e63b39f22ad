from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.rulebook import load_rulebook
from tariffs.book import Book, Zone
from tariffs.place import REGIONS, Gazetteer, Place
from tariffs.refusal import NotServed
from tariffs.zone import why_zone, zone_of

BOOK = load_rulebook().tariff_at(date(2025, 9, 22))
PLACES = load_rulebook().gazetteer.places
CITIES = [place for place in PLACES if place.city is not None and place.code[:6] not in REGIONS]


def _zone(origin: str, destination: str, gazetteer: Gazetteer, book: Book) -> str:
    start, end = gazetteer.resolve(origin), gazetteer.resolve(destination)
    assert start is not None
    assert end is not None
    found = zone_of(start, end, book)
    return found.code


@pytest.mark.parametrize(
    ("origin", "destination", "zone"),
    [
        ("杭州", "杭州", "Z1"),
        ("杭州市西湖区", "杭州市萧山区", "Z1"),
        ("上海市浦东新区", "上海市静安区", "Z1"),
        ("重庆", "重庆市渝中区", "Z1"),
        ("仙桃", "仙桃", "Z1"),
        ("杭州", "宁波", "Z2"),
        ("海口", "三亚", "Z2"),
        ("郑州", "济源", "Z2"),
        ("仙桃", "潜江", "Z2"),
        ("杭州", "上海", "Z3"),
        ("杭州", "江苏", "Z3"),
        ("杭州", "合肥", "Z3"),
        ("上海", "南京", "Z3"),
        ("杭州", "成都市武侯区", "Z4"),
        ("杭州", "四川", "Z4"),
        ("杭州", "北京市东城区", "Z4"),
        ("上海", "广州", "Z4"),
        ("杭州", "乌鲁木齐", "Z5"),
        ("杭州", "拉萨", "Z5"),
        ("杭州", "西宁", "Z5"),
        ("杭州", "兰州", "Z5"),
        ("杭州", "银川", "Z5"),
        ("杭州", "呼和浩特", "Z5"),
        ("杭州", "海口", "Z5"),
        ("海口", "杭州", "Z5"),
        ("海口", "乌鲁木齐", "Z5"),
        ("杭州", "HK", "Z6"),
        ("杭州", "澳门", "Z6"),
        ("杭州", "台北", "Z6"),
        ("乌鲁木齐", "HK", "Z6"),
        ("杭州", "JP", "Z7"),
        ("杭州", "KR", "Z7"),
        ("杭州", "VN", "Z7"),
        ("杭州", "SG", "Z7"),
        ("杭州", "GB", "Z8"),
        ("杭州", "US", "Z8"),
        ("杭州", "CA", "Z8"),
        ("杭州", "AU", "Z8"),
        ("杭州", "FR", "Z8"),
        ("杭州", "HR", "Z8"),
        ("杭州", "330199", "Z1"),
        ("杭州", "JPN", "Z7"),
        # Not served, and not decided without the city.
        ("杭州", "KP", "not-served"),
        ("杭州", "NO", "not-served"),
        ("杭州", "BR", "not-served"),
        ("HK", "杭州", "not-served"),
        ("JP", "杭州", "not-served"),
        ("HK", "HK", "not-served"),
        ("杭州", "浙江", "needs-city"),
        ("浙江", "杭州", "needs-city"),
        ("浙江", "浙江", "needs-city"),
        ("杭州", "339900", "needs-city"),
        ("杭州", "CN", "needs-city"),
    ],
)
def test_the_zone_of_a_route(
    origin: str, destination: str, zone: str, gazetteer: Gazetteer, book: Book
) -> None:
    assert _zone(origin, destination, gazetteer, book) == zone


@given(st.sampled_from(CITIES), st.sampled_from(CITIES))
def test_inside_the_mainland_a_zone_is_the_same_both_ways(one: Place, other: Place) -> None:
    there, back = zone_of(one, other, BOOK), zone_of(other, one, BOOK)
    assert isinstance(there, Zone)
    assert there == back


@given(st.sampled_from(PLACES))
def test_from_hangzhou_every_place_has_a_zone_or_a_reason(place: Place) -> None:
    hangzhou = next(city for city in CITIES if city.code == "330100")
    found = zone_of(hangzhou, place, BOOK)
    if isinstance(found, NotServed):
        assert found.code in {"not-served", "needs-city"}
        assert place.level == "country" or place.code == "330000"
    else:
        assert (found.code >= "Z6") == (place.city is None and place.level == "country") or (
            place.province is not None and place.province.code in REGIONS
        )


def test_the_country_lists_hold_asean_of_that_day_and_the_27_of_the_union(book: Book) -> None:
    seventh, eighth = book.zone("Z7"), book.zone("Z8")
    assert seventh is not None
    assert eighth is not None
    assert len(set(seventh.places) - {"JP", "KR"}) == 10
    assert len(set(eighth.places) - {"GB", "US", "CA", "AU"}) == 27
    known = {place.code for place in PLACES if place.level == "country"}
    assert {*seventh.places, *eighth.places} <= known


def test_a_zone_says_why(gazetteer: Gazetteer, book: Book) -> None:
    start, end = gazetteer.resolve("杭州"), gazetteer.resolve("乌鲁木齐")
    assert start is not None
    assert end is not None
    zone = zone_of(start, end, book)
    assert isinstance(zone, Zone)
    why = why_zone(start, end, zone, book)
    assert (why.rule, why.mark, why.valid_to) == ("house-2025-09/zone/Z5", "house", None)
    assert ("destination", "新疆维吾尔自治区乌鲁木齐市 650100") in why.inputs
    assert why.arithmetic == "remote = Z5"
