"""Clients that cannot be made."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from attrs import evolve

import runstate
from runstate.catalog import VENDORS
from tests.overlay.secrets.asking import WAYS, Case
from tests.overlay.secrets.canaries import CANARIED, HEADER, PROXY_PASSWORD, SPECIAL, URL_PASSWORD
from tests.overlay.secrets.evidence import Evidence
from tests.support.answers import Answers, answer
from tests.support.clock import FakeClock
from tests.support.vendors import TestVendor

EVERY_VENDOR = pytest.mark.parametrize("vendor", CANARIED.values(), ids=CANARIED)
EVERY_KIND = pytest.mark.parametrize("prefix", ["", "Async"])

PROXY = f"http://proxyuser:{PROXY_PASSWORD.value}@proxy.example:3128"
BASE_URLS = (
    f"https://user:{URL_PASSWORD.value}@vendor.example",
    f"https://{URL_PASSWORD.value}@vendor.example",
    f"https://user:{URL_PASSWORD.value}/x@vendor.example",
    f"https://vendor.example/?key={URL_PASSWORD.value}",
    f"https://vendor.example/#{URL_PASSWORD.value}",
    f"http://user:{URL_PASSWORD.value}@vendor.example",
    f"ftp://user:{URL_PASSWORD.value}@vendor.example",
    f"user:{URL_PASSWORD.value}@vendor.example",
    f"https://user:{URL_PASSWORD.value}@vendor.example:port",
    f"https://user:{URL_PASSWORD.value}@[vendor.example",
)
MLFLOW_URIS = BASE_URLS[:2]
"""Those that MLflow's own client takes, user and password in it."""
OPTIONS: tuple[dict[str, Any], ...] = (
    {"base_url": "vendor.example"},
    {"base_url": "http://vendor.example"},
    {"base_url": "https://vendor.example:port"},
    {"base_url": 5},
    {"retries": -1},
    {"retries": "3"},
    {"timeout": -1},
    {"timeout": "soon"},
    {"max_body_size": 0},
    {"proxy": f"gopher://proxyuser:{PROXY_PASSWORD.value}@proxy.example"},
    {"proxy": f"proxyuser:{PROXY_PASSWORD.value}@proxy.example:3128"},
    {"proxy": f"http://proxyuser:{PROXY_PASSWORD.value}/x@proxy.example:3128"},
    {"proxy": 5},
    {"headers": {"x-gateway": f"{HEADER.value}\n"}},
    {"headers": {"x-gateway": f"{HEADER.value}ü"}},
    {"headers": {"x-gateway": HEADER.value.encode()}},
    {"headers": {"x gateway": HEADER.value}},
    {"headers": {"x-gateway": f"{HEADER.value} "}},
    {"headers": {"x-gateway:": HEADER.value}},
    {"headers": [("x-gateway", HEADER.value)]},
    {"headers": HEADER.value},
    {"verify": "/no/such/file.pem"},
    {"transport": httpx.HTTPTransport()},
    {"transport": httpx.AsyncHTTPTransport()},
    {"transport": "none"},
    *({"base_url": base_url} for base_url in BASE_URLS),
)
INNOCENT: dict[str, Any] = {"headers": {"x-gateway": HEADER.value}, "proxy": PROXY}
"""Beside a mistake, secrets in their right place."""


def mistaken(vendor: TestVendor) -> Iterator[dict[str, Any]]:
    """Arguments that have the vendor's credentials in them and something wrong."""
    given = dict(vendor.credentials)
    for options in OPTIONS:
        yield {**given, **options}
        yield {**given, **INNOCENT, **options}
    for name, value in given.items():
        for wrong in (
            f"{value}\n{value}",
            f"{value}ü",
            f"{value}\x00",
            value.encode(),
            [value],
            {value: value},
            5,
            True,
        ):
            yield {**given, name: wrong}
            yield {**given, **INNOCENT, name: wrong}
        yield {**given, **INNOCENT, name: ""}
        yield {key: each for key, each in given.items() if key != name} | {f"{name}s": value, **INNOCENT}
    yield {"username": "with:colon", **given}
    yield {"site": "nowhere.example", **given}
    yield {"site": "nowhere.example", "base_url": "https://vendor.example", **given, **INNOCENT}


@EVERY_VENDOR
@EVERY_KIND
def test_wrong_arguments(evidence: Evidence, vendor: TestVendor, prefix: str) -> None:
    """Whatever is wrong, the error and its frames show no credential."""
    refused = 0
    for arguments in mistaken(vendor):
        try:
            made = getattr(runstate, f"{prefix}{vendor.client}")(**arguments)
        except Exception as error:  # noqa: BLE001 -- any is evidence
            refused += 1
            evidence.error(error)
        else:
            evidence.add(iter([("repr of the client", repr(made))]))
    assert refused >= len(OPTIONS)


@EVERY_VENDOR
@EVERY_KIND
def test_wrong_environment(
    evidence: Evidence, vendor: TestVendor, prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same from the environment, which holds credentials and addresses more often."""
    info = VENDORS[vendor.slug]
    for items in info.credentials:
        for item in items:
            if item.env and item.name in vendor.credentials:
                monkeypatch.setenv(item.env, vendor.credentials[item.name])
    for base_url in BASE_URLS:
        monkeypatch.setenv(info.base_url_env[-1], base_url)
        left = {key: each for key, each in vendor.credentials.items() if key not in _in_environment(vendor)}
        try:
            made = getattr(runstate, f"{prefix}{vendor.client}")(**left)
        except runstate.RunstateError as error:
            evidence.error(error)
        else:
            assert vendor.slug == "mlflow", base_url
            assert base_url in MLFLOW_URIS
            evidence.add(iter([("repr of the client", repr(made))]))
    monkeypatch.delenv(info.base_url_env[-1])
    for items in info.credentials:
        for item in items:
            if item.env and item.name in vendor.credentials and item.secret:
                monkeypatch.setenv(item.env, f"{vendor.credentials[item.name]}\n{SPECIAL}ü\x7f")
                with pytest.raises(runstate.RunstateError) as raised:
                    getattr(runstate, f"{prefix}{vendor.client}")()
                evidence.error(raised.value)


def _in_environment(vendor: TestVendor) -> set[str]:
    return {item.name for items in VENDORS[vendor.slug].credentials for item in items if item.env}


@EVERY_VENDOR
def test_wrong_options_by_reference(evidence: Evidence, vendor: TestVendor, monkeypatch: pytest.MonkeyPatch) -> None:
    """`runstate.get`, `wait` and `watch` take options, and more than one reference opens a thread."""
    for items in VENDORS[vendor.slug].credentials:
        for item in items:
            if item.env and item.name in vendor.credentials:
                monkeypatch.setenv(item.env, vendor.credentials[item.name])
    answers = Answers(httpx.Response(404))
    for options in ({"retries": -1}, {"transport": answers}, {"transport": answers, "timeout": -1}):
        http: Any = {**INNOCENT, "clock": FakeClock(), **options}
        for act in (
            lambda http=http: runstate.get(vendor.reference, http=http),
            lambda http=http: runstate.wait(vendor.reference, http=http),
            lambda http=http: runstate.wait([vendor.reference, vendor.reference], http=http),
            lambda http=http: list(runstate.watch(vendor.reference, http=http)),
            lambda http=http: list(runstate.watch(vendor.reference, vendor.reference, http=http)),
        ):
            try:
                act()
            except Exception as error:  # noqa: BLE001 -- any is evidence
                evidence.error(error)
            else:
                pytest.fail("nothing was raised")


@EVERY_VENDOR
@EVERY_KIND
def test_half_made_client_can_be_shown(vendor: TestVendor, prefix: str) -> None:
    """A traceback with local variables shows it as `self`."""
    kind = getattr(runstate, f"{prefix}{vendor.client}")
    with pytest.raises(runstate.ConfigurationError) as raised:
        kind(**{**vendor.credentials, "retries": -1})
    told = traceback.TracebackException.from_exception(raised.value, capture_locals=True)
    assert f"self = <{kind.__name__}, incomplete>" in "".join(told.format())


@EVERY_VENDOR
def test_no_second_credential(evidence: Evidence, vendor: TestVendor) -> None:
    """The one that is there is not told."""
    for name in vendor.credentials:
        rest = {key: value for key, value in vendor.credentials.items() if key != name}
        error = Case(evolve(vendor, credentials=rest), "sync").come(WAYS["get"], Answers(answer({}, 404)))
        evidence.error(error)
    assert vendor.secrets
