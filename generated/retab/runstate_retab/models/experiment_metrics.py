# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from typing import TypeAlias

from .experiment_by_document_metrics_response import ExperimentByDocumentMetricsResponse
from .experiment_by_target_metrics_response import ExperimentByTargetMetricsResponse
from .experiment_metrics_missing_error import ExperimentMetricsMissingError
from .experiment_metrics_stale_error import ExperimentMetricsStaleError
from .experiment_summary_metrics_response import ExperimentSummaryMetricsResponse
from .experiment_votes_metrics_response import ExperimentVotesMetricsResponse
from .unknown_experiment_metrics import UnknownExperimentMetrics

ExperimentMetrics: TypeAlias = (
    ExperimentSummaryMetricsResponse
    | ExperimentByDocumentMetricsResponse
    | ExperimentByTargetMetricsResponse
    | ExperimentVotesMetricsResponse
    | ExperimentMetricsStaleError
    | ExperimentMetricsMissingError
    | UnknownExperimentMetrics
)
"""Metrics of a run, or why there are none. `kind` distinguishes the variants."""
