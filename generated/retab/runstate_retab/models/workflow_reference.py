# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset

T = TypeVar("T", bound="WorkflowReference")


@_attrs_define
class WorkflowReference:
    """A workflow and the immutable version of it that a run executed."""

    workflow_id: None | str | Unset = UNSET
    """ Id of the workflow. """
    version_id: None | str | Unset = UNSET
    """ Id of the version; the later name is `workflow_version_id`. """
    name_at_run_time: None | str | Unset = UNSET
    """ Name that the workflow had when the run was created. Shown by an early documentation page. """
    requested_version: None | str | Unset = UNSET
    """ Version as the caller asked for it, such as `draft`. Shown by an early documentation page. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        workflow_id: None | str | Unset
        if isinstance(self.workflow_id, Unset):
            workflow_id = UNSET
        else:
            workflow_id = self.workflow_id

        version_id: None | str | Unset
        if isinstance(self.version_id, Unset):
            version_id = UNSET
        else:
            version_id = self.version_id

        name_at_run_time: None | str | Unset
        if isinstance(self.name_at_run_time, Unset):
            name_at_run_time = UNSET
        else:
            name_at_run_time = self.name_at_run_time

        requested_version: None | str | Unset
        if isinstance(self.requested_version, Unset):
            requested_version = UNSET
        else:
            requested_version = self.requested_version

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if workflow_id is not UNSET:
            field_dict["workflow_id"] = workflow_id
        if version_id is not UNSET:
            field_dict["version_id"] = version_id
        if name_at_run_time is not UNSET:
            field_dict["name_at_run_time"] = name_at_run_time
        if requested_version is not UNSET:
            field_dict["requested_version"] = requested_version

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _workflow_id = d.pop("workflow_id", UNSET)
        if type(_workflow_id) is not str and _workflow_id is not None and _workflow_id is not UNSET:
            _workflow_id = refuse("a string", _workflow_id, "workflow_id", d, tolerate)
        workflow_id: None | str | Unset = _workflow_id

        _version_id = d.pop("version_id", UNSET)
        if type(_version_id) is not str and _version_id is not None and _version_id is not UNSET:
            _version_id = refuse("a string", _version_id, "version_id", d, tolerate)
        version_id: None | str | Unset = _version_id

        _name_at_run_time = d.pop("name_at_run_time", UNSET)
        if (
            type(_name_at_run_time) is not str
            and _name_at_run_time is not None
            and _name_at_run_time is not UNSET
        ):
            _name_at_run_time = refuse("a string", _name_at_run_time, "name_at_run_time", d, tolerate)
        name_at_run_time: None | str | Unset = _name_at_run_time

        _requested_version = d.pop("requested_version", UNSET)
        if (
            type(_requested_version) is not str
            and _requested_version is not None
            and _requested_version is not UNSET
        ):
            _requested_version = refuse("a string", _requested_version, "requested_version", d, tolerate)
        requested_version: None | str | Unset = _requested_version

        __model__ = cls.__new__(cls)
        __model__.workflow_id = workflow_id
        __model__.version_id = version_id
        __model__.name_at_run_time = name_at_run_time
        __model__.requested_version = requested_version

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
