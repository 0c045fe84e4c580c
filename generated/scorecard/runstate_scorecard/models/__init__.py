# Generated from specs/scorecard/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate scorecard

"""The data models of the API. Each is loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .api_error import ApiError as ApiError
    from .run import Run as Run
    from .run_status import RunStatus as RunStatus

_MODULES = {
    "ApiError": "api_error",
    "Run": "run",
    "RunStatus": "run_status",
}

__all__ = (
    "ApiError",
    "Run",
    "RunStatus",
)


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value: object = getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
