# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="ExperimentVotesMetricsResponse")


@_attrs_define
class ExperimentVotesMetricsResponse:
    """One target in one document: what each pass said."""

    kind: Literal["votes"]
    """ Always `votes`. """
    run_id: str
    """ Id of the run. """
    document: ExperimentMetricDocumentRef
    """ Which document it is. """
    target: str
    """ The target, as it was asked for. """
    view: None | str | Unset = UNSET
    """ Repeats `kind`; read that one. """
    score: float | None | Unset = UNSET
    """ How well the passes agree, from 0 to 1. Null or absent if there is no score. """
    prior_score: float | None | Unset = UNSET
    """ The same score of the run that is compared with. Null or absent without one. """
    rows: list[ExperimentVoteRow] | None | Unset = UNSET
    """ One row for each occurrence of the target, such as an item of a list. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        run_id = self.run_id

        document: Any = self.document
        if document is not UNSET:
            document = self.document.to_dict()

        target = self.target

        view: None | str | Unset
        if isinstance(self.view, Unset):
            view = UNSET
        else:
            view = self.view

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

        rows: list[dict[str, Any]] | None | Unset
        if isinstance(self.rows, Unset):
            rows = UNSET
        elif isinstance(self.rows, list):
            rows = []
            for _rows_type_0_item_data in self.rows:
                _rows_type_0_item = _rows_type_0_item_data.to_dict()
                rows.append(_rows_type_0_item)

        else:
            rows = self.rows

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "kind": kind,
                    "run_id": run_id,
                    "document": document,
                    "target": target,
                }
            )
        )
        if view is not UNSET:
            field_dict["view"] = view
        if score is not UNSET:
            field_dict["score"] = score
        if prior_score is not UNSET:
            field_dict["prior_score"] = prior_score
        if rows is not UNSET:
            field_dict["rows"] = rows

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _kind = d.pop("kind", UNSET)
        kind: Literal["votes"] = "votes"
        if _kind != kind:
            kind = refuse("'votes'", _kind, "kind", d, tolerate)

        _run_id = d.pop("run_id", UNSET)
        if type(_run_id) is not str:
            _run_id = refuse("a string", _run_id, "run_id", d, tolerate)
        run_id = _run_id

        _document = d.pop("document", UNSET)
        try:
            document = _READ_EXPERIMENT_METRIC_DOCUMENT_REF(
                _document, tolerate and under("document", tolerate)
            )
        except PayloadError as payload_error:
            document = payload_error.within("document").settled("document", _document, d, tolerate)

        _target = d.pop("target", UNSET)
        if type(_target) is not str:
            _target = refuse("a string", _target, "target", d, tolerate)
        target = _target

        _view = d.pop("view", UNSET)
        if type(_view) is not str and _view is not None and _view is not UNSET:
            _view = refuse("a string", _view, "view", d, tolerate)
        view: None | str | Unset = _view

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

        _rows = d.pop("rows", UNSET)
        rows: list[ExperimentVoteRow] | None | Unset
        if _rows is UNSET or _rows is None:
            rows = _rows
        else:
            rows = []
            if type(_rows) is list:
                try:
                    for _rows_item in _rows:
                        _rows_value = _READ_EXPERIMENT_VOTE_ROW(
                            _rows_item, tolerate and under(f"rows[{len(rows)}]", tolerate)
                        )
                        rows.append(_rows_value)
                except PayloadError as payload_error:
                    rows = payload_error.within(f"rows[{len(rows)}]").settled("rows", _rows, d, tolerate)

            else:
                rows = refuse("an array", _rows, "rows", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.kind = kind
        __model__.run_id = run_id
        __model__.document = document
        __model__.target = target
        __model__.view = view
        __model__.score = score
        __model__.prior_score = prior_score
        __model__.rows = rows

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


from ..models.experiment_metric_document_ref import ExperimentMetricDocumentRef
from ..models.experiment_vote_row import ExperimentVoteRow

_READ_EXPERIMENT_METRIC_DOCUMENT_REF = ExperimentMetricDocumentRef.from_dict
_READ_EXPERIMENT_VOTE_ROW = ExperimentVoteRow.from_dict
