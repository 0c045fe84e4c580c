# Generated from specs/scorecard/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate scorecard

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="Score")


@_attrs_define
class Score:
    """The evaluation of a record by a metric."""

    record_id: str
    """ The identifier of the record. """
    metric_config_id: str
    """ The identifier of the metric in the version that was used, a UUID in text form. Scorecard does not say so,
    but it seems to be one of the run's `metricVersionIds`. """
    score: None | ScoreValue | Unset = UNSET
    """ What the metric says. It is absent or null for a score that people have yet to give. """
    user_id: None | str | Unset = UNSET
    """ Who gave the score, the identifier of a user, or `background-job` for an automated metric. """
    validation_errors: list[ScoreValidationError] | None | Unset = UNSET
    """ Where `score` is not of the form that the metric demands. Such a score is stored nevertheless. It is absent
    if there is nothing wrong. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        record_id = self.record_id

        metric_config_id = self.metric_config_id

        score: dict[str, Any] | None | Unset
        if isinstance(self.score, Unset):
            score = UNSET
        elif isinstance(self.score, ScoreValue):
            score = self.score.to_dict()
        else:
            score = self.score

        user_id: None | str | Unset
        if isinstance(self.user_id, Unset):
            user_id = UNSET
        else:
            user_id = self.user_id

        validation_errors: list[dict[str, Any]] | None | Unset
        if isinstance(self.validation_errors, Unset):
            validation_errors = UNSET
        elif isinstance(self.validation_errors, list):
            validation_errors = []
            for _validation_errors_type_0_item_data in self.validation_errors:
                _validation_errors_type_0_item = _validation_errors_type_0_item_data.to_dict()
                validation_errors.append(_validation_errors_type_0_item)

        else:
            validation_errors = self.validation_errors

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "recordId": record_id,
                    "metricConfigId": metric_config_id,
                }
            )
        )
        if score is not UNSET:
            field_dict["score"] = score
        if user_id is not UNSET:
            field_dict["userId"] = user_id
        if validation_errors is not UNSET:
            field_dict["validationErrors"] = validation_errors

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _record_id = d.pop("recordId", UNSET)
        if type(_record_id) is not str:
            _record_id = refuse("a string", _record_id, "recordId", d, tolerate)
        record_id = _record_id

        _metric_config_id = d.pop("metricConfigId", UNSET)
        if type(_metric_config_id) is not str:
            _metric_config_id = refuse("a string", _metric_config_id, "metricConfigId", d, tolerate)
        metric_config_id = _metric_config_id

        _score = d.pop("score", UNSET)
        score: None | ScoreValue | Unset
        if _score is UNSET or _score is None:
            score = _score
        else:
            try:
                score = _READ_SCORE_VALUE(_score, tolerate and under("score", tolerate))
            except PayloadError as payload_error:
                score = payload_error.within("score").settled("score", _score, d, tolerate)

        _user_id = d.pop("userId", UNSET)
        if type(_user_id) is not str and _user_id is not None and _user_id is not UNSET:
            _user_id = refuse("a string", _user_id, "userId", d, tolerate)
        user_id: None | str | Unset = _user_id

        _validation_errors = d.pop("validationErrors", UNSET)
        validation_errors: list[ScoreValidationError] | None | Unset
        if _validation_errors is UNSET or _validation_errors is None:
            validation_errors = _validation_errors
        else:
            validation_errors = []
            if type(_validation_errors) is list:
                try:
                    for _validation_errors_item in _validation_errors:
                        _validation_errors_value = _READ_SCORE_VALIDATION_ERROR(
                            _validation_errors_item,
                            tolerate and under(f"validationErrors[{len(validation_errors)}]", tolerate),
                        )
                        validation_errors.append(_validation_errors_value)
                except PayloadError as payload_error:
                    validation_errors = payload_error.within(
                        f"validationErrors[{len(validation_errors)}]"
                    ).settled("validationErrors", _validation_errors, d, tolerate)

            else:
                validation_errors = refuse("an array", _validation_errors, "validationErrors", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.record_id = record_id
        __model__.metric_config_id = metric_config_id
        __model__.score = score
        __model__.user_id = user_id
        __model__.validation_errors = validation_errors

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


from ..models.score_validation_error import ScoreValidationError
from ..models.score_value import ScoreValue

_READ_SCORE_VALUE = ScoreValue.from_dict
_READ_SCORE_VALIDATION_ERROR = ScoreValidationError.from_dict
