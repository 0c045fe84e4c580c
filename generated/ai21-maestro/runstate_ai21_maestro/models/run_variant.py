# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from enum import StrEnum


class RunVariant(StrEnum):
    INGESTION = "ingestion"
    MAIN = "main"

    def __str__(self) -> str:
        return str(self.value)
