# Generated from specs/scorecard/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate scorecard

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="RecordWithScores")


@_attrs_define
class RecordWithScores:
    """A record: one execution of the system, with its scores. It has no status and no time; a record that is not scored
    yet has fewer scores than the run has metrics.

    """

    id: str
    """ The identifier of the record, a number in text form. """
    run_id: str
    """ The identifier of the run that the record belongs to. """
    inputs: RecordData
    """ Values by name: what the system was given (`inputs`), what it should have answered (`expected`), or what it
    answered (`outputs`). The names are the user's own, and each value is any JSON. """
    expected: RecordData
    """ Values by name: what the system was given (`inputs`), what it should have answered (`expected`), or what it
    answered (`outputs`). The names are the user's own, and each value is any JSON. """
    outputs: RecordData
    """ Values by name: what the system was given (`inputs`), what it should have answered (`expected`), or what it
    answered (`outputs`). The names are the user's own, and each value is any JSON. """
    scores: list[Score]
    """ The scores of the record, at most one for each metric. """
    testcase_id: None | str | Unset = UNSET
    """ The identifier of the testcase that the record comes from. It is absent or null for a record without one.
    """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        run_id = self.run_id

        inputs: Any = self.inputs
        if inputs is not UNSET:
            inputs = self.inputs.to_dict()

        expected: Any = self.expected
        if expected is not UNSET:
            expected = self.expected.to_dict()

        outputs: Any = self.outputs
        if outputs is not UNSET:
            outputs = self.outputs.to_dict()

        scores: Any = self.scores
        if scores is not UNSET:
            scores = []
            for _scores_item_data in self.scores:
                _scores_item = _scores_item_data.to_dict()
                scores.append(_scores_item)

        testcase_id: None | str | Unset
        if isinstance(self.testcase_id, Unset):
            testcase_id = UNSET
        else:
            testcase_id = self.testcase_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "id": id,
                    "runId": run_id,
                    "inputs": inputs,
                    "expected": expected,
                    "outputs": outputs,
                    "scores": scores,
                }
            )
        )
        if testcase_id is not UNSET:
            field_dict["testcaseId"] = testcase_id

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

        _run_id = d.pop("runId", UNSET)
        if type(_run_id) is not str:
            _run_id = refuse("a string", _run_id, "runId", d, tolerate)
        run_id = _run_id

        _inputs = d.pop("inputs", UNSET)
        try:
            inputs = _READ_RECORD_DATA(_inputs, tolerate and under("inputs", tolerate))
        except PayloadError as payload_error:
            inputs = payload_error.within("inputs").settled("inputs", _inputs, d, tolerate)

        _expected = d.pop("expected", UNSET)
        try:
            expected = _READ_RECORD_DATA(_expected, tolerate and under("expected", tolerate))
        except PayloadError as payload_error:
            expected = payload_error.within("expected").settled("expected", _expected, d, tolerate)

        _outputs = d.pop("outputs", UNSET)
        try:
            outputs = _READ_RECORD_DATA(_outputs, tolerate and under("outputs", tolerate))
        except PayloadError as payload_error:
            outputs = payload_error.within("outputs").settled("outputs", _outputs, d, tolerate)

        _scores = d.pop("scores", UNSET)
        scores: list[Score] = []
        if type(_scores) is list:
            try:
                for _scores_item in _scores:
                    _scores_value = _READ_SCORE(
                        _scores_item, tolerate and under(f"scores[{len(scores)}]", tolerate)
                    )
                    scores.append(_scores_value)
            except PayloadError as payload_error:
                scores = payload_error.within(f"scores[{len(scores)}]").settled(
                    "scores", _scores, d, tolerate
                )

        else:
            scores = refuse("an array", _scores, "scores", d, tolerate)

        _testcase_id = d.pop("testcaseId", UNSET)
        if type(_testcase_id) is not str and _testcase_id is not None and _testcase_id is not UNSET:
            _testcase_id = refuse("a string", _testcase_id, "testcaseId", d, tolerate)
        testcase_id: None | str | Unset = _testcase_id

        __model__ = cls.__new__(cls)
        __model__.id = id
        __model__.run_id = run_id
        __model__.inputs = inputs
        __model__.expected = expected
        __model__.outputs = outputs
        __model__.scores = scores
        __model__.testcase_id = testcase_id

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


from ..models.record_data import RecordData
from ..models.score import Score

_READ_RECORD_DATA = RecordData.from_dict
_READ_SCORE = Score.from_dict
