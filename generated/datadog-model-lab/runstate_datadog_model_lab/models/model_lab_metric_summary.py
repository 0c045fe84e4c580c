# Generated from specs/datadog-model-lab/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate datadog-model-lab

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse
from ..types import UNSET, Unset, present, read_integer

T = TypeVar("T", bound="ModelLabMetricSummary")


@_attrs_define
class ModelLabMetricSummary:
    """Statistics of one metric that was recorded during a run. A number without a fraction arrives as an integer."""

    key: str
    """ Name of the metric, such as `eval_loss` or `system/mean_ttft_ms`. """
    count: int
    """ Number of values that were recorded. """
    latest: float | None | Unset = UNSET
    """ The most recently recorded value. It has been seen outside `min` and `max`, so do not rely on it being one
    of the values that they summarise. """
    min_: float | None | Unset = UNSET
    """ The smallest recorded value. """
    max_: float | None | Unset = UNSET
    """ The largest recorded value. """
    mean: float | None | Unset = UNSET
    """ The mean of the recorded values. """
    stddev: float | None | Unset = UNSET
    """ The standard deviation of the recorded values. Documented, and absent from every recorded response. """
    first_step: int | None | Unset = UNSET
    """ The first step at which the metric was recorded. """
    last_step: int | None | Unset = UNSET
    """ The last step at which the metric was recorded. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        key = self.key

        count = self.count

        latest: float | None | Unset
        if isinstance(self.latest, Unset):
            latest = UNSET
        else:
            latest = self.latest

        min_: float | None | Unset
        if isinstance(self.min_, Unset):
            min_ = UNSET
        else:
            min_ = self.min_

        max_: float | None | Unset
        if isinstance(self.max_, Unset):
            max_ = UNSET
        else:
            max_ = self.max_

        mean: float | None | Unset
        if isinstance(self.mean, Unset):
            mean = UNSET
        else:
            mean = self.mean

        stddev: float | None | Unset
        if isinstance(self.stddev, Unset):
            stddev = UNSET
        else:
            stddev = self.stddev

        first_step: int | None | Unset
        if isinstance(self.first_step, Unset):
            first_step = UNSET
        else:
            first_step = self.first_step

        last_step: int | None | Unset
        if isinstance(self.last_step, Unset):
            last_step = UNSET
        else:
            last_step = self.last_step

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "key": key,
                    "count": count,
                }
            )
        )
        if latest is not UNSET:
            field_dict["latest"] = latest
        if min_ is not UNSET:
            field_dict["min"] = min_
        if max_ is not UNSET:
            field_dict["max"] = max_
        if mean is not UNSET:
            field_dict["mean"] = mean
        if stddev is not UNSET:
            field_dict["stddev"] = stddev
        if first_step is not UNSET:
            field_dict["first_step"] = first_step
        if last_step is not UNSET:
            field_dict["last_step"] = last_step

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _key = d.pop("key", UNSET)
        if type(_key) is not str:
            _key = refuse("a string", _key, "key", d, tolerate)
        key = _key

        _count = d.pop("count", UNSET)
        if type(_count) is not int:
            _count = read_integer(_count, "count", d, tolerate)
        count = _count

        _latest = d.pop("latest", UNSET)
        if (
            type(_latest) is not float
            and type(_latest) is not int
            and _latest is not None
            and _latest is not UNSET
        ):
            _latest = refuse("a number", _latest, "latest", d, tolerate)
        latest: float | None | Unset = _latest

        _min_ = d.pop("min", UNSET)
        if type(_min_) is not float and type(_min_) is not int and _min_ is not None and _min_ is not UNSET:
            _min_ = refuse("a number", _min_, "min", d, tolerate)
        min_: float | None | Unset = _min_

        _max_ = d.pop("max", UNSET)
        if type(_max_) is not float and type(_max_) is not int and _max_ is not None and _max_ is not UNSET:
            _max_ = refuse("a number", _max_, "max", d, tolerate)
        max_: float | None | Unset = _max_

        _mean = d.pop("mean", UNSET)
        if type(_mean) is not float and type(_mean) is not int and _mean is not None and _mean is not UNSET:
            _mean = refuse("a number", _mean, "mean", d, tolerate)
        mean: float | None | Unset = _mean

        _stddev = d.pop("stddev", UNSET)
        if (
            type(_stddev) is not float
            and type(_stddev) is not int
            and _stddev is not None
            and _stddev is not UNSET
        ):
            _stddev = refuse("a number", _stddev, "stddev", d, tolerate)
        stddev: float | None | Unset = _stddev

        _first_step = d.pop("first_step", UNSET)
        if type(_first_step) is not int and _first_step is not None and _first_step is not UNSET:
            _first_step = read_integer(_first_step, "first_step", d, tolerate)
        first_step: int | None | Unset = _first_step

        _last_step = d.pop("last_step", UNSET)
        if type(_last_step) is not int and _last_step is not None and _last_step is not UNSET:
            _last_step = read_integer(_last_step, "last_step", d, tolerate)
        last_step: int | None | Unset = _last_step

        __model__ = cls.__new__(cls)
        __model__.key = key
        __model__.count = count
        __model__.latest = latest
        __model__.min_ = min_
        __model__.max_ = max_
        __model__.mean = mean
        __model__.stddev = stddev
        __model__.first_step = first_step
        __model__.last_step = last_step

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
