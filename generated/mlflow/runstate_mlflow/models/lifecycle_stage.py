# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from enum import StrEnum


class LifecycleStage(StrEnum):
    ACTIVE = "active"
    DELETED = "deleted"

    def __str__(self) -> str:
        return str(self.value)

    @classmethod
    def read(cls, value: str) -> "LifecycleStage | str":
        """The member of that value, or the value itself if there is none."""
        return cls._value2member_map_.get(value, value)  # type: ignore[return-value]  # its members are of this class
