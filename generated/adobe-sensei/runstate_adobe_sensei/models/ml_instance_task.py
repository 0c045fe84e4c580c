# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset

T = TypeVar("T", bound="MLInstanceTask")


@_attrs_define
class MLInstanceTask:
    """A task of a run: what it executes, with which parameters, on what data. A request takes the same form, so that the
    tasks of one run can start another.

    """

    name: None | str | Unset = UNSET
    """ The name of the task, such as `train` or `score`. """
    parameters: list[MLInstanceTaskParameter] | None | Unset = UNSET
    """ The parameters of the task. """
    specification: None | TaskSpec | Unset = UNSET
    """ The resources that the task gets. """
    datasets: None | TaskDatasets | Unset = UNSET
    """ The data that the task reads and writes. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        parameters: list[dict[str, Any]] | None | Unset
        if isinstance(self.parameters, Unset):
            parameters = UNSET
        elif isinstance(self.parameters, list):
            parameters = []
            for _parameters_type_0_item_data in self.parameters:
                _parameters_type_0_item = _parameters_type_0_item_data.to_dict()
                parameters.append(_parameters_type_0_item)

        else:
            parameters = self.parameters

        specification: dict[str, Any] | None | Unset
        if isinstance(self.specification, Unset):
            specification = UNSET
        elif isinstance(self.specification, TaskSpec):
            specification = self.specification.to_dict()
        else:
            specification = self.specification

        datasets: dict[str, Any] | None | Unset
        if isinstance(self.datasets, Unset):
            datasets = UNSET
        elif isinstance(self.datasets, TaskDatasets):
            datasets = self.datasets.to_dict()
        else:
            datasets = self.datasets

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if name is not UNSET:
            field_dict["name"] = name
        if parameters is not UNSET:
            field_dict["parameters"] = parameters
        if specification is not UNSET:
            field_dict["specification"] = specification
        if datasets is not UNSET:
            field_dict["datasets"] = datasets

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _name = d.pop("name", UNSET)
        if type(_name) is not str and _name is not None and _name is not UNSET:
            _name = refuse("a string", _name, "name", d, tolerate)
        name: None | str | Unset = _name

        _parameters = d.pop("parameters", UNSET)
        parameters: list[MLInstanceTaskParameter] | None | Unset
        if _parameters is UNSET or _parameters is None:
            parameters = _parameters
        else:
            parameters = []
            if type(_parameters) is list:
                try:
                    for _parameters_item in _parameters:
                        _parameters_value = _READ_ML_INSTANCE_TASK_PARAMETER(
                            _parameters_item, tolerate and under(f"parameters[{len(parameters)}]", tolerate)
                        )
                        parameters.append(_parameters_value)
                except PayloadError as payload_error:
                    parameters = payload_error.within(f"parameters[{len(parameters)}]").settled(
                        "parameters", _parameters, d, tolerate
                    )

            else:
                parameters = refuse("an array", _parameters, "parameters", d, tolerate)

        _specification = d.pop("specification", UNSET)
        specification: None | TaskSpec | Unset
        if _specification is UNSET or _specification is None:
            specification = _specification
        else:
            try:
                specification = _READ_TASK_SPEC(_specification, tolerate and under("specification", tolerate))
            except PayloadError as payload_error:
                specification = payload_error.within("specification").settled(
                    "specification", _specification, d, tolerate
                )

        _datasets = d.pop("datasets", UNSET)
        datasets: None | TaskDatasets | Unset
        if _datasets is UNSET or _datasets is None:
            datasets = _datasets
        else:
            try:
                datasets = _READ_TASK_DATASETS(_datasets, tolerate and under("datasets", tolerate))
            except PayloadError as payload_error:
                datasets = payload_error.within("datasets").settled("datasets", _datasets, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.name = name
        __model__.parameters = parameters
        __model__.specification = specification
        __model__.datasets = datasets

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


from ..models.ml_instance_task_parameter import MLInstanceTaskParameter
from ..models.task_datasets import TaskDatasets
from ..models.task_spec import TaskSpec

_READ_ML_INSTANCE_TASK_PARAMETER = MLInstanceTaskParameter.from_dict
_READ_TASK_SPEC = TaskSpec.from_dict
_READ_TASK_DATASETS = TaskDatasets.from_dict
