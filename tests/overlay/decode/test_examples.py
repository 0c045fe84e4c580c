"""Every documented example of every vendor, by the design's tables."""

from __future__ import annotations

import pytest

from runstate import Finished, is_finished
from runstate.run import FinishedRun
from tests.overlay.decode.contract import examples
from tests.overlay.decode.reading import aread, read
from tests.support.vendors import TEST_VENDORS, TestVendor
from tests.vendors import ALL
from tests.vendors.expected import Expected, seen

ROWS = [
    pytest.param(vendor, name, row, id=f"{vendor.slug}-{name}")
    for vendor, table in ((each.vendor, each.examples) for each in ALL.values())
    for name, row in table.items()
]


@pytest.mark.parametrize(("vendor", "name", "expected"), ROWS)
def test_example_says_what_the_table_expects(vendor: TestVendor, name: str, expected: Expected) -> None:
    """State, name, times, progress, scores and deletion are those of the table."""
    run = read(vendor, examples(vendor.slug)[name])

    assert seen(run) == expected
    assert run.ref == vendor.ref


@pytest.mark.parametrize("vendor", TEST_VENDORS, ids=lambda vendor: vendor.slug)
def test_every_example_is_expected(vendor: TestVendor) -> None:
    """A new example needs a line in its vendor's table."""
    assert set(ALL[vendor.slug].examples) == set(examples(vendor.slug))


@pytest.mark.parametrize(("vendor", "name", "expected"), ROWS)
def test_finished_run_is_a_finished_run(vendor: TestVendor, name: str, expected: Expected) -> None:
    """The class of the run tells whether it has ended, as its lifecycle does."""
    run = read(vendor, examples(vendor.slug)[name])

    assert isinstance(run, FinishedRun) == is_finished(expected.lifecycle)
    assert isinstance(run.lifecycle, Finished) == is_finished(expected.lifecycle)


@pytest.mark.anyio
@pytest.mark.parametrize("vendor", TEST_VENDORS, ids=lambda vendor: vendor.slug)
async def test_async_client_reads_the_same(vendor: TestVendor) -> None:
    """What a body says does not depend on who asked."""
    payload = vendor.example(vendor.completed)

    assert await aread(vendor, payload) == read(vendor, payload)
