# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from typing import TypeAlias

from .file_handle import FileHandle
from .json_handle import JsonHandle
from .unknown_handle import UnknownHandle

HandleValue: TypeAlias = JsonHandle | FileHandle | UnknownHandle
"""A value at a handle. `type` distinguishes the variants."""
