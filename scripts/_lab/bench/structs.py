"""The same payloads as msgspec Structs: about the least that a typed model can cost. Loaded by a worker."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import reduce
from importlib import import_module
from types import GenericAlias
from typing import Any

from scripts._tools.documents.nodes import mapping, sequence

_STATES = ("pending", "queued", "running", "completed", "error", "cancelled")
_MODELS: Mapping[str, Mapping[str, Any]] = {
    "retab": {
        "id experiment_id block_id documents_fingerprint": str,
        "n_consensus": int,
        "trigger": {"type": str},
        "lifecycle": {status: {"message? reason?": str} for status in _STATES},
        "timing": {"created_at? started_at? completed_at?": datetime, "duration_ms?": int},
        "workflow_id? workflow_version_id? block_type? parent_run_id? block_version_id?": str,
        "metrics_validity_fingerprint? block_execution_fingerprint?": str,
        "metrics_validity_fingerprint_version? total_document_count? completed_document_count?": int,
        "document_count? error_count?": int,
        "score?": float,
    },
    "scorecard": {
        "id status": str,
        "metricIds metricVersionIds": [str],
        "numRecords numScores": float,
        "testsetId? systemId? systemVersionId?": str,
        "numExpectedRecords?": float,
    },
    "ai21-maestro": {
        "id status": str,
        "result?": object,
        "data_sources?": {
            "web_search?": [{"url text": str, "score": float}],
            "file_search?": [{"file_id file_name": str, "score": float, "order": int, "text?": str}],
            "tool_calls?": [
                {"tool_name tool_type": str, "parameters response": dict[str, Any], "status": str, "server_label?": str}
            ],
        },
        "requirements_result?": {
            "score": float,
            "finish_reason": str,
            "requirements": [{"name description": str, "score": float, "is_mandatory?": bool, "reason?": str}],
        },
        "error?": dict[str, Any],
    },
    "datadog-model-lab": {
        "data": {
            "id type": str,
            "attributes": {
                "name status description": str,
                "created_at updated_at": datetime,
                "params tags": [{"key value": str}],
                "descendant_match has_children is_pinned": bool,
                "project_id": int,
                "metric_summaries": [
                    {"key": str, "min? max? mean? latest?": float, "count? first_step? last_step?": int}
                ],
                "started_at? completed_at?": datetime,
                "external_url? mlflow_artifact_location? owner_id?": str,
                "duration?": float,
            },
        }
    },
    "adobe-sensei": {
        "id? name? experimentRunId? description?": str,
        "deleted?": bool,
        "status?": {"tasks": [{"id name state": str, "tasklogs?": [{"name url": str}], "started? ended?": datetime}]},
    },
}
"""The fields of each vendor's run with their types: one with `?` may be null or absent, `[x]` is a list of x, and a
mapping by status is a union, which the field `status` tells apart."""


def decoder(slug: str) -> Callable[[bytes], object]:
    """What decodes a vendor's run: types are checked and dates are read, unknown fields are dropped."""
    decode: Callable[[bytes], object] = import_module("msgspec.json").Decoder(_type(_MODELS[slug])).decode
    return decode


def _type(kind: Any, **options: Any) -> Any:
    if isinstance(kind, list):
        return GenericAlias(list, (_type(sequence(kind)[0]),))
    types = mapping(kind)
    if not types:
        return kind
    if _STATES[0] in types:
        variants = [_type(fields, tag_field="status", tag=name) for name, fields in types.items()]
        return reduce(lambda union, variant: union | variant, variants)
    fields = [(name, _type(inner)) for names, inner in types.items() for name in names.split()]
    required = [field for field in fields if not field[0].endswith("?")]
    optional = [(name.removesuffix("?"), inner | None, None) for name, inner in fields if name.endswith("?")]
    return import_module("msgspec").defstruct("Run", [*required, *optional], **options)
