# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

"""The data models of the API. Each is loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .budget import Budget as Budget
    from .create_maestro_run_request import CreateMaestroRunRequest as CreateMaestroRunRequest
    from .custom_retrieval_config import CustomRetrievalConfig as CustomRetrievalConfig
    from .data_sources import DataSources as DataSources
    from .file_search_result import FileSearchResult as FileSearchResult
    from .file_search_tool import FileSearchTool as FileSearchTool
    from .http_tool import HTTPTool as HTTPTool
    from .http_tool_endpoint import HTTPToolEndpoint as HTTPToolEndpoint
    from .http_tool_function import HTTPToolFunction as HTTPToolFunction
    from .http_tool_parameters import HTTPToolParameters as HTTPToolParameters
    from .http_tool_properties import HTTPToolProperties as HTTPToolProperties
    from .http_tool_property import HTTPToolProperty as HTTPToolProperty
    from .http_validation_error import HTTPValidationError as HTTPValidationError
    from .labels_filter import LabelsFilter as LabelsFilter
    from .labels_filter_mode import LabelsFilterMode as LabelsFilterMode
    from .maestro_run import MaestroRun as MaestroRun
    from .maestro_run_error import MaestroRunError as MaestroRunError
    from .maestro_run_status import MaestroRunStatus as MaestroRunStatus
    from .mcp_tool import MCPTool as MCPTool
    from .message import Message as Message
    from .message_role import MessageRole as MessageRole
    from .output_type import OutputType as OutputType
    from .requirement import Requirement as Requirement
    from .requirement_result_item import RequirementResultItem as RequirementResultItem
    from .requirements_result import RequirementsResult as RequirementsResult
    from .response_language import ResponseLanguage as ResponseLanguage
    from .retrieval_strategy import RetrievalStrategy as RetrievalStrategy
    from .run_context import RunContext as RunContext
    from .run_variant import RunVariant as RunVariant
    from .tool_call import ToolCall as ToolCall
    from .tool_call_status import ToolCallStatus as ToolCallStatus
    from .tool_definition import ToolDefinition as ToolDefinition
    from .tool_headers import ToolHeaders as ToolHeaders
    from .tool_type import ToolType as ToolType
    from .validation_error import ValidationError as ValidationError
    from .web_search_result import WebSearchResult as WebSearchResult
    from .web_search_tool import WebSearchTool as WebSearchTool

_MODULES = {
    "Budget": "budget",
    "CreateMaestroRunRequest": "create_maestro_run_request",
    "CustomRetrievalConfig": "custom_retrieval_config",
    "DataSources": "data_sources",
    "FileSearchResult": "file_search_result",
    "FileSearchTool": "file_search_tool",
    "HTTPTool": "http_tool",
    "HTTPToolEndpoint": "http_tool_endpoint",
    "HTTPToolFunction": "http_tool_function",
    "HTTPToolParameters": "http_tool_parameters",
    "HTTPToolProperties": "http_tool_properties",
    "HTTPToolProperty": "http_tool_property",
    "HTTPValidationError": "http_validation_error",
    "LabelsFilter": "labels_filter",
    "LabelsFilterMode": "labels_filter_mode",
    "MCPTool": "mcp_tool",
    "MaestroRun": "maestro_run",
    "MaestroRunError": "maestro_run_error",
    "MaestroRunStatus": "maestro_run_status",
    "Message": "message",
    "MessageRole": "message_role",
    "OutputType": "output_type",
    "Requirement": "requirement",
    "RequirementResultItem": "requirement_result_item",
    "RequirementsResult": "requirements_result",
    "ResponseLanguage": "response_language",
    "RetrievalStrategy": "retrieval_strategy",
    "RunContext": "run_context",
    "RunVariant": "run_variant",
    "ToolCall": "tool_call",
    "ToolCallStatus": "tool_call_status",
    "ToolDefinition": "tool_definition",
    "ToolHeaders": "tool_headers",
    "ToolType": "tool_type",
    "ValidationError": "validation_error",
    "WebSearchResult": "web_search_result",
    "WebSearchTool": "web_search_tool",
}

__all__ = (
    "Budget",
    "CreateMaestroRunRequest",
    "CustomRetrievalConfig",
    "DataSources",
    "FileSearchResult",
    "FileSearchTool",
    "HTTPTool",
    "HTTPToolEndpoint",
    "HTTPToolFunction",
    "HTTPToolParameters",
    "HTTPToolProperties",
    "HTTPToolProperty",
    "HTTPValidationError",
    "LabelsFilter",
    "LabelsFilterMode",
    "MCPTool",
    "MaestroRun",
    "MaestroRunError",
    "MaestroRunStatus",
    "Message",
    "MessageRole",
    "OutputType",
    "Requirement",
    "RequirementResultItem",
    "RequirementsResult",
    "ResponseLanguage",
    "RetrievalStrategy",
    "RunContext",
    "RunVariant",
    "ToolCall",
    "ToolCallStatus",
    "ToolDefinition",
    "ToolHeaders",
    "ToolType",
    "ValidationError",
    "WebSearchResult",
    "WebSearchTool",
)


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
