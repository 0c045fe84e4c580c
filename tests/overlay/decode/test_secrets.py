"""A body that repeats the key does not carry it into an error, nor into what is said of a deviation."""

from __future__ import annotations

import traceback
from typing import Any

import httpx
import pytest

from tests.overlay.decode.reading import changed, read, refusal
from tests.support.answers import answer
from tests.support.vendors import TEST_VENDORS, TestVendor
from tests.vendors import ALL

EVERY_VENDOR = pytest.mark.parametrize("vendor", TEST_VENDORS, ids=lambda vendor: vendor.slug)


def bodies(vendor: TestVendor, secret: str, padding: int) -> list[Any]:
    """Bodies that have the secret somewhere, after some padding."""
    payload = vendor.example(vendor.completed)
    said = "x" * padding + secret
    return [
        answer(changed(payload, ALL[vendor.slug].not_a_string, said)),
        answer([said]),
        answer(said),
        answer({said: said}),
        httpx.Response(200, text=f"<p>{said}</p>", headers={"content-type": f"text/html; key={secret}"}),
        httpx.Response(202, text=said),
    ]


@EVERY_VENDOR
@pytest.mark.parametrize("cut", [0, 64, 80, 500], ids=lambda cut: f"across {cut}")
def test_error_holds_no_key(vendor: TestVendor, cut: int) -> None:
    """Not in message, repr, excerpt or traceback, and not by half where something is cut."""
    for secret in vendor.secrets:
        for padding in range(max(0, cut - len(secret) - 4), cut + 1):
            for body in bodies(vendor, secret, padding):
                error = refusal(vendor, body, strict=True)

                shown = [str(error), repr(error), error.body, error.field, *traceback.format_exception(error)]
                for text in shown:
                    assert secret not in text
                    assert "xk" not in text  # the padding, and how each key begins


@EVERY_VENDOR
def test_deviation_holds_no_key(vendor: TestVendor) -> None:
    """Not by half where it is cut, either; what is logged is looked through after each test."""
    for secret in vendor.secrets:
        for padding in range(70):
            said = "x" * padding + secret
            for value in (said, [said], {said: 1}):
                run = read(vendor, changed(vendor.example(vendor.completed), ALL[vendor.slug].not_a_string, value))

                for deviation in run.deviations:
                    assert secret not in deviation.received
                    assert "xk" not in deviation.received
