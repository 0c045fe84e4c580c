"""The same payloads as msgspec Structs: about the least that a typed model can cost. Loaded by a worker."""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from types import GenericAlias
from typing import Any


def decoder(slug: str) -> Callable[[bytes], object]:
    """What decodes a vendor's run: types are checked and dates are read, unknown fields are dropped."""
    decode: Callable[[bytes], object] = import_module("msgspec.json").Decoder(_MODELS[slug]()).decode
    return decode


def _struct(name: str, required: dict[str, Any], optional: dict[str, Any] | None = None, **options: Any) -> Any:
    """A Struct whose optional fields may be null or absent."""
    fields = [*required.items(), *((key, kind | None, None) for key, kind in (optional or {}).items())]
    return import_module("msgspec").defstruct(name, fields, **options)


def _list(kind: Any) -> Any:
    return GenericAlias(list, (kind,))


def _retab() -> Any:
    lifecycles = [
        _struct(name.title(), {}, {"message": str, "reason": str}, tag_field="status", tag=name)
        for name in ("pending", "queued", "running", "completed", "error", "cancelled")
    ]
    union = lifecycles[0]
    for member in lifecycles[1:]:
        union |= member
    trigger = _struct("Trigger", {"type": str})
    moments = {"created_at": datetime, "started_at": datetime, "completed_at": datetime, "duration_ms": int}
    texts = (
        "workflow_id workflow_version_id block_type parent_run_id block_version_id metrics_validity_fingerprint "
        "block_execution_fingerprint"
    )
    counts = (
        "metrics_validity_fingerprint_version total_document_count completed_document_count document_count error_count"
    )
    return _struct(
        "Run",
        {
            **dict.fromkeys(["id", "experiment_id", "block_id", "documents_fingerprint"], str),
            "n_consensus": int,
            "trigger": trigger,
            "lifecycle": union,
            "timing": _struct("RunTiming", {}, moments),
        },
        {**dict.fromkeys(texts.split(), str), **dict.fromkeys(counts.split(), int), "score": float},
    )


def _scorecard() -> Any:
    return _struct(
        "Run",
        {
            **dict.fromkeys(("id", "status"), str),
            **dict.fromkeys(("metricIds", "metricVersionIds"), list[str]),
            **dict.fromkeys(("numRecords", "numScores"), float),
        },
        {**dict.fromkeys(("testsetId", "systemId", "systemVersionId"), str), "numExpectedRecords": float},
    )


def _ai21() -> Any:
    web = _struct("WebResult", {"url": str, "text": str, "score": float})
    file = _struct("FileResult", {"file_id": str, "file_name": str, "score": float, "order": int}, {"text": str})
    tool = _struct(
        "ToolCall",
        {"tool_name": str, "tool_type": str, "parameters": dict[str, Any], "response": dict[str, Any], "status": str},
        {"server_label": str},
    )
    sources = _struct("Sources", {}, {"web_search": _list(web), "file_search": _list(file), "tool_calls": _list(tool)})
    requirement = _struct(
        "Requirement", {"name": str, "description": str, "score": float}, {"is_mandatory": bool, "reason": str}
    )
    requirements = _struct("Result", {"score": float, "finish_reason": str, "requirements": _list(requirement)})
    return _struct(
        "Run",
        {"id": str, "status": str},
        {"result": object, "data_sources": sources, "requirements_result": requirements, "error": dict[str, Any]},
    )


def _datadog() -> Any:
    measures = dict.fromkeys(("min", "max", "mean", "latest"), float)
    summary = _struct("Summary", {"key": str}, {**measures, **dict.fromkeys(("count", "first_step", "last_step"), int)})
    pair = _struct("Pair", {"key": str, "value": str})
    attributes = _struct(
        "Attributes",
        {
            **dict.fromkeys(("name", "status", "description"), str),
            **dict.fromkeys(("created_at", "updated_at"), datetime),
            **dict.fromkeys(("params", "tags"), _list(pair)),
            **dict.fromkeys(("descendant_match", "has_children", "is_pinned"), bool),
            "project_id": int,
            "metric_summaries": _list(summary),
        },
        {
            **dict.fromkeys(("started_at", "completed_at"), datetime),
            **dict.fromkeys(("external_url", "mlflow_artifact_location", "owner_id"), str),
            "duration": float,
        },
    )
    return _struct("Run", {"data": _struct("Data", {"id": str, "type": str, "attributes": attributes})})


def _adobe() -> Any:
    log = _struct("Log", {"name": str, "url": str})
    task = _struct(
        "Task", {"id": str, "name": str, "state": str}, {"tasklogs": _list(log), "started": datetime, "ended": datetime}
    )
    status = _struct("Status", {"tasks": _list(task)})
    texts = dict.fromkeys(("id", "name", "experimentRunId", "description"), str)
    return _struct("Run", {}, {**texts, "deleted": bool, "status": status})


_MODELS: dict[str, Callable[[], Any]] = {
    "retab": _retab,
    "scorecard": _scorecard,
    "ai21-maestro": _ai21,
    "datadog-model-lab": _datadog,
    "adobe-sensei": _adobe,
}
