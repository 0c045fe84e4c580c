# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from enum import StrEnum


class TaskState(StrEnum):
    ABORTED = "ABORTED"
    DONE = "DONE"
    FAILED = "FAILED"
    PENDING = "PENDING"
    RETRY = "RETRY"
    RUNNING = "RUNNING"

    def __str__(self) -> str:
        return str(self.value)
