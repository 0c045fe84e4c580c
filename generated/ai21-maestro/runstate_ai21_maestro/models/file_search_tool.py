# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..models.labels_filter_mode import LabelsFilterMode
from ..models.response_language import ResponseLanguage
from ..models.retrieval_strategy import RetrievalStrategy
from ..types import UNSET, Unset, present, read_integer

T = TypeVar("T", bound="FileSearchTool")
_LABELS_FILTER_MODE_BY_VALUE = {member.value: member for member in LabelsFilterMode}
_RETRIEVAL_STRATEGY_BY_VALUE = {member.value: member for member in RetrievalStrategy}
_RESPONSE_LANGUAGE_BY_VALUE = {member.value: member for member in ResponseLanguage}


@_attrs_define
class FileSearchTool:
    """A search in the files of the caller's library at AI21. All filters that are given apply."""

    type_: Literal["file_search"] = "file_search"
    """ The kind of tool. """
    file_ids: list[str] | Unset = UNSET
    """ Search in these files only. """
    path: str | Unset = UNSET
    """ Search only in files with this path. """
    labels: list[str] | Unset = UNSET
    """ Search only in files with these labels. """
    labels_filter_mode: LabelsFilterMode | Unset = UNSET
    """ Whether a file must have all of the labels (`AND`, the default) or any of them (`OR`). """
    labels_filter: LabelsFilter | Unset = UNSET
    """ A condition on the labels of a file, made of comparisons and of lists of conditions by operator. AI21 does
    not document the operators. """
    retrieval_similarity_threshold: float | Unset = UNSET
    """ The relevance that a passage must at least have. AI21 does not document its range. """
    retrieval_strategy: RetrievalStrategy | Unset = UNSET
    """ How much of a file is used around a passage that was found. `segments`, the default: the passages.
    `add_neighbors`: their neighbours, too. `full_doc`: the whole file. `default`: AI21 does not document it. """
    max_neighbors: int | Unset = UNSET
    """ How many neighbours of a passage the strategy `add_neighbors` adds at most. """
    response_language: ResponseLanguage | Unset = UNSET
    """ The language of the result. With `unset`, the default, Maestro chooses it. """
    hybrid_search_alpha: float | Unset = UNSET
    """ The weight of one way of searching against the other. AI21 does not document which. The default is 1. """
    use_two_step_embedders: bool | Unset = UNSET
    """ Whether passages are found in two steps. AI21 does not document which. The default is false. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        type_ = self.type_

        file_ids: list[str] | Unset = UNSET
        if not isinstance(self.file_ids, Unset):
            file_ids = self.file_ids

        path = self.path

        labels: list[str] | Unset = UNSET
        if not isinstance(self.labels, Unset):
            labels = self.labels

        labels_filter_mode: str | Unset = UNSET
        if not isinstance(self.labels_filter_mode, Unset):
            labels_filter_mode = self.labels_filter_mode.value

        labels_filter: dict[str, Any] | Unset = UNSET
        if not isinstance(self.labels_filter, Unset):
            labels_filter = self.labels_filter.to_dict()

        retrieval_similarity_threshold = self.retrieval_similarity_threshold

        retrieval_strategy: str | Unset = UNSET
        if not isinstance(self.retrieval_strategy, Unset):
            retrieval_strategy = self.retrieval_strategy.value

        max_neighbors = self.max_neighbors

        response_language: str | Unset = UNSET
        if not isinstance(self.response_language, Unset):
            response_language = self.response_language.value

        hybrid_search_alpha = self.hybrid_search_alpha

        use_two_step_embedders = self.use_two_step_embedders

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "type": type_,
                }
            )
        )
        if file_ids is not UNSET:
            field_dict["file_ids"] = file_ids
        if path is not UNSET:
            field_dict["path"] = path
        if labels is not UNSET:
            field_dict["labels"] = labels
        if labels_filter_mode is not UNSET:
            field_dict["labels_filter_mode"] = labels_filter_mode
        if labels_filter is not UNSET:
            field_dict["labels_filter"] = labels_filter
        if retrieval_similarity_threshold is not UNSET:
            field_dict["retrieval_similarity_threshold"] = retrieval_similarity_threshold
        if retrieval_strategy is not UNSET:
            field_dict["retrieval_strategy"] = retrieval_strategy
        if max_neighbors is not UNSET:
            field_dict["max_neighbors"] = max_neighbors
        if response_language is not UNSET:
            field_dict["response_language"] = response_language
        if hybrid_search_alpha is not UNSET:
            field_dict["hybrid_search_alpha"] = hybrid_search_alpha
        if use_two_step_embedders is not UNSET:
            field_dict["use_two_step_embedders"] = use_two_step_embedders

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _type_ = d.pop("type", UNSET)
        type_: Literal["file_search"] = "file_search"
        if _type_ != type_:
            type_ = refuse("'file_search'", _type_, "type", d, tolerate)

        _file_ids = d.pop("file_ids", UNSET)
        file_ids: list[str] | Unset
        if _file_ids is UNSET:
            file_ids = _file_ids
        else:
            file_ids = []
            if type(_file_ids) is list:
                try:
                    for _file_ids_item in _file_ids:
                        if type(_file_ids_item) is not str:
                            raise PayloadError("a string", _file_ids_item, "")
                        _file_ids_value = _file_ids_item
                        file_ids.append(_file_ids_value)
                except PayloadError as payload_error:
                    file_ids = payload_error.within(f"file_ids[{len(file_ids)}]").settled(
                        "file_ids", _file_ids, d, tolerate
                    )

            else:
                file_ids = refuse("an array", _file_ids, "file_ids", d, tolerate)

        _path = d.pop("path", UNSET)
        if type(_path) is not str and _path is not UNSET:
            _path = refuse("a string", _path, "path", d, tolerate)
        path: str | Unset = _path

        _labels = d.pop("labels", UNSET)
        labels: list[str] | Unset
        if _labels is UNSET:
            labels = _labels
        else:
            labels = []
            if type(_labels) is list:
                try:
                    for _labels_item in _labels:
                        if type(_labels_item) is not str:
                            raise PayloadError("a string", _labels_item, "")
                        _labels_value = _labels_item
                        labels.append(_labels_value)
                except PayloadError as payload_error:
                    labels = payload_error.within(f"labels[{len(labels)}]").settled(
                        "labels", _labels, d, tolerate
                    )

            else:
                labels = refuse("an array", _labels, "labels", d, tolerate)

        _labels_filter_mode = d.pop("labels_filter_mode", UNSET)
        labels_filter_mode: LabelsFilterMode | Unset
        if _labels_filter_mode is UNSET:
            labels_filter_mode = _labels_filter_mode
        else:
            if type(_labels_filter_mode) is str and _labels_filter_mode in _LABELS_FILTER_MODE_BY_VALUE:
                labels_filter_mode = _LABELS_FILTER_MODE_BY_VALUE[_labels_filter_mode]
            else:
                labels_filter_mode = refuse(
                    "one of AND, OR", _labels_filter_mode, "labels_filter_mode", d, tolerate
                )

        _labels_filter = d.pop("labels_filter", UNSET)
        labels_filter: LabelsFilter | Unset
        if _labels_filter is UNSET:
            labels_filter = _labels_filter
        else:
            try:
                labels_filter = _READ_LABELS_FILTER(
                    _labels_filter, tolerate and under("labels_filter", tolerate)
                )
            except PayloadError as payload_error:
                labels_filter = payload_error.within("labels_filter").settled(
                    "labels_filter", _labels_filter, d, tolerate
                )

        _retrieval_similarity_threshold = d.pop("retrieval_similarity_threshold", UNSET)
        if (
            type(_retrieval_similarity_threshold) is not float
            and type(_retrieval_similarity_threshold) is not int
            and _retrieval_similarity_threshold is not UNSET
        ):
            _retrieval_similarity_threshold = refuse(
                "a number", _retrieval_similarity_threshold, "retrieval_similarity_threshold", d, tolerate
            )
        retrieval_similarity_threshold: float | Unset = _retrieval_similarity_threshold

        _retrieval_strategy = d.pop("retrieval_strategy", UNSET)
        retrieval_strategy: RetrievalStrategy | Unset
        if _retrieval_strategy is UNSET:
            retrieval_strategy = _retrieval_strategy
        else:
            if type(_retrieval_strategy) is str and _retrieval_strategy in _RETRIEVAL_STRATEGY_BY_VALUE:
                retrieval_strategy = _RETRIEVAL_STRATEGY_BY_VALUE[_retrieval_strategy]
            else:
                retrieval_strategy = refuse(
                    "one of segments, default, add_neighbors, full_doc",
                    _retrieval_strategy,
                    "retrieval_strategy",
                    d,
                    tolerate,
                )

        _max_neighbors = d.pop("max_neighbors", UNSET)
        if type(_max_neighbors) is not int and _max_neighbors is not UNSET:
            _max_neighbors = read_integer(_max_neighbors, "max_neighbors", d, tolerate)
        max_neighbors: int | Unset = _max_neighbors

        _response_language = d.pop("response_language", UNSET)
        response_language: ResponseLanguage | Unset
        if _response_language is UNSET:
            response_language = _response_language
        else:
            if type(_response_language) is str and _response_language in _RESPONSE_LANGUAGE_BY_VALUE:
                response_language = _RESPONSE_LANGUAGE_BY_VALUE[_response_language]
            else:
                response_language = refuse(
                    "one of arabic, dutch, english, french, german, hebrew, italian, portuguese, spanish, unset",
                    _response_language,
                    "response_language",
                    d,
                    tolerate,
                )

        _hybrid_search_alpha = d.pop("hybrid_search_alpha", UNSET)
        if (
            type(_hybrid_search_alpha) is not float
            and type(_hybrid_search_alpha) is not int
            and _hybrid_search_alpha is not UNSET
        ):
            _hybrid_search_alpha = refuse(
                "a number", _hybrid_search_alpha, "hybrid_search_alpha", d, tolerate
            )
        hybrid_search_alpha: float | Unset = _hybrid_search_alpha

        _use_two_step_embedders = d.pop("use_two_step_embedders", UNSET)
        if type(_use_two_step_embedders) is not bool and _use_two_step_embedders is not UNSET:
            _use_two_step_embedders = refuse(
                "true or false", _use_two_step_embedders, "use_two_step_embedders", d, tolerate
            )
        use_two_step_embedders: bool | Unset = _use_two_step_embedders

        __model__ = cls.__new__(cls)
        __model__.type_ = type_
        __model__.file_ids = file_ids
        __model__.path = path
        __model__.labels = labels
        __model__.labels_filter_mode = labels_filter_mode
        __model__.labels_filter = labels_filter
        __model__.retrieval_similarity_threshold = retrieval_similarity_threshold
        __model__.retrieval_strategy = retrieval_strategy
        __model__.max_neighbors = max_neighbors
        __model__.response_language = response_language
        __model__.hybrid_search_alpha = hybrid_search_alpha
        __model__.use_two_step_embedders = use_two_step_embedders

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


from ..models.labels_filter import LabelsFilter

_READ_LABELS_FILTER = LabelsFilter.from_dict
