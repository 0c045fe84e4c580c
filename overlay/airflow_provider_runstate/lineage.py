"""What OpenLineage is told of a task. Without its provider for Airflow, nobody asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from airflow.providers.openlineage.extractors import OperatorLineage

    from .records import Record


class Lineage:
    """The facets of a task that has `records`."""

    records: list[Record]

    def get_openlineage_facets_on_complete(self, task_instance: Any) -> OperatorLineage[Any, Any]:
        """The runs at the vendor: `externalQuery` for a single one, and `runstate` with counts for any number."""
        del task_instance
        from .facets import lineage_of  # noqa: PLC0415 -- it needs OpenLineage, which is optional

        return lineage_of(self.records)

    get_openlineage_facets_on_failure = get_openlineage_facets_on_complete
