# Generated from specs/scorecard/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate scorecard

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..models.run_status import RunStatus
from ..types import UNSET, Unset, present, read_integer

T = TypeVar("T", bound="Run")
_RUN_STATUS_BY_VALUE = {member.value: member for member in RunStatus}


@_attrs_define
class Run:
    """A run, which executes a system on records and scores the records with metrics."""

    id: str
    """ The identifier of the run, a number in text form. """
    system_id: None | str
    """ The identifier of the system that the run uses, a UUID in text form. It is null for a run without one. """
    system_version_id: None | str
    """ The identifier of the version of the system, a UUID in text form. It is null for a run without one. """
    metric_ids: list[str]
    """ The identifiers of the metrics that score the run. """
    metric_version_ids: list[str]
    """ The identifiers of the versions of these metrics, UUIDs in text form. """
    num_records: int
    """ The number of records that the run has so far. """
    num_expected_records: int | None
    """ The number of records that the run will have: the number of testcases in its testset when it was created. It
    is null, and has been shown as 0, for a run without a testset. """
    num_scores: int
    """ The number of scores completed so far. Each metric scores each record, so a finished run has records times
    metrics of them; Scorecard does not state this. """
    status: RunStatus | str
    """ The status of the run. Only `completed` is final; `awaiting_human_scoring` lasts until people have scored. A
    status that this document does not know is kept as a plain string. """
    testset_id: None | str | Unset = UNSET
    """ The identifier of the testset that the run tests. It is absent or null for a run without one. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        system_id: None | str
        system_id = self.system_id

        system_version_id: None | str
        system_version_id = self.system_version_id

        metric_ids = self.metric_ids

        metric_version_ids = self.metric_version_ids

        num_records = self.num_records

        num_expected_records: int | None
        num_expected_records = self.num_expected_records

        num_scores = self.num_scores

        status: str
        if isinstance(self.status, RunStatus):
            status = self.status.value
        else:
            status = self.status

        testset_id: None | str | Unset
        if isinstance(self.testset_id, Unset):
            testset_id = UNSET
        else:
            testset_id = self.testset_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "id": id,
                    "systemId": system_id,
                    "systemVersionId": system_version_id,
                    "metricIds": metric_ids,
                    "metricVersionIds": metric_version_ids,
                    "numRecords": num_records,
                    "numExpectedRecords": num_expected_records,
                    "numScores": num_scores,
                    "status": status,
                }
            )
        )
        if testset_id is not UNSET:
            field_dict["testsetId"] = testset_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _id = d.pop("id", UNSET)
        if type(_id) is not str:
            _id = refuse("a string", _id, "id", d, tolerate)
        id = _id

        _system_id = d.pop("systemId", UNSET)
        if type(_system_id) is not str and _system_id is not None:
            _system_id = refuse("a string", _system_id, "systemId", d, tolerate)
        system_id: None | str = _system_id

        _system_version_id = d.pop("systemVersionId", UNSET)
        if type(_system_version_id) is not str and _system_version_id is not None:
            _system_version_id = refuse("a string", _system_version_id, "systemVersionId", d, tolerate)
        system_version_id: None | str = _system_version_id

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

        _metric_version_ids = d.pop("metricVersionIds", UNSET)
        metric_version_ids: list[str] = []
        if type(_metric_version_ids) is list:
            try:
                for _metric_version_ids_item in _metric_version_ids:
                    if type(_metric_version_ids_item) is not str:
                        raise PayloadError("a string", _metric_version_ids_item, "")
                    _metric_version_ids_value = _metric_version_ids_item
                    metric_version_ids.append(_metric_version_ids_value)
            except PayloadError as payload_error:
                metric_version_ids = payload_error.within(
                    f"metricVersionIds[{len(metric_version_ids)}]"
                ).settled("metricVersionIds", _metric_version_ids, d, tolerate)

        else:
            metric_version_ids = refuse("an array", _metric_version_ids, "metricVersionIds", d, tolerate)

        _num_records = d.pop("numRecords", UNSET)
        if type(_num_records) is not int:
            _num_records = read_integer(_num_records, "numRecords", d, tolerate)
        num_records = _num_records

        _num_expected_records = d.pop("numExpectedRecords", UNSET)
        if type(_num_expected_records) is not int and _num_expected_records is not None:
            _num_expected_records = read_integer(_num_expected_records, "numExpectedRecords", d, tolerate)
        num_expected_records: int | None = _num_expected_records

        _num_scores = d.pop("numScores", UNSET)
        if type(_num_scores) is not int:
            _num_scores = read_integer(_num_scores, "numScores", d, tolerate)
        num_scores = _num_scores

        _status = d.pop("status", UNSET)
        status: RunStatus | str
        if type(_status) is str:
            status = _RUN_STATUS_BY_VALUE.get(_status, _status)
        else:
            status = refuse("a string", _status, "status", d, tolerate)

        _testset_id = d.pop("testsetId", UNSET)
        if type(_testset_id) is not str and _testset_id is not None and _testset_id is not UNSET:
            _testset_id = refuse("a string", _testset_id, "testsetId", d, tolerate)
        testset_id: None | str | Unset = _testset_id

        __model__ = cls.__new__(cls)
        __model__.id = id
        __model__.system_id = system_id
        __model__.system_version_id = system_version_id
        __model__.metric_ids = metric_ids
        __model__.metric_version_ids = metric_version_ids
        __model__.num_records = num_records
        __model__.num_expected_records = num_expected_records
        __model__.num_scores = num_scores
        __model__.status = status
        __model__.testset_id = testset_id

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
