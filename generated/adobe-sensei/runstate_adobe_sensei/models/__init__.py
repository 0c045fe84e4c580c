# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

"""The data models of the API. Each is loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .additional_details import AdditionalDetails as AdditionalDetails
    from .gateway_error import GatewayError as GatewayError
    from .run_status import RunStatus as RunStatus
    from .run_tasks import RunTasks as RunTasks
    from .sensei_api_response import SenseiApiResponse as SenseiApiResponse
    from .task_log import TaskLog as TaskLog
    from .task_state import TaskState as TaskState
    from .task_status import TaskStatus as TaskStatus

_MODULES = {
    "AdditionalDetails": "additional_details",
    "GatewayError": "gateway_error",
    "RunStatus": "run_status",
    "RunTasks": "run_tasks",
    "SenseiApiResponse": "sensei_api_response",
    "TaskLog": "task_log",
    "TaskState": "task_state",
    "TaskStatus": "task_status",
}

__all__ = (
    "AdditionalDetails",
    "GatewayError",
    "RunStatus",
    "RunTasks",
    "SenseiApiResponse",
    "TaskLog",
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
