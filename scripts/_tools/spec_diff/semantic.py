"""The semantic diff of two specs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .changes import VERDICTS, Change
from .documentation import documentation
from .operations import OperationComparison

if TYPE_CHECKING:
    from scripts._tools.documents.nodes import Node


def diff(old: Node, new: Node) -> list[Change]:
    """All changes from the old document to the new one, breaking ones first."""
    comparison = OperationComparison(old, new)
    comparison.compare()
    order = list(VERDICTS)
    found = sorted([*comparison.changes, *documentation(old, new)], key=lambda change: order.index(change.severity))
    if not found and old != new:
        found = [Change("documentation", "other-changed", "the document", "changed in what no client sees")]
    return found
