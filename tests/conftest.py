"""What tests of several packages share: the requirements' folder, and a fresh demo outlet."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from counter.acceptance import Checks, Goods, Item, Party
from counter.boot import open_desk
from counter.clock import StoppedClock
from counter.demo.opening import demo_opening
from counter.desk import Desk
from counter.ids import new_id
from counter.jobs.take_in import TakeIn
from counter.opening import open_outlet
from counter.outlet import Kind

ROOT = Path(__file__).resolve().parents[1]
# Monday 2025-09-22 15:05 in Hangzhou, when scenario A1 begins.
NOW = StoppedClock(datetime(2025, 9, 22, 7, 5, tzinfo=UTC))
SENDER = Party(name="温立新", phone="138-0000-1501", place="330106", address="文三路1号")
RECIPIENT = Party(name="柳若曦", phone="138-0000-1502", place="310115", address="张江路2号")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with the requirements and the samples; skips where it is absent."""
    for folder in (ROOT, *ROOT.parents):
        found = folder.parent / "shared"
        if (found / "requirements.md").is_file():
            return found
    pytest.skip("the requirements' folder is not beside this checkout")


@pytest.fixture(scope="session")
def _pristine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo outlet with staff and numbers but no parcels, made once."""
    folder = tmp_path_factory.mktemp("pristine") / "home"
    open_outlet(folder, demo_opening(Kind.DEMO), NOW)
    return folder


@pytest.fixture
def outlet(_pristine: Path, tmp_path: Path) -> Path:
    """The folder of a fresh demo outlet without parcels."""
    return shutil.copytree(_pristine, tmp_path / "home")


@pytest.fixture
def desk(outlet: Path) -> Iterator[Desk]:
    """The desk of a fresh demo outlet, its clock stopped at 2025-09-22T15:05+08:00."""
    opened = open_desk(outlet, NOW)
    yield opened
    opened.store.close()


@pytest.fixture(scope="session")
def parcel() -> Callable[..., TakeIn]:
    """Makes the command for a plain parcel to Shanghai; keywords replace its fields."""

    def make(**fields: object) -> TakeIn:
        plain: dict[str, object] = {
            "job": new_id(),
            "sender": SENDER,
            "recipient": RECIPIENT,
            "goods": Goods(contents=(Item(name="图书"),), weight_kg=Decimal("1.2"), insured=False),
            "checks": Checks(
                identity="resident-id", inspection=True, disclosure=True, delivery="door"
            ),
            "product": "STD",
        }
        return TakeIn(**{**plain, **fields})  # type: ignore[arg-type]

    return make
