# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..models.model_lab_run_status import ModelLabRunStatus
from ..types import UNSET, Unset, present, read_datetime, read_integer, write_datetime

T = TypeVar("T", bound="ModelLabRunAttributes")
_MODEL_LAB_RUN_STATUS_BY_VALUE = {member.value: member for member in ModelLabRunStatus}
_FROM_ISO = datetime.datetime.fromisoformat


@_attrs_define
class ModelLabRunAttributes:
    """Attributes of a Model Lab run. Datadog omits a value that it does not have, where others send null."""

    name: str
    """ Name of the run. It need not be unique. """
    description: str
    """ A description of the run, often the empty text. """
    status: ModelLabRunStatus | str
    """ The status of the run; treat an unknown word as not finished. """
    created_at: datetime.datetime
    """ When the run was created. The fraction of the second has any number of digits. """
    started_at: datetime.datetime
    """ When the run started, by the clock of the client that reported it: it can be a little before `created_at`.
    """
    updated_at: datetime.datetime
    """ When the run was last updated. """
    project_id: int
    """ Id of the project that the run belongs to. """
    mlflow_artifact_location: str
    """ Where MLflow stores the artifacts of the run, such as `mlflow-artifacts:///2387/70158/artifacts` or an
    `s3://` address. """
    has_children: bool
    """ Whether the run has child runs. """
    descendant_match: bool
    """ Whether a descendant of the run matched the filters of a list request. Without meaning when a single run is
    retrieved. """
    is_pinned: bool
    """ Whether the user whose keys are used has pinned the run. """
    params: list[ModelLabParam] | None
    """ The parameters of the run. Null in many runs that have none. """
    tags: list[ModelLabTag]
    """ The tags of the run. """
    metric_summaries: list[ModelLabMetricSummary]
    """ Statistics of each metric that was recorded during the run, in no particular order. Empty until something is
    recorded. """
    completed_at: datetime.datetime | None | Unset = UNSET
    """ When the run ended. Absent before that, and also from some completed runs: its absence does not mean that
    the run is still running. """
    deleted_at: datetime.datetime | None | Unset = UNSET
    """ When the run was soft-deleted. Absent from runs that were not. """
    duration: float | None | Unset = UNSET
    """ How long the run took, in seconds. In the recorded responses it is `completed_at` less `started_at`, and
    absent where `completed_at` is. """
    owner_id: None | str | Unset = UNSET
    """ Id of the owner of the run, a UUID. """
    external_url: None | str | Unset = UNSET
    """ Address of the run in another system, such as an MLflow server. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    _texts: dict[str, object] = _attrs_field(init=False, factory=dict, repr=False, eq=False)

    def to_dict(self) -> dict[str, Any]:
        name = self.name

        description = self.description

        status: str
        if isinstance(self.status, ModelLabRunStatus):
            status = self.status.value
        else:
            status = self.status

        created_at: Any = self.created_at
        if created_at is not UNSET:
            created_at = write_datetime(self.created_at, self._texts.get("created_at"))

        started_at: Any = self.started_at
        if started_at is not UNSET:
            started_at = write_datetime(self.started_at, self._texts.get("started_at"))

        updated_at: Any = self.updated_at
        if updated_at is not UNSET:
            updated_at = write_datetime(self.updated_at, self._texts.get("updated_at"))

        project_id = self.project_id

        mlflow_artifact_location = self.mlflow_artifact_location

        has_children = self.has_children

        descendant_match = self.descendant_match

        is_pinned = self.is_pinned

        params: Any = self.params
        if params is not UNSET:
            if isinstance(self.params, list):
                params = []
                for _params_type_0_item_data in self.params:
                    _params_type_0_item = _params_type_0_item_data.to_dict()
                    params.append(_params_type_0_item)

            else:
                params = self.params

        tags: Any = self.tags
        if tags is not UNSET:
            tags = []
            for _tags_item_data in self.tags:
                _tags_item = _tags_item_data.to_dict()
                tags.append(_tags_item)

        metric_summaries: Any = self.metric_summaries
        if metric_summaries is not UNSET:
            metric_summaries = []
            for _metric_summaries_item_data in self.metric_summaries:
                _metric_summaries_item = _metric_summaries_item_data.to_dict()
                metric_summaries.append(_metric_summaries_item)

        completed_at: None | str | Unset
        if isinstance(self.completed_at, Unset):
            completed_at = UNSET
        elif isinstance(self.completed_at, datetime.datetime):
            completed_at = write_datetime(self.completed_at, self._texts.get("completed_at"))
        else:
            completed_at = self.completed_at

        deleted_at: None | str | Unset
        if isinstance(self.deleted_at, Unset):
            deleted_at = UNSET
        elif isinstance(self.deleted_at, datetime.datetime):
            deleted_at = write_datetime(self.deleted_at, self._texts.get("deleted_at"))
        else:
            deleted_at = self.deleted_at

        duration: float | None | Unset
        if isinstance(self.duration, Unset):
            duration = UNSET
        else:
            duration = self.duration

        owner_id: None | str | Unset
        if isinstance(self.owner_id, Unset):
            owner_id = UNSET
        else:
            owner_id = self.owner_id

        external_url: None | str | Unset
        if isinstance(self.external_url, Unset):
            external_url = UNSET
        else:
            external_url = self.external_url

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "name": name,
                    "description": description,
                    "status": status,
                    "created_at": created_at,
                    "started_at": started_at,
                    "updated_at": updated_at,
                    "project_id": project_id,
                    "mlflow_artifact_location": mlflow_artifact_location,
                    "has_children": has_children,
                    "descendant_match": descendant_match,
                    "is_pinned": is_pinned,
                    "params": params,
                    "tags": tags,
                    "metric_summaries": metric_summaries,
                }
            )
        )
        if completed_at is not UNSET:
            field_dict["completed_at"] = completed_at
        if deleted_at is not UNSET:
            field_dict["deleted_at"] = deleted_at
        if duration is not UNSET:
            field_dict["duration"] = duration
        if owner_id is not UNSET:
            field_dict["owner_id"] = owner_id
        if external_url is not UNSET:
            field_dict["external_url"] = external_url

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _name = d.pop("name", UNSET)
        if type(_name) is not str:
            _name = refuse("a string", _name, "name", d, tolerate)
        name = _name

        _description = d.pop("description", UNSET)
        if type(_description) is not str:
            _description = refuse("a string", _description, "description", d, tolerate)
        description = _description

        _status = d.pop("status", UNSET)
        status: ModelLabRunStatus | str
        if type(_status) is str:
            status = _MODEL_LAB_RUN_STATUS_BY_VALUE.get(_status, _status)
        else:
            status = refuse("a string", _status, "status", d, tolerate)

        _created_at = d.pop("created_at", UNSET)
        try:
            created_at = _FROM_ISO(_created_at)
        except (TypeError, ValueError):
            created_at = read_datetime(_created_at, "created_at", d, tolerate)

        _started_at = d.pop("started_at", UNSET)
        try:
            started_at = _FROM_ISO(_started_at)
        except (TypeError, ValueError):
            started_at = read_datetime(_started_at, "started_at", d, tolerate)

        _updated_at = d.pop("updated_at", UNSET)
        try:
            updated_at = _FROM_ISO(_updated_at)
        except (TypeError, ValueError):
            updated_at = read_datetime(_updated_at, "updated_at", d, tolerate)

        _project_id = d.pop("project_id", UNSET)
        if type(_project_id) is not int:
            _project_id = read_integer(_project_id, "project_id", d, tolerate)
        project_id = _project_id

        _mlflow_artifact_location = d.pop("mlflow_artifact_location", UNSET)
        if type(_mlflow_artifact_location) is not str:
            _mlflow_artifact_location = refuse(
                "a string", _mlflow_artifact_location, "mlflow_artifact_location", d, tolerate
            )
        mlflow_artifact_location = _mlflow_artifact_location

        _has_children = d.pop("has_children", UNSET)
        if type(_has_children) is not bool:
            _has_children = refuse("true or false", _has_children, "has_children", d, tolerate)
        has_children = _has_children

        _descendant_match = d.pop("descendant_match", UNSET)
        if type(_descendant_match) is not bool:
            _descendant_match = refuse("true or false", _descendant_match, "descendant_match", d, tolerate)
        descendant_match = _descendant_match

        _is_pinned = d.pop("is_pinned", UNSET)
        if type(_is_pinned) is not bool:
            _is_pinned = refuse("true or false", _is_pinned, "is_pinned", d, tolerate)
        is_pinned = _is_pinned

        _params = d.pop("params", UNSET)
        params: list[ModelLabParam] | None
        if _params is None:
            params = None
        else:
            params = []
            if type(_params) is list:
                try:
                    for _params_item in _params:
                        _params_value = _READ_MODEL_LAB_PARAM(
                            _params_item, tolerate and under(f"params[{len(params)}]", tolerate)
                        )
                        params.append(_params_value)
                except PayloadError as payload_error:
                    params = payload_error.within(f"params[{len(params)}]").settled(
                        "params", _params, d, tolerate
                    )

            else:
                params = refuse("an array", _params, "params", d, tolerate)

        _tags = d.pop("tags", UNSET)
        tags: list[ModelLabTag] = []
        if type(_tags) is list:
            try:
                for _tags_item in _tags:
                    _tags_value = _READ_MODEL_LAB_TAG(
                        _tags_item, tolerate and under(f"tags[{len(tags)}]", tolerate)
                    )
                    tags.append(_tags_value)
            except PayloadError as payload_error:
                tags = payload_error.within(f"tags[{len(tags)}]").settled("tags", _tags, d, tolerate)

        else:
            tags = refuse("an array", _tags, "tags", d, tolerate)

        _metric_summaries = d.pop("metric_summaries", UNSET)
        metric_summaries: list[ModelLabMetricSummary] = []
        if type(_metric_summaries) is list:
            try:
                for _metric_summaries_item in _metric_summaries:
                    _metric_summaries_value = _READ_MODEL_LAB_METRIC_SUMMARY(
                        _metric_summaries_item,
                        tolerate and under(f"metric_summaries[{len(metric_summaries)}]", tolerate),
                    )
                    metric_summaries.append(_metric_summaries_value)
            except PayloadError as payload_error:
                metric_summaries = payload_error.within(f"metric_summaries[{len(metric_summaries)}]").settled(
                    "metric_summaries", _metric_summaries, d, tolerate
                )

        else:
            metric_summaries = refuse("an array", _metric_summaries, "metric_summaries", d, tolerate)

        _completed_at = d.pop("completed_at", UNSET)
        completed_at: datetime.datetime | None | Unset
        if _completed_at is UNSET or _completed_at is None:
            completed_at = _completed_at
        else:
            try:
                completed_at = _FROM_ISO(_completed_at)
            except (TypeError, ValueError):
                completed_at = read_datetime(_completed_at, "completed_at", d, tolerate)

        _deleted_at = d.pop("deleted_at", UNSET)
        deleted_at: datetime.datetime | None | Unset
        if _deleted_at is UNSET or _deleted_at is None:
            deleted_at = _deleted_at
        else:
            try:
                deleted_at = _FROM_ISO(_deleted_at)
            except (TypeError, ValueError):
                deleted_at = read_datetime(_deleted_at, "deleted_at", d, tolerate)

        _duration = d.pop("duration", UNSET)
        if (
            type(_duration) is not float
            and type(_duration) is not int
            and _duration is not None
            and _duration is not UNSET
        ):
            _duration = refuse("a number", _duration, "duration", d, tolerate)
        duration: float | None | Unset = _duration

        _owner_id = d.pop("owner_id", UNSET)
        if type(_owner_id) is not str and _owner_id is not None and _owner_id is not UNSET:
            _owner_id = refuse("a string", _owner_id, "owner_id", d, tolerate)
        owner_id: None | str | Unset = _owner_id

        _external_url = d.pop("external_url", UNSET)
        if type(_external_url) is not str and _external_url is not None and _external_url is not UNSET:
            _external_url = refuse("a string", _external_url, "external_url", d, tolerate)
        external_url: None | str | Unset = _external_url

        __model__ = cls.__new__(cls)
        __model__.name = name
        __model__.description = description
        __model__.status = status
        __model__.created_at = created_at
        __model__.started_at = started_at
        __model__.updated_at = updated_at
        __model__.project_id = project_id
        __model__.mlflow_artifact_location = mlflow_artifact_location
        __model__.has_children = has_children
        __model__.descendant_match = descendant_match
        __model__.is_pinned = is_pinned
        __model__.params = params
        __model__.tags = tags
        __model__.metric_summaries = metric_summaries
        __model__.completed_at = completed_at
        __model__.deleted_at = deleted_at
        __model__.duration = duration
        __model__.owner_id = owner_id
        __model__.external_url = external_url

        __model__.additional_properties = d
        __model__._texts = {
            "created_at": _created_at,
            "started_at": _started_at,
            "updated_at": _updated_at,
            "completed_at": _completed_at,
            "deleted_at": _deleted_at,
        }
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


from ..models.model_lab_metric_summary import ModelLabMetricSummary
from ..models.model_lab_param import ModelLabParam
from ..models.model_lab_tag import ModelLabTag

_READ_MODEL_LAB_PARAM = ModelLabParam.from_dict
_READ_MODEL_LAB_TAG = ModelLabTag.from_dict
_READ_MODEL_LAB_METRIC_SUMMARY = ModelLabMetricSummary.from_dict
