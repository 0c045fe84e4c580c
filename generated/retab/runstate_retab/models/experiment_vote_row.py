# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, read_integer

T = TypeVar("T", bound="ExperimentVoteRow")


@_attrs_define
class ExperimentVoteRow:
    """What the passes said of one occurrence of the target."""

    consensus: Any | Unset = UNSET
    """ The value that they agreed on, of any type. """
    votes: list[Any] | None | Unset = UNSET
    """ The value of each pass, of any type. """
    score: float | None | Unset = UNSET
    """ How well they agree on the value, from 0 to 1. """
    row_presence_score: float | None | Unset = UNSET
    """ How well they agree that the row is there at all, from 0 to 1. """
    present_voter_count: int | None | Unset = UNSET
    """ Number of passes in which the row is there. """
    total_voter_count: int | None | Unset = UNSET
    """ Number of passes. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        consensus = self.consensus

        votes: list[Any] | None | Unset
        if isinstance(self.votes, Unset):
            votes = UNSET
        elif isinstance(self.votes, list):
            votes = self.votes

        else:
            votes = self.votes

        score: float | None | Unset
        if isinstance(self.score, Unset):
            score = UNSET
        else:
            score = self.score

        row_presence_score: float | None | Unset
        if isinstance(self.row_presence_score, Unset):
            row_presence_score = UNSET
        else:
            row_presence_score = self.row_presence_score

        present_voter_count: int | None | Unset
        if isinstance(self.present_voter_count, Unset):
            present_voter_count = UNSET
        else:
            present_voter_count = self.present_voter_count

        total_voter_count: int | None | Unset
        if isinstance(self.total_voter_count, Unset):
            total_voter_count = UNSET
        else:
            total_voter_count = self.total_voter_count

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        if consensus is not UNSET:
            field_dict["consensus"] = consensus
        if votes is not UNSET:
            field_dict["votes"] = votes
        if score is not UNSET:
            field_dict["score"] = score
        if row_presence_score is not UNSET:
            field_dict["row_presence_score"] = row_presence_score
        if present_voter_count is not UNSET:
            field_dict["present_voter_count"] = present_voter_count
        if total_voter_count is not UNSET:
            field_dict["total_voter_count"] = total_voter_count

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _consensus = d.pop("consensus", UNSET)
        consensus = _consensus

        _votes = d.pop("votes", UNSET)
        votes: list[Any] | None | Unset
        if _votes is UNSET or _votes is None:
            votes = _votes
        else:
            votes = []
            if type(_votes) is list:
                try:
                    for _votes_item in _votes:
                        if _votes_item is UNSET:
                            raise PayloadError("a value", _votes_item, "")
                        _votes_value = _votes_item
                        votes.append(_votes_value)
                except PayloadError as payload_error:
                    votes = payload_error.within(f"votes[{len(votes)}]").settled("votes", _votes, d, tolerate)

            else:
                votes = refuse("an array", _votes, "votes", d, tolerate)

        _score = d.pop("score", UNSET)
        if (
            type(_score) is not float
            and type(_score) is not int
            and _score is not None
            and _score is not UNSET
        ):
            _score = refuse("a number", _score, "score", d, tolerate)
        score: float | None | Unset = _score

        _row_presence_score = d.pop("row_presence_score", UNSET)
        if (
            type(_row_presence_score) is not float
            and type(_row_presence_score) is not int
            and _row_presence_score is not None
            and _row_presence_score is not UNSET
        ):
            _row_presence_score = refuse("a number", _row_presence_score, "row_presence_score", d, tolerate)
        row_presence_score: float | None | Unset = _row_presence_score

        _present_voter_count = d.pop("present_voter_count", UNSET)
        if (
            type(_present_voter_count) is not int
            and _present_voter_count is not None
            and _present_voter_count is not UNSET
        ):
            _present_voter_count = read_integer(_present_voter_count, "present_voter_count", d, tolerate)
        present_voter_count: int | None | Unset = _present_voter_count

        _total_voter_count = d.pop("total_voter_count", UNSET)
        if (
            type(_total_voter_count) is not int
            and _total_voter_count is not None
            and _total_voter_count is not UNSET
        ):
            _total_voter_count = read_integer(_total_voter_count, "total_voter_count", d, tolerate)
        total_voter_count: int | None | Unset = _total_voter_count

        __model__ = cls.__new__(cls)
        __model__.consensus = consensus
        __model__.votes = votes
        __model__.score = score
        __model__.row_presence_score = row_presence_score
        __model__.present_voter_count = present_voter_count
        __model__.total_voter_count = total_voter_count

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
