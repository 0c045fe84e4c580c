# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

"""The data models of the API. Each is loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .data_sources import DataSources as DataSources
    from .file_search_result import FileSearchResult as FileSearchResult
    from .http_validation_error import HTTPValidationError as HTTPValidationError
    from .maestro_run import MaestroRun as MaestroRun
    from .maestro_run_error import MaestroRunError as MaestroRunError
    from .maestro_run_status import MaestroRunStatus as MaestroRunStatus
    from .requirement_result_item import RequirementResultItem as RequirementResultItem
    from .requirements_result import RequirementsResult as RequirementsResult
    from .tool_call import ToolCall as ToolCall
    from .tool_call_status import ToolCallStatus as ToolCallStatus
    from .tool_type import ToolType as ToolType
    from .validation_error import ValidationError as ValidationError
    from .web_search_result import WebSearchResult as WebSearchResult

_MODULES = {
    "DataSources": "data_sources",
    "FileSearchResult": "file_search_result",
    "HTTPValidationError": "http_validation_error",
    "MaestroRun": "maestro_run",
    "MaestroRunError": "maestro_run_error",
    "MaestroRunStatus": "maestro_run_status",
    "RequirementResultItem": "requirement_result_item",
    "RequirementsResult": "requirements_result",
    "ToolCall": "tool_call",
    "ToolCallStatus": "tool_call_status",
    "ToolType": "tool_type",
    "ValidationError": "validation_error",
    "WebSearchResult": "web_search_result",
}

__all__ = (
    "DataSources",
    "FileSearchResult",
    "HTTPValidationError",
    "MaestroRun",
    "MaestroRunError",
    "MaestroRunStatus",
    "RequirementResultItem",
    "RequirementsResult",
    "ToolCall",
    "ToolCallStatus",
    "ToolType",
    "ValidationError",
    "WebSearchResult",
)


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
