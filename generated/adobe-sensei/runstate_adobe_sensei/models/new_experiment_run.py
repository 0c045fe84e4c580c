# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..models.run_mode import RunMode
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="NewExperimentRun")
_RUN_MODE_BY_VALUE = {member.value: member for member in RunMode}


@_attrs_define
class NewExperimentRun:
    """What is asked of a new run."""

    mode: RunMode
    """ What a run does. `train`: it trains a model, which replaces the experiment's former one. `score`: it applies
    the trained model to data. `fp`: it runs the feature pipeline. """
    description: str | Unset = UNSET
    """ A free description. """
    tasks: list[MLInstanceTask] | Unset = UNSET
    """ The tasks whose configuration differs from the experiment's. Without it, the run inherits everything. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        mode: Any = self.mode
        if mode is not UNSET:
            mode = self.mode.value

        description = self.description

        tasks: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.tasks, Unset):
            tasks = []
            for _tasks_item_data in self.tasks:
                _tasks_item = _tasks_item_data.to_dict()
                tasks.append(_tasks_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "mode": mode,
                }
            )
        )
        if description is not UNSET:
            field_dict["description"] = description
        if tasks is not UNSET:
            field_dict["tasks"] = tasks

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _mode = d.pop("mode", UNSET)
        if type(_mode) is str and _mode in _RUN_MODE_BY_VALUE:
            mode = _RUN_MODE_BY_VALUE[_mode]
        else:
            mode = refuse("one of train, score, fp", _mode, "mode", d, tolerate)

        _description = d.pop("description", UNSET)
        if type(_description) is not str and _description is not UNSET:
            _description = refuse("a string", _description, "description", d, tolerate)
        description: str | Unset = _description

        _tasks = d.pop("tasks", UNSET)
        tasks: list[MLInstanceTask] | Unset
        if _tasks is UNSET:
            tasks = _tasks
        else:
            tasks = []
            if type(_tasks) is list:
                try:
                    for _tasks_item in _tasks:
                        _tasks_value = _READ_ML_INSTANCE_TASK(
                            _tasks_item, tolerate and under(f"tasks[{len(tasks)}]", tolerate)
                        )
                        tasks.append(_tasks_value)
                except PayloadError as payload_error:
                    tasks = payload_error.within(f"tasks[{len(tasks)}]").settled("tasks", _tasks, d, tolerate)

            else:
                tasks = refuse("an array", _tasks, "tasks", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.mode = mode
        __model__.description = description
        __model__.tasks = tasks

        __model__.additional_properties = d
        return __model__

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties


from ..models.ml_instance_task import MLInstanceTask

_READ_ML_INSTANCE_TASK = MLInstanceTask.from_dict
