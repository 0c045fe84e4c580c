"""The provider of runstate for Airflow: start runs at machine-learning vendors, and wait for thousands in one task.

    start = StartRunOperator(task_id="start", runstate_conn_id="retab", arguments={"experiment_id": "exp_1"})
    wait = RunSensor(task_id="wait", runstate_conn_id="retab", refs=start.output)

Everything public is a name of this module. Each is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .hooks import RunstateHook as RunstateHook
    from .operators import StartRunOperator as StartRunOperator
    from .sensors import RunSensor as RunSensor
    from .triggers import RunTrigger as RunTrigger

_HOME = {"RunstateHook": "hooks", "StartRunOperator": "operators", "RunSensor": "sensors", "RunTrigger": "triggers"}
"""The module of each public name. None is loaded before it is used: Airflow loads this package to find its forms."""


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module  # noqa: PLC0415 -- most who load this package need no class of it

    return getattr(import_module(f".{_HOME[name]}", __name__), name)
