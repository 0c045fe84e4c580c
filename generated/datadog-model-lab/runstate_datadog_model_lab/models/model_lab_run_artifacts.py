# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, present

T = TypeVar("T", bound="ModelLabRunArtifacts")


@_attrs_define
class ModelLabRunArtifacts:
    """The files and directories in one directory of the artifacts of a run."""

    files: list[ModelLabArtifact]
    """ The files and directories. Empty where there are none. """
    path_in_project: str
    """ Path of the run's artifacts within those of its project, such as
    `f635c73b70594ab6bb6e212cdf87d0d5/artifacts`. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        files: Any = self.files
        if files is not UNSET:
            files = []
            for _files_item_data in self.files:
                _files_item = _files_item_data.to_dict()
                files.append(_files_item)

        path_in_project = self.path_in_project

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "files": files,
                    "path_in_project": path_in_project,
                }
            )
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _files = d.pop("files", UNSET)
        files: list[ModelLabArtifact] = []
        if type(_files) is list:
            try:
                for _files_item in _files:
                    _files_value = _READ_MODEL_LAB_ARTIFACT(
                        _files_item, tolerate and under(f"files[{len(files)}]", tolerate)
                    )
                    files.append(_files_value)
            except PayloadError as payload_error:
                files = payload_error.within(f"files[{len(files)}]").settled("files", _files, d, tolerate)

        else:
            files = refuse("an array", _files, "files", d, tolerate)

        _path_in_project = d.pop("path_in_project", UNSET)
        if type(_path_in_project) is not str:
            _path_in_project = refuse("a string", _path_in_project, "path_in_project", d, tolerate)
        path_in_project = _path_in_project

        __model__ = cls.__new__(cls)
        __model__.files = files
        __model__.path_in_project = path_in_project

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


from ..models.model_lab_artifact import ModelLabArtifact

_READ_MODEL_LAB_ARTIFACT = ModelLabArtifact.from_dict
