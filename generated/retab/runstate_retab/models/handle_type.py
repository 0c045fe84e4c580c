# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from enum import StrEnum


class HandleType(StrEnum):
    FILE = "file"
    JSON = "json"

    def __str__(self) -> str:
        return str(self.value)
