# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from enum import StrEnum


class ModelLabRunSort(StrEnum):
    CREATED_AT = "created_at"
    CREATED_AT_DESCENDING = "-created_at"
    DURATION = "duration"
    DURATION_DESCENDING = "-duration"
    NAME = "name"
    NAME_DESCENDING = "-name"
    UPDATED_AT = "updated_at"
    UPDATED_AT_DESCENDING = "-updated_at"

    def __str__(self) -> str:
        return str(self.value)
