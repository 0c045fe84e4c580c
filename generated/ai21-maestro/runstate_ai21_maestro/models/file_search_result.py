# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, read_integer

T = TypeVar("T", bound="FileSearchResult")


@_attrs_define
class FileSearchResult:
    """A result of a search in the caller's files."""

    file_id: None | str | Unset = UNSET
    """ The identifier of the file. """
    file_name: None | str | Unset = UNSET
    """ The name of the file. """
    text: None | str | Unset = UNSET
    """ The passage that was found. Null means that the whole file was used. """
    score: float | None | Unset = UNSET
    """ The relevance of the passage. """
    order: int | None | Unset = UNSET
    """ A number that puts the passages in order. AI21's SDK has it and does not say which order. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        file_id: None | str | Unset
        if isinstance(self.file_id, Unset):
            file_id = UNSET
        else:
            file_id = self.file_id

        file_name: None | str | Unset
        if isinstance(self.file_name, Unset):
            file_name = UNSET
        else:
            file_name = self.file_name

        text: None | str | Unset
        if isinstance(self.text, Unset):
            text = UNSET
        else:
            text = self.text

        score: float | None | Unset
        if isinstance(self.score, Unset):
            score = UNSET
        else:
            score = self.score

        order: int | None | Unset
        if isinstance(self.order, Unset):
            order = UNSET
        else:
            order = self.order

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if file_id is not UNSET:
            field_dict["file_id"] = file_id
        if file_name is not UNSET:
            field_dict["file_name"] = file_name
        if text is not UNSET:
            field_dict["text"] = text
        if score is not UNSET:
            field_dict["score"] = score
        if order is not UNSET:
            field_dict["order"] = order

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _file_id = d.pop("file_id", UNSET)
        if type(_file_id) is not str and _file_id is not None and _file_id is not UNSET:
            _file_id = refuse("a string", _file_id, "file_id", d, tolerate)
        file_id: None | str | Unset = _file_id

        _file_name = d.pop("file_name", UNSET)
        if type(_file_name) is not str and _file_name is not None and _file_name is not UNSET:
            _file_name = refuse("a string", _file_name, "file_name", d, tolerate)
        file_name: None | str | Unset = _file_name

        _text = d.pop("text", UNSET)
        if type(_text) is not str and _text is not None and _text is not UNSET:
            _text = refuse("a string", _text, "text", d, tolerate)
        text: None | str | Unset = _text

        _score = d.pop("score", UNSET)
        if (
            type(_score) is not float
            and type(_score) is not int
            and _score is not None
            and _score is not UNSET
        ):
            _score = refuse("a number", _score, "score", d, tolerate)
        score: float | None | Unset = _score

        _order = d.pop("order", UNSET)
        if type(_order) is not int and _order is not None and _order is not UNSET:
            _order = read_integer(_order, "order", d, tolerate)
        order: int | None | Unset = _order

        __model__ = cls.__new__(cls)
        __model__.file_id = file_id
        __model__.file_name = file_name
        __model__.text = text
        __model__.score = score
        __model__.order = order

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
