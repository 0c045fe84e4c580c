# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from enum import StrEnum


class TaskSpecType(StrEnum):
    CONTAINER_TASK_SPEC = "ContainerTaskSpec"
    SPARK_TASK_SPEC = "SparkTaskSpec"

    def __str__(self) -> str:
        return str(self.value)
