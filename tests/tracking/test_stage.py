"""Where a text says that a parcel stands, and how far a text is believed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tracking.house import HouseScan, house_event
from tracking.rule_set import RuleSet
from tracking.stage import place_of, refined, stage_of
from tracking.status import ParcelStatus, Status
from tracking.status_map import StatusMaps

AT = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "says", "place"),
    [
        ("到达上海转运中心", "AT_HUB", "上海转运中心"),
        ("离开杭州转运中心", "IN_TRANSIT", "杭州转运中心"),
        ("您的快件已经到达【华北转运中心公司】", "AT_HUB", "华北转运中心"),
        (
            "您的快件离开【佛山转运中心】，准备发往【华北转运中心公司】",
            "IN_TRANSIT",
            "佛山转运中心",
        ),
        ("金华市|到金华市【金华转运中心】", "AT_HUB", "金华转运中心"),
        ("金华市|金华市【金华转运中心】，正发往【哈尔滨转运中心】", "IN_TRANSIT", ""),
        ("快件到达【杭州西湖文三路营业部】", "AT_BRANCH", "杭州西湖文三路营业部"),
        ("已由快递员从[自提柜]3号楼快递柜取回，请等待快递员与您联系", "IN_TRANSIT", ""),
        ("快件正在派件，请保持电话畅通", "OUT_FOR_DELIVERY", ""),
        ("已放入3号楼快递柜，请凭取件码领取", "AWAITING_PICKUP", ""),
        ("包裹已完成签收，签收方式：家门口", "DELIVERED", ""),
        ("Die Sendung wurde zugestellt.", "DELIVERED", ""),
        ("The shipment could not be delivered", None, ""),
        ("客户拒签", None, ""),
        ("快件已到海关，正在清关", "CUSTOMS", ""),
        ("海关已放行", None, ""),
        ("某网点 已接单", "ORDERED", ""),
        ("Arrived at the Leipzig sorting center", "AT_HUB", "Leipzig sorting center"),
        ("hello", None, ""),
    ],
)
def test_a_text_says_where_the_parcel_stands(
    text: str, says: str | None, place: str, maps: StatusMaps
) -> None:
    assert maps.says(text) == says
    event = house_event("N1", 0, HouseScan(AT, None, text))
    assert place_of(event, maps) == place


def test_a_given_place_goes_before_the_place_in_the_text(maps: StatusMaps) -> None:
    event = house_event("N1", 0, HouseScan(AT, None, "到达上海转运中心", "上海"))
    assert place_of(event, maps) == "上海"


def test_the_outlet_s_own_stage_goes_before_any_text(rules: RuleSet) -> None:
    event = house_event("N1", 0, HouseScan(AT, ParcelStatus.REFUSED, "到达上海转运中心"))
    assert stage_of(event, rules) is ParcelStatus.REFUSED


@pytest.mark.parametrize("status", [one for one in Status if one is not Status.IN_TRANSIT])
def test_a_text_never_overrides_a_code(status: Status, rules: RuleSet) -> None:
    base = rules.parcel_status(status, None)
    assert refined(base, status, ParcelStatus.AT_HUB) is base


@pytest.mark.parametrize(
    ("status", "reason", "parcel"),
    [
        ("in_transit", "collected", "ACCEPTED"),
        ("in_transit", "customs_started", "CUSTOMS"),
        ("in_transit", "customs_cleared", "IN_TRANSIT"),
        ("in_transit", "handover", "FORWARDED"),
        ("exception", "customs_hold", "EXCEPTION"),
        ("exception", "refused", "REFUSED"),
        ("exception", "returning", "RETURNING"),
        ("exception", "returned", "RETURNED"),
        ("expired", "no_updates", "EXCEPTION"),
        ("pending", "not_found", "UNKNOWN"),
        ("info_received", "awaiting_collection", "ORDERED"),
    ],
)
def test_the_house_status_of_a_carrier_s_status(
    status: str, reason: str, parcel: str, rules: RuleSet
) -> None:
    assert rules.parcel_status(Status(status), reason) == parcel
