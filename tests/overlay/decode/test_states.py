"""The design's first table: each vendor's word for a state, and the variant that it becomes."""

from __future__ import annotations

from typing import Any

import pytest

from runstate import Completed, ErrorInfo, Failed, Lifecycle, Running, Unknown, is_finished
from tests.overlay.decode.contract import component
from tests.overlay.decode.reading import changed, read
from tests.support.vendors import AI21, TestVendor
from tests.vendors import ALL
from tests.vendors.base import Expectations, JsonPath

ROWS: list[tuple[TestVendor, JsonPath, Any, Lifecycle]] = [
    (each.vendor, each.state_path, value, meaning) for each in ALL.values() for value, meaning in each.states
]
EVERY_VENDOR = pytest.mark.parametrize("vendor", ALL.values(), ids=ALL)


@pytest.mark.parametrize(
    ("vendor", "path", "value", "expected"), ROWS, ids=[f"{row[0].slug}-{number}" for number, row in enumerate(ROWS)]
)
def test_state_becomes_its_variant(vendor: TestVendor, path: JsonPath, value: Any, expected: Lifecycle) -> None:
    """A run in the vendor's state has the design's variant, with all that it carries."""
    payload = changed(vendor.example(vendor.unfinished), path, value)

    assert read(vendor, payload).lifecycle == expected


def test_ai21_failure_says_why() -> None:
    """A failed run of AI21 has the vendor's message, and whatever else stands beside it."""
    payload = {"id": "1", "status": "failed", "error": {"message": "over budget", "budget": 3}}

    assert read(AI21, payload).lifecycle == Failed(ErrorInfo("over budget", details={"budget": 3}))


def test_ai21_error_of_a_run_that_goes_on_fails_nothing() -> None:
    """Only the status says whether a run has failed."""
    payload = {"id": "1", "status": "in_progress", "error": {"message": "will be tried again"}}

    assert read(AI21, payload).lifecycle == Running()


@EVERY_VENDOR
def test_every_state_of_the_spec_is_classified(vendor: Expectations) -> None:
    """The vendor's table has the words of the spec, no more and no less."""
    schema, *keys = vendor.state_words.split("/")
    words: Any = component(vendor.slug, schema)
    for key in keys:
        words = words[key]

    assert set(vendor.meanings) == set(words)


@EVERY_VENDOR
def test_every_vendor_can_finish(vendor: Expectations) -> None:
    """No known state is Unknown, and some state ends a run."""
    states = vendor.meanings

    assert not [state for state, lifecycle in states.items() if isinstance(lifecycle, Unknown)]
    assert Completed() in states.values()
    assert not all(is_finished(lifecycle) for lifecycle in states.values())
