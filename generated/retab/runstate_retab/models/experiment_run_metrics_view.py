# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from enum import StrEnum


class ExperimentRunMetricsView(StrEnum):
    BY_DOCUMENT = "by_document"
    BY_TARGET = "by_target"
    SUMMARY = "summary"
    VOTES = "votes"

    def __str__(self) -> str:
        return str(self.value)
