"""The design's second table: progress and scores, at the edges that examples do not show."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from runstate import Progress
from tests.overlay.decode.reading import changed, read
from tests.support.vendors import RETAB, SCORECARD, TestVendor
from tests.vendors import ALL
from tests.vendors.base import JsonPath

RETAB_PROGRESS: tuple[tuple[dict[str, int | None], Progress | None], ...] = (
    ({}, None),
    ({"total_document_count": None, "completed_document_count": None, "error_count": None}, None),
    ({"document_count": 9}, None),
    ({"total_document_count": 0}, Progress(0)),
    ({"total_document_count": 12}, Progress(0, total=12)),
    ({"completed_document_count": 3}, Progress(3)),
    ({"completed_document_count": 3, "total_document_count": 0}, Progress(3)),
    ({"completed_document_count": None, "error_count": 2, "total_document_count": 12}, Progress(0, 2, 12)),
    ({"completed_document_count": 10, "error_count": 2, "total_document_count": 12}, Progress(10, 2, 12)),
)

# status, records, expected records, scores, metrics
SCORECARD_PROGRESS: tuple[tuple[str, int, int | None, int, int, Progress], ...] = (
    ("pending", 0, None, 0, 2, Progress(0)),
    ("awaiting_execution", 0, 0, 0, 2, Progress(0)),
    ("running_execution", 4, 10, 6, 2, Progress(4, total=10)),
    ("running_execution", 4, None, 6, 2, Progress(4)),
    ("awaiting_scoring", 10, 10, 0, 2, Progress(0, total=20)),
    ("running_scoring", 10, 10, 7, 3, Progress(7, total=30)),
    ("running_scoring", 5, None, 3, 1, Progress(3, total=5)),
    ("running_scoring", 10, 10, 0, 0, Progress(0)),
    ("awaiting_human_scoring", 10, 10, 10, 2, Progress(10, total=20)),
    ("completed", 0, 0, 0, 2, Progress(0)),
)


@pytest.mark.parametrize(("counts", "expected"), RETAB_PROGRESS, ids=str)
def test_retab_counts_documents(counts: dict[str, int | None], expected: Progress | None) -> None:
    """A total of 0 is one that nobody has counted; no count at all is no progress."""
    payload = RETAB.example("200.running")
    for name in ("total_document_count", "completed_document_count", "document_count", "error_count"):
        payload.pop(name, None)

    assert read(RETAB, payload | counts).progress == expected


@pytest.mark.parametrize(("status", "records", "wanted", "scores", "metrics", "expected"), SCORECARD_PROGRESS)
def test_scorecard_counts_records_then_scores(
    status: str, records: int, wanted: int | None, scores: int, metrics: int, expected: Progress
) -> None:
    """Records of the expected ones while executing; then scores, one for each record and metric."""
    counts = {"numRecords": records, "numExpectedRecords": wanted, "numScores": scores}
    payload = SCORECARD.example("200.completed") | counts
    payload |= {"status": status, "metricIds": [str(number) for number in range(metrics)]}

    assert read(SCORECARD, payload).progress == expected


COUNT_NOTHING = [each.vendor for each in ALL.values() if all(run.progress is None for run in each.examples.values())]


@pytest.mark.parametrize("vendor", COUNT_NOTHING, ids=lambda vendor: vendor.slug)
def test_vendor_that_counts_nothing_has_no_progress(vendor: TestVendor) -> None:
    """None, and not a progress of 0."""
    assert read(vendor, vendor.example(vendor.completed)).progress is None


SCORES: list[tuple[TestVendor, str, JsonPath, Any, Mapping[str, float]]] = [
    (each.vendor, each.vendor.completed, *row) for each in ALL.values() for row in each.scores
]


@pytest.mark.parametrize(("vendor", "example", "path", "value", "expected"), SCORES)
def test_scores_are_floats_by_name(
    vendor: TestVendor, example: str, path: JsonPath, value: Any, expected: Mapping[str, float]
) -> None:
    """Each of them is the vendor's; one that is null or absent is left out, 0 is not."""
    scores = read(vendor, changed(vendor.example(example), path, value)).scores

    assert scores == expected
    assert {type(score) for score in scores.values()} <= {float}
