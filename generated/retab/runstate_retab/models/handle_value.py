# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..models.handle_type import HandleType
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="HandleValue")
_HANDLE_TYPE_BY_VALUE = {member.value: member for member in HandleType}


@_attrs_define
class HandleValue:
    """A value at a handle. `type` says which of the other fields it has."""

    type_: HandleType | str
    """ Kind of the value. """
    data: Any | Unset = UNSET
    """ The value of a `json` handle, of any type. """
    document: FileReference | None | Unset = UNSET
    """ The file of a `file` handle. Retab's documentation shows a `filename` in its place. """
    filename: None | str | Unset = UNSET
    """ Name of the file of a `file` handle that has no `document`. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_: str
        if isinstance(self.type_, HandleType):
            type_ = self.type_.value
        else:
            type_ = self.type_

        data = self.data

        document: dict[str, Any] | None | Unset
        if isinstance(self.document, Unset):
            document = UNSET
        elif isinstance(self.document, FileReference):
            document = self.document.to_dict()
        else:
            document = self.document

        filename: None | str | Unset
        if isinstance(self.filename, Unset):
            filename = UNSET
        else:
            filename = self.filename

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "type": type_,
                }
            )
        )
        if data is not UNSET:
            field_dict["data"] = data
        if document is not UNSET:
            field_dict["document"] = document
        if filename is not UNSET:
            field_dict["filename"] = filename

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _type_ = d.pop("type", UNSET)
        type_: HandleType | str
        if type(_type_) is str:
            type_ = _HANDLE_TYPE_BY_VALUE.get(_type_, _type_)
        else:
            type_ = refuse("a string", _type_, "type", d, tolerate)

        _data = d.pop("data", UNSET)
        data = _data

        _document = d.pop("document", UNSET)
        document: FileReference | None | Unset
        if _document is UNSET or _document is None:
            document = _document
        else:
            try:
                document = _READ_FILE_REFERENCE(_document, tolerate and under("document", tolerate))
            except PayloadError as payload_error:
                document = payload_error.within("document").settled("document", _document, d, tolerate)

        _filename = d.pop("filename", UNSET)
        if type(_filename) is not str and _filename is not None and _filename is not UNSET:
            _filename = refuse("a string", _filename, "filename", d, tolerate)
        filename: None | str | Unset = _filename

        __model__ = cls.__new__(cls)
        __model__.type_ = type_
        __model__.data = data
        __model__.document = document
        __model__.filename = filename

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


from ..models.file_reference import FileReference

_READ_FILE_REFERENCE = FileReference.from_dict
