# Generated from specs/scorecard/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate scorecard

from enum import StrEnum


class RunStatus(StrEnum):
    AWAITING_EXECUTION = "awaiting_execution"
    AWAITING_HUMAN_SCORING = "awaiting_human_scoring"
    AWAITING_SCORING = "awaiting_scoring"
    COMPLETED = "completed"
    PENDING = "pending"
    RUNNING_EXECUTION = "running_execution"
    RUNNING_SCORING = "running_scoring"

    def __str__(self) -> str:
        return str(self.value)
