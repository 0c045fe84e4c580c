# Generated from specs/adobe-sensei/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate adobe-sensei

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..models.task_state import TaskState
from ..types import UNSET, Unset, present, read_datetime, write_datetime

T = TypeVar("T", bound="TaskStatus")
_TASK_STATE_BY_VALUE = {member.value: member for member in TaskState}
_FROM_ISO = datetime.datetime.fromisoformat


@_attrs_define
class TaskStatus:
    """The status of one task of an experiment run."""

    state: str | TaskState
    """ The state of the task. `DONE`, `FAILED` and `ABORTED` are final; a state that this document does not know is
    kept as a plain string. """
    id: None | str | Unset = UNSET
    """ An identifier of the task. In Adobe's example of a training task it is the identifier of the trained model.
    """
    name: None | str | Unset = UNSET
    """ The name of the task, such as `train` or `score`. It may be absent. """
    logs: None | str | Unset = UNSET
    """ Log output or a reference to it, as one string. Adobe does not say which; see also `tasklogs`. """
    tasklogs: list[TaskLog] | None | Unset = UNSET
    """ The log files of the task, each under its own address. """
    message: None | str | Unset = UNSET
    """ A message about the task. On a failed task it is the only error text there can be. """
    started: datetime.datetime | None | Unset = UNSET
    """ When the task started. It is absent before that. """
    ended: datetime.datetime | None | Unset = UNSET
    """ When the task ended. It is absent before that. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)
    _texts: dict[str, object] = _attrs_field(init=False, factory=dict, repr=False, eq=False)

    def to_dict(self) -> dict[str, Any]:
        state: str
        if isinstance(self.state, TaskState):
            state = self.state.value
        else:
            state = self.state

        id: None | str | Unset
        if isinstance(self.id, Unset):
            id = UNSET
        else:
            id = self.id

        name: None | str | Unset
        if isinstance(self.name, Unset):
            name = UNSET
        else:
            name = self.name

        logs: None | str | Unset
        if isinstance(self.logs, Unset):
            logs = UNSET
        else:
            logs = self.logs

        tasklogs: list[dict[str, Any]] | None | Unset
        if isinstance(self.tasklogs, Unset):
            tasklogs = UNSET
        elif isinstance(self.tasklogs, list):
            tasklogs = []
            for _tasklogs_type_0_item_data in self.tasklogs:
                _tasklogs_type_0_item = _tasklogs_type_0_item_data.to_dict()
                tasklogs.append(_tasklogs_type_0_item)

        else:
            tasklogs = self.tasklogs

        message: None | str | Unset
        if isinstance(self.message, Unset):
            message = UNSET
        else:
            message = self.message

        started: None | str | Unset
        if isinstance(self.started, Unset):
            started = UNSET
        elif isinstance(self.started, datetime.datetime):
            started = write_datetime(self.started, self._texts.get("started"))
        else:
            started = self.started

        ended: None | str | Unset
        if isinstance(self.ended, Unset):
            ended = UNSET
        elif isinstance(self.ended, datetime.datetime):
            ended = write_datetime(self.ended, self._texts.get("ended"))
        else:
            ended = self.ended

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "state": state,
                }
            )
        )
        if id is not UNSET:
            field_dict["id"] = id
        if name is not UNSET:
            field_dict["name"] = name
        if logs is not UNSET:
            field_dict["logs"] = logs
        if tasklogs is not UNSET:
            field_dict["tasklogs"] = tasklogs
        if message is not UNSET:
            field_dict["message"] = message
        if started is not UNSET:
            field_dict["started"] = started
        if ended is not UNSET:
            field_dict["ended"] = ended

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _state = d.pop("state", UNSET)
        state: str | TaskState
        if type(_state) is str:
            state = _TASK_STATE_BY_VALUE.get(_state, _state)
        else:
            state = refuse("a string", _state, "state", d, tolerate)

        _id = d.pop("id", UNSET)
        if type(_id) is not str and _id is not None and _id is not UNSET:
            _id = refuse("a string", _id, "id", d, tolerate)
        id: None | str | Unset = _id

        _name = d.pop("name", UNSET)
        if type(_name) is not str and _name is not None and _name is not UNSET:
            _name = refuse("a string", _name, "name", d, tolerate)
        name: None | str | Unset = _name

        _logs = d.pop("logs", UNSET)
        if type(_logs) is not str and _logs is not None and _logs is not UNSET:
            _logs = refuse("a string", _logs, "logs", d, tolerate)
        logs: None | str | Unset = _logs

        _tasklogs = d.pop("tasklogs", UNSET)
        tasklogs: list[TaskLog] | None | Unset
        if _tasklogs is UNSET or _tasklogs is None:
            tasklogs = _tasklogs
        else:
            tasklogs = []
            if type(_tasklogs) is list:
                try:
                    for _tasklogs_item in _tasklogs:
                        _tasklogs_value = _READ_TASK_LOG(
                            _tasklogs_item, tolerate and under(f"tasklogs[{len(tasklogs)}]", tolerate)
                        )
                        tasklogs.append(_tasklogs_value)
                except PayloadError as payload_error:
                    tasklogs = payload_error.within(f"tasklogs[{len(tasklogs)}]").settled(
                        "tasklogs", _tasklogs, d, tolerate
                    )

            else:
                tasklogs = refuse("an array", _tasklogs, "tasklogs", d, tolerate)

        _message = d.pop("message", UNSET)
        if type(_message) is not str and _message is not None and _message is not UNSET:
            _message = refuse("a string", _message, "message", d, tolerate)
        message: None | str | Unset = _message

        _started = d.pop("started", UNSET)
        started: datetime.datetime | None | Unset
        if _started is UNSET or _started is None:
            started = _started
        else:
            try:
                started = _FROM_ISO(_started)
            except (TypeError, ValueError):
                started = read_datetime(_started, "started", d, tolerate)

        _ended = d.pop("ended", UNSET)
        ended: datetime.datetime | None | Unset
        if _ended is UNSET or _ended is None:
            ended = _ended
        else:
            try:
                ended = _FROM_ISO(_ended)
            except (TypeError, ValueError):
                ended = read_datetime(_ended, "ended", d, tolerate)

        __model__ = cls.__new__(cls)
        __model__.state = state
        __model__.id = id
        __model__.name = name
        __model__.logs = logs
        __model__.tasklogs = tasklogs
        __model__.message = message
        __model__.started = started
        __model__.ended = ended

        __model__.additional_properties = d
        __model__._texts = {
            "started": _started,
            "ended": _ended,
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


from ..models.task_log import TaskLog

_READ_TASK_LOG = TaskLog.from_dict
