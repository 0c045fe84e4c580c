# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset

T = TypeVar("T", bound="RunTasks")


@_attrs_define
class RunTasks:
    """The tasks of an experiment run."""

    tasks: list[TaskStatus] | None | Unset = UNSET
    """ One entry for each task of the run. It may be empty or absent just after the run was created. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        tasks: list[dict[str, Any]] | None | Unset
        if isinstance(self.tasks, Unset):
            tasks = UNSET
        elif isinstance(self.tasks, list):
            tasks = []
            for _tasks_type_0_item_data in self.tasks:
                _tasks_type_0_item = _tasks_type_0_item_data.to_dict()
                tasks.append(_tasks_type_0_item)

        else:
            tasks = self.tasks

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
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
        _tasks = d.pop("tasks", UNSET)
        tasks: list[TaskStatus] | None | Unset
        if _tasks is UNSET or _tasks is None:
            tasks = _tasks
        else:
            tasks = []
            if type(_tasks) is list:
                try:
                    for _tasks_item in _tasks:
                        _tasks_value = _READ_TASK_STATUS(
                            _tasks_item, tolerate and under(f"tasks[{len(tasks)}]", tolerate)
                        )
                        tasks.append(_tasks_value)
                except PayloadError as payload_error:
                    tasks = payload_error.within(f"tasks[{len(tasks)}]").settled("tasks", _tasks, d, tolerate)

            else:
                tasks = refuse("an array", _tasks, "tasks", d, tolerate)

        __model__ = cls.__new__(cls)
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


from ..models.task_status import TaskStatus

_READ_TASK_STATUS = TaskStatus.from_dict
