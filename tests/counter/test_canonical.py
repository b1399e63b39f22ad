"""One spelling for one value."""

from __future__ import annotations

import json
import math
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter.canonical import Json, canonical, sha256

TEXT = st.text(max_size=20)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ({"b": 1, "a": [True, None]}, '{"a":[true,null],"b":1}'),
        ({"名": "沈\n"}, '{"名":"沈\\n"}'),
        ([], "[]"),
        ("", '""'),
    ],
)
def test_a_value_has_one_text(value: Json, text: str) -> None:
    assert canonical(value) == text


@given(VALUES)
def test_the_text_says_the_value(value: Json) -> None:
    assert json.loads(canonical(value)) == value


@given(st.dictionaries(TEXT, st.integers(), min_size=2, max_size=6))
def test_the_order_of_keys_makes_no_difference(value: dict[str, int]) -> None:
    turned = dict(reversed(value.items()))
    assert canonical(value) == canonical(turned)


@pytest.mark.parametrize("value", [1.5, math.nan, math.inf, {"a": [1, {"b": 0.1}]}, (1.0,)])
def test_a_float_is_refused_wherever_it_stands(value: object) -> None:
    with pytest.raises(TypeError, match="float"):
        canonical(cast(Json, value))


def test_what_json_cannot_hold_is_refused() -> None:
    with pytest.raises(TypeError):
        canonical(cast(Json, {"a": {1, 2}}))


def test_a_digest_is_of_the_utf8_bytes() -> None:
    assert sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sha256("沈") != sha256("沉")
