"""The vendors for tests: clients with made-up credentials, ids, and the example payloads of the specs.

The expectations of each are in tests/vendors/. The names here are for tests of one vendor.
"""

from __future__ import annotations

from tests.vendors import ALL
from tests.vendors.base import ROOT, TestVendor

__all__ = ["ADOBE", "AI21", "DATADOG", "MLFLOW", "RETAB", "ROOT", "SCORECARD", "TEST_VENDORS", "TestVendor"]

ADOBE = ALL["adobe-sensei"].vendor
AI21 = ALL["ai21-maestro"].vendor
RETAB = ALL["retab"].vendor
DATADOG = ALL["datadog-model-lab"].vendor
SCORECARD = ALL["scorecard"].vendor
MLFLOW = ALL["mlflow"].vendor

TEST_VENDORS = tuple(each.vendor for each in ALL.values())
