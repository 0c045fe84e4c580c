"""What a simulated run of Retab has found in each of its documents, and how well its passes agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from .base import uuid_of

if TYPE_CHECKING:
    from datetime import datetime

    from ..timeline import Snapshot

DOCUMENTS = 12
BAD_DOCUMENTS = (4, 9)
"""Which documents fail in the scenario "errors", counted from 1."""
BAD_DOCUMENT = 5
"""Which document ends the run in the scenario "fails"."""
BLOCK = "extract-invoice"
BLOCK_TYPE = "extract"
PASSES = 5
FINGERPRINT = "7c1f09ab52de8841"
SCORES = {"completes": 0.9125, "unknown": 0.9125, "errors": 0.7604}
TARGETS: Mapping[str, Callable[[int], object]] = {
    "total": lambda document: 100.5 + document,
    "vendor.name": lambda document: ("Acme", "Initech", "Hooli")[document % 3],
    "issue_date": lambda document: f"2026-04-{document:02}",
}
"""What is extracted: the value in each document."""
_BETTER = {"total": 0.03, "vendor.name": 0.0, "issue_date": -0.03}
"""How far the score of a target is above that of its document."""
_BY_TURNS = 0.02
"""How far the score of every other document is above that of the run, and of the others below it."""


def bad_documents(run: Snapshot) -> tuple[int, ...]:
    """The documents that fail, if the run gets so far."""
    return {"errors": BAD_DOCUMENTS, "fails": (BAD_DOCUMENT,)}.get(run.scenario, ())


def failure(document: int) -> dict[str, object]:
    """The `details` of a failed document."""
    return {
        "message": "Model returned no valid JSON after 3 attempts",
        "stack_trace": (
            'Traceback (most recent call last):\n  File "/app/runner/blocks.py", line 214, in run_block\n'
            "    return parse(reply)\nValueError: no valid JSON in the model's reply"
        ),
        "block_id": BLOCK,
        "block_name": "Extract invoice",
        "error_code": "EXTRACTION_FAILED",
        "context": {"attempts": 3, "document_id": document_id(document)},
    }


def document_id(document: int) -> str:
    return f"expdoc_{document}"


def time(moment: datetime | None) -> str | None:
    return f"{moment:%Y-%m-%dT%H:%M:%S.%f}Z" if moment else None


def timing(created: datetime, started: datetime | None, ended: datetime | None) -> dict[str, object]:
    return {
        "created_at": time(created),
        "started_at": time(started),
        "completed_at": time(ended),
        # Since the creation, not since the start, as in Retab's own example.
        "duration_ms": round((ended - created).total_seconds() * 1000) if ended else None,
    }


def result(run: Snapshot, document: int) -> dict[str, object]:
    """What the run has found in a document. Documents are processed one after the other."""
    ended = run.reached(document / DOCUMENTS)
    lifecycle, started = _lifecycle(run, document, processed=ended is not None)
    if lifecycle["status"] == "cancelled":
        ended = run.since
    completed = lifecycle["status"] == "completed"
    values = {target: value(document) for target, value in TARGETS.items()}
    file = {"id": f"file_{document}", "filename": _filename(document), "mime_type": "application/pdf"}
    name = f"{run.ref.ids[0]}_{document}"
    return {
        "id": f"expresult_{name}",
        "experiment_run_id": run.ref.ids[0],
        "experiment_id": run.group,
        "document_id": document_id(document),
        "lifecycle": lifecycle,
        "timing": timing(run.created_at, started, ended),
        "block_type": BLOCK_TYPE,
        "handle_inputs": {"input-document-0": {"type": "file", "document": file}},
        "handle_outputs": {"output-json-0": {"type": "json", "data": values}} if completed else {},
        "artifact": {"operation": "extraction", "id": f"ext_{uuid_of(name)[:8]}"} if completed else None,
        "attempt": 0,
    }


def _lifecycle(run: Snapshot, document: int, *, processed: bool) -> tuple[dict[str, object], datetime | None]:
    """The state of a document, and when its processing began."""
    started = run.first("running") if document == 1 else run.reached((document - 1) / DOCUMENTS)
    if processed and document in bad_documents(run):
        cause = failure(document)
        return {"status": "error", "message": cause["message"], "details": cause}, started
    if processed:
        return {"status": "completed"}, started
    if run.finished:
        return {"status": "cancelled", "reason": "The run has ended"}, started
    if run.state == "running" and started:
        return {"status": "running"}, started
    return {"status": "pending" if run.state == "pending" else "queued"}, None


def metrics(run: Snapshot, view: str, document: int, target: str, prior: Snapshot | None) -> dict[str, object]:
    """The metrics of a completed run in a view: of a document, of a target, of both, or of all."""
    general = {"kind": view, "view": view, "run_id": run.ref.ids[0]}
    if view == "by_document":
        targets = [
            {"path": path, **_scores(run, prior, document, path), "value": value(document)}
            for path, value in TARGETS.items()
        ]
        scores = _scores(run, prior, document)
        return {**general, "document": _named(document), **scores, "confusion": None, "targets": targets}
    if view == "by_target":
        documents = [
            {**_named(each), **_scores(run, prior, each, target), "value": TARGETS[target](each)}
            for each in _scored(run)
        ]
        scores = _scores(run, prior, None, target)
        return {**general, "target": target, **scores, "confusion": None, "documents": documents}
    if view == "votes":
        value = TARGETS[target](document)
        row = {
            "consensus": value,
            "votes": [value] * (PASSES - 1) + [None],
            "score": _score(run, document, target),
            "row_presence_score": (PASSES - 1) / PASSES,
            "present_voter_count": PASSES - 1,
            "total_voter_count": PASSES,
        }
        scores = _scores(run, prior, document, target)
        return {**general, "document": _named(document), "target": target, **scores, "rows": [row]}
    return {
        **general,
        "experiment_id": run.group,
        "block_execution_fingerprint": FINGERPRINT,
        "block_type": BLOCK_TYPE,
        **_scores(run, prior),
        "documents": [{**_named(each), **_scores(run, prior, each)} for each in _scored(run)],
        "scored_document_count": len(_scored(run)),
        "total_document_count": DOCUMENTS,
        "aggregate": {"likelihoods": {path: _score(run, None, path) for path in TARGETS}},
        "prior_run_id": prior.ref.ids[0] if prior else None,
    }


def _scored(run: Snapshot) -> list[int]:
    return [document for document in range(1, DOCUMENTS + 1) if document not in bad_documents(run)]


def _named(document: int) -> dict[str, object]:
    return {"id": document_id(document), "filename": _filename(document)}


def _filename(document: int) -> str:
    return f"invoice_{document:02}.pdf"


def _scores(
    run: Snapshot, prior: Snapshot | None, document: int | None = None, target: str | None = None
) -> dict[str, object]:
    before = None if prior is None else _score(prior, document, target)
    return {"score": _score(run, document, target), "prior_score": before}


def _score(run: Snapshot, document: int | None, target: str | None) -> float | None:
    score = SCORES.get(run.scenario) if run.state == "completed" else None
    if score is None or (document is not None and document in bad_documents(run)):
        return None
    by_turns = 0.0 if document is None else _BY_TURNS * (-1) ** document
    return round(score + by_turns + (_BETTER[target] if target else 0.0), 4)
