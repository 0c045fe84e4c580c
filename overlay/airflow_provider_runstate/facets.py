"""OpenLineage's facets of runs. Imported where it is used: it needs `apache-airflow-providers-openlineage`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from airflow.providers.openlineage.extractors import OperatorLineage
from attrs import define
from openlineage.client.facet_v2 import external_query_run
from openlineage.client.generated.base import RunFacet

if TYPE_CHECKING:
    from .records import Record

LISTED = 100
"""How many runs a facet names."""


@define
class RunsFacet(RunFacet):
    """The runs that a task started or waited for."""

    counts: dict[str, int]
    """How many are in which state."""
    runs: list[str]
    """Their references, a hundred at most."""

    @staticmethod
    def _get_schema() -> str:
        return "https://github.com/runstate/runstate/blob/main/docs/how-to/airflow.md#openlineage"


def lineage_of(records: Sequence[Record]) -> OperatorLineage[Any, Any]:
    """The facets for runs as they were seen last."""
    refs = [str(each["ref"]) for each in records]
    facets: dict[str, RunFacet] = {
        "runstate": RunsFacet(dict(Counter(each["status"] for each in records)), refs[:LISTED])
    }
    if len(refs) == 1:
        vendor, _, run_id = refs[0].partition(":")
        facets["externalQuery"] = external_query_run.ExternalQueryRunFacet(run_id, vendor)
    return OperatorLineage(run_facets=facets)
