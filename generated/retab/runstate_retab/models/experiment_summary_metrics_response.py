# Generated from specs/retab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate retab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..models.workflow_block_type import WorkflowBlockType
from ..types import UNSET, Unset, present, read_integer

T = TypeVar("T", bound="ExperimentSummaryMetricsResponse")
_WORKFLOW_BLOCK_TYPE_BY_VALUE = {member.value: member for member in WorkflowBlockType}


@_attrs_define
class ExperimentSummaryMetricsResponse:
    """The whole run: its score, that of each document, and what the block's kind adds. The scores cover only the documents
    that have a result; compare the two counts.

    """

    kind: Literal["summary"]
    """ Always `summary`. """
    experiment_id: str
    """ Id of the experiment. """
    run_id: str
    """ Id of the run. """
    block_type: str | WorkflowBlockType
    """ Kind of the block. """
    view: None | str | Unset = UNSET
    """ Repeats `kind`; read that one. """
    block_execution_fingerprint: None | str | Unset = UNSET
    """ Opaque fingerprint of the block as it was executed. """
    score: float | None | Unset = UNSET
    """ How well the passes agree, from 0 to 1. Null or absent if there is no score. """
    prior_score: float | None | Unset = UNSET
    """ The same score of the run that is compared with. Null or absent without one. """
    documents: list[ExperimentSummaryMetricDocument] | None | Unset = UNSET
    """ The documents that have a result, each with its score. """
    scored_document_count: int | None | Unset = UNSET
    """ Number of documents that the scores cover. """
    total_document_count: int | None | Unset = UNSET
    """ Number of documents that the run processes. """
    aggregate: ExperimentSummaryAggregate | None | Unset = UNSET
    """ What the block's kind adds. """
    prior_run_id: None | str | Unset = UNSET
    """ Id of the run that is compared with, if there is one. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        kind = self.kind

        experiment_id = self.experiment_id

        run_id = self.run_id

        block_type: str
        if isinstance(self.block_type, WorkflowBlockType):
            block_type = self.block_type.value
        else:
            block_type = self.block_type

        view: None | str | Unset
        if isinstance(self.view, Unset):
            view = UNSET
        else:
            view = self.view

        block_execution_fingerprint: None | str | Unset
        if isinstance(self.block_execution_fingerprint, Unset):
            block_execution_fingerprint = UNSET
        else:
            block_execution_fingerprint = self.block_execution_fingerprint

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

        scored_document_count: int | None | Unset
        if isinstance(self.scored_document_count, Unset):
            scored_document_count = UNSET
        else:
            scored_document_count = self.scored_document_count

        total_document_count: int | None | Unset
        if isinstance(self.total_document_count, Unset):
            total_document_count = UNSET
        else:
            total_document_count = self.total_document_count

        aggregate: dict[str, Any] | None | Unset
        if isinstance(self.aggregate, Unset):
            aggregate = UNSET
        elif isinstance(self.aggregate, ExperimentSummaryAggregate):
            aggregate = self.aggregate.to_dict()
        else:
            aggregate = self.aggregate

        prior_run_id: None | str | Unset
        if isinstance(self.prior_run_id, Unset):
            prior_run_id = UNSET
        else:
            prior_run_id = self.prior_run_id

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "kind": kind,
                    "experiment_id": experiment_id,
                    "run_id": run_id,
                    "block_type": block_type,
                }
            )
        )
        if view is not UNSET:
            field_dict["view"] = view
        if block_execution_fingerprint is not UNSET:
            field_dict["block_execution_fingerprint"] = block_execution_fingerprint
        if score is not UNSET:
            field_dict["score"] = score
        if prior_score is not UNSET:
            field_dict["prior_score"] = prior_score
        if documents is not UNSET:
            field_dict["documents"] = documents
        if scored_document_count is not UNSET:
            field_dict["scored_document_count"] = scored_document_count
        if total_document_count is not UNSET:
            field_dict["total_document_count"] = total_document_count
        if aggregate is not UNSET:
            field_dict["aggregate"] = aggregate
        if prior_run_id is not UNSET:
            field_dict["prior_run_id"] = prior_run_id

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
        kind: Literal["summary"] = "summary"
        if _kind != kind:
            kind = refuse("'summary'", _kind, "kind", d, tolerate)

        _experiment_id = d.pop("experiment_id", UNSET)
        if type(_experiment_id) is not str:
            _experiment_id = refuse("a string", _experiment_id, "experiment_id", d, tolerate)
        experiment_id = _experiment_id

        _run_id = d.pop("run_id", UNSET)
        if type(_run_id) is not str:
            _run_id = refuse("a string", _run_id, "run_id", d, tolerate)
        run_id = _run_id

        _block_type = d.pop("block_type", UNSET)
        block_type: str | WorkflowBlockType
        if type(_block_type) is str:
            block_type = _WORKFLOW_BLOCK_TYPE_BY_VALUE.get(_block_type, _block_type)
        else:
            block_type = refuse("a string", _block_type, "block_type", d, tolerate)

        _view = d.pop("view", UNSET)
        if type(_view) is not str and _view is not None and _view is not UNSET:
            _view = refuse("a string", _view, "view", d, tolerate)
        view: None | str | Unset = _view

        _block_execution_fingerprint = d.pop("block_execution_fingerprint", UNSET)
        if (
            type(_block_execution_fingerprint) is not str
            and _block_execution_fingerprint is not None
            and _block_execution_fingerprint is not UNSET
        ):
            _block_execution_fingerprint = refuse(
                "a string", _block_execution_fingerprint, "block_execution_fingerprint", d, tolerate
            )
        block_execution_fingerprint: None | str | Unset = _block_execution_fingerprint

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

        _documents = d.pop("documents", UNSET)
        documents: list[ExperimentSummaryMetricDocument] | None | Unset
        if _documents is UNSET or _documents is None:
            documents = _documents
        else:
            documents = []
            if type(_documents) is list:
                try:
                    for _documents_item in _documents:
                        _documents_value = _READ_EXPERIMENT_SUMMARY_METRIC_DOCUMENT(
                            _documents_item, tolerate and under(f"documents[{len(documents)}]", tolerate)
                        )
                        documents.append(_documents_value)
                except PayloadError as payload_error:
                    documents = payload_error.within(f"documents[{len(documents)}]").settled(
                        "documents", _documents, d, tolerate
                    )

            else:
                documents = refuse("an array", _documents, "documents", d, tolerate)

        _scored_document_count = d.pop("scored_document_count", UNSET)
        if (
            type(_scored_document_count) is not int
            and _scored_document_count is not None
            and _scored_document_count is not UNSET
        ):
            _scored_document_count = read_integer(
                _scored_document_count, "scored_document_count", d, tolerate
            )
        scored_document_count: int | None | Unset = _scored_document_count

        _total_document_count = d.pop("total_document_count", UNSET)
        if (
            type(_total_document_count) is not int
            and _total_document_count is not None
            and _total_document_count is not UNSET
        ):
            _total_document_count = read_integer(_total_document_count, "total_document_count", d, tolerate)
        total_document_count: int | None | Unset = _total_document_count

        _aggregate = d.pop("aggregate", UNSET)
        aggregate: ExperimentSummaryAggregate | None | Unset
        if _aggregate is UNSET or _aggregate is None:
            aggregate = _aggregate
        else:
            try:
                aggregate = _READ_EXPERIMENT_SUMMARY_AGGREGATE(
                    _aggregate, tolerate and under("aggregate", tolerate)
                )
            except PayloadError as payload_error:
                aggregate = payload_error.within("aggregate").settled("aggregate", _aggregate, d, tolerate)

        _prior_run_id = d.pop("prior_run_id", UNSET)
        if type(_prior_run_id) is not str and _prior_run_id is not None and _prior_run_id is not UNSET:
            _prior_run_id = refuse("a string", _prior_run_id, "prior_run_id", d, tolerate)
        prior_run_id: None | str | Unset = _prior_run_id

        __model__ = cls.__new__(cls)
        __model__.kind = kind
        __model__.experiment_id = experiment_id
        __model__.run_id = run_id
        __model__.block_type = block_type
        __model__.view = view
        __model__.block_execution_fingerprint = block_execution_fingerprint
        __model__.score = score
        __model__.prior_score = prior_score
        __model__.documents = documents
        __model__.scored_document_count = scored_document_count
        __model__.total_document_count = total_document_count
        __model__.aggregate = aggregate
        __model__.prior_run_id = prior_run_id

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


from ..models.experiment_summary_aggregate import ExperimentSummaryAggregate
from ..models.experiment_summary_metric_document import ExperimentSummaryMetricDocument

_READ_EXPERIMENT_SUMMARY_METRIC_DOCUMENT = ExperimentSummaryMetricDocument.from_dict
_READ_EXPERIMENT_SUMMARY_AGGREGATE = ExperimentSummaryAggregate.from_dict
