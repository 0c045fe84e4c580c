"""Every documented example of every vendor, by the design's tables."""

from __future__ import annotations

import pytest

from runstate import Finished, is_finished
from runstate.run import FinishedRun
from tests.overlay.decode.contract import examples
from tests.overlay.decode.expectations import adobe_sensei, ai21_maestro, datadog_model_lab, mlflow, retab, scorecard
from tests.overlay.decode.expectations.expected import Expected, seen
from tests.overlay.decode.reading import aread, read
from tests.support.vendors import ADOBE, AI21, COMPLETED, DATADOG, MLFLOW, RETAB, SCORECARD, TEST_VENDORS, TestVendor

TABLES = (
    (ADOBE, adobe_sensei.EXAMPLES),
    (AI21, ai21_maestro.EXAMPLES),
    (RETAB, retab.EXAMPLES),
    (DATADOG, datadog_model_lab.EXAMPLES),
    (SCORECARD, scorecard.EXAMPLES),
    (MLFLOW, mlflow.EXAMPLES),
)
ROWS = [
    pytest.param(vendor, name, row, id=f"{vendor.slug}-{name}")
    for vendor, table in TABLES
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
    (table,) = (table for each, table in TABLES if each.slug == vendor.slug)

    assert set(table) == set(examples(vendor.slug))


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
    payload = vendor.example(COMPLETED[vendor.slug])

    assert await aread(vendor, payload) == read(vendor, payload)
