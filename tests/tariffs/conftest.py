"""What the tests of the tariffs share: the packaged rules, the places, and a way to ask."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias
from zoneinfo import ZoneInfo

import pytest

from counter.rulebook import RuleBook, load_rulebook
from tariffs.book import Book
from tariffs.place import Gazetteer, Place
from tariffs.quote import Quote, Request, quote
from tariffs.weight import to_dimensions

SHANGHAI = ZoneInfo("Asia/Shanghai")
Ask: TypeAlias = Callable[..., Quote]
Find: TypeAlias = Callable[[str], Place]


@pytest.fixture(scope="session")
def rules() -> RuleBook:
    return load_rulebook()


@pytest.fixture(scope="session")
def book(rules: RuleBook) -> Book:
    return rules.tariff_at(date(2025, 9, 22))


@pytest.fixture(scope="session")
def gazetteer(rules: RuleBook) -> Gazetteer:
    return rules.gazetteer


@pytest.fixture(scope="session")
def settle(gazetteer: Gazetteer) -> Find:
    def find(text: str) -> Place:
        found = gazetteer.resolve(text)
        assert found is not None, text
        return found

    return find


@pytest.fixture(scope="session")
def ask(book: Book, settle: Find) -> Ask:
    """Quote from Hangzhou on Monday 2025-09-22 15:05 unless told otherwise."""

    def asked(to: str, kg: str, dims: str | None = None, **more: object) -> Quote:
        origin = settle(str(more.pop("origin", "杭州")))
        accepted = more.pop("accepted_at", datetime(2025, 9, 22, 15, 5, tzinfo=SHANGHAI))
        assert isinstance(accepted, datetime)
        request = Request(
            origin=origin,
            destination=settle(to),
            weight_kg=Decimal(kg),
            dims=None if dims is None else to_dimensions(dims),
            accepted_at=accepted,
            tz=SHANGHAI,
            **more,  # type: ignore[arg-type]
        )
        return quote(request, book)

    return asked
