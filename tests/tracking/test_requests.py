"""The requests that are sent: addresses, keys, and the signature over the exact bytes."""

from __future__ import annotations

from hashlib import md5
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from tracking.carrier import Credentials, Query
from tracking.carriers.kuaidi100 import push_is_signed
from tracking.registry import carrier, names

KEY = Credentials(key="secret-key", customer="OUTLET", base="https://tracking.example")


def test_karrio_asks_the_outlet_s_own_server_with_its_token() -> None:
    call = carrier("karrio").request([Query("A/B 1")], KEY)
    assert (call.method, call.url) == ("GET", "https://tracking.example/v1/trackers/A%2FB%201")
    assert ("Authorization", "Token secret-key") in call.headers


def test_dhl_names_number_and_service_and_sends_its_key_in_a_header() -> None:
    call = carrier("dhl").request([Query("123", carrier="parcel-de")], Credentials(key="k"))
    parts = urlsplit(call.url)
    assert (parts.netloc, parts.path) == ("api-eu.dhl.com", "/track/shipments")
    assert parse_qs(parts.query) == {"trackingNumber": ["123"], "service": ["parcel-de"]}
    assert ("DHL-API-Key", "k") in call.headers


def test_kuaidi100_signs_the_very_text_it_sends() -> None:
    query = Query("YT000", carrier="yuantong", phone="2208")
    call = carrier("kuaidi100").request([query], KEY)
    assert call.body is not None
    fields = {key: values[0] for key, values in parse_qs(call.body.decode("ascii")).items()}
    signed = (fields["param"] + "secret-key" + "OUTLET").encode()
    assert fields["sign"] == md5(signed, usedforsecurity=False).hexdigest().upper()
    assert fields["customer"] == "OUTLET"
    assert '"phone":"2208"' in fields["param"]


def test_a_push_is_believed_only_with_its_signature() -> None:
    param = '{"status":"polling"}'
    sign = md5((param + "salt").encode(), usedforsecurity=False).hexdigest().upper()
    form = f"param={quote(param)}&sign={sign}".encode()
    assert push_is_signed(form, "salt")
    assert not push_is_signed(form, "pepper")
    assert not push_is_signed(form.replace(b"polling", b"abort"), "salt")
    assert not push_is_signed(b"\xff", "salt")


@pytest.mark.parametrize("name", names())
def test_a_call_takes_at_least_one_number_and_at_most_its_limit(name: str) -> None:
    found = carrier(name)
    for count in (0, found.batch_limit + 1):
        with pytest.raises(ValueError, match="numbers for a call"):
            found.request([Query(str(n)) for n in range(count)], KEY)


@pytest.mark.parametrize("name", names())
def test_a_secret_never_shows_in_a_printed_value(name: str) -> None:
    assert "secret-key" not in repr(KEY)
    assert "secret-key" not in repr(carrier(name).request([Query("1")], KEY))
