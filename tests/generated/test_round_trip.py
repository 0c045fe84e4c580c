"""What a model was read from, it writes again: to the letter."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest
from runstate_retab.models import ExperimentRunTiming

from runstate.catalog import VENDORS
from runstate.registry import load_vendor
from tests.support.vendors import TEST_VENDORS

EXAMPLES = [path for vendor in TEST_VENDORS for path in vendor.examples("200.*")]


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_each_example_comes_back_as_it_was(path: Path) -> None:
    """Dates with their digits and their zone as written, unknown fields, nulls and absent fields included."""
    payload = json.loads(path.read_text())
    model = load_vendor(path.parts[-3]).model
    again = getattr(model, "from_dict")({**payload, "tomorrow": [1, None]}).to_dict()  # noqa: B009 -- a vendor's own class

    assert again == {**payload, "tomorrow": [1, None]}
    assert import_module(model.__module__).__name__.startswith(VENDORS[path.parts[-3]].package)


def test_a_date_that_was_changed_is_written_anew() -> None:
    """The text that was read no longer counts then."""
    timing = ExperimentRunTiming.from_dict({"created_at": "2026-05-02T11:00:00.10Z"})
    timing.created_at = datetime(2026, 5, 3, tzinfo=UTC)

    assert timing.to_dict() == {"created_at": "2026-05-03T00:00:00+00:00"}
    assert ExperimentRunTiming(created_at=timing.created_at).to_dict() == timing.to_dict()
