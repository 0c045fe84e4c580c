# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, present, read_integer

T = TypeVar("T", bound="ModelLabArtifact")


@_attrs_define
class ModelLabArtifact:
    """A file or a directory among the artifacts of a run."""

    path: str
    """ Path within the artifacts of the run, such as `lora_model/adapter_config.json`. That of a directory ends
    with a slash. """
    is_dir: bool
    """ Whether this is a directory. """
    file_size: int | None | Unset = UNSET
    """ Size of the file in bytes. Absent from directories. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        path = self.path

        is_dir = self.is_dir

        file_size: int | None | Unset
        if isinstance(self.file_size, Unset):
            file_size = UNSET
        else:
            file_size = self.file_size

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "path": path,
                    "is_dir": is_dir,
                }
            )
        )
        if file_size is not UNSET:
            field_dict["file_size"] = file_size

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _path = d.pop("path", UNSET)
        if type(_path) is not str:
            _path = refuse("a string", _path, "path", d, tolerate)
        path = _path

        _is_dir = d.pop("is_dir", UNSET)
        if type(_is_dir) is not bool:
            _is_dir = refuse("true or false", _is_dir, "is_dir", d, tolerate)
        is_dir = _is_dir

        _file_size = d.pop("file_size", UNSET)
        if type(_file_size) is not int and _file_size is not None and _file_size is not UNSET:
            _file_size = read_integer(_file_size, "file_size", d, tolerate)
        file_size: int | None | Unset = _file_size

        __model__ = cls.__new__(cls)
        __model__.path = path
        __model__.is_dir = is_dir
        __model__.file_size = file_size

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
