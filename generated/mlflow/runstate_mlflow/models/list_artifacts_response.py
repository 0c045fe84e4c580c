# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="ListArtifactsResponse")


@_attrs_define
class ListArtifactsResponse:
    """The files and folders in one folder of a run's artifacts."""

    root_uri: str
    """ Where the run keeps its artifacts, as in `artifact_uri` of the run. """
    files: list[FileInfo] | None | Unset = UNSET
    """ The files and folders, by path. If there are none, it is left out. """
    next_page_token: None | str | Unset = UNSET
    """ What to ask for the next page with. The last page has none. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        root_uri = self.root_uri

        files: list[dict[str, Any]] | None | Unset
        if isinstance(self.files, Unset):
            files = UNSET
        elif isinstance(self.files, list):
            files = []
            for _files_type_0_item_data in self.files:
                _files_type_0_item = _files_type_0_item_data.to_dict()
                files.append(_files_type_0_item)

        else:
            files = self.files

        next_page_token: None | str | Unset
        if isinstance(self.next_page_token, Unset):
            next_page_token = UNSET
        else:
            next_page_token = self.next_page_token

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "root_uri": root_uri,
                }
            )
        )
        if files is not UNSET:
            field_dict["files"] = files
        if next_page_token is not UNSET:
            field_dict["next_page_token"] = next_page_token

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _root_uri = d.pop("root_uri", UNSET)
        if type(_root_uri) is not str:
            _root_uri = refuse("a string", _root_uri, "root_uri", d, tolerate)
        root_uri = _root_uri

        _files = d.pop("files", UNSET)
        files: list[FileInfo] | None | Unset
        if _files is UNSET or _files is None:
            files = _files
        else:
            files = []
            if type(_files) is list:
                try:
                    for _files_item in _files:
                        _files_value = _READ_FILE_INFO(
                            _files_item, tolerate and under(f"files[{len(files)}]", tolerate)
                        )
                        files.append(_files_value)
                except PayloadError as payload_error:
                    files = payload_error.within(f"files[{len(files)}]").settled("files", _files, d, tolerate)

            else:
                files = refuse("an array", _files, "files", d, tolerate)

        _next_page_token = d.pop("next_page_token", UNSET)
        if (
            type(_next_page_token) is not str
            and _next_page_token is not None
            and _next_page_token is not UNSET
        ):
            _next_page_token = refuse("a string", _next_page_token, "next_page_token", d, tolerate)
        next_page_token: None | str | Unset = _next_page_token

        __model__ = cls.__new__(cls)
        __model__.root_uri = root_uri
        __model__.files = files
        __model__.next_page_token = next_page_token

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


from ..models.file_info import FileInfo

_READ_FILE_INFO = FileInfo.from_dict
