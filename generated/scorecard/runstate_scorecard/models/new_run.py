# Generated from specs/scorecard/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate scorecard

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="NewRun")


@_attrs_define
class NewRun:
    """A run to be created."""

    metric_ids: list[str]
    """ The identifiers of the metrics that score the run. """
    testset_id: None | str | Unset = UNSET
    """ The identifier of the testset that the run tests. A run without one has the records that are added to it,
    and no number of expected records. """
    system_version_id: None | str | Unset = UNSET
    """ The identifier of the version of the system that the run tests, a UUID in text form. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        metric_ids = self.metric_ids

        testset_id: None | str | Unset
        if isinstance(self.testset_id, Unset):
            testset_id = UNSET
        else:
            testset_id = self.testset_id

        system_version_id: None | str | Unset
        if isinstance(self.system_version_id, Unset):
            system_version_id = UNSET
        else:
            system_version_id = self.system_version_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "metricIds": metric_ids,
                }
            )
        )
        if testset_id is not UNSET:
            field_dict["testsetId"] = testset_id
        if system_version_id is not UNSET:
            field_dict["systemVersionId"] = system_version_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _metric_ids = d.pop("metricIds", UNSET)
        metric_ids: list[str] = []
        if type(_metric_ids) is list:
            try:
                for _metric_ids_item in _metric_ids:
                    if type(_metric_ids_item) is not str:
                        raise PayloadError("a string", _metric_ids_item, "")
                    _metric_ids_value = _metric_ids_item
                    metric_ids.append(_metric_ids_value)
            except PayloadError as payload_error:
                metric_ids = payload_error.within(f"metricIds[{len(metric_ids)}]").settled(
                    "metricIds", _metric_ids, d, tolerate
                )

        else:
            metric_ids = refuse("an array", _metric_ids, "metricIds", d, tolerate)

        _testset_id = d.pop("testsetId", UNSET)
        if type(_testset_id) is not str and _testset_id is not None and _testset_id is not UNSET:
            _testset_id = refuse("a string", _testset_id, "testsetId", d, tolerate)
        testset_id: None | str | Unset = _testset_id

        _system_version_id = d.pop("systemVersionId", UNSET)
        if (
            type(_system_version_id) is not str
            and _system_version_id is not None
            and _system_version_id is not UNSET
        ):
            _system_version_id = refuse("a string", _system_version_id, "systemVersionId", d, tolerate)
        system_version_id: None | str | Unset = _system_version_id

        __model__ = cls.__new__(cls)
        __model__.metric_ids = metric_ids
        __model__.testset_id = testset_id
        __model__.system_version_id = system_version_id

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
