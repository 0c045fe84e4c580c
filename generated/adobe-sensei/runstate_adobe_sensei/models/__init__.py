# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

"""The data models of the API. Each is loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .additional_details import AdditionalDetails as AdditionalDetails
    from .creator import Creator as Creator
    from .experiment_run import ExperimentRun as ExperimentRun
    from .experiment_run_listing import ExperimentRunListing as ExperimentRunListing
    from .experiment_run_summary import ExperimentRunSummary as ExperimentRunSummary
    from .gateway_error import GatewayError as GatewayError
    from .input_reference import InputReference as InputReference
    from .link import Link as Link
    from .listing_links import ListingLinks as ListingLinks
    from .ml_instance_task import MLInstanceTask as MLInstanceTask
    from .ml_instance_task_parameter import MLInstanceTaskParameter as MLInstanceTaskParameter
    from .new_experiment_run import NewExperimentRun as NewExperimentRun
    from .paging_information import PagingInformation as PagingInformation
    from .resource_type import ResourceType as ResourceType
    from .run_chain import RunChain as RunChain
    from .run_links import RunLinks as RunLinks
    from .run_mode import RunMode as RunMode
    from .run_status import RunStatus as RunStatus
    from .run_tasks import RunTasks as RunTasks
    from .sensei_api_response import SenseiApiResponse as SenseiApiResponse
    from .task_datasets import TaskDatasets as TaskDatasets
    from .task_input import TaskInput as TaskInput
    from .task_log import TaskLog as TaskLog
    from .task_metadata import TaskMetadata as TaskMetadata
    from .task_output import TaskOutput as TaskOutput
    from .task_spec import TaskSpec as TaskSpec
    from .task_spec_type import TaskSpecType as TaskSpecType
    from .task_state import TaskState as TaskState
    from .task_status import TaskStatus as TaskStatus

_MODULES = {
    "AdditionalDetails": "additional_details",
    "Creator": "creator",
    "ExperimentRun": "experiment_run",
    "ExperimentRunListing": "experiment_run_listing",
    "ExperimentRunSummary": "experiment_run_summary",
    "GatewayError": "gateway_error",
    "InputReference": "input_reference",
    "Link": "link",
    "ListingLinks": "listing_links",
    "MLInstanceTask": "ml_instance_task",
    "MLInstanceTaskParameter": "ml_instance_task_parameter",
    "NewExperimentRun": "new_experiment_run",
    "PagingInformation": "paging_information",
    "ResourceType": "resource_type",
    "RunChain": "run_chain",
    "RunLinks": "run_links",
    "RunMode": "run_mode",
    "RunStatus": "run_status",
    "RunTasks": "run_tasks",
    "SenseiApiResponse": "sensei_api_response",
    "TaskDatasets": "task_datasets",
    "TaskInput": "task_input",
    "TaskLog": "task_log",
    "TaskMetadata": "task_metadata",
    "TaskOutput": "task_output",
    "TaskSpec": "task_spec",
    "TaskSpecType": "task_spec_type",
    "TaskState": "task_state",
    "TaskStatus": "task_status",
}

__all__ = (
    "AdditionalDetails",
    "Creator",
    "ExperimentRun",
    "ExperimentRunListing",
    "ExperimentRunSummary",
    "GatewayError",
    "InputReference",
    "Link",
    "ListingLinks",
    "MLInstanceTask",
    "MLInstanceTaskParameter",
    "NewExperimentRun",
    "PagingInformation",
    "ResourceType",
    "RunChain",
    "RunLinks",
    "RunMode",
    "RunStatus",
    "RunTasks",
    "SenseiApiResponse",
    "TaskDatasets",
    "TaskInput",
    "TaskLog",
    "TaskMetadata",
    "TaskOutput",
    "TaskSpec",
    "TaskSpecType",
    "TaskState",
    "TaskStatus",
)


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
