# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from enum import StrEnum


class StepArtifactOperation(StrEnum):
    API_CALL_INVOCATION = "api_call_invocation"
    CLASSIFICATION = "classification"
    CONDITIONAL_EVALUATION = "conditional_evaluation"
    EDIT = "edit"
    EXTRACTION = "extraction"
    FUNCTION_INVOCATION = "function_invocation"
    PARSE = "parse"
    PARTITION = "partition"
    REVIEW_TRIGGER_EVALUATION = "review_trigger_evaluation"
    SPLIT = "split"
    WHILE_LOOP_TERMINATION = "while_loop_termination"

    def __str__(self) -> str:
        return str(self.value)
