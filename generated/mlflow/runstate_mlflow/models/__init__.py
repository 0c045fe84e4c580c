# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

"""The data models of the API. Each is loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .api_error import ApiError as ApiError
    from .create_run_request import CreateRunRequest as CreateRunRequest
    from .dataset import Dataset as Dataset
    from .dataset_input import DatasetInput as DatasetInput
    from .delete_run_request import DeleteRunRequest as DeleteRunRequest
    from .delete_tag_request import DeleteTagRequest as DeleteTagRequest
    from .empty_response import EmptyResponse as EmptyResponse
    from .file_info import FileInfo as FileInfo
    from .get_metric_history_response import GetMetricHistoryResponse as GetMetricHistoryResponse
    from .get_run_response import GetRunResponse as GetRunResponse
    from .input_tag import InputTag as InputTag
    from .lifecycle_stage import LifecycleStage as LifecycleStage
    from .list_artifacts_response import ListArtifactsResponse as ListArtifactsResponse
    from .log_batch_request import LogBatchRequest as LogBatchRequest
    from .log_metric_request import LogMetricRequest as LogMetricRequest
    from .log_param_request import LogParamRequest as LogParamRequest
    from .metric import Metric as Metric
    from .model_input import ModelInput as ModelInput
    from .model_output import ModelOutput as ModelOutput
    from .new_metric import NewMetric as NewMetric
    from .param import Param as Param
    from .restore_run_request import RestoreRunRequest as RestoreRunRequest
    from .run import Run as Run
    from .run_data import RunData as RunData
    from .run_info import RunInfo as RunInfo
    from .run_inputs import RunInputs as RunInputs
    from .run_outputs import RunOutputs as RunOutputs
    from .run_status import RunStatus as RunStatus
    from .run_tag import RunTag as RunTag
    from .run_view_type import RunViewType as RunViewType
    from .search_runs_request import SearchRunsRequest as SearchRunsRequest
    from .search_runs_response import SearchRunsResponse as SearchRunsResponse
    from .set_tag_request import SetTagRequest as SetTagRequest
    from .update_run_request import UpdateRunRequest as UpdateRunRequest
    from .update_run_response import UpdateRunResponse as UpdateRunResponse

_MODULES = {
    "ApiError": "api_error",
    "CreateRunRequest": "create_run_request",
    "Dataset": "dataset",
    "DatasetInput": "dataset_input",
    "DeleteRunRequest": "delete_run_request",
    "DeleteTagRequest": "delete_tag_request",
    "EmptyResponse": "empty_response",
    "FileInfo": "file_info",
    "GetMetricHistoryResponse": "get_metric_history_response",
    "GetRunResponse": "get_run_response",
    "InputTag": "input_tag",
    "LifecycleStage": "lifecycle_stage",
    "ListArtifactsResponse": "list_artifacts_response",
    "LogBatchRequest": "log_batch_request",
    "LogMetricRequest": "log_metric_request",
    "LogParamRequest": "log_param_request",
    "Metric": "metric",
    "ModelInput": "model_input",
    "ModelOutput": "model_output",
    "NewMetric": "new_metric",
    "Param": "param",
    "RestoreRunRequest": "restore_run_request",
    "Run": "run",
    "RunData": "run_data",
    "RunInfo": "run_info",
    "RunInputs": "run_inputs",
    "RunOutputs": "run_outputs",
    "RunStatus": "run_status",
    "RunTag": "run_tag",
    "RunViewType": "run_view_type",
    "SearchRunsRequest": "search_runs_request",
    "SearchRunsResponse": "search_runs_response",
    "SetTagRequest": "set_tag_request",
    "UpdateRunRequest": "update_run_request",
    "UpdateRunResponse": "update_run_response",
}

__all__ = (
    "ApiError",
    "CreateRunRequest",
    "Dataset",
    "DatasetInput",
    "DeleteRunRequest",
    "DeleteTagRequest",
    "EmptyResponse",
    "FileInfo",
    "GetMetricHistoryResponse",
    "GetRunResponse",
    "InputTag",
    "LifecycleStage",
    "ListArtifactsResponse",
    "LogBatchRequest",
    "LogMetricRequest",
    "LogParamRequest",
    "Metric",
    "ModelInput",
    "ModelOutput",
    "NewMetric",
    "Param",
    "RestoreRunRequest",
    "Run",
    "RunData",
    "RunInfo",
    "RunInputs",
    "RunOutputs",
    "RunStatus",
    "RunTag",
    "RunViewType",
    "SearchRunsRequest",
    "SearchRunsResponse",
    "SetTagRequest",
    "UpdateRunRequest",
    "UpdateRunResponse",
)


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
