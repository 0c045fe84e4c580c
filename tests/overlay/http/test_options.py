"""The options of a client accept what people pass, and are checked when it is created."""

from __future__ import annotations

import ssl
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import httpx
import pytest
import trustme
from hypothesis import given
from hypothesis import strategies as st

from runstate import AsyncRetab, ConfigurationError, Retab
from runstate.durations import seconds
from runstate.http.transport import shared_tls
from tests.support.connections import polite, server


class Integer:
    """An integer as numpy's are."""

    def __index__(self) -> int:
        return 7


class timedelta64:  # noqa: N801 -- numpy's own name
    """numpy's duration: a number of some unit, which `float` does not know."""

    def __init__(self, number: float, unit: str) -> None:
        self.seconds = number * {"s": 1, "ms": 0.001}[unit]

    def __truediv__(self, other: timedelta64) -> float:
        return self.seconds / other.seconds


DURATIONS = ((5, 5.0), (Decimal("0.5"), 0.5), (timedelta(minutes=2), 120.0), (timedelta64(1500, "ms"), 1.5))


@pytest.mark.parametrize(("value", "expected"), DURATIONS)
def test_a_duration_may_be_anybody_s(value: Any, expected: float) -> None:
    """Numbers and durations, of other libraries too."""
    assert seconds(value, "timeout") == expected


@given(st.floats(min_value=1e-9, allow_nan=False, allow_infinity=False))
def test_a_duration_is_one_that_can_be_slept(value: float) -> None:
    """What is longer than anybody waits is cut down to what a system takes."""
    assert 0 < seconds(value, "timeout") == min(value, 1e9)


GOOD: tuple[dict[str, Any], ...] = (
    *({"timeout": value} for value, _ in DURATIONS),
    {"timeout": None},
    {"timeout": 1e300},
    {"retries": Integer()},
    {"retries": 2.0},
    {"max_body_size": 1e6},
    {"max_body_size": 10**30},
    {"proxy": httpx.URL("http://proxy.example:3128")},
    {"proxy": None, "transport": None, "clock": None},
)


@pytest.mark.parametrize("options", GOOD)
def test_good_options(options: dict[str, Any]) -> None:
    """Each makes a client."""
    Retab("key", **options)


BAD: tuple[tuple[dict[str, Any], str], ...] = (
    *(({"timeout": value}, "timeout must be a positive, finite duration") for value in (0, -1, 1e999, float("nan"))),
    *(
        ({"timeout": value}, "timeout must be seconds or a timedelta")
        for value in (True, "soon", "5", b"5", [5], 10**400)
    ),
    *(({"retries": value}, "retries must be a whole number from 0") for value in (-1, 1.5, True, "3", None, 1e999)),
    *(({"max_body_size": value}, "max_body_size must be a whole number from 1") for value in (0, None, "8M", 1e999)),
    ({"verify": 1}, "verify must be True, False, the path of a CA file or an ssl.SSLContext, not int"),
    ({"verify": None}, "verify must be"),
    ({"verify": ""}, "verify='': there is no such file"),
    ({"verify": Path("/no/such.pem")}, "verify='/no/such.pem': there is no such file"),
    ({"allow_plain_http": "false"}, "allow_plain_http must be True or False, not 'false'"),
    ({"proxy": "http://"}, "proxy is not a proxy's URL"),
    ({"proxy": 3128}, "proxy is not a proxy's URL"),
    ({"headers": ["x-team"]}, "headers must map names to values"),
    ({"headers": {5: "x"}}, "the header 5 is not one line of ASCII"),
    ({"transport": httpx.Client}, "transport must be a transport of httpx, not type"),
    ({"clock": object()}, r"clock must have a method monotonic\(\); object has none"),
)


@pytest.mark.parametrize("kind", [Retab, AsyncRetab])
@pytest.mark.parametrize(("options", "said"), BAD)
def test_bad_options_are_named(kind: type[Retab | AsyncRetab], options: dict[str, Any], said: str) -> None:
    """When the client is made, not in the midst of a night."""
    with pytest.raises(ConfigurationError, match=said):
        kind("key", **options)


@pytest.mark.parametrize("as_path", [Path, str])
@pytest.mark.anyio
async def test_verify_takes_a_path(as_path: type[Path | str], tmp_path: Path) -> None:
    """As an object or as a string."""
    authority, context = trustme.CA(), ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    authority.issue_cert("127.0.0.1").configure_cert(context)  # pyright: ignore[reportUnknownMemberType]  # pyOpenSSL's contexts, not here
    path = as_path(tmp_path / "authority.pem")
    with server(polite, context) as there:
        with Retab("key", base_url=there.url, verify=path) as retab:
            assert retab.get("exprun_2").ok
        async with AsyncRetab("key", base_url=there.url, verify=path) as async_retab:
            assert (await async_retab.get("exprun_2")).ok


def test_verify_takes_a_folder(tmp_path: Path) -> None:
    """As OpenSSL keeps them; certificates are looked for in it as they are needed."""
    context = shared_tls(str(tmp_path))
    assert (context.verify_mode, context.cert_store_stats()["x509_ca"]) == (ssl.CERT_REQUIRED, 0)


@pytest.mark.parametrize("timeout", [1e300, None])
def test_a_limit_beyond_all_measure(timeout: float | None) -> None:
    """No system call is given more than it takes."""
    with (
        server(polite) as there,
        Retab("key", base_url=there.url.replace("127.0.0.1", "localhost"), timeout=timeout) as retab,
    ):
        assert retab.get("exprun_2").ok
        assert retab.wait("exprun_2", timeout=timedelta(days=99_999)).ok
