# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from typing import TypeAlias

from .file_search_tool import FileSearchTool
from .http_tool import HTTPTool
from .mcp_tool import MCPTool
from .web_search_tool import WebSearchTool

ToolDefinition: TypeAlias = HTTPTool | MCPTool | FileSearchTool | WebSearchTool
"""A tool that a run may use; `type` distinguishes the kinds."""
