# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="ExperimentByDocumentMetricsResponse")


@_attrs_define
class ExperimentByDocumentMetricsResponse:
    """One document: the score of each of its targets. Retab's text promises the lowest first."""

    kind: Literal["by_document"]
    """ Always `by_document`. """
    run_id: str
    """ Id of the run. """
    document: ExperimentMetricDocumentRef
    """ Which document it is. """
    view: None | str | Unset = UNSET
    """ Repeats `kind`; read that one. """
    score: float | None | Unset = UNSET
    """ How well the passes agree, from 0 to 1. Null or absent if there is no score. """
    prior_score: float | None | Unset = UNSET
    """ The same score of the run that is compared with. Null or absent without one. """
    confusion: ExperimentDocumentConfusionMetric | None | Unset = UNSET
    """ Confused labels of this document, for a block that splits or classifies. """
    targets: list[ExperimentByDocumentTargetMetric] | None | Unset = UNSET
    """ The targets, each with its score. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        run_id = self.run_id

        document: Any = self.document
        if document is not UNSET:
            document = self.document.to_dict()

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
        elif isinstance(self.confusion, ExperimentDocumentConfusionMetric):
            confusion = self.confusion.to_dict()
        else:
            confusion = self.confusion

        targets: list[dict[str, Any]] | None | Unset
        if isinstance(self.targets, Unset):
            targets = UNSET
        elif isinstance(self.targets, list):
            targets = []
            for _targets_type_0_item_data in self.targets:
                _targets_type_0_item = _targets_type_0_item_data.to_dict()
                targets.append(_targets_type_0_item)

        else:
            targets = self.targets

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "kind": kind,
                    "run_id": run_id,
                    "document": document,
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
        if targets is not UNSET:
            field_dict["targets"] = targets

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
        kind: Literal["by_document"] = "by_document"
        if _kind != kind:
            kind = refuse("'by_document'", _kind, "kind", d, tolerate)

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
        confusion: ExperimentDocumentConfusionMetric | None | Unset
        if _confusion is UNSET or _confusion is None:
            confusion = _confusion
        else:
            try:
                confusion = _READ_EXPERIMENT_DOCUMENT_CONFUSION_METRIC(
                    _confusion, tolerate and under("confusion", tolerate)
                )
            except PayloadError as payload_error:
                confusion = payload_error.within("confusion").settled("confusion", _confusion, d, tolerate)

        _targets = d.pop("targets", UNSET)
        targets: list[ExperimentByDocumentTargetMetric] | None | Unset
        if _targets is UNSET or _targets is None:
            targets = _targets
        else:
            targets = []
            if type(_targets) is list:
                try:
                    for _targets_item in _targets:
                        _targets_value = _READ_EXPERIMENT_BY_DOCUMENT_TARGET_METRIC(
                            _targets_item, tolerate and under(f"targets[{len(targets)}]", tolerate)
                        )
                        targets.append(_targets_value)
                except PayloadError as payload_error:
                    targets = payload_error.within(f"targets[{len(targets)}]").settled(
                        "targets", _targets, d, tolerate
                    )

            else:
                targets = refuse("an array", _targets, "targets", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.kind = kind
        __model__.run_id = run_id
        __model__.document = document
        __model__.view = view
        __model__.score = score
        __model__.prior_score = prior_score
        __model__.confusion = confusion
        __model__.targets = targets

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


from ..models.experiment_by_document_target_metric import ExperimentByDocumentTargetMetric
from ..models.experiment_document_confusion_metric import ExperimentDocumentConfusionMetric
from ..models.experiment_metric_document_ref import ExperimentMetricDocumentRef

_READ_EXPERIMENT_METRIC_DOCUMENT_REF = ExperimentMetricDocumentRef.from_dict
_READ_EXPERIMENT_DOCUMENT_CONFUSION_METRIC = ExperimentDocumentConfusionMetric.from_dict
_READ_EXPERIMENT_BY_DOCUMENT_TARGET_METRIC = ExperimentByDocumentTargetMetric.from_dict
