"""Shared by the typing tests: clients that get an answer without a network."""

from __future__ import annotations

from tests.support.answers import Answers, answer
from tests.support.vendors import TestVendor


def completed(vendor: TestVendor) -> Answers:
    """A transport that answers with a completed run of the vendor."""
    return Answers(answer(vendor.example(vendor.completed)))
