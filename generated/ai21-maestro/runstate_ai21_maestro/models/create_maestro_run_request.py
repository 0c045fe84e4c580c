# Generated from specs/ai21-maestro/openapi.yaml by openapi-python-client 0.29.1.
# Do not edit: change the spec or a template, then run: scripts/regenerate ai21-maestro

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..errors import PayloadError, Tolerate, refuse, under
from ..models.budget import Budget
from ..models.response_language import ResponseLanguage
from ..models.run_variant import RunVariant
from ..types import UNSET, Unset, present

T = TypeVar("T", bound="CreateMaestroRunRequest")
_BUDGET_BY_VALUE = {member.value: member for member in Budget}
_RESPONSE_LANGUAGE_BY_VALUE = {member.value: member for member in ResponseLanguage}
_RUN_VARIANT_BY_VALUE = {member.value: member for member in RunVariant}


@_attrs_define
class CreateMaestroRunRequest:
    """What a Maestro run is to do, and how."""

    input_: list[Message] | str
    """ The task: one instruction, or a conversation whose messages alternate between user and assistant. One
    instruction is the same as a single message of the user. """
    system_prompt: str | Unset = UNSET
    """ The role, the context and the manner of the run. What the result must be like belongs in `requirements`, and
    must not contradict this text. """
    requirements: list[Requirement] | Unset = UNSET
    """ What the result must be like. Maestro mends the result until it meets them or the budget is used up. At most
    10. At most 10 items. """
    tools: list[FileSearchTool | HTTPTool | MCPTool | WebSearchTool] | Unset = UNSET
    """ The tools that the run may use. It may call the same tool several times. """
    models: list[str] | Unset = UNSET
    """ The names of the models that the run may use, such as `jamba-large`. AI21 chooses if there are none. """
    budget: Budget | Unset = UNSET
    """ How much work Maestro puts into meeting the requirements. A higher budget costs more and takes longer. The
    default is `low`. """
    include: list[str] | Unset = UNSET
    """ What the run is to contain beside its result: `data_sources`, `requirements_result`, or both. """
    output_type: OutputType | Unset = UNSET
    """ The JSON schema of the result. Without one the result is a text. """
    response_language: ResponseLanguage | Unset = UNSET
    """ The language of the result. With `unset`, the default, Maestro chooses it. """
    context: RunContext | Unset = UNSET
    """ Values that the run may use. AI21 does not document their names. """
    assistant_id: str | Unset = UNSET
    """ The identifier of the assistant that the run belongs to. AI21 does not document its effect. """
    structured_rag_enabled: bool | Unset = UNSET
    """ Whether searches use the structured data that AI21 has drawn from the files. The default is false. """
    dynamic_planning_enabled: bool | Unset = UNSET
    """ Whether Maestro plans the steps of the run while it runs. The default is false. """
    verbose: bool | Unset = UNSET
    """ Whether the run tells more. AI21 does not document what. The default is false. """
    variant: RunVariant | Unset = UNSET
    """ The variant of Maestro that does the run. AI21 does not document what each does. The default is `main`. """
    custom_retrieval_configs: list[CustomRetrievalConfig] | Unset = UNSET
    """ Settings of the searches in files. AI21 does not document them. """
    additional_properties: dict[str, Any] = _attrs_field(factory=dict)

    def to_dict(self) -> dict[str, Any]:
        input_: Any = self.input_
        if input_ is not UNSET:
            if isinstance(self.input_, list):
                input_ = []
                for _input_type_0_item_data in self.input_:
                    _input_type_0_item = _input_type_0_item_data.to_dict()
                    input_.append(_input_type_0_item)

            else:
                input_ = self.input_

        system_prompt = self.system_prompt

        requirements: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.requirements, Unset):
            requirements = []
            for _requirements_item_data in self.requirements:
                _requirements_item = _requirements_item_data.to_dict()
                requirements.append(_requirements_item)

        tools: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.tools, Unset):
            tools = []
            for _tools_item_data in self.tools:
                _tools_item: dict[str, Any]
                if isinstance(_tools_item_data, HTTPTool):
                    _tools_item = _tools_item_data.to_dict()
                elif isinstance(_tools_item_data, MCPTool):
                    _tools_item = _tools_item_data.to_dict()
                elif isinstance(_tools_item_data, FileSearchTool):
                    _tools_item = _tools_item_data.to_dict()
                else:
                    _tools_item = _tools_item_data.to_dict()

                tools.append(_tools_item)

        models: list[str] | Unset = UNSET
        if not isinstance(self.models, Unset):
            models = self.models

        budget: str | Unset = UNSET
        if not isinstance(self.budget, Unset):
            budget = self.budget.value

        include: list[str] | Unset = UNSET
        if not isinstance(self.include, Unset):
            include = self.include

        output_type: dict[str, Any] | Unset = UNSET
        if not isinstance(self.output_type, Unset):
            output_type = self.output_type.to_dict()

        response_language: str | Unset = UNSET
        if not isinstance(self.response_language, Unset):
            response_language = self.response_language.value

        context: dict[str, Any] | Unset = UNSET
        if not isinstance(self.context, Unset):
            context = self.context.to_dict()

        assistant_id = self.assistant_id

        structured_rag_enabled = self.structured_rag_enabled

        dynamic_planning_enabled = self.dynamic_planning_enabled

        verbose = self.verbose

        variant: str | Unset = UNSET
        if not isinstance(self.variant, Unset):
            variant = self.variant.value

        custom_retrieval_configs: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.custom_retrieval_configs, Unset):
            custom_retrieval_configs = []
            for _custom_retrieval_configs_item_data in self.custom_retrieval_configs:
                _custom_retrieval_configs_item = _custom_retrieval_configs_item_data.to_dict()
                custom_retrieval_configs.append(_custom_retrieval_configs_item)

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            present(
                {
                    "input": input_,
                }
            )
        )
        if system_prompt is not UNSET:
            field_dict["system_prompt"] = system_prompt
        if requirements is not UNSET:
            field_dict["requirements"] = requirements
        if tools is not UNSET:
            field_dict["tools"] = tools
        if models is not UNSET:
            field_dict["models"] = models
        if budget is not UNSET:
            field_dict["budget"] = budget
        if include is not UNSET:
            field_dict["include"] = include
        if output_type is not UNSET:
            field_dict["output_type"] = output_type
        if response_language is not UNSET:
            field_dict["response_language"] = response_language
        if context is not UNSET:
            field_dict["context"] = context
        if assistant_id is not UNSET:
            field_dict["assistant_id"] = assistant_id
        if structured_rag_enabled is not UNSET:
            field_dict["structured_rag_enabled"] = structured_rag_enabled
        if dynamic_planning_enabled is not UNSET:
            field_dict["dynamic_planning_enabled"] = dynamic_planning_enabled
        if verbose is not UNSET:
            field_dict["verbose"] = verbose
        if variant is not UNSET:
            field_dict["variant"] = variant
        if custom_retrieval_configs is not UNSET:
            field_dict["custom_retrieval_configs"] = custom_retrieval_configs

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any], tolerate: Tolerate | None = None) -> T:
        if type(src_dict) is dict:
            d = src_dict.copy()
        elif isinstance(src_dict, Mapping):
            d = dict(src_dict)
        else:
            raise PayloadError("an object", src_dict, "")
        _input_ = d.pop("input", UNSET)
        input_: list[Message] | str
        try:
            try:
                input_ = []
                if type(_input_) is list:
                    try:
                        for _input__item in _input_:
                            _input__value = _READ_MESSAGE(_input__item)
                            input_.append(_input__value)
                    except PayloadError as payload_error:
                        raise payload_error.within(f"[{len(input_)}]") from None

                else:
                    raise PayloadError("an array", _input_, "")
            except PayloadError:
                if type(_input_) is not str:
                    raise PayloadError("a string", _input_, "")
                input_ = _input_

        except PayloadError as payload_error:
            input_ = payload_error.within("input").settled("input", _input_, d, tolerate)

        _system_prompt = d.pop("system_prompt", UNSET)
        if type(_system_prompt) is not str and _system_prompt is not UNSET:
            _system_prompt = refuse("a string", _system_prompt, "system_prompt", d, tolerate)
        system_prompt: str | Unset = _system_prompt

        _requirements = d.pop("requirements", UNSET)
        requirements: list[Requirement] | Unset
        if _requirements is UNSET:
            requirements = _requirements
        else:
            requirements = []
            if type(_requirements) is list:
                try:
                    for _requirements_item in _requirements:
                        _requirements_value = _READ_REQUIREMENT(
                            _requirements_item,
                            tolerate and under(f"requirements[{len(requirements)}]", tolerate),
                        )
                        requirements.append(_requirements_value)
                except PayloadError as payload_error:
                    requirements = payload_error.within(f"requirements[{len(requirements)}]").settled(
                        "requirements", _requirements, d, tolerate
                    )

            else:
                requirements = refuse("an array", _requirements, "requirements", d, tolerate)

        _tools = d.pop("tools", UNSET)
        tools: list[FileSearchTool | HTTPTool | MCPTool | WebSearchTool] | Unset
        if _tools is UNSET:
            tools = _tools
        else:
            tools = []
            if type(_tools) is list:
                try:
                    for _tools_item in _tools:
                        _tools_value: FileSearchTool | HTTPTool | MCPTool | WebSearchTool
                        if type(_tools_item) is not dict:
                            raise PayloadError("an object", _tools_item, "")
                        match _tools_item.get("type"):
                            case "http":
                                _tools_value = _READ_HTTP_TOOL(_tools_item)
                            case "mcp":
                                _tools_value = _READ_MCP_TOOL(_tools_item)
                            case "file_search":
                                _tools_value = _READ_FILE_SEARCH_TOOL(_tools_item)
                            case "web_search":
                                _tools_value = _READ_WEB_SEARCH_TOOL(_tools_item)
                            case _:
                                raise PayloadError(
                                    "one of 'http', 'mcp', 'file_search', 'web_search'",
                                    _tools_item.get("type", UNSET),
                                    "type",
                                )

                        tools.append(_tools_value)
                except PayloadError as payload_error:
                    tools = payload_error.within(f"tools[{len(tools)}]").settled("tools", _tools, d, tolerate)

            else:
                tools = refuse("an array", _tools, "tools", d, tolerate)

        _models = d.pop("models", UNSET)
        models: list[str] | Unset
        if _models is UNSET:
            models = _models
        else:
            models = []
            if type(_models) is list:
                try:
                    for _models_item in _models:
                        if type(_models_item) is not str:
                            raise PayloadError("a string", _models_item, "")
                        _models_value = _models_item
                        models.append(_models_value)
                except PayloadError as payload_error:
                    models = payload_error.within(f"models[{len(models)}]").settled(
                        "models", _models, d, tolerate
                    )

            else:
                models = refuse("an array", _models, "models", d, tolerate)

        _budget = d.pop("budget", UNSET)
        budget: Budget | Unset
        if _budget is UNSET:
            budget = _budget
        else:
            if type(_budget) is str and _budget in _BUDGET_BY_VALUE:
                budget = _BUDGET_BY_VALUE[_budget]
            else:
                budget = refuse("one of low, medium, high", _budget, "budget", d, tolerate)

        _include = d.pop("include", UNSET)
        include: list[str] | Unset
        if _include is UNSET:
            include = _include
        else:
            include = []
            if type(_include) is list:
                try:
                    for _include_item in _include:
                        if type(_include_item) is not str:
                            raise PayloadError("a string", _include_item, "")
                        _include_value = _include_item
                        include.append(_include_value)
                except PayloadError as payload_error:
                    include = payload_error.within(f"include[{len(include)}]").settled(
                        "include", _include, d, tolerate
                    )

            else:
                include = refuse("an array", _include, "include", d, tolerate)

        _output_type = d.pop("output_type", UNSET)
        output_type: OutputType | Unset
        if _output_type is UNSET:
            output_type = _output_type
        else:
            try:
                output_type = _READ_OUTPUT_TYPE(_output_type, tolerate and under("output_type", tolerate))
            except PayloadError as payload_error:
                output_type = payload_error.within("output_type").settled(
                    "output_type", _output_type, d, tolerate
                )

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

        _context = d.pop("context", UNSET)
        context: RunContext | Unset
        if _context is UNSET:
            context = _context
        else:
            try:
                context = _READ_RUN_CONTEXT(_context, tolerate and under("context", tolerate))
            except PayloadError as payload_error:
                context = payload_error.within("context").settled("context", _context, d, tolerate)

        _assistant_id = d.pop("assistant_id", UNSET)
        if type(_assistant_id) is not str and _assistant_id is not UNSET:
            _assistant_id = refuse("a string", _assistant_id, "assistant_id", d, tolerate)
        assistant_id: str | Unset = _assistant_id

        _structured_rag_enabled = d.pop("structured_rag_enabled", UNSET)
        if type(_structured_rag_enabled) is not bool and _structured_rag_enabled is not UNSET:
            _structured_rag_enabled = refuse(
                "true or false", _structured_rag_enabled, "structured_rag_enabled", d, tolerate
            )
        structured_rag_enabled: bool | Unset = _structured_rag_enabled

        _dynamic_planning_enabled = d.pop("dynamic_planning_enabled", UNSET)
        if type(_dynamic_planning_enabled) is not bool and _dynamic_planning_enabled is not UNSET:
            _dynamic_planning_enabled = refuse(
                "true or false", _dynamic_planning_enabled, "dynamic_planning_enabled", d, tolerate
            )
        dynamic_planning_enabled: bool | Unset = _dynamic_planning_enabled

        _verbose = d.pop("verbose", UNSET)
        if type(_verbose) is not bool and _verbose is not UNSET:
            _verbose = refuse("true or false", _verbose, "verbose", d, tolerate)
        verbose: bool | Unset = _verbose

        _variant = d.pop("variant", UNSET)
        variant: RunVariant | Unset
        if _variant is UNSET:
            variant = _variant
        else:
            if type(_variant) is str and _variant in _RUN_VARIANT_BY_VALUE:
                variant = _RUN_VARIANT_BY_VALUE[_variant]
            else:
                variant = refuse("one of main, ingestion", _variant, "variant", d, tolerate)

        _custom_retrieval_configs = d.pop("custom_retrieval_configs", UNSET)
        custom_retrieval_configs: list[CustomRetrievalConfig] | Unset
        if _custom_retrieval_configs is UNSET:
            custom_retrieval_configs = _custom_retrieval_configs
        else:
            custom_retrieval_configs = []
            if type(_custom_retrieval_configs) is list:
                try:
                    for _custom_retrieval_configs_item in _custom_retrieval_configs:
                        _custom_retrieval_configs_value = _READ_CUSTOM_RETRIEVAL_CONFIG(
                            _custom_retrieval_configs_item,
                            tolerate
                            and under(f"custom_retrieval_configs[{len(custom_retrieval_configs)}]", tolerate),
                        )
                        custom_retrieval_configs.append(_custom_retrieval_configs_value)
                except PayloadError as payload_error:
                    custom_retrieval_configs = payload_error.within(
                        f"custom_retrieval_configs[{len(custom_retrieval_configs)}]"
                    ).settled("custom_retrieval_configs", _custom_retrieval_configs, d, tolerate)

            else:
                custom_retrieval_configs = refuse(
                    "an array", _custom_retrieval_configs, "custom_retrieval_configs", d, tolerate
                )

        __model__ = cls.__new__(cls)
        __model__.input_ = input_
        __model__.system_prompt = system_prompt
        __model__.requirements = requirements
        __model__.tools = tools
        __model__.models = models
        __model__.budget = budget
        __model__.include = include
        __model__.output_type = output_type
        __model__.response_language = response_language
        __model__.context = context
        __model__.assistant_id = assistant_id
        __model__.structured_rag_enabled = structured_rag_enabled
        __model__.dynamic_planning_enabled = dynamic_planning_enabled
        __model__.verbose = verbose
        __model__.variant = variant
        __model__.custom_retrieval_configs = custom_retrieval_configs

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


from ..models.custom_retrieval_config import CustomRetrievalConfig
from ..models.file_search_tool import FileSearchTool
from ..models.http_tool import HTTPTool
from ..models.mcp_tool import MCPTool
from ..models.message import Message
from ..models.output_type import OutputType
from ..models.requirement import Requirement
from ..models.run_context import RunContext
from ..models.web_search_tool import WebSearchTool

_READ_MESSAGE = Message.from_dict
_READ_REQUIREMENT = Requirement.from_dict
_READ_HTTP_TOOL = HTTPTool.from_dict
_READ_MCP_TOOL = MCPTool.from_dict
_READ_FILE_SEARCH_TOOL = FileSearchTool.from_dict
_READ_WEB_SEARCH_TOOL = WebSearchTool.from_dict
_READ_OUTPUT_TYPE = OutputType.from_dict
_READ_RUN_CONTEXT = RunContext.from_dict
_READ_CUSTOM_RETRIEVAL_CONFIG = CustomRetrievalConfig.from_dict
