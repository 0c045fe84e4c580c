# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

"""The data models of the API. Each is loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .api_error import ApiError as ApiError
    from .dataset import Dataset as Dataset
    from .dataset_input import DatasetInput as DatasetInput
    from .get_run_response import GetRunResponse as GetRunResponse
    from .input_tag import InputTag as InputTag
    from .lifecycle_stage import LifecycleStage as LifecycleStage
    from .metric import Metric as Metric
    from .model_input import ModelInput as ModelInput
    from .model_output import ModelOutput as ModelOutput
    from .param import Param as Param
    from .run import Run as Run
    from .run_data import RunData as RunData
    from .run_info import RunInfo as RunInfo
    from .run_inputs import RunInputs as RunInputs
    from .run_outputs import RunOutputs as RunOutputs
    from .run_status import RunStatus as RunStatus
    from .run_tag import RunTag as RunTag

_MODULES = {
    "ApiError": "api_error",
    "Dataset": "dataset",
    "DatasetInput": "dataset_input",
    "GetRunResponse": "get_run_response",
    "InputTag": "input_tag",
    "LifecycleStage": "lifecycle_stage",
    "Metric": "metric",
    "ModelInput": "model_input",
    "ModelOutput": "model_output",
    "Param": "param",
    "Run": "run",
    "RunData": "run_data",
    "RunInfo": "run_info",
    "RunInputs": "run_inputs",
    "RunOutputs": "run_outputs",
    "RunStatus": "run_status",
    "RunTag": "run_tag",
}

__all__ = (
    "ApiError",
    "Dataset",
    "DatasetInput",
    "GetRunResponse",
    "InputTag",
    "LifecycleStage",
    "Metric",
    "ModelInput",
    "ModelOutput",
    "Param",
    "Run",
    "RunData",
    "RunInfo",
    "RunInputs",
    "RunOutputs",
    "RunStatus",
    "RunTag",
)


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
