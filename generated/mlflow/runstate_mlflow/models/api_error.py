# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="ApiError")


@_attrs_define
class ApiError:
    """An error of the API."""

    error_code: str
    """ The kind of error. `RESOURCE_DOES_NOT_EXIST`, `INVALID_PARAMETER_VALUE`, `BAD_REQUEST`, `PERMISSION_DENIED`
    and `INTERNAL_ERROR` are known. """
    message: None | str | Unset = UNSET
    """ What went wrong, in words. """
    sqlstate: None | str | Unset = UNSET
    """ A code in the manner of SQL. Servers before MLflow 3 leave it out. """
    error_class: None | str | Unset = UNSET
    """ The kind of error under another name. Servers before MLflow 3 leave it out. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        error_code = self.error_code

        message: None | str | Unset
        if isinstance(self.message, Unset):
            message = UNSET
        else:
            message = self.message

        sqlstate: None | str | Unset
        if isinstance(self.sqlstate, Unset):
            sqlstate = UNSET
        else:
            sqlstate = self.sqlstate

        error_class: None | str | Unset
        if isinstance(self.error_class, Unset):
            error_class = UNSET
        else:
            error_class = self.error_class

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "error_code": error_code,
                }
            )
        )
        if message is not UNSET:
            field_dict["message"] = message
        if sqlstate is not UNSET:
            field_dict["sqlstate"] = sqlstate
        if error_class is not UNSET:
            field_dict["error_class"] = error_class

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _error_code = d.pop("error_code", UNSET)
        if type(_error_code) is not str:
            _error_code = refuse("a string", _error_code, "error_code", d, tolerate)
        error_code = _error_code

        _message = d.pop("message", UNSET)
        if type(_message) is not str and _message is not None and _message is not UNSET:
            _message = refuse("a string", _message, "message", d, tolerate)
        message: None | str | Unset = _message

        _sqlstate = d.pop("sqlstate", UNSET)
        if type(_sqlstate) is not str and _sqlstate is not None and _sqlstate is not UNSET:
            _sqlstate = refuse("a string", _sqlstate, "sqlstate", d, tolerate)
        sqlstate: None | str | Unset = _sqlstate

        _error_class = d.pop("error_class", UNSET)
        if type(_error_class) is not str and _error_class is not None and _error_class is not UNSET:
            _error_class = refuse("a string", _error_class, "error_class", d, tolerate)
        error_class: None | str | Unset = _error_class

        __model__ = cls.__new__(cls)
        __model__.error_code = error_code
        __model__.message = message
        __model__.sqlstate = sqlstate
        __model__.error_class = error_class

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
