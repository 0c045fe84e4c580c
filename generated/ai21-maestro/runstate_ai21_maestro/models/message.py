# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..models.message_role import MessageRole
from ..types import UNSET, present

T = TypeVar("T", bound="Message")
_MESSAGE_ROLE_BY_VALUE = {member.value: member for member in MessageRole}


@_attrs_define
class Message:
    """A message of a conversation."""

    role: MessageRole
    """ Who wrote a message. `user`: the caller. `assistant`: Maestro, in an earlier answer. """
    content: str
    """ The text of the message. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        role: Any = self.role
        if role is not UNSET:
            role = self.role.value

        content = self.content

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "role": role,
                    "content": content,
                }
            )
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _role = d.pop("role", UNSET)
        if type(_role) is str and _role in _MESSAGE_ROLE_BY_VALUE:
            role = _MESSAGE_ROLE_BY_VALUE[_role]
        else:
            role = refuse("one of user, assistant", _role, "role", d, tolerate)

        _content = d.pop("content", UNSET)
        if type(_content) is not str:
            _content = refuse("a string", _content, "content", d, tolerate)
        content = _content

        __model__ = cls.__new__(cls)
        __model__.role = role
        __model__.content = content

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
