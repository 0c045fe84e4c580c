# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from enum import StrEnum


class RunMode(StrEnum):
    FP = "fp"
    SCORE = "score"
    TRAIN = "train"

    def __str__(self) -> str:
        return str(self.value)
