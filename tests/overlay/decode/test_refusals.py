"""A body without a run, and with `strict=True` any deviation from the contract: a DecodeError that names the field."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from runstate import DecodeError
from runstate.catalog import VENDORS
from tests.overlay.decode.contract import Place, every_place
from tests.overlay.decode.reading import aread, changed, refusal, without
from tests.support.answers import answer
from tests.support.vendors import ADOBE, DATADOG, MLFLOW, RETAB, TEST_VENDORS, TestVendor

EVERY_VENDOR = pytest.mark.parametrize("vendor", TEST_VENDORS, ids=lambda vendor: vendor.slug)

# What the words of an error call each JSON type.
WORDS = {
    "string": ("a string", "a date and time"),
    "number": ("a number",),
    "integer": ("an integer",),
    "boolean": ("true or false",),
    "array": ("an array",),
    "object": ("an object",),
}

HTML = "<!DOCTYPE html><title>Just a moment...</title><p>Checking your browser</p>"
BODIES: dict[str, tuple[httpx.Response, str]] = {
    "array": (answer([]), "should be an object, not an array"),
    "string": (answer("a run"), "should be an object, not 'a run'"),
    "number": (answer(5), "should be an object, not 5"),
    "null": (httpx.Response(200, text="null"), "should be an object, not None"),
    "NaN": (httpx.Response(200, text="NaN"), "should be an object, not nan"),
    "HTML": (httpx.Response(200, html=HTML), "not JSON but text/html"),
    "truncated": (httpx.Response(200, text='{"id": "exprun_2", "lifecy'), "not JSON"),
    "two documents": (httpx.Response(200, text="{}{}"), "not JSON"),
    "bad UTF-8": (httpx.Response(200, content=b'{"id": "\xff"}'), "not JSON"),
    "empty": (httpx.Response(200), "not JSON"),
    "blank": (httpx.Response(200, text=" \n"), "not JSON"),
    "too deep": (httpx.Response(200, text="[" * 100_000), "nested too deeply"),
    "long number": (httpx.Response(200, text='{"id": ' + "1" * 5_000 + "}"), "more than 4300 digits"),
    "204": (httpx.Response(204), "status 204 carries no run"),
    "202": (answer({"status": "accepted"}, 202), "status 202 carries no run"),
}


PLACES = [(vendor, *found) for vendor in TEST_VENDORS for found in every_place(vendor.slug).values()]
"""Each place that a spec knows, once."""
REQUIRED = [row for row in PLACES if row[2].required]


def place_name(value: object) -> str:
    """A test's name: the vendor and the place."""
    return value.slug if isinstance(value, TestVendor) else value.dotted if isinstance(value, Place) else ""


def assert_tells(error: DecodeError, vendor: TestVendor, field: str) -> None:
    """The error is one that a person and a program can use."""
    assert error.vendor == vendor.slug
    assert error.field == field
    assert VENDORS[vendor.slug].title in str(error)
    assert len(str(error)) < 300
    assert "\n" not in str(error)
    assert "Traceback" not in str(error)
    assert " object at 0x" not in str(error)


@pytest.mark.parametrize(("vendor", "payload", "place"), PLACES, ids=place_name)
def test_wrong_type_is_refused(vendor: TestVendor, payload: Any, place: Place) -> None:
    """Each JSON type that the contract does not have there, null included."""
    for name, value in place.wrong.items():
        error = refusal(vendor, changed(payload, place.path, value), strict=True)

        assert_tells(error, vendor, place.dotted)
        assert f"{place.dotted} should be " in str(error), name
        promised = [word for kind in place.types & set(WORDS) for word in WORDS[kind]]
        assert any(f"{place.dotted} should be {word}" in str(error) for word in promised), name
        assert error.body.startswith('{"'), name


@pytest.mark.parametrize(("vendor", "payload", "place"), REQUIRED, ids=place_name)
def test_missing_field_is_refused(vendor: TestVendor, payload: Any, place: Place) -> None:
    """Each field that the contract requires, at any depth."""
    error = refusal(vendor, without(payload, place.path), strict=True)

    assert_tells(error, vendor, place.dotted)
    assert f"{place.dotted} is missing" in str(error)


@EVERY_VENDOR
@pytest.mark.parametrize(("body", "reason"), BODIES.values(), ids=BODIES)
@pytest.mark.parametrize("strict", [False, True])
def test_body_that_is_no_run_is_refused(vendor: TestVendor, body: httpx.Response, reason: str, *, strict: bool) -> None:
    """The error shows what came instead."""
    error = refusal(vendor, body, strict=strict)

    assert_tells(error, vendor, "(body)")
    assert reason in str(error)
    assert error.body == body.content[:500].decode("utf-8", "replace")


@pytest.mark.anyio
@EVERY_VENDOR
@pytest.mark.parametrize("name", ["HTML", "array", "204"])
async def test_async_client_refuses_the_same(vendor: TestVendor, name: str) -> None:
    """With the same words."""
    body, _ = BODIES[name]

    with pytest.raises(DecodeError) as caught:
        await aread(vendor, body)

    same = refusal(vendor, body)
    assert (str(caught.value), caught.value.field, caught.value.body) == (str(same), "(body)", same.body)


FIELDS: tuple[tuple[TestVendor, tuple[str | int, ...], str], ...] = (
    (RETAB, ("lifecycle", "status"), "lifecycle.status"),
    (RETAB, ("timing", "created_at"), "timing.created_at"),
    (DATADOG, ("data", "attributes", "tags", 0, "key"), "data.attributes.tags[0].key"),
    (DATADOG, ("data", "attributes", "metric_summaries", 2, "latest"), "data.attributes.metric_summaries[2].latest"),
    (MLFLOW, ("run", "data", "metrics", 1, "value"), "run.data.metrics[1].value"),
    (ADOBE, ("status", "tasks", 1, "tasklogs", 2, "url"), "status.tasks[1].tasklogs[2].url"),
)


@pytest.mark.parametrize(("vendor", "path", "field"), FIELDS, ids=[row[2] for row in FIELDS])
def test_field_is_named_as_a_reader_would(vendor: TestVendor, path: tuple[str | int, ...], field: str) -> None:
    """Dots between names, positions in brackets: written out here, where the other tests derive it."""
    assert refusal(vendor, changed(vendor.example(vendor.completed), path, True), strict=True).field == field
