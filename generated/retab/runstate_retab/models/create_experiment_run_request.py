# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="CreateExperimentRunRequest")


@_attrs_define
class CreateExperimentRunRequest:
    """What to run."""

    experiment_id: str
    """ Id of the experiment to run. """
    workflow_id: None | str | Unset = UNSET
    """ Id of the experiment's workflow, as a check: with that of another workflow, Retab answers 404 and starts
    nothing. If it is left out, the experiment's own is used. """
    plan_token: None | str | Unset = UNSET
    """ A short-lived token of the preview of a run. With it, Retab rejects the request if the experiment would no
    longer run as the preview showed. This document does not describe the preview. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        experiment_id = self.experiment_id

        workflow_id: None | str | Unset
        if isinstance(self.workflow_id, Unset):
            workflow_id = UNSET
        else:
            workflow_id = self.workflow_id

        plan_token: None | str | Unset
        if isinstance(self.plan_token, Unset):
            plan_token = UNSET
        else:
            plan_token = self.plan_token

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "experiment_id": experiment_id,
                }
            )
        )
        if workflow_id is not UNSET:
            field_dict["workflow_id"] = workflow_id
        if plan_token is not UNSET:
            field_dict["plan_token"] = plan_token

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _experiment_id = d.pop("experiment_id", UNSET)
        if type(_experiment_id) is not str:
            _experiment_id = refuse("a string", _experiment_id, "experiment_id", d, tolerate)
        experiment_id = _experiment_id

        _workflow_id = d.pop("workflow_id", UNSET)
        if type(_workflow_id) is not str and _workflow_id is not None and _workflow_id is not UNSET:
            _workflow_id = refuse("a string", _workflow_id, "workflow_id", d, tolerate)
        workflow_id: None | str | Unset = _workflow_id

        _plan_token = d.pop("plan_token", UNSET)
        if type(_plan_token) is not str and _plan_token is not None and _plan_token is not UNSET:
            _plan_token = refuse("a string", _plan_token, "plan_token", d, tolerate)
        plan_token: None | str | Unset = _plan_token

        __model__ = cls.__new__(cls)
        __model__.experiment_id = experiment_id
        __model__.workflow_id = workflow_id
        __model__.plan_token = plan_token

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
