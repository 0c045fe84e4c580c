# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset

T = TypeVar("T", bound="Creator")


@_attrs_define
class Creator:
    """The user who created something."""

    display_name: None | str | Unset = UNSET
    """ The user's name. """
    avatar: None | str | Unset = UNSET
    """ The address of a picture of the user. """
    user_id: None | str | Unset = UNSET
    """ The user's identifier, such as `Jane_Doe@AdobeID`. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        display_name: None | str | Unset
        if isinstance(self.display_name, Unset):
            display_name = UNSET
        else:
            display_name = self.display_name

        avatar: None | str | Unset
        if isinstance(self.avatar, Unset):
            avatar = UNSET
        else:
            avatar = self.avatar

        user_id: None | str | Unset
        if isinstance(self.user_id, Unset):
            user_id = UNSET
        else:
            user_id = self.user_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if display_name is not UNSET:
            field_dict["displayName"] = display_name
        if avatar is not UNSET:
            field_dict["avatar"] = avatar
        if user_id is not UNSET:
            field_dict["userId"] = user_id

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _display_name = d.pop("displayName", UNSET)
        if type(_display_name) is not str and _display_name is not None and _display_name is not UNSET:
            _display_name = refuse("a string", _display_name, "displayName", d, tolerate)
        display_name: None | str | Unset = _display_name

        _avatar = d.pop("avatar", UNSET)
        if type(_avatar) is not str and _avatar is not None and _avatar is not UNSET:
            _avatar = refuse("a string", _avatar, "avatar", d, tolerate)
        avatar: None | str | Unset = _avatar

        _user_id = d.pop("userId", UNSET)
        if type(_user_id) is not str and _user_id is not None and _user_id is not UNSET:
            _user_id = refuse("a string", _user_id, "userId", d, tolerate)
        user_id: None | str | Unset = _user_id

        __model__ = cls.__new__(cls)
        __model__.display_name = display_name
        __model__.avatar = avatar
        __model__.user_id = user_id

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
