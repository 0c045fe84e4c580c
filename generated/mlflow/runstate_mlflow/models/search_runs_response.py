# Generated from specs/mlflow/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate mlflow

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset

T = TypeVar("T", bound="SearchRunsResponse")


@_attrs_define
class SearchRunsResponse:
    """A page of runs. If there are none, the object is empty."""

    runs: list[Run] | None | Unset = UNSET
    """ The runs of the page. """
    next_page_token: None | str | Unset = UNSET
    """ What to ask for the next page with. The last page has none. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        runs: list[dict[str, Any]] | None | Unset
        if isinstance(self.runs, Unset):
            runs = UNSET
        elif isinstance(self.runs, list):
            runs = []
            for _runs_type_0_item_data in self.runs:
                _runs_type_0_item = _runs_type_0_item_data.to_dict()
                runs.append(_runs_type_0_item)

        else:
            runs = self.runs

        next_page_token: None | str | Unset
        if isinstance(self.next_page_token, Unset):
            next_page_token = UNSET
        else:
            next_page_token = self.next_page_token

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if runs is not UNSET:
            field_dict["runs"] = runs
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
        _runs = d.pop("runs", UNSET)
        runs: list[Run] | None | Unset
        if _runs is UNSET or _runs is None:
            runs = _runs
        else:
            runs = []
            if type(_runs) is list:
                try:
                    for _runs_item in _runs:
                        _runs_value = _READ_RUN(
                            _runs_item, tolerate and under(f"runs[{len(runs)}]", tolerate)
                        )
                        runs.append(_runs_value)
                except PayloadError as payload_error:
                    runs = payload_error.within(f"runs[{len(runs)}]").settled("runs", _runs, d, tolerate)

            else:
                runs = refuse("an array", _runs, "runs", d, tolerate)

        _next_page_token = d.pop("next_page_token", UNSET)
        if (
            type(_next_page_token) is not str
            and _next_page_token is not None
            and _next_page_token is not UNSET
        ):
            _next_page_token = refuse("a string", _next_page_token, "next_page_token", d, tolerate)
        next_page_token: None | str | Unset = _next_page_token

        __model__ = cls.__new__(cls)
        __model__.runs = runs
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


from ..models.run import Run

_READ_RUN = Run.from_dict
