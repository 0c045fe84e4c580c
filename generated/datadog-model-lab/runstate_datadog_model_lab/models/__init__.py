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
    from .model_lab_metric_summary import ModelLabMetricSummary as ModelLabMetricSummary
    from .model_lab_param import ModelLabParam as ModelLabParam
    from .model_lab_run_attributes import ModelLabRunAttributes as ModelLabRunAttributes
    from .model_lab_run_data import ModelLabRunData as ModelLabRunData
    from .model_lab_run_response import ModelLabRunResponse as ModelLabRunResponse
    from .model_lab_run_status import ModelLabRunStatus as ModelLabRunStatus
    from .model_lab_tag import ModelLabTag as ModelLabTag

_MODULES = {
    "ErrorResponse": "error_response",
    "JsonApiError": "json_api_error",
    "JsonApiErrorMeta": "json_api_error_meta",
    "JsonApiErrorSource": "json_api_error_source",
    "ModelLabMetricSummary": "model_lab_metric_summary",
    "ModelLabParam": "model_lab_param",
    "ModelLabRunAttributes": "model_lab_run_attributes",
    "ModelLabRunData": "model_lab_run_data",
    "ModelLabRunResponse": "model_lab_run_response",
    "ModelLabRunStatus": "model_lab_run_status",
    "ModelLabTag": "model_lab_tag",
}

__all__ = (
    "ErrorResponse",
    "JsonApiError",
    "JsonApiErrorMeta",
    "JsonApiErrorSource",
    "ModelLabMetricSummary",
    "ModelLabParam",
    "ModelLabRunAttributes",
    "ModelLabRunData",
    "ModelLabRunResponse",
    "ModelLabRunStatus",
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
