# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="ExperimentByTargetMetricsResponse")


@_attrs_define
class ExperimentByTargetMetricsResponse:
    """One target: its score in each document."""

    kind: Literal["by_target"]
    """ Always `by_target`. """
    run_id: str
    """ Id of the run. """
    target: str
    """ The target, as it was asked for. """
    view: None | str | Unset = UNSET
    """ Repeats `kind`; read that one. """
    score: float | None | Unset = UNSET
    """ How well the passes agree, from 0 to 1. Null or absent if there is no score. """
    prior_score: float | None | Unset = UNSET
    """ The same score of the run that is compared with. Null or absent without one. """
    confusion: ExperimentTargetConfusionMetric | None | Unset = UNSET
    """ What the label is confused with, for a block that splits or classifies. """
    documents: list[ExperimentByTargetDocumentMetric] | None | Unset = UNSET
    """ The documents, each with the target's score in it. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        run_id = self.run_id

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

        confusion: dict[str, Any] | None | Unset
        if isinstance(self.confusion, Unset):
            confusion = UNSET
        elif isinstance(self.confusion, ExperimentTargetConfusionMetric):
            confusion = self.confusion.to_dict()
        else:
            confusion = self.confusion

        documents: list[dict[str, Any]] | None | Unset
        if isinstance(self.documents, Unset):
            documents = UNSET
        elif isinstance(self.documents, list):
            documents = []
            for _documents_type_0_item_data in self.documents:
                _documents_type_0_item = _documents_type_0_item_data.to_dict()
                documents.append(_documents_type_0_item)

        else:
            documents = self.documents

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "kind": kind,
                    "run_id": run_id,
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
        if confusion is not UNSET:
            field_dict["confusion"] = confusion
        if documents is not UNSET:
            field_dict["documents"] = documents

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
        kind: Literal["by_target"] = "by_target"
        if _kind != kind:
            kind = refuse("'by_target'", _kind, "kind", d, tolerate)

        _run_id = d.pop("run_id", UNSET)
        if type(_run_id) is not str:
            _run_id = refuse("a string", _run_id, "run_id", d, tolerate)
        run_id = _run_id

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

        _confusion = d.pop("confusion", UNSET)
        confusion: ExperimentTargetConfusionMetric | None | Unset
        if _confusion is UNSET or _confusion is None:
            confusion = _confusion
        else:
            try:
                confusion = _READ_EXPERIMENT_TARGET_CONFUSION_METRIC(
                    _confusion, tolerate and under("confusion", tolerate)
                )
            except PayloadError as payload_error:
                confusion = payload_error.within("confusion").settled("confusion", _confusion, d, tolerate)

        _documents = d.pop("documents", UNSET)
        documents: list[ExperimentByTargetDocumentMetric] | None | Unset
        if _documents is UNSET or _documents is None:
            documents = _documents
        else:
            documents = []
            if type(_documents) is list:
                try:
                    for _documents_item in _documents:
                        _documents_value = _READ_EXPERIMENT_BY_TARGET_DOCUMENT_METRIC(
                            _documents_item, tolerate and under(f"documents[{len(documents)}]", tolerate)
                        )
                        documents.append(_documents_value)
                except PayloadError as payload_error:
                    documents = payload_error.within(f"documents[{len(documents)}]").settled(
                        "documents", _documents, d, tolerate
                    )

            else:
                documents = refuse("an array", _documents, "documents", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.kind = kind
        __model__.run_id = run_id
        __model__.target = target
        __model__.view = view
        __model__.score = score
        __model__.prior_score = prior_score
        __model__.confusion = confusion
        __model__.documents = documents

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


from ..models.experiment_by_target_document_metric import ExperimentByTargetDocumentMetric
from ..models.experiment_target_confusion_metric import ExperimentTargetConfusionMetric

_READ_EXPERIMENT_TARGET_CONFUSION_METRIC = ExperimentTargetConfusionMetric.from_dict
_READ_EXPERIMENT_BY_TARGET_DOCUMENT_METRIC = ExperimentByTargetDocumentMetric.from_dict
