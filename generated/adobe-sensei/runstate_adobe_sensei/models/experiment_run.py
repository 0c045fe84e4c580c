# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..models.run_mode import RunMode
from ..types import UNSET, Unset, present, read_datetime, write_datetime

T = TypeVar("T", bound="ExperimentRun")
_RUN_MODE_BY_VALUE = {member.value: member for member in RunMode}
_FROM_ISO = datetime.datetime.fromisoformat


@_attrs_define
class ExperimentRun:
    """A run as it was created: its configuration, and not its state."""

    id: str
    """ The identifier of the run. """
    experiment_id: str
    """ The identifier of the experiment that the run belongs to. """
    mode: None | RunMode | str | Unset = UNSET
    """ What the run does. A value that this document does not know is kept as a plain string. """
    description: None | str | Unset = UNSET
    """ A free description. It is usually absent. """
    created: datetime.datetime | None | Unset = UNSET
    """ When the run was created. """
    created_by: Creator | None | Unset = UNSET
    """ Who created the run. """
    created_by_schedule: bool | None | Unset = UNSET
    """ Whether the experiment's schedule created the run, rather than a request. """
    updated: datetime.datetime | None | Unset = UNSET
    """ When the run was changed last. The rows of a listing may lack it. """
    deleted: bool | None | Unset = UNSET
    """ Whether the run has been deleted. Absent means that it has not. """
    links: None | RunLinks | Unset = UNSET
    """ The addresses of the run. """
    tasks: list[MLInstanceTask] | None | Unset = UNSET
    """ The tasks of the run, with the parameters that they inherit from the experiment. """
    run_chain: None | RunChain | Unset = UNSET
    """ The identifiers of the tasks by the part that they play in the run. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    _texts: dict[str, object] = _attrs_field(init=False, factory=dict, repr=False, eq=False)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        experiment_id = self.experiment_id

        mode: None | str | Unset
        if isinstance(self.mode, Unset):
            mode = UNSET
        elif isinstance(self.mode, RunMode):
            mode = self.mode.value
        else:
            mode = self.mode

        description: None | str | Unset
        if isinstance(self.description, Unset):
            description = UNSET
        else:
            description = self.description

        created: None | str | Unset
        if isinstance(self.created, Unset):
            created = UNSET
        elif isinstance(self.created, datetime.datetime):
            created = write_datetime(self.created, self._texts.get("created"))
        else:
            created = self.created

        created_by: dict[str, Any] | None | Unset
        if isinstance(self.created_by, Unset):
            created_by = UNSET
        elif isinstance(self.created_by, Creator):
            created_by = self.created_by.to_dict()
        else:
            created_by = self.created_by

        created_by_schedule: bool | None | Unset
        if isinstance(self.created_by_schedule, Unset):
            created_by_schedule = UNSET
        else:
            created_by_schedule = self.created_by_schedule

        updated: None | str | Unset
        if isinstance(self.updated, Unset):
            updated = UNSET
        elif isinstance(self.updated, datetime.datetime):
            updated = write_datetime(self.updated, self._texts.get("updated"))
        else:
            updated = self.updated

        deleted: bool | None | Unset
        if isinstance(self.deleted, Unset):
            deleted = UNSET
        else:
            deleted = self.deleted

        links: dict[str, Any] | None | Unset
        if isinstance(self.links, Unset):
            links = UNSET
        elif isinstance(self.links, RunLinks):
            links = self.links.to_dict()
        else:
            links = self.links

        tasks: list[dict[str, Any]] | None | Unset
        if isinstance(self.tasks, Unset):
            tasks = UNSET
        elif isinstance(self.tasks, list):
            tasks = []
            for _tasks_type_0_item_data in self.tasks:
                _tasks_type_0_item = _tasks_type_0_item_data.to_dict()
                tasks.append(_tasks_type_0_item)

        else:
            tasks = self.tasks

        run_chain: dict[str, Any] | None | Unset
        if isinstance(self.run_chain, Unset):
            run_chain = UNSET
        elif isinstance(self.run_chain, RunChain):
            run_chain = self.run_chain.to_dict()
        else:
            run_chain = self.run_chain

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "id": id,
                    "experimentId": experiment_id,
                }
            )
        )
        if mode is not UNSET:
            field_dict["mode"] = mode
        if description is not UNSET:
            field_dict["description"] = description
        if created is not UNSET:
            field_dict["created"] = created
        if created_by is not UNSET:
            field_dict["createdBy"] = created_by
        if created_by_schedule is not UNSET:
            field_dict["createdBySchedule"] = created_by_schedule
        if updated is not UNSET:
            field_dict["updated"] = updated
        if deleted is not UNSET:
            field_dict["deleted"] = deleted
        if links is not UNSET:
            field_dict["_links"] = links
        if tasks is not UNSET:
            field_dict["tasks"] = tasks
        if run_chain is not UNSET:
            field_dict["runChain"] = run_chain

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _id = d.pop("id", UNSET)
        if type(_id) is not str:
            _id = refuse("a string", _id, "id", d, tolerate)
        id = _id

        _experiment_id = d.pop("experimentId", UNSET)
        if type(_experiment_id) is not str:
            _experiment_id = refuse("a string", _experiment_id, "experimentId", d, tolerate)
        experiment_id = _experiment_id

        _mode = d.pop("mode", UNSET)
        mode: None | RunMode | str | Unset
        if _mode is UNSET or _mode is None:
            mode = _mode
        else:
            if type(_mode) is str:
                mode = _RUN_MODE_BY_VALUE.get(_mode, _mode)
            else:
                mode = refuse("a string", _mode, "mode", d, tolerate)

        _description = d.pop("description", UNSET)
        if type(_description) is not str and _description is not None and _description is not UNSET:
            _description = refuse("a string", _description, "description", d, tolerate)
        description: None | str | Unset = _description

        _created = d.pop("created", UNSET)
        created: datetime.datetime | None | Unset
        if _created is UNSET or _created is None:
            created = _created
        else:
            try:
                created = _FROM_ISO(_created)
            except (TypeError, ValueError):
                created = read_datetime(_created, "created", d, tolerate)

        _created_by = d.pop("createdBy", UNSET)
        created_by: Creator | None | Unset
        if _created_by is UNSET or _created_by is None:
            created_by = _created_by
        else:
            try:
                created_by = _READ_CREATOR(_created_by, tolerate and under("createdBy", tolerate))
            except PayloadError as payload_error:
                created_by = payload_error.within("createdBy").settled("createdBy", _created_by, d, tolerate)

        _created_by_schedule = d.pop("createdBySchedule", UNSET)
        if (
            type(_created_by_schedule) is not bool
            and _created_by_schedule is not None
            and _created_by_schedule is not UNSET
        ):
            _created_by_schedule = refuse(
                "true or false", _created_by_schedule, "createdBySchedule", d, tolerate
            )
        created_by_schedule: bool | None | Unset = _created_by_schedule

        _updated = d.pop("updated", UNSET)
        updated: datetime.datetime | None | Unset
        if _updated is UNSET or _updated is None:
            updated = _updated
        else:
            try:
                updated = _FROM_ISO(_updated)
            except (TypeError, ValueError):
                updated = read_datetime(_updated, "updated", d, tolerate)

        _deleted = d.pop("deleted", UNSET)
        if type(_deleted) is not bool and _deleted is not None and _deleted is not UNSET:
            _deleted = refuse("true or false", _deleted, "deleted", d, tolerate)
        deleted: bool | None | Unset = _deleted

        _links = d.pop("_links", UNSET)
        links: None | RunLinks | Unset
        if _links is UNSET or _links is None:
            links = _links
        else:
            try:
                links = _READ_RUN_LINKS(_links, tolerate and under("_links", tolerate))
            except PayloadError as payload_error:
                links = payload_error.within("_links").settled("_links", _links, d, tolerate)

        _tasks = d.pop("tasks", UNSET)
        tasks: list[MLInstanceTask] | None | Unset
        if _tasks is UNSET or _tasks is None:
            tasks = _tasks
        else:
            tasks = []
            if type(_tasks) is list:
                try:
                    for _tasks_item in _tasks:
                        _tasks_value = _READ_ML_INSTANCE_TASK(
                            _tasks_item, tolerate and under(f"tasks[{len(tasks)}]", tolerate)
                        )
                        tasks.append(_tasks_value)
                except PayloadError as payload_error:
                    tasks = payload_error.within(f"tasks[{len(tasks)}]").settled("tasks", _tasks, d, tolerate)

            else:
                tasks = refuse("an array", _tasks, "tasks", d, tolerate)

        _run_chain = d.pop("runChain", UNSET)
        run_chain: None | RunChain | Unset
        if _run_chain is UNSET or _run_chain is None:
            run_chain = _run_chain
        else:
            try:
                run_chain = _READ_RUN_CHAIN(_run_chain, tolerate and under("runChain", tolerate))
            except PayloadError as payload_error:
                run_chain = payload_error.within("runChain").settled("runChain", _run_chain, d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.id = id
        __model__.experiment_id = experiment_id
        __model__.mode = mode
        __model__.description = description
        __model__.created = created
        __model__.created_by = created_by
        __model__.created_by_schedule = created_by_schedule
        __model__.updated = updated
        __model__.deleted = deleted
        __model__.links = links
        __model__.tasks = tasks
        __model__.run_chain = run_chain

        __model__.additional_properties = d
        __model__._texts = {
            "created": _created,
            "updated": _updated,
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


from ..models.creator import Creator
from ..models.ml_instance_task import MLInstanceTask
from ..models.run_chain import RunChain
from ..models.run_links import RunLinks

_READ_CREATOR = Creator.from_dict
_READ_RUN_LINKS = RunLinks.from_dict
_READ_ML_INSTANCE_TASK = MLInstanceTask.from_dict
_READ_RUN_CHAIN = RunChain.from_dict
