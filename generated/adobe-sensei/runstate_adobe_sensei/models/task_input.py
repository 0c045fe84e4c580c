# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..models.resource_type import ResourceType
from ..types import UNSET, Unset, read_integer

T = TypeVar("T", bound="TaskInput")
_RESOURCE_TYPE_BY_VALUE = {member.value: member for member in ResourceType}


@_attrs_define
class TaskInput:
    """Data that a task reads."""

    name: None | str | Unset = UNSET
    """ The name of the data. """
    id: None | str | Unset = UNSET
    """ The identifier of the data. """
    disk_size_in_gb: int | None | Unset = UNSET
    """ The space that the data need, in gigabytes. """
    res_type: None | ResourceType | str | Unset = UNSET
    """ The kind of data. A value that this document does not know is kept as a plain string. """
    download_required: bool | None | Unset = UNSET
    """ Whether the data are downloaded before the task starts. """
    ref_input: InputReference | None | Unset = UNSET
    """ The output of another task that this is. """
    metadata: None | TaskMetadata | Unset = UNSET
    """ Further information by name. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        disk_size_in_gb: int | None | Unset
        if isinstance(self.disk_size_in_gb, Unset):
            disk_size_in_gb = UNSET
        else:
            disk_size_in_gb = self.disk_size_in_gb

        res_type: None | str | Unset
        if isinstance(self.res_type, Unset):
            res_type = UNSET
        elif isinstance(self.res_type, ResourceType):
            res_type = self.res_type.value
        else:
            res_type = self.res_type

        download_required: bool | None | Unset
        if isinstance(self.download_required, Unset):
            download_required = UNSET
        else:
            download_required = self.download_required

        ref_input: dict[str, Any] | None | Unset
        if isinstance(self.ref_input, Unset):
            ref_input = UNSET
        elif isinstance(self.ref_input, InputReference):
            ref_input = self.ref_input.to_dict()
        else:
            ref_input = self.ref_input

        metadata: dict[str, Any] | None | Unset
        if isinstance(self.metadata, Unset):
            metadata = UNSET
        elif isinstance(self.metadata, TaskMetadata):
            metadata = self.metadata.to_dict()
        else:
            metadata = self.metadata

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if name is not UNSET:
            field_dict["name"] = name
        if id is not UNSET:
            field_dict["id"] = id
        if disk_size_in_gb is not UNSET:
            field_dict["diskSizeInGB"] = disk_size_in_gb
        if res_type is not UNSET:
            field_dict["resType"] = res_type
        if download_required is not UNSET:
            field_dict["downloadRequired"] = download_required
        if ref_input is not UNSET:
            field_dict["refInput"] = ref_input
        if metadata is not UNSET:
            field_dict["metadata"] = metadata

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

        _id = d.pop("id", UNSET)
        if type(_id) is not str and _id is not None and _id is not UNSET:
            _id = refuse("a string", _id, "id", d, tolerate)
        id: None | str | Unset = _id

        _disk_size_in_gb = d.pop("diskSizeInGB", UNSET)
        if (
            type(_disk_size_in_gb) is not int
            and _disk_size_in_gb is not None
            and _disk_size_in_gb is not UNSET
        ):
            _disk_size_in_gb = read_integer(_disk_size_in_gb, "diskSizeInGB", d, tolerate)
        disk_size_in_gb: int | None | Unset = _disk_size_in_gb

        _res_type = d.pop("resType", UNSET)
        res_type: None | ResourceType | str | Unset
        if _res_type is UNSET or _res_type is None:
            res_type = _res_type
        else:
            if type(_res_type) is str:
                res_type = _RESOURCE_TYPE_BY_VALUE.get(_res_type, _res_type)
            else:
                res_type = refuse("a string", _res_type, "resType", d, tolerate)

        _download_required = d.pop("downloadRequired", UNSET)
        if (
            type(_download_required) is not bool
            and _download_required is not None
            and _download_required is not UNSET
        ):
            _download_required = refuse("true or false", _download_required, "downloadRequired", d, tolerate)
        download_required: bool | None | Unset = _download_required

        _ref_input = d.pop("refInput", UNSET)
        ref_input: InputReference | None | Unset
        if _ref_input is UNSET or _ref_input is None:
            ref_input = _ref_input
        else:
            try:
                ref_input = _READ_INPUT_REFERENCE(_ref_input, tolerate and under("refInput", tolerate))
            except PayloadError as payload_error:
                ref_input = payload_error.within("refInput").settled("refInput", _ref_input, d, tolerate)

        _metadata = d.pop("metadata", UNSET)
        metadata: None | TaskMetadata | Unset
        if _metadata is UNSET or _metadata is None:
            metadata = _metadata
        else:
            try:
                metadata = _READ_TASK_METADATA(_metadata, tolerate and under("metadata", tolerate))
            except PayloadError as payload_error:
                metadata = payload_error.within("metadata").settled("metadata", _metadata, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.name = name
        __model__.id = id
        __model__.disk_size_in_gb = disk_size_in_gb
        __model__.res_type = res_type
        __model__.download_required = download_required
        __model__.ref_input = ref_input
        __model__.metadata = metadata

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


from ..models.input_reference import InputReference
from ..models.task_metadata import TaskMetadata

_READ_INPUT_REFERENCE = InputReference.from_dict
_READ_TASK_METADATA = TaskMetadata.from_dict
