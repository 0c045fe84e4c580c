# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="ExperimentByTargetDocumentMetric")


@_attrs_define
class ExperimentByTargetDocumentMetric:
    """A document, with the target's score in it."""

    id: str
    """ Id of the document in the experiment. """
    filename: str
    """ Name of the document's file. """
    score: float | None | Unset = UNSET
    """ How well the passes agree, from 0 to 1. Null or absent if there is no score. """
    prior_score: float | None | Unset = UNSET
    """ The same score of the run that is compared with. Null or absent without one. """
    value: Any | Unset = UNSET
    """ The value that the passes agreed on in this document, of any type. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        filename = self.filename

        score: float | None | Unset
        if isinstance(self.score, Unset):
            score = UNSET
        else:
            score = self.score

        prior_score: float | None | Unset
        if isinstance(self.prior_score, Unset):
            prior_score = UNSET
        else:
            prior_score = self.prior_score

        value = self.value

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "id": id,
                    "filename": filename,
                }
            )
        )
        if score is not UNSET:
            field_dict["score"] = score
        if prior_score is not UNSET:
            field_dict["prior_score"] = prior_score
        if value is not UNSET:
            field_dict["value"] = value

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

        _filename = d.pop("filename", UNSET)
        if type(_filename) is not str:
            _filename = refuse("a string", _filename, "filename", d, tolerate)
        filename = _filename

        _score = d.pop("score", UNSET)
        if (
            type(_score) is not float
            and type(_score) is not int
            and _score is not None
            and _score is not UNSET
        ):
            _score = refuse("a number", _score, "score", d, tolerate)
        score: float | None | Unset = _score

        _prior_score = d.pop("prior_score", UNSET)
        if (
            type(_prior_score) is not float
            and type(_prior_score) is not int
            and _prior_score is not None
            and _prior_score is not UNSET
        ):
            _prior_score = refuse("a number", _prior_score, "prior_score", d, tolerate)
        prior_score: float | None | Unset = _prior_score

        _value = d.pop("value", UNSET)
        value = _value

        __model__ = cls.__new__(cls)
        __model__.id = id
        __model__.filename = filename
        __model__.score = score
        __model__.prior_score = prior_score
        __model__.value = value

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
