"""Every reader against whole payloads: invented ones, and the shared samples when present."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import pytest

from tracking.reading import Answer
from tracking.registry import carrier, names
from tracking.status_map import StatusMaps

DATA = Path(__file__).parent / "data"
NOT_GIVEN = "no reason is asked for"


@dataclass(frozen=True, slots=True)
class Sample:
    """A payload and what it must say."""

    path: Path
    api: str
    status: str
    reason: str
    events: int
    distinct: int


def invented() -> list[dict[str, str]]:
    with (DATA / "expected.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def shared_samples() -> list[Sample]:
    """The rows of the shared manifest for the carriers that exist; none where it is absent."""
    above = (folder / "shared" / "samples" / "tracking" for folder in Path(__file__).parents)
    folder = next((path for path in above if (path / "MANIFEST.csv").is_file()), None)
    if folder is None:
        return []
    with (folder / "MANIFEST.csv").open(encoding="utf-8", newline="") as lines:
        return [
            Sample(
                folder / row["file"],
                row["api"],
                row["expected_status"],
                row["expected_reason"] if row["reason_basis"] == "code" else NOT_GIVEN,
                int(row["n_events"]),
                int(row["n_distinct_events"]),
            )
            for row in csv.DictReader(lines)
            if row["api"] in names()
        ]


def said(answer: Answer) -> tuple[str, str, int, int]:
    return (
        "|".join(shipment.status for shipment in answer.shipments),
        "|".join(shipment.reason or "" for shipment in answer.shipments),
        sum(shipment.payload_events for shipment in answer.shipments),
        sum(shipment.distinct_events for shipment in answer.shipments),
    )


@pytest.mark.parametrize("row", invented(), ids=lambda row: row["file"])
def test_an_invented_payload_says_what_its_row_says(row: dict[str, str], maps: StatusMaps) -> None:
    path = DATA / row["file"]
    answer = carrier(path.parent.name).read(path.read_bytes(), maps)
    expected = (row["status"], row["reason"], int(row["events"]), int(row["distinct"]))
    assert said(answer) == expected
    assert "|".join(error.class_ for error in answer.errors) == row["errors"]


def test_every_invented_payload_has_a_row() -> None:
    files = {str(path.relative_to(DATA)) for path in DATA.glob("*/*")}
    assert files == {row["file"] for row in invented()}


def test_the_shared_samples_of_every_carrier_are_read_as_their_manifest_says(
    maps: StatusMaps,
) -> None:
    samples = shared_samples()
    if not samples:
        pytest.skip("no shared/samples/tracking beside the repository")
    faults = []
    for sample in samples:
        answer = carrier(sample.api).read(sample.path.read_bytes(), maps)
        status, reason, events, distinct = said(answer)
        right = (status, events, distinct) == (sample.status, sample.events, sample.distinct)
        if not right or sample.reason not in {NOT_GIVEN, reason}:
            faults.append(f"{sample.path.name}: {status} {reason} {events} {distinct}")
    assert not faults, "\n".join(faults)
    assert {sample.api for sample in samples} == {"karrio", "dhl", "kuaidi100"} & set(names())


@pytest.mark.parametrize("sample", shared_samples(), ids=lambda sample: sample.path.name)
def test_a_shared_sample_that_says_nothing_of_a_shipment_gives_none(
    sample: Sample, maps: StatusMaps
) -> None:
    answer = carrier(sample.api).read(sample.path.read_bytes(), maps)
    assert bool(answer.shipments) == bool(sample.status)
