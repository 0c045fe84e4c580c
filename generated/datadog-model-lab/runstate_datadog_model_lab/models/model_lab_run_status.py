# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from enum import StrEnum


class ModelLabRunStatus(StrEnum):
    COMPLETED = "completed"
    FAILED = "failed"
    KILLED = "killed"
    PAUSED = "paused"
    PENDING = "pending"
    RUNNING = "running"
    UNRESPONSIVE = "unresponsive"

    def __str__(self) -> str:
        return str(self.value)
