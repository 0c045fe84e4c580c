# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset

T = TypeVar("T", bound="RunChain")


@_attrs_define
class RunChain:
    """The tasks of a run by the part that they play."""

    preprocess_task_id: None | str | Unset = UNSET
    """ The identifier of the task that prepares the data. """
    train_task_id: None | str | Unset = UNSET
    """ The identifier of the task that trains the model. """
    batch_score_task_id: None | str | Unset = UNSET
    """ The identifier of the task that applies the model to a batch of data. """
    validate_task_id: None | str | Unset = UNSET
    """ The identifier of the task that validates the model. """
    evaluate_task_id: None | str | Unset = UNSET
    """ The identifier of the task that evaluates the model. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        preprocess_task_id: None | str | Unset
        if isinstance(self.preprocess_task_id, Unset):
            preprocess_task_id = UNSET
        else:
            preprocess_task_id = self.preprocess_task_id

        train_task_id: None | str | Unset
        if isinstance(self.train_task_id, Unset):
            train_task_id = UNSET
        else:
            train_task_id = self.train_task_id

        batch_score_task_id: None | str | Unset
        if isinstance(self.batch_score_task_id, Unset):
            batch_score_task_id = UNSET
        else:
            batch_score_task_id = self.batch_score_task_id

        validate_task_id: None | str | Unset
        if isinstance(self.validate_task_id, Unset):
            validate_task_id = UNSET
        else:
            validate_task_id = self.validate_task_id

        evaluate_task_id: None | str | Unset
        if isinstance(self.evaluate_task_id, Unset):
            evaluate_task_id = UNSET
        else:
            evaluate_task_id = self.evaluate_task_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if preprocess_task_id is not UNSET:
            field_dict["preprocessTaskId"] = preprocess_task_id
        if train_task_id is not UNSET:
            field_dict["trainTaskId"] = train_task_id
        if batch_score_task_id is not UNSET:
            field_dict["batchScoreTaskId"] = batch_score_task_id
        if validate_task_id is not UNSET:
            field_dict["validateTaskId"] = validate_task_id
        if evaluate_task_id is not UNSET:
            field_dict["evaluateTaskId"] = evaluate_task_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _preprocess_task_id = d.pop("preprocessTaskId", UNSET)
        if (
            type(_preprocess_task_id) is not str
            and _preprocess_task_id is not None
            and _preprocess_task_id is not UNSET
        ):
            _preprocess_task_id = refuse("a string", _preprocess_task_id, "preprocessTaskId", d, tolerate)
        preprocess_task_id: None | str | Unset = _preprocess_task_id

        _train_task_id = d.pop("trainTaskId", UNSET)
        if type(_train_task_id) is not str and _train_task_id is not None and _train_task_id is not UNSET:
            _train_task_id = refuse("a string", _train_task_id, "trainTaskId", d, tolerate)
        train_task_id: None | str | Unset = _train_task_id

        _batch_score_task_id = d.pop("batchScoreTaskId", UNSET)
        if (
            type(_batch_score_task_id) is not str
            and _batch_score_task_id is not None
            and _batch_score_task_id is not UNSET
        ):
            _batch_score_task_id = refuse("a string", _batch_score_task_id, "batchScoreTaskId", d, tolerate)
        batch_score_task_id: None | str | Unset = _batch_score_task_id

        _validate_task_id = d.pop("validateTaskId", UNSET)
        if (
            type(_validate_task_id) is not str
            and _validate_task_id is not None
            and _validate_task_id is not UNSET
        ):
            _validate_task_id = refuse("a string", _validate_task_id, "validateTaskId", d, tolerate)
        validate_task_id: None | str | Unset = _validate_task_id

        _evaluate_task_id = d.pop("evaluateTaskId", UNSET)
        if (
            type(_evaluate_task_id) is not str
            and _evaluate_task_id is not None
            and _evaluate_task_id is not UNSET
        ):
            _evaluate_task_id = refuse("a string", _evaluate_task_id, "evaluateTaskId", d, tolerate)
        evaluate_task_id: None | str | Unset = _evaluate_task_id

        __model__ = cls.__new__(cls)
        __model__.preprocess_task_id = preprocess_task_id
        __model__.train_task_id = train_task_id
        __model__.batch_score_task_id = batch_score_task_id
        __model__.validate_task_id = validate_task_id
        __model__.evaluate_task_id = evaluate_task_id

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
