# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

"""The data models of the API. Each is loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .error_response import ErrorResponse as ErrorResponse
    from .json_api_error import JsonApiError as JsonApiError
    from .json_api_error_meta import JsonApiErrorMeta as JsonApiErrorMeta
    from .json_api_error_source import JsonApiErrorSource as JsonApiErrorSource
    from .model_lab_artifact import ModelLabArtifact as ModelLabArtifact
    from .model_lab_metric_summary import ModelLabMetricSummary as ModelLabMetricSummary
    from .model_lab_page import ModelLabPage as ModelLabPage
    from .model_lab_page_links import ModelLabPageLinks as ModelLabPageLinks
    from .model_lab_page_meta import ModelLabPageMeta as ModelLabPageMeta
    from .model_lab_param import ModelLabParam as ModelLabParam
    from .model_lab_run_artifacts import ModelLabRunArtifacts as ModelLabRunArtifacts
    from .model_lab_run_artifacts_data import ModelLabRunArtifactsData as ModelLabRunArtifactsData
    from .model_lab_run_artifacts_response import ModelLabRunArtifactsResponse as ModelLabRunArtifactsResponse
    from .model_lab_run_attributes import ModelLabRunAttributes as ModelLabRunAttributes
    from .model_lab_run_data import ModelLabRunData as ModelLabRunData
    from .model_lab_run_response import ModelLabRunResponse as ModelLabRunResponse
    from .model_lab_run_sort import ModelLabRunSort as ModelLabRunSort
    from .model_lab_run_status import ModelLabRunStatus as ModelLabRunStatus
    from .model_lab_runs_response import ModelLabRunsResponse as ModelLabRunsResponse
    from .model_lab_tag import ModelLabTag as ModelLabTag

_MODULES = {
    "ErrorResponse": "error_response",
    "JsonApiError": "json_api_error",
    "JsonApiErrorMeta": "json_api_error_meta",
    "JsonApiErrorSource": "json_api_error_source",
    "ModelLabArtifact": "model_lab_artifact",
    "ModelLabMetricSummary": "model_lab_metric_summary",
    "ModelLabPage": "model_lab_page",
    "ModelLabPageLinks": "model_lab_page_links",
    "ModelLabPageMeta": "model_lab_page_meta",
    "ModelLabParam": "model_lab_param",
    "ModelLabRunArtifacts": "model_lab_run_artifacts",
    "ModelLabRunArtifactsData": "model_lab_run_artifacts_data",
    "ModelLabRunArtifactsResponse": "model_lab_run_artifacts_response",
    "ModelLabRunAttributes": "model_lab_run_attributes",
    "ModelLabRunData": "model_lab_run_data",
    "ModelLabRunResponse": "model_lab_run_response",
    "ModelLabRunSort": "model_lab_run_sort",
    "ModelLabRunStatus": "model_lab_run_status",
    "ModelLabRunsResponse": "model_lab_runs_response",
    "ModelLabTag": "model_lab_tag",
}

__all__ = (
    "ErrorResponse",
    "JsonApiError",
    "JsonApiErrorMeta",
    "JsonApiErrorSource",
    "ModelLabArtifact",
    "ModelLabMetricSummary",
    "ModelLabPage",
    "ModelLabPageLinks",
    "ModelLabPageMeta",
    "ModelLabParam",
    "ModelLabRunArtifacts",
    "ModelLabRunArtifactsData",
    "ModelLabRunArtifactsResponse",
    "ModelLabRunAttributes",
    "ModelLabRunData",
    "ModelLabRunResponse",
    "ModelLabRunSort",
    "ModelLabRunStatus",
    "ModelLabRunsResponse",
    "ModelLabTag",
)


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
