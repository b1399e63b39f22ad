"""Ids of jobs."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor

import pytest

from counter import ids
from counter.ids import is_id, new_id


def test_an_id_is_a_uuid_of_version_7() -> None:
    made = uuid.UUID(new_id())
    assert (made.version, made.variant) == (7, uuid.RFC_4122)


def test_ids_rise_and_never_repeat() -> None:
    made = [new_id() for _ in range(2000)]
    assert made == sorted(set(made))


def test_ids_rise_when_the_clock_is_set_back(monkeypatch: pytest.MonkeyPatch) -> None:
    before = new_id()
    monkeypatch.setattr(ids, "unix_milliseconds", lambda: 1)
    assert new_id() > before


def test_threads_never_get_the_same_id() -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: new_id(), range(2000)))
    assert len(set(made)) == 2000


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("01930000-0000-7000-8000-000000000001", True),
        ("01930000-0000-7000-8000-00000000000A", True),
        ("019300000000700080000000000000001", False),
        ("{01930000-0000-7000-8000-000000000001}", False),
        ("urn:uuid:01930000-0000-7000-8000-000000000001", False),
        ("", False),
        ("x", False),
    ],
)
def test_an_id_has_its_usual_form(text: str, good: bool) -> None:
    assert is_id(text) is good
