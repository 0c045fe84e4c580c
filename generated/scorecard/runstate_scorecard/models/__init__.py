# Generated from specs/scorecard/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate scorecard

"""The data models of the API. Each is loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .api_error import ApiError as ApiError
    from .new_run import NewRun as NewRun
    from .record_data import RecordData as RecordData
    from .record_page import RecordPage as RecordPage
    from .record_with_scores import RecordWithScores as RecordWithScores
    from .run import Run as Run
    from .run_page import RunPage as RunPage
    from .run_status import RunStatus as RunStatus
    from .score import Score as Score
    from .score_validation_error import ScoreValidationError as ScoreValidationError
    from .score_value import ScoreValue as ScoreValue

_MODULES = {
    "ApiError": "api_error",
    "NewRun": "new_run",
    "RecordData": "record_data",
    "RecordPage": "record_page",
    "RecordWithScores": "record_with_scores",
    "Run": "run",
    "RunPage": "run_page",
    "RunStatus": "run_status",
    "Score": "score",
    "ScoreValidationError": "score_validation_error",
    "ScoreValue": "score_value",
}

__all__ = (
    "ApiError",
    "NewRun",
    "RecordData",
    "RecordPage",
    "RecordWithScores",
    "Run",
    "RunPage",
    "RunStatus",
    "Score",
    "ScoreValidationError",
    "ScoreValue",
)


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
